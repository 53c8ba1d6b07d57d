//! Proof of work: a receiver that asks for it has to check it, and refuse it when it comes again.

import { createHash } from "node:crypto";

/**
 * Whether the SHA-256 of id, hour and nonce begins with so many zero bits. `time` is that of the lead; the hour before is
 * good too, for work that was begun in it.
 */
export function isProven(id, time, bits, nonce) {
  const hour = Math.floor(Date.parse(time) / 3_600_000);
  return [hour, hour - 1].some((hour) => zeros(createHash("sha256").update(`${id}:${hour}:${nonce}`).digest()) >= bits);
}

function zeros(digest) {
  const at = digest.findIndex((byte) => byte !== 0);
  return at < 0 ? digest.length * 8 : at * 8 + Math.clz32(digest[at]) - 24;
}
