//! What a visitor takes along from the report: files and paper, asked for by its buttons. What stands in a document is in
//! document.test.mjs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { inBrowser } from './lib/browser.mjs';
import { express, open } from './lib/host.mjs';

const it = inBrowser();

/** Collects the details of an event in `window.heard`. */
const hear = (page, name) => page.evaluate((name) => {
  window.heard = [];
  document.addEventListener(name, ({ detail }) => window.heard.push(detail));
}, name);

async function report(host) {
  const widget = await open(host);
  await widget.race(express);
  return widget;
}

for (const [format, ending, first] of [['html', 'html', '<!doctype html>'], ['markdown', 'md', '# '], ['csv', 'csv', '\ufeff'], ['result', 'json', '{']]) {
  it(`the report is saved as ${format}, and the page hears how large it is`, async ({ page, server }) => {
    const widget = await report({ page, server });
    await hear(page, 'gap-export');
    const coming = page.waitForEvent('download');
    await widget.find(`[data-action="download"][data-about="${format}"]`).click();
    const download = await coming;
    assert.match(download.suggestedFilename(), new RegExp(`^execution-gap-report-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
    const text = await readFile(await download.path(), 'utf8');
    assert.ok(text.toLowerCase().startsWith(first), text.slice(0, 40));
    await page.waitForFunction(() => window.heard.length);
    const [{ format: said, bytes }] = await page.evaluate(() => window.heard);
    assert.deepEqual([said, bytes], [format, Buffer.byteLength(text)]);
  });
}

it('the result file holds the answers and the numbers that the widget shows', async ({ page, server }) => {
  const widget = await report({ page, server });
  const coming = page.waitForEvent('download');
  await widget.find('[data-action="download"][data-about="result"]').click();
  const result = JSON.parse(await readFile(await (await coming).path(), 'utf8'));
  assert.equal(result.schema, 'execution-gap.report/1');
  assert.deepEqual(result.answers, (await widget.answers()).answers);
  assert.equal(result.shown, Number(await widget.field('gap')));
});

it('printing prints a document of its own, not the page', async ({ page, server }) => {
  await page.addInitScript(() => {
    window.printed = [];
    window.print = function () {
      window.top.printed.push(this === window.top ? 'the page' : this.document.title);
      this.dispatchEvent(new Event('beforeprint'));
      this.dispatchEvent(new Event('afterprint'));
    };
  });
  const widget = await report({ page, server });
  await widget.press('print');
  await page.waitForFunction(() => window.printed.length);
  const [title] = await page.evaluate(() => window.printed);
  assert.match(title, /execution gap/i);
  await page.waitForFunction(() => !document.querySelector('iframe'));
});

it('where a document cannot be made, the visitor is told and can try again', async ({ page, server }) => {
  const widget = await report({ page, server });
  await hear(page, 'gap-error');
  await page.evaluate(() => {
    window.real = URL.createObjectURL;
    URL.createObjectURL = () => { throw new Error('no files here'); };
  });
  const html = widget.find('[data-action="download"][data-about="html"]');
  await html.click();
  await widget.says(/could not be saved/, 5000);
  assert.ok((await page.evaluate(() => window.heard)).some(({ code }) => code === 'document'));
  await page.evaluate(() => (URL.createObjectURL = window.real));
  const coming = page.waitForEvent('download');
  await html.click();
  await coming;
});
