// Loads the report module (`report.js`): while the visitor answers, or at once for a share link. A visitor faster than the
// line is told, and can try again where it does not come; the answers stay in the widget.

import { idle } from "../loader/idle.js";

const LINK = "#gap1.";

const isOffline = () => navigator.onLine === false;

export class ReportLoader {
  #host;
  #hashes;
  #stage;
  #loading;
  /** The module, once it is there. */
  #here;
  /** What is to be shown as soon as the module is there. */
  #wanted;

  /** `stage` lends what the module needs of it. */
  constructor(host, hashes, stage) {
    this.#host = host;
    this.#hashes = hashes;
    this.#stage = stage;
  }

  #load() {
    const load = async () => {
      if (isOffline()) throw new Error("There is no connection.");
      const { Report } = await this.#host.files.code("./document.js", this.#hashes);
      const report = new Report(this.#host, this.#stage);
      await report.load();
      return (this.#here = report);
    };
    return (this.#loading ??= load().catch((cause) => {
      this.#loading = undefined;
      throw cause;
    }));
  }

  /** The visitor answers: the module comes once the browser has time, unless the line is dear. Whoever needs it hears of a failure. */
  warm() {
    if (this.#loading || navigator.connection?.saveData || isOffline()) return;
    idle().then(() => this.#load()).catch(() => {});
  }

  /**
   * Shows the visitor's own report; `detail` is what it is made from, as the widget gives it. Says whether it has a number;
   * nothing while it is on its way, and then the widget hears of it by `told` or `no-report`.
   */
  show(detail) {
    // What has not been seen yet is still new.
    const { new: isNew, duration_ms } = this.#wanted ?? {};
    this.#wanted = isNew ? { ...detail, new: true, duration_ms } : detail;
    const wanted = this.#wanted;
    const missed = (cause) => this.#missed(wanted, cause);
    try {
      if (this.#here) return this.#shown();
    } catch (cause) {
      return void queueMicrotask(() => missed(cause));
    }
    this.#load().then(() => {
      if (this.#wanted === wanted) this.#tell("told", this.#shown() ? "scored" : "");
    }).catch(missed);
  }

  #shown() {
    const isScored = this.#here.show(this.#wanted);
    this.#wanted = undefined;
    return isScored;
  }

  #missed(detail, cause) {
    if (this.#wanted !== detail) return;
    this.#tell("no-report", "");
    if (isOffline()) addEventListener("online", () => this.#wanted === detail && this.show(detail), { once: true });
    else this.#stage.emit("gap-error", { code: "report", message: String(cause?.message ?? cause), pointer: null });
  }

  #tell(action, value) {
    this.#stage.mount()?.widget.act(action, value);
  }

  /** The visitor has gone on to another screen, or is served elsewhere: the widget's own place is shown. */
  left() {
    this.#wanted = undefined;
    this.#here?.left();
  }

  /** Moves the focus to the plan. */
  settle() {
    this.#here?.settle();
  }

  /** Whether the page's address holds a share link; the first widget of the page answers to it. */
  isAsked() {
    return this.#host.place() === 1 && location.hash.startsWith(LINK);
  }

  /** What that link says: `{ form, role, answers }`, without answers for an invitation; nothing when it cannot be read. */
  async read() {
    return (await this.#load()).read(location.hash);
  }

  /** The report of somebody else, as an element. */
  view(linked) {
    return this.#here.view(linked);
  }

  /** Whose report is on screen, if it is somebody else's: `{ form, role, answers }`. */
  get viewed() {
    return this.#here?.viewed;
  }

  /** The report on screen. */
  get root() {
    return this.#here?.root;
  }

  /** Does something in the report on screen. */
  act(name) {
    this.#here?.act(name);
  }

  /** Attributes have changed while somebody else's report is on screen. */
  update() {
    this.#here?.update();
  }

  /** The visitor's answers were deleted. */
  forget() {
    this.#here?.forget();
  }
}
