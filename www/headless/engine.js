/**
 * The scoring engine without any interface, in browsers and in Node 20 or newer. Types are in `engine.d.ts`.
 *
 * Nothing is computed here: objects are turned into what passes through Wasm quickly, and back. `crates/wasm/engine` is the
 * other side and says how answers and rows are laid out.
 */

import init, { compare, cost, report, trend } from './engine/execution-gap.js';

/** @type {import("../types/host.js").Hashes} The hash of the program, filled in by the build. */
const INTEGRITY = { unsealed: 1 };

// Taken before a page can replace it.
const { fetch } = globalThis;
const { process } = /** @type {{ process?: { versions?: { node?: string } } }} */ (globalThis);

/** @type {Promise<Readonly<import("../types/engine.js").Engine>> | undefined} */
let loading;

/** Loads the engine once; every further call gives the same one. A failed attempt may be repeated. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The program, refused when its bytes are not those that were built with this script. */
async function program() {
  const url = new URL('./engine/execution-gap_bg.wasm', import.meta.url);
  const integrity = String(INTEGRITY['./engine/execution-gap_bg.wasm'] ?? '');
  if (url.protocol !== 'file:' || !process?.versions?.node) return fetch(url, { integrity });
  // Node's fetch reads no files.
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises');
  const bytes = await readFile(url);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (integrity && integrity !== `sha256-${btoa(String.fromCharCode(...hash))}`) {
    throw new Error(`${url.pathname} was changed after it was built. Install the package again.`);
  }
  return bytes;
}

async function start() {
  await init({ module_or_path: await program() });
  return Object.freeze({ report, compare, trend, cost });
}
