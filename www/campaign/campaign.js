// The campaign of a widget: found in the page, fetched, and turned into what the controller passes on. What its settings
// mean is in `campaign-effective.js`; what can wait until the first screen is there is in `campaign-later.js`.

import { tokens } from "./campaign-colours.js";
import { effective } from "./campaign-effective.js";

/** @typedef {import("../types/host.js").Campaign} Campaign */
/** @typedef {import("../types/host.js").Files} Files */
/** @typedef {import("../types/host.js").Host} Host */
/** @typedef {import("../types/host.js").Settings} Settings */

const NAME = "execution-gap";
const LANGUAGE = "en"; // the only language with a word pack
const MOST_BYTES = 262_144;
const PATIENCE_MS = 10_000;
const INLINE = ':scope>script[type="application/json"]';

// The hash of `campaign-later.js`, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/**
 * The campaigns of elements as they were read, so that a second start does not fetch them again.
 * @type {WeakMap<Element, { source: string, settings: Settings }>}
 */
const known = new WeakMap();

/**
 * The text of a file that the page names. Reading stops at the limit.
 * @param {string} address
 * @param {string} integrity
 */
async function fetched(address, integrity) {
  const tooLarge = () => new RangeError(`The campaign ${address} is larger than ${MOST_BYTES / 1024} KiB.`);
  try {
    const response = await fetch(address, { integrity, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new RangeError(`The campaign ${address} cannot be read: the answer is ${response.status}.`);
    if (Number(response.headers.get("content-length")) > MOST_BYTES) throw tooLarge();
    const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
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
    if (cause instanceof RangeError) throw cause;
    throw new Error(
      /** @type {Error} */ (cause).name === "TimeoutError"
        ? `The campaign ${address} cannot be read: no answer within ${PATIENCE_MS / 1000} seconds.`
        : `The campaign ${address} cannot be fetched. Check the address, that its server allows this page ` +
          "(Access-Control-Allow-Origin), and the hash, if the page names one.",
    );
  }
}

/**
 * @param {string} text
 * @param {string} source
 * @returns {unknown}
 */
function parsed(text, source) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`The campaign ${source} is not JSON: ${/** @type {Error} */ (cause).message}.`);
  }
}

/**
 * What the contact form asks and says. Where the details are sent is no business of the widget's.
 * @param {NonNullable<Campaign["lead"]>} lead
 * @returns {import("../types/host.js").LeadForm}
 */
function form({ profile, fields, consents, controller, notice, request_text }) {
  const required = profile === "salesforce_w2l" ? ["last_name", "company"] : [];
  return { fields, required, consents, controller, notice_url: notice?.url, request_text };
}

const later = (/** @type {Files} */ files) => files.code("./campaign-later.js", INTEGRITY);

/**
 * The settings of a campaign as the controller takes them.
 * @param {Host} host
 * @param {Campaign} campaign
 * @returns {Settings}
 */
function settings({ element, files }, campaign) {
  const { brand, cta, gate, lead, texts, weights } = campaign;
  const own = texts[LANGUAGE] ?? {};
  const colours = brand.accent ? tokens(brand.accent) : [];
  const rules = colours.map(([name, light, dark]) => `${name}:light-dark(${light},${dark})`);
  const added = {
    ...weights,
    "brand-name": brand.name,
    "brand-logo": brand.logo,
    "cta-label": cta?.label,
    "cta-url": cta?.url,
    lead: lead && form(lead),
    words: "",
  };
  return {
    campaign,
    brand,
    texts: own,
    styles: rules.length ? [`:host{${rules.join(";")}}`] : [],
    weights,
    ready: Object.keys(own).length
      ? later(files)
        .then(({ numbered }) => numbered(own, files))
        .then((words) => (added.words = words))
        .catch((cause) => console.warn(`<${NAME}>: the campaign's own words cannot be used. ${cause.message}`))
      : undefined,
    over: (attributes) => ({
      ...attributes,
      ...added,
      gate: element.hasAttribute("gate") ? attributes.gate : gate,
    }),
  };
}

/**
 * Reads the campaign of an element, from its attribute `config` or from a script inside it. A campaign that cannot be
 * read means the defaults, and no contact form.
 * @param {Host} host
 */
export async function read(host) {
  const { element, files } = host;
  const named = element.getAttribute("config");
  const address = named && (URL.parse?.(named, element.baseURI)?.href ?? named);
  const inline = element.querySelector(INLINE);
  if (address && inline && !known.has(element)) {
    console.warn(`<${NAME}>: there are a "config" and a script with a campaign; the one of "config" is used.`);
  }
  const source = address || inline?.textContent || "";
  const before = known.get(element);
  if (before?.source === source) return before.settings;
  /** @type {unknown} */
  let json = {};
  let failure = "";
  try {
    if (!address && new Blob([source]).size > MOST_BYTES) {
      throw new RangeError(`The campaign in the page is larger than ${MOST_BYTES / 1024} KiB.`);
    }
    const text = address ? await fetched(address, element.getAttribute("config-integrity") ?? "") : source;
    json = parsed(text, address || "in the page");
  } catch (cause) {
    failure = `${/** @type {Error} */ (cause).message} The assessment runs without it, and without a contact form.`;
    console.error(`<${NAME}>: ${failure}`);
    host.emit("gap-error", { code: "config", message: failure, pointer: null });
  }
  // Only the page's author reads what the checker says; visitors do not wait for it.
  if (!failure) {
    later(files)
      .then(({ check }) => check(host, json))
      .catch((cause) => console.warn(`<${NAME}>: the campaign could not be checked. ${cause.message}`));
  }
  const made = settings(host, effective(json, location.origin));
  known.set(element, { source, settings: made });
  return made;
}
