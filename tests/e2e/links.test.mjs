//! Links to a report and to a second opinion, and what others send back: from one visitor's browser to another's. What a
//! link holds is tested natively (`crates/model/tests/model/share.rs`), what is said of people and moments too (`crates/report/tests/report/board`).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { assertAccessible } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { element, express, html, open } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

/** How somebody else sees the same company. */
const other = { ...express, INT: 3, UNP: 2, BEN: 4, 'S-CLD': 2 };

const page = (host, attributes = 'loading="eager"') => host.server.page('/host.html', html({ body: element(attributes) }));

/** Opens the page in a browser of its own, as on another machine. */
async function elsewhere({ browser, server }, fragment = '', attributes) {
  const context = await browser.newContext();
  const there = await context.newPage();
  await there.goto(page({ server }, attributes) + fragment);
  return { page: there, context, widget: await new Widget(there).ready() };
}

/** What the button puts on the clipboard. */
async function copied(page, widget, action) {
  await page.evaluate(() => {
    window.copied = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => void window.copied.push(text) } });
  });
  await widget.press(action);
  await widget.says(/copied/i, 3000);
  return page.evaluate(() => window.copied.at(-1));
}

const fragment = (url) => new URL(url).hash;
const part = (widget, name) => widget.find(`[data-section="${name}"]`);
const add = async (widget, about, text) => {
  await widget.find(`input[data-do="${about}-add"]`).fill(text);
  await widget.find(`[data-action="add-link"][data-about="${about}"]`).click();
};

async function saved(page, widget) {
  const coming = page.waitForEvent('download');
  await widget.find('[data-action="download"][data-about="result"]').click();
  return (await coming).path();
}

it('a link shows the same result in another browser, to be read and not changed', async ({ browser, page, server }) => {
  await page.goto(server.page('/host.html', html({ body: element() })) + '?id=7&utm_source=mail&gclid=abc');
  const widget = await new Widget(page).ready();
  await widget.race(express);
  await page.evaluate(() => document.addEventListener('gap-share', ({ detail }) => (window.shared = detail)));
  const url = await copied(page, widget, 'share');
  assert.match(url, /\/host\.html\?id=7#gap1\.[\w-]+$/, 'the query stays, but for what tells where the visitor came from');
  const { method, length } = await page.evaluate(() => window.shared);
  assert.deepEqual([method, length], ['copy', url.length]);

  const there = await elsewhere({ browser, server }, fragment(url));
  await there.widget.shows('report');
  assert.equal(await there.widget.field('gap'), await widget.field('gap'));
  await there.widget.planComes();
  assert.equal(await there.widget.find('[data-action="back"], [data-action="review"], [data-section="people"]').count(), 0);
  await part(there.widget, 'shared').waitFor();
  assert.equal(await there.page.evaluate(() => localStorage.length + sessionStorage.length), 0, 'nothing of it is kept');
  await assertAccessible(there.page);

  // Their own answers, and both side by side without another link.
  await there.widget.press('take');
  await there.widget.shows('welcome');
  await there.widget.race(other);
  await part(there.widget, 'people').locator('[data-chart="e"]').waitFor();
  assert.match(await part(there.widget, 'people').innerText(), /6 of 9/);
});

it('who saves the report at once has the other’s view in it', async ({ browser, page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const there = await elsewhere({ browser, server }, fragment(await copied(page, widget, 'share')));
  await there.widget.shows('report');
  await there.widget.press('take');
  await there.widget.shows('welcome');
  await there.widget.race(other, { plan: false });
  const coming = there.page.waitForEvent('download');
  await there.widget.press('download', 'html');
  assert.match(await readFile(await (await coming).path(), 'utf8'), /You agree on 6 of 9 answers/);
});

it('a page can forbid links, and hears how high the widget is', async ({ page, server }) => {
  const widget = await open({ page, server });
  await page.evaluate(() => {
    window.heights = [];
    document.addEventListener('gap-resize', ({ detail }) => window.heights.push(detail.height));
    document.addEventListener('gap-share', (event) => event.preventDefault());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => (window.copied = true) } });
  });
  await widget.race(express);
  await widget.press('share');
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.copied), undefined);
  const [heights, height] = await page.evaluate(() => [window.heights, document.querySelector('execution-gap').getBoundingClientRect().height]);
  assert.equal(heights.at(-1), Math.ceil(height));
  assert.ok(heights.every((height, at) => height !== heights[at - 1]), 'the same height is told once');
});

it('shared answers can be made one’s own', async ({ browser, page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const url = await copied(page, widget, 'share');
  const there = await elsewhere({ browser, server }, fragment(url));
  await there.widget.shows('report');
  await there.widget.press('copy');
  await there.widget.find('[data-action="back"]').waitFor();
  await there.widget.planComes();
  assert.deepEqual(await there.widget.answers(), await widget.answers());
  assert.equal(await there.widget.find('[data-slot="people"] [data-chart="e"]').count(), 0, 'nobody is compared with themselves');
  assert.equal(await there.widget.find('[data-slot="people-error"]').innerText(), '');
  await there.page.reload();
  await there.widget.ready();
});

it('a visit that had begun waits while a link is read in the same page', async ({ browser, page, server }) => {
  const first = await open({ page, server });
  await first.race(express);
  const url = await copied(page, first, 'share');
  const there = await elsewhere({ browser, server });
  await there.widget.race(other, { until: 'BEN' });
  await there.page.evaluate((hash) => (location.hash = hash), fragment(url));
  await there.widget.shows('report');
  await there.widget.press('take');
  await there.widget.press('resume');
  await there.widget.shows('question');
  assert.deepEqual(Object.keys((await there.widget.answers()).answers).sort(), ['INT', 'UNP']);
});

it('a link that cannot be read says so, and the assessment goes on as always', { timeout: 120_000 }, async ({ browser, page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const hash = fragment(await copied(page, widget, 'share'));
  const swapped = (at) => hash.slice(0, at) + (hash[at] === 'A' ? 'B' : 'A') + hash.slice(at + 1);
  for (const broken of [swapped(6), swapped(12), hash.slice(0, -1), `${hash}A`, '#gap1.', '#gap1.%E0%A4%A', `#gap1.${'A'.repeat(2_000_000)}`]) {
    const there = await elsewhere({ browser, server }, broken);
    await part(there.widget, 'arrival').waitFor();
    assert.match(await part(there.widget, 'arrival').innerText(), /cannot be read/);
    await there.widget.goOn('start');
    await there.context.close();
  }
});

it('a fragment of the page’s own is left alone', async ({ browser, server }) => {
  for (const own of ['#section-2', '#gap', '#gap2.AAAA', '#/route?gap1.x']) {
    const { page, widget, context } = await elsewhere({ browser, server }, own);
    assert.equal(await widget.find('[data-section="arrival"], [data-section="shared"]').count(), 0, own);
    await widget.race(express, { until: 'UNP' });
    assert.equal(new URL(page.url()).hash, own);
    await context.close();
  }
});

it('an invitation and a broken link are brought into view, far down a page and in a dialog', async ({ browser, page, server }) => {
  await page.goto(server.page('/host.html', html({ body: element() })));
  const widget = await new Widget(page).ready();
  await widget.race(express);
  const invitation = fragment(await copied(page, widget, 'invite'));
  for (const link of [invitation, '#gap1.broken']) {
    for (const display of ['inline', 'tab', 'popup']) {
      const context = await browser.newContext();
      const there = await context.newPage();
      const body = `<p style="block-size: 3000px">Above</p>${element(`display="${display}"`)}<p style="block-size: 3000px">Below</p>`;
      await there.goto(server.page('/far.html', html({ body })) + link);
      const arrival = there.locator('execution-gap [data-section="arrival"]');
      await arrival.waitFor();
      await there.waitForFunction(() => {
        const { top, bottom } = document.querySelector('execution-gap').shadowRoot.querySelector('[data-section="arrival"]').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
      await new Widget(there).focuses({ heading: true });
      await context.close();
    }
  }
});

it('a colleague follows an invitation, answers, and both see the same differences', { timeout: 120_000 }, async ({ browser, page, server }) => {
  const widget = await open({ page, server });
  await widget.goOn('start');
  await widget.find('input[name$="role"][value="technology_lead"]').check({ force: true });
  await widget.race(express);
  const invitation = await copied(page, widget, 'invite');
  assert.ok(invitation.length < 300);

  const there = await elsewhere({ browser, server }, fragment(invitation));
  assert.match(await part(there.widget, 'arrival').innerText(), /leads technology/);
  assert.equal(JSON.stringify(await there.widget.answers()).includes('INT'), false, 'no answers are in it');
  await assertAccessible(there.page);
  await there.widget.race(other);
  const reply = await copied(there.page, there.widget, 'share');
  await add(widget, 'people', `Here you are: ${reply}\nBest`);
  await add(there.widget, 'people', await copied(page, widget, 'share'));
  const titles = [];
  for (const side of [widget, there.widget]) {
    const chart = side.find('[data-chart="e"]');
    await chart.waitFor();
    titles.push(await chart.locator('figcaption .subheading').innerText());
    assert.equal(await chart.locator('tbody tr').count(), 3, 'the three questions that they see differently');
  }
  assert.equal(titles[0], titles[1]);
  assert.match(await part(widget, 'people').innerText(), /leads technology/i);
  await assertAccessible(page);
});

it('what others send is refused with a reason, and the text stays where it is', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const own = await copied(page, widget, 'share');
  const error = widget.find('[data-slot="people-error"]');
  for (const [text, said] of [['hello', /link/i], [own, /./], ['{"schema":"execution-gap.report/1","form":"express","answers":{"INT":9}}', /INT/]]) {
    await add(widget, 'people', text);
    await error.locator(':scope > *').first().waitFor();
    assert.match(await error.innerText(), said);
    assert.equal(await widget.find('input[data-do="people-add"]').inputValue(), text);
  }
  assert.equal(await widget.find('[data-chart="e"]').count(), 0);
});

it('two people answer on one device, one after the other', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const gap = await widget.field('gap');
  await widget.press('beside');
  await widget.shows('welcome');
  await page.reload();
  await widget.ready();
  await widget.race(other);
  assert.notEqual(await widget.field('gap'), gap);
  await widget.find('[data-chart="e"]').waitFor();
  // Others stay while an answer is changed, and go with all answers.
  await widget.press('back');
  await widget.press('continue');
  await widget.planComes();
  await widget.find('[data-chart="e"]').waitFor();
  await widget.press('restart');
  await widget.press('restart-sure');
  await widget.race(express);
  assert.equal(await widget.find('[data-chart="e"]').count(), 0);
});

it('a result file opens as another person, is printed with them, and as an earlier result', { timeout: 120_000 }, async ({ browser, page, server }) => {
  const there = await elsewhere({ browser, server });
  await there.widget.race(other);
  const file = await saved(there.page, there.widget);
  const widget = await open({ page, server });
  await widget.race(express);
  for (const about of ['people', 'earlier']) {
    const choosing = page.waitForEvent('filechooser');
    await widget.find(`[data-action="open-file"][data-about="${about}"]`).click();
    await (await choosing).setFiles({ name: 'result.json', mimeType: 'application/json', buffer: await readFile(file) });
  }
  await widget.find('[data-chart="e"]').waitFor();
  const trend = widget.find('[data-chart="trend"]');
  await trend.waitFor();
  assert.match(await part(widget, 'trend').innerText(), new RegExp(`\\b${await there.widget.field('gap')}\\b`), 'the gap of then');
  const coming = page.waitForEvent('download');
  await widget.find('[data-action="download"][data-about="html"]').click();
  assert.match(await readFile(await (await coming).path(), 'utf8'), /data-chart="e"/);
  await assertAccessible(page);
});

it('where the clipboard is refused, the address stands selected in a field', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('no')) } }));
  for (const [action, place] of [['share', 'share-link'], ['invite', 'invite-link']]) {
    await widget.press(action);
    const field = widget.find(`[data-slot="${place}"] input`);
    await field.waitFor();
    const { value, chosen } = await field.evaluate((field) => ({ value: field.value, chosen: field.value.slice(field.selectionStart, field.selectionEnd) }));
    assert.match(value, /#gap1\./);
    assert.equal(chosen, value);
  }
  await assertAccessible(page);
});

for (const direction of ['ltr', 'rtl']) {
  it(`several people and an earlier result fit a phone, ${direction}`, { context: { viewport: { width: 320, height: 640 } }, timeout: 120_000 }, async ({ page, server }) => {
    const widget = await open({ page, server }, { attributes: `dir="${direction}"` });
    await widget.race(express);
    const file = (answers, more) => JSON.stringify({ schema: 'execution-gap.report/1', form: 'express', answers, ...more });
    await add(widget, 'people', file(other, { role: 'business_lead' }));
    await add(widget, 'people', file({ ...other, UNP: 0 }, { role: 'finance' }));
    await add(widget, 'people', file({ ...express, INT: 0, 'S-DCX': 'dk' }));
    await add(widget, 'earlier', file({ ...express, INT: 0, BEN: 0 }, { date: '2026-05-01' }));
    await widget.find('[data-chart="trend"]').waitFor();
    assert.equal(await widget.find('.person').count(), 3);
    await assertAccessible(page);
    const wide = await widget.find('[data-plan] *').evaluateAll((all) => all
      .filter((one) => !one.closest('.hidden, [hidden], thead') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => `${one.localName}.${one.className} ${one.textContent.slice(0, 30)}`));
    assert.deepEqual(wide, []);
  });
}
