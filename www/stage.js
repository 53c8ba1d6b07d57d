// What is seen of one widget once it is near: the opening screens, then the program's, and after a crash a new
// program's. How files are fetched, and what the element is to the page, belongs to the loader.

const NAME = "execution-gap";
const LONG_MS = 10_000;

/** The program that the widgets of a page share until it crashes. */
let shared;
let starts = 0;
const sharing = new Set();

// A panic leaves every widget of a program dead, whichever of them it happened in.
function share(files) {
  const stopped = (message) => {
    shared = undefined;
    for (const stage of [...sharing]) stage.stopped(message);
  };
  return (shared ??= begin(files, stopped).catch((cause) => {
    shared = undefined;
    throw cause;
  }));
}

/** The door to a new program; `stopped(message)` is called when that one has come to an end. */
async function begin(files, stopped) {
  // A module record is never made anew: a second program comes from another address.
  const again = starts++ ? `?start=${starts}` : "";
  const [glue, module, words] = await Promise.all([
    files.code("./wasm/execution-gap.js", again),
    files.wasm("./wasm/execution-gap_bg.wasm"),
    files.text("./lang/en.txt"),
  ]);
  await glue.default({ module_or_path: module });
  // Not from inside the panic: the program cannot be called any more.
  glue.onPanic((message) => queueMicrotask(() => stopped(message)));
  glue.readWords(words);
  return glue;
}

export class Stage {
  #files;
  #host;
  #opening;
  #place;
  #widget;
  #pressed = [];
  #saved = "";
  #crashes = 0;

  /**
   * `host` is what the element lends: `live` to speak in, `show(sheet, ...content)`, `settle(place)`, `value(name)`,
   * `attributes()`, `offer(isOffered)` of the fallback, `ready(place)`,
   * `emit(name, detail)`, `warn(text)` and `fail(code, message)`.
   */
  constructor(files, host) {
    this.#files = files;
    this.#host = host;
  }

  /** Shows the first screen, then starts the program. `early` are files already on their way. */
  async enter(early) {
    // Some pages forbid Wasm: better known before anything is shown. These eight bytes begin every module.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    // One after the other: side by side with the program, the opening screens would come late on a slow line.
    if (!shared) await this.#open(early);
    // What crashed once gets a program of its own, so that a second crash is nobody else's.
    const program = this.#crashes ? begin(this.#files, (message) => this.stopped(message)) : share(this.#files);
    const [glue, sheet] = [await program, await early.sheet];
    this.#place = document.createElement("div");
    if (this.#opening?.waiting) this.takeOver();
    else if (!this.#opening) this.#host.show(sheet, this.#place);
    const { live, emit, warn } = this.#host;
    const signal = (name, detail) => this.#signal(name, detail, emit);
    this.#widget = glue.mount(this.#place, live, this.#host.attributes(), signal, warn);
    if (!this.#crashes) sharing.add(this);
    if (this.#saved) this.#widget.restore(this.#saved);
    for (const press of this.#pressed) this.#widget.act(...press);
    this.#pressed = [];
    this.#host.offer(false);
  }

  /** Does what a visitor could do, on the program's own screen. */
  act(action, value = "") {
    this.takeOver();
    this.#widget.act(action, value);
  }

  answers() {
    return this.#widget.answers();
  }

  /** Takes up changed attributes. */
  update() {
    if (!this.#widget) return;
    this.takeOver();
    this.#widget.update(this.#host.attributes(), this.#host.warn);
  }

  /** Puts the program's screen in the place of the opening. */
  takeOver() {
    this.#opening?.handOver(this.#place);
    this.#opening = undefined;
  }

  /** The program is replaced once, with all answers; if that does not help, the fallback has to do. */
  stopped(message) {
    sharing.delete(this);
    this.#widget = undefined;
    this.#opening = undefined;
    this.#host.fail("crash", message, this.#crashes++ === 0);
  }

  /** The element gave up showing anything but its fallback. */
  leave() {
    this.#opening = undefined;
  }

  // A saved visit, a new start after a crash: these begin elsewhere than at the opening.
  async #open({ opening, tree, sheet }) {
    const { value, show, settle, live } = this.#host;
    const persist = value("persist", /^(off|local)$/, "session");
    if (this.#saved || this.#pressed.length || isVisitSaved(persist, this.#host.attributes().instance)) return;
    try {
      const [{ Opening }, text, styled] = await Promise.all([opening, tree, sheet]);
      const { ordinal, dir } = this.#host.attributes();
      const level = Number(value("heading-level", /^[1-4]$/, 2));
      const options = { level, persist, ordinal, dir, shortcuts: value("shortcuts") !== "off" };
      this.#opening = new Opening(JSON.parse(text), options, this.#pressedEarly);
      show(styled, this.#opening.element);
      settle(this.#opening.element);
      live.parentElement?.removeAttribute("aria-busy");
      // Who waits for long may want to go another way.
      setTimeout(() => this.#opening && !this.#widget && this.#host.offer(true), LONG_MS);
    } catch {
      // Plain loading then.
    }
  }

  // What is pressed on the opening screens is pressed in the program too; a step is its moment to take over.
  #pressedEarly = (action, value, isStep) => {
    if (!this.#widget) this.#pressed.push([action, value]);
    else if (isStep) this.takeOver();
    this.#widget?.act(action, value);
    return isStep && Boolean(this.#widget);
  };

  #signal(name, detail, emit) {
    if (name === "saved") this.#saved = detail;
    else emit(name, detail);
    if (name === "gap-ready") queueMicrotask(() => this.#host.ready(this.#opening?.element ?? this.#place));
  }
}

function isVisitSaved(persist, instance) {
  try {
    const storage = { session: "sessionStorage", local: "localStorage" }[persist];
    return Boolean(storage && window[storage].getItem(`${NAME}:${instance}`));
  } catch {
    return false; // storage is blocked
  }
}
