// What is seen of one widget once it is near: the opening screens, then the program's, and after a crash a new
// program's. How files are fetched, and what the element is to the page, belongs to the loader.

import { LeadCall } from "./lead-call.js";
import { Opening } from "./opening.js";
import { Pause } from "./pause.js";
import { begin, mount, share, shared, sharing } from "./program.js";
import { ReportCall } from "./report-call.js";

const LONG_MS = 10_000;

/** Attributes that the program is told of, as checked by the loader. */
const PASSED = ["form", "mode", "gate", "theme", "heading-level", "persist", "shortcuts"];

// The hashes of the files of the program, filled in by the build.
const INTEGRITY = { unsealed: 1 };

// Lengths of the widget hang on the host's font size, not on the root's. A shadow sheet cannot register a property.
try {
  CSS.registerProperty({ name: "--gap-unit", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // Registered already, by another copy.
}

/** Stages whose element has left the page: the next widget of the same kind takes over from the first of them. */
const idle = new Set();

// A share link may also be opened in a page that is open already.
addEventListener("hashchange", () => {
  for (const stage of sharing) stage.visit();
});

export class Stage {
  /** Of which kind the program is. */
  kind;
  #files;
  #host;
  #opening;
  #pause;
  #mount;
  #pressed = [];
  #saved = "";
  #crashes = 0;
  #isUpdating = false;
  /** Whether attributes have changed since the opening was made. */
  #isChanged = false;
  #campaign;
  /** The promise of what only some pages have: who tells the tag manager. */
  #layer;
  #lead;
  #report;

  /**
   * `host` is what the element lends (`www/execution-gap.js`): its `element`, its `files`, and how to
   * `show(sheets, ...content)`, `offer(isOffered)` the fallback, `choose(name)` an attribute, `emit(name, detail)`, and
   * tell that it is `ready()`, has to `rest()`, or must `fail(code, message, isCurable)`.
   */
  constructor(host) {
    this.#files = host.files;
    this.#host = host;
    const lent = {
      attributes: () => this.#attributes(),
      campaign: () => this.#campaign?.campaign ?? {},
      mount: () => this.#mount,
      answers: () => this.answers(),
      emit: (...event) => this.#emit(...event),
      ask: (...event) => this.#ask(...event),
    };
    this.#lead = new LeadCall(host, INTEGRITY, lent);
    this.#report = new ReportCall(host, INTEGRITY, lent);
    this.#measure();
  }

  /** Shows the first screen, then starts the program. `early` are files already on their way. */
  async enter(early) {
    // Some pages forbid Wasm: better known before anything is shown. These eight bytes are the smallest module, and
    // one browser refuses it only when it is to run.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    // Nothing is shown before it is known whose assessment this is, and in whose words.
    this.#campaign = await early.campaign;
    this.#layer ??= this.#dataLayer();
    // By what the campaign asks, since a page may change the gate. Trunk's builds have one program, and no hashes.
    this.kind = this.#attributes().lead || INTEGRITY.unsealed ? "wasm" : "plain";
    // One after the other: side by side with the program, the opening screens would come late on a slow line.
    if (!shared[this.kind]) await this.#open(early);
    if (this.#opening && !this.#host.isAwaited()) await (this.#pause = new Pause()).over;
    // What crashed once gets a program of its own, so that a second crash is nobody else's.
    const program = this.#crashes
      ? begin(this.kind, this.#files, INTEGRITY, (message) => this.stopped(message))
      : share(this.kind, this.#files, INTEGRITY);
    const [glue, sheet] = [await program, await early.sheet];
    // A task of its own: a slow phone should not stand still for start and first render together.
    await new Promise((resolve) => setTimeout(resolve));
    const { show, offer } = this.#host;
    const attributes = this.#attributes();
    const leaving = !this.#crashes && [...idle].find((stage) => stage.kind === this.kind);
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
    if (this.#report.isAsked() && !this.#crashes) {
      this.#takeOver();
      await this.#report.arrive();
    }
    if (this.#opening?.waiting) this.#press("continue", "", "end");
    if (!this.#opening) this.#pressed = [];
    offer(false);
    // Who stands inside has not lost their place.
    if (this.#host.shadow.activeElement) this.#host.hadFocus = false;
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

  // Files of their own, so that pages without leads or a tag manager do not pay for them.
  async #dataLayer() {
    const { element, instance } = this.#host;
    if (!element.dataLayer) return;
    const { DataLayer } = await this.#files.code("./data-layer.js", INTEGRITY);
    return new DataLayer(element.dataLayer, instance());
  }

  /** Adds hidden fields to the lead, until it is sent; `null` removes one. */
  async setHiddenFields(record) {
    if (Object(record) !== record) throw new TypeError("setHiddenFields(record) takes an object of fields by name.");
    await this.#lead.hide(record);
  }

  /** Somebody waits for the program. */
  hurry() {
    this.#pause?.end();
  }

  /** Goes on from the welcome screen. */
  start() {
    this.#act("start");
  }

  /** Shows what the link in the page's address says, if there is one. */
  visit() {
    if (!this.#report.isAsked()) return;
    this.#takeOver();
    this.#report.arrive();
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

  /** Takes up changed attributes, once for all that change together. */
  update() {
    if (this.#isUpdating) return;
    this.#isUpdating = true;
    this.hurry();
    queueMicrotask(() => {
      this.#isUpdating = false;
      if (!this.#mount) return void (this.#isChanged = true);
      this.#takeOver();
      this.#mount.widget.update(this.#attributes());
    });
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
    if (name === "saved") return this.#keep(detail);
    if (name === "lead") return void this.#lead.take(detail);
    if (name === "document" || name === "plan") return this.#report[name](detail);
    this.#emit(name === "consent" ? "gap-consent" : name, detail);
    if (name === "gap-report") {
      this.#lead.warm();
      if (this.#attributes().lead) this.#report.warm();
    }
    if (name === "gap-ready") queueMicrotask(() => this.#ready());
  }

  #keep(visit) {
    // The visitor's answers were deleted, and with them who they are.
    if (this.#saved && !visit) {
      this.#lead.forget();
      this.#report.forget();
    }
    this.#saved = visit;
  }

  #emit(name, detail) {
    for (const value of Object.values(detail)) if (value && typeof value === "object") Object.freeze(value);
    this.#host.emit(name, detail);
    this.#log(name, detail);
  }

  /** Tells the page of something that it may forbid; says whether it did not. */
  #ask(name, detail) {
    const isFree = !this.#host.dispatch(name, detail, { cancelable: true }).defaultPrevented;
    if (isFree) this.#log(name, detail);
    return isFree;
  }

  #log(name, detail) {
    this.#layer?.then((layer) => layer?.event(name, detail)).catch(() => {}); // a tag manager hears of what it can
  }

  // For pages that reserve room, or hold the widget in a frame of their own making.
  #measure() {
    let known;
    new ResizeObserver(() => {
      const height = Math.ceil(this.#host.element.getBoundingClientRect().height);
      if (height !== known) this.#host.emit("gap-resize", { height: (known = height) });
    }).observe(this.#host.element);
  }

  #ready() {
    // The program's screen is there now, and what was pressed on the opening is pressed in it.
    if (this.#isChanged) this.#takeOver();
    this.#isChanged = false;
    this.#settle(this.#opening?.element ?? this.#mount?.place);
    this.#lead.begin();
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
    this.#lead.close();
    return this.#clear();
  }

  // A saved visit, a new start after a crash: these begin elsewhere than at the opening.
  async #open({ tree, sheet }) {
    const { show } = this.#host;
    const { ordinal, dir, instance, persist, shortcuts, gate, lead, "heading-level": level } = this.#attributes();
    // The opening knows no contact form.
    if (gate === "start" && lead) return;
    if (this.#saved || this.#pressed.length || this.#report.isAsked() || isVisitSaved(persist, instance)) return;
    try {
      const [text, styled] = await Promise.all([tree, sheet]);
      const { brand, texts = {} } = this.#campaign ?? {};
      const written = JSON.parse(text);
      // Own words with numbers in them are for the program to fill in.
      if (written.filled.some((name) => name in texts)) return;
      const asks = Boolean(lead) && gate !== "none";
      const options = { level: Number(level), persist, ordinal, dir, shortcuts: shortcuts === "on", asks, brand, texts };
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
    if (kind === "step") this.#pause?.extend();
    else this.hurry();
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
    return Boolean(window[`${persist}Storage`].getItem(`execution-gap:${instance}`));
  } catch {
    return false; // storage is blocked, or nothing is to be kept
  }
}
