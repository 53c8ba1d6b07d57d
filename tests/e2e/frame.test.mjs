//! The widget in a frame of another origin: the page around follows its height and hears what happens. What others try
//! is in frame-hostile.

import assert from 'node:assert/strict';
import { violations } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { fits, heard, height, iframe, inside, other, script, visit } from './lib/frame.mjs';
import { report } from './lib/files.mjs';
import { express, html } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

for (const [how, hash] of [['#gap', '#gap'], ['no fragment', '']]) {
  it(`from the first screen to the report the frame is as high as what it holds, ${how}`, async ({ page, server }) => {
    const widget = await visit(page, server, { body: iframe('', hash) });
    await fits(page, widget);
    const first = await height(page);
    await widget.race(express, { until: 'UNP' });
    await fits(page, widget);
    await widget.race(express);
    await fits(page, widget);
    assert.ok((await height(page)) > 2 * first, 'the report is longer');
    assert.equal(await widget.host.evaluate(() => document.scrollingElement.scrollHeight > innerHeight + 1), false);
    const seen = await page.evaluate(() => window.heard);
    assert.deepEqual([...new Set(seen.map(([type]) => type))].sort(), ['gap-answer', 'gap-complete', 'gap-ready', 'gap-report', 'gap-start', 'gap-step']);
    assert.deepEqual([...new Set(seen.map(([, , id]) => id))], ['gap']);
    const [, complete] = seen.find(([type]) => type === 'gap-complete');
    assert.deepEqual(Object.keys(complete).sort(), ['answered', 'band', 'duration_ms', 'instance', 'total', 'ts', 'v']);
    assert.match(complete.band, /^(In step|Slipping|Wide|Severe)$/);
    assert.deepEqual([complete.answered, complete.total, complete.instance], [9, 9, 'gap-1']);
    assert.equal(seen.filter(([type]) => type === 'gap-answer').every(([, detail]) => Object.keys(detail).sort().join() === 'index,instance,q,total,ts,v'), true);
  });
}

it('frame and page may come in any order: the script late, the frame late, the frame again', async ({ page, server }) => {
  const widget = await visit(page, server, { head: heard, body: '<div id="place"></div>' + iframe() });
  await page.waitForLoadState('networkidle');
  assert.equal(await height(page), 300);
  await widget.goOn('start');
  await page.addScriptTag({ type: 'module', url: `${other.origin}/embed/parent.js` });
  await fits(page, widget);
  // What happened before is told, and the visit was not started again for it.
  assert.equal(await widget.screen(), 'profile');
  await page.waitForFunction(() => window.heard.some(([type]) => type === 'gap-ready'));
  const before = await height(page);
  await widget.frame.goto(`${other.origin}/embed/frame.html#gap`);
  const again = await inside(page);
  // A frame that goes while it loads the report would leave an error in the console.
  const told = report.map((path) => page.waitForEvent('requestfinished', (request) => new URL(request.url()).pathname === path));
  await again.race(express, { until: 'UNP' });
  await Promise.all(told);
  await fits(page, again);
  assert.notEqual(await height(page), before);
  await page.evaluate((markup) => {
    document.querySelector('#gap').remove();
    document.querySelector('#place').innerHTML = markup;
  }, iframe());
  const last = await inside(page);
  await fits(page, last);
});

it('the script loaded twice, from two addresses, acts once', async ({ page, server }) => {
  const head = heard + script() + script().replace('parent.js', 'parent.js?copy=2');
  const widget = await visit(page, server, { head });
  await widget.race(express, { until: 'UNP' });
  await fits(page, widget);
  assert.equal((await page.evaluate(() => window.heard)).filter(([type]) => type === 'gap-start').length, 1);
});

it('settings of the page are taken, and nothing else is', async ({ page, server }) => {
  const attributes = 'data-theme="dark" data-form="full" data-lang="de" data-heading-level="9" data-config="https://evil.example/c.json" data-persist="off"';
  const widget = await visit(page, server, { body: iframe(attributes) });
  await widget.frame.waitForFunction(() => document.querySelector('execution-gap').getAttribute('form') === 'full');
  const taken = await widget.host.evaluate((host) => Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value])));
  delete taken['aria-busy'];
  assert.deepEqual(taken, { 'heading-level': '1', loading: 'eager', theme: 'dark', form: 'full', lang: 'de', persist: 'off' });
  assert.equal((await widget.answers()).form, 'full');
});

it('a step that begins out of sight is brought into view, and the page can give the focus', async ({ page, server }) => {
  const far = '<p style="block-size: 1500px">Above</p>';
  const widget = await visit(page, server, { body: far + iframe() + far });
  await fits(page, widget);
  await widget.race(express, { plan: false });
  await fits(page, widget);
  await page.waitForFunction(() => Math.abs(document.querySelector('#gap').getBoundingClientRect().top) < 40);
  await page.evaluate(() => (document.activeElement.blur(), scrollTo(0, 0)));
  await page.evaluate(async (url) => (await import(url)).focus(document.querySelector('#gap')), `${other.origin}/embed/parent.js`);
  await widget.focuses({ heading: true });
  await page.waitForFunction(() => scrollY > 1000);
});

it('a step is not brought under a header of the page that stays at the top', async ({ page, server }) => {
  const header = '<header style="position: sticky; inset-block-start: 0; block-size: 96px; background: #fff">Menu</header>';
  const far = '<p style="block-size: 1500px">Above</p>';
  const widget = await visit(page, server, { body: header + far + iframe() + far });
  await fits(page, widget);
  await widget.race(express, { until: 'UNP', plan: false });
  for (const from of [-200, 40]) {
    await page.evaluate((from) => scrollBy({ top: document.querySelector('#gap').getBoundingClientRect().top - from, behavior: 'instant' }), from);
    // By script, since a driver would bring what it presses into view.
    await widget.host.evaluate(({ shadowRoot }) => {
      shadowRoot.querySelector('input[value="2"]').click();
      shadowRoot.querySelector('[data-action="continue"]').click();
    });
    await page.waitForFunction(() => {
      const { top } = document.querySelector('#gap').getBoundingClientRect();
      return top >= 96 && top < 300;
    });
  }
});

it('a browser without `URL.canParse` follows the frame too', async ({ page, server }) => {
  await page.addInitScript(() => {
    delete URL.canParse;
    delete URL.parse;
  });
  const widget = await visit(page, server);
  await fits(page, widget);
  assert.deepEqual(await page.evaluate(() => window.faults), []);
});

it('without a script on the page the frame works by itself, and so does the page alone', async ({ page, server }) => {
  const widget = await visit(page, server, { head: '', body: iframe('', '') });
  await widget.race(express);
  assert.match(await widget.field('gap'), /^\d+$/);
  assert.equal(await height(page), 300);
  await page.goto(`${other.origin}/embed/frame.html#gap=0123456789abcdef0123456789abcdef&config=https://evil.example/c.json&form=full`);
  const alone = new Widget(page);
  await alone.ready();
  assert.equal((await alone.answers()).form, 'express');
  await alone.settles();
  assert.deepEqual((await violations(page)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  assert.ok(await page.title());
});

for (const [sandbox, errors] of [
  ['allow-scripts allow-forms allow-same-origin allow-popups allow-downloads allow-modals', []],
  ['allow-scripts allow-forms', []],
]) {
  it(`sandbox="${sandbox}": to the report, with its height`, { errors }, async ({ page, server }) => {
    const widget = await visit(page, server, { body: iframe(`sandbox="${sandbox}"`) });
    await fits(page, widget);
    await widget.race(express);
    await fits(page, widget);
    assert.ok((await page.evaluate(() => window.heard)).some(([type]) => type === 'gap-complete'));
  });
}

it('a frame is not sent elsewhere while its page is on its way', async ({ page, server }) => {
  const moved = [];
  page.on('framenavigated', (frame) => frame.parentFrame() && moved.push(frame.url().replace(/=.*/, '=…')));
  let asked = 0;
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route('**/embed/frame.html*', (route) => ((asked += 1), released.then(() => route.continue())));
  await page.goto(server.page('/host.html', html({ body: iframe('sandbox="allow-scripts allow-forms"'), head: heard + script() })), { waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState === 'interactive' && Symbol.for('execution-gap frames') in document);
  await page.waitForTimeout(200);
  assert.equal(await page.locator('#gap').evaluate(({ src }) => src.split('#')[1]), 'gap');
  release();
  const widget = await inside(page);
  await fits(page, widget);
  assert.equal(asked, 1);
  assert.deepEqual(moved, [`${other.origin}/embed/frame.html#gap`, `${other.origin}/embed/frame.html#gap=…`]);
});

it('a page under a strict policy holds the frame', async ({ page, server }) => {
  const policy = `default-src 'none'; script-src ${other.origin} ${server.origin}; frame-src ${other.origin}; style-src 'self'`;
  server.page('/listen.js', heard.replace(/<\/?script>/g, ''));
  const body = iframe().replace(/ style="[^"]*"/, '');
  const boxed = `${body}<link rel="stylesheet" href="/boxed.css">`;
  server.page('/boxed.css', 'iframe { box-sizing: border-box; border: 7px solid }');
  const widget = await visit(page, server, { body: boxed, head: '<script src="/listen.js"></script>' + script(), headers: { 'content-security-policy': policy } });
  await fits(page, widget);
});
