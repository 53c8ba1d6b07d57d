//! The program's own requests, one for each receiver and form, and the receivers that they are made for: the module that
//! pages load writes them, a client without a browser sends them as they are. That a browser sends the same is tested in
//! tests/e2e.
//!
//! Needs dist/ ($EXECUTION_GAP_DIST) and the native program ($EXECUTION_GAP_BIN).

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { PAGE, post, preflight, send, set } from "./client.mjs";
import { provider } from "./page/captcha.mjs";
import { start } from "./receiver.mjs";
import { encoded, NEWS_TEXT, REQUEST_TEXT } from "./sample.mjs";
import { FORM, FRAME_FORM, TEXT } from "./vendors/common.mjs";
import { FORM_GUID, PORTAL } from "./vendors/hubspot.mjs";
import { OID } from "./vendors/salesforce_w2l.mjs";

const dist = process.env.EXECUTION_GAP_DIST
  ? pathToFileURL(`${process.env.EXECUTION_GAP_DIST}/`)
  : new URL("../../dist/", import.meta.url);

let door;
before(async () => {
  door = await import(new URL("embed/lead/execution-gap.js", dist).href);
  await door.default({ module_or_path: await readFile(new URL("embed/lead/execution-gap_bg.wasm", dist)) });
});

const back = `${PAGE}/thanks.html`;
const settings = {
  generic: { adapter: "webhook", profile: "generic" },
  generic_json: { adapter: "webhook", profile: "generic", mode: "json" },
  n8n: { adapter: "webhook", profile: "n8n" },
  zapier: { adapter: "webhook", profile: "zapier" },
  make: { adapter: "webhook", profile: "make" },
  apps_script: { adapter: "webhook", profile: "apps_script" },
  hubspot: {
    adapter: "hubspot",
    options: {
      portal_id: PORTAL,
      form_guid: FORM_GUID,
      subscription_ids: { newsletter: 999 },
      map: { scores_shown: "gap_score", scores_band: "gap_band", id: "gap_submission_id" },
    },
  },
  salesforce_w2l: {
    adapter: "form_post",
    profile: "salesforce_w2l",
    options: { oid: OID, return_url: back, map: { id: "00N000000000001", scores_shown: "00N000000000002" } },
  },
  pardot: {
    adapter: "form_post",
    profile: "pardot",
    options: { return_url: back, map: { first_name: "firstname", last_name: "lastname", id: "gap_id" } },
  },
  activecampaign: {
    adapter: "form_post",
    profile: "activecampaign",
    options: { hidden: { u: "7", f: "7" }, map: { scores_shown: "field[3]" } },
  },
  mailchimp: {
    adapter: "form_post",
    profile: "mailchimp",
    options: { map: { company: "COMPANY" }, hidden: { tags: "12345" } },
  },
  formspree: { adapter: "form_fetch", profile: "formspree" },
  netlify: { adapter: "form_fetch", profile: "netlify", options: { form_name: "gap" } },
};

const campaign = (name, endpoint) => ({
  schema: "execution-gap.campaign/1",
  id: "spring-2027",
  lead: {
    fields: ["email", "first_name", "last_name", "company", "role", "phone", "country"],
    controller: "Acme GmbH",
    notice: { url: "https://www.acme.example/privacy", version: "2026-10" },
    request_text: REQUEST_TEXT,
    consents: [{ key: "newsletter", purpose: "marketing_email", text: NEWS_TEXT, version: "n3" }],
    ...settings[name],
    endpoint,
  },
});

const EXPRESS = { INT: 1, UNP: 2, BEN: 1, FRI: "dk", "R-CLD": 1, "R-DCX": 2, "S-CLD": 4, "S-DCX": "na" };
const FULL = {
  ...EXPRESS,
  ARC: 2,
  DCN: 1,
  CHG: 2,
  MON: 3,
  SEC: 1,
  REC: 2,
  OWN: 1,
  PRI: 2,
  LAN: 1,
  "R-CYB": 2,
  "R-DAT": 0,
  "R-INF": 3,
  "S-CYB": 3,
  "S-DAT": 4,
  "S-INF": 2,
};

/** A visit as the desk hands it over. */
function submission({ detail = {}, ...more } = {}) {
  const now = Date.now();
  const box = (key, value, text) => ({
    key,
    value,
    text,
    shown_at: now - 80_000,
    changed_at: value ? now - 9000 : null,
  });
  return {
    id: randomUUID(),
    test: false,
    mode: "visitor",
    detail: {
      step: "send",
      form: "express",
      answers: EXPRESS,
      weights: null,
      profile: { role: "technology_lead", priority: "risk", size: null },
      contact: {
        email: "Ana.Ruiz@Acme.Example",
        first_name: "Ana",
        last_name: "Ruiz",
        company: "Äcme & Söhne",
        role: "CIO",
        phone: "+34 600 000 000",
        country: "España",
      },
      consents: [box("newsletter", true, NEWS_TEXT)],
      request_text: REQUEST_TEXT,
      started_at: now - 180_000,
      completed_at: now - 90_000,
      shown_at: now - 80_000,
      now,
      keep: false,
      trap: "",
      locale: "en",
      recorded_by: null,
      ...detail,
    },
    page: {
      origin: PAGE,
      url: `${PAGE}/assess?utm_source=li&session=1&li_fat_id=aBc#gap1.x`,
      title: "Assessment",
      referrer_origin: "https://www.linkedin.com",
      embedded: false,
      instance: "gap-1",
      lang: "en",
    },
    attribution: {
      first: { at: "2026-01-01T00:00:00.000Z", landing_path: "/", params: { utm_source: "ad" }, click_ids: {} },
      last: {
        at: "2026-01-02T00:00:00.000Z",
        landing_path: "/assess",
        params: { utm_source: "li" },
        click_ids: { li_fat_id: "aBc" },
      },
    },
    hidden: { plan: "b" },
    signals: { tcf: { applies: true, purpose1: true }, gpc: false },
    hutk: "0123456789abcdef0123456789abcdef",
    captcha: null,
    pow: null,
    ...more,
  };
}

/** The request of the program as a browser sends it. */
function requests({ transport, url, headers, body, fields }) {
  const { pathname, search } = new URL(url);
  const path = pathname + search;
  const type = headers.find(([name]) => name === "Content-Type")?.[1];
  if (transport === "frame") return [post(path, FRAME_FORM, encoded(fields), { frame: true })];
  const request = post(path, type ?? (fields ? FORM : TEXT), fields ? encoded(fields) : body);
  for (const [name, value] of headers) if (name !== "Content-Type") set(request, name, value);
  const asked = headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => name !== "accept")
    .sort()
    .join();
  return type ? [preflight(path, asked), request] : [request];
}

/** Sends some tries of one submission; gives the receiver after them, and how each was judged. */
async function deliver(name, visit, { tries = 1, options = {} } = {}) {
  const [vendor, mode] = name.split("_json");
  const receiver = await start(vendor, { page: PAGE, ...(mode === "" && { mode: "json" }), ...options });
  const verdicts = [];
  const drafts = [];
  try {
    for (let attempt = 1; attempt <= tries; attempt++) {
      const draft = door.prepare(campaign(name, receiver.url), visit, attempt);
      drafts.push(draft);
      let answer;
      for (const request of requests(draft.request)) answer = await send(receiver.origin(), request);
      if (vendor === "apps_script") {
        const { pathname, search } = new URL(answer.headers.location);
        answer = await send(receiver.origin(1), {
          method: "GET",
          path: pathname + search,
          headers: [["Origin", "null"]],
        });
      }
      const { status, headers, text } = answer;
      const frame = { kind: "frame", location: headers.location ?? null, loads: 1 };
      const response = {
        kind: "response",
        status,
        redirected: vendor === "apps_script",
        opaque: false,
        content_type: headers["content-type"],
        retry_after: null,
        body: text,
      };
      verdicts.push(door.judge(campaign(name, receiver.url), draft.request.transport === "frame" ? frame : response));
    }
  } finally {
    await receiver.stop();
  }
  return { receiver, verdicts, drafts };
}

const OUTCOMES = {
  zapier: "accepted",
  make: "accepted",
  salesforce_w2l: "accepted",
  pardot: "accepted",
  netlify: "accepted",
  activecampaign: "handed_over",
  mailchimp: "handed_over",
};
/** The fields that a page of the site has, made by the native program as for a customer. */
function netlifyFields() {
  const folder = mkdtempSync(join(tmpdir(), "gap-netlify-"));
  try {
    const file = join(folder, "campaign.json");
    writeFileSync(file, JSON.stringify(campaign("netlify", "https://www.acme.example/gap")));
    const form = execFileSync(process.env.EXECUTION_GAP_BIN, ["netlify", file], { encoding: "utf8" });
    return [...form.matchAll(/<(?:input|textarea) name="([^"]+)"/g)].map(([, name]) => name);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const own = {
  netlify: { fields: netlifyFields() },
  pardot: {
    success: back,
    fields: ["email", "firstname", "lastname", "company", "job_title", "phone", "country", "gap_id"],
  },
};

for (const name of Object.keys(settings)) {
  for (const [form, answers] of [
    ["express", EXPRESS],
    ["full", FULL],
  ]) {
    test(`${name}: a lead of the ${form} form is taken without a word`, async () => {
      const { receiver, verdicts } = await deliver(name, submission({ detail: { form, answers } }), {
        options: own[name],
      });
      assert.deepEqual(receiver.faults, []);
      assert.equal(receiver.leads.length, 1);
      assert.equal(verdicts[0].outcome, OUTCOMES[name] ?? "confirmed", JSON.stringify(verdicts));
    });
  }
}

for (const name of ["generic", "generic_json", "n8n", "apps_script"]) {
  test(`${name}: four tries are one lead`, async () => {
    const { receiver, drafts } = await deliver(name, submission(), { tries: 4 });
    assert.deepEqual([receiver.faults, receiver.leads.length], [[], 1]);
    assert.equal(new Set(drafts.map(({ body_hash: hash }) => hash)).size, 1);
  });
}

test("weights are in the lead, and the scores are those with them", async () => {
  const { receiver } = await deliver("generic", submission({ detail: { weights: { BI: 0.5, PO: 0, AA: 4 } } }));
  assert.deepEqual(receiver.faults, []);
  assert.deepEqual(receiver.leads[0].assessment.weights, { BI: 0.5, PO: 0, AA: 4 });
});

test("a call and a device that many use", async () => {
  for (const mode of ["call", "kiosk"]) {
    const { receiver } = await deliver(
      "generic",
      submission({ mode, detail: { recorded_by: mode === "call" ? "Sam" : null } }),
    );
    assert.deepEqual(receiver.faults, [], mode);
    assert.equal(receiver.leads[0].source.mode, mode);
  }
});

test("Global Privacy Control", async () => {
  const { receiver } = await deliver("generic", submission({ signals: { tcf: null, gpc: true } }));
  assert.deepEqual(receiver.faults, []);
  const { attribution, source } = receiver.leads[0];
  assert.deepEqual(
    [attribution.first, attribution.last.click_ids, source.page_url],
    [null, {}, `${PAGE}/assess?utm_source=li`],
  );
});

test("a captcha's token, and work", async () => {
  const captcha = provider();
  const id = randomUUID();
  const nonce = door.prove(id, Math.floor(Date.now() / 3_600_000), 12, 0, 1_000_000);
  const visit = submission({ id, captcha: { provider: "fake", token: "fake-token-1" }, pow: { bits: 12, nonce } });
  const { receiver, verdicts } = await deliver("generic", visit, { options: { captcha, pow: 12 } });
  assert.deepEqual([receiver.faults, receiver.leads.length, verdicts[0].outcome], [[], 1, "confirmed"]);
  const without = await deliver("generic", submission(), { options: { captcha } });
  assert.deepEqual([without.verdicts[0].outcome, without.verdicts[0].errors[0].code], ["rejected", "captcha_failed"]);
});

test("the longest that people and pages can write still fits", async () => {
  const long = "Ω".repeat(2000);
  const detail = {
    form: "full",
    answers: FULL,
    contact: {
      email: `${"a".repeat(64)}@${"b".repeat(60)}.example`,
      first_name: long,
      last_name: long,
      company: long,
      role: long,
      phone: "+49 123 4567890",
      country: long,
    },
  };
  const hidden = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`name${at}`, long]));
  for (const name of Object.keys(settings)) {
    const { receiver } = await deliver(
      name,
      submission({ detail, hidden, captcha: { provider: "fake", token: "t".repeat(4000) } }),
      { options: own[name] },
    );
    assert.deepEqual([receiver.faults, receiver.leads.length], [[], 1], name);
  }
});

test("what visitors type stays text, whatever it is", async () => {
  for (const evil of [
    '"},{"a":"',
    "a&email=eva%40x.example",
    "\r\nX-Foo: 1",
    "<img src=x onerror=alert(1)>",
    "=1+1",
    "\u202e\u0000",
    "%ff%zz",
  ]) {
    const detail = {
      contact: { ...submission().detail.contact, first_name: evil, last_name: `x${evil}`, company: `y${evil}` },
    };
    for (const name of Object.keys(settings)) {
      const { receiver } = await deliver(name, submission({ detail }), { options: own[name] });
      assert.deepEqual([receiver.faults, receiver.leads.length], [[], 1], `${name}: ${JSON.stringify(evil)}`);
    }
  }
});
