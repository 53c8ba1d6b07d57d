// The one file that pages load: defines <execution-gap>, keeps the fallback visible until there is something better, and
// fetches the rest when the element is near the viewport. What the widget shows and how it scores is not here.
//
// Every visitor downloads this file and its limit is 3 kB, so null checks that cannot fail are casts in comments.

import { CHOICES, METHODS, MOVES, NAME, TEXTS } from "./contract.js";

/** @typedef {import("../types/host.js").Choice} Choice */
/** @typedef {import("../types/host.js").Early} Early */
/** @typedef {import("../types/host.js").Files} Files */
/** @typedef {import("../types/host.js").Hashes} Hashes */
/** @typedef {import("../types/host.js").Host} Host */
/** @typedef {import("../widget/stage.js").Controller} Controller */
/** @typedef {"start" | "reset" | "focus" | "answers" | "restore" | "report" | "setHiddenFields"} Method */
/** @typedef {(controller: Record<Method, (...details: any[]) => unknown>) => unknown} Question What is asked of it. */

const NEAR = "600px";
const NAMES = [...Object.keys(CHOICES), ...TEXTS.split(" ")];

// Used until the real style sheet has arrived: reserves room for the first screen, so that the page below does not jump,
// and makes the button large enough to hit, clear of the fallback below it. From each width in pixels on, the welcome
// screen is so many units high.
const HEIGHTS = { 0: 58, 264: 52, 304: 48.5, 368: 45.5, 416: 42.5, 432: 41.2, 704: 38 };
const reserve = new CSSStyleSheet();
reserve.replaceSync(
  ":host{display:block}:host([hidden]){display:none}.frame{container-type:inline-size}" +
  "[data-action=retry]{display:block;min-block-size:44px;margin-block:1em 2em;padding-inline:1em;font:inherit}" +
  Object.entries(HEIGHTS).map(([width, height]) =>
    `@container (min-width:${width}px){.room{min-block-size:` +
    `var(--gap-reserve,calc(var(--gap-font-size,max(16px,1em))*${height}))}}`).join(""),
);

// The hashes of the next files, filled in by the build.
/** @type {Hashes} */
const INTEGRITY = { unsealed: 1 };

// Taken before the page can replace it.
const { fetch } = globalThis;

/** @type {Record<string, Promise<any> | undefined>} */
const kept = {};
let failures = 0;

/**
 * Reads a file once; after a failure from a new address, since browsers remember modules that failed.
 * @type {Files["once"]}
 */
function once(path, hashes, query, read) {
  const name = path + query;
  const url = new URL(path, import.meta.url).href + (query || (failures ? `?retry=${failures}` : ""));
  return (kept[name] ??= read(url, /** @type {string} */ (hashes[path] ?? "")).catch((cause) => {
    kept[name] = undefined;
    failures += 1;
    throw cause;
  }));
}

/** @type {Files["fetched"]} */
async function fetched(url, integrity) {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response;
}

/**
 * Resolves once the browser holds a module whose bytes have this hash.
 * @type {(href: string, integrity: string) => unknown}
 */
const verified = (href, integrity) => integrity && new Promise((resolve, reject) => {
  /** @param {(cause?: any) => void} end */
  const done = (end) => () => (link.remove(), end(new Error(`${href} did not load.`)));
  const link = made("link", { rel: "modulepreload", href, integrity, onload: done(resolve), onerror: done(reject) });
  // WebKit runs a preloaded module whatever its hash, and no feature test shows it.
  if (!/^Apple/.test(navigator.vendor) && link.relList.supports("modulepreload")) document.head.append(link);
  else resolve(fetched(href, integrity));
});

/** @type {Files} */
const files = {
  once,
  fetched,
  text: (path, hashes = INTEGRITY) => once(path, hashes, "", async (...file) => (await fetched(...file)).text()),
  code: (/** @type {string} */ path, hashes = INTEGRITY, query = "") =>
    once(path, hashes, query, async (...file) => (await verified(...file), import(file[0]))),
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 */
const made = (name, properties) => Object.assign(document.createElement(name), properties);

/** Whether a share link opened the page; it needs no opening screens. */
const isLinked = () => /^#gap1\./.test(location.hash);

/**
 * Calls back once an element is near the viewport. In a task of its own, since that lays out the page.
 * @param {Element} element
 * @param {() => void} callback
 */
const near = (element, callback) => setTimeout(() => {
  // An element that is on screen already does not wait for a frame.
  const { top, bottom } = element.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) return callback();
  const observer = new IntersectionObserver((entries) => {
    if (/** @type {IntersectionObserverEntry} */ (entries.at(-1)).isIntersecting) {
      observer.disconnect();
      callback();
    }
  }, { rootMargin: NEAR });
  observer.observe(element);
});

/**
 * The widgets by their place in the page, from 1.
 * @type {Node[]}
 */
const places = [document];

/**
 * The place of an element among the widgets of its page, fixed when it is first asked for. A new element gets the number
 * of the one that it replaces; two that are in the page never share one. Inside other shadow roots the order of asking
 * counts.
 * @param {Element} element
 */
function placeOf(element) {
  let place = places.indexOf(element);
  if (place < 0) {
    place = /** @type {Element[]} */ ([...document.querySelectorAll(NAME)]).indexOf(element);
    do place++; while (places[place]?.isConnected);
    places[place] = element;
  }
  return place;
}

class ExecutionGap extends HTMLElement {
  static observedAttributes = [...Object.keys(CHOICES), "lang", "dir"];

  static {
    for (const method of /** @type {Method[]} */ (METHODS.split(" "))) {
      /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this.prototype))[method] =
        /** @type {(this: ExecutionGap, ...details: unknown[]) => unknown} */ (function (...details) {
          return this.#ask((controller) => controller[method](...details), method === "setHiddenFields");
        });
    }
    // "open" is a method and an attribute; frameworks that find it on an element set it.
    for (const name of [...NAMES, ...MOVES.split(" ")]) {
      /** @this {ExecutionGap} */
      const move = async function () {
        return (await this.#overlay())[/** @type {"open" | "close" | "toggle"} */ (name)]();
      };
      Object.defineProperty(this.prototype, camel(name), {
        configurable: true,
        enumerable: true,
        get() {
          return MOVES.includes(name) ? move : this.getAttribute(name) ?? "";
        },
        set(value) {
          if (value == null) this.removeAttribute(name);
          else this.setAttribute(name, value);
        },
      });
    }
  }

  /** Calls that wait for the widget. @type {{ answer: Question, reject: (cause: unknown) => void }[]} */
  #waiting = [];
  #isBegun = false;
  #isReady = false;
  #isAwaited = false;
  #warned = new Set();
  /** @type {Controller | undefined} */
  #controller;
  /** @type {Promise<void> | undefined} */
  #booting;
  /** @type {Promise<import("../types/host.js").Overlay> | undefined} */
  #displaying;
  /** What the element lends to the controller, and to the dialog around it. The constructor's `show` fills `worn`. */
  #host = /** @type {Host} */ (/** @type {Omit<Host, "worn">} */ ({
    element: /** @type {Host["element"]} */ (/** @type {HTMLElement} */ (this)),
    files,
    shadow: this.attachShadow({ mode: "open" }),
    // From the first press on, each screen takes the room that it needs.
    room: made("div", { onclick() { /** @type {HTMLElement} */ (this).className = ""; } }),
    fallback: made("slot"),
    sheets: [reserve],
    leave: () => (this.#host.hadFocus ||= this.contains(/** @type {Document} */ (this.getRootNode()).activeElement)),
    choose: (name) => this.#choose(name),
    place: () => placeOf(this),
    instance: () => this.id || `gap-${placeOf(this)}`,
    warn: (text) => {
      // Attributes are read again and again.
      if (!this.#warned.has(text)) console.warn(text);
      this.#warned.add(text);
    },
    dispatch: (name, detail, options) => {
      const whole = Object.freeze({ v: 1, instance: this.#host.instance(), ts: Date.now(), ...detail });
      const event = new CustomEvent(name, { bubbles: true, composed: true, detail: whole, ...options });
      this.dispatchEvent(event);
      return event;
    },
    // After the Wasm call has returned, since a listener may call back.
    emit: (...event) => queueMicrotask(() => this.#host.dispatch(...event)),
    /** @this {Host} */
    wear(change) {
      this.shadow.adoptedStyleSheets = this.worn = change(this.worn);
    },
    show: (sheets, ...content) => {
      const host = this.#host;
      host.leave();
      host.room.replaceChildren(...content);
      host.wear(() => [...sheets, ...host.sheets]);
      if (sheets.length) this.removeAttribute("aria-busy");
    },
    offer: (isOffered) => {
      const { room, fallback, leave } = this.#host;
      if (isOffered) return room.append(fallback);
      leave();
      fallback.remove();
    },
    boot: () => this.#boot(),
    isAwaited: () => this.#isAwaited || this.#choose("loading") === "eager",
    ready: () => {
      this.#isReady = true;
      this.#flush();
    },
    rest: () => {
      this.#isReady = false;
      this.#booting = undefined;
    },
    // Plain text and the page's own fallback: never a blank box, and never an exception in the page.
    fail: (code, message, isCurable, more) => {
      const { rest, emit, boot, show, offer } = this.#host;
      rest();
      emit("gap-error", { code, message, pointer: null, ...more });
      if (isCurable) return this.isConnected && boot();
      this.removeAttribute("aria-busy");
      this.#controller?.close();
      const words = made("p", { role: "status" });
      const again = made("button", { type: "button", textContent: "Try again", onclick: boot });
      again.dataset.action = "retry";
      show([], words, again);
      offer(true);
      queueMicrotask(() => (words.textContent = "The assessment could not start."));
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`<${NAME}> could not start: ${message}`));
    },
  }));

  constructor() {
    super();
    const { shadow, room, show, fallback } = this.#host;
    const frame = made("div", { className: "frame" });
    frame.append(room, made("slot", { name: "gap-live" }));
    shadow.append(frame);
    show([], fallback);
  }

  connectedCallback() {
    const { boot, isAwaited, room } = this.#host;
    this.#displaying?.then((display) => display.connect());
    if (this.#isBegun) {
      // Moved, or back in the page: the widget and its answers stay.
      this.#controller?.rest(false);
      if (this.#controller && !this.#booting) boot();
      return;
    }
    this.#isBegun = true;
    // Properties that were set before this class existed hide its accessors; set them again through these.
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    for (const name of [...NAMES, "open"].map(camel)) {
      if (Object.hasOwn(own, name)) {
        const value = own[name];
        delete own[name];
        own[name] = value;
      }
    }
    const isInline = this.#choose("display") === "inline";
    if (isInline) room.className = "room";
    else this.#overlay().catch(() => {});
    if (isAwaited() || isLinked()) boot();
    else if (isInline) near(this, boot);
  }

  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#displaying?.then((display) => display.disconnect());
    // Pages that move an element take it out and put it in again at once.
    queueMicrotask(() => this.isConnected || this.#controller?.rest(true));
  }

  attributeChangedCallback() {
    this.#controller?.update();
  }

  /**
   * Asks the widget once it is ready. All questions but patient ones make it load; all are refused if it cannot start.
   * @param {Question} question
   * @param {boolean} isPatient
   */
  #ask(question, isPatient) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answer: (controller) => resolve(question(controller)), reject });
      this.#isAwaited ||= !isPatient;
      if (this.#isReady) this.#flush();
      else if (this.#isBegun && !isPatient) {
        this.#boot();
        this.#controller?.hurry();
      }
    });
  }

  #flush() {
    for (const { answer, reject } of this.#waiting.splice(0)) {
      try {
        answer(/** @type {Controller} */ (this.#controller));
      } catch (cause) {
        reject(cause);
      }
    }
  }

  /** The dialog around it. Where that does not come, the fallback stays: a link is still a link. */
  #overlay() {
    return (this.#displaying ??= files.code("./display.js").then(({ around }) => around(this.#host)).catch((cause) => {
      this.#displaying = undefined;
      this.#host.emit("gap-error", { code: "start", message: cause.message, pointer: null });
      throw cause;
    }));
  }

  #boot() {
    this.#booting ??= this.#start()
      .catch((cause) => this.#host.fail("start", String(cause?.message ?? cause), false, cause?.gap));
  }

  async #start() {
    this.setAttribute("aria-busy", "true");
    const early = /** @type {Early} */ ({ style: files.text("./execution-gap.css") });
    if (!isLinked()) early.tree = files.text(`./opening/en-${this.#choose("form")}.json`);
    if (
      /** @type {Host["element"]} */ (/** @type {HTMLElement} */ (this)).config ||
      this.querySelector(":scope>script[type='application/json']")
    ) {
      early.campaign = files.code("./campaign.js").then(({ read }) => read(this.#host));
    }
    // Whoever awaits one of them learns of its failure; nobody else has to.
    for (const file of Object.values(early)) file.catch(() => {});
    const { Controller } = await files.code("./stage.js");
    this.#controller ??= new Controller(this.#host);
    await this.#controller.enter(early);
  }

  /**
   * The value of an attribute. One that is missing or not allowed gives the default; the console says which are allowed.
   * @param {Choice} name
   */
  #choose(name) {
    const allowed = CHOICES[name].split(" ");
    const written = this.getAttribute(name) ?? "";
    const value = written.trim().toLowerCase() || allowed[0];
    if (allowed.includes(value)) return value;
    const values = allowed.join('", "');
    this.#host.warn(`<${NAME} ${name}="${written}">: the values allowed are "${values}"; "${allowed[0]}" is used.`);
    return allowed[0];
  }
}

/** @param {string} name */
function camel(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

if (!customElements.get(NAME)) customElements.define(NAME, ExecutionGap);
