//! A Google Apps Script web app: the POST is answered with a redirect to another host, where the script's words are
//! fetched with GET under a key that is good once. The status says nothing; the script's own `ok` does. Options:
//! `says`, what the script returns instead of `{"ok": true}`; `fails`, whether it ends with an error page.

import { randomUUID } from "node:crypto";
import { JSON_TYPE, TEXT, readJson } from "./common.mjs";

const ECHO = "/macros/echo";

export const appsScript = {
  transport: "fetch",
  type: TEXT,
  endpoint: () => "/macros/s/AKfycbx0123456789/exec",
  cors: () => ({ "access-control-allow-origin": "*" }),
  preflight(entry, receiver) {
    receiver.fault(entry, "the browser had to ask first; a web app has no doOptions.");
    return { status: 405 };
  },

  // The sample in docs/leads.md knows an id when it comes again.
  read: readJson,

  accept(lead, receiver) {
    if (receiver.options.fails) return { status: 200, type: "text/html; charset=utf-8", body: "<title>Error</title>" };
    return later(receiver, receiver.options.says ?? { ok: true });
  },
  conflict: { status: 200, type: JSON_TYPE, body: { ok: false } },
  refuse: (receiver) =>
    later(receiver, { ok: false, errors: [{ field: "contact.email", code: "invalid", message: "No." }] }),

  echo(entry, receiver) {
    const fault = (sentence) => receiver.fault(entry, sentence);
    const { memory } = receiver;
    const key = new URLSearchParams(entry.query).get("user_content_key");
    if (entry.method !== "GET" || entry.path !== ECHO) fault(`${entry.method} ${entry.path} is nothing.`);
    if (entry.header("origin") !== "null") fault(`its Origin is "${entry.header("origin")}", not "null".`);
    if (entry.query !== `user_content_key=${key}`) fault("its address holds more than the key.");
    const words = memory.words?.get(key);
    memory.words?.delete(key);
    if (!words) {
      fault("its key is not good, or was used.");
      return { status: 404 };
    }
    return {
      status: 200,
      type: "application/json; charset=utf-8",
      headers: { "access-control-allow-origin": "*" },
      body: words,
    };
  },
};

function later(receiver, words) {
  const key = randomUUID();
  (receiver.memory.words ??= new Map()).set(key, words);
  return { status: 302, headers: { location: `${receiver.origin(1)}${ECHO}?user_content_key=${key}` } };
}
