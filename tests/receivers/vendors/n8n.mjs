//! n8n's webhook node: CORS as its source has it (`webhook-request-handler.ts`), and an answer before the workflow has
//! run. Options: `allowed`, the node's list of origins, absent for any; `custom`, an answer from a "Respond to Webhook"
//! node.

import { JSON_TYPE, readJson } from "./common.mjs";

function allowOrigin(entry, { options }) {
  const origin = entry.header("origin");
  if (!origin) return undefined;
  const { allowed } = options;
  // An origin outside the list is told the first one of it, so that the browser refuses.
  return !allowed || allowed.includes(origin) ? origin : allowed[0];
}

function cors(entry, receiver) {
  const origin = allowOrigin(entry, receiver);
  if (!origin) return {};
  return { "access-control-allow-methods": "OPTIONS, POST", "access-control-allow-origin": origin };
}

export const n8n = {
  transport: "fetch",
  type: JSON_TYPE,
  endpoint: () => "/webhook/gap",
  cors: (entry, receiver) => ({
    ...cors(entry, receiver),
    "content-security-policy": "sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts",
  }),

  preflight(entry, receiver) {
    const asked = entry.header("access-control-request-headers");
    if (asked !== "content-type") receiver.fault(entry, `the browser asks for "${asked}".`);
    return {
      status: 204,
      headers: {
        ...cors(entry, receiver),
        "access-control-max-age": "300",
        ...(asked && { "access-control-allow-headers": asked }),
      },
    };
  },

  read: readJson,
  accept: (lead, { options }) => ({
    status: 200,
    type: JSON_TYPE,
    body: options.custom ?? { message: "Workflow was started" },
  }),
  // The template in docs/leads.md compares the content; the webhook node alone would start the workflow again.
  conflict: {
    status: 409,
    type: JSON_TYPE,
    body: { ok: false, errors: [{ field: "id", code: "conflict", message: "Known with another content." }] },
  },
  refuse: () => ({
    status: 422,
    type: JSON_TYPE,
    body: { ok: false, errors: [{ field: "contact.email", code: "invalid", message: "No." }] },
  }),
};
