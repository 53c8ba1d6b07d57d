// The parts of a campaign that can wait until the first screen is there: its own words, numbered for the program, and
// its mistakes, for whoever embeds the widget. The sentences come from the checker (`crates/campaign`), which is loaded
// once the widget is ready and the browser idle: nothing that a visitor sees depends on it.

import { idle } from "../loader/idle.js";
import { compiled } from "../loader/wasm.js";

/** @typedef {import("../types/host.js").Files} Files */
/** @typedef {import("../types/host.js").Finding} Finding */
/** @typedef {{ glue: import("../types/host.js").CheckerGlue, words: string }} Checker */

const NAME = "execution-gap";
/** The longest that the checker waits for the widget. */
const PATIENCE_MS = 20_000;

// The hashes of the checker and the words, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/**
 * What a mistake closes, as a sentence; the most serious first.
 * @type {Record<"sending" | "form", string>}
 */
const CLOSED = {
  sending: 'Leads could go astray: nothing is sent, and there is no contact form, until "endpoint" is corrected.',
  form: 'There is no contact form until the mistakes in "lead" and "schema" are corrected.',
};

/** @type {Promise<Checker> | undefined} */
let checker;
/** @param {Files} files */
function load(files) {
  checker ??= begin(files).catch((cause) => {
    checker = undefined;
    throw cause;
  });
  return checker;
}

/**
 * @param {Files} files
 * @returns {Promise<Checker>}
 */
async function begin(files) {
  const [glue, module, words] = await Promise.all([
    files.code("./campaign/execution-gap.js", INTEGRITY),
    compiled(files, "./campaign/execution-gap_bg.wasm", INTEGRITY),
    files.text("./lang/en.txt", INTEGRITY),
  ]);
  await glue.default({ module_or_path: module });
  return { glue, words };
}

/**
 * The campaign's own words as the program takes them: each with the number of the text that it replaces.
 * @param {Record<string, string>} own
 * @param {Files} files
 */
export async function numbered(own, files) {
  /** @type {string[]} */
  const names = (await files.text("./lang/names.txt", INTEGRITY)).split("\n");
  return names.flatMap((name, line) => (Object.hasOwn(own, name) ? `${line}\t${own[name]}` : [])).join("\n");
}

const listed = (/** @type {string} */ title, /** @type {Finding[]} */ findings) =>
  [title, ...findings.map(({ pointer, message }) => `${pointer || "/"}: ${message}`)].join("\n");

/**
 * Says what is wrong with a parsed campaign: once in the console, and in one event that holds the whole list.
 * @param {import("../types/host.js").Host} host
 * @param {unknown} json
 */
export async function check({ element, files, emit }, json) {
  await new Promise((resolve) => {
    element.addEventListener("gap-ready", resolve, { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
  await idle();
  const { glue, words } = await load(files);
  const { mistakes, notes } = glue.check(json, location.origin, words);
  if (notes.length) console.warn(listed(`<${NAME}>: the campaign works; please look at this.`, notes));
  if (!mistakes.length) return;
  const asks = Object.hasOwn(Object(json), "lead");
  const kinds = /** @type {(keyof typeof CLOSED)[]} */ (Object.keys(CLOSED));
  const closes = (asks && kinds.find((what) => mistakes.some((one) => one.closes === what))) || null;
  const title = ["The campaign has mistakes; where one is, the default is used.", closes && CLOSED[closes]]
    .filter(Boolean).join(" ");
  const message = listed(title, mistakes);
  console[closes ? "error" : "warn"](`<${NAME}>: ${message}`);
  emit("gap-error", { code: "campaign", message, pointer: mistakes[0].pointer, closes, mistakes });
}
