// The live region: an element in the page beside the widget's own tree, where screen readers announce it reliably. The
// words come from elsewhere.

/** Lets the screen reader finish with whatever else happens at the same moment. */
const SETTLE_MS = 120;
const CLEAR_MS = 5_000;

export class Live {
  element = document.createElement("div");
  /** @type {ReturnType<typeof setTimeout>[]} */
  #timers = [];

  constructor() {
    this.element.slot = "gap-live";
    // Some browsers lack the property.
    this.element.setAttribute("role", "status");
  }

  /**
   * Puts the region into its widget's element.
   * @param {Element} host
   */
  join(host) {
    if (this.element.parentNode === host) return;
    // A cloned element comes with a clone of its live region.
    for (const other of host.querySelectorAll(":scope>[slot=gap-live]")) other.remove();
    host.append(this.element);
  }

  /**
   * Announces a text in place of one that is still waiting, and clears it after a while.
   * @param {string} text
   */
  say(text) {
    this.#timers.forEach(clearTimeout);
    const later = (/** @type {number} */ delay, /** @type {string} */ words) =>
      setTimeout(() => (this.element.textContent = words), delay);
    this.#timers = [later(SETTLE_MS, text), later(SETTLE_MS + CLEAR_MS, "")];
  }
}
