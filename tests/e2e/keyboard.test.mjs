//! Keyboard, focus, errors, targets and the live region (statements 4 to 24 and 55).

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { element, express, open } from './lib/host.mjs';
import { of, tree } from './lib/tree.mjs';

const it = inBrowser();

/** A widget that shows this item. */
async function at(item, { page, server }, options, answers = express) {
  const widget = await open({ page, server }, options);
  await widget.race(answers, { until: item });
  return widget;
}

it('statement 4: loading moves neither focus nor page', async ({ page, server }) => {
  const body = `<input id="host" autofocus>${element()}<p style="block-size:3000px"></p>`;
  const widget = await open({ page, server }, { body });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'host');
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await widget.focused(), null);
});

it('statement 5: Start, Continue and Back focus the heading of the step', async ({ page, server }) => {
  const widget = await open({ page, server });
  const headings = [];
  const step = async (action) => {
    await widget.goOn(action);
    headings.push((await widget.focuses({ heading: true })).text);
  };
  await step('start');
  await step('continue');
  await widget.choose('INT', 1);
  await step('continue');
  await step('back');
  await step('back');
  await step('back');
  assert.equal(new Set(headings).size, 4);
  await widget.race(express, { until: 'review' });
  await widget.focuses({ heading: true });
  await step('continue');
  await step('review');
  await step('back');
});

it('a step change does not take the focus from another widget or from the page', async ({ page, server }) => {
  const widget = await at('INT', { page, server }, { body: `${element()}<input id="host">` });
  await page.locator('#host').focus();
  await widget.host.evaluate((host) => host.setAttribute('theme', 'dark'));
  await page.waitForTimeout(150);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'host');
});

it('statement 6: the heading is described by "Question n of N", and this is not said twice', async ({ page, server }) => {
  const widget = await at('BEN', { page, server });
  const text = (await widget.focused()).text;
  const nodes = await tree(page);
  const [heading] = of(nodes, 'heading', text);
  assert.equal(heading.level, 2);
  assert.match(heading.description, /^Question 3 of 9, How work is done$/);
  assert.doesNotMatch(await widget.host.locator('> [role="status"]').textContent(), /Question/);
  const [bar] = of(nodes, 'progressbar');
  assert.equal(bar.name, 'Progress');
  assert.equal(await widget.find('[role="progressbar"]').getAttribute('aria-valuetext'), 'Question 3 of 9');
});

it('statement 7: a question is a group named by its heading, its options are radios with one name', async ({ page, server }) => {
  const widget = await at('INT', { page, server });
  const text = (await widget.focused()).text;
  const nodes = await tree(page);
  const [group] = of(nodes, 'group', text);
  assert.ok(group, 'no group has the name of the heading');
  assert.match(group.description, /^Choose what is true today/);
  assert.equal(of(nodes, 'radio').length, 7);
  assert.equal(new Set(of(nodes, 'radio').map(({ name }) => name)).size, 7);
  const inputs = await widget.find('fieldset[data-item] input').evaluateAll((inputs) => inputs.map(({ name, type }) => `${type} ${name}`));
  assert.deepEqual([...new Set(inputs)], ['radio answer']);
  const region = of(nodes, 'region').filter(({ name }) => name === text);
  assert.equal(region.length, 1, 'the widget is no region named by the step');
});

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
  const widget = await at('R-CLD', { page, server });
  await page.keyboard.press('Tab');
  await widget.focuses({ value: '0' });
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowDown');
  await widget.focuses({ value: '4' });
  assert.equal(await widget.chosen(), '4');
  assert.equal(await widget.place(), 'question R-CLD');
});

it('arrows reach the answers off the scale, and go round', async ({ page, server }) => {
  const widget = await at('R-CLD', { page, server });
  await page.keyboard.press('Tab');
  const met = [];
  for (let press = 0; press < 7; press++) {
    await page.keyboard.press('ArrowDown');
    met.push(await widget.chosen());
  }
  assert.deepEqual(met, ['1', '2', '3', '4', 'dk', 'na', '0']);
});

it('statement 10: digit 3 chooses and focuses option 3, and the screen does not change', async ({ page, server }) => {
  const widget = await at('R-CLD', { page, server });
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
  const widget = await at('INT', { page, server });
  const shown = await widget.find('fieldset[data-item] input').evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual(shown, ['4', '3', '2', '1', '0', 'dk', 'na']);
  await page.keyboard.press('1');
  assert.equal(await widget.chosen(), '4');
});

it('digits work on every control of the question, and beyond the last answer do nothing', async ({ page, server }) => {
  const widget = await at('BEN', { page, server });
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
  const widget = await at('INT', { page, server });
  for (const item of ['UNP', 'BEN', 'FRI', 'R-CLD']) {
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await widget.find(`fieldset[data-item="${item}"]`).waitFor();
    await widget.focuses({ heading: true });
  }
  assert.deepEqual((await widget.answers()).answers, { INT: 3, UNP: 3, BEN: 3, FRI: 3 });
});

it('statement 12: digits in a text field are text, and outside of the widget they do nothing', async ({ page, server }) => {
  const widget = await at('UNP', { page, server }, { body: `${element()}<input id="host"><button id="other">Other</button>` });
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
  const widget = await at('UNP', { page, server });
  await widget.find('summary').last().focus();
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), null);
});

it('digits with a modifier belong to the browser', async ({ page, server }) => {
  const widget = await at('UNP', { page, server });
  for (const modifier of ['Control', 'Alt', 'Meta', 'Shift']) await page.keyboard.press(`${modifier}+Digit3`);
  assert.equal(await widget.chosen(), null);
});

it('only the keys that the widget handles are kept from the page', async ({ page, server }) => {
  const head = '<script>window.keys = []; document.addEventListener("keydown", (event) => keys.push(event.key));</script><script type="module" src="/embed/execution-gap.js"></script>';
  const widget = await at('UNP', { page, server }, { head });
  for (const key of ['a', '9', '3', 'Escape', 'Tab']) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => window.keys), ['a', '9', 'Escape', 'Tab']);
  assert.equal(await widget.chosen(), '2');
});

it('statement 13: with shortcuts="off" digits do nothing and no hint is there', async ({ page, server }) => {
  const widget = await at('UNP', { page, server }, { attributes: 'shortcuts="off"' });
  await page.keyboard.press('3');
  await page.keyboard.press('Tab');
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), null);
  assert.equal(await widget.find('kbd').count(), 0);
  await widget.unfolds();
  assert.doesNotMatch(await widget.find('[data-screen]').innerText(), /digits/i);
});

it('the visitor can turn digits off and on in the help', async ({ page, server }) => {
  const widget = await at('UNP', { page, server });
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
  const widget = await at('UNP', { page, server });
  assert.ok(await page.evaluate(() => matchMedia('(hover: hover) and (pointer: fine)').matches));
  assert.equal(await widget.find('kbd').first().isVisible(), true);
});

it('statement 14: hints are hidden where nothing hovers', { context: { hasTouch: true, isMobile: true } }, async ({ page, server }) => {
  const widget = await at('UNP', { page, server });
  assert.ok(await page.evaluate(() => matchMedia('(hover: none)').matches));
  assert.ok((await widget.find('kbd').count()) > 0);
  assert.equal(await widget.find('kbd').first().isVisible(), false);
});

it('statements 16 and 18: Continue without an answer focuses the summary, in the words at the field', async ({ page, server }) => {
  const widget = await at('S-CLD', { page, server });
  await widget.press('continue');
  await widget.focuses({ tag: 'div' });
  assert.equal(await widget.place(), 'question S-CLD');
  const nodes = await tree(page);
  const alert = of(nodes, 'alert');
  assert.equal(alert.length, 1);
  assert.equal(of(nodes, 'heading', 'There is a problem').length, 1);
  const summary = widget.find('[part="error-summary"]');
  assert.ok(await widget.host.evaluate(({ shadowRoot }) => shadowRoot.activeElement.matches('[part="error-summary"]')));
  const link = await summary.locator('a').innerText();
  const field = await widget.find('[part="error"]').textContent();
  assert.equal(field.trim(), `Error: ${link}`);
  const [group] = of(nodes, 'group').filter(({ description }) => description?.includes(link));
  assert.ok(group, 'the question is not described by its error');
});

it('an answer clears the error on Continue, and going back and forth leaves none', async ({ page, server }) => {
  const widget = await at('UNP', { page, server });
  await widget.press('continue');
  await widget.find('[part="error-summary"]').waitFor();
  await widget.goOn('back');
  assert.equal(await widget.find('[part="error-summary"]').count(), 0);
  await widget.goOn('continue');
  assert.equal(await widget.find('[part="error-summary"], [part="error"]').count(), 0);
  await widget.press('continue');
  await widget.find('[part="error-summary"]').waitFor();
  await page.keyboard.press('2');
  await widget.goOn('continue');
  assert.equal(await widget.find('[part="error-summary"], [part="error"]').count(), 0);
});

it('a second Continue without an answer focuses the summary again', async ({ page, server }) => {
  const widget = await at('UNP', { page, server });
  await widget.press('continue');
  await widget.focuses({ tag: 'div' });
  await widget.button('continue').focus();
  await page.keyboard.press('Enter');
  await widget.focuses({ tag: 'div' });
});

it('statement 17: the link in the summary focuses the first radio, shows the legend, and leaves the address alone', { context: { viewport: { width: 400, height: 420 } } }, async ({ page, server }) => {
  const widget = await at('UNP', { page, server }, { body: `<p style="block-size:700px"></p>${element()}<p style="block-size:900px"></p>` });
  await widget.press('continue');
  const link = widget.find('[part="error-summary"] a');
  const address = page.url();
  await link.focus();
  await page.keyboard.press('Enter');
  await widget.focuses({ tag: 'input', value: '4' });
  const { y, height } = await widget.find('legend').boundingBox();
  assert.ok(y >= -0.5 && y + height <= 420.5, `the legend stands at ${y}, ${height} high`);
  assert.equal(page.url(), address);
  assert.equal(await page.evaluate(() => history.length), 2);
});

it('statement 19: Continue is never disabled', async ({ page, server }) => {
  const widget = await open({ page, server });
  for (const place of ['profile', 'INT', 'S-DCX', 'review']) {
    await widget.race(express, { until: place });
    const states = await widget.button('continue').evaluateAll((buttons) => buttons.map((button) => [button.disabled, button.getAttribute('aria-disabled')]));
    assert.deepEqual(states, [[false, null]], place);
  }
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
  const widget = await at('R-CLD', { page, server });
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

it('no control is taken out of order, and Back comes first, the help last', async ({ page, server }) => {
  const widget = await at('UNP', { page, server });
  const positive = await widget.host.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('[tabindex]')].filter(({ tabIndex }) => tabIndex > 0).length);
  assert.equal(positive, 0);
  await widget.host.evaluate(({ shadowRoot }) => shadowRoot.activeElement.blur());
  await page.locator('h1').evaluate((heading) => { heading.tabIndex = -1; heading.focus(); });
  const met = [];
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press('Tab');
    const { tag, action } = await widget.focused();
    met.push(action ?? tag);
  }
  assert.deepEqual(met, ['back', 'input', 'summary', 'continue', 'summary']);
  assert.equal((await widget.focused()).text, 'Help and keyboard');
});

it('statement 55: the live region is there and empty, then speaks within a second and falls silent', async ({ page, server }) => {
  const widget = await open({ page, server });
  const region = widget.host.locator('> [role="status"]');
  assert.equal(await region.count(), 1);
  assert.equal(await region.textContent(), '');
  assert.equal(await region.getAttribute('slot'), 'gap-live');
  await widget.race(express, { until: 'INT' });
  await widget.says(/^Section 1 of 3: How work is done$/);
  await widget.choose('INT', 2);
  await widget.says(/^Your answers are saved on this device\.$/);
  await widget.choose('INT', 3);
  await widget.says(/^$/, 7000);
  const box = await region.boundingBox();
  assert.ok(box.width <= 1 && box.height <= 1, 'the live region is seen');
  assert.equal(of(await tree(page), 'status').length, 1);
});

it('the next part of the questionnaire is announced once', async ({ page, server }) => {
  const widget = await at('FRI', { page, server });
  await widget.answer('FRI', 2);
  await widget.says(/^Section 2 of 3: What is in daily use$/);
  await widget.answer('R-CLD', 2);
  await widget.answer('R-DCX', 2);
  await widget.says(/^Section 3 of 3: What is planned$/);
});

it('with persist="off" nothing is said to be saved', async ({ page, server }) => {
  const widget = await at('UNP', { page, server }, { attributes: 'persist="off"' });
  await widget.choose('UNP', 2);
  await page.waitForTimeout(500);
  assert.doesNotMatch(await widget.host.locator('> [role="status"]').textContent(), /saved/);
  await widget.unfolds();
  assert.match(await widget.find('[data-screen]').innerText(), /Your answers are not stored/);
});

it('statement 53: offline, the flow goes on to its score, and the status says so once', async ({ page, server, context }) => {
  const widget = await at('UNP', { page, server });
  await widget.report(); // what answers this comes with the first call
  await context.setOffline(true);
  await widget.says(/^You are offline\. Your answers are safe\./);
  await widget.race(express);
  assert.equal(await widget.field('gap'), String((await widget.report()).shown));
  await context.setOffline(false);
  await widget.says(/^Back online$/);
});
