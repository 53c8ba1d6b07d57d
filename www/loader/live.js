// The live region: an element in the page beside the widget's own tree, where screen readers hear it reliably. What is said
// comes from elsewhere.

/** What else happens at the same moment is read out first. */
const SETTLE_MS = 120;
const CLEAR_MS = 5_000;

export class Live {
  element = document.createElement("div");
  #timers = [];

  constructor() {
    this.element.slot = "gap-live";
    // Not every browser has the property.
    this.element.setAttribute("role", "status");
  }

  /** Has a text read out, in the place of one that waits, and clears it after a while. */
  say(text) {
    this.#timers.forEach(clearTimeout);
    const later = (delay, words) => setTimeout(() => (this.element.textContent = words), delay);
    this.#timers = [later(SETTLE_MS, text), later(SETTLE_MS + CLEAR_MS, "")];
  }
}
