// The one file that pages load: defines <execution-gap>, keeps the fallback visible until there is something better, and
// fetches the rest when the element is near the viewport. What the widget shows and how it scores is not here.

const NAME = "execution-gap";
const NEAR = "600px";

/** The values that an attribute may have, the default first. */
const CHOICES = {
  form: "express full",
  mode: "visitor call kiosk",
  gate: "soft none hard start",
  theme: "light dark auto host",
  "heading-level": "2 1 3 4",
  persist: "session off local",
  shortcuts: "on off",
  display: "inline popup slider tab",
  loading: "lazy eager",
};
/** What an element can be asked, when it is ready. */
const METHODS = "start reset focus answers restore report setHiddenFields".split(" ");
/** What opens and closes a widget in a dialog. */
const MOVES = "open close toggle".split(" ");
/** What a page may also write. */
const TEXTS = "config config-integrity open-value hidden-fields data-layer".split(" ");
const NAMES = [...Object.keys(CHOICES), ...TEXTS];

// Before the real stylesheet is there: room for the first screen, so that the page below does not jump, and a button
// large enough to hit, clear of the fallback below it. From so many pixels of width on, the welcome screen is so many
// lengths of the unit high.
const HEIGHTS = { 0: 58, 264: 52, 304: 48.5, 368: 45.5, 416: 42.5, 432: 41.2, 704: 38 };
const INLINE = ":host(:not([display=popup i],[display=slider i],[display=tab i]))";
const RESERVE =
  ":host{display:block}:host([hidden]){display:none}.frame{container-type:inline-size}" +
  "button{display:block;min-block-size:44px;margin-block:1em 2em;padding-inline:1em;font:inherit}" +
  Object.entries(HEIGHTS).map(([width, height]) =>
    `@container (min-width:${width}px){${INLINE} .room{min-block-size:` +
    `var(--gap-reserve,calc(var(--gap-font-size,max(16px,1em))*${height}))}}`).join("");

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

const sheetOf = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

const files = {
  once,
  fetched,
  text: (path, hashes = INTEGRITY) => once(path, hashes, "", async (...file) => (await fetched(...file)).text()),
  sheet: (path, hashes = INTEGRITY) =>
    once(path, hashes, "", async (...file) => sheetOf(await (await fetched(...file)).text())),
  code: (path, hashes = INTEGRITY, query = "") =>
    once(path, hashes, query, async (...file) => (await verified(...file), import(file[0]))),
};

const made = (name, properties) => Object.assign(document.createElement(name), properties);

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

let count = 0;

class ExecutionGap extends HTMLElement {
  static observedAttributes = [...Object.keys(CHOICES), "lang", "dir"];

  static {
    for (const method of METHODS) {
      this.prototype[method] = function (...details) {
        return this.#ask((stage) => stage[method](...details), method === "setHiddenFields");
      };
    }
    // "open" is a method and an attribute; frameworks that find it on an element set it.
    for (const name of [...NAMES, ...MOVES]) {
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
    room: made("div", { className: "room" }),
    fallback: made("slot"),
    /** Style sheets of what is around the widget. */
    sheets: [sheetOf(RESERVE)],
    ordinal: 0,
    hadFocus: false,
    /** Notes whether the visitor stands on something that goes now. */
    leave: () => (this.#host.hadFocus ||= this.contains(this.getRootNode().activeElement)),
    choose: (name) => this.#choose(name),
    instance: () => this.id || `gap-${this.#host.ordinal}`,
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
    show: (sheets, ...content) => {
      const { shadow, room, sheets: around, leave } = this.#host;
      leave();
      room.replaceChildren(...content);
      shadow.adoptedStyleSheets = [...sheets, ...around];
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
    frame.append(room);
    shadow.append(frame, made("slot", { name: "gap-live" }));
    show([], fallback);
    // From the first press on, the visitor decides how much room there is.
    room.addEventListener("click", () => {
      const [reserve] = this.#host.sheets;
      if (!shadow.adoptedStyleSheets.includes(reserve)) return;
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((sheet) => sheet !== reserve);
    });
  }

  connectedCallback() {
    const { ordinal, boot, isAwaited } = this.#host;
    this.#displaying?.then((display) => display.connect());
    if (ordinal) {
      // Moved, or back in the page: the app and its answers stay.
      this.#stage?.rest(false);
      if (this.#stage && !this.#booting) boot();
      return;
    }
    this.#host.ordinal = ++count;
    // Properties set before this class existed hide the accessors; set them again through these.
    for (const name of [...NAMES, "open"].map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    const isInline = this.#choose("display") === "inline";
    if (!isInline) this.#overlay().catch(() => {});
    if (isAwaited() || /^#gap1\./.test(location.hash)) boot();
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
      else if (this.#host.ordinal && !isPatient) {
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
    const early = {
      sheet: files.sheet("./execution-gap.css"),
      tree: files.text(`./opening/en-${this.#choose("form")}.json`),
    };
    if (this.config || this.querySelector(":scope>script[type='application/json']")) {
      early.campaign = files.code("./campaign.js").then(({ read }) => read(this, files));
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
