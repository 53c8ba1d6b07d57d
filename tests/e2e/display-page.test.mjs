//! Popup, slider and tab in their page: what it keeps while the dialog is open, and what is left to it when the widget
//! fails, leaves or is not displayed.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { chromiumPath, inBrowser } from './lib/browser.mjs';
import { box, element, opener, tall, visit } from './lib/display.mjs';
import { html } from './lib/host.mjs';

const it = inBrowser();

it('the page keeps its place, its width and its styles, and cannot be scrolled meanwhile', async ({ page, server }) => {
  const style = 'body { overflow-x: hidden } #bar { position: sticky; inset-block-start: 0 }';
  const widget = await visit(page, server, 'display="popup"', { body: `<p id="bar">Sticky</p>${tall}${element('display="popup"')}${tall}`, style });
  await page.evaluate(() => scrollTo(0, 1234));
  const look = () => page.evaluate(() => ({
    y: scrollY,
    bar: document.querySelector('#bar').getBoundingClientRect().top,
    width: document.querySelector('#tall').getBoundingClientRect().width,
    styles: [document.documentElement.getAttribute('style'), document.body.getAttribute('style'), document.documentElement.className],
  }));
  const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length);
  const before = await look();
  await widget.call('open');
  await widget.shows('welcome');
  assert.deepEqual(await look(), before);
  await page.mouse.move(5, 300);
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(200);
  assert.deepEqual(await look(), before);
  assert.equal(await sheets(), 1);
  await widget.call('close');
  assert.deepEqual(await look(), before);
  assert.equal(await sheets(), 0);
  await page.mouse.wheel(0, 600);
  await page.waitForFunction(() => scrollY > 1234);
});

it('where a scrollbar takes room, the page is as wide with the dialog as without, scrolled or short', async ({ server }) => {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'], ignoreDefaultArgs: ['--hide-scrollbars'] });
  try {
    const page = await browser.newPage();
    for (const body of [element('display="popup"') + tall, element('display="popup"')]) {
      const widget = await visit(page, server, '', { body });
      const room = () => page.evaluate(() => [document.querySelector('main').getBoundingClientRect().width, innerWidth]);
      const before = await room();
      assert.equal(before[1] - before[0] > 16, body.includes('tall'), 'a scrollbar');
      await widget.call('open');
      await widget.shows('welcome');
      assert.deepEqual(await room(), before);
    }
  } finally {
    await browser.close();
  }
});

it('a page that scrolls by its root element is held too', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"', { style: 'html { overflow-y: scroll }' });
  await widget.call('open');
  await page.mouse.move(5, 300);
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

it('a link is a link: other keys and buttons, and when the widget cannot start', { errors: [/404/] }, async ({ page, server, context }) => {
  const widget = await visit(page, server, 'display="popup"', { body: element('display="popup"', '<a href="/elsewhere.html">Take the assessment</a> <b id="plain">Text</b>') });
  server.page('/elsewhere.html', html({ body: '', head: '' }));
  const link = page.getByRole('link', opener);
  for (const how of [{ modifiers: ['Control'] }, { button: 'middle' }]) {
    const [tab] = await Promise.all([context.waitForEvent('page'), link.click(how)]);
    await tab.close();
    assert.equal(await widget.isOpen(), false);
  }
  await page.locator('#plain').click();
  assert.equal(await widget.isOpen(), false);
  server.route('GET', '/embed/stage.js', (_, response) => response.writeHead(404).end());
  await link.click();
  await widget.button('retry').waitFor();
  // In the dialog now, where a visitor can reach it.
  assert.equal(await link.isVisible(), true);
  await page.keyboard.press('Escape');
  await widget.turns(false);
  assert.equal(await link.isVisible(), true);
  await link.click();
  await page.waitForURL('**/elsewhere.html');
});

it('after a failure and "Try again" the link opens the dialog as before', { errors: [/404/] }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="tab"');
  server.route('GET', '/embed/stage.js', (_, response) => response.writeHead(404).end());
  await widget.press('open');
  await widget.button('retry').waitFor();
  server.unroute('GET', '/embed/stage.js');
  await widget.press('retry');
  await widget.shows('welcome');
  await widget.answers();
  await widget.press('close');
  assert.equal(await page.getByRole('link', opener).isVisible(), false);
  await widget.press('open');
  await widget.turns(true);
});

it('taken out of the page while open, it leaves nothing behind, and works when it is back', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="tab"');
  await widget.press('open');
  await widget.shows('welcome');
  await page.evaluate(() => {
    window.kept = document.querySelector('execution-gap');
    window.kept.remove();
  });
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  await page.evaluate(() => document.querySelector('main').append(window.kept));
  assert.equal(await widget.isOpen(), false);
  await widget.press('open');
  await widget.turns(true);
  await widget.answers();
});

it('inside of something that is not displayed nothing opens, and the page stays usable', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const widget = await visit(page, server, '', { body: `<div hidden>${element('display="popup"')}</div><button id="live" onclick="this.textContent = 'pressed'">Press</button>` });
  await widget.call('open');
  assert.equal(await widget.isOpen(), false);
  await page.locator('#live').click();
  assert.equal(await page.locator('#live').textContent(), 'pressed');
  assert.match(warnings.join(), /not displayed/);
});

it('a strict policy takes nothing away', async ({ page, server }) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types";
  const widget = await visit(page, server, '', { body: element('display="tab" open="load"') + element('id="two" display="popup"'), headers: { 'content-security-policy': policy }, selector: 'execution-gap >> nth=0' });
  await widget.turns(true);
  await widget.shows('welcome');
  await widget.goOn('start');
  await widget.settles();
  assert.equal(Math.round((await box(widget.dialog)).right), page.viewportSize().width);
  await page.keyboard.press('Escape');
  await widget.turns(false);
});
