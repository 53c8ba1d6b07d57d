//! What stays when a part of the widget cannot be had or its program crashes: the page's own fallback, an event, and
//! "Try again".

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { at, glue, parts, stage, wasm } from './lib/files.mjs';
import { blocked, element, express, loader, open, visit } from './lib/host.mjs';
import { distFolder } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

const listen = `<script>window.faults = []; document.addEventListener('gap-error', ({ detail }) => faults.push(detail));</script>`;

/** The page after a failed start: the fallback is seen within three seconds, and nothing was thrown into the page. */
async function assertFellBack(page, began) {
  await page.locator('execution-gap [data-action="retry"]').waitFor({ timeout: 3000 });
  assert.ok(Date.now() - began < 3000, `after ${Date.now() - began} ms`);
  assert.equal(await page.getByRole('link', { name: 'Take the assessment' }).isVisible(), true);
  assert.equal(await page.getByText('The assessment could not start.').isVisible(), true);
  assert.equal(await page.locator('execution-gap').getAttribute('aria-busy'), null);
  await page.waitForFunction(() => window.faults.length > 0);
  const [fault] = await page.evaluate(() => window.faults);
  assert.deepEqual(Object.keys(fault).sort(), ['code', 'instance', 'message', 'pointer', 'ts', 'v']);
  assert.equal(fault.code, 'start');
}

for (const path of parts) {
  const errors = path.endsWith('.js') ? [/404/] : [/404/, blocked];
  it(`${path} is missing: fallback, gap-error, and "Try again" once it is back`, { errors }, async ({ page, server }) => {
    server.route('GET', path, (_, response) => response.writeHead(404).end('no'));
    await visit(page, server, { head: listen + loader });
    await assertFellBack(page, Date.now());
    await page.locator('[data-action="retry"]').click();
    await page.waitForFunction(() => window.faults.length === 2);
    await page.locator('[data-action="retry"]').waitFor();
    server.unroute('GET', path);
    await page.locator('[data-action="retry"]').click();
    const widget = await new Widget(page).ready();
    assert.equal(await page.locator('[data-action="retry"]').count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Take the assessment' }).isVisible(), false);
    await widget.race(express);
    assert.equal(await page.evaluate(() => window.faults.length), 2);
  });
}

it('a broken Wasm file: fallback and gap-error', { errors: [blocked] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(200, { 'content-type': 'application/wasm' }).end('not wasm'));
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
});

it('statement 54: a policy without \'wasm-unsafe-eval\': fallback and gap-error', async ({ page, server }) => {
  const head = '<script src="/listen.js"></script>' + loader;
  server.page('/listen.js', listen.replace(/<\/?script>/g, ''));
  await visit(page, server, { head }, { 'content-security-policy': "script-src 'self'" });
  await assertFellBack(page, Date.now());
});

it('a connection that breaks off: fallback and gap-error', { errors: [/ERR_/, /Fetch API cannot load/] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': 1_000_000 });
    response.write('\0asm', () => response.destroy());
  });
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
});

it('methods of a widget that cannot start are refused, and work after "Try again"', { errors: [/404/, blocked] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(404).end('no'));
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
  const refused = await page.locator('execution-gap').evaluate((host) => host.report().then(() => null, (error) => error.message));
  assert.match(refused, /could not start/);
  server.unroute('GET', wasm);
  await page.locator('[data-action="retry"]').click();
  assert.equal((await (await new Widget(page).ready()).answers()).form, 'express');
});

it('report() is refused while its engine cannot be had, and the visitor goes on', { errors: [/404/] }, async ({ page, server }) => {
  const widget = await open({ page, server });
  server.route('GET', '/embed/engine.js', (_, response) => response.writeHead(404).end('no'));
  await assert.rejects(widget.report());
  await widget.race(express, { until: 'report' });
  assert.match(await widget.field('gap'), /^\d+$/);
  server.unroute('GET', '/embed/engine.js');
  assert.equal(String((await widget.report()).shown), await widget.field('gap'));
});

it('"Try again" is as large as any other target', { errors: [/404/, blocked] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(404).end('no'));
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
  const { width, height } = await page.locator('[data-action="retry"]').boundingBox();
  assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
});

/** The same program, with its own report of a crash in the hands of the test. */
async function crashable(page, server) {
  const program = await readFile(join(distFolder(), glue), 'utf8');
  const stub = 'export * from "./execution-gap.js?real"; export { default } from "./execution-gap.js?real";';
  const caught = 'export const onPanic = (report) => (globalThis.crashes ??= []).push(report);';
  server.route('GET', glue, ({ url }, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(url.endsWith('?real') ? program : stub + caught);
  });
  // The hashes are those of the real program.
  for (const script of [at('execution-gap.js'), stage]) {
    const source = (await readFile(join(distFolder(), script), 'utf8')).replace(/"sha256-[^"]*"/g, '""');
    server.route('GET', script, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(source));
  }
}

it('a program that crashes is replaced once, with every answer; then the fallback has to do', async ({ page, server }) => {
  await crashable(page, server);
  const two = element('persist="off" loading="eager"') + element('id="other" loading="eager"');
  const widget = await open({ page, server }, { head: listen + loader, body: two });
  const other = await new Widget(page, '#other').ready();
  await widget.race(express, { until: 'BEN' });
  const before = await widget.answers();
  await widget.find('input[value="2"]').focus();
  const crash = (program) => page.evaluate((program) => window.crashes[program]('it broke'), program);
  await crash(0);
  await page.waitForFunction(() => window.crashes.length === 3);
  await widget.find('fieldset[data-item="BEN"]').waitFor();
  await widget.focuses({ heading: true });
  assert.deepEqual(await widget.answers(), before);
  await other.race(express, { until: 'UNP' });
  await widget.answer('BEN', 1);
  // From here on each has a program of its own.
  await crash(1);
  await page.locator('[data-action="retry"]').waitFor();
  const [fallen, standing] = (await widget.button('retry').count()) ? [widget, other] : [other, widget];
  assert.deepEqual((await page.evaluate(() => window.faults)).map(({ code, message }) => [code, message]), Array(3).fill(['crash', 'it broke']));
  assert.equal(await fallen.host.locator('> a').isVisible(), true);
  const kept = await standing.answers();
  await standing.race(express);
  await fallen.press('retry');
  await fallen.find('fieldset[data-item]').waitFor();
  assert.deepEqual([(await widget.answers()).answers, kept.form], [fallen === widget ? { INT: 1, UNP: 2, BEN: 1 } : express, 'express']);
});
