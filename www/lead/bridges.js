// Ways for a page to see to leads itself, mostly with the campaign's adapter "host": each listens to a widget's public
// events and returns a function that ends it. What becomes of a lead in a tool is the tool's and the page's business.

import { DONE, NAME } from "../loader/contract.js";
import { DataLayer } from "../widget/data-layer.js";

const MARKETO_MS = 10_000;
const EVENTS = ["ready", "start", "step", "complete", "report", "lead-result", "export", "share"];

/** @typedef {import("../types/execution-gap.js").ExecutionGapElement} Element */
/** @typedef {import("../types/bridges.js").GapLead} Lead */
/** @typedef {import("../types/bridges.js").GapOutcome} Outcome */
/** @typedef {import("../types/execution-gap.js").GapEventMap["gap-lead-submit"]} Submit */

/** @param {Element} element @param {string} name @param {(event: any) => void} heard */
function listen(element, name, heard) {
  element.addEventListener(name, heard);
  return () => element.removeEventListener(name, heard);
}

/**
 * Takes leads over that nobody else has taken; `deliver(lead)` gives the outcome, or a promise of it.
 * @param {Element} element
 * @param {(lead: any) => Outcome | Promise<Outcome>} deliver
 */
function takeOver(element, deliver) {
  return listen(element, "gap-lead-submit", (/** @type {Submit} */ event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const { respond, ...lead } = event.detail;
    // Whoever fails half way may have passed the lead on.
    const failed = (/** @type {unknown} */ cause) => (console.error(cause), respond("unknown"));
    new Promise((/** @type {(value: Outcome | Promise<Outcome>) => void} */ resolve) => resolve(deliver(lead))).then(respond).catch(failed);
  });
}

/** Passes each lead to a function of the page's, which says how it ended. @type {typeof import("../types/bridges.js").callback} */
export function callback(element, deliver) {
  return takeOver(element, ({ payload }) => deliver(payload));
}

/**
 * Tells a data layer what the attribute `data-layer` would, without contact data; leads need another way beside it.
 * @param {Element} element
 */
export function dataLayer(element, name = "dataLayer") {
  /** @type {DataLayer | undefined} */
  let layer;
  const ends = EVENTS.map((event) =>
    listen(element, `gap-${event}`, ({ type, detail }) => {
      layer ??= new DataLayer(name, detail.instance);
      layer.event(type, detail);
    }),
  );
  return () => ends.forEach((end) => end());
}

/**
 * Fills in a form of Marketo's that the page has loaded, and submits it. `map` is our field to theirs.
 * @param {Element} element
 * @param {{ formId: number, map?: Record<string, string> }} options
 */
export function marketo(element, { formId, map }) {
  // Marketo keeps every listener for ever: one for each form, for whoever waits.
  const heard = new WeakSet();
  /** @type {() => void} */
  let succeed = () => {};
  return takeOver(element, ({ payload, fields }) => {
    const { MktoForms2 } = /** @type {any} */ (window);
    const form = MktoForms2?.getForm(formId);
    if (!form) {
      console.error(`<${NAME}>: Marketo's form ${formId} is not in the page; load it before a lead is sent.`);
      return "misconfigured";
    }
    if (!heard.has(form)) form.onSuccess(() => (succeed(), false));
    heard.add(form);
    return new Promise((resolve) => {
      succeed = () => resolve("confirmed");
      setTimeout(resolve, MARKETO_MS, "handed_over");
      form.vals(map ? named(payload, map) : fields);
      form.submit();
    });
  });
}

/**
 * What the visitor typed and the page's hidden fields, under other names.
 * @param {Lead} lead
 * @param {Record<string, string>} map
 */
function named({ contact, hidden }, map) {
  /** @type {Record<string, string | null>} */
  const ours = { ...hidden, ...contact, phone: contact.phone_e164 ?? contact.phone_raw };
  return filled(Object.entries(map).map(([name, theirs]) => [theirs, ours[name]]));
}

/** @param {[name: string, value: string | null | undefined][]} pairs @returns {Record<string, string>} */
const filled = (pairs) => /** @type {any} */ (Object.fromEntries(pairs.filter(([, value]) => value)));

/**
 * Tracks each lead that was sent, once, with Segment or a tool like it. Who it is gets there only with a box ticked
 * whose purpose is marketing; only that is a lead handed over, so that another way beside it is needed.
 * @param {Element} element
 * @param {{ analytics?: any }} [options]
 */
export function segment(element, { analytics = /** @type {any} */ (window).analytics } = {}) {
  const tracked = new Set();
  const ends = [
    listen(element, "gap-lead-submit", (/** @type {Submit} */ event) => {
      const { adapter, payload, respond } = event.detail;
      const isAgreed = payload?.consent.items.some(({ purpose, value }) => value && /^marketing/.test(purpose));
      if (!payload || !isAgreed) return;
      const { email, first_name: firstName, last_name: lastName, company, role: title } = payload.contact;
      const phone = payload.contact.phone_e164 ?? payload.contact.phone_raw;
      analytics.identify(filled(Object.entries({ email, firstName, lastName, company, title, phone })));
      if (event.defaultPrevented || adapter !== "host") return;
      event.preventDefault();
      respond("handed_over");
    }),
    listen(element, "gap-lead-result", ({ detail: { id, adapter, outcome, final } }) => {
      if (!final || !DONE.split(" ").includes(outcome) || tracked.has(id)) return;
      tracked.add(id);
      analytics.track("Lead Submitted", { lead_source: NAME, outcome, adapter }, { messageId: id });
    }),
  ];
  return () => ends.forEach((end) => end());
}
