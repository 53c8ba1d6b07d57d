// The desk: takes a visitor's details from the widget, sees to it that they leave the page once, and tells widget and
// page how they stand. What is sent and what an answer means is decided in `crates/lead`, which it loads; what visitors
// read is the widget's. Nothing typed is logged, told the page, or kept, but for the outbox that a visitor asks for.

import { checks, newId, submission } from "./lead-draft.js";
import { Memory, Page } from "./lead-page.js";
import { Tabs, offer, send } from "./lead-send.js";
import { compiled } from "./wasm.js";

const NAME = "execution-gap";
const GOOD = ["confirmed", "accepted", "handed_over", "suspected_spam"];
/** What the next visit may try again, with details that the visitor asked to keep. */
const OPEN = ["retryable", "unknown"];
const OUTCOMES = [...GOOD, "rejected", ...OPEN, "misconfigured"];
const MOST_PRESSES = 5;
/** A browser may ask the visitor first where a file goes. */
const KEPT_MS = 60_000;
/** Why the owner of the page has something to do, where the receiver's answer does not say it. */
const COMPLAINTS = {
  no_listener:
    'Nobody took the lead over. With the adapter "host" the page listens for "gap-lead-submit", calls ' +
    "event.preventDefault(), and event.detail.respond(outcome) within 15 seconds.",
};

// The hashes of the program that it loads, filled in by the build.
const INTEGRITY = { unsealed: 1 };

// Taken before the page can replace them.
const { addEventListener, setTimeout } = globalThis;
const { stringify } = JSON;
const { random, ceil } = Math;

/** What separates the cells of a table where the comma is in numbers. */
const separator = () => ((1.1).toLocaleString().includes(",") ? ";" : ",");

let door;
function open(files) {
  return (door ??= begin(files).catch((cause) => {
    door = undefined;
    throw cause;
  }));
}

async function begin(files) {
  const [glue, module] = await Promise.all([
    files.code("./lead/execution-gap.js", INTEGRITY),
    compiled(files, "./lead/execution-gap_bg.wasm", INTEGRITY),
  ]);
  await glue.default({ module_or_path: module });
  return glue;
}

const sleep = (time, value) => new Promise((resolve) => setTimeout(resolve, time, value));

/** What an answer means; a program that cannot say it leaves it open. */
function judged(glue, campaign, answer) {
  try {
    return glue.judge(campaign, answer);
  } catch {
    return { outcome: "unknown", reason: "answer" };
  }
}

/** How a lead stands in the end. */
const ended = (state, more) => ({ state, reference: null, errors: [], may_repeat: false, restored: false, ...more });

const sentence = (cause) => String(cause?.message ?? cause);

export class Desk {
  #host;
  #lead;
  #page = new Page(() => this.#remember());
  #tabs = new Tabs((hash) => this.#known(hash));
  #memory;
  #set = {};
  #said = new Set();
  // One lead: its id, how often it was tried, what it was made from, and the name by which other tabs know it.
  #id;
  #tries = 0;
  #detail;
  #print;
  #hash;
  #last;
  #presses = 0;
  #isBusy = false;
  #isRefused = false;
  #isForgotten = false;

  /**
   * `host` lends the `element`, its `instance` and `attributes()`, the parsed `campaign`, and `files`; `tell(detail)`
   * goes to the widget, `emit(name, detail)` to the page; `dispatch(name, detail, options)` makes an event there and
   * then, and returns it.
   */
  constructor(host) {
    this.#host = host;
    this.#lead = host.campaign.lead;
    this.#memory = new Memory(host, this.#page);
  }

  /** The form is on the screen: fetches what sending needs, while there is a line. */
  warm() {
    open(this.#host.files).catch(() => {}); // told when somebody waits for it
  }

  /** What the widget asks for: `detail.step` is "preview", "send" or "resend". */
  async take(detail) {
    if (detail.step === "preview") return this.#preview(detail);
    if (detail.step.startsWith("download-")) return this.#download(detail, detail.step.slice(9));
    if (this.#isBusy) return;
    if (this.#isRefused) return this.#say(this.#last);
    const print = this.#printOf(detail);
    if (GOOD.includes(this.#last?.state)) {
      if (this.#print === print) return this.#say(this.#last);
      this.#next();
    }
    if (this.#presses >= MOST_PRESSES) {
      return this.#say(ended("rejected", { errors: [{ field: null, code: "too_many", message: null }] }));
    }
    this.#presses += 1;
    // After a reload the form is empty, but what the visitor asked to keep is there.
    const isKept = this.#detail && !Object.values(detail.contact).some(Boolean);
    if (!isKept) [this.#detail, this.#print] = [detail, print];
    if (detail.trap) return this.#end({ outcome: "suspected_spam", reason: "honeypot" });
    return this.#deliver();
  }

  /** Adds fields to every lead from here on; `null` takes one away. They are read when a lead is sent. */
  setHiddenFields(record) {
    if (Object(record) !== record) throw new TypeError("setHiddenFields(record) takes an object of fields by name.");
    this.#set = { ...this.#set, ...record };
  }

  /** Tells a new widget how the lead stands; the first one also what a reload has left behind. */
  async resume() {
    if (this.#last) return this.#say(this.#last);
    const { lead, outbox } = this.#memory;
    if (lead) [this.#id, this.#presses, this.#tries] = [lead.id, lead.presses, lead.tries];
    if (outbox) {
      [this.#id, this.#tries, this.#detail] = [outbox.id, outbox.tries, outbox.detail];
      this.#print = this.#printOf(outbox.detail);
      return this.#deliver(true);
    }
    // Nothing typed is left, so that nothing can be sent again; the visitor learns how it stood.
    if (lead?.tries) this.#say(ended(OUTCOMES.includes(lead.state) ? lead.state : "unknown", { restored: true }));
  }

  /** Forgets the visitor, whose answers were deleted, but for what is under way; the desk for the next one. */
  forget() {
    this.close();
    this.#memory.save(null, null);
    this.#isForgotten = true;
    const next = new Desk(this.#host);
    next.setHiddenFields(this.#set);
    return next;
  }

  /** The element has left the page for good. What is under way is sent all the same. */
  close() {
    this.#page.close();
    this.#tabs.close();
  }

  #next() {
    [this.#id, this.#hash, this.#tries] = [undefined, undefined, 0];
    // On a device that many share, the next lead is somebody else's.
    if (this.#host.attributes().mode !== "visitor") this.#presses = 0;
  }

  #printOf({ contact, consents, form, answers }) {
    const ticks = consents.map(({ key, value }) => [key, value]);
    return stringify([this.#host.campaign.id, this.#lead, contact, ticks, form, answers]);
  }

  #known(hash) {
    const { state, reference } = this.#last ?? {};
    return hash === this.#hash && this.#id ? { id: this.#id, state, reference } : null;
  }

  async #preview(detail) {
    let text = "";
    try {
      ({ preview: text } = this.#draft(await open(this.#host.files), detail));
    } catch (cause) {
      this.#complain(sentence(cause));
    }
    this.#host.tell({ state: "preview", text });
  }

  /** Saves what was to be sent as a file, for a visitor whom no receiver heard, or for a seller who takes it along. */
  async #download(detail, format) {
    const { emit, campaign } = this.#host;
    try {
      const glue = await open(this.#host.files);
      const lead = this.#submission(glue, detail);
      const [write, type, ending] = {
        json: [glue.json, "application/json", "json"],
        csv: [(...both) => glue.csv(both[0], [both[1]], separator()), "text/csv;charset=utf-8", "csv"],
        vcard: [glue.vcard, "text/vcard;charset=utf-8", "vcf"],
      }[format];
      const file = new Blob([write(campaign, lead)], { type });
      const href = URL.createObjectURL(file);
      // Not in the page: its own scripts do not hear of the click.
      Object.assign(document.createElement("a"), { href, download: `execution-gap-details.${ending}` }).click();
      setTimeout(URL.revokeObjectURL, KEPT_MS, href);
      emit("gap-export", { format, bytes: file.size });
    } catch (cause) {
      this.#complain(sentence(cause));
    }
  }

  /** Sends the lead unless another tab does or did; one at a time, and whatever goes wrong in it is said. */
  async #deliver(isRestored = false) {
    this.#isBusy = true;
    this.#say({ state: "sending", attempt: 1, restored: isRestored });
    try {
      this.#hash = await this.#tabs.hash(this.#print);
      await this.#tabs.alone(this.#hash, () => this.#start(isRestored));
    } catch (cause) {
      this.#end({ outcome: "misconfigured", reason: "lead" }, { complaint: sentence(cause) });
    }
    this.#isBusy = false;
  }

  async #start(isRestored) {
    const twin = await this.#tabs.twin(this.#hash, GOOD);
    if (twin && (!this.#tries || GOOD.includes(twin.state))) this.#id = twin.id;
    const isTaken = isRestored && !this.#memory.outbox;
    if (!isTaken && !GOOD.includes(twin?.state)) return this.#run(isRestored && this.#tries > 0);
    const state = OUTCOMES.includes(twin?.state) ? twin.state : "unknown";
    this.#say(ended(state, { reference: twin?.reference ?? null, restored: true }));
    this.#save(false); // the other tab has seen to it
  }

  async #run(wasTried) {
    const { element, files, campaign } = this.#host;
    this.#id ??= newId();
    for (let attempt = 1; ; attempt += 1) {
      this.#save();
      await this.#online();
      if (this.#last.attempt !== attempt) this.#say({ state: "sending", attempt });
      const glue = await open(files);
      const lead = this.#draft(glue, this.#detail, await checks(element, this.#id, glue));
      // A reload cut a try off: where another could make a second lead, the visitor decides.
      if (wasTried && !lead.repeats) return this.#end({ outcome: "unknown", reason: "reload" }, lead);
      const taken = attempt === 1 && (await offer(this.#host, this.#id, lead, OUTCOMES));
      this.#tries += 1;
      this.#save();
      if (taken) return this.#end(taken, lead);
      const verdict = judged(glue, campaign, await send(lead.request, element.shadowRoot));
      const { outcome, retry_after_ms: wish } = verdict;
      const pause = glue.next_try(outcome, lead.repeats, attempt, wish, random());
      if (pause == null) return this.#end(verdict, lead);
      this.#report(verdict, false);
      this.#say({ state: "waiting", attempt, seconds: ceil(pause / 1000) });
      await sleep(pause);
    }
  }

  async #online() {
    while (navigator.onLine === false) {
      this.#say({ state: "offline" });
      await new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    }
  }

  #submission(glue, detail, checked) {
    this.#id ??= newId();
    return submission(this.#host, this.#page, glue, { id: this.#id, detail, set: this.#set, ...checked });
  }

  #draft(glue, detail, checked) {
    return glue.prepare(this.#host.campaign, this.#submission(glue, detail, checked), this.#tries + 1);
  }

  /** Says how it ended: to the page, to the widget and, where the campaign is at fault, to its owner. */
  #end({ outcome, reason, reference = null, errors = [] }, { repeats = true, complaint } = {}) {
    this.#report({ outcome, reason }, true);
    this.#say(ended(outcome, { reference, errors, may_repeat: outcome === "unknown" && !repeats }));
    if (outcome === "misconfigured") {
      // A file that did not come may come at the next press; a receiver that refuses goes on doing so.
      this.#isRefused = !complaint;
      const other = `The receiver does not take leads (${reason}). Check "lead" in the campaign, and the receiver.`;
      this.#complain(complaint ?? COMPLAINTS[reason] ?? other);
    }
    this.#save();
  }

  #report({ outcome, reason = null }, final) {
    const [id, { adapter }, attempt] = [this.#id ?? null, this.#lead, this.#tries];
    this.#host.emit("gap-lead-result", { id, adapter, outcome, attempt, reason, final });
  }

  #say(detail) {
    this.#last = detail;
    if (this.#isForgotten) return;
    this.#host.tell("reference" in detail ? { ...detail, left: MOST_PRESSES - this.#presses } : detail);
  }

  #complain(message) {
    if (!this.#said.has(message)) console.error(`<${NAME}>: ${message}`);
    this.#said.add(message);
    this.#host.emit("gap-error", { code: "lead", message, pointer: null });
  }

  /** Writes down how the lead stands; what was typed only while it may yet arrive, and only if the visitor said so. */
  #save(isOurs = true) {
    if (this.#isForgotten) return;
    const { state } = this.#last ?? {};
    const lead = this.#id ? { id: this.#id, state, presses: this.#presses, tries: this.#tries } : null;
    const isOpen = isOurs && (!OUTCOMES.includes(state) || OPEN.includes(state));
    this.#memory.save(lead, lead && isOpen && this.#detail?.keep ? this.#detail : null);
  }

  /** Keeps where a visitor came from, when they agree to it; whoever came without anything to keep loads nothing. */
  async #remember() {
    if (!this.#page.mayKeep || !this.#page.isTagged || this.#host.attributes().mode !== "visitor") return;
    const glue = await open(this.#host.files).catch(() => null);
    if (glue) this.#page.touches(glue.attribution);
  }
}
