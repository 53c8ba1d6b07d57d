// The program behind the widgets of a page: one that they share, and after a crash one for each that crashed. What is on
// screen meanwhile is up to the controller.

import { compiled } from "../loader/wasm.js";

/** @typedef {import("../types/host.js").Files} Files */
/** @typedef {import("../types/host.js").Hashes} Hashes */
/** @typedef {import("../types/host.js").WidgetGlue} WidgetGlue */
/** @typedef {import("../types/host.js").Served} Served */
/** @typedef {import("../types/host.js").Mount} Mount */

const PATH = "./wasm/execution-gap";

/** @type {Promise<WidgetGlue> | undefined} */
let shared;
let isReady = false;
let starts = 0;

/**
 * Controllers that share one program.
 * @type {Set<Served>}
 */
export const sharing = new Set();

/**
 * Controllers whose element has left the page: the next widget takes over the mount of the first.
 * @type {Set<import("./stage.js").Controller>}
 */
export const resting = new Set();

/** Whether the shared program is there: one that is still on its way leaves time for the opening screens. */
export const isThere = () => isReady;

/**
 * The glue of the shared program. A panic leaves all its widgets dead, whichever of them it happened in.
 * @param {Files} files
 * @param {Hashes} hashes
 */
export function share(files, hashes) {
  const stopped = (/** @type {string} */ message) => {
    shared = undefined;
    isReady = false;
    for (const controller of [...sharing]) controller.stopped(message);
  };
  return (shared ??= begin(files, hashes, stopped).then(
    (glue) => {
      isReady = true;
      return glue;
    },
    (cause) => {
      shared = undefined;
      throw cause;
    },
  ));
}

/**
 * The glue of a new program.
 * @param {Files} files
 * @param {Hashes} hashes
 * @param {(message: string) => void} stopped Called once when the program has ended.
 */
export async function begin(files, hashes, stopped) {
  // A module is evaluated only once: a second program comes from another address.
  const again = starts++ ? `?start=${starts}` : "";
  const [glue, module, words] = await Promise.all([
    files.code(/** @type {const} */ (`${PATH}.js`), hashes, again),
    compiled(files, `${PATH}_bg.wasm`, hashes),
    files.text("./lang/en.txt", hashes),
  ]);
  await glue.default({ module_or_path: module });
  let isOver = false;
  const stop = (/** @type {unknown} */ cause) => {
    // After the panic and not during it: the program can no longer be called.
    if (!isOver) queueMicrotask(() => stopped(String(cause)));
    isOver = true;
  };
  glue.onPanic(stop);
  glue.onStop?.(stop); // Trunk's builds have no guards
  glue.readWords(words);
  return glue;
}

/**
 * Mounts a widget: `place` is where it shows, `controller` whom it serves.
 * @param {WidgetGlue} glue
 * @param {Served} controller
 * @param {import("../types/host.js").Attributes} attributes
 */
export function mount(glue, controller, attributes) {
  const made = /** @type {Mount} */ ({ place: document.createElement("div"), controller });
  made.widget = glue.mount(made.place, attributes, (name, detail) => made.controller.signal(name, detail));
  return made;
}
