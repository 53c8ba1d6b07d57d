//! Popup, slider and tab to look at: accessible, in their place, as large as the window allows, still or moving, on
//! paper.

import assert from 'node:assert/strict';
import { violations } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { box, element, visit } from './lib/display.mjs';
import { express, html } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

for (const display of ['popup', 'slider', 'tab']) {
  for (const [mode, context, attributes] of [
    ['light', {}, ''],
    ['dark', {}, 'theme="dark"'],
    ['320 pixels', { viewport: { width: 320, height: 568 } }, ''],
    ['forced colours', { forcedColors: 'active' }, ''],
    ['right to left', {}, 'dir="rtl"'],
  ]) {
    it(`${display}: no accessibility rule is broken, closed and open, ${mode}`, { context }, async ({ page, server }) => {
      const widget = await visit(page, server, `display="${display}" ${attributes}`);
      const rules = context.forcedColors ? { 'color-contrast': false } : {};
      const broken = async () => (await violations(page, { rules })).map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
      assert.deepEqual(await broken(), [], 'closed');
      await widget.call('open');
      for (const screen of ['welcome', 'INT', 'report']) {
        await widget.shows('welcome').catch(() => {});
        if (screen !== 'welcome') await widget.race(express, { until: screen });
        await widget.settles();
        assert.deepEqual(await broken(), [], screen);
      }
      const { width, height } = await box(widget.button('close'));
      assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
      assert.equal(await widget.button('close').getAttribute('aria-label'), 'Close');
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth), false);
    });
  }
}

it('in a container that is transformed, cut off and low, dialog and launcher are where they belong', async ({ page, server }) => {
  const around = 'transform: scale(0.5) rotate(20deg); overflow: hidden; inline-size: 100px; block-size: 60px; position: relative; z-index: 0';
  const widget = await visit(page, server, '', { body: `<div style="${around}">${element('display="tab"')}</div><div style="position:fixed;inset:0;z-index:99;background:#fff">Over it</div>` });
  const { width } = page.viewportSize();
  assert.ok(Math.abs((await box(widget.button('open'))).right - width) < 1);
  await widget.press('open');
  await widget.shows('welcome');
  await widget.settles();
  const { right, top } = await box(widget.dialog);
  assert.deepEqual([Math.round(right), Math.round(top)], [width, 0]);
});

for (const [direction, side] of [['ltr', 'right'], ['rtl', 'left']]) {
  it(`slider and launcher stand at the inline end, ${direction}`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="tab" dir="${direction}"`);
    const edge = direction === 'rtl' ? 0 : page.viewportSize().width;
    assert.ok(Math.abs((await box(widget.button('open')))[side] - edge) < 1, 'launcher');
    await widget.press('open');
    await widget.shows('welcome');
    await widget.settles();
    const { height, width, ...sides } = await box(widget.dialog);
    assert.equal(Math.round(sides[side]), edge);
    assert.equal(height, page.viewportSize().height);
    assert.ok(width < edge + 700 && width > 400);
    const close = await box(widget.button('close'));
    assert.ok(Math.abs(close[side] - edge) < 12, 'close button');
  });
}

for (const display of ['popup', 'slider', 'tab']) {
  it(`${display}: a phone's window is filled, nothing is cut off`, { context: { viewport: { width: 320, height: 568 } } }, async ({ page, server }) => {
    const widget = await visit(page, server, `display="${display}"`);
    await widget.call('open');
    await widget.shows('welcome');
    await widget.settles();
    const { left, right, top, bottom } = await box(widget.dialog);
    assert.deepEqual([left, right, top, bottom].map(Math.round), [0, 320, 0, 568]);
    await widget.race(express);
    const frame = widget.find('.frame');
    assert.equal(await frame.evaluate((frame) => frame.scrollWidth > frame.clientWidth), false);
    assert.equal(await frame.evaluate((frame) => frame.scrollHeight > frame.clientHeight), true);
    await widget.find('.footer').scrollIntoViewIfNeeded();
    assert.equal(await widget.button('close').isVisible(), true);
  });
}

it('at twice the text size everything is still reached', { context: { viewport: { width: 640, height: 500 } } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"', { body: element('display="popup"'), style: 'execution-gap { font-size: 32px }' });
  await widget.call('open');
  await widget.shows('welcome');
  await widget.settles();
  const { left, right, top, bottom } = await box(widget.dialog);
  assert.ok(left >= 0 && top >= 0 && right <= 640 && bottom <= 500, JSON.stringify({ left, right, top, bottom }));
  await widget.goOn('start');
  const { bottom: end } = await box(widget.button('close'));
  assert.ok(end <= 500);
});

it('every step begins at its top', { context: { viewport: { width: 320, height: 400 } } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"');
  await widget.call('open');
  await widget.shows('welcome');
  await widget.race(express, { until: 'UNP' });
  for (const depth of [10, 40, 9999]) {
    const frame = widget.find('.frame');
    await frame.evaluate((frame, depth) => frame.scrollTo(0, depth), depth);
    await widget.host.evaluate(({ shadowRoot }) => {
      shadowRoot.querySelector('input[value="2"]').click();
      shadowRoot.querySelector('[data-action="continue"]').click();
    });
    await widget.focuses({ heading: true });
    await page.waitForTimeout(50);
    assert.equal(await frame.evaluate((frame) => frame.scrollTop), 0, `from ${depth}`);
  }
});

/** Where the dialog's movements lead from and to, at the moment it is opened. */
const movements = (widget) => widget.host.evaluate(async (host) => {
  await host.open();
  return host.shadowRoot.querySelector('dialog').getAnimations().flatMap(({ effect }) => effect.getKeyframes().map(({ translate }) => translate));
});

it('with reduced motion nothing moves', { context: { reducedMotion: 'reduce' } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="slider"');
  assert.deepEqual(await movements(widget), []);
});

it('without a wish for less, the slider comes in from its side', async ({ page, server }) => {
  for (const [direction, from] of [['ltr', '100%'], ['rtl', '-100%']]) {
    const widget = await visit(page, server, `display="slider" dir="${direction}"`);
    const frames = await movements(widget);
    assert.ok(frames.some((translate) => translate?.startsWith(from)), frames.join());
  }
});

it('on paper the report takes the place of the page, whole', async ({ page, server }) => {
  const pages = async () => (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  await page.goto(server.page('/host.html', html({ body: element('loading="eager"') })));
  const inline = await new Widget(page).ready();
  await inline.race(express);
  const expected = await pages();
  assert.ok(expected > 2);
  const widget = await visit(page, server, 'display="popup" persist="off"');
  assert.ok((await pages()) > 3, 'the page alone');
  await widget.call('open');
  await widget.shows('welcome');
  await widget.race(express);
  const printed = await pages();
  assert.ok(Math.abs(printed - expected) <= 1, `${printed} pages instead of ${expected}`);
});
