// What a widget's report brings besides the result: the plan below it, documents to take along, and what share links say.
// All of it is made by a program that loads when one of them is wanted (`document.js`).

const LINK = "#gap1.";
const PATIENCE_MS = 1_000;
/** Where a visit is kept, by the attribute `persist`. */
export const STORAGES = { session: "sessionStorage", local: "localStorage" };

/** Does something once the browser has time. */
function whenIdle(does) {
  if (window.requestIdleCallback) requestIdleCallback(does, { timeout: PATIENCE_MS });
  else setTimeout(does);
}

export class ReportDesk {
  #host;
  #hashes;
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
  constructor(host, hashes, stage) {
    this.#host = host;
    this.#hashes = hashes;
    this.#stage = stage;
  }

  #documents() {
    return this.#host.files.code("./document.js", this.#hashes);
  }

  /** Whether the page was opened by a share link; the first widget of the page answers to it. */
  isAsked() {
    return this.#host.ordinal === 1 && location.hash.startsWith(LINK);
  }

  /** Shows what the link says. */
  async arrive() {
    const { element, files } = this.#host;
    const { widget } = this.#stage.mount();
    const link = location.hash;
    const said = await this.#documents().then((documents) => documents.readLink(files, link)).catch(() => {});
    const { form, role, answers } = said ?? {};
    if (said && !answers) return widget.act("invite", `${form},${role ?? ""}`);
    const marks = Object.entries(answers ?? {}).map(([item, answer]) => `${item}:${String(answer)[0]}`);
    if (!marks.length) return widget.act("broken", "");
    this.#link = link;
    widget.act("view", ["1", "", form[0], "s", `${role ?? ""},,`, 0, marks.join()].join(";"));
    if (this.#host.choose("display") !== "inline") element.open();
    else element.scrollIntoView({ block: "nearest" });
  }

  /** A report is on screen, whose plan a visitor may open later, even where the line is gone by then. */
  warm() {
    const { files } = this.#host;
    if (navigator.connection?.saveData || navigator.onLine === false) return;
    whenIdle(() => {
      files.sheet("./plan.css", this.#hashes).catch(() => {});
      // Whoever needs it hears of a failure.
      this.#documents().then(({ load }) => load(files)).then(() => (this.#isHere = true)).catch(() => {});
    });
  }

  /** The plan of the result on screen is wanted: once the browser has time, or, to save data, once it is near. */
  wanted(detail) {
    const show = () => void this.#show(detail);
    const place = this.#stage.mount().place.querySelector("[data-plan]");
    if (navigator.connection?.saveData && place) {
      const observer = new IntersectionObserver((seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        observer.disconnect();
        show();
      }, { rootMargin: "400px" });
      observer.observe(place.parentElement);
    } else {
      whenIdle(show);
    }
  }

  async #show(detail) {
    const { view, ...profile } = detail;
    const { files, shadow } = this.#host;
    const { widget } = this.#stage.mount() ?? {};
    // Without a line there is nothing to try, unless the program is here already.
    if (navigator.onLine === false && !this.#isHere) {
      addEventListener("online", () => this.#show(detail), { once: true });
      return widget?.act("no-plan", "");
    }
    try {
      const [{ Plan }, sheet] = await Promise.all([this.#documents(), files.sheet("./plan.css", this.#hashes)]);
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
    } catch (cause) {
      widget?.act("no-plan", "");
      this.#stage.emit("gap-error", { code: "plan", message: String(cause?.message ?? cause), pointer: null });
    }
  }

  #others() {
    return this.#link ? [this.#link, ...this.#kept()] : this.#kept();
  }

  /** Keeps links to others' answers where the visitor's own are kept; without any, says which were kept. */
  #kept(links) {
    const { persist, instance } = this.#stage.attributes();
    try {
      const storage = window[STORAGES[persist]];
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

  /** The visitor's answers were deleted. */
  forget() {
    this.#plan?.forget();
    this.#kept(this.#staying ?? []);
    if (!this.#staying) this.#link = "";
    this.#staying = undefined;
  }

  /** Prints or saves the report. */
  async document({ document: format, ...profile }) {
    const { brand, cta, weights, benchmark } = this.#stage.campaign();
    const { lang, dir, words } = this.#stage.attributes();
    try {
      const documents = await this.#documents();
      const given = { ...this.#stage.answers(), profile, weights, benchmark, people: this.#plan?.people() };
      const visit = { ...given, words, brand: brand?.name, next: cta, lang, dir };
      const made = format === "print"
        ? await documents.print(this.#host.files, visit)
        : await documents.download(this.#host.files, visit, format);
      this.#stage.emit("gap-export", { format, bytes: made.bytes ?? null });
    } catch (cause) {
      this.#stage.mount()?.widget.act("not-kept", "");
      this.#stage.emit("gap-error", { code: "document", message: String(cause?.message ?? cause), pointer: null });
    }
  }
}
