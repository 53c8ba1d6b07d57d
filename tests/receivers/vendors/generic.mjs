//! A server of the customer's own that reads `execution-gap.lead/1` strictly, computes the scores anew, and knows an id
//! when it comes again. Options: `mode` `simple` (default) or `json`; `cors: false` for a server that forgot it;
//! `captcha`: the provider of `page/captcha.mjs` whose tokens it takes; `pow`: the bits of work it asks for.

import { JSON_TYPE, TEXT, readJson } from "./common.mjs";
import { isProven } from "../work.mjs";

const path = "/v1/leads";
const refused = (status, field, code, message) => ({
  refusal: { status, type: JSON_TYPE, body: { ok: false, errors: [{ field, code, message }] } },
});

export const generic = {
  transport: "fetch",
  type: ({ mode }) => (mode === "json" ? JSON_TYPE : TEXT),
  headers: ({ mode }) => (mode === "json" ? ["idempotency-key"] : []),
  endpoint: () => path,
  cors: (entry, { options }) => (options.cors === false ? {} : { "access-control-allow-origin": "*" }),

  preflight(entry, receiver) {
    if (receiver.options.mode !== "json") return undefined;
    const asked = entry.header("access-control-request-headers");
    if (asked !== "content-type,idempotency-key") receiver.fault(entry, `the browser asks for "${asked}".`);
    return {
      status: 204,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "content-type, idempotency-key",
      },
    };
  },

  async read(entry, receiver) {
    const found = await readJson(entry, receiver);
    if (found.refusal) return found;
    const { lead } = found;
    if (receiver.options.mode === "json" && entry.header("idempotency-key") !== lead.id) {
      receiver.fault(entry, "the header Idempotency-Key is not the id of the lead.");
    }
    return captcha(lead, receiver) ?? work(lead, receiver) ?? found;
  },

  accept: (lead) => ({ status: 200, type: JSON_TYPE, body: { ok: true, ref: `L-${lead.id.slice(0, 8)}` } }),
  conflict: {
    status: 409,
    type: JSON_TYPE,
    body: { ok: false, errors: [{ field: "id", code: "conflict", message: "Known with another content." }] },
  },
  refuse: () => ({
    status: 422,
    type: JSON_TYPE,
    body: {
      ok: false,
      errors: [
        { field: "contact.email", code: "invalid", message: "We do not take this address. <b>Try</b> another." },
      ],
    },
  }),
};

/** A token is good once. */
function captcha({ checks }, { options, memory }) {
  if (!options.captcha) return undefined;
  const used = (memory.tokens ??= new Set());
  const { provider, token } = checks.captcha ?? {};
  if (provider === options.captcha.name && options.captcha.issued(token) && !used.has(token)) {
    used.add(token);
    return undefined;
  }
  return refused(400, "checks.captcha", "captcha_failed", "The token is missing, false or used.");
}

/** So is a proof of work. */
function work({ id, checks, timestamp }, { options, memory }) {
  if (!options.pow) return undefined;
  const used = (memory.proofs ??= new Map());
  const { bits, nonce } = checks.pow ?? {};
  if (!(bits >= options.pow) || !isProven(id, timestamp, bits, nonce)) {
    return refused(400, "checks.pow", "pow_failed", "The proof of work is missing or false.");
  }
  if (used.has(nonce) && used.get(nonce) !== id)
    return refused(409, "checks.pow", "pow_replayed", "This proof was used before.");
  used.set(nonce, id);
  return undefined;
}
