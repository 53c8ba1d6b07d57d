//! What a receiver can check in a lead in JSON beyond its form: that it is whole, that it says the truth about itself,
//! and that its scores are those of its answers.

import { createHash } from "node:crypto";
import { LEAD } from "./lead.schema.mjs";
import { misfits } from "./schema.mjs";
import { differences } from "./scores.mjs";
import { json } from "./strict.mjs";

/** Parameters that may stay in the address of the page. */
const KEPT =
  /^(utm_(source|medium|campaign|term|content|id)|gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|ScCid)$/;
const CLICK_IDS = /[?&](gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|ScCid)=/;

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Reads a lead strictly and adds what is wrong with it to the faults. Returns `{lead, wrong}`: `lead` is undefined when
 * there is none, `wrong` what a receiver answers with 422, as `{field, code, message}`.
 */
export async function readLead(source, entry, receiver) {
  let lead;
  try {
    lead = json(source);
  } catch (error) {
    receiver.fault(entry, error.message);
    return { wrong: [{ field: null, code: "invalid", message: error.message }] };
  }
  const shape = [LEAD, receiver.options.schema].filter(Boolean).flatMap((schema) => misfits(lead, schema));
  for (const sentence of shape) receiver.fault(entry, sentence);
  if (shape.length) return { wrong: shape.map((message) => ({ field: null, code: "invalid", message })) };
  for (const sentence of untrue(lead, receiver.options)) receiver.fault(entry, sentence);
  const wrong = await differences(lead);
  for (const sentence of wrong) receiver.fault(entry, sentence);
  return { lead, wrong: wrong.map((message) => ({ field: "scores", code: "mismatch", message })) };
}

/** What a lead says about itself that is not so. */
function* untrue(lead, { skew = 0 }) {
  const { source, consent, contact, checks, attribution } = lead;
  for (const { key, text, text_sha256: hash, value, changed_at: changed } of consent.items) {
    if (text !== null && hash !== sha256(text)) yield `the hash of the text of "${key}" is not that of the text.`;
    if (key !== "request" && value && !changed) yield `the box "${key}" is ticked and was never changed.`;
  }
  const request = consent.items.filter(({ key }) => key === "request");
  if (request.length !== 1) yield "what the visitor asks for by sending is not recorded once.";
  else if (request[0].legal_basis !== "contract_or_pre_contract") yield "the request rests on another ground.";
  const { search } = new URL(source.page_url ?? "http://none.example/");
  for (const [name] of new URLSearchParams(search))
    if (!KEPT.test(name)) yield `page_url keeps the parameter "${name}".`;
  if (consent.signals.gpc) {
    const touches = [attribution.first, attribution.last].filter(Boolean);
    const ids = touches.some(({ click_ids: ids }) => Object.keys(ids).length);
    if (ids || CLICK_IDS.test(source.page_url ?? "")) yield "there is a click id in spite of Global Privacy Control.";
    if (attribution.first) yield "a first visit is remembered in spite of Global Privacy Control.";
  }
  if (source.mode === "call" && (attribution.first || attribution.last)) yield "a call has no attribution.";
  if (source.mode === "call" && !consent.recorded_by) yield "in a call it is recorded who wrote the consent down.";
  if (!contact.email && !contact.phone_raw) yield "nobody can be answered.";
  if (!checks.honeypot_empty) yield "the trap for robots was filled in, and the lead was sent.";
  for (const text of texts(lead)) if (text !== text.normalize("NFC")) yield `"${text}" is not in the normal form NFC.`;
  if (Math.abs(Date.parse(lead.timestamp) - Date.now() - skew) > 300_000) yield "its time is more than five minutes from now.";
}

function texts(value) {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

const TIMES = new Set(["timestamp", "at", "shown_at", "changed_at", "started_at", "completed_at"]);

/** What makes two submissions the same: the id, and everything that does not change from try to try. */
export function identity(lead) {
  const lasting = (value, depth = 0) => {
    if (Array.isArray(value)) return value.map((entry) => lasting(entry, depth + 1));
    if (value === null || typeof value !== "object") return value;
    const names = Object.keys(value)
      .sort()
      .filter((name) => !TIMES.has(name) && (depth > 0 || (name !== "attempt" && name !== "checks")));
    return names.map((name) => [name, lasting(value[name], depth + 1)]);
  };
  return { id: lead.id, hash: sha256(JSON.stringify(lasting(lead))) };
}

/** The keys of a lead joined by `_`, in lower case, with their values; lists stay lists. */
export function flattened(value, name = "") {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return { [name]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inside]) =>
      flattened(inside, name ? `${name}_${key.toLowerCase()}` : key.toLowerCase()),
    ),
  );
}

/** Whether a form holds a value: nothing is an empty text, a list is JSON, and numbers may be spelled in several ways. */
export function isWritten(value, text) {
  if (value === null) return text === "";
  if (typeof value === "number") return text !== "" && Number(text) === value;
  if (Array.isArray(value)) return JSON.stringify(value) === JSON.stringify(json(text));
  return String(value) === text;
}
