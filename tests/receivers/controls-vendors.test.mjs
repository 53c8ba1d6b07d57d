//! Do the receivers catch anything, in the ways of each vendor? Preflights, forms, the flat lead, and what each vendor
//! alone demands: for every check one client that must be caught. The rest is in controls.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { PAGE, preflight, send, set } from "./client.mjs";
import { start } from "./receiver.mjs";
import { encoded, flat, lead, right, submission } from "./sample.mjs";
import { _, edit, field, header, raw, refused, visit, wrong } from "./wrong.mjs";

// Questions that the browser asks first.
wrong("generic", "JSON to a receiver of text", (r, all) => [preflight(r.path), ...all], /had to ask first/);
wrong(
  "generic_json",
  "another key than the id",
  header("Idempotency-Key", randomUUID()),
  /Idempotency-Key is not the id/,
);
wrong(
  "generic_json",
  "a further header",
  (r, all) => _(set(all[0], "Access-Control-Request-Headers", "content-type,idempotency-key,x-foo")),
  /asks for "content-type,idempotency-key,x-foo"/,
);
wrong(
  "n8n",
  "a further header",
  (r, all) => _(set(all[0], "Access-Control-Request-Headers", "content-type,x-foo")),
  /asks for "content-type,x-foo"/,
);
wrong(
  "hubspot",
  "a further header",
  (r, all) => _(set(all[0], "Access-Control-Request-Headers", "content-type,x-foo")),
  /asks for "content-type,x-foo"/,
);
for (const name of [
  "zapier",
  "make",
  "apps_script",
  "formspree",
  "netlify",
  "salesforce_w2l",
  "pardot",
  "activecampaign",
  "mailchimp",
]) {
  wrong(
    name,
    "a request that is not simple",
    (r, all) => [preflight(r.path.split("?")[0]), ...all],
    /had to ask first/,
  );
}

// Forms.
for (const name of ["zapier", "formspree", "salesforce_w2l", "activecampaign"]) {
  wrong(
    name,
    "a field twice",
    raw((b) => `${b}&${b.split("&").at(-1)}`),
    /is there twice/,
  );
  wrong(
    name,
    "an empty pair",
    raw((b) => b.replace("&", "&&")),
    /nothing between it and the next/,
  );
  wrong(
    name,
    "a half escape",
    raw((b) => `${b}&x=%4`),
    /not encoded as a browser does it/,
  );
  wrong(
    name,
    "an escape that is no UTF-8",
    raw((b) => `${b}&x=%FF`),
    /not UTF-8/,
  );
  wrong(
    name,
    "a letter that is not escaped",
    raw((b) => `${b}&x=ä`),
    /not encoded as a browser does it/,
  );
  wrong(
    name,
    "JSON instead of a form",
    raw(() => '{"email":"a"}'),
    /is no name and value|not encoded/,
  );
}

// The flat lead.
wrong("zapier", "no whole lead", field("lead_json", null), /has no lead_json/);
wrong(
  "zapier",
  "another address than in the whole lead",
  field("contact_email", "eva@acme.example"),
  /contact_email is "eva@acme\.example", in lead_json/,
);
wrong("zapier", "another number than in the whole lead", field("scores_gap", "1"), /scores_gap is "1", in lead_json/);
wrong("zapier", "another list than in the whole lead", field("scores_blind_spots", '["INT"]'), /scores_blind_spots is/);
wrong("zapier", "a name of nothing", field("favourite_colour", "red"), /"favourite_colour" is nothing of the lead/);
wrong("zapier", "a name in capitals", field("Email", "x"), /"Email" is no name of the flat lead/);
wrong(
  "make",
  "another consent than in the whole lead",
  field("consent_newsletter", "true"),
  /consent_newsletter is not false/,
);
wrong("make", "no score", field("scores_gap", null), /has no scores_gap/);
wrong(
  "zapier",
  "a better score",
  (r) => {
    const whole = lead();
    whole.scores.gap += 1;
    r.body = encoded(flat(whole));
  },
  /; the answers give/,
);

// HubSpot.
const hubspot = (what, change, pattern, options) => wrong("hubspot", what, edit(change), pattern, options);
hubspot(
  "a field that is not in the form",
  (b) => b.fields.push({ objectTypeId: "0-1", name: "colour", value: "x" }),
  /'fields\.colour'\. It is not in the form/,
);
hubspot("a number that is no string", (b) => (b.fields[1].value = 42), /Its value is no string/);
hubspot("words for a number", (b) => (b.fields[1].value = "wide"), /It is no number/);
hubspot("a field twice", (b) => b.fields.push(b.fields[0]), /It is there twice/);
hubspot("a field of another object", (b) => (b.fields[0].objectTypeId = "0-2"), /not written as a contact's/);
hubspot("a key of its own", (b) => (b.token = "x"), /"token" is no part of a submission/);
hubspot("a cookie that is empty", (b) => (b.context.hutk = ""), /hutk is no cookie/);
hubspot("a fragment in pageUri", (b) => (b.context.pageUri += "#gap1.x"), /pageUri keeps the fragment/);
hubspot("no address in pageUri", (b) => (b.context.pageUri = "javascript:1"), /pageUri is no address/);
hubspot("seconds for milliseconds", (b) => (b.submittedAt = "1795370000"), /no whole number of milliseconds/);
hubspot("a time of last year", (b) => (b.submittedAt = String(Date.now() - 365 * 86_400_000)), /older than a month/);
hubspot("both grounds", (b) => (b.legalConsentOptions.legitimateInterest = {}), /not exactly one of/);
hubspot(
  "no consent to processing",
  (b) => (b.legalConsentOptions.consent.consentToProcess = false),
  /consentToProcess is not true/,
);
hubspot("a consent without its text", (b) => (b.legalConsentOptions.consent.text = ""), /the text is missing/);
hubspot(
  "a subscription without its text",
  (b) => (b.legalConsentOptions.consent.communications[0].text = ""),
  /text of a subscription is missing/,
);
hubspot(
  "a subscription twice",
  (b) => b.legalConsentOptions.consent.communications.push({ value: true, subscriptionTypeId: 999, text: "x" }),
  /type is there twice/,
);
hubspot(
  "an unknown subscription",
  (b) => (b.legalConsentOptions.consent.communications[0].subscriptionTypeId = 1),
  /not one of theirs/,
);
hubspot("another text than was shown", _, /not the one that was shown/, {
  consent: { request: "Call me.", boxes: [] },
});
wrong(
  "hubspot",
  "the sibling that wants a token",
  (r) => _((r.path = r.path.replace("/submit/", "/secure/submit/"))),
  /nothing is at this method and path/,
);
const second = (change) => (r, all) => [...all, { ...r, body: JSON.stringify(change(submission())) }];
refused(
  "hubspot",
  "a required field that is missing",
  second((b) => ({ ...b, fields: b.fields.slice(1) })),
  400,
  /Required field 'email' is missing.*REQUIRED_FIELD/,
);
refused(
  "hubspot",
  "an address that is none",
  second((b) => ((b.fields[0].value = "ana"), b)),
  400,
  /INVALID_EMAIL/,
);
refused(
  "hubspot",
  "an address that is blocked",
  second((b) => ((b.fields[0].value = "x@free.example"), b)),
  400,
  /BLOCKED_EMAIL/,
  { blocked: ["x@free.example"] },
);

test("hubspot: a form with a captcha takes nothing", async () => {
  const { receiver, last } = await visit("hubspot", right.hubspot(), { captcha: true });
  assert.deepEqual(
    [last.status, last.json.errors[0].errorType, receiver.leads.length],
    [400, "FORM_HAS_RECAPTCHA_ENABLED", 0],
  );
});

test("hubspot: the 51st request within ten seconds is too many", async () => {
  const [, request] = right.hubspot();
  const { receiver, answers } = await visit("hubspot", Array(51).fill(request));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [...Array(50).fill(200), 429],
  );
  assert.equal(receiver.leads.length, 50, "it knows no ids, so every request is a submission");
});

// Forms from hidden frames.
for (const name of ["salesforce_w2l", "pardot", "activecampaign", "mailchimp"]) {
  wrong(name, "a fetch", header("Sec-Fetch-Dest", "empty"), /not from a hidden frame/);
  wrong(name, "a fetch that says it is a frame", header("Sec-Fetch-Mode", "cors"), /it is no navigation/);
  wrong(name, "a further parameter", (r) => _((r.path += `${r.path.includes("?") ? "&" : "?"}x=1`)), /the query is/);
}
const salesforce = (what, name, value, pattern) => wrong("salesforce_w2l", what, field(name, value), pattern);
salesforce("another organisation", "oid", "01D000000000062", /oid is/);
salesforce("no way back", "retURL", null, /retURL is/);
salesforce("a way back to another site", "retURL", "https://evil.example/", /not on the page's own site/);
salesforce("no last name", "last_name", " ", /last_name is empty/);
salesforce("no company", "company", null, /company is empty/);
salesforce("a last name of 81 letters", "last_name", "x".repeat(81), /longer than 80/);
salesforce("a field of ours", "gap_score", "42", /"gap_score" is no field/);
salesforce("an id that is too short", "00N12", "42", /"00N12" is no field/);
salesforce("the switch for setting up", "debug", "1", /"debug" is for setting up/);
wrong("pardot", "a name that the handler does not know", field("colour", "red"), /has no field "colour"/);
wrong("pardot", "a multipart form", header("Content-Type", "multipart/form-data; boundary=x"), /its Content-Type is/);
wrong("pardot", "data forwarding", _, /data forwarding is on/, { success: `${PAGE}/thanks.html`, forwards: true });
wrong("pardot", "a success page with a query", _, /data forwarding is on/, { success: `${PAGE}/thanks.html?email=x` });
const active = (what, change, pattern) => wrong("activecampaign", what, change, pattern);
active(
  "the fixed keys in another order",
  raw((b) => b.split("&").reverse().join("&")),
  /the form begins with/,
);
active("two forms", field("f", "8"), /u and f are not the same/);
active("another act", field("act", "unsub"), /act is "unsub"/);
active("a trap that is filled in", field("s", "x"), /s is "x"/);
active("no UUID", field("or", "1"), /or is "1"/);
active("a field without a number", field("field[score]", "1"), /"field\[score\]" is no field/);
wrong(
  "mailchimp",
  "no trap",
  raw((b) => b.replace(/&b_[^&]*/, "")),
  /is not there/,
);
wrong(
  "mailchimp",
  "a trap that is filled in",
  raw((b) => `${b}x`),
  /trap for robots is filled in/,
);
wrong("mailchimp", "a name in small letters", field("email", "a@b.example"), /"email" is no field/);
wrong("mailchimp", "no address", field("EMAIL", null), /EMAIL is missing/);
wrong(
  "mailchimp",
  "JSONP",
  (r, all) => [{ ...r, method: "GET", path: r.path.replace("post?", "post-json?"), body: undefined }, ...all],
  /post-json runs a script/,
);

// Forms by fetch.
wrong("formspree", "any answer", header("Accept", "*/*"), /it accepts/);
wrong("formspree", "no trap", field("_gotcha", null), /_gotcha is not there/);
wrong("formspree", "a trap that is filled in", field("_gotcha", "x"), /trap for robots is filled in/);
wrong("formspree", "a field that is not in the form", field("colour", "red"), /"colour" is no field/, {
  fields: ["email"],
});
refused(
  "formspree",
  "an address that is none",
  (r, all) => [...all, { ...r, body: encoded({ email: "x", _gotcha: "" }) }],
  422,
  /TYPE_EMAIL/,
);
wrong(
  "netlify",
  "the name of the form further back",
  raw((b) => b.split("&").reverse().join("&")),
  /not with "form-name"/,
);
wrong("netlify", "a field that the page does not have", field("colour", "red"), /no field "colour"/, {
  fields: ["email"],
});
wrong("netlify", "a field that does not come", _, /"company" of the form does not come/, {
  fields: ["email", "company"],
});
refused(
  "netlify",
  "a form that was not found",
  (r, all) => [...all, { ...r, body: r.body.replace("=gap", "=other") }],
  404,
  /not found/,
);

// The second port of Apps Script.
async function echoed(change) {
  const receiver = await start("apps_script", { page: PAGE });
  try {
    const { headers } = await send(receiver.origin(), right.apps_script()[0]);
    const { origin, pathname, search } = new URL(headers.location);
    assert.equal(origin, receiver.origin(1));
    const request = {
      method: "GET",
      path: pathname + search,
      headers: [
        ["Accept", "*/*"],
        ["Origin", "null"],
      ],
    };
    const answers = [await send(origin, change(request)), await send(origin, request)];
    return { receiver, answers };
  } finally {
    await receiver.stop();
  }
}

test("apps_script: its words are elsewhere, once", async () => {
  const { receiver, answers } = await echoed((request) => request);
  assert.deepEqual(answers[0].json, { ok: true });
  assert.equal(answers[1].status, 404);
  assert.equal(receiver.faults.length, 1);
  assert.match(receiver.faults[0], /its key is not good, or was used/);
});

for (const [what, change, pattern] of [
  ["the page's origin", (r) => set(r, "Origin", PAGE), /its Origin is "http:\/\/127\.0\.0\.1:4711", not "null"/],
  ["POST", (r) => ({ ...r, method: "POST" }), /POST \/macros\/echo is nothing/],
  ["more in the address", (r) => ({ ...r, path: `${r.path}&body=x` }), /holds more than the key/],
]) {
  test(`apps_script: caught at its second port: ${what}`, async () => {
    const { receiver } = await echoed((request) =>
      change({ ...request, headers: request.headers.map((pair) => [...pair]) }),
    );
    assert.ok(
      receiver.faults.some((fault) => pattern.test(fault)),
      receiver.faults.join("\n"),
    );
  });
}
