// The widget in a dialog: popup, slider or tab, and what opens and closes it. The loader fetches what the dialog holds;
// when it opens by itself is in triggers.js.

import { sheetOf } from "../loader/sheet.js";

/** @typedef {import("../types/host.js").Host} Host */
/** @typedef {import("../types/host.js").Overlay} Overlay */

// The hashes of display.css and triggers.js, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/** Widgets that were opened in this page, by the key under which the session remembers it. */
const shown = new Set();

/** @type {Overlay} */
const INLINE = Object.freeze(
  /** @type {any} */ (
    Object.fromEntries(["open", "close", "toggle", "connect", "disconnect"].map((name) => [name, () => {}]))
  ),
);

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {Record<string, string>} [attributes]
 */
const made = (name, properties, attributes = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** The focused element, shadow roots included. */
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Stops the page from scrolling and keeps its scrollbar's room; returns a function that undoes both. */
function hold() {
  const root = document.documentElement;
  // The window scrolls by the body's overflow, unless the root has one of its own.
  const scroller = getComputedStyle(root).overflow === "visible" ? "body" : "html";
  const gutter = innerWidth > root.clientWidth ? "html{scrollbar-gutter:stable!important}" : "";
  // In print the page would show behind the report.
  const print = "@media print{body{visibility:hidden!important;height:0!important;overflow:clip!important}}";
  const sheet = new CSSStyleSheet(); // one for each dialog, which removes its own
  sheet.replaceSync(`@media screen{${scroller}{overflow:hidden!important}${gutter}}${print}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/**
 * The dialog around a widget; around an inline one there is nothing to open.
 * @param {Host} host
 * @returns {Promise<Overlay>}
 */
export async function around(host) {
  const { element, files, sheets, choose, leave } = host;
  if (choose("display") === "inline") return INLINE;
  const sheet = sheetOf(await files.text("./display.css", INTEGRITY));
  sheets.push(sheet);
  host.wear((worn) => [...worn, sheet]);
  const display = new Display(host);
  host.offer = (isOffered) => {
    if (!isOffered) leave();
    display.offer(isOffered);
  };
  if (!element.isConnected) display.disconnect();
  return display;
}

class Display {
  #options;
  #key;
  #dialog;
  #close;
  /** @type {HTMLButtonElement | undefined} */
  #launcher;
  /** What had the focus before the dialog opened. @type {HTMLElement | null | undefined} */
  #before;
  /** What was pressed to open it. @type {HTMLElement | undefined} */
  #opener;
  /** Lets the page scroll again. @type {(() => void) | undefined} */
  #release;
  /** Ends the wait for what opens it by itself. @type {AbortController | undefined} */
  #triggers;
  #isOffered = false;

  /** @param {Host} options */
  constructor(options) {
    this.#options = options;
    const { element, room, fallback, instance } = options;
    const frame = /** @type {Element} */ (room.parentNode);
    const root = /** @type {ShadowRoot} */ (element.shadowRoot);
    const hadFocus = element.contains(document.activeElement);
    this.#key = `execution-gap:${instance()}:shown`;
    const mode = options.choose("display");
    this.#close = made("button", { type: "button", className: "close", onclick: () => this.close() });
    this.#close.dataset.action = "close";
    this.#close.append(cross());
    const named = { part: "dialog", "aria-labelledby": "gap-heading" };
    this.#dialog = made("dialog", { className: mode === "popup" ? "popup" : "slider", lang: "en" }, named);
    // The live region must be inside an open dialog to be read out; it is in the frame.
    this.#dialog.append(this.#close, frame);
    root.append(fallback, this.#dialog);
    this.#name({ close: "Close", open: "Assessment" });
    this.#listen();
    if (mode === "tab") this.#launch(root);
    this.connect();
    if (hadFocus) this.#launcher?.focus({ preventScroll: true });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** The element is in the page, perhaps again: shows the launcher, and lets the dialog open by itself. */
  connect() {
    if (!this.#options.element.isConnected) return;
    this.#launcher?.showPopover?.();
    this.#arm();
  }

  /** The element has left the page. */
  disconnect() {
    this.#triggers?.abort();
    this.close();
  }

  /**
   * Opens the dialog.
   * @param {HTMLElement} [opener] What was pressed for it.
   */
  open(opener) {
    const { element, boot, warn } = this.#options;
    if (this.isOpen || !element.isConnected) return;
    this.#opener = opener;
    this.#before = /** @type {HTMLElement | null} */ (focused());
    this.#dialog.showModal();
    // An invisible dialog would lock the visitor out of the page.
    if (!this.#dialog.getClientRects().length) {
      this.#dialog.close();
      return warn("<execution-gap display>: the element is inside of something that is not displayed; nothing opens.");
    }
    this.#triggers?.abort();
    remember(this.#key);
    this.#release ??= hold();
    boot();
    this.#words();
    /** @type {HTMLElement | null} */
    const heading = this.#dialog.querySelector("#gap-heading");
    (heading ?? this.#dialog).focus({ preventScroll: true });
  }

  close() {
    this.#dialog.close();
    this.#closed();
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open();
  }

  /**
   * Shows the element's children as the page made them, for now or for good, or hides them.
   * @param {boolean} isOffered
   */
  offer(isOffered) {
    this.#isOffered = isOffered;
    this.#place();
  }

  #place() {
    const { element, room, fallback } = this.#options;
    if (this.#isOffered && this.isOpen) room.append(fallback);
    else if (fallback.parentNode !== element.shadowRoot) /** @type {ShadowRoot} */ (element.shadowRoot).prepend(fallback);
    fallback.hidden = Boolean(this.#launcher) && !this.#isOffered;
  }

  #listen() {
    const { room, fallback } = this.#options;
    const frame = /** @type {HTMLElement} */ (room.parentNode);
    const dialog = this.#dialog;
    dialog.addEventListener("close", () => this.isOpen || this.#closed());
    let began = false;
    const isOutside = (/** @type {MouseEvent} */ { target, clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      return target === dialog && (x < left || x > right || y < top || y > bottom);
    };
    dialog.addEventListener("pointerdown", (event) => (began = isOutside(event)));
    dialog.addEventListener("click", (event) => began && isOutside(event) && this.close());
    // A new step begins at its top. The widget scrolls the window; here the frame scrolls.
    frame.addEventListener("focusin", ({ target }) =>
      /** @type {Element} */ (target).id === "gap-heading" && (frame.scrollTop = 0));
    fallback.addEventListener("click", (event) => this.#pressed(event));
  }

  /**
   * A plain click on a link or button among the children opens the dialog instead.
   * @param {MouseEvent} event
   */
  #pressed(event) {
    const { element } = this.#options;
    /** @type {HTMLElement | null} */
    const opener = /** @type {Element} */ (event.target).closest("a,button,[role=button]");
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (this.#isOffered || event.defaultPrevented || !isPlain || !opener || !element.contains(opener)) return;
    event.preventDefault();
    this.open(opener);
  }

  #closed() {
    if (!this.#release) return;
    this.#release();
    this.#release = undefined;
    this.#place();
    const places = [this.#before, this.#opener];
    // Where nothing had the focus and nothing was pressed, nothing gets it.
    if (this.#opener || this.#before !== document.body) places.push(this.#launcher, this.#link());
    // A closed dialog keeps the focus for a moment.
    const isLost = (/** @type {Element | null} */ at) => !at || at === document.body || this.#dialog.contains(at);
    for (const place of places) if (isLost(focused())) place?.focus({ preventScroll: true });
  }

  /** @returns {HTMLElement | null} */
  #link() {
    return this.#options.element.querySelector("a,button");
  }

  /**
   * A button in the top layer, where no container of the page moves, clips or covers it.
   * @param {ShadowRoot} root
   */
  #launch(root) {
    const named = { part: "launcher", popover: "manual", "aria-haspopup": "dialog" };
    const launcher = made("button", { type: "button", className: "launcher" }, named);
    launcher.onclick = () => this.open(launcher);
    launcher.dataset.action = "open";
    root.append(launcher);
    this.#launcher = launcher;
    const label = this.#link()?.textContent.trim();
    if (label) launcher.textContent = label;
    else this.#words();
    this.#place();
  }

  /** @param {{ open: string, close: string }} words */
  #name(words) {
    this.#close.setAttribute("aria-label", words.close);
    this.#dialog.setAttribute("aria-label", words.open);
    if (this.#launcher && !this.#link()) Object.assign(this.#launcher, { textContent: words.open, lang: "en" });
  }

  async #words() {
    const { files, choose } = this.#options;
    try {
      this.#name(JSON.parse(await files.text(`./opening/en-${choose("form")}.json`)).dialog);
    } catch {
      // The words that the constructor set will do.
    }
  }

  /** Lets the dialog open once without being asked. */
  async #arm() {
    const { element, files, warn } = this.#options;
    this.#triggers?.abort();
    if (!element.getAttribute("open") || shown.has(this.#key)) return;
    const triggers = new AbortController();
    this.#triggers = triggers;
    try {
      const { arm } = await files.code("./triggers.js", INTEGRITY);
      arm({ element, warn, key: this.#key, signal: triggers.signal, open: () => this.open() });
    } catch {
      // It opens when asked to.
    }
  }
}

/**
 * Notes that the dialog has opened: it does not open by itself again in this visit.
 * @param {string} key
 */
function remember(key) {
  shown.add(key);
  try {
    sessionStorage.setItem(key, "1");
  } catch {
    // Storage is blocked or full: the next page will not know.
  }
}

function cross() {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M4 4 16 16M16 4 4 16");
  svg.append(path);
  return svg;
}
