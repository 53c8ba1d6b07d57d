//! Popup, slider and tab: what opens the dialog and what closes it, where the focus goes, what the page keeps, and when
//! the dialog comes without being asked.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { violations } from './lib/axe.mjs';
import { chromiumPath, inBrowser } from './lib/browser.mjs';
import { express, fallback, html } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const opener = { name: 'Take the assessment' };
const tall = '<p id="tall" style="block-size: 4000px">A long page.</p>';
const field = '<label>Search <input id="search"></label>';

class Shown extends Widget {
  dialog = this.find('dialog');
  isOpen() {
    return this.host.evaluate(({ shadowRoot }) => shadowRoot.querySelector('dialog')?.matches(':modal') ?? null);
  }
  call(name) {
    return this.host.evaluate((host, name) => host[name](), name);
  }
  /** Waits until the dialog is open, or closed. */
  async turns(isOpen) {
    await this.page.waitForFunction(
      ([host, isOpen]) => host.shadowRoot.querySelector('dialog')?.matches(':modal') === isOpen,
      [await this.host.elementHandle(), isOpen],
    );
  }
}

const element = (attributes, inside = fallback) => `<execution-gap ${attributes}>${inside}</execution-gap>`;

async function visit(page, server, attributes, { body, head, style, headers, selector } = {}) {
  await page.goto(server.page('/host.html', html({ body: body ?? element(attributes) + tall, head, style }), headers));
  const widget = new Shown(page, selector);
  await widget.dialog.waitFor({ state: 'attached' });
  return widget;
}

/** The element of the page in focus, by its text or id. */
const inFocus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim() || document.activeElement.localName);
const box = (locator) => locator.evaluate((element) => {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  return { left, right, top, bottom, width, height };
});
const embedded = (server) => server.requests.map(({ path }) => path).filter((path) => path.startsWith('/embed/')).sort();

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
    assert.ok(embedded(server).includes('/embed/wasm/execution-gap_bg.wasm'));
  });

  for (const [mode, context, attributes] of [
    ['light', {}, ''],
    ['dark', {}, 'theme="dark"'],
    ['320 pixels', { viewport: { width: 320, height: 568 } }, ''],
    ['forced colours', { forcedColors: 'active' }, ''],
    ['right to left', {}, 'dir="rtl"'],
  ]) {
    it(`${display}: no accessibility rule is broken, closed and open, ${mode}`, { context }, async ({ page, server }) => {
      const widget = await visit(page, server, `display="${display}" ${attributes}`);
      const rules = context.forcedColors ? { 'color-contrast': false } : {};
      const broken = async () => (await violations(page, { rules })).map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
      assert.deepEqual(await broken(), [], 'closed');
      await widget.call('open');
      for (const screen of ['welcome', 'INT', 'report']) {
        await widget.shows('welcome').catch(() => {});
        if (screen !== 'welcome') await widget.race(express, { until: screen });
        await widget.settles();
        assert.deepEqual(await broken(), [], screen);
      }
      const { width, height } = await box(widget.button('close'));
      assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
      assert.equal(await widget.button('close').getAttribute('aria-label'), 'Close');
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth > innerWidth), false);
    });
  }
}

it('the dialog has the name of its screen, and what the widget says is inside of it', async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"');
  await widget.call('open');
  await widget.shows('welcome');
  await widget.answers();
  const heading = await widget.find('#gap-heading').innerText();
  assert.equal(await page.getByRole('dialog', { name: heading }).count(), 1);
  const place = await widget.host.evaluate((host) => host.querySelector('[slot=gap-live]').assignedSlot.parentNode.localName);
  assert.equal(place, 'dialog');
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

it('in a container that is transformed, cut off and low, dialog and launcher are where they belong', async ({ page, server }) => {
  const around = 'transform: scale(0.5) rotate(20deg); overflow: hidden; inline-size: 100px; block-size: 60px; position: relative; z-index: 0';
  const widget = await visit(page, server, '', { body: `<div style="${around}">${element('display="tab"')}</div><div style="position:fixed;inset:0;z-index:99;background:#fff">Over it</div>` });
  const { width } = page.viewportSize();
  assert.ok(Math.abs((await box(widget.button('open'))).right - width) < 1);
  await widget.press('open');
  await widget.shows('welcome');
  await widget.settles();
  const { right, top } = await box(widget.dialog);
  assert.deepEqual([Math.round(right), Math.round(top)], [width, 0]);
});

for (const [direction, side] of [['ltr', 'right'], ['rtl', 'left']]) {
  it(`slider and launcher stand at the inline end, ${direction}`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="tab" dir="${direction}"`);
    const edge = direction === 'rtl' ? 0 : page.viewportSize().width;
    assert.ok(Math.abs((await box(widget.button('open')))[side] - edge) < 1, 'launcher');
    await widget.press('open');
    await widget.shows('welcome');
    await widget.settles();
    const { height, width, ...sides } = await box(widget.dialog);
    assert.equal(Math.round(sides[side]), edge);
    assert.equal(height, page.viewportSize().height);
    assert.ok(width < edge + 700 && width > 400);
    const close = await box(widget.button('close'));
    assert.ok(Math.abs(close[side] - edge) < 12, 'close button');
  });
}

for (const display of ['popup', 'slider', 'tab']) {
  it(`${display}: a phone's window is filled, nothing is cut off`, { context: { viewport: { width: 320, height: 568 } } }, async ({ page, server }) => {
    const widget = await visit(page, server, `display="${display}"`);
    await widget.call('open');
    await widget.shows('welcome');
    await widget.settles();
    const { left, right, top, bottom } = await box(widget.dialog);
    assert.deepEqual([left, right, top, bottom].map(Math.round), [0, 320, 0, 568]);
    await widget.race(express);
    const frame = widget.find('.frame');
    assert.equal(await frame.evaluate((frame) => frame.scrollWidth > frame.clientWidth), false);
    assert.equal(await frame.evaluate((frame) => frame.scrollHeight > frame.clientHeight), true);
    await widget.find('.footer').scrollIntoViewIfNeeded();
    assert.equal(await widget.button('close').isVisible(), true);
  });
}

it('at twice the text size everything is still reached', { context: { viewport: { width: 640, height: 500 } } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"', { body: element('display="popup"'), style: 'execution-gap { font-size: 32px }' });
  await widget.call('open');
  await widget.shows('welcome');
  await widget.settles();
  const { left, right, top, bottom } = await box(widget.dialog);
  assert.ok(left >= 0 && top >= 0 && right <= 640 && bottom <= 500, JSON.stringify({ left, right, top, bottom }));
  await widget.goOn('start');
  const { bottom: end } = await box(widget.button('close'));
  assert.ok(end <= 500);
});

it('every step begins at its top', { context: { viewport: { width: 320, height: 400 } } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup"');
  await widget.call('open');
  await widget.shows('welcome');
  await widget.race(express, { until: 'UNP' });
  for (const depth of [10, 40, 9999]) {
    const frame = widget.find('.frame');
    await frame.evaluate((frame, depth) => frame.scrollTo(0, depth), depth);
    await widget.host.evaluate(({ shadowRoot }) => {
      shadowRoot.querySelector('input[value="2"]').click();
      shadowRoot.querySelector('[data-action="continue"]').click();
    });
    await widget.focuses({ heading: true });
    await page.waitForTimeout(50);
    assert.equal(await frame.evaluate((frame) => frame.scrollTop), 0, `from ${depth}`);
  }
});

/** Where the dialog's movements lead from and to, at the moment it is opened. */
const movements = (widget) => widget.host.evaluate(async (host) => {
  await host.open();
  return host.shadowRoot.querySelector('dialog').getAnimations().flatMap(({ effect }) => effect.getKeyframes().map(({ translate }) => translate));
});

it('with reduced motion nothing moves', { context: { reducedMotion: 'reduce' } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="slider"');
  assert.deepEqual(await movements(widget), []);
});

it('without a wish for less, the slider comes in from its side', async ({ page, server }) => {
  for (const [direction, from] of [['ltr', '100%'], ['rtl', '-100%']]) {
    const widget = await visit(page, server, `display="slider" dir="${direction}"`);
    const frames = await movements(widget);
    assert.ok(frames.some((translate) => translate?.startsWith(from)), frames.join());
  }
});

it('on paper the report takes the place of the page, whole', async ({ page, server }) => {
  const pages = async () => (await page.pdf()).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  await page.goto(server.page('/host.html', html({ body: element('loading="eager"') })));
  const inline = await new Widget(page).ready();
  await inline.race(express);
  const expected = await pages();
  assert.ok(expected > 2);
  const widget = await visit(page, server, 'display="popup" persist="off"');
  assert.ok((await pages()) > 3, 'the page alone');
  await widget.call('open');
  await widget.shows('welcome');
  await widget.race(express);
  const printed = await pages();
  assert.ok(Math.abs(printed - expected) <= 1, `${printed} pages instead of ${expected}`);
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

it('a launcher without children takes the widget\'s own word', async ({ page, server }) => {
  const widget = await visit(page, server, '', { body: element('display="tab"', '') });
  await page.waitForLoadState('networkidle');
  assert.equal(await widget.button('open').textContent(), 'Assessment');
  const { width, height } = await box(widget.button('open'));
  assert.ok(width >= 44 && height >= 44);
});

const clocked = async (page, server, attributes, options) => {
  await page.clock.install();
  return visit(page, server, attributes, options);
};
const still = async (widget) => {
  await widget.page.waitForTimeout(60);
  return widget.isOpen();
};

it('open="load": at once, and once a visit', async ({ page, server, newPage }) => {
  const widget = await visit(page, server, 'display="popup" open="load"');
  await widget.turns(true);
  await widget.shows('welcome');
  await page.keyboard.press('Escape');
  await widget.turns(false);
  assert.equal(await inFocus(page), await page.evaluate(() => document.body.id || document.body.textContent.trim()));
  assert.equal(await page.evaluate(() => sessionStorage.getItem('execution-gap:gap-1:shown')), '1');
  await page.reload();
  await widget.dialog.waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  assert.equal(await still(widget), false);
  await page.getByRole('link', opener).click();
  await widget.turns(true);
  const other = await newPage();
  const again = await visit(other, server, 'display="popup" open="load"');
  await again.turns(true);
});

for (const [value, before, after] of [['', 29_000, 2_000], ['open-value="5"', 4_000, 2_000], ['open-value="soon"', 29_000, 2_000]]) {
  it(`open="time" ${value}: after that many seconds`, async ({ page, server }) => {
    const warnings = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    const widget = await clocked(page, server, `display="slider" open="time" ${value}`);
    await page.waitForLoadState('networkidle');
    await page.clock.runFor(before);
    assert.equal(await still(widget), false);
    await page.clock.runFor(after);
    await widget.turns(true);
    const expected = value.includes('soon') ? ['<execution-gap open-value="soon">: the values allowed are 0 to 3600 seconds; 30 is used.'] : [];
    assert.deepEqual(warnings, expected);
  });
}

it('opened and closed by the visitor, it does not come by itself any more', async ({ page, server }) => {
  const widget = await clocked(page, server, 'display="popup" open="time" open-value="5"');
  await page.waitForLoadState('networkidle');
  await widget.call('open');
  await widget.call('close');
  await page.clock.runFor(20_000);
  assert.equal(await still(widget), false);
});

it('never while somebody types or another dialog is open; after that it comes', async ({ page, server }) => {
  const others = '<dialog id="other">A dialog of the page</dialog><div role="dialog" hidden id="hidden">Hidden</div>';
  const widget = await clocked(page, server, '', { body: field + others + element('display="popup" open="time" open-value="5"') });
  await page.waitForLoadState('networkidle');
  await page.locator('#search').focus();
  await page.clock.runFor(10_000);
  assert.equal(await still(widget), false);
  await page.evaluate(() => (document.activeElement.blur(), document.querySelector('#other').showModal()));
  await page.clock.runFor(10_000);
  assert.equal(await still(widget), false);
  await page.evaluate(() => (document.querySelector('#other').close(), document.activeElement.blur(), (document.querySelector('#hidden').hidden = false)));
  await page.clock.runFor(10_000);
  assert.equal(await still(widget), false);
  await page.evaluate(() => (document.querySelector('#hidden').hidden = true));
  await page.clock.runFor(2_000);
  await widget.turns(true);
});

it('two that come by themselves come one after the other', async ({ page, server }) => {
  const body = element('id="one" display="popup" open="load"') + element('id="two" display="popup" open="load"');
  const one = await visit(page, server, '', { body, selector: '#one' });
  const two = new Shown(page, '#two');
  await one.turns(true);
  await page.waitForTimeout(1200);
  assert.equal(await two.isOpen(), false);
  await page.keyboard.press('Escape');
  await two.turns(true);
  assert.equal(await one.isOpen(), false);
});

for (const [value, before, after] of [['', 0.45, 0.55], ['open-value="80"', 0.7, 0.85]]) {
  it(`open="scroll" ${value}: at that part of the page`, async ({ page, server }) => {
    const widget = await visit(page, server, `display="popup" open="scroll" ${value}`);
    await page.waitForLoadState('networkidle');
    const to = (part) => page.evaluate((part) => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), part);
    await to(before);
    assert.equal(await still(widget), false);
    await to(after);
    await widget.turns(true);
  });
}

it('open="exit": when the pointer leaves through the top, not before its time', async ({ page, server }) => {
  const widget = await clocked(page, server, 'display="popup" open="exit"');
  await page.waitForLoadState('networkidle');
  const leave = (clientY, relatedTarget = null) => page.evaluate(([clientY, inside]) =>
    document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY, relatedTarget: inside ? document.body : null })), [clientY, relatedTarget]);
  await page.clock.runFor(4_000);
  await leave(-1);
  assert.equal(await still(widget), false);
  await page.clock.runFor(2_000);
  await leave(300);
  await leave(-1, 'inside');
  assert.equal(await still(widget), false);
  await leave(-1);
  await widget.turns(true);
});

it('open="exit" by touch: a quick way up, not a slow one', { context: { hasTouch: true, viewport: { width: 400, height: 700 } } }, async ({ page, server }) => {
  const widget = await visit(page, server, 'display="popup" open="exit" open-value="0"');
  await page.waitForLoadState('networkidle');
  const move = (steps, pause) => page.evaluate(async ([steps, pause]) => {
    for (const y of steps) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }, [steps, pause]);
  await move([2000, 1400, 800], 40);
  assert.equal(await still(widget), false, 'nobody touched it');
  await page.touchscreen.tap(200, 300);
  await move([2000, 1800, 1600, 1400, 1200, 1000], 350);
  assert.equal(await still(widget), false, 'slowly');
  await move([2000, 2000, 1800, 1600, 1400], 40);
  await widget.turns(true);
});

it('blocked storage: once a page, and no complaint', async ({ page, server }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'sessionStorage', { get: () => { throw new DOMException('blocked', 'SecurityError'); } }));
  const widget = await visit(page, server, 'display="popup" open="load" persist="off"');
  await widget.turns(true);
  await widget.call('close');
  await page.evaluate(() => document.querySelector('main').append(document.querySelector('execution-gap')));
  await page.waitForTimeout(1200);
  assert.equal(await widget.isOpen(), false);
  await widget.call('open');
  assert.equal(await widget.isOpen(), true);
});

it('a bad value of open means: when asked to, and one warning', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const widget = await visit(page, server, 'display="popup" open="always"');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(warnings, ['<execution-gap open="always">: the values allowed are "load", "time", "scroll", "exit"; it opens when asked to.']);
  assert.equal(await widget.isOpen(), false);
  await widget.call('open');
  assert.equal(await widget.isOpen(), true);
});
