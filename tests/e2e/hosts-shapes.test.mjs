//! Popup, slider and tab, at every width and in both directions of writing: what opens and closes them is judged by where
//! it is painted, not by whether it exists.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rows, WORKS } from './lib/pages.mjs';
import { distFolder } from './lib/server.mjs';

const row = rows('Shapes');

const SIZES = [[1000, 850], [700, 600], [601, 481], [320, 568]];

/**
 * Whether something is painted in the window, and nothing else over its middle; runs in the page. Without a selector it is
 * the link of the page inside of the widget.
 */
function isPainted(selector) {
  const widget = document.querySelector('execution-gap');
  const element = selector ? widget.shadowRoot.querySelector(selector) : widget.querySelector('a');
  if (!element?.getClientRects().length) return false;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) return false;
  const at = [(left + right) / 2, (top + bottom) / 2];
  const over = document.elementFromPoint(...at);
  const inside = over === widget ? widget.shadowRoot.elementFromPoint(...at) : over;
  return element === inside || element.contains(inside);
}

/** Opens a widget of this shape in a window of this size, which a frame stands for. */
async function openShape(host, display, dir, [width, height]) {
  await host.visitor.goto(`${host.server.origin}/pages/empty.html`);
  const address = `${host.server.origin}/pages/shape.html?display=${display}&dir=${dir}`;
  await host.visitor.run((address, width, height) => {
    const frame = Object.assign(document.createElement('iframe'), { src: address, width, height, id: 'window' });
    frame.style.border = '0';
    document.body.style.margin = '0';
    document.body.replaceChildren(frame);
    return new Promise((resolve) => (frame.onload = () => resolve(true)));
  }, address, width, height);
  await host.visitor.enter('#window');
  await host.visitor.until('the dialog is there', 10_000, () =>
    Boolean(document.querySelector('execution-gap').shadowRoot?.querySelector('dialog')));
}

const becomes = (host, what, selector, isExpected = true) =>
  host.visitor.until(what, 10_000, `() => (${isPainted})(${JSON.stringify(selector)}) === ${isExpected}`);

for (const display of ['popup', 'slider', 'tab']) {
  row('shape', `\`display="${display}"\`, wide and narrow, in both directions`, async (host) => {
    for (const dir of ['ltr', 'rtl']) {
      for (const size of SIZES) {
        const at = `${display} ${dir} ${size.join('×')}`;
        await openShape(host, display, dir, size);
        const opener = display === 'tab' ? '.launcher' : '';
        await becomes(host, `${at}: what opens it is painted`, opener);
        await host.visitor.click(opener ? ['execution-gap', opener] : ['execution-gap a']);
        await becomes(host, `${at}: the first screen is painted`, '#gap-heading');
        await becomes(host, `${at}: what closes it is painted`, '[data-action="close"]');
        await host.visitor.click(['execution-gap', '[data-action="close"]']);
        await becomes(host, `${at}: what opens it is painted again`, opener);
        assert.equal(await host.ask(({ shadowRoot }) => shadowRoot.querySelector('dialog').open), false, at);
      }
    }
    return WORKS;
  });
}

row('shape', 'a popup stays where it is scrolled to while the program arrives', async (host) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  host.server.route('GET', '/embed/plain/execution-gap_bg.wasm', async (_, response) => {
    const bytes = await readFile(join(distFolder(), 'embed/plain/execution-gap_bg.wasm'));
    await held;
    response.writeHead(200, { 'content-type': 'application/wasm' }).end(bytes);
  });
  await openShape(host, 'popup', 'ltr', [500, 300]);
  await host.ask((widget) => void widget.open());
  await host.shows('[data-action="start"]');
  await host.ask((widget) => {
    const frame = widget.shadowRoot.querySelector('.frame');
    frame.scrollTop = 120;
    void widget.answers().then(() => (window.isHere = true));
  });
  release();
  await host.visitor.until('the program is there', 10_000, () => window.isHere === true);
  assert.equal(await host.ask((widget) => widget.shadowRoot.querySelector('.frame').scrollTop), 120);
  return WORKS;
});
