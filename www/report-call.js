// Calls the desk for reports (`report-desk.js`), whose file is loaded with the first report or share link, and tells the
// visitor when it, or what it brings, cannot be had.

import { idle } from "./pause.js";

const LINK = "#gap1.";
const NEAR = "600px";

/** Resolves once the element is near the window. */
const near = (element) => new Promise((resolve) => {
  const observer = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    observer.disconnect();
    resolve();
  }, { rootMargin: NEAR, scrollMargin: NEAR });
  observer.observe(element);
});

const isOffline = () => navigator.onLine === false;

export class ReportCall {
  #host;
  #hashes;
  #stage;
  #desk;
  /** The plan that the visitor has not come near yet. */
  #wanted;
  /** The promise of the plan that was shown last. */
  #shown;

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
   * A report with a contact form comes on screen. What it brings is fetched once the browser has time, since the plan opens
   * also when the line is gone and the details cannot be sent; whoever needs it hears of a failure.
   */
  warm() {
    if (navigator.connection?.saveData || isOffline()) return;
    idle().then(() => this.#call((desk) => desk.warm())).catch(() => {});
  }

  /**
   * The plan of the result on screen is wanted. It comes when the visitor comes near, once the browser has time, and, without
   * a line, with the line.
   */
  plan(detail) {
    const place = this.#stage.mount()?.place.querySelector("[data-plan]");
    if (!place) return;
    // Two that wait for the same place would both fill it.
    this.#wanted = detail;
    near(place.parentElement).then(idle).then(() => {
      if (this.#wanted === detail) return this.#call((desk) => this.#wanted === detail && this.#show(desk));
    }).catch((cause) => {
      if (!isOffline()) return this.#fail("plan", "no-plan", cause);
      this.#tell("no-plan");
      addEventListener("online", () => this.plan(detail), { once: true });
    });
  }

  #show(desk) {
    const detail = this.#wanted;
    this.#wanted = undefined;
    this.#shown = desk.plan(detail);
    return this.#shown;
  }

  /** The report is to be printed or saved. */
  document(detail) {
    this.#call(async (desk) => {
      // Others whose answers have come stand in it too, and come with the plan.
      const plan = this.#wanted;
      if (plan) await this.#show(desk).catch(() => this.plan(plan));
      else await this.#shown?.catch(() => {}); // whoever came near hears of it
      await desk.document(detail);
    }).catch((cause) => this.#fail("document", "not-kept", cause));
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
