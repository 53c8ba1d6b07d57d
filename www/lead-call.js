// Calls the desk for leads (`lead.js`), whose file is loaded where a campaign has a contact form, and tells the visitor
// when it cannot be had. Pages without leads do not pay for it.

const UNSENT = { state: "misconfigured", reference: null, errors: [], may_repeat: false, restored: false, left: 1 };

export class LeadCall {
  #host;
  #hashes;
  #stage;
  #desk;
  #hidden = [];

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
    const tell = (detail) => mount()?.widget.lead(detail);
    const desk = new Desk({
      element, campaign: campaign(), files, instance: instance(), attributes, tell, emit, dispatch,
    });
    for (const record of this.#hidden) desk.setHiddenFields(record);
    desk.resume();
    return desk;
  }

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

  /** The widget is there: the desk goes on where it was, or is called. */
  begin() {
    if (this.#desk) this.#tell((desk) => void desk.resume());
    else this.#call();
  }

  /** The visitor previews or sends a lead. */
  async take(detail) {
    const desk = await this.#call();
    if (desk) return desk.take(detail);
    this.#stage.mount()?.widget.lead(detail.step === "preview" ? { state: "preview", text: "" } : UNSENT);
  }

  /** Adds hidden fields to the lead, until it is sent; `null` removes one. */
  async hide(record) {
    this.#hidden.push({ ...record });
    this.#tell((desk) => void desk.setHiddenFields(record));
    await this.#desk;
  }

  /** A form will be seen soon. */
  warm() {
    this.#tell((desk) => void desk.warm());
  }

  /** The visitor's answers were deleted, and with them who they are. */
  forget() {
    this.#tell((desk) => desk.forget());
  }

  /** The widget goes to another element. */
  close() {
    this.#tell((desk) => void desk.close());
    this.#desk = undefined;
  }
}
