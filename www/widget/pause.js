// Finds the moment to fetch the program behind the opening screens. They answer the first presses, and the page has
// files of its own to load; so the program waits until the visitor pauses, or does something that only it can answer.

import { idle } from "../loader/idle.js";

/** A visitor who knows what to do presses again sooner than this. */
const QUIET_MS = 300;
/** A page may never finish loading. */
const PAGE_MS = 3_000;

/** @type {() => Promise<Event | void>} */
const pageLoads = () => new Promise((resolve) => {
  if (document.readyState === "complete") return resolve();
  addEventListener("load", resolve, { once: true });
  setTimeout(resolve, PAGE_MS);
});

export class Pause {
  /** Ends it at once. @type {(value?: unknown) => void} */
  end = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Resolves when it is over. */
  over = new Promise((resolve) => (this.end = resolve));

  constructor() {
    pageLoads().then(() => this.#timer ?? this.extend());
  }

  /** The visitor has pressed something: the wait starts over. */
  extend() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => idle().then(this.end), QUIET_MS);
  }
}
