// The programs behind the widgets of a page: one of each kind that they share, and after a crash one for each that crashed.
// A kind is the folder that its files are in: "wasm", or "plain" without the contact form. What is seen of a widget
// meanwhile belongs to the stage.

import { compiled } from "./wasm.js";

/** The programs that the widgets of a page share until they crash, there or on their way, by their kinds. */
export const shared = {};
const starts = {};

/** Stages that share one. */
export const sharing = new Set();

/** The door to the shared program. A panic leaves every widget of it dead, whichever of them it happened in. */
export function share(kind, files, hashes) {
  const stopped = (message) => {
    delete shared[kind];
    for (const stage of [...sharing]) if (stage.kind === kind) stage.stopped(message);
  };
  return (shared[kind] ??= begin(kind, files, hashes, stopped).catch((cause) => {
    delete shared[kind];
    throw cause;
  }));
}

/** The door to a new program; `stopped(message)` is called when that one has come to an end. */
export async function begin(kind, files, hashes, stopped) {
  const path = `./${kind}/execution-gap`;
  // Documents, which come later, say nothing that the contact form says, and share the words.
  files.words = kind === "plain" ? "./lang/en-plain.txt" : "./lang/en.txt";
  // A module record is never made anew: a second program comes from another address.
  starts[kind] ??= 0;
  const again = starts[kind]++ ? `?start=${starts[kind]}` : "";
  const [glue, module, words] = await Promise.all([
    files.code(`${path}.js`, hashes, again),
    compiled(files, `${path}_bg.wasm`, hashes),
    files.text(files.words, hashes),
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
