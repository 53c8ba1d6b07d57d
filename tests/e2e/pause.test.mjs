//! When the program behind the opening screens is fetched: once the visitor pauses, or at once for what only it can do.
//! What happens on the screens meanwhile is in opening.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { wasm } from './lib/files.mjs';
import { element, html } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

/** A page that goes on loading: by itself the program would come seconds later. */
const loading = (server) => {
  server.route('GET', '/slow.png', () => {});
  return server.page('/host.html', html({ body: `${element('')}<img src="/slow.png" alt="">` }));
};

it('the program is fetched when the visitor pauses, not while they press', async ({ page, server }) => {
  await page.goto(loading(server), { waitUntil: 'commit' });
  const widget = new Widget(page);
  await widget.shows('welcome');
  const pressed = await widget.host.evaluate(({ shadowRoot }) => {
    for (const action of ['start', 'skip']) shadowRoot.querySelector(`[data-action="${action}"]`).click();
    return performance.now();
  });
  const handle = await page.waitForFunction((path) => performance.getEntriesByName(location.origin + path)[0]?.startTime, wasm);
  const waited = (await handle.jsonValue()) - pressed;
  assert.ok(waited >= 290, `fetched ${waited} ms after the last press`);
  assert.equal(await widget.place(), 'question INT');
});

it('a page that never finishes loading does not keep the program away', async ({ page, server }) => {
  const fetched = page.waitForRequest((request) => request.url().endsWith(wasm));
  await page.goto(loading(server), { waitUntil: 'commit' });
  await fetched;
  assert.equal(await page.evaluate(() => document.readyState), 'interactive');
});

for (const [what, act] of Object.entries({
  'a method': (widget) => widget.answers(),
  'an attribute': (widget) => widget.host.evaluate((host) => host.setAttribute('heading-level', '4')),
})) {
  it(`${what} asks for the program at once`, async ({ page, server }) => {
    const fetched = page.waitForRequest((request) => request.url().endsWith(wasm));
    await page.goto(loading(server), { waitUntil: 'commit' });
    const widget = new Widget(page);
    await widget.shows('welcome');
    const asked = Date.now();
    await act(widget);
    await fetched;
    assert.ok(Date.now() - asked < 2000, `fetched ${Date.now() - asked} ms after it was asked for`);
  });
}

for (const idle of [() => {}, () => { throw new Error('Not here.'); }, undefined, 1]) {
  it(`the program comes where the page has ${idle ?? 'nothing'} in the place of requestIdleCallback`, async ({ page, server }) => {
    await page.addInitScript(`window.requestIdleCallback = ${idle}`);
    const fetched = page.waitForRequest((request) => request.url().endsWith(wasm));
    await page.goto(server.page('/host.html', html({ body: element('') })));
    await fetched;
  });
}

it('an attribute that changes on an opening screen holds on it', async ({ page, server }) => {
  await page.goto(server.page('/host.html', html({ body: element('') })));
  const widget = new Widget(page);
  await widget.shows('welcome');
  await widget.press('start');
  // The screen that comes takes the focus; what happens after it is the visitor's.
  await widget.focuses({ heading: true });
  await widget.button('skip').focus();
  await widget.host.evaluate((host) => host.setAttribute('heading-level', '4'));
  await widget.find('h4').waitFor();
  assert.equal(await widget.screen(), 'profile');
  await widget.focuses({ action: 'skip' });
});
