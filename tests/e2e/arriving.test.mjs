//! How the report comes: while the visitor answers, in front of somebody who is faster than the line, again after a failure,
//! and alone for a share link. What stands in it is in report, plan and links.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertAccessible } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { at, embedded, report, style, words } from './lib/files.mjs';
import { element, express, html, open } from './lib/host.mjs';
import { distFolder } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const wasm = at('document/execution-gap_bg.wasm');

const fetched = (server) => embedded(server).filter((path) => report.includes(path));

/** Holds the module back; returns the function that lets it come. */
function hold(server) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  server.route('GET', wasm, async (_, response) => {
    await released;
    response.writeHead(200, { 'content-type': 'application/wasm' }).end(await readFile(join(distFolder(), wasm)));
  });
  return release;
}

it('it is fetched with the first answer, and not before', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'INT' });
  await page.waitForLoadState('networkidle');
  assert.deepEqual(fetched(server), []);
  const asked = page.waitForRequest((request) => request.url().endsWith(wasm));
  await widget.choose('INT', 1);
  await asked;
  for (let waited = 0; new Set(fetched(server)).size < report.length && waited < 10_000; waited += 50) await page.waitForTimeout(50);
  assert.deepEqual([...new Set(fetched(server))], report);
});

it('on a line that its owner pays for by the byte, it is fetched when the report is wanted', async ({ page, server }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } }));
  const widget = await open({ page, server });
  await widget.race(express, { until: 'review' });
  await page.waitForLoadState('networkidle');
  assert.deepEqual(fetched(server), []);
  await widget.press('continue');
  await widget.planComes();
  assert.equal(await widget.field('gap'), String((await widget.report()).shown));
});

it('who is faster than the line is told, and gets it when it comes', async ({ page, server }) => {
  const release = hold(server);
  const widget = await open({ page, server });
  await page.evaluate(() => {
    window.heard = [];
    for (const name of ['complete', 'report']) document.addEventListener(`gap-${name}`, ({ type, detail }) => heard.push([type, detail.band]));
  });
  await widget.race(express, { until: 'review' });
  await widget.goOn('continue');
  assert.match((await widget.focuses({ heading: true })).text, /being put together/);
  assert.equal(await widget.find('[role="progressbar"]').count(), 1);
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await assertAccessible(page);
  // The way back stays open.
  await widget.goOn('back');
  await widget.goOn('continue');
  release();
  await widget.planComes();
  const { shown, band } = await widget.report();
  assert.match((await widget.focuses({ heading: true })).text, new RegExp(`\\b${shown} points\\b`));
  assert.deepEqual(await page.evaluate(() => window.heard), [['gap-complete', band], ['gap-report', band]]);
});

it('who has gone to another part of the page meanwhile stays there', async ({ page, server }) => {
  const release = hold(server);
  const widget = await open({ page, server }, { body: `${element()}<input id="host">` });
  await widget.race(express, { until: 'review' });
  await widget.goOn('continue');
  await widget.focuses({ heading: true });
  await page.locator('#host').focus();
  release();
  await widget.planComes();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'host');
});

it('where it does not come, the answers stay, and it can be asked for again', { errors: [/503|Failed/i] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(503).end('busy'));
  const widget = await open({ page, server });
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener('gap-error', ({ detail }) => heard.push(detail.code));
  });
  await widget.race(express, { until: 'review' });
  await widget.press('continue');
  const retry = widget.find('[data-action="retry"]');
  await retry.waitFor();
  await widget.says(/did not load/, 5000);
  assert.deepEqual(await page.evaluate(() => window.heard), ['report']);
  assert.deepEqual((await widget.answers()).answers, express);
  await assertAccessible(page);
  server.unroute('GET', wasm);
  await page.evaluate(() => document.addEventListener('gap-complete', () => (window.completed = true)));
  await retry.click();
  await widget.planComes();
  assert.equal(await widget.field('gap'), String((await widget.report()).shown));
  assert.equal(await page.evaluate(() => window.completed), true);
});

it('without a line it waits, and comes with the line', async ({ page, server, context }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true } }));
  const widget = await open({ page, server });
  await widget.race(express, { until: 'review' });
  await context.setOffline(true);
  await widget.press('continue');
  await widget.find('[data-action="retry"]').waitFor();
  await context.setOffline(false);
  await widget.planComes();
  assert.ok(Number(await widget.field('gap')) > 0);
});

it('a share link needs the report module alone: no program that asks, no opening screens', async ({ browser, page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => void (window.copied = text) } }));
  await widget.press('share');
  await page.waitForFunction(() => window.copied);
  const { hash } = new URL(await page.evaluate(() => window.copied));
  const gap = await widget.field('gap');

  const context = await browser.newContext();
  const there = await context.newPage();
  server.requests.length = 0;
  await there.goto(server.page('/shared.html', html({ body: element('') })) + hash);
  const shared = await new Widget(there).ready();
  await shared.planComes();
  assert.equal(await shared.field('gap'), gap);
  await there.waitForLoadState('networkidle');
  assert.deepEqual(embedded(server), [...report, style, words, ...['execution-gap.js', 'stage.js'].map(at)].sort());
  assert.deepEqual((await shared.answers()).answers, express);
  await shared.press('take');
  await shared.shows('welcome');
  await shared.focuses({ heading: true });
  await context.close();
});
