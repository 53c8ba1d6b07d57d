//! Do the receivers catch anything? For every check, one client that is wrong in one thing and must be caught. The right
//! client of the same vendor must pass without a word, or a fault would prove nothing. Here: what every receiver checks,
//! and leads in JSON; the vendors' own checks are in controls-vendors.

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { PAGE, post } from "./client.mjs";
import { provider } from "./page/captcha.mjs";
import { lead, right } from "./sample.mjs";
import { FORM, TEXT } from "./vendors/common.mjs";
import { vendors } from "./vendors/index.mjs";
import { isProven } from "./work.mjs";
import { _, edit, header, raw, refused, visit, wrong } from "./wrong.mjs";

for (const name of Object.keys(right)) {
  test(`${name}: the right client is not complained about, and its lead is kept`, async () => {
    const { receiver, answers } = await visit(name, right[name]());
    assert.deepEqual(receiver.faults, []);
    assert.equal(receiver.leads.length, 1);
    for (const { status } of answers) assert.ok([200, 204, 302].includes(status), `${status}`);
  });
}

test("every vendor has a right client", () => {
  assert.deepEqual(
    Object.keys(vendors).filter((name) => !(name in right)),
    [],
  );
});

// Rules for every request.
wrong("generic", "a header of its own", header("X-Foo", "1"), /"x-foo" is not one that the widget sends/);
wrong("generic", "a header twice", (r) => _(r.headers.push(["Accept", "*/*"])), /"accept" is there twice/);
wrong("hubspot", "a header that is right elsewhere", header("Idempotency-Key", "1"), /"idempotency-key" is not one/);
wrong("generic", "a cookie", header("Cookie", "planted=1"), /it carries a cookie/);
wrong("generic", "credentials", header("Authorization", "Bearer x"), /it carries credentials/);
wrong("generic", "no Origin", header("Origin", null), /it has no Origin/);
wrong("generic", "another Origin", header("Origin", "http://evil.example"), /its Origin is http:\/\/evil\.example/);
wrong("generic", "a Referer with a path", header("Referer", `${PAGE}/assess?x=1`), /more than an origin/);
wrong("generic", "a Referer of another page", header("Referer", "http://evil.example/"), /its Referer is/);
wrong(
  "generic",
  "a content type with another spelling",
  header("Content-Type", "text/plain; charset=utf-8"),
  /its Content-Type is/,
);
wrong(
  "hubspot",
  "JSON with a charset",
  header("Content-Type", "application/json;charset=UTF-8"),
  /its Content-Type is/,
);
wrong("salesforce_w2l", "a fetch's content type from a frame", header("Content-Type", FORM), /its Content-Type is/);
wrong(
  "generic",
  "a body of more than 16 KiB",
  edit((b) => (b.contact.role = "x".repeat(17_000))),
  /its body has \d+ bytes/,
);
wrong(
  "generic",
  "an e-mail address in the URL",
  (r) => _((r.path += "?email=ana%40acme.example")),
  /its address holds an e-mail/,
);
wrong("generic", "another path", (r) => _((r.path = "/v1/other")), /nothing is at this method and path/);
wrong("generic", "another method", (r) => _((r.method = "PUT")), /nothing is at this method and path/);
wrong(
  "generic",
  "a beacon of GET",
  (r, all) => [{ ...r, method: "GET", body: undefined }, ...all],
  /nothing is at this method|Content-Type and no body/,
);

// Strict JSON.
wrong(
  "generic",
  "a key twice",
  raw((b) => b.replace("{", '{"id":"x",')),
  /the key "id" is there twice/,
);
wrong(
  "generic",
  "a key twice in two spellings",
  raw((b) => b.replace("{", '{"\\u0069d":"x",')),
  /the key "id" is there twice/,
);
wrong(
  "generic",
  "something after the JSON",
  raw((b) => `${b}\n`),
  /before or after the JSON/,
);
wrong(
  "generic",
  "a byte order mark",
  raw((b) => `\ufeff${b}`),
  /before or after the JSON|is not JSON/,
);
wrong(
  "generic",
  "half of the JSON",
  raw((b) => b.slice(0, 200)),
  /is not JSON/,
);
wrong(
  "generic",
  "bytes that are no UTF-8",
  raw((b) => Buffer.concat([Buffer.from(b.slice(0, -1)), Buffer.from([0xff])])),
  /not UTF-8/,
);
wrong(
  "generic",
  "an unknown key",
  edit((b) => (b.more = 1)),
  /\/more must not be there/,
);
wrong(
  "generic",
  "an unknown key further in",
  edit((b) => (b.contact.age = 40)),
  /\/contact\/age must not be there/,
);
wrong(
  "generic",
  "a key that is missing",
  edit((b) => delete b.hidden),
  /lacks "hidden"/,
);
wrong(
  "generic",
  "a number as text",
  edit((b) => (b.attempt = "1")),
  /\/attempt is no integer/,
);
wrong("generic", "a key that another schema refuses", edit(_), /\/hidden must not be there/, {
  schema: { properties: { hidden: false } },
});

// A lead that is not true.
wrong(
  "generic",
  "an id that is no UUID",
  edit((b) => (b.id = "lead-1")),
  /\/id does not match/,
);
wrong(
  "generic",
  "a UUID of another version",
  edit((b) => (b.id = "6f1c9f0e-6c0e-1b9a-9a55-0c8f3f0c2a11")),
  /\/id does not match/,
);
wrong(
  "generic",
  "a line break in a name",
  edit((b) => (b.contact.first_name = "A\r\nTEL:1")),
  /\/contact\/first_name does not match/,
);
wrong(
  "generic",
  "a name of 81 letters",
  edit((b) => (b.contact.first_name = "x".repeat(81))),
  /longer than 80/,
);
wrong(
  "generic",
  "a decomposed letter",
  edit((b) => (b.contact.first_name = "A\u0301na")),
  /normal form NFC/,
);
wrong(
  "generic",
  "a box that starts ticked",
  edit((b) => (b.consent.items[1].initial = true)),
  /\/initial is not false/,
);
wrong(
  "generic",
  "a tick without a time",
  edit((b) => (b.consent.items[1].value = true)),
  /ticked and was never changed/,
);
wrong(
  "generic",
  "another text than the one hashed",
  edit((b) => (b.consent.items[1].text += "!")),
  /hash of the text of "newsletter"/,
);
wrong(
  "generic",
  "no record of the request",
  edit((b) => b.consent.items.shift()),
  /not recorded once/,
);
wrong(
  "generic",
  "the request on the ground of a box",
  edit((b) => (b.consent.items[0].legal_basis = "consent")),
  /rests on another ground/,
);
wrong(
  "generic",
  "a fragment in page_url",
  edit((b) => (b.source.page_url += "#gap1.x")),
  /page_url does not match/,
);
wrong(
  "generic",
  "a foreign parameter in page_url",
  edit((b) => (b.source.page_url += "&session=1")),
  /keeps the parameter "session"/,
);
wrong(
  "generic",
  "a click id with privacy control",
  edit((b) => (b.consent.signals.gpc = true)),
  /click id in spite/,
);
wrong(
  "generic",
  "a click id in the address with privacy control",
  edit((b) => {
    b.consent.signals.gpc = true;
    b.attribution.last = null;
    b.source.page_url += "&gclid=x";
  }),
  /click id in spite/,
);
wrong(
  "generic",
  "a first visit with privacy control",
  edit((b) => {
    b.consent.signals.gpc = true;
    b.attribution = { first: { ...b.attribution.last, click_ids: {} }, last: null };
  }),
  /first visit is remembered/,
);
wrong(
  "generic",
  "attribution in a call",
  edit((b) => (b.source.mode = "call")),
  /a call has no attribution/,
);
wrong(
  "generic",
  "a call that nobody recorded",
  edit((b) => (b.source.mode = "call")),
  /who wrote the consent down/,
);
wrong(
  "generic",
  "nobody to answer",
  edit((b) => Object.assign(b.contact, { email: null, phone_raw: null, phone_e164: null })),
  /nobody can be answered/,
);
wrong(
  "generic",
  "a robot",
  edit((b) => (b.checks.honeypot_empty = false)),
  /trap for robots/,
);
wrong(
  "generic",
  "a time of yesterday",
  edit((b) => (b.timestamp = "2020-01-01T00:00:00.000Z")),
  /more than five minutes/,
);
wrong(
  "generic",
  "a better score",
  edit((b) => (b.scores.gap += 1)),
  /scores\.gap is .*; the answers give/,
);
wrong(
  "generic",
  "a score without its band",
  edit((b) => (b.scores.reportable = !b.scores.reportable)),
  /scores\.reportable/,
);
wrong(
  "generic",
  "other answers",
  edit((b) => (b.assessment.answers[0].a = 4)),
  /; the answers give/,
);
wrong(
  "generic",
  "other results than the answers have, with weights",
  edit((b) => {
    b.assessment.weights.PO = 0;
    b.scores.results.BI = 1;
  }),
  /scores\.results\.BI is 1/,
);
wrong(
  "generic",
  "a whole report",
  edit((b) => (b.scores.roadmap = [])),
  /no part of a brief report/,
);
wrong(
  "generic",
  "an answer that does not exist",
  edit((b) => (b.assessment.answers[0].q = "XYZ")),
  /cannot be scored/,
);
wrong(
  "generic",
  "the same id with another content",
  (r, all) => [...all, { ...r, body: r.body.replace("ana@", "eva@") }],
  /came again with another content/,
);
refused(
  "generic",
  "the same id with another content",
  (r, all) => [...all, { ...r, body: r.body.replace("ana@", "eva@") }],
  409,
  /"conflict"/,
);
refused(
  "generic",
  "a better score",
  (r, all) => [...right.generic(), edit((b) => (b.scores.gap += 1))(r) ?? r],
  422,
  /"mismatch"/,
);

// Robots.
const captcha = provider();
const withToken = (token) =>
  edit((b) =>
    Object.assign(b, { id: randomUUID(), checks: { ...b.checks, captcha: token && { provider: "fake", token } } }),
  );
const two = (first, next) => (r, all) =>
  [first, next].map((token) => {
    const request = { ...r };
    withToken(token)(request);
    return request;
  });
for (const [what, next] of [
  ["no token", null],
  ["a token that was never issued", "stolen"],
  ["a token that was used", "fake-token-1"],
]) {
  refused("generic", what, two("fake-token-1", next), 400, /captcha_failed/, { captcha });
}

test("generic: a fresh token for every lead passes", async () => {
  const [request] = right.generic();
  const { receiver } = await visit("generic", two("fake-token-1", "fake-token-2")(request), { captcha });
  assert.deepEqual([receiver.leads.length, receiver.faults], [2, []]);
});

function proven(bits) {
  const whole = lead();
  let nonce = 0;
  while (!isProven(whole.id, whole.timestamp, bits, String(nonce))) nonce += 1;
  return { ...whole, checks: { ...whole.checks, pow: { alg: "sha256", bits, nonce: String(nonce) } } };
}

test("generic: work is checked, and not taken twice", async () => {
  const whole = proven(8);
  const request = (body) => post("/v1/leads", TEXT, JSON.stringify(body));
  const { nonce } = whole.checks.pow;
  const stolen = { ...lead(), checks: whole.checks };
  const none = lead();
  const lazy = { ...whole, checks: { ...whole.checks, pow: { alg: "sha256", bits: 4, nonce } } };
  const { answers, receiver } = await visit("generic", [whole, stolen, none, lazy, whole].map(request), { pow: 8 });
  // Somebody else's work is as good as none, except once in 256 times, when it is refused as used.
  assert.deepEqual(
    answers.map(({ status }) => (status === 409 ? 400 : status)),
    [200, 400, 400, 400, 200],
  );
  assert.equal(receiver.leads.length, 1);
});
