//! Pages with strict policies: what they forbid, what they demand of other origins, and what they check by hash.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LINK, rows } from './lib/pages.mjs';
import { distFolder } from './lib/server.mjs';

const row = rows('Policies');

row('plain', 'no policy at all', async (host) => {
  await host.open();
  return host.works();
});

row('csp-strict', 'scripts by nonce only, Wasm allowed, no style', async (host) => {
  await host.open();
  return host.works();
});

// Most engines report the refusal to the page as well: that is how its owner learns what to allow.
row('csp-no-wasm', 'Wasm forbidden', { notices: [/^blocked: script-src.* wasm-eval/] }, async (host) => {
  await host.open();
  const state = await host.fallsBack();
  assert.equal(await host.visitor.run(() => window.wasm), 'refused');
  return state;
});

const trustedTypes = () => !('trustedTypes' in window) && 'it knows no Trusted Types';

row('trusted-types', 'Trusted Types, no policy allowed', { only: trustedTypes }, async (host) => {
  await host.open();
  await enforced(host);
  return host.works();
});

/** A policy that is not enforced would prove nothing. */
async function enforced(host) {
  const refused = await host.visitor.run(() => {
    try {
      document.createElement('p').innerHTML = '<b>x</b>';
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(refused, 'innerHTML is allowed');
  await host.visitor.run(() => (window.noticed.length = 0));
}

row('coep', 'COEP require-corp, the widget from another origin', async (host) => {
  await host.open();
  assert.equal(await host.visitor.run(() => crossOriginIsolated), true);
  const state = await host.works();
  assert.equal(host.server.requests.some(({ path }) => path.startsWith('/embed/')), false);
  return state;
});

row('sri', 'the hash of the script in its tag', async (host) => {
  await host.open();
  assert.match(await host.visitor.run(() => document.querySelector('[integrity]').integrity), /^sha384-.{64}$/);
  return host.works();
});

/** Serves a file of the widget with one byte of it changed: the first of a text, to another one. */
async function change(host, path, text, byte) {
  const bytes = await readFile(join(distFolder(), path));
  const at = bytes.indexOf(text);
  assert.ok(at >= 0, `${path} does not hold "${text}"`);
  bytes.write(byte, at);
  const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript';
  host.server.route('GET', path, (_, response) => response.writeHead(200, { 'content-type': type }).end(bytes));
}

row('sri', 'the same, one byte of the script changed', async (host) => {
  await change(host, '/embed/execution-gap.js', ' ', '\t');
  await host.open();
  await host.visitor.until('the script was asked for', 5000, () => {
    const { src } = document.querySelector('[integrity]');
    return performance.getEntriesByName(src).length > 0;
  });
  await host.visitor.shows(['execution-gap > a']);
  assert.equal(await host.visitor.run(() => customElements.get('execution-gap') === undefined), true);
  return LINK;
});

// In both of these nothing but the hash can tell: the program would run.
row('plain', 'one byte of the Wasm changed', async (host) => {
  await change(host, '/embed/wasm/execution-gap_bg.wasm', 'fieldset', 'F');
  await host.open();
  return host.fallsBack();
});

row('plain', 'one byte of the Wasm glue changed', async (host) => {
  await change(host, '/embed/wasm/execution-gap.js', ' ', '\t');
  await host.open();
  return host.fallsBack();
});
