//! Every vendor by the name that a campaign uses. Each is an object:
//!
//! - `transport`: `fetch`, or `frame` for a form posted into a hidden frame; `type`: the exact content type of a lead;
//! - `endpoint(options)`: path and query; `headers(options)`: further headers that may come;
//! - `preflight(entry, receiver)`, `cors(entry, receiver)`: what the vendor says to browsers; absent: nothing;
//! - `read(entry, receiver)`: checks a request and gives `{lead, identity, refusal}`;
//! - `accept(lead, receiver)`, `refuse(receiver)`, `conflict`, `tempt(address)`: what it answers;
//! - `others(entry, receiver)`: what else it answers; `echo(entry, receiver)`: what its second port does.

import { activecampaign } from "./activecampaign.mjs";
import { appsScript } from "./apps_script.mjs";
import { formspree } from "./formspree.mjs";
import { generic } from "./generic.mjs";
import { hubspot } from "./hubspot.mjs";
import { mailchimp } from "./mailchimp.mjs";
import { make } from "./make.mjs";
import { n8n } from "./n8n.mjs";
import { netlify } from "./netlify.mjs";
import { pardot } from "./pardot.mjs";
import { salesforce } from "./salesforce_w2l.mjs";
import { zapier } from "./zapier.mjs";

export const vendors = {
  generic,
  n8n,
  zapier,
  make,
  apps_script: appsScript,
  hubspot,
  salesforce_w2l: salesforce,
  pardot,
  activecampaign,
  mailchimp,
  formspree,
  netlify,
};
