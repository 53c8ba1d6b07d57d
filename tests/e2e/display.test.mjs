//! Popup, slider and tab: what opens the dialog and what closes it, and where the focus goes.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { Shown, box, element, inFocus, opener, visit } from './lib/display.mjs';
import { embedded } from './lib/files.mjs';
import { express, html } from './lib/host.mjs';

const it = inBrowser();

for (const display of ['popup', 'slider', 'tab']) {
  it(`${display}: a press opens it, the close button closes it, and the focus is back where it was`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="${display}"`);
    const button = display === 'tab' ? widget.button('open') : page.getByRole('link', opener);
    await button.click();
    await widget.shows('welcome');
    await widget.focuses({ heading: true });
    await widget.goOn('start');
    await widget.focuses({ heading: true });
    await widget.press('close');
    await widget.turns(false);
    assert.equal(await button.evaluate((element) => element.getRootNode().activeElement === element), true);
    assert.equal(page.url(), `${server.origin}/host.html`);
    await button.click();
    await widget.turns(true);
    assert.equal(await widget.screen(), 'profile');
    await widget.focuses({ heading: true });
  });

  it(`${display}: by keyboard alone, from opening it to the report`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="${display}" persist="off"`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await widget.focuses({ heading: true });
    // Whatever Tab passes is inside of the dialog, or the browser's own.
    const passed = new Set();
    for (let at = 0; at < 12; at++) {
      await page.keyboard.press('Tab');
      passed.add(await page.evaluate(() => document.activeElement.localName));
    }
    assert.deepEqual([...passed].filter((name) => !['execution-gap', 'body'].includes(name)), []);
    assert.ok(passed.has('execution-gap'));
    await widget.race(express);
    await widget.focuses({ heading: true });
    await page.keyboard.press('Escape');
    await widget.turns(false);
    assert.equal(await inFocus(page), display === 'tab' ? await widget.host.evaluate((host) => host.textContent.trim()) : opener.name);
    await page.keyboard.press('Enter');
    await widget.turns(true);
    assert.equal(await widget.screen(), 'report');
  });

  it(`${display}: nothing of the widget is fetched before it is opened`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="${display}"`);
    await page.waitForLoadState('networkidle');
    const before = ['/embed/display.css', '/embed/display.js', '/embed/execution-gap.js'];
    assert.deepEqual(embedded(server), before);
    await widget.call('open');
    await widget.shows('welcome');
    await widget.answers();
    assert.ok(embedded(server).includes('/embed/wasm/execution-gap_bg.wasm'));
  });
}

it('the dialog has the name of its screen, and what the widget says is inside of it', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"');
  await widget.call('open');
  await widget.shows('welcome');
  await widget.answers();
  const heading = await widget.find('#gap-heading').innerText();
  assert.equal(await page.getByRole('dialog', { name: heading }).count(), 1);
  const isInside = await widget.host.evaluate((host) => host.querySelector('[slot=gap-live]').assignedSlot.closest('dialog') !== null);
  assert.ok(isInside);
});

it('until its first screen is there, the dialog itself has the focus', async ({ page, server }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  server.route('GET', '/embed/stage.js', async (_, response) => {
    await held;
    response.writeHead(302, { location: '/embed/stage.js?now', 'access-control-allow-origin': '*' }).end();
    server.unroute('GET', '/embed/stage.js');
  });
  const widget = await visit(page, server, 'display="popup"');
  await page.getByRole('link', opener).click();
  await widget.focuses({ tag: 'dialog' });
  release();
  await widget.shows('welcome');
  await widget.focuses({ heading: true });
});

it('a click beside the dialog closes it; a press that began inside, or ended there, does not', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"');
  await widget.call('open');
  await widget.shows('welcome');
  const { left, top } = await box(widget.dialog);
  const [inside, outside] = [[left + 20, top + 20], [left - 20, top + 20]];
  for (const [from, to] of [[inside, outside], [outside, inside]]) {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...to);
    await page.mouse.up();
    assert.equal(await widget.isOpen(), true);
  }
  await page.mouse.click(...inside);
  assert.equal(await widget.isOpen(), true);
  await page.mouse.click(...outside);
  await widget.turns(false);
});

it('a button among the children opens it, inside a form and inside a link of the page too', async ({ page, server }) => {
  const body = `<form action="/elsewhere">${element('id="one" display="popup"', '<button><b>Begin</b></button>')}</form>${element('id="two" display="slider"')}`;
  const one = await visit(page, server, '', { body, selector: '#one' });
  const two = new Shown(page, '#two');
  await page.getByText('Begin').click();
  await one.shows('welcome');
  assert.equal(await two.isOpen(), false);
  await page.keyboard.press('Escape');
  await page.getByRole('link', opener).click();
  await two.shows('welcome');
  assert.deepEqual([await one.isOpen(), await two.isOpen()], [false, true]);
  assert.equal(server.requests.some(({ path }) => path === '/elsewhere'), false);
});

it('when what had the focus is gone, the opener gets it', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"', { body: `<button id="gone">Go</button>${element('display="popup"')}` });
  await page.locator('#gone').focus();
  await widget.call('open');
  await widget.turns(true);
  await page.evaluate(() => document.querySelector('#gone').remove());
  await page.keyboard.press('Escape');
  await widget.turns(false);
  await page.waitForFunction(() => document.activeElement.localName === 'a');
});

it('toggle, open and close can be called in any order', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"');
  for (const [name, isOpen] of [['toggle', true], ['toggle', false], ['close', false], ['open', true], ['open', true], ['close', false]]) {
    await widget.call(name);
    assert.equal(await widget.isOpen(), isOpen, name);
  }
  await widget.host.evaluate((host) => Promise.all([host.open(), host.close(), host.open()]));
  await page.waitForTimeout(50);
  assert.equal(await widget.isOpen(), true);
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 1);
});

it('who stands on the link of a tab when it gives way stands on the launcher', async ({ page, server }) => {
  let release;
  server.route('GET', '/embed/display.css', async (_, response) => {
    await new Promise((resolve) => (release = resolve));
    server.unroute('GET', '/embed/display.css');
    response.writeHead(302, { location: '/embed/display.css?now', 'access-control-allow-origin': '*' }).end();
  });
  await page.goto(server.page('/host.html', html({ body: element('display="tab"') })));
  await page.getByRole('link', opener).focus();
  while (!release) await page.waitForTimeout(20);
  release();
  const widget = new Shown(page);
  await widget.button('open').waitFor();
  await page.waitForFunction(() => document.querySelector('execution-gap').shadowRoot.activeElement?.dataset.action === 'open');
  assert.equal(await page.getByRole('link', opener).isVisible(), false);
});

it('a launcher without children takes the widget\'s own word', async ({ page, server }) => {
  const widget = await visit(page, server, '', { body: element('display="tab"', '') });
  await page.waitForLoadState('networkidle');
  assert.equal(await widget.button('open').textContent(), 'Assessment');
  const { width, height } = await box(widget.button('open'));
  assert.ok(width >= 44 && height >= 44);
});
