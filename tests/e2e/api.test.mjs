//! What a page learns of its widget and tells it: methods at any time, and events with what they carry.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { element, express, expressItems, html, open } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

it('methods called before the widget is ready wait for it', async ({ page, server }) => {
  const early = `<script type="module">
    const widget = document.querySelector('execution-gap');
    await customElements.whenDefined('execution-gap');
    window.calls = Promise.all([widget.answers(), widget.report(), widget.start()]);
  </script>`;
  // Far below the window: the calls themselves must bring it to life.
  await page.goto(server.page('/host.html', html({ body: `<p style="block-size:9000px"></p>${element('')}${early}` })));
  await page.waitForFunction(() => window.calls);
  const [answers, report, started] = await page.evaluate(() => window.calls);
  assert.deepEqual(answers, { form: 'express', answers: {} });
  assert.deepEqual([report.gap, report.shown, report.band, report.reportable], [null, null, null, false]);
  assert.equal(started, undefined);
  await new Widget(page).shows('profile');
});

it('start(), answers(), report() and reset() at any time', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.host.evaluate((host) => host.start());
  await widget.shows('profile');
  await widget.race(express, { until: 'BEN' });
  assert.deepEqual(await widget.answers(), { form: 'express', answers: { INT: 1, UNP: 2 } });
  const report = await widget.report();
  assert.equal(report.form, 'express');
  assert.ok(report.coverage > 0.2 && report.coverage < 0.25);
  await widget.host.evaluate((host) => host.reset());
  await widget.shows('welcome');
  assert.deepEqual(await widget.answers(), { form: 'express', answers: {} });
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});

it('start() leaves a visit that has begun where it is', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'BEN' });
  await widget.host.evaluate((host) => host.start());
  await page.waitForTimeout(200);
  assert.equal(await widget.place(), 'question BEN');
});

const recorder = `<script>
  window.events = [];
  for (const type of ['gap-ready', 'gap-start', 'gap-answer', 'gap-step', 'gap-complete', 'gap-error'])
    document.addEventListener(type, (event) => events.push(event));
  const deep = (value) => value === null || typeof value !== 'object' || (Object.isFrozen(value) && Object.values(value).every(deep));
  const flat = (value) => value === null || typeof value !== 'object' || (Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(flat));
  window.told = () => events.map(({ type, detail, target, bubbles, composed }) =>
    ({ type, detail, from: target.localName, bubbles, composed, frozen: deep(detail), plain: flat(detail) }));
</script><script type="module" src="/embed/execution-gap.js"></script>`;

it('events come in order, plain, frozen and marked, and carry no answer', async ({ page, server }) => {
  const began = Date.now();
  const widget = await open({ page, server }, { head: recorder, attributes: 'id="assessment"' });
  await widget.complete(express);
  await page.waitForFunction(() => window.events.some(({ type }) => type === 'gap-complete'));
  const told = await page.evaluate(() => window.told());
  const answer = (count) => Array(count).fill('gap-answer');
  assert.deepEqual(
    told.map(({ type }) => type),
    ['gap-ready', 'gap-step', 'gap-start', ...answer(4), 'gap-step', ...answer(2), 'gap-step', ...answer(3), 'gap-complete'],
  );
  for (const { type, detail, from, bubbles, composed, plain } of told) {
    assert.deepEqual([from, bubbles, composed, plain], ['execution-gap', true, true, true], type);
    assert.deepEqual([detail.v, detail.instance], [1, 'assessment'], type);
    assert.ok(Number.isInteger(detail.ts) && detail.ts >= began - 1000 && detail.ts <= Date.now() + 1000, `${type} at ${detail.ts}`);
  }
  const details = (wanted) => told.filter(({ type }) => type === wanted).map(({ detail: { v, instance, ts, ...rest } }) => rest);
  const [ready] = details('gap-ready');
  assert.deepEqual(Object.keys(ready).sort(), ['question_set', 'total', 'widget_version']);
  assert.equal(ready.total, 9);
  assert.deepEqual(details('gap-start'), [{ total: 9 }]);
  assert.deepEqual(details('gap-answer'), expressItems.map((q, at) => ({ index: at + 1, total: 9, q })));
  assert.deepEqual(details('gap-step'), [
    { section: 'practice', index: 1, total: 9, percent: 0 },
    { section: 'result', index: 5, total: 9, percent: 44 },
    { section: 'strategy', index: 7, total: 9, percent: 66 },
  ]);
  const report = await widget.report();
  const [{ duration_ms, ...complete }] = details('gap-complete');
  assert.ok(duration_ms >= 0 && duration_ms < 60_000, `took ${duration_ms}`);
  const { shown: overall, band, severity: breakdowns, after_drag: capabilities } = report;
  assert.deepEqual(complete, { overall, band, breakdowns, capabilities, answered: 9, total: 9 });
});

it('event details are frozen through and through', async ({ page, server }) => {
  const widget = await open({ page, server }, { head: recorder });
  await widget.race(express);
  const told = await page.evaluate(() => window.told());
  assert.deepEqual(told.filter(({ frozen }) => !frozen).map(({ type }) => type), []);
});

it('a listener may call back at once', async ({ page, server }) => {
  const head = recorder.replace('</script>', `
    document.addEventListener('gap-answer', async ({ target }) => (window.heard = await target.answers()));
    document.addEventListener('gap-ready', ({ target }) => target.start());
  </script>`);
  const widget = await open({ page, server }, { head });
  await widget.shows('profile');
  await widget.goOn('skip');
  await widget.choose('INT', 2);
  await page.waitForFunction(() => window.heard);
  assert.deepEqual(await page.evaluate(() => window.heard.answers), { INT: 2 });
});
