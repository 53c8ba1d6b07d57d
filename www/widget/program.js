// The program behind the widgets of a page: one that they share, and after a crash one for each that crashed. What is seen
// of a widget meanwhile belongs to the stage.

import { compiled } from "../loader/wasm.js";

const PATH = "./wasm/execution-gap";

let shared;
let starts = 0;

/** Stages that share one program. */
export const sharing = new Set();

let isReady = false;

/** Whether the shared program is there: one that is still on its way leaves time for the opening screens. */
export const isThere = () => isReady;

/** The door to the shared program. A panic leaves every widget of it dead, whichever of them it happened in. */
export function share(files, hashes) {
  const stopped = (message) => {
    shared = undefined;
    isReady = false;
    for (const stage of [...sharing]) stage.stopped(message);
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

/** The door to a new program; `stopped(message)` is called when that one has come to an end. */
export async function begin(files, hashes, stopped) {
  // A module is only ever evaluated once: a second program comes from another address.
  const again = starts++ ? `?start=${starts}` : "";
  const [glue, module, words] = await Promise.all([
    files.code(`${PATH}.js`, hashes, again),
    compiled(files, `${PATH}_bg.wasm`, hashes),
    files.text("./lang/en.txt", hashes),
  ]);
  await glue.default({ module_or_path: module });
  let isOver = false;
  const stop = (cause) => {
    // After the panic, not from inside of it: the program cannot be called any more.
    if (!isOver) queueMicrotask(() => stopped(String(cause)));
    isOver = true;
  };
  glue.onPanic(stop);
  glue.onStop?.(stop); // Trunk's builds have no guards
  glue.readWords(words);
  return glue;
}

/** A mounted widget: where it shows, and whom it serves. */
export function mount(glue, stage, attributes) {
  const made = { place: document.createElement("div"), stage };
  const signal = (name, detail) => made.stage?.signal(name, detail);
  made.widget = glue.mount(made.place, attributes, signal);
  return made;
}
