//! Where the focus goes, how a question and its errors are named there, and what the live region says (statements 4 to
//! 7, 16 to 19, 53 and 55).

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { element, express, open, openAt } from './lib/host.mjs';
import { of, tree } from './lib/tree.mjs';

const it = inBrowser();

it('statement 4: loading moves neither focus nor page', async ({ page, server }) => {
  const body = `<input id="host" autofocus>${element()}<p style="block-size:3000px"></p>`;
  const widget = await open({ page, server }, { body });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'host');
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await widget.focused(), null);
});

it('why a question is asked is closed again at the next one', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
  const why = widget.find('details.why');
  await why.locator('summary').click();
  assert.equal(await why.evaluate(({ open }) => open), true);
  await widget.choose('UNP', 1);
  await widget.goOn('continue');
  assert.equal(await why.evaluate(({ open }) => open), false);
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
  const widget = await openAt('INT', { page, server }, { body: `${element()}<input id="host">` });
  await page.locator('#host').focus();
  await widget.host.evaluate((host) => host.setAttribute('theme', 'dark'));
  await page.waitForTimeout(150);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'host');
});

it('statement 6: the heading is described by "Question n of N", and this is not said twice', async ({ page, server }) => {
  const widget = await openAt('BEN', { page, server });
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
  const widget = await openAt('INT', { page, server });
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

it('no control is taken out of order, and Back comes first, the help last', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server });
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

it('statements 16 and 18: Continue without an answer focuses the summary, in the words at the field', async ({ page, server }) => {
  const widget = await openAt('S-CLD', { page, server });
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
  const widget = await openAt('UNP', { page, server });
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
  const widget = await openAt('UNP', { page, server });
  await widget.press('continue');
  await widget.focuses({ tag: 'div' });
  await widget.button('continue').focus();
  await page.keyboard.press('Enter');
  await widget.focuses({ tag: 'div' });
});

it('statement 17: the link in the summary focuses the first radio, shows the legend, and leaves the address alone', { context: { viewport: { width: 400, height: 420 } } }, async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server }, { body: `<p style="block-size:700px"></p>${element()}<p style="block-size:900px"></p>` });
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
  const widget = await openAt('FRI', { page, server });
  await widget.answer('FRI', 2);
  await widget.says(/^Section 2 of 3: What is in daily use$/);
  await widget.answer('R-CLD', 2);
  await widget.answer('R-DCX', 2);
  await widget.says(/^Section 3 of 3: What is planned$/);
});

it('with persist="off" nothing is said to be saved', async ({ page, server }) => {
  const widget = await openAt('UNP', { page, server }, { attributes: 'persist="off"' });
  await widget.choose('UNP', 2);
  await page.waitForTimeout(500);
  assert.doesNotMatch(await widget.host.locator('> [role="status"]').textContent(), /saved/);
  await widget.unfolds();
  assert.match(await widget.find('[data-screen]').innerText(), /Your answers are not stored/);
});

it('statement 53: offline, the flow goes on to its score, and the status says so once', async ({ page, server, context }) => {
  const widget = await openAt('UNP', { page, server });
  await widget.report(); // what answers this comes with the first call
  await page.waitForLoadState('networkidle'); // the report comes while the visitor answers
  await context.setOffline(true);
  await widget.says(/^You are offline\. Your answers are safe\./);
  await widget.race(express, { until: 'review' });
  await widget.press('continue');
  await widget.shows('report');
  assert.equal(await widget.field('gap'), String((await widget.report()).shown));
  await widget.planComes();
  await context.setOffline(false);
  await widget.says(/^Back online$/);
});
