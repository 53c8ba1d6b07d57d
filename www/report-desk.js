// What a widget's report brings besides the result: the plan below it, documents to take along, and what share links say.
// When it is wanted, and what the visitor is told if it cannot be had, is known to `report-call.js`.

import { load, readLink, style } from "./document-desk.js";
import { download, print } from "./paper.js";
import { Plan } from "./plan.js";

export class ReportDesk {
  #host;
  #stage;
  #plan;
  #isHere = false;
  /** The share link that the visitor came by. */
  #link = "";
  /** What is kept across a restart that another person's turn begins with. */
  #staying;

  /**
   * `stage` lends `attributes()`, `campaign()`, `mount()`, `answers()`, `emit(name, detail)` and `ask(name, detail)`, which
   * says whether the page lets it happen.
   */
  constructor(host, stage) {
    this.#host = host;
    this.#stage = stage;
  }

  /** Shows what the share link in the page's address says. */
  async arrive() {
    const { element, files, choose } = this.#host;
    const { widget } = this.#stage.mount();
    const link = location.hash;
    const said = await readLink(files, link);
    const { form, role, answers } = said ?? {};
    if (said && !answers) return widget.act("invite", `${form},${role ?? ""}`);
    const marks = Object.entries(answers ?? {}).map(([item, answer]) => `${item}:${String(answer)[0]}`);
    if (!marks.length) return widget.act("broken", "");
    this.#link = link;
    widget.act("view", ["1", "", form[0], "s", `${role ?? ""},,`, 0, marks.join()].join(";"));
    if (choose("display") !== "inline") element.open();
    else element.scrollIntoView({ block: "nearest" });
  }

  /** Fetches what the plan needs. */
  async warm() {
    const { files } = this.#host;
    await Promise.all([load(files), style(files)]);
    this.#isHere = true;
  }

  /** Shows the plan of the result on screen. */
  async plan({ view, ...profile }) {
    const { files, shadow } = this.#host;
    // Without a line there is nothing to try, unless the program is here already.
    if (navigator.onLine === false && !this.#isHere) throw new Error("There is no connection.");
    const sheet = await style(files);
    this.#plan ??= new Plan({
      files,
      say: (text) => this.#stage.mount()?.widget.say(text),
      ask: this.#stage.ask,
      kept: (links) => this.#kept(links),
      beside: () => this.#beside(),
    });
    const place = this.#stage.mount()?.place.querySelector("[data-plan]");
    if (!place) return; // the visitor has gone on meanwhile
    if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
    const { lang, words, "heading-level": level } = this.#stage.attributes();
    const { weights, benchmark } = this.#stage.campaign();
    const visit = { ...this.#stage.answers(), profile, weights, benchmark, words, lang, level: Number(level), view };
    await this.#plan.show(place, visit, view ? [] : this.#others());
    this.#isHere = true;
  }

  #others() {
    return this.#link ? [this.#link, ...this.#kept()] : this.#kept();
  }

  /** Keeps links to others' answers where the visitor's own are kept; without any, says which were kept. */
  #kept(links) {
    const { persist, instance } = this.#stage.attributes();
    try {
      const storage = window[`${persist}Storage`];
      const name = `execution-gap:${instance}:others`;
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
    this.#stage.mount().widget.act("restart", "");
  }

  /** The visitor's answers were deleted, and with them, by the program, what was kept of others. */
  forget() {
    this.#plan?.forget();
    if (this.#staying) this.#kept(this.#staying);
    else this.#link = "";
    this.#staying = undefined;
  }

  /** Prints or saves the report. */
  async document({ document: format, ...profile }) {
    const { files } = this.#host;
    const { brand, cta, weights, benchmark } = this.#stage.campaign();
    const { lang, dir, words } = this.#stage.attributes();
    const given = { ...this.#stage.answers(), profile, weights, benchmark, people: this.#plan?.people() };
    const visit = { ...given, words, brand: brand?.name, next: cta, lang, dir };
    const made = await (format === "print" ? print(files, visit) : download(files, visit, format));
    this.#stage.emit("gap-export", { format, bytes: made.bytes ?? null });
  }
}
