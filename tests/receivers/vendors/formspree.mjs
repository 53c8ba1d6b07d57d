//! Formspree: a form by `fetch`, an answer in JSON when it is asked for so, and errors by field. Options: `fields`, the
//! names that may come beside `_gotcha` and `_subject`, absent for any.

import { FORM, JSON_TYPE, NO_FORM, readFields } from "./common.mjs";

export const formspree = {
  transport: "fetch",
  type: FORM,
  endpoint: () => "/f/abcdefgh",
  cors: () => ({ "access-control-allow-origin": "*" }),

  async read(entry, receiver) {
    if (entry.header("accept") !== JSON_TYPE)
      receiver.fault(entry, `it accepts "${entry.header("accept")}", not "${JSON_TYPE}".`);
    const pairs = readFields(entry, receiver);
    if (!pairs) return NO_FORM;
    const lead = Object.fromEntries(pairs);
    if (lead._gotcha === undefined) receiver.fault(entry, "the trap _gotcha is not there.");
    else if (lead._gotcha) receiver.fault(entry, "the trap for robots is filled in.");
    const { fields } = receiver.options;
    for (const [name] of pairs) {
      if (fields && !["_gotcha", "_subject", ...fields].includes(name))
        receiver.fault(entry, `"${name}" is no field of the form.`);
    }
    if (!/^[^@\s]+@[^@\s]+$/.test(lead.email ?? "")) return { refusal: formspree.refuse() };
    return { lead };
  },

  accept: () => ({ status: 200, type: JSON_TYPE, body: { next: "/thanks?language=en", ok: true } }),
  refuse: () => ({
    status: 422,
    type: JSON_TYPE,
    body: {
      error: "Validation errors",
      errors: [{ code: "TYPE_EMAIL", field: "email", message: "should be an email" }],
    },
  }),
  tempt: (address) => ({ status: 200, type: JSON_TYPE, body: { next: address, ok: true } }),
};
