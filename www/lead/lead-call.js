// Calls the desk for leads (`lead.js`), whose file is loaded where a campaign has a contact form, waits for a line when
// it does not come, and tells the visitor how that goes. Pages without leads do not pay for it.

/** Waits between tries to load what sending needs, in seconds: those of a lead. */
const WAITS_S = [1, 4, 15];
const UNSENT = { state: "retryable", reference: null, errors: [], may_repeat: false, restored: false, way: null, left: 1 };

// Taken before the page can replace them.
const { addEventListener, setTimeout } = globalThis;

/** Waits for a line; `say` hears that there is none. */
export async function online(say) {
  while (navigator.onLine === false) {
    say({ state: "offline" });
    await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
  }
}

/**
 * What `load` brings, which is tried as often as a lead is; nothing when it does not come. `say` hears what is waited
 * for, `report(isLast)` of each failure.
 */
export async function patiently(load, say, report) {
  for (let at = 0; ; ) {
    const loaded = await load().catch(() => null);
    if (loaded) return loaded;
    if (navigator.onLine === false) {
      await online(say);
      continue;
    }
    const seconds = WAITS_S[at++];
    report(!seconds);
    if (!seconds) return null;
    say({ state: "waiting", seconds });
    await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  }
}

export class LeadCall {
  #host;
  #hashes;
  #stage;
  #desk;
  #hidden = [];
  #visitor = 0;

  /** `stage` lends `attributes()`, `campaign()`, `mount()` and `emit(name, detail)`. */
  constructor(host, hashes, stage) {
    this.#host = host;
    this.#hashes = hashes;
    this.#stage = stage;
  }

  async #open() {
    const { element, files, instance, dispatch } = this.#host;
    const { attributes, campaign, mount, emit } = this.#stage;
    if (!campaign().lead || attributes().gate === "none") return;
    const { Desk } = await files.code("./lead.js", this.#hashes);
    const desk = new Desk({
      element, campaign: campaign(), files, instance: instance(), attributes, emit, dispatch, online,
      patiently,
      tell: this.#say,
      request: () => mount()?.widget.request(),
    });
    for (const record of this.#hidden) desk.setHiddenFields(record);
    desk.resume();
    return desk;
  }

  #say = (detail) => this.#stage.mount()?.widget.lead(detail);

  /** The desk, or nothing where there is none, or where its file does not come. */
  #call() {
    this.#desk ??= this.#open().catch((cause) => {
      this.#desk = undefined;
      this.#stage.emit("gap-error", { code: "lead", message: String(cause?.message ?? cause), pointer: null });
    });
    return this.#desk;
  }

  /** Lets the desk do something, once it is there; what it cannot do is its own affair. */
  #tell(does) {
    this.#desk = this.#desk?.then((desk) => (desk && does(desk)) || desk);
  }

  /** The desk, however long its file takes; nothing when it does not come. */
  #wait() {
    const { emit, campaign } = this.#stage;
    const report = (final) => {
      const { adapter } = campaign().lead;
      emit("gap-lead-result", { id: null, adapter, outcome: "retryable", attempt: 0, reason: "files", final });
    };
    return patiently(() => this.#call(), this.#say, report);
  }

  /** The widget is there: the desk goes on where it was, or is called. */
  begin() {
    if (this.#desk) this.#tell((desk) => void desk.resume());
    else this.#call();
  }

  /** The visitor looks at a lead, sends it, saves it, or wants it kept. */
  async take(detail) {
    const visitor = this.#visitor;
    const isSent = /^(re)?send$/.test(detail.step);
    const desk = await (isSent ? this.#wait() : this.#call());
    // Nothing had left when the visitor deleted everything.
    if (visitor !== this.#visitor) return;
    if (desk) return desk.take(detail);
    if (detail.step !== "keep") this.#say(isSent ? UNSENT : { state: "unavailable" });
  }

  /** Adds hidden fields to the lead, until it is sent; `null` removes one. */
  async hide(record) {
    this.#hidden.push({ ...record });
    this.#tell((desk) => void desk.setHiddenFields(record));
    await this.#desk;
  }

  /** A form will be seen soon. */
  async warm() {
    (await this.#call())?.warm();
  }

  /** The visitor's answers were deleted, and with them who they are. */
  forget() {
    this.#visitor += 1;
    this.#tell((desk) => desk.forget());
  }

  /** The widget goes to another element. */
  close() {
    this.#tell((desk) => void desk.close());
    this.#desk = undefined;
  }
}
