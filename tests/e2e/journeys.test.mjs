//! From the welcome screen to the report, by keyboard and by pointer; back, changed and started again. What a reload
//! leaves is in visits, what the report prints in report.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { express, expressItems, full, open } from './lib/host.mjs';

const it = inBrowser();

/** Presses Tab until the control with this action has the focus, and says how often. */
async function tabTo(widget, action) {
  for (let presses = 1; presses <= 40; presses++) {
    await widget.page.keyboard.press('Tab');
    if ((await widget.focused())?.action === action) return presses;
  }
  assert.fail(`40 Tab presses do not reach "${action}"`);
}

it('statement 15: the express form to its report with Tab, arrows, Space and Enter only', async ({ page, server }) => {
  const widget = await open({ page, server });
  const { keyboard } = page;
  await tabTo(widget, 'start');
  await keyboard.press('Enter');
  await widget.shows('profile');
  await widget.focuses({ heading: true });
  await tabTo(widget, 'continue');
  await keyboard.press('Space');
  await widget.shows('question');

  for (const [at, item] of expressItems.entries()) {
    await widget.find(`fieldset[data-item="${item}"]`).waitFor();
    await widget.focuses({ heading: true });
    await keyboard.press('Tab');
    await widget.focuses({ tag: 'input' });
    await keyboard.press('Space');
    const order = await widget.find('fieldset[data-item] input').evaluateAll((inputs) => inputs.map(({ value }) => value));
    const target = order.indexOf(String(express[item]));
    for (let press = 0; press < target; press++) await keyboard.press('ArrowDown');
    assert.equal(await widget.chosen(), String(express[item]));
    if (at % 2) {
      const presses = 1 + (await tabTo(widget, 'continue'));
      assert.ok(presses <= 7, `${presses} Tab presses on question ${item}`);
    }
    await keyboard.press('Enter');
  }

  await widget.shows('review');
  await widget.focuses({ heading: true });
  await tabTo(widget, 'continue');
  await keyboard.press('Enter');
  await widget.shows('report');
  await widget.focuses({ heading: true });
  assert.deepEqual(await widget.answers(), { form: 'express', answers: express });
});

it('the full form by pointer: 23 questions, practices, then results, then strategy', async ({ page, server }) => {
  const widget = await open({ page, server }, { attributes: 'form="full"' });
  const asked = await widget.complete(full);
  assert.deepEqual([...asked].sort(), Object.keys(full).sort());
  const part = (item) => ({ R: 2, S: 3 })[/^([RS])-/.exec(item)?.[1]] ?? 1;
  assert.deepEqual(asked.map(part), asked.map(part).sort());
  assert.equal(asked.filter((item) => part(item) === 1).length, 13);
  assert.deepEqual(await widget.answers(), { form: 'full', answers: full });
  assert.equal((await widget.report()).form, 'full');
});

it('"Go deeper" asks exactly the other 14 questions and repeats none', async ({ page, server }) => {
  const widget = await open({ page, server });
  assert.deepEqual(await widget.complete(express), expressItems);
  await widget.goOn('deepen');
  await widget.focuses({ heading: true });
  const asked = await widget.complete(full);
  const others = Object.keys(full).filter((item) => !(item in express));
  assert.equal(asked.length, 14);
  assert.deepEqual([...asked].sort(), others.sort());
  assert.deepEqual(await widget.answers(), { form: 'full', answers: full });
  assert.equal(await widget.field('gap'), String((await widget.report()).shown));
  assert.equal(await widget.button('deepen').count(), 0);
});

it('going deeper gives the same report as the full form', async ({ page, server, newPage }) => {
  const deeper = await open({ page, server });
  await deeper.race(express);
  await deeper.goOn('deepen');
  await deeper.race(full);
  const other = await newPage();
  const straight = await open({ page: other, server }, { attributes: 'form="full" persist="off"' });
  await straight.race(full);
  const report = await deeper.report();
  assert.ok(report.reportable);
  assert.deepEqual(report, await straight.report());
});

it('statement 20: Back restores the answer, Continue comes forward with it', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.goOn('start');
  await widget.goOn('skip');
  await widget.answer('INT', 3);
  await widget.answer('UNP', 'dk');
  await widget.goOn('back');
  assert.deepEqual([await widget.item(), await widget.chosen()], ['UNP', 'dk']);
  await widget.goOn('back');
  assert.deepEqual([await widget.item(), await widget.chosen()], ['INT', '3']);
  await widget.goOn('continue');
  assert.deepEqual([await widget.item(), await widget.chosen()], ['UNP', 'dk']);
  await widget.goOn('continue');
  assert.deepEqual([await widget.item(), await widget.chosen()], ['BEN', null]);
});

it('Back leads from the first question to the welcome screen', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.goOn('start');
  await widget.goOn('skip');
  await widget.goOn('back');
  assert.equal(await widget.screen(), 'profile');
  await widget.goOn('back');
  assert.equal(await widget.screen(), 'welcome');
  assert.equal(await widget.button('back').count(), 0);
});

it('the profile is kept and never changes the score', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.goOn('start');
  await widget.find('label', { hasText: 'I lead technology' }).first().click();
  await widget.find('select[name="priority"]').selectOption('risk');
  await widget.find('select[name="size"]').selectOption({ label: '51 to 250' });
  await widget.goOn('continue');
  await widget.goOn('back');
  assert.equal(await widget.find('input[name="role"]:checked').getAttribute('value'), 'technology_lead');
  assert.equal(await widget.find('select[name="priority"]').inputValue(), 'risk');
  await widget.race(express);
  const gap = (await widget.report()).gap;
  await widget.host.evaluate((host) => host.reset());
  await widget.shows('welcome');
  await widget.race(express);
  assert.equal((await widget.report()).gap, gap);
});

it('statement 21: review lists every question, and every Change button has a name of its own', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race({ ...express, BEN: 'dk', 'S-CLD': 'na' }, { until: 'review' });
  const changes = await widget.button('change').evaluateAll((buttons) =>
    buttons.map((button) => [button.dataset.about, button.getAttribute('aria-label'), button.textContent.trim()]),
  );
  assert.deepEqual(changes.map(([about]) => about).sort(), [...expressItems].sort());
  assert.equal(new Set(changes.map(([, name]) => name)).size, expressItems.length);
  for (const [, name, text] of changes) assert.ok(name.startsWith(text), `"${name}" does not begin with "${text}"`);
  const row = (item) => widget.find(`dl > div:has([data-about="${item}"])`).innerText();
  assert.match(await row('BEN'), /I do not know/);
  assert.match(await row('S-CLD'), /Does not apply to us/);
  assert.match(await row('INT'), /Every day, in some teams\./);
});

it('statement 22: Change, then Continue, is back at that Change button, and says so', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'review' });
  await widget.press('change', 'R-CLD');
  await widget.find('fieldset[data-item="R-CLD"]').waitFor();
  assert.equal(await widget.chosen(), '1');
  await widget.choose('R-CLD', 4);
  await widget.goOn('continue');
  assert.equal(await widget.screen(), 'review');
  await widget.focuses({ action: 'change', about: 'R-CLD' });
  await widget.says(/^Answer changed$/);
  assert.equal((await widget.answers()).answers['R-CLD'], 4);
});

it('Back out of a change returns to that Change button too', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'review' });
  await widget.press('change', 'S-CYB');
  await widget.find('fieldset[data-item="S-CYB"]').waitFor();
  await widget.goOn('back');
  await widget.focuses({ action: 'change', about: 'S-CYB' });
  assert.deepEqual((await widget.answers()).answers, express);
});

it('a change that changes nothing is not announced as one', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'review' });
  await widget.press('change', 'INT');
  await widget.find('fieldset[data-item="INT"]').waitFor();
  await widget.goOn('continue');
  await page.waitForTimeout(400);
  assert.doesNotMatch(await widget.host.locator('> [role="status"]').textContent(), /changed/);
});

it('starting again is asked once, can be cancelled, and forgets everything', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  await widget.press('restart');
  await widget.focuses({ action: 'restart-sure' });
  assert.equal(await widget.screen(), 'report');
  await widget.press('cancel');
  await widget.focuses({ action: 'restart' });
  assert.deepEqual((await widget.answers()).answers, express);
  await widget.press('restart');
  await widget.goOn('restart-sure');
  assert.equal(await widget.screen(), 'welcome');
  await widget.focuses({ heading: true });
  assert.deepEqual(await widget.answers(), { form: 'express', answers: {} });
  assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
  await page.reload();
  await widget.ready();
  assert.equal(await widget.find('[data-section="resume"]').count(), 0);
});
