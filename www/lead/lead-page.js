// What the page knows: where the visitor came from, what they agreed to elsewhere, and where its fallback leads. What of
// an address is taken over belongs to `crates/lead`, what is kept of a lead to `lead-outbox.js`.

import { STORED } from "../loader/contract.js";
import { DAY_MS, keep, kept } from "./lead-outbox.js";

const TOUCHES = `${STORED}touches`;
const TOUCH_DAYS = 90;
const LOOKS = 20; // for a consent tool that comes after the widget
const LOOK_MS = 500;
const MOST_LABEL = 80;

// Taken before the page can replace them.
const { setTimeout, clearTimeout } = globalThis;
const { parse } = JSON;

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

/**
 * Where the fallback inside the element leads, `{label, url}`: the way to the people behind the page that needs no form.
 * Nothing without a link.
 */
export function wayOf(element) {
  for (const { protocol, href: url, textContent } of element.querySelectorAll("a[href]")) {
    const label = textContent.trim().replace(/\s+/g, " ").slice(0, MOST_LABEL) || url;
    if (/^(https?|mailto|tel):$/.test(protocol)) return { label, url };
  }
  return null;
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
