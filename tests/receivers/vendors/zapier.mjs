//! A Zapier catch hook: takes simple requests, answers no preflight, and knows nothing of ids. Whether its answer may be
//! read is not certain, so it can be both. Options: `cors`, whether it may (default true).

import { randomUUID } from "node:crypto";
import { FORM, JSON_TYPE, readFlat } from "./common.mjs";

export const zapier = {
  transport: "fetch",
  type: FORM,
  endpoint: () => "/hooks/catch/123456/abc7def/",
  cors: (entry, { options }) => (options.cors === false ? {} : { "access-control-allow-origin": "*" }),
  preflight(entry, receiver) {
    receiver.fault(entry, "the browser had to ask first; a catch hook answers no such question.");
    return { status: 404 };
  },
  read: readFlat,
  accept: () => ({
    status: 200,
    type: JSON_TYPE,
    body: { attempt: randomUUID(), id: randomUUID(), request_id: randomUUID(), status: "success" },
  }),
};
