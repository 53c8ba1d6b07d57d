// The report as a document: printed from a frame of its own, saved as a file, copied. What stands in it is made by a
// program that only loads when somebody asks (`src/document`).

import { compiled } from "./wasm.js";

const PATIENCE_MS = 1_000;
const KEPT_MS = 60_000;

/** Regions that print on Letter; all others on A4. */
const LETTER = ["US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE"];

/** The files that can be saved: what the program calls them, and how they end. */
const FILES = {
  html: ["html", "text/html"],
  markdown: ["md", "text/markdown"],
  csv: ["csv", "text/csv"],
  result: ["json", "application/json"],
};

// The hashes of the program and the words, filled in by the build.
const INTEGRITY = { unsealed: 1 };

let program;
function load(files) {
  program ??= begin(files).catch((cause) => {
    program = undefined;
    throw cause;
  });
  return program;
}

async function begin(files) {
  const [glue, module, pack, words] = await Promise.all([
    files.code("./document/execution-gap.js", INTEGRITY),
    compiled(files, "./document/execution-gap_bg.wasm", INTEGRITY),
    files.text("./lang/en.txt", INTEGRITY),
    files.text("./document/en.txt", INTEGRITY),
  ]);
  await glue.default({ module_or_path: module });
  return { glue, pack, words };
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

const region = (language) => {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined; // not a language that this browser knows
  }
};

const marks = (answers) => Object.entries(answers).map((pair) => pair.join(":")).join();

const day = (at) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/**
 * The text of a document: `html`, `parts`, `markdown`, `csv` or `result`. `visit` is `{ form, answers, profile: { role,
 * priority, size }, second: { role, answers }, weights, words, organisation, brand, next: { label, url }, lang, dir, at }`;
 * only `form` and `answers` must be there.
 */
export async function write(files, visit, format) {
  const { glue, pack, words } = await load(files);
  const { answers, profile, next, second, words: changes = "", lang = "en", dir, at = new Date(), ...rest } = visit;
  const formats = ways(lang);
  const desk = new glue.Desk(pack, changes, words, formats);
  try {
    return desk.write(format, {
      ...profile,
      ...rest,
      answers: marks(answers),
      secondAnswers: second && marks(second.answers),
      secondRole: second?.role,
      nextLabel: next?.label,
      nextUrl: next?.url,
      date: formats.date(at),
      day: day(at),
      rtl: dir === "rtl",
      letter: LETTER.includes(region(lang) ?? region(navigator.language)),
    });
  } finally {
    desk.free();
  }
}

/** Builds an element from `[tag, attributes, ...content]`. No markup is parsed, so that no policy has to allow it. */
function element(owner, [tag, attributes, ...content]) {
  const made = owner.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content.map((child) => (Array.isArray(child) ? element(owner, child) : child)));
  return made;
}

/** Makes a document of the parts, in place of what is in `owner`. Its style is a sheet that strict pages allow too. */
export function build(owner, { title, lang, dir, sheet, body }) {
  const root = owner.documentElement;
  Object.assign(root, { lang, dir });
  owner.title = title;
  const style = new owner.defaultView.CSSStyleSheet();
  style.replaceSync(sheet);
  owner.adoptedStyleSheets = [style];
  owner.body.replaceWith(element(owner, body));
}

/** An empty frame that nobody sees or gets to. */
async function frame(place) {
  const made = document.createElement("iframe");
  made.tabIndex = -1;
  made.setAttribute("aria-hidden", "true");
  Object.assign(made.style, { position: "fixed", inset: "auto 0 0 auto", width: "0", height: "0", border: "0" });
  const loaded = new Promise((resolve) => {
    made.addEventListener("load", resolve, { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
  place.append(made);
  // Some browsers load even an empty page a moment later, and drop what was put in it before.
  await loaded;
  return made;
}

let printed;

/**
 * Prints the report from a frame inside of `place`. Where a page forbids printing, the report is saved as a file instead.
 * Resolves to "printed" or "saved" once one of them has begun.
 */
export async function print(files, visit, place = document.body) {
  const parts = JSON.parse(await write(files, visit, "parts"));
  printed?.remove();
  const here = (printed = await frame(place));
  const leave = () => here.remove();
  try {
    const inside = here.contentWindow;
    build(inside.document, parts);
    const begun = new Promise((resolve) => {
      inside.addEventListener("beforeprint", () => resolve(true), { once: true });
      setTimeout(resolve, PATIENCE_MS, false);
    });
    // After the event, not inside of it: the browser may still be reading the frame.
    inside.addEventListener("afterprint", () => setTimeout(leave), { once: true });
    inside.print();
    if (await begun) return "printed";
  } catch {
    // A sandbox or an old browser: what follows works there.
  }
  leave();
  await download(files, visit, "html");
  return "saved";
}

/**
 * Saves a document as a file: "html", "markdown", "csv" or "result". Resolves to its size and its name, in which nothing is
 * private.
 */
export async function download(files, visit, format) {
  const [ending, type] = FILES[format];
  const text = await write(files, visit, format);
  const file = new Blob([text], { type: `${type};charset=utf-8` });
  const address = URL.createObjectURL(file);
  const name = `execution-gap-report-${day(visit.at ?? new Date())}.${ending}`;
  // Not in the page: its own scripts do not hear of the click.
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(URL.revokeObjectURL, KEPT_MS, address);
  return { name, bytes: file.size };
}

/**
 * Copies a text. Where that is refused, the text in `field` is selected, so that the visitor can copy it. Resolves to
 * "copied", "selected" or, without a field, "refused".
 */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return "copied";
  } catch {
    if (!field) return "refused";
    field.value = text;
    field.focus();
    field.select();
    return "selected";
  }
}
