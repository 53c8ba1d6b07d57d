//! From the welcome screen to the report, by keyboard and by pointer; back, changed, stopped and taken up again; and
//! what a page learns of it by events and methods.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { element, express, expressItems, full, html, open, whole } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

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

const reopen = async (page) => {
  const widget = new Widget(page);
  await page.reload();
  return widget.ready();
};

for (const persist of ['session', 'local']) {
  it(`persist="${persist}": a reload offers to go on where the visitor stopped`, async ({ page, server }) => {
    let widget = await open({ page, server }, { attributes: `persist="${persist}"` });
    await widget.race(express, { until: 'FRI' });
    widget = await reopen(page);
    const panel = widget.find('[data-section="resume"]');
    assert.match(await panel.innerText(), /Question 4 of 9, saved /);
    assert.equal(await widget.focused(), null);
    await widget.goOn('resume');
    await widget.focuses({ heading: true });
    assert.equal(await widget.item(), 'FRI');
    await widget.goOn('back');
    assert.deepEqual([await widget.item(), await widget.chosen()], ['BEN', '1']);
    await widget.race(express);
    widget = await reopen(page);
    assert.match(await panel.innerText(), /Your report is ready, saved /);
    await widget.goOn('resume');
    assert.equal(await widget.screen(), 'report');
    assert.equal(await widget.field('gap'), String((await widget.report()).shown));
  });
}

it('a deepened visit is taken up with the same questions in the same order', async ({ page, server }) => {
  let widget = await open({ page, server });
  await widget.race(express);
  await widget.goOn('deepen');
  await widget.race(full, { until: 'R-DAT' });
  widget = await reopen(page);
  assert.match(await widget.find('[data-section="resume"]').innerText(), /Question 20 of 23/);
  await widget.goOn('resume');
  assert.equal(await widget.item(), 'R-DAT');
  await widget.race(full);
  assert.deepEqual(await widget.answers(), { form: 'full', answers: full });
});

it('persist="session" is seen in no other tab, persist="local" is, persist="off" stores nothing', async ({ page, server, newPage }) => {
  const offered = async (persist) => {
    const attributes = `persist="${persist}"`;
    await (await open({ page, server }, { attributes })).race(express, { until: 'UNP' });
    const tab = await newPage();
    const found = await (await open({ page: tab, server }, { attributes })).find('[data-section="resume"]').count();
    await tab.close();
    return found === 1;
  };
  assert.equal(await offered('off'), false);
  assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
  assert.equal(await (await reopen(page)).find('[data-section="resume"]').count(), 0);
  assert.equal(await offered('session'), false);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await offered('local'), true);
});

it('"Delete my answers" deletes them, says so, and focuses the welcome heading', async ({ page, server }) => {
  let widget = await open({ page, server }, { attributes: 'persist="local"' });
  await widget.race(express, { until: 'FRI' });
  widget = await reopen(page);
  await widget.press('delete');
  await widget.says(/^Your answers were deleted$/);
  await widget.focuses({ heading: true });
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal(await widget.find('[data-section="resume"]').count(), 0);
});

it('a stored visit that cannot be read is no visit', async ({ page, server }) => {
  let widget = await open({ page, server });
  await widget.race(express, { until: 'FRI' });
  for (const change of ['"<&;;;;"', 'text.replace(/;q\\d+;/, ";q99;")', 'text + ";more"', 'text.replace(/INT:1/, "INT:9,XYZ:1")', '""']) {
    await page.evaluate((change) => {
      const key = sessionStorage.key(0);
      window.kept ??= sessionStorage.getItem(key);
      sessionStorage.setItem(key, new Function('text', `return ${change}`)(window.kept));
    }, change);
    widget = await reopen(page);
    assert.equal(await widget.screen(), 'welcome');
    await widget.race(express, { until: 'FRI' });
  }
});

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

/** What the report prints, compared with what the engine says. */
async function assertFields(widget) {
  const report = await widget.report();
  const fields = Object.fromEntries(await Promise.all(['gap', 'band', 'low', 'high'].map(async (name) => [name, await widget.field(name)])));
  assert.deepEqual(fields, {
    gap: String(report.shown), band: report.band, low: String(whole(report.low)), high: String(whole(report.high)),
  });
  return report;
}

it('gap, band, low and high in the report equal report()', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const report = await assertFields(widget);
  assert.equal(report.shown, whole(report.gap));
  assert.equal(report.reportable, true);
});

for (const [name, answers, band] of [
  ['everything at the top', 4, 'In step'],
  ['everything planned and nothing running', 0, 'Severe'],
]) {
  it(`the ends of the scale: ${name}`, async ({ page, server }) => {
    const widget = await open({ page, server }, { attributes: 'form="full"' });
    await widget.race(Object.fromEntries(Object.keys(full).map((item) => [item, item.startsWith('S-') ? 4 : answers])));
    await assertFields(widget);
    assert.deepEqual([await widget.field('gap'), await widget.field('band')], [answers ? '0' : '100', band]);
  });
}

it('blind spots: the interval is shown and equals report()', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race({ ...express, BEN: 'dk', 'R-DCX': 'dk' });
  const report = await assertFields(widget);
  assert.deepEqual(report.blind_spots.sort(), ['BEN', 'R-DCX']);
  assert.ok(whole(report.low) < whole(report.high));
  const [low, high] = [whole(report.low), whole(report.high)];
  const text = await widget.find('[data-screen]').innerText();
  assert.match(text, new RegExp(`2 answers are “I do not know”.* open between ${low} and ${high}\\.`));
  assert.match(text, /7 of 9 answered/);
});

it('nothing known: no score, the open parts, and a way to go on answering', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race();
  assert.equal((await widget.report()).shown, null);
  assert.equal((await widget.focuses({ heading: true })).text, 'Not enough answers to score');
  for (const name of ['gap', 'band', 'low', 'high']) assert.equal(await widget.find(`[data-field="${name}"]`).count(), 0, name);
  const text = await widget.find('[data-section="open"]').innerText();
  for (const line of ['How work is done: 0 of 4 answered', 'What is in daily use: 0 of 2 answered', 'What is planned: 0 of 3 answered']) {
    assert.ok(text.includes(line), `no "${line}" in: ${text}`);
  }
  await widget.goOn('continue');
  assert.deepEqual([await widget.item(), await widget.chosen()], ['INT', 'dk']);
  await widget.focuses({ heading: true });
});

it('under half answered: the range only, no number and no band', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race({ INT: 1, UNP: 3, 'S-CLD': 3 });
  const report = await widget.report();
  assert.equal(report.reportable, false);
  const [low, high] = [whole(report.low), whole(report.high)];
  assert.deepEqual([await widget.field('low'), await widget.field('high')], [String(low), String(high)]);
  for (const name of ['gap', 'band']) assert.equal(await widget.find(`[data-field="${name}"]`).count(), 0, name);
  const heading = (await widget.focuses({ heading: true })).text;
  assert.equal(heading, `Your gap lies between ${low} and ${high} points: too many answers are open for one number`);
  await widget.goOn('continue');
  assert.equal(await widget.item(), 'BEN');
});

it('"Continue answering" comes back to a report with a number', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race({ INT: 1, UNP: 3, 'S-CLD': 3 });
  await widget.goOn('continue');
  await widget.race(express);
  await assertFields(widget);
});

it('an area that does not apply is left out of the report, and it says so', async ({ page, server }) => {
  const widget = await open({ page, server }, { attributes: 'form="full"' });
  await widget.race({ ...full, 'R-DAT': 'na' });
  await assertFields(widget);
  const text = await widget.find('[data-screen]').innerText();
  assert.ok(text.includes('Left out because you said that it does not apply: Data and analytics.'), text);
  assert.match(await widget.find('[data-chart="a-areas"] [data-row="DAT"]').innerText(), /Does not apply/);
  assert.match(await widget.find('[data-chart="a-areas"] tr').last().getAttribute('data-row'), /DAT/);
});

for (const [form, answers] of [['express', express], ['full', full], ['full', { ...full, 'R-CYB': 'dk', 'S-INF': 'na' }]]) {
  const note = answers === full || answers === express ? '' : ', with open answers';
  it(`the texts of chart A equal the numbers of report(): ${form}${note}`, async ({ page, server }) => {
    const widget = await open({ page, server }, { attributes: `form="${form}"` });
    await widget.race(answers);
    const report = await widget.report();
    const rows = (chart) =>
      widget.find(`[data-chart="${chart}"] tbody tr`).evaluateAll((rows) =>
        Object.fromEntries(rows.map((row) => [row.dataset.row, [...row.querySelectorAll('td:not([aria-hidden])')].map((cell) => cell.textContent.trim())])),
      );
    const points = (fraction) => (fraction === null ? '–' : String(whole(100 * fraction)));
    const expected = (plan, runs) => {
      if (plan === null || runs === null) return [points(plan), points(runs), null];
      const distance = whole(100 * plan) - whole(100 * runs);
      return [points(plan), points(runs), distance > 0 ? `${distance} behind` : distance < 0 ? `${-distance} ahead` : 'even'];
    };
    const compare = (printed, wanted) => {
      assert.deepEqual(Object.keys(printed).sort(), Object.keys(wanted).sort());
      for (const [id, [plan, runs, difference]] of Object.entries(wanted)) {
        assert.deepEqual(printed[id].slice(0, 2), [plan, runs], id);
        if (difference) assert.equal(printed[id][2], difference, id);
        else assert.match(printed[id][2], /^(Not scored|Does not apply)/, id);
      }
    };
    const capabilities = ['BI', 'PO', 'AA'].map((id) => [id, expected(report.strategy[id], report.after_drag[id])]);
    compare(await rows('a'), Object.fromEntries(capabilities));
    const areas = Object.entries(report.areas).map(([id, { strategy, results }]) => [id, expected(strategy, results)]);
    if (form === 'full') compare(await rows('a-areas'), Object.fromEntries(areas));
    else assert.equal(await widget.find('[data-chart="a-areas"]').count(), 0);
  });
}
