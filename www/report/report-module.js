// The program that tells the report, and what its scripts need around it: its words and style, how a language writes, and
// how elements are made of the trees that it hands out.

import { sheetOf } from "../loader/sheet.js";
import { compiled } from "../loader/wasm.js";

/** Regions that print on Letter; all others on A4. */
export const LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE"];

let hashes = {};

/** Takes the hashes of the program, its words and its style. */
export const trust = (known) => {
  hashes = known;
};

let loading;
/** The program with its words, once they are there. */
let loaded;

/** Loads the program. */
export function load(files) {
  loading ??= begin(files).catch((cause) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function begin(files) {
  const [glue, module, pack, moves, words] = await Promise.all([
    files.code("./document/execution-gap.js", hashes),
    compiled(files, "./document/execution-gap_bg.wasm", hashes),
    files.text("./lang/en.txt", hashes),
    files.text("./document/en-moves.txt", hashes),
    files.text("./document/en.txt", hashes),
  ]);
  await glue.default({ module_or_path: module });
  loaded = { glue, pack: pack + moves, words };
}

/** The style of the report on screen. */
export const style = async (files) => sheetOf(await files.text("./plan.css", hashes));

/** The style of its documents. */
export const rules = (files) => files.text("./document/paper.css", hashes);

const languages = new Map();

/** The loaded program with the words of a language and what a campaign changes in them. They are read once and kept. */
export function spoken({ words: changes = "", lang = "en" }) {
  const { glue, pack, words } = loaded;
  const name = `${lang}\n${changes}`;
  const formats = ways(lang);
  if (!languages.has(name)) languages.set(name, new glue.Words(pack, changes, words, formats));
  return { glue, words: languages.get(name), formats };
}

/** What a share link says: `{ form, role, answers }`, without answers for an invitation; nothing when it cannot be read. */
export function readLink(link) {
  try {
    return loaded.glue.readLink(link);
  } catch {
    return undefined;
  }
}

/** How a language writes; plain English where the words are English and the page is not. */
function ways(language) {
  const locale = /^en\b/i.test(language) ? language : "en";
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const plurals = new Intl.PluralRules(locale);
  const lists = Intl.ListFormat && new Intl.ListFormat(locale);
  return {
    number: (value) => numbers.format(value),
    plural: (value) => plurals.select(value),
    list: (names) => lists?.format(names) ?? names.join(", "),
    date: (at) => new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(at),
  };
}

export const region = (language) => {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined; // not a language that this browser knows
  }
};

export const day = (at) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

const SVG = "http://www.w3.org/2000/svg";

/** Builds an element from `[tag, attributes, ...content]`. No markup is parsed, so that no policy has to allow it. */
export function element(owner, [tag, attributes, ...content]) {
  const made = /^(svg|path)$/.test(tag) ? owner.createElementNS(SVG, tag) : owner.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content.map((child) => (Array.isArray(child) ? element(owner, child) : child)));
  return made;
}

