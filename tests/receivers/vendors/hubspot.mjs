//! HubSpot's form submission API, version 3, without authentication. It owns a form and takes its fields only. Options:
//! `form`: their definition; `subscriptions`: the types it knows; `blocked`: addresses it refuses; `captcha: true` for a
//! form with a captcha switched on; `consent`: the texts that the visitor saw, to be found in the submission.

import { JSON_TYPE } from "./common.mjs";
import { json } from "../strict.mjs";

export const PORTAL = "12345";
export const FORM_GUID = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";

const FORM = {
  email: { required: true, type: "email" },
  firstname: {},
  lastname: {},
  company: {},
  phone: {},
  jobtitle: {},
  gap_score: { type: "number" },
  gap_band: {},
  gap_submission_id: {},
};
const MONTH_MS = 30 * 24 * 3600 * 1000;
const WINDOW_MS = 10_000;
const MOST_IN_WINDOW = 50;
const INLINE = '<p>Thanks!</p><img src=x onerror="window.stolen=1">';

export const hubspot = {
  transport: "fetch",
  type: JSON_TYPE,
  endpoint: () => `/submissions/v3/integration/submit/${PORTAL}/${FORM_GUID}`,
  cors: () => ({ "access-control-allow-origin": "*" }),

  preflight(entry, receiver) {
    const asked = entry.header("access-control-request-headers");
    if (asked !== "content-type") receiver.fault(entry, `the browser asks for "${asked}".`);
    return {
      status: 200,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, POST, OPTIONS",
        "access-control-allow-headers": "content-type",
      },
    };
  },

  async read(entry, receiver) {
    if (isTooFast(receiver)) return { refusal: { status: 429, type: "text/plain", body: "Too many requests" } };
    let body;
    try {
      body = json(entry.body);
    } catch (error) {
      receiver.fault(entry, error.message);
      return { refusal: invalid([{ message: "The request is not valid JSON", errorType: "INVALID_METADATA" }]) };
    }
    const errors = [...check(body, receiver.options)];
    // Some errors are the visitor's or the portal's, the others the client's.
    for (const { message, isOurs } of errors) if (!isOurs) receiver.fault(entry, message);
    if (errors.length) return { refusal: invalid(errors) };
    const fields = Object.fromEntries(body.fields.map(({ name, value }) => [name, value]));
    return { lead: { ...body, values: fields } };
  },

  accept: () => ({ status: 200, type: JSON_TYPE, body: { inlineMessage: INLINE } }),
  refuse: () =>
    invalid([{ message: "Error in 'fields.email'. The address is not accepted", errorType: "BLOCKED_EMAIL" }]),
  tempt: (address) => ({ status: 200, type: JSON_TYPE, body: { redirectUri: address } }),
};

const invalid = (errors) => ({
  status: 400,
  type: JSON_TYPE,
  body: {
    status: "error",
    message: "The request is not valid",
    correlationId: "0a1b2c3d-0000-4000-8000-000000000000",
    errors: errors.map(({ message, errorType }) => ({ message, errorType })),
  },
});

function isTooFast({ memory }) {
  const now = Date.now();
  memory.times = [...(memory.times ?? []), now].filter((time) => now - time < WINDOW_MS);
  return memory.times.length > MOST_IN_WINDOW;
}

function* check(body, options) {
  for (const key of Object.keys(body)) {
    if (!["submittedAt", "fields", "context", "legalConsentOptions"].includes(key))
      yield error("INVALID_METADATA", `"${key}" is no part of a submission`);
  }
  if (options.captcha) yield { ...error("FORM_HAS_RECAPTCHA_ENABLED", "The form has a captcha"), isOurs: true };
  yield* time(body);
  yield* fields(body, options);
  yield* context(body.context ?? {});
  yield* consent(body.legalConsentOptions, options);
}

function* time({ submittedAt }) {
  if (submittedAt === undefined) return; // HubSpot then notes when it arrived
  if (!/^\d{13}$/.test(String(submittedAt)))
    yield error("INVALID_METADATA", "submittedAt is no whole number of milliseconds");
  else if (Date.now() - submittedAt > MONTH_MS) yield error("INVALID_METADATA", "submittedAt is older than a month");
  else if (Math.abs(Date.now() - submittedAt) > 300_000)
    yield error("INVALID_METADATA", "submittedAt is more than five minutes from now");
}

function* fields({ fields }, { form = FORM, blocked = [] }) {
  if (!Array.isArray(fields)) return yield error("INVALID_METADATA", "there are no fields");
  const seen = new Map();
  for (const { objectTypeId, name, value, ...more } of fields) {
    const field = form[name];
    const of = (type, text, isOurs) => ({ ...error(type, `Error in 'fields.${name}'. ${text}`), isOurs });
    if (Object.keys(more).length || objectTypeId !== "0-1")
      yield of("INVALID_METADATA", "It is not written as a contact's field");
    if (typeof value !== "string") yield of("INVALID_METADATA", "Its value is no string");
    if (seen.has(name)) yield of("INVALID_METADATA", "It is there twice");
    seen.set(name, value);
    if (!field) yield of("FIELD_NOT_IN_FORM_DEFINITION", "It is not in the form definition");
    else if (field.type === "number" && value !== "" && !/^-?\d+(\.\d+)?$/.test(value))
      yield of("INVALID_NUMBER", "It is no number");
    else if (field.type === "email" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value))
      yield of("INVALID_EMAIL", "It is no address", true);
    else if (blocked.includes(value)) yield of("BLOCKED_EMAIL", "The address is not accepted", true);
  }
  for (const [name, { required }] of Object.entries(form)) {
    if (required && !seen.get(name))
      yield {
        ...error("REQUIRED_FIELD", `Error in 'fields.${name}'. Required field '${name}' is missing`),
        isOurs: true,
      };
  }
}

function* context({ hutk, pageUri, pageName, ...more }) {
  for (const key of Object.keys(more)) yield error("INVALID_METADATA", `"${key}" is no part of the context`);
  if (hutk !== undefined && !/^[0-9a-f]{32}$/.test(hutk)) yield error("INVALID_HUTK", "hutk is no cookie of theirs");
  if (pageUri === undefined) return;
  const isAddress = /^https?:\/\//.test(pageUri) && URL.canParse(pageUri);
  if (!isAddress) yield error("INVALID_PAGE_URI", "pageUri is no address");
  else if (pageUri.includes("#")) yield error("INVALID_PAGE_URI", "pageUri keeps the fragment");
}

function* consent(legal, { subscriptions = [999], consent: shown }) {
  if (legal === undefined) return;
  const kinds = Object.keys(legal);
  if (kinds.length !== 1 || !["consent", "legitimateInterest"].includes(kinds[0])) {
    return yield error("INVALID_LEGAL_OPTION_FORMAT", "there is not exactly one of consent and legitimateInterest");
  }
  if (legal.legitimateInterest) {
    const { value, text, legalBasis } = legal.legitimateInterest;
    if (value !== true || !["CUSTOMER", "LEAD"].includes(legalBasis))
      yield error("INVALID_LEGAL_OPTION_FORMAT", "legitimateInterest is not whole");
    if (!text) yield error("MISSING_LEGITIMATE_INTEREST_TEXT", "the text is missing");
    return;
  }
  const { consentToProcess, text, communications = [] } = legal.consent;
  if (consentToProcess !== true) yield error("MISSING_PROCESSING_CONSENT", "consentToProcess is not true");
  if (!text) yield error("MISSING_PROCESSING_CONSENT_TEXT", "the text is missing");
  if (shown && text !== shown.request)
    yield error("INVALID_LEGAL_OPTION_FORMAT", "the text is not the one that was shown");
  const types = communications.map(({ subscriptionTypeId }) => subscriptionTypeId);
  if (new Set(types).size < types.length)
    yield error("DUPLICATE_SUBSCRIPTION_TYPE_ID", "a subscription type is there twice");
  for (const { value, subscriptionTypeId, text } of communications) {
    if (typeof value !== "boolean" || !subscriptions.includes(subscriptionTypeId))
      yield error("INVALID_LEGAL_OPTION_FORMAT", "a subscription is not one of theirs");
    if (!text) yield error("MISSING_COMMUNICATION_CONSENT_TEXT", "the text of a subscription is missing");
    else if (shown && !shown.boxes.includes(text))
      yield error("INVALID_LEGAL_OPTION_FORMAT", "the text of a subscription is not the one that was shown");
  }
}

const error = (errorType, message) => ({ errorType, message: message.endsWith(".") ? message : `${message}.` });
