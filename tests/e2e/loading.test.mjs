//! How a page comes by the widget: late or at once, from elsewhere, twice, before or after its script. What happens when
//! a file cannot be had is in failures.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { at, embedded, parts, style, wasm } from './lib/files.mjs';
import { element, express, full, html, loader, open, visit } from './lib/host.mjs';
import { distFolder, serve } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const all = [...parts, ...['execution-gap.js', 'opening/en-express.json'].map(at)].sort();

/** Waits until these files were fetched, and some more time for others. */
async function fetches(page, server, files) {
  for (let waited = 0; embedded(server).length < files.length && waited < 5000; waited += 50) await page.waitForTimeout(50);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(embedded(server), files);
}

it('nothing but the loader is fetched until the element is near the window', async ({ page, server }) => {
  await visit(page, server, { body: `<p style="block-size:6000px"></p>${element('')}` });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  assert.deepEqual(embedded(server), ['/embed/execution-gap.js']);
  assert.equal(await page.locator('execution-gap > a').isVisible(), true);
  await page.evaluate(() => scrollTo(0, 6000 - innerHeight - 400));
  await page.locator('[data-screen="welcome"]').waitFor();
  await fetches(page, server, all);
  assert.ok(await page.locator('execution-gap').evaluate((host) => host.getBoundingClientRect().top > innerHeight), 'it came only when seen');
});

it('with the lines of hints.html the opening screens are fetched together with the loader, and once', async ({ page, server }) => {
  const written = await readFile(join(distFolder(), at('hints.html')), 'utf8');
  const [hints] = written.replaceAll(/https:\/\/cdn\.example\/execution-gap\/[\d.]+\//g, at('')).split('<!-- for form="full" -->');
  const hinted = [...hints.matchAll(/href="([^"]+)"/g)].map(([, path]) => path);
  assert.deepEqual(hinted, ['stage.js', 'execution-gap.css', 'opening/en-express.json'].map(at));
  const warnings = [];
  page.on('console', (message) => warnings.push(message.text()));
  const answer = (bytes, type) => (_, response) => response.writeHead(200, { 'content-type': type }).end(bytes);
  let release;
  const released = new Promise((resolve) => (release = resolve));
  const bytes = await readFile(join(distFolder(), at('execution-gap.js')));
  server.route('GET', at('execution-gap.js'), (...both) => released.then(() => answer(bytes, 'text/javascript')(...both)));
  page.goto(server.page('/host.html', html({ head: hints + loader }))).catch(() => {});
  await page.waitForFunction((paths) => paths.every((path) => performance.getEntriesByName(location.origin + path).some(({ responseEnd }) => responseEnd)), hinted);
  release();
  await new Widget(page).ready();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(embedded(server), all);
  assert.deepEqual(warnings, []);
});

it('loading="eager" does not wait', async ({ page, server }) => {
  await visit(page, server, { body: `<p style="block-size:6000px"></p>${element()}` });
  await page.locator('[data-screen="welcome"]').waitFor();
});

it('two elements of a page share every file', async ({ page, server }) => {
  await visit(page, server, { body: element() + element() });
  await page.locator('[data-screen="welcome"]').nth(1).waitFor();
  await fetches(page, server, all);
});

it('the fallback is seen until the first screen comes', async ({ page, server }) => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  server.route('GET', style, async (_, response) => {
    const bytes = await readFile(join(distFolder(), style));
    await released;
    response.writeHead(200, { 'content-type': 'text/css' }).end(bytes);
  });
  await visit(page, server, { body: `${element()}` });
  const host = page.locator('execution-gap');
  assert.equal(await host.getAttribute('aria-busy'), 'true');
  assert.equal(await host.locator('> a').isVisible(), true);
  release();
  await page.locator('[data-screen="welcome"]').waitFor();
  assert.equal(await host.getAttribute('aria-busy'), null);
  assert.equal(await host.locator('> a').isVisible(), false);
});

it('a server that gives Wasm the wrong type costs nothing but speed', async ({ page, server }) => {
  server.route('GET', wasm, async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(await readFile(join(distFolder(), wasm)));
  });
  await open({ page, server });
});

it('a page of another origin embeds it', async ({ page, server }) => {
  const other = await serve();
  try {
    const head = `<script type="module" src="${other.origin}/embed/execution-gap.js"></script>`;
    const widget = await open({ page, server }, { head });
    await widget.race(express);
    assert.equal(embedded(server).length, 0);
  } finally {
    await other.close();
  }
});

it('the script loaded twice, also from two addresses, defines one element', async ({ page, server }) => {
  const head = loader + loader + '<script type="module" src="/embed/execution-gap.js?copy=2"></script>';
  const widget = await open({ page, server }, { head });
  await page.waitForLoadState('networkidle');
  assert.equal(await widget.find('[data-screen]').count(), 1);
  await widget.race(express);
});

it('elements made before the script, after it, and by innerHTML all work', async ({ page, server }) => {
  await visit(page, server, { body: `${element('id="before" loading="eager"')}<div id="place"></div>` });
  await new Widget(page, '#before').ready();
  await page.evaluate((markup) => {
    const made = document.createElement('execution-gap');
    made.id = 'made';
    made.loading = 'eager';
    made.form = 'full';
    document.body.append(made);
    document.querySelector('#place').innerHTML = markup;
  }, element('id="markup" loading="eager"'));
  for (const id of ['before', 'made', 'markup']) {
    const widget = await new Widget(page, `#${id}`).ready();
    await widget.race(full, { until: 'UNP' });
    const { form, answers } = await widget.answers();
    assert.equal(form, id === 'made' ? 'full' : 'express');
    assert.equal(answers.INT, 1);
  }
});

it('properties set before the script are taken up', async ({ page, server }) => {
  await visit(page, server, { head: '', body: element() });
  await page.evaluate(() => { document.querySelector('execution-gap').form = 'full'; document.querySelector('execution-gap').headingLevel = '3'; });
  await page.addScriptTag({ url: '/embed/execution-gap.js', type: 'module' });
  const widget = await new Widget(page).ready();
  assert.equal(await widget.host.getAttribute('form'), 'full');
  assert.equal((await widget.answers()).form, 'full');
  assert.equal(await widget.find('h3[part="heading"]').count(), 1);
});
