//! What the report prints against what the engine says, also where answers are open. Places and sizes of its charts
//! are in layout.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { express, full, open, whole } from './lib/host.mjs';

const it = inBrowser();

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

for (const [name, patch] of [['throws', () => { throw new Error('patched'); }], ['never calls back', () => 0]]) {
  it(`a page whose requestAnimationFrame ${name} gets the whole report`, async ({ page, server }) => {
    const widget = await open({ page, server });
    await widget.race(express, { until: 'review' });
    await page.evaluate(`window.requestAnimationFrame = ${patch}`);
    await widget.button('continue').click();
    await widget.planComes();
    assert.equal(await widget.find('[data-section="basis"]').count(), 1);
  });
}

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
