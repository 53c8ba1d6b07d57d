//! A lead in which everything is right, and the right requests of every vendor with it. Wrong ones are made from these,
//! in one thing each.

import { createHash, randomUUID } from "node:crypto";
import { flattened } from "./lead.mjs";
import { scores } from "./scores.mjs";
import { FRAME_FORM, FORM, JSON_TYPE, TEXT } from "./vendors/common.mjs";
import { FORM_GUID, PORTAL } from "./vendors/hubspot.mjs";
import { ID, U } from "./vendors/mailchimp.mjs";
import { OID } from "./vendors/salesforce_w2l.mjs";
import { PAGE, post, preflight, set } from "./client.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const answers = { INT: 1, UNP: 2, BEN: 1, FRI: "dk", "R-CLD": 1, "R-DCX": 2, "S-CLD": 4, "S-CYB": 3, "S-DCX": "na" };
const report = await scores("express", answers);

export const REQUEST_TEXT = "Send me the plan and contact me about it.";
export const NEWS_TEXT = "Send me occasional articles. I can unsubscribe at any time.";

const consent = (key, value, text, more) => ({
  key,
  purpose: "marketing_email",
  legal_basis: "consent",
  method: "web_form_checkbox",
  required: false,
  initial: false,
  value,
  text,
  text_version: "n3",
  text_sha256: sha256(text),
  locale: "en",
  shown_at: ago(90),
  changed_at: value ? ago(20) : null,
  ...more,
});

function ago(seconds) {
  return new Date(Date.now() - seconds * 1000).toISOString();
}

const skipped = { dk: "dont_know", na: "not_applicable" };

/** A lead as the widget writes it. */
export const lead = (more = {}) => ({
  schema: "execution-gap.lead/1",
  id: randomUUID(),
  type: "lead.submitted",
  timestamp: ago(0),
  attempt: 1,
  test: false,
  campaign: "spring-2027",
  source: {
    widget: "execution-gap",
    widget_version: "0.1.0",
    instance: "gap-1",
    mode: "visitor",
    locale: "en",
    page_url: `${PAGE}/assess?utm_source=li`,
    page_title: "Assessment",
    referrer_origin: "https://www.linkedin.com",
    embedded: false,
  },
  contact: {
    email: "ana@acme.example",
    first_name: "Ana",
    last_name: "Ruiz",
    company: "Äcme & Söhne",
    role: null,
    phone_raw: "+34 600 000 000",
    phone_e164: "+34600000000",
    country: null,
  },
  consent: {
    notice: { url: "https://acme.example/privacy", version: "2026-10" },
    controller: "Acme GmbH",
    method: "web_form_checkbox",
    recorded_by: null,
    double_opt_in: { required: false, status: "not_required" },
    items: [
      consent("request", true, REQUEST_TEXT, {
        purpose: "reply_to_request",
        legal_basis: "contract_or_pre_contract",
        method: "form_submit",
        text_version: null,
      }),
      consent("newsletter", false, NEWS_TEXT),
    ],
    signals: { tcf: null, gpc: false },
  },
  attribution: {
    first: null,
    last: { at: ago(200), landing_path: "/assess", params: { utm_source: "li" }, click_ids: { li_fat_id: "aBc" } },
  },
  hidden: { plan: "b" },
  assessment: {
    model: "execution-gap",
    model_version: report.model_version,
    question_set: "1",
    started_at: ago(180),
    completed_at: ago(95),
    weights: { BI: 1, PO: 1, AA: 1 },
    profile: { role: "technology_lead", priority: null, size: null },
    answers: Object.entries(answers).map(([q, a]) => ({ q, a: skipped[a] ? null : a, skipped: skipped[a] ?? null })),
  },
  scores: structuredClone(report),
  report: { share_url: null },
  checks: { elapsed_ms: 70_000, honeypot_empty: true, pow: null, captcha: null },
  ...more,
});

/** The flat lead. */
export function flat(whole = lead()) {
  const { contact, scores } = whole;
  const { gap, band, blind_spots } = scores;
  const values = Object.entries(
    flattened({ id: whole.id, campaign: whole.campaign, contact, scores: { gap, band, blind_spots } }),
  );
  const flat = Object.fromEntries(
    values.map(([name, value]) => [name, Array.isArray(value) ? JSON.stringify(value) : String(value ?? "")]),
  );
  for (const { key, value, text } of whole.consent.items)
    Object.assign(flat, { [`consent_${key}`]: String(value), [`consent_${key}_text`]: text });
  return { ...flat, lead_json: JSON.stringify(whole) };
}

export const encoded = (fields) => new URLSearchParams(fields).toString();

export const back = `${PAGE}/thanks.html`;
const salesforce = {
  oid: OID,
  retURL: back,
  last_name: "Ruiz",
  company: "Äcme & Söhne",
  email: "ana@acme.example",
  "00N000000000001": "42",
};
const active = {
  u: "7",
  f: "7",
  s: "",
  c: "0",
  m: "0",
  act: "sub",
  v: "2",
  or: randomUUID(),
  email: "ana@acme.example",
  "field[3]": "42",
};

export const submission = () => ({
  submittedAt: String(Date.now()),
  fields: [
    { objectTypeId: "0-1", name: "email", value: "ana@acme.example" },
    { objectTypeId: "0-1", name: "gap_score", value: "42" },
  ],
  context: { pageUri: `${PAGE}/assess?utm_source=li`, pageName: "Assessment" },
  legalConsentOptions: {
    consent: {
      consentToProcess: true,
      text: REQUEST_TEXT,
      communications: [{ value: false, subscriptionTypeId: 999, text: NEWS_TEXT }],
    },
  },
});

const json = (path, type, body) => [post(path, type, JSON.stringify(body))];
const frame = (path, fields) => [post(path, FRAME_FORM, encoded(fields), { frame: true })];
const HUBSPOT = `/submissions/v3/integration/submit/${PORTAL}/${FORM_GUID}`;

/** The right requests of every vendor, in order; `generic_json` is the generic one in its other mode. */
export const right = {
  generic: () => json("/v1/leads", TEXT, lead()),
  generic_json: () => {
    const whole = lead();
    const [request] = json("/v1/leads", JSON_TYPE, whole);
    return [preflight("/v1/leads", "content-type,idempotency-key"), set(request, "Idempotency-Key", whole.id)];
  },
  n8n: () => [preflight("/webhook/gap"), ...json("/webhook/gap", JSON_TYPE, lead())],
  zapier: () => [post("/hooks/catch/123456/abc7def/", FORM, encoded(flat()))],
  make: () => [post("/abcdefghij0123456789", FORM, encoded(flat()))],
  apps_script: () => json("/macros/s/AKfycbx0123456789/exec", TEXT, lead()),
  hubspot: () => [preflight(HUBSPOT), ...json(HUBSPOT, JSON_TYPE, submission())],
  salesforce_w2l: () => frame("/servlet/servlet.WebToLead?encoding=UTF-8", salesforce),
  pardot: () => frame("/l/123456/2027-01-01/abc", { email: "ana@acme.example", gap_score: "42" }),
  activecampaign: () => frame("/proc.php", active),
  mailchimp: () =>
    frame(`/subscribe/post?u=${U}&id=${ID}`, { EMAIL: "ana@acme.example", FNAME: "Ana", [`b_${U}_${ID}`]: "" }),
  formspree: () => [
    set(post("/f/abcdefgh", FORM, encoded({ email: "ana@acme.example", _gotcha: "" })), "Accept", JSON_TYPE),
  ],
  netlify: () => [post("/gap", FORM, encoded({ "form-name": "gap", email: "ana@acme.example" }))],
};
