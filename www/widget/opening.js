// The opening screens, shown before Wasm has arrived: built from the tree that the build made of the widget's own
// components. Known here are three screens and what a press on them means; the rest is the program's.

const STEPS = {
  welcome: { start: "profile" },
  profile: { back: "welcome", continue: "question", skip: "question" },
  question: { back: "profile" },
};
const PROFILE = ["role", "priority", "size"];
const PATIENCE_MS = 400;
const FRAME_MS = 100;

/**
 * The element that a node of the tree stands for; headings move to the level that the page asks for, and `say` puts a
 * campaign's own words in the place of ours.
 */
function build(node, level, say = (words) => words) {
  if (typeof node === "string") return document.createTextNode(say(node));
  const [name, attributes, ...children] = node;
  const element = document.createElement(/^h\d$/.test(name) ? `h${Math.min(6, Number(name[1]) + level - 2)}` : name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, key === "aria-label" ? say(value) : value);
  }
  element.append(...children.map((child) => build(child, level, say)));
  return element;
}

/** The line that says whose assessment it is, as in the program. */
function header({ name, logo } = {}) {
  const image = { class: "brand-logo", src: logo, alt: "", decoding: "async", referrerpolicy: "no-referrer" };
  const parts = [...(name ? [["span", { class: "brand-name" }, name]] : []), ...(logo ? [["img", image]] : [])];
  return parts.length ? [build(["div", { class: "brand", part: "header" }, ...parts])] : [];
}

/** Does something when the page is laid out anyway, and so not in the task of the press. */
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
    // The timer comes.
  }
}

export class Opening {
  /** Whether the visitor has asked for what only the program can show. */
  waiting = false;
  #tree;
  #level;
  #shortcuts;
  #act;
  #screen;
  #values = new Map();
  #say;

  /**
   * `tree` is the file for the form, `brand` and `texts` are the campaign's, `asks` is whether it has a contact form;
   * `act(action, value, kind)` is told every press and answers whether the program has taken over: `kind` is "step" for
   * one to another of these screens, "end" for one beyond them.
   */
  constructor(tree, { level, persist, shortcuts, asks, dir, ordinal, brand, texts = {} }, act) {
    // No text here has placeholders; own words with some fall back, as in the program.
    const named = (name, words) => (/[{}]/.test(texts[name]) ? words : texts[name] ?? words);
    const own = new Map(Object.entries(tree.texts).map(([name, words]) => [words, named(name, words)]));
    this.#say = (words) => own.get(words) ?? words;
    this.#tree = tree;
    this.#level = level;
    this.#shortcuts = shortcuts;
    this.#act = act;
    const footer = tree.footers[`${persist} ${shortcuts ? "on" : "off"}${asks ? " asks" : ""}`];
    this.element = build(["section", tree.root[1], "", footer], level, this.#say);
    this.element.prepend(...header(brand));
    if (/^(ltr|rtl)$/.test(dir)) this.element.dir = dir;
    if (ordinal > 1) {
      this.element.prepend(build(["span", { id: "gap-ordinal", hidden: "" }, String(ordinal)]));
      this.element.setAttribute("aria-labelledby", "gap-heading gap-ordinal");
    }
    this.#show("welcome");
    this.element.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      // Some sandboxes swallow what a form submits.
      event.preventDefault();
      this.#step(button.dataset.action);
    });
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#step("continue");
    });
    this.element.addEventListener("change", ({ target }) => this.#changed(target));
    this.element.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** Gives its place in the page to the program's own screen, and the focus to the same element there. */
  handOver(place) {
    const { activeElement } = this.element.getRootNode();
    this.element.replaceWith(place);
    if (!activeElement) return;
    const { id, dataset, localName } = activeElement;
    const found = id ? `#${CSS.escape(id)}` : dataset.action ? `[data-action="${dataset.action}"]` : localName;
    place.querySelector(found)?.focus({ preventScroll: true });
  }

  #show(screen) {
    this.#screen = screen;
    this.element.dataset.screen = screen;
    const shown = build(this.#tree.screens[screen], this.#level, this.#say);
    this.element.lastChild.previousSibling.replaceWith(shown);
    for (const [name, value] of this.#values) this.#restore(name, value);
    for (const bar of shown.querySelectorAll("[role=progressbar]")) {
      const value = (name) => bar.getAttribute(`aria-value${name}`);
      bar.firstChild.style.setProperty("--to", (100 * value("now")) / value("max"));
    }
    for (const hint of shown.querySelectorAll("kbd")) hint.hidden = !this.#shortcuts;
  }

  #restore(name, value) {
    for (const field of this.element.querySelectorAll(`[name="${name}"]`)) {
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    this.#mark();
  }

  #step(action) {
    const next = STEPS[this.#screen][action];
    // A step beyond the opening is not kept: pressed again, or taken back, it must not be taken twice.
    if (this.#act(action, "", next ? "step" : "end")) return;
    if (!next) return this.#wait();
    this.waiting = false;
    this.#show(next);
    onFrame(() => {
      this.element.querySelector("#gap-heading").focus({ preventScroll: true });
      const { top } = this.element.getBoundingClientRect();
      if (top < 0 || top > 0.6 * innerHeight) this.element.scrollIntoView({ block: "start", behavior: "instant" });
    });
  }

  /** The program goes on once it is there; words for it come only if that takes a while. */
  #wait() {
    if (this.waiting) return;
    this.waiting = true;
    const words = build(["p", { class: "hint", role: "status" }]);
    this.element.querySelector(".actions").after(words);
    setTimeout(() => (words.textContent = this.#say(this.#tree.waiting)), PATIENCE_MS);
  }

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
    else this.#act("answer", `${field.closest("[data-item]").dataset.item}:${field.value}`);
  }

  /** Chosen rows look chosen. */
  #mark() {
    for (const radio of this.element.querySelectorAll("[type=radio]")) {
      radio.parentElement.classList.toggle("selected", radio.checked);
      radio.parentElement.setAttribute("part", radio.checked ? "option option-selected" : "option");
    }
  }

  /** A digit chooses an answer, as in the program. */
  #pressed(event) {
    const typing = event.target.closest("select, textarea, input:not([type=radio], [type=checkbox])");
    if (!this.#shortcuts || typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const radio = /^[1-9]$/.test(event.key) && this.element.querySelectorAll("fieldset[data-item] input")[event.key - 1];
    if (!radio) return;
    event.preventDefault();
    radio.focus({ preventScroll: true });
    if (!radio.checked) radio.click();
  }
}
