//! The demo page loads, the element is defined, the widget starts, and nothing complains.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { embedded, glue, wasm } from './lib/files.mjs';
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
  assert.deepEqual(embedded(server).filter((path) => /\/wasm\//.test(path)), [glue, wasm]);
});
