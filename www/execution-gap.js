// The one file that pages load: defines <execution-gap>, keeps the fallback visible until the widget runs, and calls the
// Wasm door (`mount`) when the element is near the viewport. What the widget shows and how it scores is not here.

const NAME = "execution-gap";
const PASSED = ["form", "heading-level", "theme", "persist", "shortcuts", "dir"];
const PROPERTIES = ["form", "heading-level", "theme", "persist", "shortcuts", "loading"];
const NEAR = "600px";

// Before the real stylesheet is there: room for the first screen, so that the page below does not jump, and a button
// large enough to hit, clear of the fallback below it.
const RESERVE =
  ":host{display:block;min-block-size:var(--gap-reserve,38em)}:host([hidden]){display:none}" +
  "button{display:block;min-block-size:44px;margin-block:1em 2em;padding-inline:1em;font:inherit}";

let attempt = 0;
let engine;
let count = 0;

const at = (path) => new URL(path, import.meta.url).href;

const sheetOf = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};

const checked = async (response) => {
  const answer = await response;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}.`);
  return answer;
};

// Compiles while the bytes arrive; a server with the wrong content type costs only that.
const compiled = async (url) => {
  const response = await checked(fetch(url));
  return /^application\/wasm\b/.test(response.headers.get("content-type"))
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

// Style, words, glue and Wasm come side by side, once for all elements of a page. After a crash the glue is imported under
// another address, since a module record is never made anew.
const load = () =>
  (engine ??= (async () => {
    const glueAt = at("./wasm/execution-gap.js") + (attempt ? `?restart=${attempt}` : "");
    const text = (path) => checked(fetch(at(path))).then((answer) => answer.text());
    const [glue, module, css, words] = await Promise.all([
      import(glueAt),
      compiled(at("./wasm/execution-gap_bg.wasm")),
      text("./execution-gap.css"),
      text("./lang/en.txt"),
    ]);
    await glue.default({ module_or_path: module });
    glue.onPanic((message) => queueMicrotask(() => crash(message)));
    glue.readWords(words);
    return { glue, sheet: sheetOf(css) };
  })().catch((cause) => {
    engine = undefined;
    attempt += 1;
    throw cause;
  }));

const mounted = new Set();

// A panic leaves every widget of the Wasm instance dead: all of them say so, and the next try starts a new one.
const crash = (message) => {
  engine = undefined;
  attempt += 1;
  for (const crashed of [...mounted]) crashed(message);
};

const near = (element, callback) => {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      callback();
    }
  }, { rootMargin: NEAR });
  observer.observe(element);
};

class ExecutionGap extends HTMLElement {
  static observedAttributes = [...PASSED, "lang"];

  #shadow = this.attachShadow({ mode: "open" });
  #fallback = document.createElement("slot");
  #place;
  #widget;
  #booting;
  #waiting = [];
  #ordinal = 0;
  #updating = false;
  #isReady = false;
  #warned = new Set();

  constructor() {
    super();
    const live = document.createElement("slot");
    live.name = "gap-live";
    this.#shadow.append(this.#fallback, live);
    this.#shadow.adoptedStyleSheets = [sheetOf(RESERVE)];
  }

  connectedCallback() {
    if (this.#ordinal) return; // moved, not new: the app and its answers stay
    this.#ordinal = ++count;
    // Properties set before this class existed hide the accessors; set them again through these.
    for (const name of PROPERTIES.map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    const loading = this.getAttribute("loading");
    if (loading && !/^(lazy|eager)$/.test(loading)) {
      this.#warn(`<${NAME} loading="${loading}">: the values allowed are "lazy", "eager"; "lazy" is used.`);
    }
    if (loading === "eager" || this.#waiting.length) this.#boot();
    else near(this, () => this.#boot());
  }

  connectedMoveCallback() {}

  attributeChangedCallback() {
    if (!this.#widget || this.#updating) return;
    this.#updating = true;
    queueMicrotask(() => {
      this.#updating = false;
      this.#widget?.update(this.#attributes(), this.#warn);
    });
  }

  start() {
    return this.#ask((widget) => widget.start());
  }
  reset() {
    return this.#ask((widget) => widget.reset());
  }
  answers() {
    return this.#ask((widget) => widget.answers());
  }
  // The engine for programs is a file of its own, so that a visitor whom nobody asks for a report does not pay for it.
  async report() {
    const [answers, { load }] = await Promise.all([this.answers(), import(at("./engine.js"))]);
    return (await load()).report(answers);
  }

  #ready() {
    this.#isReady = true;
    this.#flush();
  }

  // Calls made too early wait for the widget; calls to one that cannot start are refused.
  #ask(question) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answer: (widget) => resolve(question(widget)), reject });
      if (this.#isReady) this.#flush();
      else if (this.isConnected) this.#boot();
    });
  }

  #flush() {
    for (const { answer, reject } of this.#waiting.splice(0)) {
      try {
        answer(this.#widget);
      } catch (cause) {
        reject(cause);
      }
    }
  }

  #boot() {
    this.#booting ??= this.#start().catch((cause) => this.#fail("start", String(cause?.message ?? cause)));
  }

  async #start() {
    this.setAttribute("aria-busy", "true");
    const { glue, sheet } = await load();
    this.#place?.remove();
    this.#place = document.createElement("div");
    this.#shadow.prepend(this.#place);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.#widget = glue.mount(this.#place, this.#attributes(), this.#emit, this.#warn);
    mounted.add(this.#crashed);
    this.#fallback.remove();
    this.removeAttribute("aria-busy");
  }

  #crashed = (message) => {
    mounted.delete(this.#crashed);
    this.#widget = undefined;
    this.#isReady = false;
    this.#fail("crash", message);
  };

  // Plain text and the page's own fallback: never a blank box, and never an error thrown into the page.
  #fail(code, message) {
    this.removeAttribute("aria-busy");
    this.#booting = undefined;
    this.#place?.remove();
    this.#place = document.createElement("div");
    const words = document.createElement("p");
    words.setAttribute("role", "status");
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Try again";
    again.dataset.action = "retry";
    again.onclick = () => this.#boot();
    this.#place.append(words, again);
    this.#shadow.prepend(this.#place, this.#fallback);
    this.#shadow.adoptedStyleSheets = [sheetOf(RESERVE)];
    queueMicrotask(() => (words.textContent = "The assessment could not start."));
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(`<${NAME}> could not start: ${message}`));
    this.#emit("gap-error", { code, message, pointer: null });
  }

  #attributes() {
    const passed = {
      lang: this.closest("[lang]")?.getAttribute("lang") || navigator.language,
      instance: this.#instance(),
      ordinal: String(this.#ordinal),
    };
    for (const name of PASSED) passed[name] = this.getAttribute(name);
    return passed;
  }

  #instance() {
    return this.id || `gap-${this.#ordinal}`;
  }

  // Dispatched once the Wasm call has returned, since a listener may call back.
  #emit = (name, detail) => {
    queueMicrotask(() => {
      if (name === "gap-ready") this.#ready();
      const common = { v: 1, instance: this.#instance(), ts: Date.now() };
      this.dispatchEvent(
        new CustomEvent(name, { bubbles: true, composed: true, detail: frozen({ ...common, ...detail }) }),
      );
    });
  };

  // Once for each sentence, however often the attributes are read again.
  #warn = (text) => {
    if (!this.#warned.has(text)) console.warn(text);
    this.#warned.add(text);
  };
}

function frozen(detail) {
  for (const value of Object.values(detail)) if (value && typeof value === "object") Object.freeze(value);
  return Object.freeze(detail);
}

function camel(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

for (const name of PROPERTIES) {
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
