// The report of a widget: the visitor's own in the place of the widget's screens, or somebody else's by a share link; the
// documents made of it, and what is kept of others. When the module is loaded is known to `report-loader.js`, what is seen
// and done in a report to `report-view.js`.

import { download, print } from "./export.js";
import { day, load, readLink, style } from "./report-module.js";
import { ReportView } from "./report-view.js";

export class Report {
  /** Whose report is on screen, if it is somebody else's: `{ form, role, answers }`. */
  viewed;
  #host;
  #stage;
  #sheet;
  #view;
  /** The visitor's own, as the widget gave it last. */
  #own;
  /** The share link that the visitor came by. */
  #link = "";
  /** What is kept across a restart that another person's turn begins with. */
  #staying;

  /**
   * `stage` lends `attributes()`, `campaign()`, `mount()`, `hasOwn()`, `emit(name, detail)`, `ask(name, detail)`, which says
   * whether the page lets it happen, `say(text)`, `act(action)`, `take()`, `copy()` and `ready(facts)`.
   */
  constructor(host, stage) {
    this.#host = host;
    this.#stage = stage;
    const { say, ask, act, take, copy } = stage;
    this.#view = new ReportView({
      say, ask, act, take, copy,
      kept: (links) => this.#kept(links),
      beside: () => this.#beside(),
      document: (format) => this.#document(format),
    });
  }

  /** Fetches what every report needs. */
  async load() {
    const { files } = this.#host;
    [this.#sheet] = await Promise.all([style(files), load(files)]);
  }

  get root() {
    return this.#view.root;
  }

  /** Shows the visitor's own report in the place of the widget; says whether it has a number. */
  show(detail) {
    const { new: isNew, duration_ms, ...own } = detail;
    const { place } = this.#stage.mount();
    this.#own = own;
    // It waits below somebody else's.
    if (this.viewed) return;
    const isFirst = !this.root;
    this.#dress();
    const focused = this.#host.shadow.activeElement;
    const { scored, complete } = this.#view.show({ ...own, ...this.#around(), view: false }, this.#others());
    if (isFirst) place.replaceWith(this.root);
    this.#view.hold(place);
    if (isFirst) {
      // Whoever has gone elsewhere in the page meanwhile stays there.
      if (focused || document.activeElement === document.body) this.#begin();
    }
    if (isNew) {
      this.#stage.emit("gap-complete", { ...complete, duration_ms });
      this.#stage.emit("gap-report", { band: complete.band });
    }
    return scored;
  }

  /** The report of somebody else, to be read and not changed. */
  view(linked) {
    this.left();
    this.viewed = linked;
    this.#link = location.hash;
    return this.#read();
  }

  /** Attributes have changed. */
  update() {
    if (this.viewed) this.#read();
  }

  #read() {
    const { role, ...visit } = this.viewed;
    this.#dress();
    const facts = this.#view.show({ ...visit, ...this.#around(), profile: { role }, view: true, own: this.#stage.hasOwn() }, []);
    this.#stage.ready(facts);
    return this.root;
  }

  /** Gives its place back to the widget. */
  left() {
    const { root } = this;
    this.viewed = undefined;
    this.#view.drop();
    const place = this.#stage.mount()?.place;
    if (root?.isConnected && place) root.replaceWith(place);
  }

  /** Does something in the report. */
  act(name) {
    this.#view.act(name, "");
  }

  /** Moves the focus to the plan. */
  settle() {
    this.#view.settle();
  }

  // The style comes with the first report.
  #dress() {
    const { worn, wear } = this.#host;
    if (!worn.includes(this.#sheet)) wear((sheets) => [...sheets, this.#sheet]);
  }

  #begin() {
    const { root } = this;
    root.querySelector("#gap-heading").focus({ preventScroll: true });
    const { top } = root.getBoundingClientRect();
    // At once, also where the page scrolls smoothly, and in the place of a scroll that a press before has begun.
    if (top < 0 || top > 0.6 * innerHeight) root.scrollIntoView({ block: "start", behavior: "instant" });
    else scrollBy({ top: 0, behavior: "instant" });
  }

  /** What the page and the campaign say of every report. */
  #around() {
    const { lang, words, dir, ordinal, persist, mode, gate, lead, "heading-level": level } = this.#stage.attributes();
    const { weights, benchmark, brand, cta: next } = this.#stage.campaign();
    const asks = Boolean(lead) && gate !== "none";
    return {
      lang, words, dir, weights, benchmark, brand, next, asks, level: Number(level), ordinal: Number(ordinal), day: day(new Date()),
      persist: mode === "kiosk" ? "off" : persist,
    };
  }

  #others() {
    return this.#link ? [this.#link, ...this.#kept()] : this.#kept();
  }

  /** Keeps links to others' answers where the visitor's own are kept; without any, says which were kept. */
  #kept(links) {
    const { persist, visit } = this.#stage.attributes();
    try {
      const storage = window[`${persist}Storage`];
      const name = `${visit}:others`;
      if (!links) return JSON.parse(storage.getItem(name)) ?? [];
      if (links.length) storage.setItem(name, JSON.stringify(links));
      else storage.removeItem(name);
    } catch {
      // storage is blocked, or nothing is to be kept
    }
    return [];
  }

  /** Another person answers on the same device. */
  #beside() {
    this.#staying = this.#kept();
    this.#stage.act("restart");
  }

  /** The visitor's answers were deleted, and with them, by the widget, what was kept of others. */
  forget() {
    this.#view.forget();
    if (this.#staying) this.#kept(this.#staying);
    else this.#link = "";
    this.#staying = undefined;
  }

  /** Prints or saves the report. */
  async #document(format) {
    const { files } = this.#host;
    const { role, ...linked } = this.viewed ?? {};
    const told = this.viewed ? { ...linked, profile: { role } } : this.#own;
    const { brand, ...around } = this.#around();
    const visit = { ...told, ...around, brand: brand?.name, people: this.#view.people() };
    try {
      const made = await (format === "print" ? print(files, visit) : download(files, visit, format));
      this.#stage.emit("gap-export", { format, bytes: made.bytes ?? null });
    } catch (cause) {
      this.#view.act("not-kept", "");
      this.#stage.emit("gap-error", { code: "document", message: String(cause?.message ?? cause), pointer: null });
    }
  }

  /** What a share link says; nothing when it cannot be read. */
  read(link) {
    const said = readLink(link);
    if (!said?.answers || Object.keys(said.answers).length) return said;
  }
}
