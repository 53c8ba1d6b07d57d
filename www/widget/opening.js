// The opening screens, shown before Wasm has arrived and built from a tree that the build writes from the widget's own
// components. Three screens and the presses on them belong here; everything else is the program's.

/** @typedef {[name: string, attributes: Record<string, string>, ...children: (string | Branch)[]]} Branch */
/** @typedef {"welcome" | "profile" | "question"} Screen */

/**
 * The file for a form, as `xtask/opening` writes it. `footers` is by storage, shortcuts and whether there is a contact
 * form; `texts` are those that a campaign may replace, `filled` the names of those with values in them.
 * @typedef {{
 *   root: Branch, screens: Record<Screen, Branch>, footers: Record<string, Branch>, waiting: string,
 *   texts: Record<string, string>, filled: string[], dialog: { open: string, close: string },
 * }} Tree
 */

/**
 * Is told every press, and answers whether the program has taken over. `kind` is "step" for a press that leads to another
 * of these screens, "end" for one that leads beyond them.
 * @typedef {(action: string, value: string, kind?: "step" | "end") => boolean} Act
 */

/** @type {Record<Screen, Record<string, Screen | undefined>>} */
const STEPS = {
  welcome: { start: "profile" },
  profile: { back: "welcome", continue: "question", skip: "question" },
  question: { back: "profile" },
};
const PROFILE = ["role", "priority", "size"];
const PATIENCE_MS = 400;
const FRAME_MS = 100;

/**
 * Builds an element of the tree. Headings move to the level that the page asks for, and `say` replaces our words by the
 * campaign's.
 * @param {Branch} branch
 * @param {number} [level] Only a branch with headings needs it.
 * @param {(words: string) => string} [say]
 */
function build([name, attributes, ...children], level = 2, say = (words) => words) {
  const element = document.createElement(/^h\d$/.test(name) ? `h${Math.min(6, Number(name[1]) + level - 2)}` : name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, key === "aria-label" ? say(value) : value);
  }
  element.append(...children.map((child) => (typeof child === "string" ? say(child) : build(child, level, say))));
  return element;
}

/**
 * The line that says whose assessment it is, as in the program.
 * @param {import("../types/host.js").Brand} [brand]
 */
function header({ name, logo = "" } = {}) {
  const image = { class: "brand-logo", src: logo, alt: "", decoding: "async", referrerpolicy: "no-referrer" };
  /** @type {Branch[]} */
  const parts = [];
  if (name) parts.push(["span", { class: "brand-name" }, name]);
  if (logo) parts.push(["img", image]);
  return parts.length ? [build(["div", { class: "brand", part: "header" }, ...parts])] : [];
}

/**
 * Does something with the next frame, when the page is laid out anyway, instead of in the task of the press.
 * @param {() => void} action
 */
function onFrame(action) {
  const once = () => {
    clearTimeout(timer);
    action();
    action = () => {};
  };
  // A page may have put something else in the place of the browser's function.
  const timer = setTimeout(once, FRAME_MS);
  try {
    requestAnimationFrame(once);
  } catch {
    // The timer will do.
  }
}

export class Opening {
  /** Whether the visitor has asked for what only the program can show. */
  waiting = false;
  #tree;
  #level;
  #shortcuts;
  #act;
  /** @type {Screen} */
  #screen = "welcome";
  /** What the visitor has chosen, by the name of the field. @type {Map<string, string>} */
  #values = new Map();
  #say;

  /**
   * @param {Tree} tree
   * @param {import("../types/host.js").Attributes} attributes
   * @param {Partial<import("../types/host.js").Settings> | undefined} campaign
   * @param {Act} act
   */
  constructor(tree, attributes, { brand, texts = {} } = {}, act) {
    const { persist, shortcuts, dir, ordinal, gate, lead, "heading-level": level } = attributes;
    // No text here has placeholders; own words that have some are not used, as in the program.
    const named = (/** @type {string} */ name, /** @type {string} */ words) =>
      /[{}]/.test(texts[name]) ? words : texts[name] ?? words;
    const own = new Map(Object.entries(tree.texts).map(([name, words]) => [words, named(name, words)]));
    this.#say = (/** @type {string} */ words) => own.get(words) ?? words;
    this.#tree = tree;
    this.#level = Number(level);
    this.#shortcuts = shortcuts === "on";
    this.#act = act;
    const footer = tree.footers[`${persist} ${shortcuts}${lead && gate !== "none" ? " asks" : ""}`];
    this.element = build(["section", tree.root[1], "", footer], this.#level, this.#say);
    this.element.prepend(...header(brand));
    if (/^(ltr|rtl)$/.test(dir)) this.element.dir = dir;
    if (ordinal !== "1") {
      this.element.prepend(build(["span", { id: "gap-ordinal", hidden: "" }, ordinal]));
      this.element.setAttribute("aria-labelledby", "gap-heading gap-ordinal");
    }
    this.#show(this.#screen);
    this.element.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (!button) return;
      // Some sandboxes block the submission of forms.
      event.preventDefault();
      this.#step(/** @type {string} */ (button.dataset.action));
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#step("continue");
    });
    this.element.addEventListener("change", ({ target }) => this.#changed(/** @type {HTMLInputElement} */ (target)));
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /**
   * Puts the program's own screen in its place, and the focus on the same element there.
   * @param {HTMLElement} place
   */
  handOver(place) {
    const { activeElement } = /** @type {ShadowRoot} */ (this.element.getRootNode());
    this.element.replaceWith(place);
    if (!activeElement) return;
    const { id, dataset, localName } = /** @type {HTMLElement} */ (activeElement);
    const found = id ? `#${CSS.escape(id)}` : dataset.action ? `[data-action="${dataset.action}"]` : localName;
    /** @type {HTMLElement | null} */ (place.querySelector(found))?.focus({ preventScroll: true });
  }

  /** @param {Screen} screen */
  #show(screen) {
    this.#screen = screen;
    this.element.dataset.screen = screen;
    const shown = build(this.#tree.screens[screen], this.#level, this.#say);
    const last = /** @type {ChildNode} */ (this.element.lastChild);
    /** @type {ChildNode} */ (last.previousSibling).replaceWith(shown);
    for (const [name, value] of this.#values) this.#restore(name, value);
    for (const bar of shown.querySelectorAll("[role=progressbar]")) {
      const value = (/** @type {"now" | "max"} */ name) => Number(bar.getAttribute(`aria-value${name}`));
      const fill = /** @type {HTMLElement} */ (bar.firstChild);
      fill.style.setProperty("--to", `${(100 * value("now")) / value("max")}`);
    }
    for (const hint of shown.querySelectorAll("kbd")) hint.hidden = !this.#shortcuts;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #restore(name, value) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const fields = this.element.querySelectorAll(`[name="${name}"]`);
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    this.#mark();
  }

  /** @param {string} action */
  #step(action) {
    const next = STEPS[this.#screen][action];
    // A step beyond the opening is not kept: pressed again or taken back, it must not be taken twice.
    if (this.#act(action, "", next ? "step" : "end")) return;
    if (!next) return this.#wait();
    this.waiting = false;
    this.#show(next);
    onFrame(() => {
      /** @type {HTMLElement} */ (this.element.querySelector("#gap-heading")).focus({ preventScroll: true });
      const { top } = this.element.getBoundingClientRect();
      if (top < 0 || top > 0.6 * innerHeight) this.element.scrollIntoView({ block: "start", behavior: "instant" });
    });
  }

  /** Waits for the program, and says so if that takes a while. */
  #wait() {
    if (this.waiting) return;
    this.waiting = true;
    const words = build(["p", { class: "hint", role: "status" }]);
    /** @type {Element} */ (this.element.querySelector(".actions")).after(words);
    setTimeout(() => (words.textContent = this.#say(this.#tree.waiting)), PATIENCE_MS);
  }

  /** @param {HTMLInputElement} field Or a select, which has the same members. */
  #changed(field) {
    if (field.type === "checkbox") {
      this.#shortcuts = field.checked;
      for (const hint of this.element.querySelectorAll("kbd")) hint.hidden = !this.#shortcuts;
      this.#act("shortcuts", "");
      return;
    }
    this.#values.set(field.name, field.value);
    this.#mark();
    if (PROFILE.includes(field.name)) this.#act("profile", PROFILE.map((name) => this.#values.get(name) ?? "").join());
    else {
      const item = /** @type {HTMLElement} */ (field.closest("[data-item]"));
      this.#act("answer", `${item.dataset.item}:${field.value}`);
    }
  }

  /** Makes chosen rows look chosen. */
  #mark() {
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = this.element.querySelectorAll("[type=radio]");
    for (const radio of radios) {
      const row = /** @type {Element} */ (radio.parentElement);
      row.classList.toggle("selected", radio.checked);
      row.setAttribute("part", radio.checked ? "option option-selected" : "option");
    }
  }

  /**
   * A digit chooses an answer, as in the program.
   * @param {KeyboardEvent} event
   */
  #pressed(event) {
    const target = /** @type {Element} */ (event.target);
    const typing = target.closest("select, textarea, input:not([type=radio], [type=checkbox])");
    if (!this.#shortcuts || typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (!/^[1-9]$/.test(event.key)) return;
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = this.element.querySelectorAll("fieldset[data-item] input");
    const radio = radios[Number(event.key) - 1];
    if (!radio) return;
    event.preventDefault();
    radio.focus({ preventScroll: true });
    if (!radio.checked) radio.click();
  }
}
