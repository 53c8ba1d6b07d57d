//! An ActiveCampaign form: eight fixed keys first, no CORS, and an answer that nobody can read. Options: `success`, a
//! page to send the frame on to.

import { FRAME_FORM, NO_FORM, checkFrame, checkQuery, closed, onward, readFields } from "./common.mjs";

const FIXED = ["u", "f", "s", "c", "m", "act", "v", "or"];
const OWN = /^(email|firstname|lastname|fullname|phone|customer_account|field\[\d+\]|nlbox\[\d*\])$/;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

export const activecampaign = {
  transport: "frame",
  type: FRAME_FORM,
  endpoint: () => "/proc.php",

  async read(entry, receiver) {
    checkFrame(entry, receiver);
    checkQuery(entry, receiver, "");
    const fields = readFields(entry, receiver);
    if (!fields) return NO_FORM;
    for (const sentence of check(fields)) receiver.fault(entry, sentence);
    return { lead: Object.fromEntries(fields) };
  },

  accept: (lead, { options }) => (options.success ? onward(options.success) : closed("Thanks for signing up")),
};

function* check(fields) {
  const names = fields.map(([name]) => name);
  const lead = Object.fromEntries(fields);
  if (names.slice(0, 8).join() !== FIXED.join())
    yield `the form begins with ${names.slice(0, 8).join()}, not ${FIXED.join()}.`;
  for (const [name, value] of Object.entries({ s: "", c: "0", m: "0", act: "sub", v: "2" })) {
    if (lead[name] !== value) yield `${name} is "${lead[name]}", not "${value}".`;
  }
  if (lead.u !== lead.f) yield "u and f are not the same form.";
  if (!UUID.test(lead.or ?? "")) yield `or is "${lead.or}", no UUID.`;
  for (const name of names.slice(8)) if (!OWN.test(name)) yield `"${name}" is no field of the form.`;
}
