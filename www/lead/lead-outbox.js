// What is kept of a lead between two loads of a page: how it stands, in the tab, and what was typed, on the device, while
// the visitor asks for it. All of it belongs to one scope: who gets the details, and the words that the visitor read.
// Another scope neither sees nor sends it. docs/leads.md ("The outbox") has the states as a table.

import { STORED } from "../loader/contract.js";

/** `sessionStorage`: how the lead of a scope stands. */
export const LEAD = `${STORED}lead:`;
/** `localStorage`, with Global Privacy Control `sessionStorage`: the details of a scope that are yet to be sent. */
export const OUTBOX = `${STORED}outbox:`;
export const DAY_MS = 86_400_000;

/**
 * What is kept in which state: `details` (on the device and only where the visitor asks for it, beside the state),
 * `state` (the id and how it stands, in the tab), or `presses` (how often Send was pressed, in the tab).
 */
export const KEPT = {
  sending: "details",
  waiting: "details",
  offline: "details",
  retryable: "details",
  unknown: "details",
  confirmed: "state",
  accepted: "state",
  handed_over: "state",
  rejected: "state",
  misconfigured: "presses",
  suspected_spam: "presses",
};

const STORAGES = ["localStorage", "sessionStorage"];

// Taken before the page can replace them.
const { parse, stringify } = JSON;
const { imul } = Math;

/** What stands under a key in `localStorage` or `sessionStorage`; nothing when that is blocked or broken. */
export function kept(storage, key) {
  try {
    return parse(window[storage].getItem(key));
  } catch {
    return null;
  }
}

/** Puts something into a storage, or takes it out when it is `null`. */
export function keep(storage, key, value) {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, stringify(value));
  } catch {
    // blocked or full: then it is not kept
  }
}

/** A short name for a text (FNV-1a). Two texts may share one, so whoever sends something compares the texts too. */
function named(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * Whose lead it is: `terms` are the campaign's id, all that it says about leads (receiver, controller, notice, texts and
 * versions of the boxes), and the words of the request as they stand beside the button; `name` is short for them.
 */
export function scopeOf({ id, lead }, request) {
  const terms = stringify([id ?? null, lead, request ?? null]);
  return { terms, name: named(terms) };
}

const isId = (id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

/** Whether an entry of the outbox is whole, and no older than a day. */
function isFresh(entry) {
  const age = Date.now() - entry?.at;
  const { contact, consents } = entry?.detail ?? {};
  const isWhole = Object(contact) === contact && Array.isArray(consents) && consents.every((box) => box?.key);
  return isWhole && isId(entry.id) && entry.tries >= 0 && age >= 0 && age < DAY_MS;
}

/** Takes out what is too old, whichever page left it there. */
function sweep() {
  for (const storage of STORAGES) {
    try {
      for (const key of Object.keys(window[storage])) {
        if (key.startsWith(OUTBOX) && !isFresh(kept(storage, key))) keep(storage, key, null);
      }
    } catch {
      // blocked: there is nothing
    }
  }
}

/** What is kept of a widget's lead. */
export class Memory {
  #host;
  #page;

  constructor(host, page) {
    this.#host = host;
    this.#page = page;
    sweep();
  }

  /** `{id, state, presses, tries}` of this visit, which is the tab's session; `id` is `null` when there is no lead. */
  lead({ name }) {
    const { id, state, presses, tries } = (this.#isAllowed && kept("sessionStorage", LEAD + name)) || {};
    return { id: isId(id) ? id : null, state, presses: Number(presses) || 0, tries: Number(tries) || 0 };
  }

  /** `{id, tries, at, terms, detail}` of a lead that is yet to be sent; nothing when there is none in this scope. */
  outbox({ name, terms }) {
    const entry = this.#isAllowed && kept(this.#place, OUTBOX + name);
    return entry && entry.terms === terms && isFresh(entry) ? entry : null;
  }

  /** Writes down how the lead `id` stands; `detail` is what was typed, or `null` when that is not to be kept. */
  save({ name, terms }, id, lead, detail) {
    if (!this.#isAllowed) return;
    keep("sessionStorage", LEAD + name, lead);
    const [place, key] = [this.#place, OUTBOX + name];
    const before = kept(place, key);
    const isSame = before?.id === id;
    if (detail) {
      keep(place, key, { id, tries: lead.tries, at: isSame ? before.at : Date.now(), terms, detail });
    } else if (isSame) {
      keep(place, key, null); // another tab's stays
    }
  }

  /** Forgets what was typed, in whichever storage and by whichever tab it was put there. */
  drop({ name }) {
    for (const storage of STORAGES) keep(storage, OUTBOX + name, null);
  }

  /** Forgets the lead too; how often Send was pressed stays as long as the visit. */
  forget(scope, presses) {
    this.drop(scope);
    if (this.#isAllowed) keep("sessionStorage", LEAD + scope.name, presses ? { presses } : null);
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
}
