//! What several vendors share: simple content types, forms, the flat lead.

import { flattened, identity, isWritten, readLead } from "../lead.mjs";
import { form } from "../strict.mjs";

export const TEXT = "text/plain;charset=UTF-8";
export const JSON_TYPE = "application/json";
/** What `fetch` writes for `URLSearchParams`. */
export const FORM = "application/x-www-form-urlencoded;charset=UTF-8";
/** What a form element writes. */
export const FRAME_FORM = "application/x-www-form-urlencoded";

const UNSENT = { status: 422, type: JSON_TYPE };

/** Reads a lead in JSON; with one id and one content it is one lead. */
export async function readJson(entry, receiver) {
  const { lead, wrong } = await readLead(entry.body, entry, receiver);
  if (wrong.length) return { refusal: { ...UNSENT, body: { ok: false, errors: wrong } } };
  return { lead, identity: identity(lead) };
}

/** Reads a form; `undefined` and a fault when it is none. */
export function readFields(entry, receiver) {
  try {
    return form(entry.body);
  } catch (error) {
    receiver.fault(entry, error.message);
    return undefined;
  }
}

export const NO_FORM = { refusal: { status: 400, type: "text/plain", body: "Bad Request" } };

/** Keys of the flat lead that are made of others. */
const MADE = /^(lead_json|answers_json|consent_[a-z0-9_]+)$/;
/** What may be empty because there is nothing to go with it: a visit without a link, a move that nothing gains. */
const EMPTY = /^(attribution_(first|last)|scores_(one_move|best_value))_/;

/** Reads the flat lead of the automation hooks and compares it with the whole one that it carries. */
export async function readFlat(entry, receiver) {
  const fields = readFields(entry, receiver);
  if (!fields) return NO_FORM;
  const flat = Object.fromEntries(fields);
  if (flat.lead_json === undefined) {
    receiver.fault(entry, "the flat lead has no lead_json.");
    return NO_FORM;
  }
  for (const name of ["id", "contact_email", "scores_gap"]) {
    if (!(name in flat)) receiver.fault(entry, `the flat lead has no ${name}.`);
  }
  // A form that would be too long goes without its longest value, which is this one.
  if (!flat.lead_json) return { lead: { flat } };
  const { lead, wrong } = await readLead(flat.lead_json, entry, receiver);
  if (!lead || wrong.length) return NO_FORM;
  const whole = flattened(lead);
  for (const [name, value] of fields) {
    if (!/^[a-z0-9_]+$/.test(name)) receiver.fault(entry, `"${name}" is no name of the flat lead.`);
    else if (name in whole && !isWritten(whole[name], value))
      receiver.fault(entry, `${name} is "${value}", in lead_json "${whole[name]}".`);
    else if (!(name in whole || MADE.test(name) || (EMPTY.test(name) && !value)))
      receiver.fault(entry, `"${name}" is nothing of the lead.`);
  }
  for (const { key, value } of lead.consent.items) {
    if (flat[`consent_${key}`] !== String(value)) receiver.fault(entry, `consent_${key} is not ${value}.`);
  }
  return { lead: { ...lead, flat } };
}

/** Whether the request was made by a frame, as forms that cannot be answered are. */
export function checkFrame(entry, receiver) {
  if (entry.header("sec-fetch-dest") !== "iframe") {
    receiver.fault(entry, `it comes from "${entry.header("sec-fetch-dest")}", not from a hidden frame.`);
  }
  if (entry.header("sec-fetch-mode") !== "navigate") receiver.fault(entry, "it is no navigation.");
}

/** Compares the query with the one that the vendor's own form has. */
export function checkQuery(entry, receiver, ...allowed) {
  if (!allowed.includes(entry.query)) receiver.fault(entry, `the query is "${entry.query}", not "${allowed[0]}".`);
}

/** Sends a frame on; a page on the customer's own site tells the widget that the form came back. */
export const onward = (location) => ({ status: 302, headers: { location } });

/** A page that nobody outside can read. */
export const closed = (title) => ({
  status: 200,
  type: "text/html; charset=utf-8",
  headers: { "x-frame-options": "DENY" },
  body: `<!doctype html><title>${title}</title><p>${title}</p>`,
});
