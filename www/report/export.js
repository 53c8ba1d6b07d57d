// The report as a document: printed from a frame of its own, saved as a file. What stands in it is made by a program
// (`crates/report/src/document`).

import { LETTER, day, element, load, region, rules, spoken } from "./report-module.js";

const PATIENCE_MS = 1_000;
const KEPT_MS = 60_000;

/** The files that can be saved: what the program calls them, and how they end. */
const FILES = {
  html: ["html", "text/html"],
  markdown: ["md", "text/markdown"],
  csv: ["csv", "text/csv"],
  result: ["json", "application/json"],
};

/**
 * The text of a document: `html`, `parts`, `markdown`, `csv` or `result`. `visit` is `{ form, answers, profile: { role,
 * priority, size }, people: [{ form, role, answers }], weights, words, organisation, brand, next: { label, url }, lang,
 * dir, at }`; only `form` and `answers` must be there. People are others, of the same form if none is given.
 */
export async function write(files, visit, format) {
  const made = await make(files, visit, format);
  return format === "result" || format === "parts" ? `${JSON.stringify(made, null, 2)}\n` : made;
}

async function make(files, { brand, at = new Date(), ...visit }, format) {
  const isStyled = format === "html" || format === "parts";
  const [css] = await Promise.all([isStyled ? rules(files) : "", load(files)]);
  const { lang = "en" } = visit;
  const { words, formats } = spoken(visit);
  return words.write(format, {
    ...visit,
    rules: css,
    brand: brand && { name: brand },
    date: formats.date(at),
    day: day(at),
    letter: LETTER.includes(region(lang) ?? region(navigator.language)),
  });
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
  const parts = await make(files, visit, "parts");
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
