//! The widget as a guest of a page: moved, copied, inside a form, in a sandbox, under a strict policy, without storage;
//! and that it takes nothing from the page and sends nothing.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { report } from './lib/files.mjs';
import { element, express, full, html, open, visit } from './lib/host.mjs';
import { difference } from './lib/pixels.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

it('moved in the page, taken out and put back, it keeps every answer', async ({ page, server }) => {
  const widget = await open({ page, server }, { body: `<div id="a">${element()}</div><div id="b"></div>` });
  await widget.race(express, { until: 'FRI' });
  await widget.choose('FRI', 3);
  const given = await widget.answers();
  await page.evaluate(() => document.querySelector('#b').append(document.querySelector('execution-gap')));
  assert.equal(await widget.place(), 'question FRI');
  assert.equal(await widget.chosen(), '3');
  await page.evaluate(async () => {
    const widget = document.querySelector('execution-gap');
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.querySelector('#a').append(widget);
  });
  if (await page.evaluate(() => 'moveBefore' in Element.prototype)) {
    await page.evaluate(() => document.querySelector('#b').moveBefore(document.querySelector('execution-gap'), null));
  }
  assert.deepEqual(await widget.answers(), given);
  await widget.goOn('continue');
  await widget.race(express);
  assert.equal(await widget.find('[data-screen]').count(), 1);
  assert.equal(await widget.host.locator('> [role="status"]').count(), 1);
});

it('a copy of an element is a widget of its own', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'FRI' });
  await page.evaluate(() => {
    const copy = document.querySelector('execution-gap').cloneNode(true);
    copy.id = 'copy';
    document.querySelector('main').append(copy);
  });
  const copy = await new Widget(page, '#copy').ready();
  assert.equal(await copy.screen(), 'welcome');
  await copy.goOn('start');
  assert.equal(await widget.place(), 'question FRI');
  assert.equal(await copy.host.locator('> [role="status"]').count(), 1);
});

it('two widgets keep their answers apart, also across a reload', async ({ page, server }) => {
  const body = element('id="one" loading="eager"') + element('id="two" loading="eager" form="full"');
  await visit(page, server, { body });
  const [one, two] = [await new Widget(page, '#one').ready(), await new Widget(page, '#two').ready()];
  await one.race({ INT: 1 }, { until: 'UNP' });
  await two.race(full, { until: 'R-CLD' });
  await page.reload();
  await one.ready();
  await two.ready();
  assert.match(await one.find('[data-section="resume"]').innerText(), /Question 2 of 9/);
  assert.match(await two.find('[data-section="resume"]').innerText(), /Question 14 of 23/);
});

it('statement 31: inside a form of the page, Enter and Continue belong to the widget', async ({ page, server }) => {
  const body = `<form id="host" action="/elsewhere"><input name="q" value="1">${element()}<button>Send</button></form>
    <script>window.submits = 0; document.querySelector('#host').addEventListener('submit', (event) => { submits++; event.preventDefault(); });</script>`;
  const widget = await open({ page, server }, { body });
  await widget.goOn('start');
  await widget.find('input[name="role"]').first().focus();
  await page.keyboard.press('Enter');
  await widget.shows('question');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await widget.find('fieldset[data-item="UNP"]').waitFor();
  await widget.press('continue');
  await widget.find('[part="error-summary"]').waitFor();
  await widget.answer('UNP', 2);
  await widget.goOn('back');
  await widget.race(express);
  assert.equal(await page.evaluate(() => window.submits), 0);
  assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector('#host')).keys()]), ['q']);
  assert.equal(server.requests.some(({ path }) => path === '/elsewhere'), false);
  await page.getByRole('button', { name: 'Send' }).click();
  assert.equal(await page.evaluate(() => window.submits), 1);
});

it('statement 50: after it has loaded, nothing leaves, and only the report module is fetched, the same for every visitor', async ({ page, server, context }) => {
  const widget = await open({ page, server });
  await page.waitForLoadState('networkidle');
  const sent = [];
  page.on('request', (request) => sent.push([request.method(), new URL(request.url()).href.replace(server.origin, ''), request.postData()].join(' ').trim()));
  const address = page.url();
  await widget.complete({ ...express, FRI: 'dk' }, { until: 'question' });
  assert.deepEqual(sent, [], 'before the first answer nothing is asked for');
  await widget.complete({ ...express, FRI: 'dk' });
  await widget.unfolds();
  await widget.goOn('deepen');
  await widget.race(full);
  await page.waitForTimeout(300);
  assert.deepEqual([...new Set(sent)].sort(), report.map((file) => `GET ${file}`));
  assert.equal(page.url(), address);
  assert.deepEqual(await context.cookies(), []);
});

const blocked = `
  for (const name of ['sessionStorage', 'localStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`;
const filled = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`;

for (const [name, script] of [['blocked', blocked], ['full', filled]]) {
  for (const persist of ['session', 'local']) {
    it(`storage that is ${name}, persist="${persist}": the flow goes on, and nothing claims to be saved`, async ({ page, server }) => {
      await page.addInitScript(script);
      const widget = await open({ page, server }, { attributes: `persist="${persist}"` });
      await widget.goOn('start');
      await widget.goOn('skip');
      await widget.choose('INT', 2);
      const heard = [];
      for (let turn = 0; turn < 10; turn++) {
        heard.push(await widget.host.locator('> [role="status"]').textContent());
        await page.waitForTimeout(50);
      }
      await widget.race(express);
      assert.equal(await widget.field('gap'), String((await widget.report()).shown));
      await widget.press('restart');
      await widget.goOn('restart-sure');
      assert.ok(!heard.some((text) => text.includes('saved')), `it said "${heard.find((text) => text.includes('saved'))}"`);
    });
  }
}

it('a sandboxed frame without an origin of its own', async ({ page, server }) => {
  const inside = html({ head: `<script type="module" src="${server.origin}/embed/execution-gap.js"></script>` });
  await page.goto(server.page('/frame.html', `<!doctype html><html lang="en"><title>A page</title><iframe title="Assessment" sandbox="allow-scripts allow-forms" width="700" height="700" srcdoc='${inside.replaceAll("'", '&#39;')}'></iframe></html>`));
  const frame = page.frameLocator('iframe');
  await frame.locator('[data-action="start"]').click();
  await frame.locator('[data-action="skip"]').click();
  await frame.locator('fieldset[data-item="INT"] label').first().click();
  await frame.locator('[data-action="continue"]').click();
  await frame.locator('fieldset[data-item="UNP"]').waitFor();
});

const strict = "default-src 'none'; connect-src 'self'; style-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

for (const [name, policy] of [['strict', strict], ['strict, with trusted types', `${strict}; require-trusted-types-for 'script'; trusted-types 'none'`]]) {
  it(`statement 54: under a policy that is ${name}, it is fully styled and violates nothing`, async ({ page, server, newPage }) => {
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => violations.push({ violatedDirective, blockedURI, sample }));
    });
    const held = await open({ page, server }, { headers: { 'content-security-policy': policy } });
    const other = await newPage();
    const free = await open({ page: other, server });
    const alike = async (screen) => {
      await Promise.all([held.settles(), free.settles()]);
      const [a, b] = [await held.host.screenshot(), await free.host.screenshot()];
      assert.equal(difference(a, b), 0, `${screen} looks different under the policy`);
    };
    await alike('welcome');
    await held.race(express, { until: 'UNP' });
    await free.race(express, { until: 'UNP' });
    await alike('question');
    await held.race(express);
    await free.race(express);
    await alike('report');
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  });
}

it('the page keeps its globals and its title', async ({ page, server }) => {
  await visit(page, server, { head: '', body: '<p>Text</p>' });
  const globals = () => Object.keys(window).sort();
  const [without, title] = [await page.evaluate(globals), await page.title()];
  await (await open({ page, server })).race(express);
  assert.deepEqual(await page.evaluate(globals), without);
  assert.equal(await page.title(), title);
});
