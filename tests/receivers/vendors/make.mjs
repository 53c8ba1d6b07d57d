//! A custom webhook of Make: takes simple requests and puts them into a queue. Options: `cors` as with Zapier; `state`
//! `full` or `inactive` for a queue that takes no more and a scenario that is switched off.

import { FORM, readFlat } from "./common.mjs";

const STATES = {
  full: { status: 400, type: "text/plain", body: "Queue is full." },
  inactive: { status: 410, type: "text/plain", body: "There is no scenario listening for this webhook." },
};

export const make = {
  transport: "fetch",
  type: FORM,
  endpoint: () => "/abcdefghij0123456789",
  cors: (entry, { options }) => (options.cors === false ? {} : { "access-control-allow-origin": "*" }),
  preflight(entry, receiver) {
    receiver.fault(entry, "the browser had to ask first; a custom webhook answers no such question.");
    return { status: 404 };
  },
  async read(entry, receiver) {
    const found = await readFlat(entry, receiver);
    const state = STATES[receiver.options.state];
    return state ? { refusal: state } : found;
  },
  accept: () => ({ status: 200, type: "text/plain", body: "Accepted" }),
  refuse: () => STATES.full,
};
