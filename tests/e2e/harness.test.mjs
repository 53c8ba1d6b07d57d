//! The harness itself: a check that cannot fail would let everything pass.

import assert from 'node:assert/strict';
import { assertAccessible, violations } from './lib/axe.mjs';
import { compare, inBrowser } from './lib/browser.mjs';
import { serve } from './lib/server.mjs';

const it = inBrowser();
const html = (body) => `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main>`;

// Each pattern must match an error that was seen, so this passes only if all three were.
it('errors, exceptions and missing files are seen', { errors: [/boom/, /bang/, /404/] }, async ({ page, server }) => {
  const body = '<script>console.error("boom")</script><script>throw new Error("bang")</script><script src="/no.js"></script>';
  await page.goto(server.page('/a.html', html(body)));
});

it('an unexpected error fails, and so does an expected one that never comes', async () => {
  assert.throws(() => compare(['boom'], []), /errors in the console/);
  assert.throws(() => compare([], [/boom/]), /no console error matches/);
});

it('axe finds what is wrong, under a strict policy too', async ({ page, server }) => {
  const policy = { 'content-security-policy': "default-src 'none'; img-src data:" };
  await page.goto(server.page('/a.html', html('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'), policy));
  assert.deepEqual((await violations(page)).map(({ id }) => id), ['image-alt']);
  await assert.rejects(assertAccessible(page), /image-alt \(critical\)/);
  await assertAccessible(page, { rules: { 'image-alt': false } });
});

it('a second origin answers as a test wants and keeps a log', async ({ page, server }) => {
  const other = await serve();
  try {
    const leads = other.route('POST', '/leads', ({ body }, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
      response.end(JSON.stringify({ got: body }));
    });
    await page.goto(server.page('/a.html', html('')));
    const answer = await page.evaluate(async (url) => (await fetch(url, { method: 'POST', body: 'x' })).json(), leads);
    assert.deepEqual(answer, { got: 'x' });
    assert.deepEqual(other.requests.map(({ method, path, body }) => [method, path, body]), [['POST', '/leads', 'x']]);
  } finally {
    await other.close();
  }
});

it('deployed files come compressed and with their types; nothing outside is served', async ({ server }) => {
  const wasm = await fetch(`${server.origin}/embed/wasm/execution-gap_bg.wasm`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(wasm.headers.get('content-type'), 'application/wasm');
  assert.equal(wasm.headers.get('content-encoding'), 'br');
  assert.equal(wasm.headers.get('access-control-allow-origin'), '*');
  assert.equal((await fetch(`${server.origin}/%2e%2e%2fCargo.toml`)).status, 404);
});
