// The one file that pages load: defines <execution-gap>, keeps the fallback visible until there is something better, and
// fetches the rest when the element is near the viewport. What the widget shows and how it scores is not here.

import { CHOICES, METHODS, MOVES, NAME, TEXTS } from "./contract.js";

const NEAR = "600px";
const NAMES = [...Object.keys(CHOICES), ...TEXTS.split(" ")];

// Before the real stylesheet is there: room for the first screen, so that the page below does not jump, and a button
// large enough to hit, clear of the fallback below it. From so many pixels of width on, the welcome screen is so many
// lengths of the unit high.
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
const INTEGRITY = { unsealed: 1 };

// Taken before the page can replace it.
const { fetch } = globalThis;

const kept = new Map();
let failures = 0;

/** Reads a file once; after a failure from a new address, since browsers remember modules that failed. */
function once(path, hashes, query, read) {
  const name = path + query;
  if (!kept.has(name)) {
    const url = new URL(path, import.meta.url).href + (query || (failures ? `?retry=${failures}` : ""));
    kept.set(name, read(url, hashes[path] ?? "").catch((cause) => {
      kept.delete(name);
      failures += 1;
      throw cause;
    }));
  }
  return kept.get(name);
}

async function fetched(url, integrity) {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response;
}

/** Resolves once the browser holds a module whose bytes have this hash. */
const verified = (href, integrity) => integrity && new Promise((resolve, reject) => {
  const done = (end) => () => (link.remove(), end(new Error(`${href} did not load.`)));
  const link = made("link", { rel: "modulepreload", href, integrity, onload: done(resolve), onerror: done(reject) });
  // WebKit runs a preloaded module whatever its hash; nothing else tells that it does.
  if (!/^Apple/.test(navigator.vendor) && link.relList.supports("modulepreload")) document.head.append(link);
  else resolve(fetched(href, integrity));
});

const files = {
  once,
  fetched,
  text: (path, hashes = INTEGRITY) => once(path, hashes, "", async (...file) => (await fetched(...file)).text()),
  code: (path, hashes = INTEGRITY, query = "") =>
    once(path, hashes, query, async (...file) => (await verified(...file), import(file[0]))),
};

const made = (name, properties) => Object.assign(document.createElement(name), properties);

/** Whether the page was opened by a share link, which needs no opening screens. */
const isLinked = () => /^#gap1\./.test(location.hash);

// In a task of its own, since the page has to be laid out for it.
const near = (element, callback) => setTimeout(() => {
  // What is on screen already does not wait for a frame.
  const { top, bottom } = element.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) return callback();
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1).isIntersecting) {
      observer.disconnect();
      callback();
    }
  }, { rootMargin: NEAR });
  observer.observe(element);
});

/** Which widget holds which place in its page, from 1. */
const places = [document];

/**
 * The place of an element among the widgets of its page when somebody first asked: one that comes in the place of another
 * gets its number, and two that are there never share one. Inside of other shadow roots, who asks first is first.
 */
function placeOf(element) {
  let place = places.indexOf(element);
  if (place < 0) {
    place = [...document.querySelectorAll(NAME)].indexOf(element);
    do place++; while (places[place]?.isConnected);
    places[place] = element;
  }
  return place;
}

class ExecutionGap extends HTMLElement {
  static observedAttributes = [...Object.keys(CHOICES), "lang", "dir"];

  static {
    for (const method of METHODS.split(" ")) {
      this.prototype[method] = function (...details) {
        return this.#ask((stage) => stage[method](...details), method === "setHiddenFields");
      };
    }
    // "open" is a method and an attribute; frameworks that find it on an element set it.
    for (const name of [...NAMES, ...MOVES.split(" ")]) {
      const move = async function () {
        return (await this.#overlay())[name]();
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

  #waiting = [];
  #isBegun = false;
  #isReady = false;
  #isAwaited = false;
  #warned = new Set();
  #stage;
  #booting;
  #displaying;
  /** What the element lends to the stage, and to the dialog around it. */
  #host = {
    element: this,
    files,
    shadow: this.attachShadow({ mode: "open" }),
    // From the first press on, the visitor decides how much room there is.
    room: made("div", { onclick() { this.className = ""; } }),
    fallback: made("slot"),
    /** Style sheets of what is around the widget. */
    sheets: [reserve],
    /** Notes in `hadFocus` whether the visitor stands on something that goes now. */
    leave: () => (this.#host.hadFocus ||= this.contains(this.getRootNode().activeElement)),
    choose: (name) => this.#choose(name),
    place: () => placeOf(this),
    instance: () => this.id || `gap-${placeOf(this)}`,
    warn: (text) => {
      // Once for each sentence, however often the attributes are read again.
      if (!this.#warned.has(text)) console.warn(text);
      this.#warned.add(text);
    },
    /** Dispatches an event and returns it. */
    dispatch: (name, detail, options) => {
      const whole = Object.freeze({ v: 1, instance: this.#host.instance(), ts: Date.now(), ...detail });
      const event = new CustomEvent(name, { bubbles: true, composed: true, detail: whole, ...options });
      this.dispatchEvent(event);
      return event;
    },
    // Once the Wasm call has returned, since a listener may call back.
    emit: (...event) => queueMicrotask(() => this.#host.dispatch(...event)),
    /** Changes the list of the style sheets, `worn`. */
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
    /** Shows the fallback below what is there, or no longer. */
    offer: (isOffered) => {
      const { room, fallback, leave } = this.#host;
      if (isOffered) return room.append(fallback);
      leave();
      fallback.remove();
    },
    boot: () => this.#boot(),
    /** Whether the program is wanted without delay. */
    isAwaited: () => this.#isAwaited || this.#choose("loading") === "eager",
    ready: () => {
      this.#isReady = true;
      this.#flush();
    },
    rest: () => {
      this.#isReady = false;
      this.#booting = undefined;
    },
    // Plain text and the page's own fallback: never a blank box, and never an error thrown into the page.
    fail: (code, message, isCurable, more) => {
      const { rest, emit, boot, show, offer } = this.#host;
      rest();
      emit("gap-error", { code, message, pointer: null, ...more });
      if (isCurable) return this.isConnected && boot();
      this.removeAttribute("aria-busy");
      this.#stage?.close();
      const words = made("p", { role: "status" });
      const again = made("button", { type: "button", textContent: "Try again", onclick: boot });
      again.dataset.action = "retry";
      show([], words, again);
      offer(true);
      queueMicrotask(() => (words.textContent = "The assessment could not start."));
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`<${NAME}> could not start: ${message}`));
    },
  };

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
      // Moved, or back in the page: the app and its answers stay.
      this.#stage?.rest(false);
      if (this.#stage && !this.#booting) boot();
      return;
    }
    this.#isBegun = true;
    // Properties set before this class existed hide the accessors; set them again through these.
    for (const name of [...NAMES, "open"].map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
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
    queueMicrotask(() => this.isConnected || this.#stage?.rest(true));
  }

  attributeChangedCallback() {
    this.#stage?.update();
  }

  // Calls made too early wait for the widget, and all but hidden fields make it load; calls to one that cannot start are
  // refused.
  #ask(question, isPatient) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answer: (stage) => resolve(question(stage)), reject });
      this.#isAwaited ||= !isPatient;
      if (this.#isReady) this.#flush();
      else if (this.#isBegun && !isPatient) {
        this.#boot();
        this.#stage?.hurry();
      }
    });
  }

  #flush() {
    for (const { answer, reject } of this.#waiting.splice(0)) {
      try {
        answer(this.#stage);
      } catch (cause) {
        reject(cause);
      }
    }
  }

  /** The dialog around it. Without it the fallback has to do: a link is still a link. */
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
    const early = { style: files.text("./execution-gap.css") };
    if (!isLinked()) early.tree = files.text(`./opening/en-${this.#choose("form")}.json`);
    if (this.config || this.querySelector(":scope>script[type='application/json']")) {
      early.campaign = files.code("./campaign.js").then(({ read }) => read(this.#host));
    }
    // Whoever needs one of them hears of its failure; nobody else has to.
    for (const file of Object.values(early)) file.catch(() => {});
    const { Stage } = await files.code("./stage.js");
    this.#stage ??= new Stage(this.#host);
    await this.#stage.enter(early);
  }

  /** The value of an attribute; the default when it is missing, or is none of those allowed, which is said once. */
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

function camel(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

if (!customElements.get(NAME)) customElements.define(NAME, ExecutionGap);
