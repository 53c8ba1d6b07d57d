// The controller of one widget: decides what is on screen once the widget is near, and tells each module what it needs.
// First come the opening screens, then the program's, and after a crash a new program's; the report takes their place.
// Fetching files, and what the element is to its page, belong to the loader.

import { headingOf, reveal, settle, watchFocus } from "./attention.js";
import { attributesOf, isStored, visitName } from "./attributes.js";
import { Handover } from "./handover.js";
import { keepKeys } from "./keys.js";
import { LeadCall } from "../lead/lead-call.js";
import { Live } from "../loader/live.js";
import { measure, ownSheet } from "../loader/measure.js";
import { begin, isThere, mount, resting, share, sharing } from "./program.js";
import { ReportLoader } from "../report/report-loader.js";
import { fitting, sheetOf } from "../loader/sheet.js";
import { ask, dataLayer, tell } from "./telling.js";
import { tryWasm } from "../loader/wasm.js";

/** @typedef {import("../types/host.js").Early} Early */
/** @typedef {import("../types/host.js").Host} Host */
/** @typedef {import("../types/host.js").Lent} Lent */
/** @typedef {import("../types/host.js").Mount} Mount */
/** @typedef {import("../types/host.js").Visit} Visit */

const LONG_MS = 10_000;

// The hashes of the files of the program, filled in by the build.
/** @type {import("../types/host.js").Hashes} */
const INTEGRITY = { unsealed: 1 };

/** Controllers whose element is in the page. @type {Set<Controller>} */
const present = new Set();

// A share link may also be opened in a page that is open already.
addEventListener("hashchange", () => {
  for (const controller of present) controller.visit().catch(() => {});
});

export class Controller {
  #host;
  /** @type {Mount | undefined} */
  #mount;
  #handover = new Handover(() => this.#mount);
  /** A sheet of the element's own, for what is measured. */
  #rule = ownSheet();
  /** The name under which the visit is stored. */
  #visit = "";
  /** The visit as the program saved it last. */
  #saved = "";
  #crashes = 0;
  #isUpdating = false;
  /** Whether attributes have changed since the opening was made. */
  #isChanged = false;
  /** @type {import("../types/host.js").Settings | undefined} */
  #campaign;
  /** @type {import("./telling.js").Layer} */
  #layer;
  #lead;
  #live = new Live();
  #report;
  /** The share link that was read last. */
  #link = "";
  /** Whether the page knows that the widget is ready, since a shared report is on screen. */
  #isKnown = false;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    /** @type {Lent} */
    const lent = {
      attributes: () => this.#attributes(),
      campaign: () => this.#campaign?.campaign ?? {},
      mount: () => this.#mount,
      emit: (...event) => this.#emit(...event),
      ask: (...event) => ask(this.#host, this.#layer, ...event),
      say: (text) => this.#live.say(text),
      act: (action) => this.#mount?.widget.act(action, ""),
      take: () => this.#goOn("take"),
      copy: () => this.#goOn("copy"),
      hasOwn: () => Boolean(this.#saved) || isStored(this.#attributes()),
      ready: (facts) => this.#told(facts),
    };
    this.#lead = new LeadCall(host, INTEGRITY, lent);
    this.#report = new ReportLoader(host, INTEGRITY, lent);
    const { element, shadow, emit } = host;
    host.wear = (change) => {
      host.worn = change(host.worn);
      shadow.adoptedStyleSheets = fitting(host.worn, element.ownerDocument);
    };
    // WebKit scrolls a shadow root back when its element gets a child, so a dialog has the live region from the start. In
    // the page it comes last: a framework may still have to take over what its server rendered.
    if (host.choose("display") !== "inline") this.#live.join(element);
    measure(element, this.#rule, (height) => emit("gap-resize", { height }));
    watchFocus(element, this.#rule);
    keepKeys(shadow);
    present.add(this);
  }

  /** Shows the first screen, then starts the program. @param {Early} early */
  async enter(early) {
    tryWasm();
    // The campaign decides whose assessment it is and what it says, so nothing is shown before.
    this.#campaign = await early.campaign;
    // In a task of its own: a page may insert the new element before it removes the old one.
    await new Promise((resolve) => setTimeout(resolve));
    this.#visit = visitName(this.#host, this.#campaign);
    this.#layer ??= dataLayer(this.#host, INTEGRITY).catch(() => {}); // the widget works without
    const linked = await this.#arrive();
    // One after the other: fetched beside the program, the opening screens would come late on a slow line.
    if (!isThere() && !linked) await this.#open(early);
    // What follows needs the campaign's own words, which have been on their way since it was read.
    await this.#campaign?.ready;
    if (linked?.answers) return this.#view(/** @type {Visit} */ (linked), await early.style);
    if (this.#handover.element && !this.#host.isAwaited()) await this.#handover.pause();
    await this.#begin(early.style);
    if (linked) this.#receive(linked);
  }

  /** Starts the program, and shows it unless something else is on screen. @param {Promise<string>} [styled] */
  async #begin(styled) {
    // A widget that has crashed gets a program of its own, so that a second crash affects no other.
    const program = this.#crashes
      ? begin(this.#host.files, INTEGRITY, (message) => this.stopped(message))
      : share(this.#host.files, INTEGRITY);
    const [glue, style] = [await program, await styled];
    // A task of its own: a slow phone should not freeze for start and first render together.
    await new Promise((resolve) => setTimeout(resolve));
    const { element, show, offer } = this.#host;
    const attributes = this.#attributes();
    const [leaving] = this.#crashes ? [] : resting;
    if (leaving) {
      this.#mount = /** @type {Mount} */ (leaving.#leave());
      this.#mount.controller = this;
      this.#mount.widget.begin(attributes);
    } else {
      this.#mount = mount(glue, this, attributes);
    }
    this.#live.join(element);
    // The element may have left the page meanwhile.
    if (!element.isConnected) this.rest(true);
    if (!this.#handover.element && !this.#report.viewed) {
      show(this.#sheets(/** @type {string} */ (style)), this.#mount.place);
    }
    if (!this.#crashes) sharing.add(this);
    this.#handover.restore(this.#saved);
    offer(false);
    // A visitor whose focus is inside has not lost it.
    if (this.#host.shadow.activeElement) this.#host.hadFocus = false;
  }

  /** What the share link in the page's address says, if it was not read before. */
  async #arrive() {
    if (!this.#report.isAsked() || this.#link === location.hash) return;
    const link = location.hash;
    const linked = (await this.#report.read()) ?? /** @type {Partial<Visit>} */ ({});
    this.#link = link;
    return linked;
  }

  /**
   * Shows somebody else's report in the place of what is on screen.
   * @param {Visit} linked
   * @param {string} [style] Needed when nothing is on screen.
   */
  #view(linked, style) {
    const shown = this.#report.root ?? this.#handover.element ?? this.#mount?.place;
    this.#handover.close();
    const place = shown?.isConnected && document.createComment("");
    if (place) shown.replaceWith(place);
    this.#live.join(this.#host.element);
    const root = this.#report.view(linked);
    if (place) place.replaceWith(root);
    else this.#host.show(this.#sheets(/** @type {string} */ (style)), root);
    this.#host.offer(false);
    this.#host.hadFocus = false;
    headingOf(root)?.focus({ preventScroll: true });
    reveal(this.#host);
  }

  /** Takes up an invitation, or a link that cannot be read. @param {Partial<Visit>} linked */
  #receive({ form, role }) {
    const widget = this.#takeOver();
    if (form) widget.receive("invite", { form, role });
    else widget.act("broken", "");
    reveal(this.#host);
  }

  /** Goes on from somebody else's report, to new answers or to the same ones. @param {"take" | "copy"} way */
  async #goOn(way) {
    const { viewed } = this.#report;
    try {
      if (!this.#mount) {
        this.#report.act("loading");
        await this.#begin();
      }
    } catch (cause) {
      this.#link = "";
      return this.#host.fail("start", String(/** @type {any} */ (cause)?.message ?? cause), false);
    }
    this.#report.left();
    this.#takeOver().receive(way, /** @type {Visit} */ (viewed));
  }

  /** The widget, now in the place of the opening; called only once it is mounted. */
  #takeOver() {
    this.#handover.end();
    return /** @type {Mount} */ (this.#mount).widget;
  }

  /** Adds hidden fields to the lead until it is sent. @type {Host["element"]["setHiddenFields"]} */
  async setHiddenFields(record) {
    if (Object(record) !== record) throw new TypeError("setHiddenFields(record) takes an object of fields by name.");
    await this.#lead.hide(record);
  }

  /** Somebody waits for the program. */
  hurry() {
    this.#handover.hurry();
  }

  /** Goes on from the welcome screen. */
  start() {
    if (!this.#report.viewed) this.#takeOver().act("start", "");
  }

  /** Shows what the link in the page's address says, if there is one. */
  async visit() {
    const linked = await this.#arrive();
    if (linked?.answers) this.#view(/** @type {Visit} */ (linked));
    else if (linked && this.#mount) this.#receive(linked);
  }

  /** Forgets all answers and shows the welcome screen. */
  async reset() {
    if (!this.#mount || this.#report.viewed) await this.#own();
    this.#takeOver().act("restart", "");
  }

  /** Goes back from somebody else's report to the widget. */
  async #own() {
    if (!this.#mount) await this.#begin();
    if (this.#report.viewed) this.#report.left();
  }

  /** Moves the focus to the heading of the screen. */
  focus() {
    headingOf(this.#handover.element ?? this.#report.root ?? this.#mount?.place)?.focus();
  }

  answers() {
    const { form, answers } = this.#report.viewed ?? /** @type {Mount} */ (this.#mount).widget.answers();
    return { form, answers };
  }

  /** Takes up answers as `answers()` gives them; those that do not fit are refused. @param {unknown} state */
  async restore(state) {
    const { form = "express", answers } = Object(state);
    const engine = await this.#engine();
    engine.report({ form, answers, brief: true });
    if (!Object.keys(answers).length) return this.reset();
    await this.#own();
    this.#takeOver().receive("restore", { form, answers });
  }

  /** The report on the answers so far. */
  async report() {
    const answers = this.answers();
    return (await this.#engine()).report({ ...answers, weights: this.#campaign?.weights });
  }

  // A file of its own, so that visitors pay for it only where the page asks for a report.
  async #engine() {
    return (await this.#host.files.code("./engine.js", INTEGRITY)).load();
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
      this.#takeOver().update(this.#attributes());
    });
  }

  #attributes() {
    return attributesOf(this.#host, this.#campaign, this.#visit);
  }

  /** @param {string} style */
  #sheets(style) {
    return [style, ...(this.#campaign?.styles ?? [])].map(sheetOf).concat(this.#rule.sheet);
  }

  /** The element has left the page, or come back to it. @param {boolean} isAway */
  rest(isAway) {
    if (isAway && this.#mount && !this.#crashes) resting.add(this);
    else resting.delete(this);
    if (isAway) present.delete(this);
    else present.add(this);
    // A move to another document drops them.
    if (!isAway) this.#host.wear((worn) => worn);
  }

  /** The program has ended. It is replaced once, with all answers. @param {string} message */
  stopped(message) {
    if (!this.#mount) return; // told already
    this.#clear();
    this.#host.fail("crash", message, this.#crashes++ === 0);
  }

  /** The element shows nothing but its fallback now. */
  close() {
    this.#handover.close();
  }

  /** Hears what the program says. @type {import("../types/host.js").Served["signal"]} */
  signal(name, detail) {
    if (name === "saved") return this.#keep(detail);
    if (name === "lead") return void this.#lead.take(detail);
    if (name === "say") return this.#live.say(detail);
    if (name === "report") return this.#report.show(detail);
    if (name === "left") return this.#report.left();
    if (name === "plan") return this.#report.settle();
    const told = /** @type {Parameters<Lent["emit"]>[0]} */ (name === "consent" ? "gap-consent" : name);
    if (name !== "gap-ready" || !this.#isKnown) this.#emit(told, detail);
    if (name === "gap-answer") this.#report.warm();
    if (name !== "gap-ready") return;
    this.#isKnown = false;
    queueMicrotask(() => this.#ready());
  }

  /** Somebody else's report is on screen. @type {Lent["ready"]} */
  #told({ widget_version, question_set, questions: total }) {
    if (this.#isKnown || this.#mount) return;
    this.#isKnown = true;
    this.#emit("gap-ready", { widget_version, question_set, total });
    queueMicrotask(() => this.#host.ready());
  }

  /** @param {string} visit */
  #keep(visit) {
    // The visitor has deleted their answers; contact details that an earlier page kept go with them.
    if (!visit) this.#lead.forget();
    if (this.#saved && !visit) this.#report.forget();
    this.#saved = visit;
  }

  /** @type {Lent["emit"]} */
  #emit(name, detail) {
    if (name === "gap-report") this.#lead.warm();
    tell(this.#host, this.#layer, name, detail);
  }

  async #ready() {
    if (this.#isChanged) {
      const mount = this.#mount;
      // The program repeats the presses on the opening first: shown before, it would move the focus to its heading.
      await new Promise((resolve) => setTimeout(resolve));
      // It may have stopped, or have been given to another element.
      if (!mount || mount !== this.#mount) return;
      this.#takeOver();
      this.#isChanged = false;
    }
    settle(this.#host, this.#handover.element ?? this.#mount?.place);
    this.#lead.begin();
    this.#host.ready();
  }

  #clear() {
    const mount = this.#mount;
    sharing.delete(this);
    resting.delete(this);
    this.#report.left();
    this.#mount = undefined;
    this.#handover.close();
    return mount;
  }

  /** Gives the mount away; the answers are stored, and come back with the element. */
  #leave() {
    this.#host.rest();
    this.#lead.close();
    return this.#clear();
  }

  /** Shows the opening, unless the visit begins elsewhere. @param {Early} early */
  async #open(early) {
    const attributes = this.#attributes();
    if (this.#saved || isStored(attributes)) return;
    await this.#handover.open(early, attributes, this.#campaign);
    const { element } = this.#handover;
    if (!element) return;
    this.#host.show(this.#sheets(await early.style), element);
    settle(this.#host, element);
    // Visitors who wait for long may want another way.
    setTimeout(() => this.#handover.element && !this.#mount && this.#host.offer(true), LONG_MS);
  }
}
