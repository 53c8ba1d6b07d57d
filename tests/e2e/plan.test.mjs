//! The plan below the result: it comes by itself, and a visitor can try other answers in it and work out money. What stands in
//! it is tested natively (`crates/report/tests`), how the report comes in arriving.test.mjs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { assertAccessible } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { element, express, full, loader, open } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

const hear = (page, name) => page.evaluate((name) => {
  window.heard = [];
  document.addEventListener(name, ({ detail }) => window.heard.push(detail));
}, name);

async function report(host, { answers = express, ...options } = {}) {
  const widget = await open(host, options);
  await widget.race(answers);
  return widget;
}

const sections = (widget) => widget.find('[data-plan] [data-section]').evaluateAll((all) => all.map(({ dataset }) => dataset.section));
const focus = (widget) => widget.host.evaluate(({ shadowRoot: { activeElement: at } }) => at && [at.dataset.do ?? at.localName, at.name || at.value || at.id]);

it('the express report has its plan, the full one the table of areas too', async ({ page, server, newPage }) => {
  const short = await sections(await report({ page, server }));
  assert.deepEqual(short.slice(0, 4), ['moves', 'roadmap', 'readiness', 'movers']);
  const long = await sections(await report({ page: await newPage(), server }, { answers: full, attributes: 'form="full"' }));
  assert.ok(long.includes('matrix') && long.indexOf('matrix') < long.indexOf('movers'), long.join());
});

it('it changes with the answers, and is there again after them', async ({ page, server }) => {
  const widget = await report({ page, server });
  const title = () => widget.find('[data-section="moves"] .subheading').first().textContent();
  const before = await title();
  await widget.press('back');
  await widget.press('change', 'INT');
  await widget.answer('INT', 4);
  await widget.shows('review');
  await widget.press('continue');
  await widget.planComes();
  assert.notEqual(await title(), before);
});

it('another answer is tried, taken back, and never given', async ({ page, server }) => {
  const widget = await report({ page, server });
  const own = await widget.answers();
  const select = widget.find('[data-slot="try-answers"] select').first();
  const name = await select.getAttribute('name');
  const given = await select.inputValue();
  await select.focus();
  await select.selectOption(`${name}:${own.answers[name] === 4 ? 0 : 4}`);
  assert.deepEqual(await focus(widget), ['try', name], 'the focus stays on what was changed');
  const tried = { ...own.answers, [name]: own.answers[name] === 4 ? 0 : 4 };
  const { shown } = await widget.host.evaluate(async (host, [form, answers]) => {
    const { load } = await import('/npm/engine.js').catch(() => import('/embed/engine.js'));
    return (await load()).report({ form, answers, brief: true });
  }, ['express', tried]);
  const row = widget.find('[data-slot="try-result"] tbody tr').nth(1);
  assert.equal(Number(await row.locator('td').first().textContent()), shown);
  await widget.says(/gap/i, 2000);
  await widget.find('[data-do="try-undo"]').press('Enter');
  assert.equal(await widget.find('[data-slot="try-answers"] select').first().inputValue(), given);
  assert.equal(await widget.find('[data-do="try-undo"]').count(), 0);
  assert.deepEqual((await focus(widget))[0], 'h3', 'who undid the last change stands at the heading');
  assert.deepEqual(await widget.answers(), own);
});

it('money comes from amounts alone, and stays in the page', async ({ page, server }) => {
  const widget = await report({ page, server });
  const part = widget.find('[data-section="money"]');
  assert.doesNotMatch(await widget.find('[data-slot="money"]').innerText(), /\d/);
  const asked = server.requests.length;
  const amount = part.locator('input').first();
  await amount.fill('two');
  await amount.press('Tab');
  await part.locator('.error').waitFor();
  await amount.fill('2,000,000');
  await amount.press('Enter');
  const said = await widget.find('[data-slot="money"]').innerText();
  assert.match(said, /\d/);
  await part.locator('summary').click();
  const usual = part.locator('input[name="money-lost-low"]');
  await usual.fill('30');
  await usual.press('Tab');
  assert.notEqual(await widget.find('[data-slot="money"]').innerText(), said);
  await part.locator('[data-do="money-default"][value="lost"]').click();
  assert.equal(await widget.find('[data-slot="money"]').innerText(), said);
  assert.equal(server.requests.length, asked, 'nothing was asked of the server');
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  assert.ok(!stored.includes('2,000,000') && !stored.includes('2000000'));
});

it('a campaign’s weights and benchmark are in the plan and in what is saved', async ({ page, server }) => {
  const benchmark = { n: 212, source: 'Members of a trade body', date: '2026-05', form: 'express', gap: 31 };
  const campaign = { schema: 'execution-gap.campaign/1', weights: { BI: 0, AA: 0 }, benchmark };
  const body = `<execution-gap loading="eager"><script type="application/json">${JSON.stringify(campaign)}</script></execution-gap>`;
  const widget = await report({ page, server }, { body });
  const gap = await widget.field('gap');
  const group = widget.find('[data-section="cohort"]');
  assert.match(await group.innerText(), /212 others is 31/);
  assert.match(await group.innerText(), /Members of a trade body, 2026-05/);
  const coming = page.waitForEvent('download');
  await widget.find('[data-action="download"][data-about="html"]').click();
  const saved = await readFile(await (await coming).path(), 'utf8');
  assert.ok(saved.includes(`<strong>${gap}</strong>`), `the saved report says another number than ${gap}`);
  assert.match(saved, /Members of a trade body/);
});

for (const direction of ['ltr', 'rtl']) {
  it(`with everything in it used, no rule of accessibility is broken and marks stand where numbers say, ${direction}`, { timeout: 120_000 }, async ({ page, server }) => {
    const widget = await report({ page, server }, { answers: full, attributes: `form="full" dir="${direction}"` });
    await widget.find('[data-slot="try-answers"] select').first().selectOption({ index: 3 });
    await widget.find('[data-section="money"] input').first().fill('1m');
    await widget.find('[data-section="money"] input').first().press('Enter');
    await widget.unfolds();
    await assertAccessible(page);
    const off = await widget.find('[data-section="readiness"] tbody tr').evaluateAll((rows) => rows.map((row) => {
      const [now, needed] = [...row.querySelectorAll('td.number')].map((cell) => Number(cell.textContent));
      const bar = row.querySelector('.bar').getBoundingClientRect();
      const box = (selector) => row.querySelector(selector).getBoundingClientRect();
      const isRtl = getComputedStyle(row).direction === 'rtl';
      const at = (x) => (100 * (isRtl ? bar.right - x : x - bar.left)) / bar.width;
      const end = isRtl ? box('.fill').left : box('.fill').right;
      const line = isRtl ? box('.needed').right : box('.needed').left;
      return [at(end) - now, at(line) - needed].map(Math.abs);
    }));
    assert.ok(off.length === 3 && off.flat().every((points) => points < 0.6), JSON.stringify(off));
  });
}

it('two widgets each have their own', async ({ page, server }) => {
  await open({ page, server }, { head: loader, body: element('loading="eager" id="a"') + element('loading="eager" id="b"') });
  const [first, second] = await Promise.all(['#a', '#b'].map((id) => new Widget(page, id).ready()));
  await first.race(express);
  await second.race({ ...express, INT: 4 });
  const title = (widget) => widget.find('[data-section="moves"] .subheading').first().textContent();
  assert.notEqual(await title(first), await title(second));
});

it('in a page that allows no markup from text and no inline style it is the same', async ({ page, server }) => {
  const policy = "require-trusted-types-for 'script'; trusted-types 'none'; style-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
  const widget = await open({ page, server }, { headers: { 'content-security-policy': policy } });
  await widget.race(express);
  assert.deepEqual((await sections(widget)).slice(0, 3), ['moves', 'roadmap', 'readiness']);
  const width = await widget.find('[data-section="readiness"] .fill').first().evaluate((fill) => fill.getBoundingClientRect().width);
  assert.ok(width > 1, `the bar is ${width} wide`);
});
