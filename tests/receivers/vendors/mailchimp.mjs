//! A Mailchimp embedded form: names in capitals, a trap for robots that must be there and empty, and a page that cannot
//! be read. Options: `success`, a page to send the frame on to.

import { FRAME_FORM, NO_FORM, checkFrame, checkQuery, closed, onward, readFields } from "./common.mjs";

export const U = "0123456789abcdef012345678";
export const ID = "0123456789";
const OWN = /^(EMAIL|FNAME|LNAME|PHONE|COMPANY|MERGE\d+|[A-Z][A-Z0-9_]{0,9}|group\[\d+\]\[\d+\]|gdpr\[\d+\]|tags)$/;

export const mailchimp = {
  transport: "frame",
  type: FRAME_FORM,
  endpoint: () => `/subscribe/post?u=${U}&id=${ID}`,

  async read(entry, receiver) {
    checkFrame(entry, receiver);
    checkQuery(entry, receiver, `u=${U}&id=${ID}`);
    const fields = readFields(entry, receiver);
    if (!fields) return NO_FORM;
    const lead = Object.fromEntries(fields);
    const trap = `b_${U}_${ID}`;
    if (lead[trap] === undefined) receiver.fault(entry, `the trap "${trap}" is not there.`);
    else if (lead[trap]) receiver.fault(entry, "the trap for robots is filled in.");
    for (const name of Object.keys(lead))
      if (name !== trap && !OWN.test(name)) receiver.fault(entry, `"${name}" is no field of the audience.`);
    if (!lead.EMAIL) receiver.fault(entry, "EMAIL is missing.");
    return { lead };
  },

  accept: (lead, { options }) => (options.success ? onward(options.success) : closed("Subscribe")),

  // JSONP: a script from elsewhere, and the address in the URL.
  others(entry, receiver) {
    if (entry.path !== "/subscribe/post-json") return undefined;
    receiver.fault(entry, "post-json runs a script of theirs in the page.");
    return { status: 403 };
  },
};
