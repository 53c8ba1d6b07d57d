//! Salesforce Web-to-Lead: a form from a hidden frame, always sent on to `retURL`, whatever became of the lead.

import { FRAME_FORM, NO_FORM, checkFrame, checkQuery, onward, readFields } from "./common.mjs";

export const OID = "00D000000000062";
const STANDARD = new Set([
  "oid",
  "retURL",
  "first_name",
  "last_name",
  "email",
  "company",
  "phone",
  "title",
  "city",
  "state",
  "zip",
  "country",
  "URL",
  "description",
  "industry",
  "employees",
  "lead_source",
  "Campaign_ID",
  "member_status",
  "recordType",
  "emailOptOut",
]);
const CUSTOM = /^00N[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/;
const LONGEST = { last_name: 80, company: 255, first_name: 40 };

export const salesforce = {
  transport: "frame",
  type: FRAME_FORM,
  endpoint: () => "/servlet/servlet.WebToLead?encoding=UTF-8",

  async read(entry, receiver) {
    checkFrame(entry, receiver);
    checkQuery(entry, receiver, "encoding=UTF-8", `encoding=UTF-8&orgId=${OID}`);
    const fields = readFields(entry, receiver);
    if (!fields) return NO_FORM;
    const lead = Object.fromEntries(fields);
    for (const sentence of check(lead, receiver.options)) receiver.fault(entry, sentence);
    receiver.memory.back = lead.retURL;
    return { lead };
  },

  accept: (lead) => onward(lead.retURL),
};

function* check(lead, { page }) {
  if (!/^00D[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/.test(lead.oid ?? "")) yield `oid is "${lead.oid}".`;
  if (!URL.canParse(lead.retURL ?? "")) yield `retURL is "${lead.retURL}".`;
  else if (page && new URL(lead.retURL).origin !== page) yield "retURL is not on the page's own site.";
  for (const name of Object.keys(lead)) {
    if (name === "debug" || name === "debugEmail") yield `"${name}" is for setting up only.`;
    else if (!STANDARD.has(name) && !CUSTOM.test(name)) yield `"${name}" is no field of a lead.`;
  }
  for (const name of ["last_name", "company"]) if (!lead[name]?.trim()) yield `${name} is empty, so no lead is made.`;
  for (const [name, most] of Object.entries(LONGEST))
    if ((lead[name] ?? "").length > most) yield `${name} is longer than ${most}.`;
}
