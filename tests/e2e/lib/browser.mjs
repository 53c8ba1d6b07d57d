//! An installed Chromium for the tests of one file: started once, a fresh context for each test, and a test fails when
//! its page writes an error to the console or throws one. Nothing here knows the widget.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // nothing leaves this machine
];

/** Path of the browser: $CHROME, else the first known name on the PATH. */
export function chromiumPath() {
  if (process.env.CHROME) return process.env.CHROME;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  assert.ok(found, 'install Chromium (Debian: apt-get install chromium) or set CHROME to the path of one');
  return found;
}

/**
 * Starts browser and server for this file and returns the function that declares its tests.
 *
 *     const it = inBrowser();
 *     it('does this', async ({ page, server }) => { await page.goto(server.origin); });
 *     it('does that', { context: { locale: 'de' }, errors: [/on purpose/] }, async ({ page, server, context, newPage }) => {});
 *
 * `context` are Playwright's options for the new context; `errors` are console errors that belong to the test: each must
 * match one of the messages, and no other message may come.
 */
export function inBrowser({ args = [] } = {}) {
  let browser;
  let server;
  before(async () => {
    server = await serve();
    browser = await chromium.launch({ executablePath: chromiumPath(), args: [...flags, ...args] });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const declare = (how, name, options, body) => {
    if (typeof options === 'function') [options, body] = [{}, options];
    const { context: contextOptions, errors: expected = [], timeout = 60_000 } = options;
    how(name, { timeout }, async (t) => {
      const context = await browser.newContext(contextOptions);
      context.setDefaultTimeout(10_000);
      const seen = [];
      const newPage = async () => watch(await context.newPage(), seen);
      server.reset();
      try {
        await body({ t, browser, context, server, newPage, page: await newPage() });
        compare(seen, expected);
      } catch (error) {
        // What the page complained about is mostly the reason for what the test saw.
        if (seen.length) error.message += `\nThe page said:\n  ${seen.join('\n  ')}`;
        throw error;
      } finally {
        await context.close();
      }
    });
  };
  const it = (...parameters) => declare(test, ...parameters);
  it.only = (...parameters) => declare(test.only, ...parameters);
  it.skip = (...parameters) => declare(test.skip, ...parameters);
  return it;
}

function watch(page, seen) {
  page.on('pageerror', (error) => seen.push(`thrown: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`${message.text()} (${message.location().url})`);
  });
  return page;
}

/** Fails if the page complained about anything unexpected, or kept quiet about what was expected. */
export function compare(seen, expected) {
  const surprises = seen.filter((text) => !expected.some((pattern) => pattern.test(text)));
  assert.deepEqual(surprises, [], 'errors in the console');
  for (const pattern of expected) {
    assert.ok(seen.some((text) => pattern.test(text)), `no console error matches ${pattern}`);
  }
}
