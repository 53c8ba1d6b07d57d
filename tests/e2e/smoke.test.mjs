//! The demo page loads, the element is defined, the widget starts, and nothing complains.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

it('the demo page loads and its widget starts', async ({ page, server }) => {
  const response = await page.goto(`${server.origin}/`);
  assert.equal(response.status(), 200);
  await page.waitForFunction(() => customElements.get('execution-gap') !== undefined);
  const widget = await new Widget(page).ready();
  assert.equal(await widget.screen(), 'welcome');
  await widget.goOn('start');
  assert.notEqual(await widget.screen(), 'welcome');
});

it('every file that the page asks for is there', async ({ page, server }) => {
  const missing = [];
  page.on('response', (response) => response.status() >= 400 && missing.push(response.url()));
  await page.goto(`${server.origin}/`);
  await new Widget(page).ready();
  assert.deepEqual(missing, []);
  const glue = server.requests.filter(({ path }) => path.startsWith('/embed/wasm/'));
  assert.deepEqual(glue.map(({ path }) => path).sort(), ['/embed/wasm/execution-gap.js', '/embed/wasm/execution-gap_bg.wasm']);
});
