// Calls the desk for reports (`report-desk.js`), whose file is loaded with the first report or share link, and tells the
// visitor when it, or what it brings, cannot be had.

const LINK = "#gap1.";
const PATIENCE_MS = 1_000;

/** The browser has time. */
const idle = () => new Promise((resolve) => {
  if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: PATIENCE_MS });
  else setTimeout(resolve);
});

const isOffline = () => navigator.onLine === false;

export class ReportCall {
  #host;
  #hashes;
  #stage;
  #desk;

  /** `stage` lends what the desk needs of it. */
  constructor(host, hashes, stage) {
    this.#host = host;
    this.#hashes = hashes;
    this.#stage = stage;
  }

  async #call(does) {
    const { files } = this.#host;
    if (!this.#desk && isOffline()) throw new Error("There is no connection.");
    this.#desk ??= files.code("./document.js", this.#hashes)
      .then(({ ReportDesk }) => new ReportDesk(this.#host, this.#stage))
      .catch((cause) => {
        this.#desk = undefined;
        throw cause;
      });
    return does(await this.#desk);
  }

  /** Whether the page was opened by a share link; the first widget of the page answers to it. */
  isAsked() {
    return this.#host.ordinal === 1 && location.hash.startsWith(LINK);
  }

  /** Shows what the link says. */
  arrive() {
    return this.#call((desk) => desk.arrive()).catch(() => this.#tell("broken"));
  }

  /**
   * A report comes on screen. What it brings is fetched once the browser has time, since the plan may be opened later, when
   * the line is gone; whoever needs it hears of a failure.
   */
  warm() {
    if (navigator.connection?.saveData || isOffline()) return;
    idle().then(() => this.#call((desk) => desk.warm())).catch(() => {});
  }

  /** The plan of the result on screen is wanted. It comes once the browser has time, and, without a line, with the line. */
  plan(detail) {
    idle().then(() => this.#call((desk) => desk.plan(detail))).catch((cause) => {
      if (!isOffline()) return this.#fail("plan", "no-plan", cause);
      this.#tell("no-plan");
      addEventListener("online", () => this.plan(detail), { once: true });
    });
  }

  /** The report is to be printed or saved. */
  document(detail) {
    this.#call((desk) => desk.document(detail)).catch((cause) => this.#fail("document", "not-kept", cause));
  }

  #fail(code, action, cause) {
    this.#tell(action);
    this.#stage.emit("gap-error", { code, message: String(cause?.message ?? cause), pointer: null });
  }

  #tell(action) {
    this.#stage.mount()?.widget.act(action, "");
  }

  /** The visitor's answers were deleted. */
  forget() {
    this.#desk?.then((desk) => desk.forget(), () => {});
  }
}
