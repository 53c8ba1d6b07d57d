//! The payload `execution-gap.lead/1` as a receiver expects it, written by hand from the contract, so that it does not
//! follow the program's own mistakes. Every key is always there; a key beyond these is refused.

const object = (properties) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const list = (items, most) => ({ type: "array", items, maxItems: most });
const optional = (schema) => ({ anyOf: [{ type: "null" }, schema] });

// No control characters: a name with a line break in it could write a line of its own elsewhere.
const text = (most, least = 0) => ({
  type: "string",
  minLength: least,
  maxLength: most,
  pattern: "^[^\\u0000-\\u001f\\u007f]*$",
});
const spelled = (pattern) => ({ type: "string", pattern });
const time = spelled("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$");
const share = { type: "number", minimum: 0, maximum: 1 };
const points = { type: "number", minimum: 0, maximum: 100 };
const weight = { type: "number", minimum: 0, maximum: 1000 };
const flag = { type: "boolean" };
const whole = { type: "integer", minimum: 0 };
const version = spelled("^[A-Za-z0-9._-]{1,40}$");
const map = (most) => ({ type: "object", additionalProperties: text(512), maxProperties: most });
const item = spelled("^[A-Z]{3}$|^[RS]-[A-Z]{3}$");

const METHOD = { enum: ["web_form_checkbox", "form_submit", "recorded_by_staff"] };

const consent = object({
  key: spelled("^[a-z0-9_]{1,40}$"),
  purpose: spelled("^[a-z0-9_]{1,40}$"),
  legal_basis: { enum: ["consent", "contract_or_pre_contract", "legitimate_interest"] },
  method: METHOD,
  required: flag,
  initial: { const: false },
  value: flag,
  // Left out only where the lead would become too long.
  text: optional(text(500, 1)),
  text_version: optional(version),
  text_sha256: spelled("^[0-9a-f]{64}$"),
  locale: spelled("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
  shown_at: optional(time),
  changed_at: optional(time),
});

const touch = object({
  at: optional(time),
  landing_path: optional(text(1024)),
  params: map(6),
  click_ids: map(12),
});

const answer = object({
  q: item,
  a: optional({ type: "integer", minimum: 0, maximum: 4 }),
  skipped: { enum: [null, "dont_know", "not_applicable", "unanswered"] },
});

export const LEAD = object({
  schema: { const: "execution-gap.lead/1" },
  id: spelled("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"),
  type: { const: "lead.submitted" },
  timestamp: time,
  attempt: { type: "integer", minimum: 1, maximum: 20 },
  test: flag,
  campaign: optional(text(80, 1)),
  source: object({
    widget: { const: "execution-gap" },
    widget_version: version,
    instance: text(120),
    mode: { enum: ["visitor", "call", "kiosk"] },
    locale: text(35, 2),
    page_url: optional({ ...text(1024), pattern: "^https?://[^\\u0000-\\u0020#]*$" }),
    page_title: optional(text(500)),
    referrer_origin: optional(text(1024)),
    embedded: flag,
  }),
  contact: object({
    email: optional(text(254, 3)),
    first_name: optional(text(80, 1)),
    last_name: optional(text(80, 1)),
    company: optional(text(120, 1)),
    role: optional(text(80, 1)),
    phone_raw: optional(text(80, 1)),
    phone_e164: optional(spelled("^\\+[1-9]\\d{6,14}$")),
    country: optional(text(80, 1)),
  }),
  consent: object({
    notice: optional(object({ url: text(1024, 8), version })),
    controller: optional(text(120, 1)),
    method: METHOD,
    recorded_by: optional(text(80, 1)),
    double_opt_in: object({ required: flag, status: { enum: ["pending", "not_required"] } }),
    items: { ...list(consent, 11), minItems: 1 },
    signals: object({
      tcf: optional(object({ applies: optional(flag), purpose1: flag })),
      gpc: flag,
    }),
  }),
  attribution: object({ first: optional(touch), last: optional(touch) }),
  hidden: map(50),
  assessment: object({
    model: { const: "execution-gap" },
    model_version: version,
    question_set: text(40, 1),
    started_at: optional(time),
    completed_at: optional(time),
    weights: object({ BI: weight, PO: weight, AA: weight }),
    profile: object({ role: optional(text(40, 1)), priority: optional(text(40, 1)), size: optional(text(40, 1)) }),
    answers: { ...list(answer, 32), minItems: 1 },
  }),
  // The report itself is compared with one that is computed anew; here only what a receiver sorts by.
  scores: {
    type: "object",
    required: ["form", "gap", "shown", "band", "low", "high", "coverage", "model_version"],
    properties: {
      form: { enum: ["express", "full"] },
      gap: optional(points),
      shown: optional({ type: "integer", minimum: 0, maximum: 100 }),
      coverage: share,
    },
  },
  report: object({ share_url: optional(text(1024)) }),
  checks: object({
    elapsed_ms: optional(whole),
    honeypot_empty: flag,
    pow: optional(
      object({
        alg: { const: "sha256" },
        bits: { type: "integer", minimum: 1, maximum: 32 },
        nonce: spelled("^\\d{1,20}$"),
      }),
    ),
    captcha: optional(object({ provider: text(40, 1), token: text(4096, 1) })),
  }),
});
