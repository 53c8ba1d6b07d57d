//! A form handler of Account Engagement, once Pardot: names of its own, and a redirect to the success or error page that
//! its owner set. Options: `success` and `error`, those pages; `fields`: the handler's external names; `forwards: true`
//! for data forwarding switched on; `refuses`: addresses it takes to the error page.

import { FRAME_FORM, NO_FORM, checkFrame, checkQuery, closed, onward, readFields } from "./common.mjs";

const FIELDS = ["email", "firstname", "lastname", "company", "phone", "gap_score", "gap_id"];

export const pardot = {
  transport: "frame",
  type: FRAME_FORM,
  endpoint: () => "/l/123456/2027-01-01/abc",

  async read(entry, receiver) {
    checkFrame(entry, receiver);
    checkQuery(entry, receiver, "");
    if (entry.header("content-type")?.startsWith("multipart/")) return { refusal: { status: 415 } };
    const pairs = readFields(entry, receiver);
    if (!pairs) return NO_FORM;
    const { fields = FIELDS, refuses = [], error } = receiver.options;
    for (const [name] of pairs)
      if (!fields.includes(name)) receiver.fault(entry, `the handler has no field "${name}".`);
    const lead = Object.fromEntries(pairs);
    if (refuses.includes(lead.email) && error) return { refusal: onward(error) };
    return { lead };
  },

  accept(lead, receiver) {
    const { success, forwards } = receiver.options;
    if (!success) return closed("Thank you");
    const query = forwards ? `?${new URLSearchParams(lead)}` : "";
    // The visitor's address would be in the logs of the customer's site, and in what they embed.
    if (query || success.includes("?"))
      receiver.faults.push("pardot: the success page gets the values in its address: data forwarding is on.");
    return onward(success + query);
  },
};
