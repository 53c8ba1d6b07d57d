// The moment to fetch the program behind the opening screens. They are enough for the first presses, and the page around
// them has files of its own; so the program waits until a visitor pauses, or does something that only it can answer.

import { idle } from "../loader/idle.js";

/** Two presses of a visitor who knows what to do are closer together. */
const QUIET_MS = 300;
/** A page may take for ever. */
const PAGE_MS = 3_000;

const pageLoads = () => new Promise((resolve) => {
  if (document.readyState === "complete") return resolve();
  addEventListener("load", resolve, { once: true });
  setTimeout(resolve, PAGE_MS);
});

export class Pause {
  /** Ends it at once. */
  end;
  #timer;
  /** Resolves when it is over. */
  over = new Promise((resolve) => (this.end = resolve));

  constructor() {
    pageLoads().then(() => this.#timer ?? this.extend());
  }

  /** The visitor has pressed something: it begins anew. */
  extend() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => idle().then(this.end), QUIET_MS);
  }
}
