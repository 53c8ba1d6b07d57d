// What a tag manager learns, if the page asks for it by `data-layer`: the widget's public events as flat entries of an
// array. No contact data, no answer and no exact score gets there; with a name beside it a score is personal data.

import { DONE, NAME } from "../loader/contract.js";

const LONGEST = 100;
const KEYS = [
  "instance", "total", "section", "percent", "band", "score_bucket", "weakest", "duration_bucket", "outcome", "adapter",
  "event_id", "reason", "format", "method",
];
const GOOD = DONE.split(" ");
/** Ends of the buckets of durations, in minutes. */
const MINUTES = [1, 2, 3, 5, 10, 20];

/** Whatever a tag manager has read of ours before is taken back by the next entry. */
const EMPTY = Object.fromEntries([["lead_source"], ...KEYS.map((key) => [`gap_${key}`])]);

/** @param {unknown} score */
function scoreBucket(score) {
  if (typeof score !== "number") return undefined;
  const from = Math.min(80, 20 * Math.floor(score / 20));
  return `${from}-${from === 80 ? 100 : from + 19}`;
}

/** @param {unknown} time */
function durationBucket(time) {
  if (typeof time !== "number") return undefined;
  const after = MINUTES.findIndex((end) => time < end * 60_000);
  if (after < 0) return `${MINUTES.at(-1)}+ min`;
  return `${MINUTES[after - 1] ?? 0}-${MINUTES[after]} min`;
}

/**
 * The capability that most is missing from.
 * @param {Readonly<Record<string, number | null>>} capabilities
 */
function weakest(capabilities = {}) {
  const known = Object.entries(capabilities).filter(([, value]) => typeof value === "number");
  return known.sort(([, one], [, other]) => Number(one) - Number(other))[0]?.[0];
}

/** @param {any} text */
const code = (text) => (/^\w{1,40}$/.test(text) ? text : undefined);

export class DataLayer {
  #name;
  #instance;
  /** @type {string | undefined} */
  #band;
  /** @type {Set<number>} */
  #percents = new Set();
  /** @type {Set<string | null>} */
  #leads = new Set();
  #isWarned = false;

  /**
   * `name` is that of the array, such as `dataLayer` or `site.events`; `instance` is the widget's.
   * @param {string} name
   * @param {string} instance
   */
  constructor(name, instance) {
    this.#name = name.trim();
    this.#instance = instance;
  }

  /**
   * Takes one of the widget's public events; those that do not concern a tag manager are passed over.
   * @param {string} name
   * @param {any} detail
   */
  event(name, detail) {
    switch (name) {
      case "gap-ready":
        return this.#push("gap_view", { instance: this.#instance });
      case "gap-start":
        return this.#push("gap_start", { total: detail.total });
      case "gap-step":
        return this.#step(detail);
      case "gap-complete":
        return this.#complete(detail);
      case "gap-report":
        this.#band = detail.band ?? undefined;
        return;
      case "gap-lead-result":
        return this.#lead(detail);
      case "gap-export":
        return this.#push("gap_export", { format: detail.format });
      case "gap-share":
        return this.#push("gap_share", { method: detail.method });
    }
  }

  /** @param {{ section?: string, percent: number }} detail */
  #step({ section, percent }) {
    const quarter = 25 * Math.floor(percent / 25);
    if (this.#percents.has(quarter)) return;
    this.#percents.add(quarter);
    this.#push("gap_step", { section, percent: quarter });
  }

  /** @param {import("../types/execution-gap.js").GapEventMap["gap-complete"]["detail"]} detail */
  #complete({ band, overall, capabilities, duration_ms: duration }) {
    this.#band = band ?? undefined;
    // The last quarter ends with the report; no part of the questions begins there.
    if (this.#percents.size) this.#step({ percent: 100 });
    this.#push("gap_complete", {
      band: this.#band,
      score_bucket: scoreBucket(overall),
      weakest: weakest(capabilities),
      duration_bucket: durationBucket(duration),
    });
  }

  /** @param {import("../types/execution-gap.js").GapEventMap["gap-lead-result"]["detail"]} detail */
  #lead({ id, outcome, adapter, reason, final }) {
    if (!final || outcome === "suspected_spam") return;
    // A receiver's own words may quote what the visitor typed.
    if (!GOOD.includes(outcome)) return this.#push("gap_lead_failed", { reason: code(reason) ?? outcome, adapter });
    if (this.#leads.has(id)) return;
    this.#leads.add(id);
    this.#push("generate_lead", { band: this.#band, outcome, adapter, event_id: id }, { lead_source: NAME });
  }

  /**
   * @param {string} event
   * @param {Record<string, unknown>} own
   * @param {Record<string, unknown>} [more]
   */
  #push(event, own, more) {
    /** @type {Record<string, unknown>} */
    const entry = { event, ...EMPTY, ...more };
    for (const [key, value] of Object.entries(own)) {
      entry[`gap_${key}`] = typeof value === "string" ? value.slice(0, LONGEST) : value;
    }
    try {
      this.#layer()?.push(entry);
    } catch {
      // The page's own listeners run inside of `push`; what goes wrong there is not ours.
    }
  }

  /** The array, made when it is missing; nothing when the name does not lead to one. */
  #layer() {
    const names = this.#name.split(".");
    const last = String(names.pop());
    const holder = names.reduce((found, name) => found?.[name], /** @type {any} */ (window));
    const isName = this.#name.split(".").every((name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
    const layer = isName && holder ? (holder[last] ??= []) : null;
    if (Array.isArray(layer)) return layer;
    if (!this.#isWarned) {
      console.warn(
        `<${NAME} data-layer="${this.#name}">: this names no array. It is the name of one, such as "dataLayer" or ` +
          '"site.events", which is made when it is missing and the object before the dot is there.',
      );
    }
    this.#isWarned = true;
    return null;
  }
}
