//! The scripts that host pages load in place of Marketo's and of a captcha's: a right page passes, a wrong one is told on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { provider } from "./page/captcha.mjs";
import { marketo } from "./page/marketo.mjs";

const wait = () => new Promise((resolve) => setTimeout(resolve, 40));

/** Runs a page with the fake form and gives what it recorded. */
async function visit(page, options) {
  const window = { setTimeout };
  window.window = window;
  runInNewContext(marketo(options), window);
  page(window.MktoForms2.getForm(1001), window.MktoForms2);
  await wait();
  return JSON.parse(JSON.stringify(window.marketo));
}

const values = { Email: "ana@acme.example", FirstName: "Ana" };

test("a bridge that does it right", async () => {
  let heard = 0;
  const { faults, calls, leads } = await visit((form) => {
    form.onSuccess(() => (heard++, false));
    form.vals(values).submit();
  });
  assert.deepEqual([faults, calls, leads, heard], [[], ["onSuccess", "vals", "submit"], [values], 1]);
});

test("a server that does not answer", async () => {
  let heard = 0;
  await visit(
    (form) =>
      form
        .vals(values)
        .onSuccess(() => (heard++, false))
        .submit(),
    { answers: false },
  );
  assert.equal(heard, 0);
});

for (const [what, page, pattern] of [
  ["submit before the values", (form) => form.onSuccess(() => false).submit(), /submit came before vals/],
  ["nobody who listens", (form) => form.vals(values).submit(), /submit came before onSuccess/],
  [
    "a visitor who is sent away",
    (form) =>
      form
        .onSuccess(() => true)
        .vals(values)
        .submit(),
    /did not keep the visitor/,
  ],
  [
    "a field that the form does not have",
    (form) =>
      form
        .onSuccess(() => false)
        .vals({ ...values, gap: "1" })
        .submit(),
    /no field "gap"/,
  ],
  [
    "no address",
    (form) =>
      form
        .onSuccess(() => false)
        .vals({ FirstName: "Ana" })
        .submit(),
    /sent without Email/,
  ],
  [
    "a form that the widget loads itself",
    (form, marketo) => marketo.loadForm("//app.example", "785-UHP-775", 1001),
    /loads no form/,
  ],
]) {
  test(`caught: ${what}`, async () => {
    const { faults } = await visit(page);
    assert.ok(
      faults.some((fault) => pattern.test(fault)),
      faults.join("\n"),
    );
  });
}

test("a captcha gives a fresh token each time, or fails as it is told", async () => {
  const fake = provider("turnstile");
  const window = {};
  runInNewContext(fake.script, { window, Promise, Error });
  const first = await window.captcha.token();
  const second = await window.captcha.token();
  assert.deepEqual([first.provider, window.captcha.asked], ["turnstile", 2]);
  assert.notEqual(first.token, second.token);
  assert.deepEqual([fake.issued(first.token), fake.issued("x"), fake.issued(undefined)], [true, false, false]);
  window.captcha.broken = true;
  await assert.rejects(window.captcha.token(), /out of order/);
});
