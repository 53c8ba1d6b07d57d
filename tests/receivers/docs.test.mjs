//! The sample receiver in docs/leads.md does what the page asks of receivers. That the campaigns there are sound is tested
//! in crates/campaign/tests/campaign/doc.rs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { lead } from "./sample.mjs";

const page = await readFile(new URL("../../docs/leads.md", import.meta.url), "utf8");
const [, sample] = page.match(/```js\n(\/\/ One row for each lead\.[\s\S]*?)```/);

/** Runs the sample with a sheet that does not exist; `post(body)` gives the answer. */
function sheet() {
  const rows = [];
  let locked = 0;
  const own = {
    getLastRow: () => rows.length,
    getRange: (row, column, height, width) => ({
      getValues: () =>
        rows.slice(row - 1, row - 1 + height).map((cells) => cells.slice(column - 1, column - 1 + width)),
    }),
    appendRow: (cells) => rows.push([...cells]),
  };
  const context = {
    LockService: { getScriptLock: () => ({ waitLock: () => (locked += 1), releaseLock: () => (locked -= 1) }) },
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSheets: () => [own] }) },
    ContentService: { MimeType: { JSON: "json" }, createTextOutput: (text) => ({ setMimeType: () => text }) },
  };
  runInNewContext(sample, context);
  const post = (body) =>
    JSON.parse(context.doPost({ postData: { contents: typeof body === "string" ? body : JSON.stringify(body) } }));
  return { rows, post, isLocked: () => locked !== 0 };
}

test("one row for one lead, however often it comes", () => {
  const { rows, post, isLocked } = sheet();
  const first = lead();
  for (const attempt of [1, 2]) assert.deepEqual(post({ ...first, attempt }), { ok: true, ref: first.id.slice(0, 8) });
  post(lead());
  assert.equal(rows.length, 2);
  const { shown, band } = first.scores;
  assert.deepEqual(rows[0], [
    first.id,
    first.timestamp,
    "ana@acme.example",
    "Ana",
    "Äcme & Söhne",
    shown,
    band,
    "request",
  ]);
  assert.equal(isLocked(), false);
});

test("what visitors type is no formula", () => {
  const { rows, post } = sheet();
  const evil = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r=1",
    " =1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "a\n=1",
    '=HYPERLINK("//evil.example")',
  ];
  for (const name of evil) post(lead({ contact: { ...lead().contact, first_name: name } }));
  assert.deepEqual(
    rows.map((cells) => cells[3]),
    evil.map((name) => `'${name}`),
  );
});

test("what is no lead is no row", () => {
  const { rows, post, isLocked } = sheet();
  assert.deepEqual(post({ schema: "other/1", id: "x" }), { ok: false });
  assert.deepEqual(post({ ...lead(), id: "=1+1" }), { ok: false });
  assert.throws(() => post("{"), { name: "SyntaxError" });
  assert.deepEqual([rows, isLocked()], [[], false]);
});

test("every section that the page points to is there", () => {
  for (const [, target] of page.matchAll(/\]\(#([a-z-]+)\)/g)) {
    const slug = (heading) =>
      heading
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .trim()
        .replaceAll(" ", "-");
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slug(heading));
    assert.ok(headings.includes(target), `#${target}`);
  }
});
