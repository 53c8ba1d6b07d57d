// The one file that pages load: defines <execution-gap>, keeps the fallback visible until there is something better, and
// fetches the rest when the element is near the viewport. What the widget shows and how it scores is not here.

const NAME = "execution-gap";
const NEAR = "600px";

/** The values that an attribute may have, the default first. */
const CHOICES = {
  form: ["express", "full"],
  mode: ["visitor", "call", "kiosk"],
  gate: ["soft", "none", "hard", "start"],
  theme: ["light", "dark", "auto", "host"],
  "heading-level": ["2", "1", "3", "4"],
  persist: ["session", "off", "local"],
  shortcuts: ["on", "off"],
  display: ["inline", "popup", "slider", "tab"],
  loading: ["lazy", "eager"],
};
/** What an element can be asked, when it is ready. */
const METHODS = ["start", "reset", "focus", "answers", "restore", "report"];
/** What a page may also write. */
const TEXTS = ["config", "config-integrity", "open-value", "hidden-fields", "data-layer"];

// Before the real stylesheet is there: room for the first screen, so that the page below does not jump, and a button
// large enough to hit, clear of the fallback below it. From so many pixels of width on, the welcome screen is so many
// lengths of the unit high.
const HEIGHTS = { 0: 58, 264: 52, 304: 48.5, 368: 45.5, 416: 42.5, 432: 41.2, 704: 38 };
const RESERVE =
  ":host{display:block}:host([hidden]){display:none}.frame{container-type:inline-size}" +
  "button{display:block;min-block-size:44px;margin-block:1em 2em;padding-inline:1em;font:inherit}" +
  Object.entries(HEIGHTS).map(([width, height]) =>
    `@container (min-width:${width}px){.room{min-block-size:` +
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
async function verified(href, integrity) {
  const link = document.createElement("link");
  if (!integrity) return;
  // WebKit runs a preloaded module whatever its hash; nothing else tells that it does.
  if (/^Apple/.test(navigator.vendor) || !link.relList.supports("modulepreload")) return fetched(href, integrity);
  return new Promise((resolve, reject) => {
    const done = (end) => () => (link.remove(), end(new Error(`${href} could not be loaded.`)));
    Object.assign(link, { rel: "modulepreload", href, integrity, onload: done(resolve), onerror: done(reject) });
    document.head.append(link);
  });
}

const sheetOf = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

const files = {
  text: (path, hashes = INTEGRITY) => once(path, hashes, "", async (...file) => (await fetched(...file)).text()),
  sheet: (path) => once(path, INTEGRITY, "", async (...file) => sheetOf(await (await fetched(...file)).text())),
  code: (path, hashes = INTEGRITY, query = "") =>
    once(path, hashes, query, async (...file) => (await verified(...file), import(file[0]))),
  // Compiles while the bytes arrive; a server with the wrong content type costs only that.
  wasm: (path, hashes) => once(path, hashes, "", async (...file) => {
    const response = await fetched(...file);
    return /^application\/wasm\b/.test(response.headers.get("content-type"))
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }),
};

const made = (name, properties) => Object.assign(document.createElement(name), properties);

const near = (element, callback) => {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      callback();
    }
  }, { rootMargin: NEAR });
  observer.observe(element);
};

let count = 0;

class ExecutionGap extends HTMLElement {
  static observedAttributes = [...Object.keys(CHOICES), "lang", "dir"];

  static {
    for (const method of METHODS) {
      this.prototype[method] = function (...details) {
        return this.#ask((stage) => stage[method](...details));
      };
    }
  }

  #shadow = this.attachShadow({ mode: "open" });
  #room = made("div", { className: "room" });
  #fallback = made("slot");
  #reserve = sheetOf(RESERVE);
  #stage;
  #booting;
  #hadFocus = false;
  #waiting = [];
  #ordinal = 0;
  #updating = false;
  #isReady = false;
  #warned = new Set();

  constructor() {
    super();
    const frame = made("div", { className: "frame" });
    frame.append(this.#room);
    this.#shadow.append(frame, made("slot", { name: "gap-live" }));
    this.#show([], this.#fallback);
    // From the first press on, the visitor decides how much room there is.
    this.#room.addEventListener("click", () => {
      this.#shadow.adoptedStyleSheets = this.#shadow.adoptedStyleSheets.filter((sheet) => sheet !== this.#reserve);
    });
  }

  connectedCallback() {
    if (this.#ordinal) {
      // Moved, or back in the page: the app and its answers stay.
      this.#stage?.rest(false);
      if (this.#stage && !this.#booting) this.#boot();
      return;
    }
    this.#ordinal = ++count;
    // Properties set before this class existed hide the accessors; set them again through these.
    for (const name of [...Object.keys(CHOICES), ...TEXTS].map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#choice("loading") === "eager" || this.#waiting.length) this.#boot();
    else near(this, () => this.#boot());
  }

  connectedMoveCallback() {}

  disconnectedCallback() {
    // Pages that move an element take it out and put it in again at once.
    queueMicrotask(() => this.isConnected || this.#stage?.rest(true));
  }

  attributeChangedCallback() {
    if (!this.#stage || this.#updating) return;
    this.#updating = true;
    queueMicrotask(() => {
      this.#updating = false;
      this.#stage.update();
    });
  }

  // Calls made too early wait for the widget; calls to one that cannot start are refused.
  #ask(question) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answer: (stage) => resolve(question(stage)), reject });
      if (this.#isReady) this.#flush();
      else if (this.#ordinal) this.#boot();
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

  #boot() {
    this.#booting ??= this.#start()
      .catch((cause) => this.#fail("start", String(cause?.message ?? cause), false, cause?.gap));
  }

  async #start() {
    this.setAttribute("aria-busy", "true");
    const early = {
      sheet: files.sheet("./execution-gap.css"),
      opening: files.code("./opening.js"),
      tree: files.text(`./opening/en-${this.#choice("form")}.json`),
    };
    if (this.config || this.querySelector(":scope>script[type='application/json']")) {
      early.campaign = files.code("./campaign.js").then(({ read }) => read(this, files));
    }
    // Whoever needs one of them hears of its failure; nobody else has to.
    for (const file of Object.values(early)) file.catch(() => {});
    const { Stage } = await files.code("./stage.js");
    this.#stage ??= new Stage(files, {
      show: (...content) => this.#show(...content),
      speak: (live) => {
        // A copy of an element comes with a copy of what it spoke in.
        for (const other of this.querySelectorAll(":scope>[slot=gap-live]")) other.remove();
        this.append(live);
      },
      settle: (place) => this.#settle(place),
      offer: (isOffered) => this.#offer(isOffered),
      attributes: () => this.#attributes(),
      ready: (place) => this.#ready(place),
      rest: () => {
        this.#isReady = false;
        this.#booting = undefined;
      },
      emit: this.#emit,
      fail: (...failure) => this.#fail(...failure),
    });
    await this.#stage.enter(early);
  }

  #ready(place) {
    this.#isReady = true;
    this.#settle(place);
    this.#flush();
  }

  /** Shows the fallback below what is there, or no longer. */
  #offer(isOffered) {
    if (isOffered) return this.#room.append(this.#fallback);
    this.#hadFocus ||= this.contains(this.getRootNode().activeElement);
    this.#fallback.remove();
  }

  #show(sheets, ...content) {
    this.#hadFocus ||= this.contains(this.getRootNode().activeElement);
    this.#room.replaceChildren(...content);
    this.#shadow.adoptedStyleSheets = [...sheets, this.#reserve];
    if (sheets.length) this.removeAttribute("aria-busy");
  }

  // Whoever stood on something that is gone stands at the beginning of what came instead.
  #settle(place) {
    if (this.#hadFocus) place.querySelector("#gap-heading")?.focus({ preventScroll: true });
    this.#hadFocus = false;
  }

  // Plain text and the page's own fallback: never a blank box, and never an error thrown into the page.
  #fail(code, message, isCurable, more) {
    this.#isReady = false;
    this.#booting = undefined;
    this.#emit("gap-error", { code, message, pointer: null, ...more });
    if (isCurable) return this.isConnected && this.#boot();
    this.removeAttribute("aria-busy");
    this.#stage?.close();
    const words = made("p", { role: "status" });
    const again = made("button", { type: "button", textContent: "Try again", onclick: () => this.#boot() });
    again.dataset.action = "retry";
    this.#show([], words, again, this.#fallback);
    queueMicrotask(() => (words.textContent = "The assessment could not start."));
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(`<${NAME}> could not start: ${message}`));
  }

  /** The value of an attribute; the default when it is missing, or is none of those allowed, which is said once. */
  #choice(name) {
    const [first, ...others] = CHOICES[name];
    const written = this.getAttribute(name) ?? "";
    const value = written.trim().toLowerCase() || first;
    if (value === first || others.includes(value)) return value;
    const allowed = `"${CHOICES[name].join('", "')}"`;
    this.#warn(`<${NAME} ${name}="${written}">: the values allowed are ${allowed}; "${first}" is used.`);
    return first;
  }

  #attributes() {
    const passed = {
      lang: this.closest("[lang]")?.getAttribute("lang") || navigator.language,
      dir: this.dir,
      instance: this.#instance(),
      ordinal: String(this.#ordinal),
    };
    for (const name of Object.keys(CHOICES)) passed[name] = this.#choice(name);
    return passed;
  }

  #instance() {
    return this.id || `gap-${this.#ordinal}`;
  }

  // Dispatched once the Wasm call has returned, since a listener may call back.
  #emit = (name, detail) => {
    const common = { v: 1, instance: this.#instance(), ts: Date.now() };
    const event = new CustomEvent(name, { bubbles: true, composed: true, detail: frozen({ ...common, ...detail }) });
    queueMicrotask(() => this.dispatchEvent(event));
  };

  // Once for each sentence, however often the attributes are read again.
  #warn(text) {
    if (!this.#warned.has(text)) console.warn(text);
    this.#warned.add(text);
  }
}

function frozen(detail) {
  for (const value of Object.values(detail)) if (value && typeof value === "object") Object.freeze(value);
  return Object.freeze(detail);
}

function camel(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

for (const name of [...Object.keys(CHOICES), ...TEXTS]) {
  Object.defineProperty(ExecutionGap.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// Lengths of the widget hang on the host's font size, not on the root's. A shadow sheet cannot register a property.
try {
  CSS.registerProperty({ name: "--gap-unit", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // Registered already, by another copy.
}

if (!customElements.get(NAME)) customElements.define(NAME, ExecutionGap);
