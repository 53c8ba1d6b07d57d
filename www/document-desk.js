// The program that makes documents and the plan on screen, loaded when somebody wants one of them, and what both need
// around it: how a language writes, and how elements are made of what the program says.

import { compiled } from "./wasm.js";

/** Regions that print on Letter; all others on A4. */
export const LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE"];

let hashes = {};

/** Takes the hashes of the program, its words and its style. */
export const trust = (known) => {
  hashes = known;
};

let program;

/** Loads the program. */
export function load(files) {
  program ??= begin(files).catch((cause) => {
    program = undefined;
    throw cause;
  });
  return program;
}

async function begin(files) {
  const [glue, module, pack, moves, words] = await Promise.all([
    files.code("./document/execution-gap.js", hashes),
    compiled(files, "./document/execution-gap_bg.wasm", hashes),
    files.text(files.words, hashes),
    files.text("./document/en-moves.txt", hashes),
    files.text("./document/en.txt", hashes),
  ]);
  await glue.default({ module_or_path: module });
  return { glue, pack: pack + moves, words };
}

/** The style of the plan. */
export const style = (files) => files.sheet("./plan.css", hashes);

const desks = new Map();

/** The program with the words of a language and what a campaign changes in them. They are read once and kept. */
export async function desk(files, { words: changes = "", lang = "en" }) {
  const { glue, pack, words } = await load(files);
  const name = `${lang}\n${changes}`;
  const formats = ways(lang);
  if (!desks.has(name)) desks.set(name, new glue.Desk(pack, changes, words, formats));
  return { glue, desk: desks.get(name), formats };
}

/** What a share link says, or nothing when it cannot be read: `{ form, role, answers }`; an invitation has no answers. */
export async function readLink(files, link) {
  const { glue } = await load(files);
  try {
    return JSON.parse(glue.readLink(link));
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

export const marks = (answers) => Object.entries(answers).map((pair) => pair.join(":")).join();

export const day = (at) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** Builds an element from `[tag, attributes, ...content]`. No markup is parsed, so that no policy has to allow it. */
export function element(owner, [tag, attributes, ...content]) {
  const made = owner.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content.map((child) => (Array.isArray(child) ? element(owner, child) : child)));
  return made;
}

