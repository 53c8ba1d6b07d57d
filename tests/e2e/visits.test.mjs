//! A visit that was stopped: what is stored, who sees it, and how it is taken up again or deleted.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { express, full, open } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

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
