// Puts together what the door makes a lead of: what the visitor typed, and what page and author add to it. What becomes
// of it belongs to `crates/lead`.

import { CAPTCHA_MS, MOST_BITS, MOST_FIELDS, MOST_NAME, MOST_VALUE, NAME } from "../loader/contract.js";

const HOUR_MS = 3_600_000;
const HASHES = 4096; // so many at a time, so that the page does not stand still

// Taken before the page can replace them.
const { setTimeout } = globalThis;
const { parse } = JSON;

const fill = crypto.getRandomValues.bind(crypto);
/** A name for a lead that no other has. */
export const newId = crypto.randomUUID?.bind(crypto) ?? randomId; // secure pages only

function randomId() {
  const bytes = fill(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const sleep = (time, value) => new Promise((resolve) => setTimeout(resolve, time, value));

const warned = new Set();

/** The fields of the attribute and those set since, where `null` takes one away; and what is bad in them, in words. */
function hiddenFields(written, set) {
  const [fields, refused] = [new Map(), []];
  for (const [name, value] of [...pairs(written.trim(), refused), ...set]) {
    if (value === null) fields.delete(name);
    else if (isField(name, value) && (fields.has(name) || fields.size < MOST_FIELDS)) fields.set(name, String(value));
    else refused.push(name);
  }
  const names = refused.map((name) => `"${name.slice(0, MOST_NAME)}"`).join(", ");
  const warning =
    `<${NAME}>: hidden fields are key=value,key=value or a JSON object, or set by setHiddenFields(record): at most ` +
    `${MOST_FIELDS}, with names of 1 to ${MOST_NAME} characters; values are texts of up to ${MOST_VALUE} characters, ` +
    `numbers, true or false. Left out: ${names}.`;
  return { fields: Object.fromEntries(fields), warning: names && warning };
}

function isField(name, value) {
  const isFit = /^(string|number|boolean)$/.test(typeof value) && String(value).length <= MOST_VALUE;
  return isFit && name && name.length <= MOST_NAME;
}

function pairs(written, refused) {
  if (written.startsWith("{")) {
    try {
      return Object.entries(parse(written));
    } catch {
      refused.push(written);
      return [];
    }
  }
  const found = [];
  for (const part of written.match(/(?:\\.|[^,])+/gs) ?? []) {
    const at = part.indexOf("=");
    const [name, value] = [part.slice(0, at), part.slice(at + 1)].map((text) => text.replace(/\\(.)/gs, "$1").trim());
    if (at < 1) refused.push(part.trim());
    else found.push([name, value]);
  }
  return found;
}

/** What the page's own captcha says about this try, `{provider, token}`; nothing when it fails or is silent. */
async function captcha(element) {
  if (typeof element.captcha !== "function") return null;
  try {
    const { provider, token } = await Promise.race([element.captcha(), sleep(CAPTCHA_MS, {})]);
    return typeof provider === "string" && typeof token === "string" ? { provider, token } : null;
  } catch {
    return null;
  }
}

/** Where the next search begins. A receiver takes a nonce once, so that no try may find that of an earlier one. */
let unsearched = fill(new Uint32Array(1))[0] % 2 ** 31;

/** The work that the page's receiver asks for by the property `proofOfWork`, a number of bits; nothing without one. */
async function proof({ proofOfWork: bits }, id, prove) {
  if (!(Number.isInteger(bits) && bits > 0 && bits <= MOST_BITS)) return null;
  const hour = Math.floor(Date.now() / HOUR_MS);
  for (const end = unsearched + 64 * 2 ** bits; unsearched < end; ) {
    const nonce = prove(id, hour, bits, unsearched, HASHES);
    unsearched = nonce == null ? unsearched + HASHES : nonce + 1;
    if (nonce != null) return { bits, nonce };
    await sleep(0);
  }
  return null;
}

/** The visitor's mark of HubSpot's, if the page has set one. */
function hubspotMark() {
  try {
    return /(?:^|; )hubspotutk=([0-9a-f]{32})(?:;|$)/.exec(document.cookie)?.[1] ?? null;
  } catch {
    return null; // a page without an origin has no cookies
  }
}

/** An address whose domain has letters beyond ASCII, as mail servers know it. */
function ascii(email) {
  const [, name, domain] = /^(.*@)([^\s/?#\\:@]*[^\x00-\x7f][^\s/?#\\:@]*)$/.exec(email) ?? [];
  if (!domain) return email;
  try {
    return name + new URL(`http://${domain}`).hostname;
  } catch {
    return email;
  }
}

/** What is asked of the page anew for every try. */
export const checks = async (element, id, glue) =>
  ({ captcha: await captcha(element), pow: await proof(element, id, glue.prove) });

/** The lead as it would be sent now; `set` are the hidden fields that the page has set. */
export function submission(host, page, glue, { id, detail, set, captcha = null, pow = null }) {
  const { element, instance, campaign } = host;
  const { mode, lang } = host.attributes();
  const { fields, warning } = hiddenFields(element.getAttribute("hidden-fields") ?? "", Object.entries(set));
  if (warning && !warned.has(warning)) console.warn(warning);
  warned.add(warning);
  // Where somebody else types, the device says nothing about the visitor.
  const isOwn = mode === "visitor";
  const hasMark = isOwn && !page.gpc && campaign.lead.adapter === "hubspot";
  // One letter, one spelling: receivers compare.
  const spelled = Object.entries(detail.contact).map(([name, text]) => [name, String(text).normalize()]);
  const contact = Object.fromEntries(spelled);
  if (contact.email) contact.email = ascii(contact.email);
  return {
    id,
    test: element.leadTest === true,
    detail: { ...detail, contact },
    page: { ...page.facts(), instance, lang },
    attribution: isOwn ? page.touches(glue.attribution) : { first: null, last: null },
    hidden: fields,
    signals: { tcf: page.tcf, gpc: page.gpc },
    hutk: hasMark ? hubspotMark() : null,
    captcha,
    pow,
    mode,
  };
}
