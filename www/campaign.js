// The campaign of a widget: found in the page, fetched, checked, and turned into what the stage passes on. What may
// stand in it, and the sentences about what may not, belong to the checker (`crates/campaign`).

import { compiled } from "./wasm.js";

const NAME = "execution-gap";
const LANGUAGE = "en"; // the one that there is a pack for
const MOST_BYTES = 262_144;
const PATIENCE_MS = 10_000;
const INLINE = ':scope>script[type="application/json"]';

// The hashes of the checker and the words, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/** Elements whose campaign was read: the source of it, and what it says. A second start does not fetch it again. */
const known = new WeakMap();

/** An error that says whose fault it is: the loader passes `gap` on in its event. */
const failure = (message, pointer = null) => Object.assign(new Error(message), { gap: { code: "config", pointer } });

let checker;
function load(files) {
  checker ??= begin(files).catch((cause) => {
    checker = undefined;
    throw cause;
  });
  return checker;
}

async function begin(files) {
  const [glue, module, words] = await Promise.all([
    files.code("./campaign/execution-gap.js", INTEGRITY),
    compiled(files, "./campaign/execution-gap_bg.wasm", INTEGRITY),
    files.text("./lang/en.txt", INTEGRITY),
  ]);
  await glue.default({ module_or_path: module });
  return { glue, words };
}

/** The text of a file that the page names; nothing of it is read beyond the limit. */
async function fetched(address, integrity) {
  const tooLarge = () => failure(`The campaign ${address} is larger than ${MOST_BYTES / 1024} KiB.`);
  try {
    const response = await fetch(address, { integrity, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw failure(`The campaign ${address} cannot be read: the answer is ${response.status}.`);
    if (response.headers.get("content-length") > MOST_BYTES) throw tooLarge();
    const reader = response.body.getReader();
    const parts = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.length;
      if (size <= MOST_BYTES) continue;
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    return await new Blob(parts).text();
  } catch (cause) {
    if (cause.gap) throw cause;
    throw failure(
      cause.name === "TimeoutError"
        ? `The campaign ${address} cannot be read: no answer within ${PATIENCE_MS / 1000} seconds.`
        : `The campaign ${address} cannot be fetched. Check the address, that its server allows this page ` +
          "(Access-Control-Allow-Origin), and the hash, if the page names one.",
    );
  }
}

function parsed(text, source) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw failure(`The campaign ${source} is not JSON: ${cause.message}.`);
  }
}

const listed = (title, findings) =>
  [`<${NAME}>: ${title}`, ...findings.map(({ pointer, message }) => `${pointer || "/"}: ${message}`)].join("\n");

async function examined(element, files, text, source) {
  // Together: whichever fails first is the answer, and the other failure is heard too.
  const [{ glue, words }, written] = await Promise.all([load(files), text]);
  const json = parsed(written, source);
  const { refusals, notes } = glue.examine(json, location.origin, words);
  if (refusals.length) {
    console.error(listed("the campaign is refused.", refusals));
    const [{ message, pointer }] = refusals;
    throw failure(refusals.length > 1 ? `${message} And ${refusals.length - 1} more.` : message, pointer);
  }
  if (notes.length) console.warn(listed("the campaign works; please look at this.", notes));
  return settings(element, json, glue);
}

/** What the contact form asks and says. Where it goes is no business of the widget's. */
function form({ profile, fields = ["email", "first_name"], consents = [], controller, notice, request_text }) {
  const required = profile === "salesforce_w2l" ? ["last_name", "company"] : [];
  return { fields, required, consents, controller, notice_url: notice?.url, request_text };
}

/** What a sound campaign means to the stage. */
function settings(element, campaign, glue) {
  const { brand = {}, cta = {}, gate, lead, texts = {}, weights = {} } = campaign;
  const own = { ...texts[LANGUAGE] };
  const tokens = brand.accent && glue.tokens(brand.accent);
  const sheet = tokens && new CSSStyleSheet();
  if (sheet) sheet.replaceSync(`:host{${tokens}}`);
  const added = {
    ...weights,
    "brand-name": brand.name,
    "brand-logo": brand.logo,
    "cta-label": cta.label,
    "cta-url": cta.url,
    lead: lead && form(lead),
    words: Object.entries(own).map(([name, words]) => `${glue.line(name)}\t${words}`).join("\n"),
  };
  return {
    campaign,
    brand,
    texts: own,
    sheets: sheet ? [sheet] : [],
    weights,
    /** The attributes of the element with what the campaign adds; an attribute that is there wins. */
    over: (attributes) => ({
      ...attributes,
      ...added,
      gate: element.hasAttribute("gate") ? attributes.gate : gate ?? attributes.gate,
    }),
  };
}

/** Reads the campaign of an element, from its attribute `config` or from a script inside of it. */
export async function read(element, files) {
  const named = element.getAttribute("config");
  const address = named && (URL.parse?.(named, element.baseURI)?.href ?? named);
  const inline = element.querySelector(INLINE);
  if (address && inline && !known.has(element)) {
    console.warn(`<${NAME}>: there are a "config" and a script with a campaign; the one of "config" is used.`);
  }
  const source = address || inline.textContent;
  const before = known.get(element);
  if (before?.source === source) return before.settings;
  const text = address ? fetched(address, element.getAttribute("config-integrity") ?? "") : source;
  try {
    if (!address && new Blob([text]).size > MOST_BYTES) {
      throw failure(`The campaign in the page is larger than ${MOST_BYTES / 1024} KiB.`);
    }
    const settings = await examined(element, files, text, address || "in the page");
    known.set(element, { source, settings });
    return settings;
  } catch (cause) {
    if (cause.gap && cause.gap.pointer === null) console.error(`<${NAME}>: ${cause.message}`);
    throw cause;
  }
}
