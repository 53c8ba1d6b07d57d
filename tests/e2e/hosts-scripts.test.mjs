//! Pages whose scripts get in the way: patched built-ins, the widget twice or in two versions, frameworks.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rows } from './lib/pages.mjs';
import { distFolder } from './lib/server.mjs';
import { yewHost } from './lib/vendors.mjs';

const row = rows('Scripts');
const file = (path) => readFile(join(distFolder(), path));

row('patched', 'patched built-ins, wrapped `fetch` and element registry', async (host) => {
  await host.open();
  const state = await host.works();
  assert.deepEqual(await host.visitor.run(() => window.defined), ['execution-gap']);
  assert.ok(await host.ask((widget) => widget.report().then(({ form }) => form === 'express')));
  return state;
});

row('two', 'two on one page', async (host) => {
  await host.open();
  await host.works('#one');
  assert.deepEqual(await host.visitor.run(() => document.querySelector('#two').answers()), { form: 'express', answers: {} });
  return host.works('#two');
});

row('two-versions', 'two versions on one page', async (host) => {
  await offerOlder(host);
  await host.open();
  await host.works('#one');
  const state = await host.works('#two');
  const versions = await host.visitor.run(() => [...new Set(window.versions)]);
  assert.equal(versions.length, 1, 'two programs of different versions run');
  return state;
});

/** The same files from another place, with another version in the program, and hashes that fit it. */
async function offerOlder(host) {
  const { version } = JSON.parse(await file('/npm/package.json'));
  const program = 'plain/execution-gap_bg.wasm';
  const names = Object.keys(JSON.parse(await file('/embed/integrity.json')));
  const files = new Map(await Promise.all(names.map(async (name) => [name, await file(`/embed/${name}`)])));
  const hash = (bytes) => createHash('sha256').update(bytes).digest('base64');
  const replace = (name, bytes) => {
    const [before, after] = [hash(files.get(name)), hash(bytes)];
    files.set(name, bytes);
    for (const [other, text] of files) {
      if (other.endsWith('.js') && text.includes(before)) replace(other, Buffer.from(text.toString('utf8').replace(before, after)));
    }
  };
  const older = Buffer.from(files.get(program));
  const at = older.indexOf(version);
  assert.ok(at > 0, `the program does not hold its version ${version}`);
  older.write('0'.repeat(version.length), at);
  replace(program, older);
  const types = { js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', json: 'application/json' };
  for (const [name, bytes] of files) {
    host.server.route('GET', `/older/embed/${name}`, (_, response) => {
      response.writeHead(200, { 'content-type': types[name.split('.').at(-1)] ?? 'text/plain' }).end(bytes);
    });
  }
}

row('twice', 'the script loaded three times, from two addresses', async (host) => {
  await host.open();
  const state = await host.works();
  assert.equal(await host.ask((widget) => widget.shadowRoot.querySelectorAll('[data-screen]').length), 1);
  return state;
});

row('made', 'elements made before the script, after it, and by `innerHTML`', async (host) => {
  await host.open();
  await host.works('#before');
  await host.works('#after');
  return host.works('#text');
});

for (const [page, title] of [['react', 'React 19'], ['vue', 'Vue 3']]) {
  row(page, `rendered by ${title}, with attributes and events`, async (host) => {
    await host.open();
    const state = await host.works();
    await host.visitor.until('the framework heard of the answer', 5000, () => document.querySelector('#count').textContent === '1');
    await host.visitor.until('and set an attribute', 5000, () => document.querySelector('execution-gap').getAttribute('theme') === 'dark');
    await host.answer('UNP', 1);
    assert.deepEqual(await host.ask((widget) => widget.answers()), { form: 'express', answers: { INT: 2, UNP: 1 } });
    return state;
  });
}

// Yew writes down on nodes and events which application they belong to, by numbers that begin at 1 in each program.
const needs = yewHost ? null : 'tests/pages/yew is built by `cargo xtask test --only browser`';

row('yew', 'a page written with Yew', { needs }, async (host) => {
  await host.open();
  const state = await host.works();
  await host.answer('UNP', 1);
  const count = (id) => host.visitor.run((id) => Number(document.querySelector(id).textContent), id);
  assert.equal(await count('#own'), 0, 'presses inside the widget called handlers of the page');
  await host.visitor.click(['#buttons > button:nth-child(3)']);
  assert.equal(await count('#own'), 1);
  assert.ok(await count('#anywhere') > 1, 'the page does not hear of presses in the widget');
  await host.answer('BEN', 1);
  assert.deepEqual(await host.ask((widget) => widget.answers()), { form: 'express', answers: { INT: 2, UNP: 1, BEN: 1 } });
  return state;
});
