//! Do the receivers fail as they are told to? Each failure is seen from a client, and from the list of leads.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE, send } from "./client.mjs";
import { start } from "./receiver.mjs";
import { right } from "./sample.mjs";
import { HUGE, names } from "./scripts.mjs";

/** What a client sees of a failure, and how many leads there are after it. */
const expected = {
  ok: { status: 200, leads: 1 },
  "200-not-json": { status: 200, leads: 1, text: /^status 200$/ },
  html: { status: 200, leads: 1, text: /<!doctype html>/ },
  deep: { status: 200, leads: 1, text: /^\[{10000}\]{10000}$/ },
  202: { status: 202, leads: 1 },
  204: { status: 204, leads: 1, text: /^$/ },
  302: { status: 302, leads: 1, headers: { location: "/elsewhere" } },
  400: { status: 422, leads: 0, text: /"contact\.email"/ },
  ...Object.fromEntries(
    [401, 403, 404, 405, 409, 410, 413, 415, 500, 502, 503, 504].map((s) => [s, { status: s, leads: 0 }]),
  ),
  429: { status: 429, leads: 0, headers: { "retry-after": undefined } },
  "429-hidden": { status: 429, leads: 0, headers: { "retry-after": "2", "access-control-expose-headers": undefined } },
  "429-exposed": {
    status: 429,
    leads: 0,
    headers: { "retry-after": "2", "access-control-expose-headers": "Retry-After" },
  },
  "redirect-javascript": { status: 302, leads: 1, headers: { location: "javascript:window.stolen=1" } },
  "redirect-foreign": { status: 302, leads: 1, headers: { location: "https://evil.example/thanks" } },
  opaque: { status: 200, leads: 1, headers: { "access-control-allow-origin": undefined } },
  "reset-before": { failed: /ECONNRESET/, leads: 0 },
  "reset-after": { failed: /ECONNRESET/, leads: 1 },
  hang: { failed: /silence/, leads: 1 },
  drip: { status: 200, leads: 1, how: "patience", text: /^ {1,4}$/ },
  huge: { status: 200, leads: 1, how: "enough" },
};

test("every failure is looked at", () => assert.deepEqual(Object.keys(expected).sort(), [...names].sort()));

for (const [name, { status, leads, text, headers = {}, failed, how }] of Object.entries(expected)) {
  test(`${name}, and then as it should be`, async () => {
    const receiver = await start("generic", { page: PAGE, script: [name] });
    try {
      const [request] = right.generic();
      const answer = await send(receiver.origin(), request, { patience: 700 });
      assert.equal(receiver.leads.length, leads);
      if (failed) assert.match(answer.failed, failed);
      else assert.equal(answer.status, status);
      if (text) assert.match(answer.text, text);
      for (const [header, value] of Object.entries(headers)) assert.equal(answer.headers[header], value, header);
      if (how) assert.equal(answer.how, how);
      if (status === 200 && name !== "opaque") assert.equal(answer.headers["access-control-allow-origin"], "*");
      // The same lead again: kept once, whatever was answered before.
      const next = await send(receiver.origin(), request);
      assert.deepEqual([next.status, next.json.ok, receiver.leads.length], [200, true, 1]);
      assert.deepEqual(receiver.faults, []);
    } finally {
      await receiver.stop();
    }
  });
}

test("a huge answer stops when nobody reads on", async () => {
  const receiver = await start("generic", { page: PAGE, script: ["huge"] });
  try {
    await send(receiver.origin(), right.generic()[0], { most: 100_000 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [sent] = receiver.sent.values();
    assert.ok(sent > 60_000 && sent < HUGE / 4, `${sent} bytes`);
  } finally {
    await receiver.stop();
  }
});

test("a failure that does not exist is an error", async () => {
  const receiver = await start("generic", { page: PAGE, script: ["teapot"] });
  try {
    await send(receiver.origin(), right.generic()[0]);
    assert.match(receiver.faults[0], /There is no failure "teapot"; there are .*hang/);
  } finally {
    await receiver.stop();
  }
});

test("errors and temptations in the vendor's own words", async () => {
  for (const [name, script, pattern] of [
    ["hubspot", "400", /"errorType":"BLOCKED_EMAIL"/],
    ["formspree", "400", /"code":"TYPE_EMAIL"/],
    ["make", "400", /Queue is full/],
    ["hubspot", "redirect-javascript", /\{"redirectUri":"javascript:window\.stolen=1"\}/],
    ["formspree", "redirect-foreign", /"next":"https:\/\/evil\.example/],
  ]) {
    const receiver = await start(name, { page: PAGE, script: [script] });
    const { text } = await send(receiver.origin(), right[name]().at(-1));
    assert.match(text, pattern, name);
    await receiver.stop();
  }
});

test("vendors answer as in life", async () => {
  const answer = async (name, options, change = (request) => request) => {
    const receiver = await start(name, { page: PAGE, ...options });
    const requests = right[name]();
    let last;
    for (const request of requests) last = await send(receiver.origin(), change(request));
    await receiver.stop();
    return last;
  };
  const acao = ({ headers }) => headers["access-control-allow-origin"];
  assert.equal(acao(await answer("zapier")), "*");
  assert.equal(acao(await answer("zapier", { cors: false })), undefined);
  assert.equal(acao(await answer("netlify")), undefined);
  assert.equal(acao(await answer("n8n")), PAGE);
  assert.equal(acao(await answer("n8n", { allowed: ["https://a.example", PAGE] })), PAGE);
  assert.equal(acao(await answer("n8n", { allowed: ["https://a.example", "https://b.example"] })), "https://a.example");
  assert.deepEqual((await answer("n8n", { custom: { ok: true } })).json, { ok: true });
  assert.equal((await answer("make")).text, "Accepted");
  assert.equal((await answer("make", { state: "full" })).status, 400);
  assert.equal((await answer("make", { state: "inactive" })).status, 410);
  assert.match((await answer("apps_script", { fails: true })).text, /<title>Error/);
  assert.equal((await answer("salesforce_w2l")).headers.location, `${PAGE}/thanks.html`);
  assert.equal((await answer("pardot", { success: `${PAGE}/ok.html` })).headers.location, `${PAGE}/ok.html`);
  const refused = { success: `${PAGE}/ok.html`, error: `${PAGE}/no.html`, refuses: ["ana@acme.example"] };
  assert.equal((await answer("pardot", refused)).headers.location, `${PAGE}/no.html`);
  for (const name of ["pardot", "activecampaign", "mailchimp"])
    assert.equal((await answer(name)).headers["x-frame-options"], "DENY");
});
