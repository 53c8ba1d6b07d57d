// The desk: takes a visitor's details from the widget, sees to it that they leave the page once, and tells widget and
// page how they stand. What is sent and what an answer means is decided in `crates/lead`, which it loads; what visitors
// read is the widget's. Nothing typed is logged, told the page, or kept, but for the outbox that a visitor asks for.

import { DONE, MOST_PRESSES, NAME, OUTCOMES as NAMES } from "../loader/contract.js";
import { checks, newId, submission } from "./lead-draft.js";
import { KEPT, Memory, scopeOf } from "./lead-outbox.js";
import { Page, wayOf } from "./lead-page.js";
import { Tabs, offer, send } from "./lead-send.js";
import { compiled } from "../loader/wasm.js";

const GOOD = [...DONE.split(" "), "suspected_spam"];
const OUTCOMES = NAMES.split(" ");
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
const { setTimeout } = globalThis;
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
const ended = (state, more) =>
  ({ state, reference: null, errors: [], may_repeat: false, restored: false, way: null, ...more });

const sentence = (cause) => String(cause?.message ?? cause);

export class Desk {
  #host;
  #lead;
  #page = new Page(() => this.#remember());
  #tabs = new Tabs((hash) => this.#known(hash));
  #memory;
  #request;
  #set;
  #said = new Set();
  // One lead: its id, how often it was tried, what it was made from, and the name by which other tabs know it.
  #id;
  #tries = 0;
  #detail;
  #print;
  #hash;
  #last;
  #presses;
  /** Why the receiver takes no leads; nothing while it does. */
  #refusal;
  #resuming;
  #isBusy = false;
  #isForgotten = false;

  /**
   * `host` lends the `element`, its `instance` and `attributes()`, the parsed `campaign`, `request()` for the words
   * beside the button, and `files`; `tell(detail)` goes to the widget, `emit(name, detail)` to the page;
   * `dispatch(name, detail, options)` makes an event there and then, and returns it; `online(say)` waits for the line,
   * `patiently(load, say, report)` for files. `before` is what a desk hands on to the next one.
   */
  constructor(host, { presses = 0, refusal, set = {} } = {}) {
    this.#host = host;
    this.#lead = host.campaign.lead;
    this.#memory = new Memory(host, this.#page);
    [this.#presses, this.#refusal, this.#set] = [presses, refusal, set];
  }

  /** The form is on the screen: fetches what sending needs, while there is a line. */
  warm() {
    open(this.#host.files).catch(() => {}); // told when somebody waits for it
  }

  /** What the widget asks for: `detail.step` is "preview", "send", "resend", "keep", or "download-" and a format. */
  async take(detail) {
    if (detail.step === "preview") return this.#preview(detail);
    if (detail.step === "keep") return this.#wish(detail.keep);
    if (detail.step.startsWith("download-")) return this.#download(detail, detail.step.slice(9));
    await this.#resuming; // what an earlier visit has left goes first
    if (this.#isBusy) return;
    if (this.#refusal) return this.#end({ outcome: "misconfigured", reason: this.#refusal });
    const print = this.#printOf(detail);
    const isGood = GOOD.includes(this.#last?.state);
    if (isGood && this.#print === print) return this.#say(this.#last);
    // On a device that many share, the next lead is somebody else's.
    if (isGood && this.#host.attributes().mode !== "visitor") this.#presses = 0;
    if (isGood || this.#isOther(print)) this.#next();
    // Another widget of the page may have the same campaign.
    this.#presses = Math.max(this.#presses, this.#memory.lead(this.#scope).presses);
    if (this.#presses >= MOST_PRESSES) {
      this.#report({ outcome: "rejected", reason: "too_many" }, true);
      return this.#say(ended("rejected", { errors: [{ field: null, code: "too_many", message: null }] }));
    }
    this.#presses += 1;
    [this.#detail, this.#print] = [detail, print];
    if (detail.trap) return this.#end({ outcome: "suspected_spam", reason: "honeypot" });
    return this.#deliver();
  }

  /** Adds fields to every lead from here on; `null` takes one away. They are read when a lead is sent. */
  setHiddenFields(record) {
    if (Object(record) !== record) throw new TypeError("setHiddenFields(record) takes an object of fields by name.");
    this.#set = { ...this.#set, ...record };
  }

  /** Tells a new widget how the lead stands; the first one also what a reload has left behind. */
  resume() {
    if (!this.#last) return (this.#resuming = this.#restore());
    this.#fill();
    return this.#say(this.#last);
  }

  async #restore() {
    const scope = this.#scope;
    const [lead, outbox] = [this.#memory.lead(scope), this.#memory.outbox(scope)];
    [this.#id, this.#tries] = [lead.id ?? undefined, lead.tries];
    this.#presses = Math.max(this.#presses, lead.presses);
    if (outbox) {
      [this.#id, this.#tries, this.#detail] = [outbox.id, outbox.tries, outbox.detail];
      this.#print = this.#printOf(outbox.detail);
      this.#fill();
      return this.#deliver(true);
    }
    // Nothing typed is left, so that nothing can be sent again; the visitor learns how it stood.
    if (lead.tries) this.#say(ended(OUTCOMES.includes(lead.state) ? lead.state : "unknown", { restored: true }));
  }

  /** Forgets the visitor, whose answers were deleted, but for what is under way; the desk for the next one. */
  forget() {
    this.close();
    // The visit goes on, so that its presses count; a shared device has the next visitor.
    const presses = this.#host.attributes().mode === "visitor" ? this.#presses : 0;
    this.#memory.forget(this.#scope, presses);
    this.#isForgotten = true;
    return new Desk(this.#host, { presses, refusal: this.#refusal, set: this.#set });
  }

  /** The element has left the page for good. What is under way is sent all the same. */
  close() {
    this.#page.close();
    this.#tabs.close();
  }

  /** Whom the details go to, and the words that were read beside them. */
  get #scope() {
    this.#request = this.#detail?.request_text ?? this.#host.request() ?? this.#request;
    return scopeOf(this.#host.campaign, this.#request);
  }

  #next() {
    [this.#id, this.#print, this.#hash, this.#tries] = [undefined, undefined, undefined, 0];
  }

  /** Whether this is not what the present id stands for: a receiver keeps one content for one id. */
  #isOther(print) {
    return this.#print !== undefined && this.#print !== print;
  }

  /** Puts back into a new form what was typed and ticked, where the visitor has not begun anew. */
  #fill() {
    const { contact, consents, keep } = this.#detail ?? {};
    if (contact) this.#host.tell({ state: "kept", contact, consents, keep });
  }

  /** The visitor wants the details kept until they are sent, or no longer: then they are forgotten at once. */
  #wish(keep) {
    if (this.#detail) this.#detail = { ...this.#detail, keep };
    if (!keep) this.#memory.drop(this.#scope);
    else if (this.#detail) this.#save();
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
    if (!this.#isBusy && this.#isOther(this.#printOf(detail))) this.#next();
    try {
      const { preview: text } = this.#draft(await open(this.#host.files), detail);
      this.#host.tell({ state: "preview", text });
    } catch (cause) {
      this.#complain(sentence(cause));
      this.#host.tell({ state: "unavailable" });
    }
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
      this.#host.tell({ state: "unavailable" });
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
    const isTaken = isRestored && !this.#memory.outbox(this.#scope);
    if (!isTaken && !GOOD.includes(twin?.state)) return this.#run(isRestored && this.#tries > 0);
    const state = OUTCOMES.includes(twin?.state) ? twin.state : "unknown";
    this.#say(ended(state, { reference: twin?.reference ?? null, restored: true }));
    this.#save(false); // the other tab has seen to it
  }

  async #run(wasTried) {
    const { element, campaign, online } = this.#host;
    const say = (detail) => this.#say(detail);
    this.#id ??= newId();
    this.#save();
    await online(say);
    const glue = await this.#load(say);
    if (!glue) return this.#end({ outcome: "retryable", reason: "files" }, { isReported: true });
    for (let attempt = 1; ; attempt += 1) {
      this.#save();
      await online(say);
      if (this.#last.attempt !== attempt) this.#say({ state: "sending", attempt });
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

  /** What sending needs; nothing when it does not come. */
  #load(say) {
    const load = () => open(this.#host.files).catch((cause) => {
      this.#complain(sentence(cause));
      throw cause;
    });
    const report = (isLast) => this.#report({ outcome: "retryable", reason: "files" }, isLast);
    return this.#host.patiently(load, say, report);
  }

  #submission(glue, detail, checked) {
    this.#id ??= newId();
    return submission(this.#host, this.#page, glue, { id: this.#id, detail, set: this.#set, ...checked });
  }

  #draft(glue, detail, checked) {
    return glue.prepare(this.#host.campaign, this.#submission(glue, detail, checked), this.#tries + 1);
  }

  /** Says how it ended: to the page, to the widget and, where the campaign is at fault, to its owner. */
  #end({ outcome, reason, reference = null, errors = [] }, { repeats = true, complaint, isReported = false } = {}) {
    if (!isReported) this.#report({ outcome, reason }, true);
    const way = outcome === "misconfigured" ? wayOf(this.#host.element) : null;
    this.#say(ended(outcome, { reference, errors, way, may_repeat: outcome === "unknown" && !repeats }));
    if (outcome === "misconfigured") {
      // A receiver that refuses goes on doing so, until the page is loaded again.
      if (!complaint) this.#refusal = reason;
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
    const [id, presses, tries] = [this.#id, this.#presses, this.#tries];
    const isOpen = isOurs && id && KEPT[state] === "details";
    const lead = !id || KEPT[state] === "presses" ? { presses } : { id, state, presses, tries };
    this.#memory.save(this.#scope, id, lead, isOpen && this.#detail?.keep ? this.#detail : null);
  }

  /** Keeps where a visitor came from, when they agree to it; whoever came without anything to keep loads nothing. */
  async #remember() {
    if (!this.#page.mayKeep || !this.#page.isTagged || this.#host.attributes().mode !== "visitor") return;
    const glue = await open(this.#host.files).catch(() => null);
    if (glue) this.#page.touches(glue.attribution);
  }
}
