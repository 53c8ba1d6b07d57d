//! The opening screens that stand before the program has arrived: the same as the program's own, usable at once, and
//! nothing that a visitor does on them is lost.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { blocked, element, html, loader } from './lib/host.mjs';
import { distFolder } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const wasm = '/embed/wasm/execution-gap_bg.wasm';

/** Holds the program back; returns the function that lets it come. */
function hold(server) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  server.route('GET', wasm, async (_, response) => {
    await released;
    response.writeHead(200, { 'content-type': 'application/wasm' }).end(await readFile(join(distFolder(), wasm)));
  });
  return release;
}

const heard = `<script>window.heard = [];
  for (const name of ['ready', 'start', 'answer', 'step', 'error']) document.addEventListener('gap-' + name, ({ type, detail }) => heard.push(detail.q ? type + ' ' + detail.q : type));</script>`;

async function visit(page, server, attributes = '', head = '') {
  await page.goto(server.page('/host.html', html({ body: element(`loading="eager" ${attributes}`), head: head + loader })));
  const widget = new Widget(page);
  await widget.shows('welcome');
  return widget;
}

it('what is chosen and pressed before the program is there is carried over', async ({ page, server }) => {
  const release = hold(server);
  const widget = await visit(page, server, '', heard);
  assert.equal(await widget.host.getAttribute('aria-busy'), null);
  await widget.press('start');
  await widget.shows('profile');
  await widget.focuses({ heading: true });
  await widget.find('label[for="gap-role-finance"]').click();
  await widget.find('select[name="priority"]').selectOption('risk');
  await widget.press('continue');
  await widget.shows('question');
  await widget.focuses({ heading: true });
  await widget.press('back');
  assert.equal(await widget.find('input[value="finance"]').isChecked(), true);
  assert.equal(await widget.find('select[name="priority"]').inputValue(), 'risk');
  await widget.press('continue');
  await widget.choose('INT', 3);
  assert.equal(await widget.find('.option.selected input').inputValue(), '3');
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await widget.press('continue');
  await widget.find('p[role="status"]', { hasText: 'loading' }).waitFor();
  assert.match(await widget.find('p[role="status"]').innerText(), /^$|The next step is loading/);
  assert.equal(await widget.place(), 'question INT');
  release();
  await widget.find('fieldset[data-item="UNP"]').waitFor();
  await widget.focuses({ heading: true });
  assert.deepEqual(await widget.answers(), { form: 'express', answers: { INT: 3 } });
  assert.deepEqual(await page.evaluate(() => window.heard), ['gap-ready', 'gap-step', 'gap-step', 'gap-start', 'gap-answer INT']);
  await widget.goOn('back');
  assert.equal(await widget.chosen(), '3');
  await widget.goOn('back');
  assert.equal(await widget.find('input[value="finance"]').isChecked(), true);
  assert.equal(await widget.find('select[name="priority"]').inputValue(), 'risk');
});

it('the keyboard works before the program is there: Enter, digits, arrows', async ({ page, server }) => {
  hold(server);
  const widget = await visit(page, server);
  await widget.button('start').focus();
  await page.keyboard.press('Enter');
  await widget.shows('profile');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await widget.shows('question');
  await page.keyboard.press('3');
  assert.equal(await widget.chosen(), '2');
  assert.equal((await widget.focused()).value, '2');
  await page.keyboard.press('ArrowDown');
  const chosen = await widget.chosen();
  assert.notEqual(chosen, '2');
  for (const key of ['Control+1', 'Alt+2', '9', '0']) await page.keyboard.press(key);
  assert.equal(await widget.chosen(), chosen);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(100);
  assert.equal(await widget.place(), 'question INT');
});

it('"Continue" without an answer, pressed too early, is answered by the program', async ({ page, server }) => {
  const release = hold(server);
  const widget = await visit(page, server);
  await widget.press('start');
  await widget.press('skip');
  await widget.press('continue');
  release();
  await widget.find('[part="error-summary"]').waitFor();
  await widget.focuses({ tag: 'div' });
});

it('an impatient visitor presses "Continue" three times and is one question further', async ({ page, server }) => {
  const release = hold(server);
  const widget = await visit(page, server);
  await widget.press('start');
  await widget.press('skip');
  await widget.choose('INT', 1);
  for (let press = 0; press < 3; press++) await widget.press('continue');
  release();
  await widget.find('fieldset[data-item="UNP"]').waitFor();
  await widget.settles();
  assert.equal(await widget.find('[part="error-summary"]').count(), 0);
  assert.deepEqual((await widget.answers()).answers, { INT: 1 });
});

it('"Continue" pressed too early holds, although the page changes an attribute meanwhile', async ({ page, server }) => {
  const release = hold(server);
  const widget = await visit(page, server);
  await widget.press('start');
  await widget.press('skip');
  await widget.choose('INT', 1);
  await widget.press('continue');
  await widget.host.evaluate((host) => host.setAttribute('heading-level', '4'));
  release();
  await widget.find('fieldset[data-item="UNP"]').waitFor();
  await widget.find('h4').first().waitFor({ state: 'attached' });
  await widget.focuses({ heading: true });
});

it('"Continue" pressed too early can be taken back', async ({ page, server }) => {
  const release = hold(server);
  const widget = await visit(page, server);
  await widget.press('start');
  await widget.press('skip');
  await widget.choose('INT', 1);
  await widget.press('continue');
  await widget.press('back');
  await widget.shows('profile');
  release();
  await widget.answers();
  assert.equal(await widget.screen(), 'profile');
  await widget.goOn('skip');
  assert.equal(await widget.place(), 'question INT');
  assert.equal(await widget.chosen(), '1');
});

it('the program takes over with the next step, not under the hands of the visitor', async ({ page, server }) => {
  const release = hold(server);
  const widget = await visit(page, server);
  await widget.press('start');
  const radio = await widget.find('input[value="finance"]').elementHandle();
  await widget.find('label[for="gap-role-finance"]').click();
  release();
  await widget.answers();
  await widget.settles();
  assert.equal(await radio.evaluate((input) => input.isConnected && input.checked), true);
  await widget.focuses({ value: 'finance' });
  await widget.goOn('skip');
  assert.equal(await radio.evaluate((input) => input.isConnected), false);
  assert.equal(await widget.find('[data-screen]').count(), 1);
  await widget.goOn('back');
  assert.equal(await widget.find('input[value="finance"]').isChecked(), true);
});

it('a method of the element makes the program take over, and the focus stays where it was', async ({ page, server }) => {
  const widget = await visit(page, server);
  await widget.answers();
  await widget.find('summary').focus();
  await widget.host.evaluate((host) => host.setAttribute('heading-level', '4'));
  await widget.find('h4').waitFor();
  await widget.focuses({ tag: 'summary' });
  await widget.host.evaluate((host) => host.start());
  await widget.shows('profile');
  await widget.focuses({ heading: true });
});

/** Markup without what only the browser or the moment decides. */
const markup = (widget) => widget.host.evaluate(({ shadowRoot }) => {
  const written = (node) => {
    if (node.nodeType !== 1) return node.nodeType === 3 ? node.data : '';
    const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).filter((text) => !/^(checked|hidden)=/.test(text));
    if (node.localName === 'kbd' && node.hidden) return '';
    return `<${node.localName} ${attributes.sort().join(' ')}>${[...node.childNodes].map(written).join('')}`;
  };
  return written(shadowRoot.querySelector('[data-screen]'));
});

for (const attributes of ['', 'form="full" heading-level="4" dir="rtl"', 'persist="local"', 'persist="off" shortcuts="off"']) {
  it(`the opening screens are the program's own: ${attributes || 'by default'}`, { errors: [blocked] }, async ({ page, server, newPage }) => {
    hold(server);
    const early = await visit(page, server, attributes);
    const other = await newPage();
    const form = attributes.includes('full') ? 'full' : 'express';
    server.unroute('GET', wasm);
    await other.route(`**/opening/en-${form}.json`, (route) => route.fulfill({ status: 200, body: 'null' }));
    await other.goto(server.page('/late.html', html({ body: element(`loading="eager" ${attributes}`) })));
    const late = await new Widget(other).ready();
    for (const step of ['start', 'skip', null]) {
      await late.settles();
      assert.equal(await markup(early), await markup(late), `at ${await late.place()}`);
      if (!step) break;
      await early.press(step);
      await late.goOn(step);
    }
  });
}

it('a second widget of the page has a name of its own from the first moment', async ({ page, server }) => {
  hold(server);
  await page.goto(server.page('/host.html', html({ body: element() + element() })));
  await page.locator('[data-screen="welcome"]').nth(1).waitFor();
  const names = await page.locator('[data-screen]').evaluateAll((sections) => sections.map((section) => section.getAttribute('aria-labelledby')));
  assert.deepEqual(names, ['gap-heading', 'gap-heading gap-ordinal']);
});

it('a saved visit is offered by the program; no opening comes before it', async ({ page, server }) => {
  const widget = await visit(page, server);
  await widget.race({ INT: 1 }, { until: 'UNP' });
  await page.addInitScript(() => {
    window.shown = [];
    new MutationObserver(() => {
      const screen = document.querySelector('execution-gap')?.shadowRoot?.querySelector('[data-screen]');
      if (screen) shown.push(Boolean(screen.querySelector('[data-action="start"]')));
    }).observe(document, { childList: true, subtree: true, attributes: true });
  });
  await page.reload();
  await widget.find('[data-section="resume"]').waitFor();
  assert.equal((await page.evaluate(() => window.shown)).includes(true), false);
  assert.equal(await widget.button('start').count(), 0);
});

it('answers given before a failure are there after "Try again"', { errors: [/503/, blocked] }, async ({ page, server }) => {
  let fail;
  const failed = new Promise((resolve) => (fail = resolve));
  server.route('GET', wasm, async (_, response) => {
    await failed;
    response.writeHead(503).end('busy');
  });
  const widget = await visit(page, server);
  await widget.press('start');
  await widget.press('skip');
  await widget.choose('INT', 2);
  fail();
  await widget.button('retry').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Take the assessment' }).isVisible(), true);
  server.unroute('GET', wasm);
  await widget.press('retry');
  await widget.find('fieldset[data-item="INT"]').waitFor();
  await widget.focuses({ heading: true });
  assert.equal(await widget.chosen(), '2');
});

it('who waits for long is offered the other way too', async ({ page, server }) => {
  const release = hold(server);
  await page.clock.install();
  const widget = await visit(page, server);
  const link = page.getByRole('link', { name: 'Take the assessment' });
  await page.clock.runFor(4000);
  assert.equal(await link.isVisible(), false);
  await page.clock.runFor(7000);
  await link.waitFor();
  assert.equal(await widget.button('start').isVisible(), true);
  release();
  await widget.answers();
  await widget.goOn('start');
  assert.equal(await link.isVisible(), false);
});

it('who stands on the fallback link when it gives way stands on the heading', async ({ page, server }) => {
  let release;
  server.route('GET', '/embed/stage.js', async (_, response) => {
    await new Promise((resolve) => (release = resolve));
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(await readFile(join(distFolder(), 'embed/stage.js')));
  });
  await page.goto(server.page('/host.html', html()));
  await page.getByRole('link', { name: 'Take the assessment' }).focus();
  while (!release) await page.waitForTimeout(20);
  release();
  const widget = new Widget(page);
  await widget.shows('welcome');
  await widget.focuses({ heading: true });
});

it('where Wasm is forbidden nothing is shown that could not go on', async ({ page, server }) => {
  await page.addInitScript(() => {
    window.screens = 0;
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, options);
      new MutationObserver(() => (window.screens += root.querySelectorAll('[data-screen]').length)).observe(root, { childList: true, subtree: true });
      return root;
    };
  });
  await page.goto(server.page('/host.html', html(), { 'content-security-policy': "script-src 'self'" }));
  await page.locator('[data-action="retry"]').waitFor();
  assert.equal(await page.evaluate(() => window.screens), 0);
});

it('without opening screens the program comes by itself', { errors: [/404/, blocked] }, async ({ page, server }) => {
  server.route('GET', '/embed/opening/en-express.json', (_, response) => response.writeHead(404).end('no'));
  const widget = await visit(page, server);
  await widget.goOn('start');
  assert.equal(await widget.screen(), 'profile');
});

for (const path of ['stage.js', 'wasm/execution-gap.js', 'wasm/execution-gap_bg.wasm', 'lang/en.txt', 'execution-gap.css']) {
  it(`a changed byte in ${path} is not run`, { errors: [/integrity|digest|Failed to/i] }, async ({ page, server }) => {
    const bytes = await readFile(join(distFolder(), 'embed', path));
    bytes[bytes.length - 2] ^= 1;
    const type = { js: 'text/javascript', wasm: 'application/wasm' }[path.split('.').pop()] ?? 'text/plain';
    server.route('GET', `/embed/${path}`, (_, response) => response.writeHead(200, { 'content-type': type }).end(bytes));
    await page.goto(server.page('/host.html', html()));
    const widget = new Widget(page);
    await widget.button('retry').waitFor();
    assert.equal(await page.getByRole('link', { name: 'Take the assessment' }).isVisible(), true);
  });
}

for (const width of [240, 280, 320, 360, 412, 480, 560, 640, 768, 1080]) {
  it(`at ${width} px nothing jumps when the first screen comes`, { context: { viewport: { width: Math.max(width, 320), height: 1400 } } }, async ({ page, server }) => {
    const body = `<div style="inline-size:${width}px">${element()}</div><p id="below">What comes after it.</p>`;
    await page.goto(server.page('/host.html', html({ head: '', body, style: 'body{margin:0}main>h1{font-size:1rem}' })));
    await page.addScriptTag({ url: '/embed/execution-gap.js', type: 'module' });
    await page.evaluate(() => customElements.whenDefined('execution-gap').then(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      await frame();
      window.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shift += entry.value))).observe({ type: 'layout-shift' });
    }));
    const widget = new Widget(page);
    const top = () => page.locator('#below').evaluate((below) => below.getBoundingClientRect().top);
    const before = await top();
    await widget.shows('welcome');
    await widget.settles();
    const height = await widget.find('[data-screen]').evaluate((section) => section.getBoundingClientRect().height);
    assert.equal(await top(), before, `the screen is ${height} px high`);
    await widget.ready();
    assert.equal(await page.evaluate(() => window.shift), 0);
    const room = await widget.host.evaluate((host) => host.getBoundingClientRect().height);
    assert.ok(room - height < 140, `${room - height} px are empty below a screen of ${height} px`);
  });
}
