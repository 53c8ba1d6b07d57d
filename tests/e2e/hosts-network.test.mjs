//! Pages whose line or server fails: wrong types, slow, refused, half a file, no line at all; and the way back.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rows } from './lib/pages.mjs';
import { distFolder } from './lib/server.mjs';

const row = rows('Network');
const WASM = '/embed/wasm/execution-gap_bg.wasm';
const GLUE = '/embed/wasm/execution-gap.js';
const TYPES = { js: 'text/javascript', wasm: 'application/wasm', css: 'text/css', json: 'application/json', txt: 'text/plain' };

const bytes = (path) => readFile(join(distFolder(), path));
const typeOf = (path) => TYPES[path.split('.').at(-1)];

/** Every file that the script brings by itself. */
const parts = async () => {
  const names = Object.keys(JSON.parse(await bytes('/embed/integrity.json')));
  return names.filter((name) => name !== 'execution-gap.js' && !name.startsWith('engine')).map((name) => `/embed/${name}`);
};

/** As after any failure: words, link and "Try again"; and that button brings the widget once all is well. */
async function recovers(host) {
  await host.fallsBack();
  assert.deepEqual(await host.visitor.run(() => window.faults.map((text) => text.split(':')[0])), ['start']);
  for (const path of await parts()) host.server.unroute('GET', path);
  await host.click('[data-action="retry"]');
  return host.works();
}

for (const type of ['application/wasm; charset=utf-8', 'application/octet-stream', 'text/plain', null]) {
  row('plain', `Wasm served as ${type ?? 'nothing in particular'}`, async (host) => {
    host.server.route('GET', WASM, async (_, response) => {
      response.writeHead(200, type ? { 'content-type': type } : {}).end(await bytes(WASM));
    });
    await host.open();
    return host.works();
  });
}

row('plain', 'a slow line', async (host) => {
  for (const path of await parts()) {
    host.server.route('GET', path, async (_, response) => {
      const body = await bytes(path);
      response.writeHead(200, { 'content-type': typeOf(path), 'content-length': body.length });
      response.write(body.subarray(0, body.length >> 1));
      setTimeout(() => response.end(body.subarray(body.length >> 1)), 1500);
    });
  }
  await host.open();
  return host.works();
});

row('plain', 'a failing server, then "Try again"', async (host) => {
  host.server.route('GET', WASM, (_, response) => response.writeHead(503).end('later'));
  await host.open();
  return recovers(host);
});

row('plain', 'half of the Wasm, then "Try again"', async (host) => {
  host.server.route('GET', WASM, async (_, response) => {
    const body = await bytes(WASM);
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': body.length });
    response.write(body.subarray(0, body.length >> 1), () => setTimeout(() => response.destroy(), 50));
  });
  await host.open();
  return recovers(host);
});

row('plain', 'half of the glue, then "Try again"', async (host) => {
  host.server.route('GET', GLUE, async (_, response) => {
    const body = await bytes(GLUE);
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(body.subarray(0, body.length >> 1));
  });
  await host.open();
  return recovers(host);
});

row('late', 'the line lost after the script, then "Try again"', async (host) => {
  await host.open();
  await host.visitor.until('the element is defined', 5000, () => customElements.get('execution-gap') !== undefined);
  for (const path of await parts()) host.server.route('GET', path, (_, response) => response.destroy());
  await host.visitor.run(() => document.querySelector('execution-gap').scrollIntoView());
  return recovers(host);
});
