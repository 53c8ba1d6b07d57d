//! Clients that are wrong on purpose: the words in which the controls are written. Each declares a test. The checks that
//! they are for are in the receivers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGE, send, set } from "./client.mjs";
import { start } from "./receiver.mjs";
import { right } from "./sample.mjs";

/** Starts a receiver, sends it some requests, and gives what came of it. */
export async function visit(name, requests, options = {}) {
  const [vendor, mode] = name.split("_json");
  const receiver = await start(mode === undefined ? name : vendor, {
    page: PAGE,
    ...(mode === "" && { mode: "json" }),
    ...options,
  });
  try {
    const answers = [];
    for (const request of requests) answers.push(await send(receiver.origin(request.port), request));
    return { receiver, answers, last: answers.at(-1) };
  } finally {
    await receiver.stop();
  }
}

/** Nothing: a change that was made in place, or none. */
export const _ = () => undefined;

/** A wrong client: which vendor's, what is wrong, how the right requests are changed, and what must be said. */
export const wrong = (name, what, change, pattern, options) =>
  test(`${name}: caught: ${what}`, async () => {
    const requests = right[name]();
    const changed = change(requests.at(-1), requests) ?? requests;
    const { receiver } = await visit(name, changed, options);
    assert.ok(
      receiver.faults.some((fault) => pattern.test(fault)),
      `no fault matches ${pattern}:\n${receiver.faults.join("\n")}`,
    );
  });

/** The same where the client is right and the vendor refuses: the status and body of the answer. */
export const refused = (name, what, change, status, pattern, options) =>
  test(`${name}: refused: ${what}`, async () => {
    const requests = right[name]();
    const changed = change(requests.at(-1), requests) ?? requests;
    const { receiver, last } = await visit(name, changed, options);
    assert.equal(last.status, status, last.text);
    assert.match(last.text, pattern);
    assert.equal(receiver.leads.length, changed.filter(({ method }) => method === "POST").length - 1);
  });

/** Changes a body in JSON. */
export const edit = (change) => (request) => {
  const body = JSON.parse(request.body);
  change(body);
  request.body = JSON.stringify(body);
};
/** Gives a field of a form another value, or takes it away (`null`). */
export const field = (name, value) => (request) => {
  const fields = new URLSearchParams(request.body);
  if (value === null) fields.delete(name);
  else fields.set(name, value);
  request.body = fields.toString();
};
/** The same for a header. */
export const header = (name, value) => (request) => _(set(request, name, value));

/** Changes a body as text. */
export const raw = (change) => (request) => _((request.body = change(request.body)));
