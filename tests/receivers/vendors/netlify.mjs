//! Netlify Forms: takes forms of its own site only, so its requests come by the page's server (`receiver.take`). It knows
//! the forms that it found in the site's HTML, with their fields. Options: `form`, the name of one; `fields`, its
//! fields; `path`, where the page sends to.

import { FORM, NO_FORM, readFields } from "./common.mjs";

const PAGE = "<!doctype html><title>Thank you!</title><p>Your form submission has been received.</p>";

export const netlify = {
  transport: "fetch",
  type: FORM,
  endpoint: ({ path = "/gap" }) => path,

  async read(entry, receiver) {
    const pairs = readFields(entry, receiver);
    if (!pairs) return NO_FORM;
    const { form = "gap", fields } = receiver.options;
    const [[first, name]] = pairs;
    if (first !== "form-name") receiver.fault(entry, `the form begins with "${first}", not with "form-name".`);
    if (name !== form)
      return { refusal: { status: 404, type: "text/html", body: "<!doctype html><title>Page not found</title>" } };
    const lead = Object.fromEntries(pairs.slice(1));
    const unknown = Object.keys(lead).filter((field) => fields && !fields.includes(field));
    if (unknown.length) receiver.fault(entry, `the form has no field "${unknown[0]}"; what it does not know is lost.`);
    const lost = fields?.filter((field) => !(field in lead)) ?? [];
    if (lost.length) receiver.fault(entry, `the field "${lost[0]}" of the form does not come.`);
    return { lead };
  },

  accept: () => ({ status: 200, type: "text/html; charset=utf-8", body: PAGE }),
};
