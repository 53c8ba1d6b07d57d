//! When a dialog comes without being asked: at once, after a time, by scrolling, when the visitor leaves; and when not.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { Shown, element, inFocus, opener, visit } from './lib/display.mjs';

const it = inBrowser();
const field = '<label>Search <input id="search"></label>';

const clocked = async (page, server, attributes, options) => {
  await page.clock.install();
  return visit(page, server, attributes, options);
};
const still = async (widget) => {
  await widget.page.waitForTimeout(60);
  return widget.isOpen();
};

it('open="load": at once, and once a visit', async ({ page, server, newPage }) => {
  const widget = await visit(page, server, 'display="popup" open="load"');
  await widget.turns(true);
  await widget.shows('welcome');
  await page.keyboard.press('Escape');
  await widget.turns(false);
  assert.equal(await inFocus(page), await page.evaluate(() => document.body.id || document.body.textContent.trim()));
  assert.equal(await page.evaluate(() => sessionStorage.getItem('execution-gap:gap-1:shown')), '1');
  await page.reload();
  await widget.dialog.waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  assert.equal(await still(widget), false);
  await page.getByRole('link', opener).click();
  await widget.turns(true);
  const other = await newPage();
  const again = await visit(other, server, 'display="popup" open="load"');
  await again.turns(true);
});

for (const [value, before, after] of [['', 29_000, 2_000], ['open-value="5"', 4_000, 2_000], ['open-value="soon"', 29_000, 2_000]]) {
  it(`open="time" ${value}: after that many seconds`, async ({ page, server }) => {
    const warnings = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    const widget = await clocked(page, server, `display="slider" open="time" ${value}`);
    await page.waitForLoadState('networkidle');
    await page.clock.runFor(before);
    assert.equal(await still(widget), false);
    await page.clock.runFor(after);
    await widget.turns(true);
    const expected = value.includes('soon') ? ['<execution-gap open-value="soon">: the values allowed are 0 to 3600 seconds; 30 is used.'] : [];
    assert.deepEqual(warnings, expected);
  });
}

it('opened and closed by the visitor, it does not come by itself any more', async ({ page, server }) => {
  const widget = await clocked(page, server, 'display="popup" open="time" open-value="5"');
  await page.waitForLoadState('networkidle');
  await widget.call('open');
  await widget.call('close');
  await page.clock.runFor(20_000);
  assert.equal(await still(widget), false);
});

it('never while somebody types or another dialog is open; after that it comes', async ({ page, server }) => {
  const others = '<dialog id="other">A dialog of the page</dialog><div role="dialog" hidden id="hidden">Hidden</div>';
  const widget = await clocked(page, server, '', { body: field + others + element('display="popup" open="time" open-value="5"') });
  await page.waitForLoadState('networkidle');
  await page.locator('#search').focus();
  await page.clock.runFor(10_000);
  assert.equal(await still(widget), false);
  await page.evaluate(() => (document.activeElement.blur(), document.querySelector('#other').showModal()));
  await page.clock.runFor(10_000);
  assert.equal(await still(widget), false);
  await page.evaluate(() => (document.querySelector('#other').close(), document.activeElement.blur(), (document.querySelector('#hidden').hidden = false)));
  await page.clock.runFor(10_000);
  assert.equal(await still(widget), false);
  await page.evaluate(() => (document.querySelector('#hidden').hidden = true));
  await page.clock.runFor(2_000);
  await widget.turns(true);
});

it('two that come by themselves come one after the other', async ({ page, server }) => {
  const body = element('id="one" display="popup" open="load"') + element('id="two" display="popup" open="load"');
  const one = await visit(page, server, '', { body, selector: '#one' });
  const two = new Shown(page, '#two');
  await one.turns(true);
  await page.waitForTimeout(1200);
  assert.equal(await two.isOpen(), false);
  await page.keyboard.press('Escape');
  await two.turns(true);
  assert.equal(await one.isOpen(), false);
});

for (const [value, before, after] of [['', 0.45, 0.55], ['open-value="80"', 0.7, 0.85]]) {
  it(`open="scroll" ${value}: at that part of the page`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="popup" open="scroll" ${value}`);
    await page.waitForLoadState('networkidle');
    const to = (part) => page.evaluate((part) => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), part);
    await to(before);
    assert.equal(await still(widget), false);
    await to(after);
    await widget.turns(true);
  });
}

it('open="exit": when the pointer leaves through the top, not before its time', async ({ page, server }) => {
  const widget = await clocked(page, server, 'display="popup" open="exit"');
  await page.waitForLoadState('networkidle');
  const leave = (clientY, relatedTarget = null) => page.evaluate(([clientY, inside]) =>
    document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY, relatedTarget: inside ? document.body : null })), [clientY, relatedTarget]);
  await page.clock.runFor(4_000);
  await leave(-1);
  assert.equal(await still(widget), false);
  await page.clock.runFor(2_000);
  await leave(300);
  await leave(-1, 'inside');
  assert.equal(await still(widget), false);
  await leave(-1);
  await widget.turns(true);
});

it('open="exit" by touch: a quick way up, not a slow one', { context: { hasTouch: true, viewport: { width: 400, height: 700 } } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup" open="exit" open-value="0"');
  await page.waitForLoadState('networkidle');
  const move = (steps, pause) => page.evaluate(async ([steps, pause]) => {
    for (const y of steps) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }, [steps, pause]);
  await move([2000, 1400, 800], 40);
  assert.equal(await still(widget), false, 'nobody touched it');
  await page.touchscreen.tap(200, 300);
  await move([2000, 1800, 1600, 1400, 1200, 1000], 350);
  assert.equal(await still(widget), false, 'slowly');
  await move([2000, 2000, 1800, 1600, 1400], 40);
  await widget.turns(true);
});

it('blocked storage: once a page, and no complaint', async ({ page, server }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
  const widget = await visit(page, server, 'display="popup" open="load" persist="off"');
  await widget.turns(true);
  await widget.call('close');
  await page.evaluate(() => document.querySelector('main').append(document.querySelector('execution-gap')));
  await page.waitForTimeout(1200);
  assert.equal(await widget.isOpen(), false);
  await widget.call('open');
  assert.equal(await widget.isOpen(), true);
});

it('a bad value of open means: when asked to, and one warning', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const widget = await visit(page, server, 'display="popup" open="always"');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(warnings, ['<execution-gap open="always">: the values allowed are "load", "time", "scroll", "exit"; it opens when asked to.']);
  assert.equal(await widget.isOpen(), false);
  await widget.call('open');
  assert.equal(await widget.isOpen(), true);
});
