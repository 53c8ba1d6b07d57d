// What is seen of one widget once it is near: the opening screens, then the program's, and after a crash a new
// program's. How files are fetched, and what the element is to the page, belongs to the loader.

import { Opening } from "./opening.js";
import { compiled } from "./wasm.js";

const NAME = "execution-gap";
const LONG_MS = 10_000;

/** Attributes that the program is told of, as checked by the loader. */
const PASSED = ["form", "mode", "gate", "theme", "heading-level", "persist", "shortcuts"];

// The hashes of the files of the program, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/** The program that the widgets of a page share until it crashes. */
let shared;
let starts = 0;
const sharing = new Set();

/** Stages whose element has left the page: the next widget takes over from the first of them. */
const idle = new Set();

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
    files.code("./wasm/execution-gap.js", INTEGRITY, again),
    compiled(files, "./wasm/execution-gap_bg.wasm", INTEGRITY),
    files.text("./lang/en.txt", INTEGRITY),
  ]);
  await glue.default({ module_or_path: module });
  let isOver = false;
  const stop = (cause) => {
    // After the panic, not from inside of it: the program cannot be called any more.
    if (!isOver) queueMicrotask(() => stopped(String(cause)));
    isOver = true;
  };
  glue.onPanic(stop);
  glue.onStop?.(stop); // Trunk's builds have no guards
  glue.readWords(words);
  return glue;
}

/** A mounted widget: where it shows, where it speaks, and whom it serves. */
function mount(glue, stage, attributes) {
  const made = { place: document.createElement("div"), live: document.createElement("div"), stage };
  made.live.slot = "gap-live";
  made.live.role = "status";
  const signal = (name, detail) => made.stage?.signal(name, detail);
  made.widget = glue.mount(made.place, made.live, attributes, signal);
  return made;
}

export class Stage {
  #files;
  #host;
  #opening;
  #mount;
  #pressed = [];
  #saved = "";
  #crashes = 0;
  #campaign;

  /**
   * `host` is what the element lends (`www/execution-gap.js`): its `element`, its `files`, what it `shadow`s, and how to
   * `show(sheets, ...content)`, `offer(isOffered)` the fallback, `choose(name)` an attribute, `emit(name, detail)`, and
   * tell that it is `ready()`, has to `rest()`, or must `fail(code, message, isCurable)`.
   */
  constructor(host) {
    this.#files = host.files;
    this.#host = host;
  }

  /** Shows the first screen, then starts the program. `early` are files already on their way. */
  async enter(early) {
    // Some pages forbid Wasm: better known before anything is shown. These eight bytes are the smallest module, and
    // one browser refuses it only when it is to run.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    // Nothing is shown before it is known whose assessment this is, and in whose words.
    this.#campaign = await early.campaign;
    // One after the other: side by side with the program, the opening screens would come late on a slow line.
    if (!shared) await this.#open(early);
    // What crashed once gets a program of its own, so that a second crash is nobody else's.
    const program = this.#crashes ? begin(this.#files, (message) => this.stopped(message)) : share(this.#files);
    const [glue, sheet] = [await program, await early.sheet];
    // A task of its own: a slow phone should not stand still for start and first render together.
    await new Promise((resolve) => setTimeout(resolve));
    const { show, offer } = this.#host;
    const attributes = this.#attributes();
    const [leaving] = this.#crashes ? [] : idle;
    if (leaving) {
      this.#mount = leaving.#leave();
      this.#mount.stage = this;
      this.#mount.widget.begin(attributes);
    } else {
      this.#mount = mount(glue, this, attributes);
    }
    this.#speak(this.#mount.live);
    // The element may have left the page meanwhile.
    if (!this.#mount.live.isConnected) this.rest(true);
    if (!this.#opening) show(this.#sheets(sheet), this.#mount.place);
    if (!this.#crashes) sharing.add(this);
    const { widget } = this.#mount;
    if (this.#saved) widget.restore(this.#saved);
    else for (const press of this.#pressed) widget.act(...press);
    if (this.#opening?.waiting) this.#press("continue", "", "end");
    if (!this.#opening) this.#pressed = [];
    offer(false);
  }

  #speak(live) {
    const { element } = this.#host;
    // A copy of an element comes with a copy of what it spoke in.
    for (const other of element.querySelectorAll(":scope>[slot=gap-live]")) other.remove();
    element.append(live);
  }

  // Whoever stood on something that is gone stands at the beginning of what came instead.
  #settle(place) {
    if (this.#host.hadFocus) place?.querySelector("#gap-heading")?.focus({ preventScroll: true });
    this.#host.hadFocus = false;
  }

  /** Goes on from the welcome screen. */
  start() {
    this.#act("start");
  }

  /** Forgets all answers and shows the welcome screen. */
  reset() {
    this.#act("restart");
  }

  /** Moves the focus to the heading of the screen. */
  focus() {
    (this.#opening?.element ?? this.#mount.place).querySelector("#gap-heading")?.focus();
  }

  answers() {
    return this.#mount.widget.answers();
  }

  /** Takes up answers as `answers()` gives them; refused with the reason when they are not of the questionnaire. */
  async restore(state) {
    const { form = "express", answers } = Object(state);
    const engine = await this.#engine();
    engine.report({ form, answers, brief: true });
    const marks = Object.entries(answers).map(([item, answer]) => `${item}:${String(answer)[0]}`);
    if (!marks.length) return this.reset();
    this.#takeOver();
    // As a visit of another edition of the questions: it goes on at the first one without an answer.
    this.#mount.widget.restore(["1", "", form[0], "r", ",,", 0, marks.join()].join(";"));
  }

  /** The report on the answers so far. */
  async report() {
    const answers = this.answers();
    return (await this.#engine()).report({ ...answers, weights: this.#campaign?.weights });
  }

  // A file of its own, so that a visitor whom nobody asks for a report does not pay for it.
  async #engine() {
    return (await this.#files.code("./engine.js")).load();
  }

  #act(action) {
    this.#takeOver();
    this.#mount.widget.act(action, "");
  }

  /** Takes up changed attributes. */
  update() {
    if (!this.#mount) return;
    this.#takeOver();
    this.#mount.widget.update(this.#attributes());
  }

  #attributes() {
    const { element, ordinal, instance, choose } = this.#host;
    const attributes = {
      lang: element.closest("[lang]")?.getAttribute("lang") || navigator.language,
      dir: element.dir,
      instance: instance(),
      ordinal: String(ordinal),
    };
    for (const name of PASSED) attributes[name] = choose(name);
    return this.#campaign?.over(attributes) ?? attributes;
  }

  #sheets(sheet) {
    return [sheet, ...(this.#campaign?.sheets ?? [])];
  }

  /** The element has left the page, or come back to it. */
  rest(isAway) {
    if (isAway && this.#mount && !this.#crashes) idle.add(this);
    else idle.delete(this);
  }

  /** The program has come to an end. It is replaced once, with all answers; then the fallback has to do. */
  stopped(message) {
    if (!this.#mount) return; // told already
    this.#clear();
    this.#host.fail("crash", message, this.#crashes++ === 0);
  }

  /** The element gave up showing anything but its fallback. */
  close() {
    this.#opening = undefined;
  }

  /** What the program says. */
  signal(name, detail) {
    if (name === "saved") return (this.#saved = detail);
    for (const value of Object.values(detail)) if (value && typeof value === "object") Object.freeze(value);
    this.#host.emit(name, detail);
    if (name === "gap-ready") queueMicrotask(() => this.#ready());
  }

  #ready() {
    this.#settle(this.#opening?.element ?? this.#mount?.place);
    this.#host.ready();
  }

  #clear() {
    const mount = this.#mount;
    sharing.delete(this);
    idle.delete(this);
    this.#mount = undefined;
    this.#opening = undefined;
    return mount;
  }

  /** Gives the mount away; the answers stay, and come back with the element. */
  #leave() {
    this.#host.rest();
    return this.#clear();
  }

  // A saved visit, a new start after a crash: these begin elsewhere than at the opening.
  async #open({ tree, sheet }) {
    const { show } = this.#host;
    const { ordinal, dir, instance, persist, shortcuts, "heading-level": level } = this.#attributes();
    if (this.#saved || this.#pressed.length || isVisitSaved(persist, instance)) return;
    try {
      const [text, styled] = await Promise.all([tree, sheet]);
      const { brand, texts = {} } = this.#campaign ?? {};
      const written = JSON.parse(text);
      // Own words with numbers in them are for the program to fill in.
      if (written.filled.some((name) => name in texts)) return;
      const options = { level: Number(level), persist, ordinal, dir, shortcuts: shortcuts === "on", brand, texts };
      this.#opening = new Opening(written, options, this.#press);
      show(this.#sheets(styled), this.#opening.element);
      this.#settle(this.#opening.element);
      // Who waits for long may want to go another way.
      setTimeout(() => this.#opening && !this.#mount && this.#host.offer(true), LONG_MS);
    } catch {
      // Plain loading then.
    }
  }

  // What is pressed on the opening screens is pressed in the program too; a step is its moment to take over. Until then
  // the presses are kept: a program that crashes behind the opening is followed by another.
  #press = (action, value, kind) => {
    const isTaken = Boolean(kind && this.#mount);
    if (isTaken) this.#takeOver();
    else if (kind !== "end") this.#pressed.push([action, value]);
    this.#mount?.widget.act(action, value);
    return isTaken;
  };

  #takeOver() {
    this.#opening?.handOver(this.#mount.place);
    this.#opening = undefined;
    this.#pressed = [];
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
