// The widget in a dialog: popup, slider or tab, and what opens and closes it. What the dialog holds, and how it is
// fetched, is the loader's; when it opens by itself is in triggers.js.

import { sheetOf } from "../loader/sheet.js";

// The hashes of its style and of what opens it by itself, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/** Widgets that were opened in this page, by the name under which the session remembers it. */
const shown = new Set();

const INLINE = Object.freeze(
  Object.fromEntries(["open", "close", "toggle", "connect", "disconnect"].map((name) => [name, () => {}])),
);

const made = (name, properties, attributes = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** What has the focus, inside of shadow roots too. */
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Keeps the page where it is, without its scrollbar's room coming or going; returns what undoes that. */
function hold() {
  const root = document.documentElement;
  // What scrolls the window is the body's overflow, unless the root has one of its own.
  const scroller = getComputedStyle(root).overflow === "visible" ? "body" : "html";
  const gutter = innerWidth > root.clientWidth ? "html{scrollbar-gutter:stable!important}" : "";
  // On paper the page would stand behind the report.
  const print = "@media print{body{visibility:hidden!important;height:0!important;overflow:clip!important}}";
  const sheet = new CSSStyleSheet(); // each its own, since each takes its own away
  sheet.replaceSync(`@media screen{${scroller}{overflow:hidden!important}${gutter}}${print}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** The dialog around a widget; around one that stands in the page there is nothing to open. */
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
  #launcher;
  #before;
  #opener;
  #release;
  #triggers;
  #isOffered = false;

  /**
   * What the element lends (`www/loader/execution-gap.js`): `element` is the widget, `room` the place for what is shown,
   * `fallback` the slot of the element's children, `files` reads the words; `choose(name)` reads an attribute,
   * `warn(text)` writes one warning, `boot()` loads the widget, `instance()` names it.
   */
  constructor(options) {
    this.#options = options;
    const { element, room, fallback, instance } = options;
    const frame = room.parentNode;
    const root = element.shadowRoot;
    const hadFocus = element.contains(document.activeElement);
    this.#key = `execution-gap:${instance()}:shown`;
    const mode = options.choose("display");
    this.#close = made("button", { type: "button", className: "close", onclick: () => this.close() });
    this.#close.dataset.action = "close";
    this.#close.append(cross());
    const named = { part: "dialog", "aria-labelledby": "gap-heading" };
    this.#dialog = made("dialog", { className: mode === "popup" ? "popup" : "slider", lang: "en" }, named);
    // What is said while the dialog is open has to be inside of it, as it is in the frame.
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

  /** The element is in the page, again perhaps: the launcher is there, and the dialog may open by itself. */
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

  /** Opens the dialog; `opener` is what was pressed for it. */
  open(opener) {
    const { element, boot, warn } = this.#options;
    if (this.isOpen || !element.isConnected) return;
    this.#opener = opener;
    this.#before = focused();
    this.#dialog.showModal();
    // A dialog that cannot be seen would keep the visitor from the page.
    if (!this.#dialog.getClientRects().length) {
      this.#dialog.close();
      return warn("<execution-gap display>: the element is inside of something that is not displayed; nothing opens.");
    }
    this.#triggers?.abort();
    remember(this.#key);
    this.#release ??= hold();
    boot();
    this.#words();
    (this.#dialog.querySelector("#gap-heading") ?? this.#dialog).focus({ preventScroll: true });
  }

  close() {
    this.#dialog.close();
    this.#closed();
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open();
  }

  /** Whether the children have to do, for now or for good: then they are what the page made them, and at hand. */
  offer(isOffered) {
    this.#isOffered = isOffered;
    this.#place();
  }

  #place() {
    const { element, room, fallback } = this.#options;
    if (this.#isOffered && this.isOpen) room.append(fallback);
    else if (fallback.parentNode !== element.shadowRoot) element.shadowRoot.prepend(fallback);
    fallback.hidden = Boolean(this.#launcher) && !this.#isOffered;
  }

  #listen() {
    const { room, fallback } = this.#options;
    const frame = room.parentNode;
    const dialog = this.#dialog;
    dialog.addEventListener("close", () => this.isOpen || this.#closed());
    let began = false;
    const isOutside = ({ target, clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      return target === dialog && (x < left || x > right || y < top || y > bottom);
    };
    dialog.addEventListener("pointerdown", (event) => (began = isOutside(event)));
    dialog.addEventListener("click", (event) => began && isOutside(event) && this.close());
    // A new step begins at its top; the widget looks at the window, and here something else scrolls.
    frame.addEventListener("focusin", ({ target }) => target.id === "gap-heading" && (frame.scrollTop = 0));
    fallback.addEventListener("click", (event) => this.#pressed(event));
  }

  /** A plain click on a link or button among the children opens the dialog instead. */
  #pressed(event) {
    const { element } = this.#options;
    const opener = event.target.closest("a,button,[role=button]");
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
    // Nothing had the focus, and nothing was pressed: then nothing gets it.
    if (this.#opener || this.#before !== document.body) places.push(this.#launcher, this.#link());
    // What is in a closed dialog keeps the focus for a moment.
    const isLost = (at) => !at || at === document.body || this.#dialog.contains(at);
    for (const place of places) if (isLost(focused())) place?.focus({ preventScroll: true });
  }

  #link() {
    return this.#options.element.querySelector("a,button");
  }

  /** A button in the top layer: no container of the page moves, cuts or covers it. */
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
      // The words from the beginning do.
    }
  }

  /** Sets up the one opening that nobody asks for. */
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

/** One opening by itself a visit: after this one there is no other. */
function remember(key) {
  shown.add(key);
  try {
    sessionStorage.setItem(key, "1");
  } catch {
    // Storage is blocked or full: the next page does not know.
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
