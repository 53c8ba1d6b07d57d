// What the page and the device know: where the visitor came from, what they agreed to elsewhere, and what is kept from
// one load of the page to the next. What of an address is taken over belongs to `crates/lead`.

const NAME = "execution-gap";
const TOUCHES = `${NAME}:touches`;
const DAY_MS = 86_400_000;
const TOUCH_DAYS = 90;
const LOOKS = 20; // for a consent tool that comes after the widget
const LOOK_MS = 500;

// Taken before the page can replace them.
const { setTimeout, clearTimeout } = globalThis;
const { parse, stringify } = JSON;

/** What stands under a key in `localStorage` or `sessionStorage`; nothing when that is blocked or broken. */
function kept(storage, key) {
  try {
    return parse(window[storage].getItem(key));
  } catch {
    return null;
  }
}

/** Puts something into a storage, or takes it out when it is `null`. */
function keep(storage, key, value) {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, stringify(value));
  } catch {
    // blocked or full: then it is not kept
  }
}

/** The tool that asks visitors for consent, in this window or one around it (IAB TCF 2.2). */
function consentTool(signal) {
  const { __tcfapi: own } = window;
  if (typeof own === "function") return (command, callback, parameter) => own(command, 2, callback, parameter);
  let tool = window;
  for (;;) {
    try {
      if (tool.frames.__tcfapiLocator) break;
    } catch {
      // another site's window without the tool
    }
    if (tool === window.top) return null;
    tool = tool.parent;
  }
  const calls = new Map();
  const heard = ({ source, data }) => {
    if (source !== tool) return;
    try {
      const reply = (typeof data === "string" ? parse(data) : data)?.__tcfapiReturn;
      calls.get(reply?.callId)?.(reply.returnValue, reply.success);
    } catch {
      // somebody else's text
    }
  };
  window.addEventListener("message", heard, { signal });
  return (command, callback, parameter) => {
    const callId = `execution-gap-${Math.random()}`;
    calls.set(callId, callback);
    tool.postMessage({ __tcfapiCall: { command, parameter, version: 2, callId } }, "*");
  };
}

/** The lead of a widget across reloads: its id and how it stands; what was typed only while the visitor asks for it. */
export class Memory {
  #host;
  #page;

  constructor(host, page) {
    this.#host = host;
    this.#page = page;
  }

  /** `{id, state, presses, tries}` of this visit; nothing when nothing is known. */
  get lead() {
    const { id, state, presses, tries } = (this.#isAllowed && kept("sessionStorage", this.#key("lead"))) || {};
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
    return { id, state, presses: Number(presses) || 0, tries: Number(tries) || 0 };
  }

  /** `{id, tries, detail}` of a lead that is yet to be sent; nothing when there is none, or it is too old. */
  get outbox() {
    const entry = this.#isAllowed && kept(this.#place, this.#key("outbox"));
    const age = Date.now() - entry?.at;
    const isWhole = entry?.detail?.contact && Array.isArray(entry.detail.consents);
    if (age >= 0 && age < DAY_MS && isWhole) return entry;
    if (entry) keep(this.#place, this.#key("outbox"), null);
    return null;
  }

  /** Writes down how a lead stands, or with `null` that there is none; `detail` is what was typed, or `null`. */
  save(lead, detail) {
    if (!this.#isAllowed) return;
    keep("sessionStorage", this.#key("lead"), lead);
    const [place, key] = [this.#place, this.#key("outbox")];
    const before = kept(place, key);
    const isSame = before?.id === lead?.id;
    if (detail) keep(place, key, { id: lead.id, tries: lead.tries, at: isSame ? before.at : Date.now(), detail });
    else if (isSame || !lead) keep(place, key, null); // another tab's stays
  }

  // On a device that many share, nothing is kept.
  get #isAllowed() {
    const { mode, persist } = this.#host.attributes();
    return mode === "visitor" && persist !== "off";
  }

  // With Global Privacy Control nothing outlives the visit.
  get #place() {
    return this.#page.gpc ? "sessionStorage" : "localStorage";
  }

  #key(what) {
    return `${NAME}:${this.#host.instance}:${what}`;
  }
}

export class Page {
  /** What the consent tool says, `{applies, purpose1}`; nothing before it has said anything. */
  tcf = null;
  #address = location.href;
  #from = document.referrer;
  #at = Date.now();
  #changed;
  #end = new AbortController();
  #timer;
  #tool;
  #listener;

  /** `changed()` is called when the consent tool has said something. */
  constructor(changed) {
    this.#changed = changed;
    this.#look(LOOKS);
  }

  /** Whether the visitor's browser asks sites not to pass data on. */
  get gpc() {
    return navigator.globalPrivacyControl === true;
  }

  /** Whether the visitor came with an address that has something in it. */
  get isTagged() {
    return this.#address.includes("?");
  }

  /** Whether something about where the visitor came from may be kept. */
  get mayKeep() {
    return !this.gpc && (this.tcf?.purpose1 === true || this.tcf?.applies === false);
  }

  /** Where the widget stands. */
  facts() {
    return {
      origin: location.origin,
      url: this.#address,
      title: document.title,
      referrer_origin: this.#from, // the door leaves the origin
      embedded: window !== window.parent,
    };
  }

  /**
   * First and last touch; `read` is the door's `attribution`. Anybody can write into a storage, so that `prepare` looks
   * at what comes from it once more.
   */
  touches(read) {
    const { landing_path, params, click_ids } = read(this.#address, this.gpc);
    const own = { at: this.#at, landing_path, params, click_ids };
    if (!this.mayKeep) return { first: null, last: own };
    const before = kept("localStorage", TOUCHES);
    const recent = (touch) => (touch?.at > Date.now() - TOUCH_DAYS * DAY_MS ? touch : own);
    const isTagged = Object.keys({ ...params, ...click_ids }).length > 0;
    const touches = { first: recent(before?.first), last: isTagged ? own : recent(before?.last) };
    keep("localStorage", TOUCHES, touches);
    return touches;
  }

  close() {
    clearTimeout(this.#timer);
    this.#end.abort();
    this.#leave();
  }

  #look(left) {
    try {
      this.#tool = consentTool(this.#end.signal);
      this.#tool?.("addEventListener", (data, isGood) => this.#told(data, isGood));
    } catch {
      // a broken tool: as if there were none
    }
    if (!this.#tool && left) this.#timer = setTimeout(() => this.#look(left - 1), LOOK_MS);
  }

  #told(data, isGood) {
    if (!isGood || !data) return;
    this.#listener = data.listenerId ?? this.#listener;
    if (this.#end.signal.aborted) return this.#leave();
    const { gdprApplies: applies, eventStatus, purpose } = data;
    // While the question is on the screen, nothing is answered.
    const isAnswered = /^(tcloaded|useractioncomplete)$/.test(eventStatus);
    const purpose1 = isAnswered && purpose?.consents?.[1] === true;
    this.tcf = { applies: applies ?? null, purpose1 }; // "applies" may be known only later
    if (!this.mayKeep) keep("localStorage", TOUCHES, null);
    // Not at once: a tool may answer while this is being made.
    queueMicrotask(this.#changed);
  }

  #leave() {
    if (this.#listener === undefined) return;
    try {
      this.#tool("removeEventListener", () => {}, this.#listener);
    } catch {
      // it is not ours to repair
    }
    this.#listener = undefined;
  }
}
