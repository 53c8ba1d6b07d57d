// The public contract, as far as scripts need it. Written by `crates/contract`: change the table there, then
// `UPDATE_DOCS=1 cargo test --package execution-gap-contract`.

/** The element, and whoever speaks for it. */
export const NAME = "execution-gap";

/** The values that an attribute may have, the default first. */
export const CHOICES = {
  form: "express full",
  theme: "light dark auto host",
  "heading-level": "2 1 3 4",
  persist: "session off local",
  shortcuts: "on off",
  loading: "lazy eager",
  display: "inline popup slider tab",
  gate: "soft none hard start",
  mode: "visitor call kiosk",
};

/** What a page may also write. */
export const TEXTS = "open-value config config-integrity hidden-fields data-layer";

/** What lets a dialog open by itself. */
export const TRIGGERS = "load time scroll exit";

/** What the page around a frame may set. */
export const FRAMED = "form theme lang heading-level persist shortcuts gate mode";

/** What an element can be asked, when it is ready. */
export const METHODS = "start reset focus answers restore report setHiddenFields";

/** What opens and closes a widget in a dialog. */
export const MOVES = "open close toggle";

/** Every event. */
export const EVENTS = "gap-ready gap-start gap-answer gap-step gap-complete gap-report gap-lead-submit gap-lead-result gap-consent gap-export gap-share gap-resize gap-error";

/** What the page around a frame hears of each event. */
export const HEARD = {
  "gap-ready": "widget_version question_set total",
  "gap-start": "total",
  "gap-answer": "index total q",
  "gap-step": "section index total percent",
  "gap-complete": "band answered total duration_ms",
  "gap-report": "band",
  "gap-lead-submit": "id adapter",
  "gap-lead-result": "id adapter outcome attempt final",
  "gap-consent": "key value text_version",
  "gap-export": "format bytes",
  "gap-share": "method length",
  "gap-error": "code",
};

/** What can become of a lead. */
export const OUTCOMES = "confirmed accepted handed_over suspected_spam rejected retryable unknown misconfigured";

/** Outcomes after which the visitor has done their part. */
export const DONE = "confirmed accepted handed_over";

/** Outcomes after which a lead may be tried again. */
export const OPEN = "retryable unknown";

/** How every name in the browser's storage begins. */
export const STORED = "execution-gap:";

/** The most: hidden fields of a lead. */
export const MOST_FIELDS = 50;

/** The most: characters in the name of a hidden field. */
export const MOST_NAME = 64;

/** The most: characters in the value of a hidden field. */
export const MOST_VALUE = 512;

/** The most: bytes in a parameter or path that is taken from an address. */
export const MOST_PARAMETER = 512;

/** The most: bytes of a receiver's answer that are read. */
export const MOST_ANSWER = 65_536;

/** The most: bytes of a campaign file. */
export const MOST_CAMPAIGN = 262_144;

/** The most: milliseconds until a campaign file must have come. */
export const CAMPAIGN_MS = 10_000;

/** The most: presses of *Send* in a visit. */
export const MOST_PRESSES = 5;

/** The most: milliseconds in which a page that took a lead over must call `respond(outcome)`. */
export const HOST_MS = 15_000;

/** The most: milliseconds in which the page's `captcha` must answer. */
export const CAPTCHA_MS = 30_000;

/** The most: bits of proof of work. */
export const MOST_BITS = 20;
