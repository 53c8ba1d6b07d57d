// The moment to fetch the program behind the opening screens. They are enough for the first presses, and the page around
// them has files of its own; so the program waits until a visitor pauses, or does something that only it can answer.

/** Two presses of a visitor who knows what to do are closer together. */
const QUIET_MS = 300;
/** A page may take for ever. */
const PAGE_MS = 3_000;
const IDLE_MS = 1_000;

/** Resolves once the browser has time. */
export const idle = () => new Promise((resolve) => {
  // Not every browser has the function, and a page may have put something else in its place.
  setTimeout(resolve, window.requestIdleCallback ? IDLE_MS : 0);
  try {
    requestIdleCallback(resolve);
  } catch {
    // The timer comes.
  }
});

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
