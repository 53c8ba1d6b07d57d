// The program behind the widgets of a page: one that they share, and after a crash one for each that crashed. What is
// seen of a widget meanwhile belongs to the stage.

import { compiled } from "./wasm.js";

/** The program that the widgets of a page share until it crashes. */
let shared;
let starts = 0;

/** Stages that share it. */
export const sharing = new Set();

/** Whether there is one, or one is on its way. */
export const isShared = () => Boolean(shared);

/** The door to the shared program. A panic leaves every widget of it dead, whichever of them it happened in. */
export function share(files, hashes) {
  const stopped = (message) => {
    shared = undefined;
    for (const stage of [...sharing]) stage.stopped(message);
  };
  return (shared ??= begin(files, hashes, stopped).catch((cause) => {
    shared = undefined;
    throw cause;
  }));
}

/** The door to a new program; `stopped(message)` is called when that one has come to an end. */
export async function begin(files, hashes, stopped) {
  // A module record is never made anew: a second program comes from another address.
  const again = starts++ ? `?start=${starts}` : "";
  const [glue, module, words] = await Promise.all([
    files.code("./wasm/execution-gap.js", hashes, again),
    compiled(files, "./wasm/execution-gap_bg.wasm", hashes),
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

/** A mounted widget: where it shows, where it speaks, and whom it serves. */
export function mount(glue, stage, attributes) {
  const made = { place: document.createElement("div"), live: document.createElement("div"), stage };
  made.live.slot = "gap-live";
  made.live.role = "status";
  const signal = (name, detail) => made.stage?.signal(name, detail);
  made.widget = glue.mount(made.place, made.live, attributes, signal);
  return made;
}
