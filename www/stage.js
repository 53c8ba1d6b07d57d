// What is seen of one widget once it is near: the opening screens, then the program's, after a crash a new program's, and
// in their place the report. How files are fetched, and what the element is to the page, belongs to the loader.

import { watchFocus } from "./attention.js";
import { STORED } from "./contract.js";
import { keepKeys } from "./keys.js";
import { LeadCall } from "./lead-call.js";
import { Live } from "./live.js";
import { measure, ownSheet } from "./measure.js";
import { Opening } from "./opening.js";
import { Pause } from "./pause.js";
import { begin, isWanted, mount, share, sharing } from "./program.js";
import { ReportLoader } from "./report-loader.js";
import { fitting, sheetOf } from "./sheet.js";

const LONG_MS = 10_000;

/** Attributes that the program is told of, as checked by the loader. */
const PASSED = ["form", "mode", "gate", "theme", "heading-level", "persist", "shortcuts"];

// The hashes of the files of the program, filled in by the build.
const INTEGRITY = { unsealed: 1 };

/** Stages whose element has left the page: the next widget takes over from the first of them. */
const resting = new Set();
/** Those whose element is in the page. */
const present = new Set();

// A share link may also be opened in a page that is open already.
addEventListener("hashchange", () => {
  for (const stage of present) stage.visit().catch(() => {});
});

export class Stage {
  #files;
  #host;
  #opening;
  #pause;
  #mount;
  /** A sheet of the element's own, for what is measured. */
  #rule = ownSheet();
  /** The name under which the visit is kept. */
  #visit;
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
  #live = new Live();
  #report;
  /** The share link that was read last. */
  #link = "";
  /** Whether the page knows that the widget is ready, since a shared report is on screen. */
  #isKnown = false;

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
      emit: (...event) => this.#emit(...event),
      ask: (...event) => this.#ask(...event),
      say: (text) => this.#live.say(text),
      act: (action) => this.#mount?.widget.act(action, ""),
      take: () => this.#goOn("take"),
      copy: () => this.#goOn("copy"),
      hasOwn: () => Boolean(this.#saved) || this.#isSaved(),
      ready: (facts) => this.#told(facts),
    };
    this.#lead = new LeadCall(host, INTEGRITY, lent);
    this.#report = new ReportLoader(host, INTEGRITY, lent);
    const { element, shadow, emit } = host;
    host.wear = (change) => {
      host.worn = change(host.worn);
      shadow.adoptedStyleSheets = fitting(host.worn, element.ownerDocument);
    };
    // WebKit scrolls back what is in a shadow root when its element gets a child, so that a dialog has it from the beginning.
    // In the page it comes last: a framework may not have taken over yet what its server wrote.
    if (host.choose("display") !== "inline") this.#speak();
    measure(element, this.#rule, (height) => emit("gap-resize", { height }));
    watchFocus(element, this.#rule);
    keepKeys(shadow);
    present.add(this);
  }

  /** Shows the first screen, then starts the program. `early` are files already on their way. */
  async enter(early) {
    // Some pages forbid Wasm: better known before anything is shown. These eight bytes are the smallest module, and
    // one browser refuses it only when it is to run.
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
    // Nothing is shown before it is known whose assessment this is, and in whose words.
    this.#campaign = await early.campaign;
    // In a task of its own: a page that changes may put the new element in before it takes the old one out.
    await new Promise((resolve) => setTimeout(resolve));
    this.#visit = this.#name();
    this.#layer ??= this.#dataLayer().catch(() => {}); // a tag manager hears of what it can
    const linked = await this.#arrive();
    // One after the other: side by side with the program, the opening screens would come late on a slow line.
    if (!isWanted() && !linked) await this.#open(early);
    // What follows needs the campaign's own words; they are on their way since it was read.
    await this.#campaign?.ready;
    if (linked?.answers) return this.#view(linked, await early.style);
    if (this.#opening && !this.#host.isAwaited()) await (this.#pause = new Pause()).over;
    await this.#begin(early.style);
    if (linked) this.#receive(linked);
  }

  /** Starts the program, and shows it unless something else is on screen. */
  async #begin(styled) {
    // What crashed once gets a program of its own, so that a second crash is nobody else's.
    const program = this.#crashes
      ? begin(this.#files, INTEGRITY, (message) => this.stopped(message))
      : share(this.#files, INTEGRITY);
    const [glue, style] = [await program, await styled];
    // A task of its own: a slow phone should not stand still for start and first render together.
    await new Promise((resolve) => setTimeout(resolve));
    const { element, show, offer } = this.#host;
    const attributes = this.#attributes();
    const [leaving] = this.#crashes ? [] : resting;
    if (leaving) {
      this.#mount = leaving.#leave();
      this.#mount.controller = this;
      this.#mount.widget.begin(attributes);
    } else {
      this.#mount = mount(glue, this, attributes);
    }
    this.#speak();
    // The element may have left the page meanwhile.
    if (!element.isConnected) this.rest(true);
    if (!this.#opening && !this.#report.viewed) show(this.#sheets(style), this.#mount.place);
    if (!this.#crashes) sharing.add(this);
    const { widget } = this.#mount;
    if (this.#saved) widget.restore(this.#saved);
    else for (const press of this.#pressed) widget.act(...press);
    if (this.#opening?.waiting) this.#press("continue", "", "end");
    if (!this.#opening) this.#pressed = [];
    offer(false);
    // Who stands inside has not lost their place.
    if (this.#host.shadow.activeElement) this.#host.hadFocus = false;
  }

  #speak() {
    const { element } = this.#host;
    const own = this.#live.element;
    if (own.parentNode === element) return;
    // A copy of an element comes with a copy of what it spoke in.
    for (const other of element.querySelectorAll(":scope>[slot=gap-live]")) other.remove();
    element.append(own);
  }

  /** What the share link in the page's address says, if it was not read before. */
  async #arrive() {
    if (!this.#report.isAsked() || this.#link === location.hash) return;
    const link = location.hash;
    const linked = (await this.#report.read()) ?? {};
    this.#link = link;
    return linked;
  }

  /** Shows somebody else's report in the place of what is on screen. */
  #view(linked, style) {
    const shown = this.#report.root ?? this.#opening?.element ?? this.#mount?.place;
    this.#opening = undefined;
    const place = shown?.isConnected && document.createComment("");
    if (place) shown.replaceWith(place);
    this.#speak();
    const root = this.#report.view(linked);
    if (place) place.replaceWith(root);
    else this.#host.show(this.#sheets(style), root);
    this.#host.offer(false);
    this.#host.hadFocus = false;
    root.querySelector("#gap-heading").focus({ preventScroll: true });
    this.#reveal();
  }

  /** An invitation, or a link that cannot be read. */
  #receive({ form, role }) {
    this.#takeOver();
    if (form) this.#mount.widget.receive("invite", { form, role });
    else this.#mount.widget.act("broken", "");
    this.#reveal();
  }

  #reveal() {
    const { element, choose } = this.#host;
    if (choose("display") !== "inline") element.open();
    else element.scrollIntoView({ block: "nearest" });
  }

  /** From somebody else's report to answers of the visitor's own: by `take` to new ones, by `copy` to the same. */
  async #goOn(way) {
    const { viewed } = this.#report;
    try {
      if (!this.#mount) {
        this.#report.act("loading");
        await this.#begin();
      }
    } catch (cause) {
      this.#link = "";
      return this.#host.fail("start", String(cause?.message ?? cause), false);
    }
    this.#report.left();
    this.#mount.widget.receive(way, viewed);
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
    if (!this.#report.viewed) this.#act("start");
  }

  /** Shows what the link in the page's address says, if there is one. */
  async visit() {
    const linked = await this.#arrive();
    if (linked?.answers) this.#view(linked);
    else if (linked && this.#mount) this.#receive(linked);
  }

  /** Forgets all answers and shows the welcome screen. */
  reset() {
    if (this.#mount && !this.#report.viewed) return this.#act("restart");
    return this.#own().then(() => this.#act("restart"));
  }

  /** Goes back from somebody else's report to the widget. */
  async #own() {
    if (!this.#mount) await this.#begin();
    if (this.#report.viewed) this.#report.left();
  }

  /** Moves the focus to the heading of the screen. */
  focus() {
    (this.#opening?.element ?? this.#report.root ?? this.#mount.place).querySelector("#gap-heading")?.focus();
  }

  answers() {
    const { form, answers } = this.#report.viewed ?? this.#mount.widget.answers();
    return { form, answers };
  }

  /** Takes up answers as `answers()` gives them; refused with the reason when they are not of the questionnaire. */
  async restore(state) {
    const { form = "express", answers } = Object(state);
    const engine = await this.#engine();
    engine.report({ form, answers, brief: true });
    if (!Object.keys(answers).length) return this.reset();
    await this.#own();
    this.#takeOver();
    this.#mount.widget.receive("restore", { form, answers });
  }

  /** The report on the answers so far. */
  async report() {
    const answers = this.answers();
    return (await this.#engine()).report({ ...answers, weights: this.#campaign?.weights });
  }

  // A file of its own, so that a visitor whom nobody asks for a report does not pay for it.
  async #engine() {
    return (await this.#files.code("./engine.js", INTEGRITY)).load();
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
      if (this.#report.viewed) this.#report.update();
      if (!this.#mount) return void (this.#isChanged = true);
      this.#takeOver();
      this.#mount.widget.update(this.#attributes());
    });
  }

  #attributes() {
    const { element, place, choose } = this.#host;
    const attributes = {
      lang: element.closest("[lang]")?.getAttribute("lang") || navigator.language,
      dir: element.dir,
      visit: this.#visit,
      ordinal: String(place()),
    };
    for (const name of PASSED) attributes[name] = choose(name);
    return this.#campaign?.over(attributes) ?? attributes;
  }

  // The same for an element that comes in the place of another, as where a framework makes it anew for each page.
  #name() {
    const { element, instance, choose } = this.#host;
    const campaign = this.#campaign?.campaign.id ?? element.config;
    return STORED + [instance(), choose("form"), campaign].join(":");
  }

  #sheets(style) {
    return [style, ...(this.#campaign?.styles ?? [])].map(sheetOf).concat(this.#rule.sheet);
  }

  /** The element has left the page, or come back to it. */
  rest(isAway) {
    if (isAway && this.#mount && !this.#crashes) resting.add(this);
    else resting.delete(this);
    if (isAway) present.delete(this);
    else present.add(this);
    // Another document would have taken them off.
    if (!isAway) this.#host.wear((worn) => worn);
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
    if (name === "say") return this.#live.say(detail);
    if (name === "report") return this.#report.show(detail);
    if (name === "left") return this.#report.left();
    if (name === "plan") return this.#report.settle();
    if (name !== "gap-ready" || !this.#isKnown) this.#emit(name === "consent" ? "gap-consent" : name, detail);
    if (name === "gap-answer") this.#report.warm();
    if (name !== "gap-ready") return;
    this.#isKnown = false;
    queueMicrotask(() => this.#ready());
  }

  /** Somebody else's report is on screen. */
  #told({ widget_version, question_set, questions: total }) {
    if (this.#isKnown || this.#mount) return;
    this.#isKnown = true;
    this.#emit("gap-ready", { widget_version, question_set, total });
    queueMicrotask(() => this.#host.ready());
  }

  #keep(visit) {
    // The visitor's answers were deleted, and with them who they are, which an earlier page may have kept.
    if (!visit) this.#lead.forget();
    if (this.#saved && !visit) this.#report.forget();
    this.#saved = visit;
  }

  #emit(name, detail) {
    if (name === "gap-report") this.#lead.warm();
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
    this.#layer?.then((layer) => layer?.event(name, detail)).catch(() => {});
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
    resting.delete(this);
    this.#report.left();
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
  async #open({ tree, style }) {
    const { show } = this.#host;
    const { ordinal, dir, persist, shortcuts, gate, lead, "heading-level": level } = this.#attributes();
    // The opening knows no contact form.
    if (gate === "start" && lead) return;
    if (this.#saved || this.#pressed.length || this.#isSaved()) return;
    try {
      const [text, styles] = await Promise.all([tree, style]);
      const { brand, texts = {} } = this.#campaign ?? {};
      const written = JSON.parse(text);
      // Own words with numbers in them are for the program to fill in.
      if (written.filled.some((name) => name in texts)) return;
      const asks = Boolean(lead) && gate !== "none";
      const options = { level: Number(level), persist, ordinal, dir, shortcuts: shortcuts === "on", asks, brand, texts };
      this.#opening = new Opening(written, options, this.#press);
      show(this.#sheets(styles), this.#opening.element);
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

  #isSaved() {
    const { persist, visit } = this.#attributes();
    try {
      return Boolean(window[`${persist}Storage`].getItem(visit));
    } catch {
      return false; // storage is blocked, or nothing is to be kept
    }
  }
}
