//! Ways to answer: arrows, digits with their hints, and targets for a pointer (statements 8 to 14, 23 and 24). Where
//! the focus goes is in focus.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { element, express, open, openAt } from './lib/host.mjs';

const it = inBrowser();

it('statement 8: nothing is chosen before the visitor chooses', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.goOn('start');
  assert.equal(await widget.find('input:checked:not([type="checkbox"])').count(), 0);
  await widget.goOn('skip');
  for (const item of Object.keys(express).slice(0, 9)) {
    assert.equal(await widget.chosen(), null, await widget.item());
    await widget.answer(await widget.item(), 'dk');
    if ((await widget.screen()) === 'review') break;
    assert.ok(item);
  }
  assert.equal(await widget.screen(), 'review');
});

it('statement 9: four ArrowDown presses reach option 5 and the screen does not change', async ({ page, server }) => {
  const widget = await openAt('R-CLD', { page, server });
  await page.keyboard.press('Tab');
  await widget.focuses({ value: '0' });
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowDown');
  await widget.focuses({ value: '4' });
  assert.equal(await widget.chosen(), '4');
  assert.equal(await widget.place(), 'question R-CLD');
});

it('arrows reach the answers off the scale, and go round', async ({ page, server }) => {
  const widget = await openAt('R-CLD', { page, server });
  await page.keyboard.press('Tab');
  const met = [];
  for (let press = 0; press < 7; press++) {
    await page.keyboard.press('ArrowDown');
    met.push(await widget.chosen());
  }
  assert.deepEqual(met, ['1', '2', '3', '4', 'dk', 'na', '0']);
});

it('statement 10: digit 3 chooses and focuses option 3, and the screen does not change', async ({ page, server }) => {
  const widget = await openAt('R-CLD', { page, server });
  await page.keyboard.press('3');
  await widget.focuses({ tag: 'input', value: '2' });
  assert.equal(await widget.chosen(), '2');
  await page.keyboard.press('6');
  await widget.focuses({ value: 'dk' });
  await page.keyboard.press('7');
  assert.equal(await widget.chosen(), 'na');
  assert.equal(await widget.place(), 'question R-CLD');
  assert.deepEqual((await widget.answers()).answers['R-CLD'], 'na');
});

it('a digit counts what is shown, also where the best answer comes first', async ({ page, server }) => {
  const widget = await openAt('INT', { page, server });
  const shown = await widget.find('fieldset[data-item] input').evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual(shown, ['4', '3', '2', '1', '0', 'dk', 'na']);
  await page.keyboard.press('1');
  assert.equal(await widget.chosen(), '4');
});

it('digits work on every control of the question, and beyond the last answer do nothing', async ({ page, server }) => {
  const widget = await openAt('BEN', { page, server });
  for (const digit of ['0', '7', '8', '9']) await page.keyboard.press(digit);
  assert.equal(await widget.chosen(), null);
  await widget.button('continue').focus();
  await page.keyboard.press('2');
  await widget.focuses({ tag: 'input', value: '3' });
  await widget.button('back').focus();
  await page.keyboard.press('5');
  assert.equal(await widget.chosen(), '0');
});

it('statement 11: digit, Enter, digit, Enter goes through the questions', async ({ page, server }) => {
  const widget = await openAt('INT', { page, server });
  for (const item of ['UNP', 'BEN', 'FRI', 'R-CLD']) {
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await widget.find(`fieldset[data-item="${item}"]`).waitFor();
    await widget.focuses({ heading: true });
  }
  assert.deepEqual((await widget.answers()).answers, { INT: 3, UNP: 3, BEN: 3, FRI: 3 });
});

it('statement 12: digits in a text field are text, and outside of the widget they do nothing', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server }, { body: `${element()}<input id="host"><button id="other">Other</button>` });
  await page.locator('#host').focus();
  await page.keyboard.type('1234');
  assert.equal(await page.locator('#host').inputValue(), '1234');
  await page.locator('#other').focus();
  await page.keyboard.press('3');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), null);
});

it('digits in the help below the question do nothing', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
  await widget.find('summary').last().focus();
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), null);
});

it('digits with a modifier belong to the browser', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
  for (const modifier of ['Control', 'Alt', 'Meta', 'Shift']) await page.keyboard.press(`${modifier}+Digit3`);
  assert.equal(await widget.chosen(), null);
});

it('only the keys that the widget handles are kept from the page', async ({ page, server }) => {
  const head = '<script>window.keys = []; document.addEventListener("keydown", (event) => keys.push(event.key));</script><script type="module" src="/embed/execution-gap.js"></script>';
  const widget = await openAt('UNP', { page, server }, { head });
  for (const key of ['a', '9', '3', 'Escape', 'Tab']) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => window.keys), ['a', '9', 'Escape', 'Tab']);
  assert.equal(await widget.chosen(), '2');
});

it('statement 13: with shortcuts="off" digits do nothing and no hint is there', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server }, { attributes: 'shortcuts="off"' });
  await page.keyboard.press('3');
  await page.keyboard.press('Tab');
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), null);
  assert.equal(await widget.find('kbd').count(), 0);
  await widget.unfolds();
  assert.doesNotMatch(await widget.find('[data-screen]').innerText(), /digits/i);
});

it('the visitor can turn digits off and on in the help', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
  assert.equal(await widget.find('kbd').count(), 6);
  assert.deepEqual(await widget.find('kbd').evaluateAll((hints) => hints.map((hint) => hint.closest('[aria-hidden="true"]') !== null)), Array(6).fill(true));
  await widget.unfolds();
  await widget.find('input[type="checkbox"]').uncheck();
  assert.equal(await widget.find('kbd').count(), 0);
  await widget.find('fieldset input').first().focus();
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), null);
  await widget.find('input[type="checkbox"]').check();
  await widget.find('fieldset input').first().focus();
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), '2');
});

it('statement 14: hints are seen with a mouse', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
  assert.ok(await page.evaluate(() => matchMedia('(hover: hover) and (pointer: fine)').matches));
  assert.equal(await widget.find('kbd').first().isVisible(), true);
});

it('statement 14: hints are hidden where nothing hovers', { context: { hasTouch: true, isMobile: true } }, async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
  assert.ok(await page.evaluate(() => matchMedia('(hover: none)').matches));
  assert.ok((await widget.find('kbd').count()) > 0);
  assert.equal(await widget.find('kbd').first().isVisible(), false);
});

/** Everything on the screen that a pointer can hit: name, width and height in CSS pixels. */
const targets = (widget) =>
  widget.host.evaluate(({ shadowRoot }) => {
    const rows = [...shadowRoot.querySelectorAll('input[type="radio"]')].map((input) => input.closest('[part~="option"]'));
    const boxes = [...shadowRoot.querySelectorAll('input[type="checkbox"]')].map((input) => input.closest('label') ?? input);
    return [...shadowRoot.querySelectorAll('button, a[href], select, summary'), ...rows, ...boxes]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ box: element.getBoundingClientRect(), name: element.textContent.trim().slice(0, 40) || element.name }))
      .map(({ box: { width, height }, name }) => ({ name, width, height }));
  });

for (const width of [320, 900]) {
  it(`statement 23: every target is at least 44 pixels high and wide, ${width} pixels of room`, { context: { viewport: { width, height: 900 } } }, async ({ page, server }) => {
    const widget = await open({ page, server });
    let seen = 0;
    const check = async (screen) => {
      await widget.unfolds();
      const all = await targets(widget);
      seen += all.length;
      const small = all.filter((target) => target.height < 44 || target.width < 44);
      assert.deepEqual(small, [], screen);
    };
    await check('welcome');
    await widget.goOn('start');
    await check('profile');
    await widget.goOn('skip');
    await check('question');
    await widget.press('continue');
    await check('error');
    await widget.race(express, { until: 'review' });
    await check('review');
    await page.reload();
    await widget.ready();
    await check('resume');
    await widget.press('restart');
    await check('restart');
    await widget.press('cancel');
    await widget.goOn('resume');
    await widget.race(express);
    await check('report');
    await widget.press('restart');
    await check('report, asking to restart');
    assert.ok(seen > 60, `only ${seen} targets were measured`);
  });
}

it('statement 24: a click anywhere in a row chooses it', async ({ page, server }) => {
  const widget = await openAt('R-CLD', { page, server });
  for (const value of ['0', '1', '2', '3', '4', 'dk', 'na']) {
    const row = widget.find('[part~="option"]').filter({ has: page.locator(`input[value="${value}"]`) });
    await row.scrollIntoViewIfNeeded();
    const { x: left, y: top, width, height } = await row.boundingBox();
    // As near to the corners as their rounding allows.
    for (const [x, y] of [[4, 4], [width - 4, height - 4], [width - 4, 4], [4, height - 4], [width / 2, height / 2]]) {
      await widget.find(`input[value="${value === '0' ? '1' : '0'}"]`).evaluate((input) => input.click());
      await page.mouse.click(left + x, top + y);
      assert.equal(await widget.chosen(), value, `${value} at ${x}, ${y}`);
    }
  }
});
