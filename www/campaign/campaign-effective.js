// Works out what a campaign means before any Wasm has arrived: each setting that is sound, and the default in place of
// every other. It reads the table of `campaign::effective` in Rust and means the same; a test compares the two. The
// sentences about mistakes come later, from the checker.

import {
  CAMPAIGN, DEPTH, LONGEST_URL, MARKETING, MOST_VALUES, RECEIVERS, SCHEMA, SECRET_BEGINNINGS, SECRET_NAMES,
  SMALLEST_WEIGHT, URL,
} from "./campaign-fields.js";

/** @typedef {import("../types/host.js").Campaign} Campaign */
/** @typedef {Record<string, any>} Tree An object as `JSON.parse` gives it. */
/** @typedef {any[]} Kind What a value may be: the name of a kind, then its arguments. */
/** @typedef {{ origin: string, isLocal: boolean }} Page */

const { entries, fromEntries, hasOwn } = Object;
const { isArray } = Array;

const matches = (/** @type {string} */ source, /** @type {string} */ text) => new RegExp(source).exec(text);

/** @returns {json is Tree} */
const isObject = (/** @type {unknown} */ json) => typeof json === "object" && json !== null && !isArray(json);
/** A value that the file itself has; objects inherit names that nobody wrote. */
const own = (/** @type {unknown} */ json, /** @type {string} */ name) => (isObject(json) && hasOwn(json, name) ? json[name] : undefined);

/**
 * Whether a tree is small enough to be walked.
 * @param {unknown} json
 */
function isBounded(json) {
  let left = MOST_VALUES;
  /** @type {(value: unknown, depth: number) => boolean} */
  const fits = (value, depth) =>
    depth-- > 0 && left-- > 0 &&
    (typeof value !== "object" || value === null || Object.values(value).every((inner) => fits(inner, depth)));
  return fits(json, DEPTH);
}

const SECRET = new RegExp(`^(?:(?:${SECRET_BEGINNINGS.join("|").replace(/\./g, "\\.")})|eyJ[^.]*\\.[^.]*\\.[^.]*$)`);
const isSecret = (/** @type {string} */ text) =>
  text.includes("-----BEGIN") || text.split(/[^\w.-]/).some((piece) => piece.length >= 16 && SECRET.test(piece));
const isSecretName = (/** @type {string} */ name) => {
  const plain = [...name].slice(0, 100).join("").replace(/[^a-z0-9]/gi, "").toLowerCase();
  return SECRET_NAMES.some((secret) => plain.includes(secret));
};

/**
 * The parts of an address; undefined for anything else.
 * @param {string} text
 */
function parts(text) {
  const [found, host, port = "", after = ""] = (text.length <= LONGEST_URL && matches(URL, text)) || [];
  if (found === undefined) return undefined;
  const [path, ...query] = after.split("#")[0].split("?");
  return {
    host,
    isSecure: text.startsWith("https:"),
    origin: text.slice(0, text.length - after.length),
    path,
    parameters: query.join("?").split("&").map((pair) => [pair.split("=")[0], pair.split("=").slice(1).join("=")]),
  };
}

/** Whether browsers take a host for an IP version 4 address. */
const isNumber = (/** @type {string} */ host) => /(^|\.)(\d+|0x[0-9a-f]*)\.*$/.test(host);

const isLoopback = (/** @type {string} */ host) =>
  /(^|\.)localhost$/.test(host) || host === "[::1]" || (host.startsWith("127.") && isNumber(host));

/**
 * Whether visitors can reach a host.
 * @param {string} host
 */
function isReachable(host) {
  if (isLoopback(host) || /^\[|\.(local|internal)$/.test(host)) return false;
  if (!isNumber(host)) return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(host);
  const octets = host.split(".");
  if (octets.length !== 4 || !octets.every((octet) => /^(\d|[1-9]\d\d?)$/.test(octet) && Number(octet) < 256)) return false;
  const [a, b] = octets.map(Number);
  return !(
    a === 0 || a === 10 || a === 127 || a > 223 || (a === 169 && b === 254) || (a === 172 && b > 15 && b < 32) ||
    (a === 192 && b === 168) || (a === 100 && b > 63 && b < 128)
  );
}

const taken = (/** @type {[string, unknown][]} */ pairs) =>
  fromEntries(pairs.filter(([, value]) => value !== undefined));

/**
 * How a value of each kind is read: gives its sound parts, or undefined. Each unsound part counts as a fault.
 * @type {Record<string, (reader: Reader, json: any, ...of: any[]) => unknown>}
 */
const KINDS = {
  "one of": (_, json, values) => (values.includes(json) ? json : undefined),
  text(_, json, least, most) {
    if (typeof json !== "string" || /[\0-\x1f\x7f]/.test(json) || (least && !/[^ ]/.test(json))) return undefined;
    const { length } = [...json];
    return length >= least && length <= most ? json : undefined;
  },
  spelled: (_, json, pattern) => (typeof json === "string" && matches(pattern, json) ? json : undefined),
  url({ isLocal }, json) {
    const url = typeof json === "string" && parts(json);
    if (!url || url.parameters.some(([name]) => isSecretName(name))) return undefined;
    return isLocal || (url.isSecure && isReachable(url.host)) ? json : undefined;
  },
  flag: (_, json) => (typeof json === "boolean" ? json : undefined),
  number: (_, json, least, most) => (typeof json === "number" && json >= least && json <= most ? json : undefined),
  "whole number": (_, json, least, most) => (json >= least && json <= most && Number.isInteger(json) ? json : undefined),
  list(reader, json, kind, most) {
    if (!isArray(json) || !json.length || json.length > most) return undefined;
    // Objects are never the same; `fits` compares their keys.
    if (new Set(json).size < json.length) reader.faults += 1;
    return json.map((element) => reader.read(element, kind)).filter((element) => element !== undefined);
  },
  map(reader, json, kind, most, pattern) {
    const given = isObject(json) ? entries(json) : undefined;
    if (!given || given.length > most) return undefined;
    const sound = given.filter(([key]) => matches(pattern, key));
    if (sound.length < given.length) reader.faults += 1;
    return taken(sound.map(([key, value]) => [key, reader.read(value, kind)]));
  },
  object(reader, json, kinds, required = []) {
    if (!isObject(json)) return undefined;
    const known = entries(json).filter(([key]) => hasOwn(kinds, key));
    if (known.length < entries(json).length) reader.faults += 1;
    const sound = taken(known.map(([key, value]) => [key, reader.read(value, kinds[key])]));
    return required.every((/** @type {string} */ key) => hasOwn(sound, key)) ? sound : undefined;
  },
  "null or": (reader, json, kind) => (json === null ? null : reader.read(json, kind)),
};

/** Reads values, and counts what is wrong with them. */
class Reader {
  faults = 0;

  /** @param {boolean} isLocal Whether the page is on the machine itself. */
  constructor(isLocal) {
    this.isLocal = isLocal;
  }

  /**
   * The sound parts of a value; undefined where it has to be left out.
   * @param {unknown} json
   * @param {Kind} kind
   * @returns {any}
   */
  read(json, [kind, ...of]) {
    const isFit = typeof json !== "string" || !isSecret(json);
    const sound = isFit ? KINDS[kind](this, json, ...of) : undefined;
    if (sound === undefined) this.faults += 1;
    return sound;
  }
}

/**
 * Whether the parts of `lead`, each sound by itself, fit together and suit the page.
 * @param {Tree} lead
 * @param {Tree} receiver
 * @param {Page} page
 */
function fits(lead, receiver, { origin, isLocal }) {
  const { mode, endpoint, consents = [], options = {} } = lead;
  const { map = {}, hidden = {}, subscription_ids = {}, portal_id, form_guid } = options;
  const { adapter, profile, modes, host, path, needs, takes } = receiver;
  if (mode !== undefined && !modes.includes(mode)) return false;
  if ((adapter === "host") !== (endpoint === undefined)) return false;
  if (endpoint !== undefined) {
    const url = parts(endpoint);
    if (!url) return false;
    const parameter = (/** @type {string} */ name) => url.parameters.some(([key, value]) => key === name && value);
    if (!isLocal && !matches(host, url.host)) return false;
    if (!matches(path, url.path)) return false;
    if (adapter === "hubspot" && !url.path.endsWith(`/${portal_id}/${form_guid}`)) return false;
    if (profile === "salesforce_w2l" && !url.parameters.some((pair) => pair.join("=") === "encoding=UTF-8")) return false;
    if (profile === "mailchimp" && !(parameter("u") && parameter("id"))) return false;
    if (profile === "netlify" && !isLocal && url.origin !== origin) return false;
  }
  const isTaken = (/** @type {string} */ key) => key === "map" || needs.includes(key) || takes.includes(key);
  if (!needs.every((/** @type {string} */ key) => hasOwn(options, key)) || !Object.keys(options).every(isTaken)) return false;
  if (profile === "activecampaign" && !(own(hidden, "u") && own(hidden, "f"))) return false;
  const theirs = Object.values(map);
  if (new Set(theirs).size < theirs.length || Object.keys({ ...map, ...hidden }).some(isSecretName)) return false;
  const keys = consents.map((/** @type {Tree} */ { key }) => key);
  const isMarketing = (/** @type {Tree} */ { key, purpose }) => MARKETING.some((word) => key.includes(word) || purpose.includes(word));
  return (
    new Set(keys).size === keys.length && !keys.includes("request") &&
    Object.keys(subscription_ids).every((key) => keys.includes(key)) &&
    !consents.some((/** @type {Tree} */ consent) => consent.required && isMarketing(consent))
  );
}

/**
 * The settings of a sound `lead` with its defaults.
 * @param {Tree} lead
 * @param {Tree} receiver
 */
function filled({ fields, consents = [], options = {}, ...lead }, { profile, modes }) {
  const given = entries(options).filter(([, value]) => typeof value === "string" || Object.keys(value).length);
  return {
    ...lead,
    ...(profile && { profile }),
    ...(modes.length && { mode: lead.mode ?? modes[0] }),
    fields: fields ?? ["email", "first_name"],
    consents: consents.map((/** @type {Tree} */ consent) => ({ legal_basis: "consent", required: false, ...consent })),
    options: fromEntries(given),
  };
}

const colour = (/** @type {string} */ text) => (text.length > 4 ? text : text.replace(/[^#]/g, "$&$&")).toUpperCase();

/**
 * The settings of a parsed campaign, for a page of this origin. A setting that is not given and has no default is absent.
 * @param {unknown} json
 * @param {string} origin
 * @returns {Campaign}
 */
export function effective(json, origin) {
  const given = isBounded(json) ? json : {};
  const page = { origin, isLocal: isLoopback(parts(origin)?.host ?? "") };
  const reader = new Reader(page.isLocal);
  /** @type {Record<string, Kind>} */
  const kinds = CAMPAIGN;
  const part = (/** @type {string} */ name) => {
    const value = own(given, name);
    return value === undefined ? undefined : reader.read(value, kinds[name]);
  };
  /** A setting that counts as a whole: one mistake in it brings the default. */
  const whole = (/** @type {string} */ name) => {
    const before = reader.faults;
    const value = part(name);
    return reader.faults === before ? value ?? undefined : undefined;
  };
  const [id, brand = {}, gate = "soft", cta, texts = {}] = ["id", "brand", "gate", "cta", "texts"].map(part);
  const [weights = {}, benchmark, lead] = ["weights", "benchmark", "lead"].map(whole);
  /** @type {Record<string, number>} */
  const all = { BI: 1, PO: 1, AA: 1, ...weights };
  const { gap, areas } = benchmark ?? {};
  const compares = areas ? entries(areas).length > 0 : gap !== undefined;
  const receiver = lead && RECEIVERS.find(
    ({ adapter, profile }) =>
      adapter === lead.adapter && profile === (lead.profile ?? (adapter === "webhook" ? "generic" : null)),
  );
  const isOpen = receiver && own(given, "schema") === SCHEMA && fits(lead, receiver, page);
  const settings = {
    id,
    brand: { ...brand, ...(brand.accent && { accent: colour(brand.accent) }) },
    gate,
    lead: isOpen ? filled(lead, receiver) : undefined,
    cta,
    weights: Object.values(all).some((weight) => weight >= SMALLEST_WEIGHT) ? all : { BI: 1, PO: 1, AA: 1 },
    texts,
    benchmark: compares ? benchmark : undefined,
  };
  return /** @type {Campaign} */ (fromEntries(entries(settings).filter(([, value]) => value !== undefined)));
}
