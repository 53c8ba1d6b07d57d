// The hand-over from the opening screens to the program. Whatever is pressed on the opening is pressed in the program
// too, and the program takes over with the visitor's next step, so that nothing changes under their hands.

import { Opening } from "./opening.js";
import { Pause } from "./pause.js";

export class Handover {
  #mount;
  /** The opening, while it is on screen. @type {Opening | undefined} */
  #opening;
  /** @type {Pause | undefined} */
  #pause;
  /**
   * The presses so far, kept for another program in case the first one crashes behind the opening.
   * @type {[action: string, value: string][]}
   */
  #pressed = [];

  /** @param {() => import("../types/host.js").Mount | undefined} mount The mounted program, once it is there. */
  constructor(mount) {
    this.#mount = mount;
  }

  /** The opening, while it is on screen. */
  get element() {
    return this.#opening?.element;
  }

  /**
   * Makes the opening, if the program could begin there too.
   * @param {import("../types/host.js").Early} early
   * @param {import("../types/host.js").Attributes} attributes
   * @param {import("../types/host.js").Settings} [campaign]
   */
  async open({ tree, style }, attributes, campaign) {
    // The opening has no contact form, and a new program after a crash begins where the visitor is.
    if (this.#pressed.length || (attributes.gate === "start" && attributes.lead)) return;
    try {
      const [text] = await Promise.all([tree, style]);
      /** @type {import("./opening.js").Tree} */
      const written = JSON.parse(/** @type {string} */ (text));
      // Only the program can fill in the values of own words that have some.
      if (campaign && written.filled.some((name) => name in campaign.texts)) return;
      this.#opening = new Opening(written, attributes, campaign, this.#press);
    } catch {
      // The program is then the first thing on screen.
    }
  }

  /** Resolves when the visitor pauses, or waits for the program. */
  pause() {
    return (this.#pause = new Pause()).over;
  }

  /** Somebody waits for the program. */
  hurry() {
    this.#pause?.end();
  }

  /** @type {import("./opening.js").Act} */
  #press = (action, value, kind) => {
    const mount = this.#mount();
    const isTaken = Boolean(kind && mount);
    if (kind === "step") this.#pause?.extend();
    else this.hurry();
    if (isTaken) this.end();
    else if (kind !== "end") this.#pressed.push([action, value]);
    mount?.widget.act(action, value);
    return isTaken;
  };

  /**
   * Brings a new program to where the visitor is.
   * @param {string} saved The visit as the program before saved it; empty without one.
   */
  restore(saved) {
    const { widget } = /** @type {import("../types/host.js").Mount} */ (this.#mount());
    if (saved) widget.restore(saved);
    else for (const press of this.#pressed) widget.act(...press);
    if (this.#opening?.waiting) this.#press("continue", "", "end");
    if (!this.#opening) this.#pressed = [];
  }

  /** Puts the program in the place of the opening. */
  end() {
    this.#opening?.handOver(/** @type {import("../types/host.js").Mount} */ (this.#mount()).place);
    this.#opening = undefined;
    this.#pressed = [];
  }

  /** Something else is on screen now. */
  close() {
    this.#opening = undefined;
  }
}
