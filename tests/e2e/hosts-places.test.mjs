//! Places in a page that are hard on their content: forms, boxes that do not know their size, and nodes that move.

import assert from 'node:assert/strict';
import { rows } from './lib/pages.mjs';

const row = rows('Places');

row('place-form', 'inside a form of the page', async (host) => {
  await host.open();
  const state = await host.works();
  const radio = 'fieldset[data-item="UNP"] input[value="2"]';
  await host.click(`${radio} + label`);
  await host.visitor.press('Enter');
  await host.shows('fieldset[data-item="BEN"]');
  const form = () => host.visitor.run(() => {
    const keys = [...new FormData(document.querySelector('#host')).keys()];
    return { submits: window.submits, keys, hash: location.hash };
  });
  assert.deepEqual(await form(), { submits: 0, keys: ['q'], hash: '' });
  await host.visitor.click(['#host > button']);
  assert.deepEqual(await form(), { submits: 1, keys: ['q'], hash: '' });
  assert.equal(host.server.requests.some(({ path }) => path === '/elsewhere'), false);
  return state;
});

for (const [page, title] of [['place-flex', 'an item of a flex row'], ['place-grid', 'a cell of a grid']]) {
  row(page, title, async (host) => {
    await host.open();
    const state = await host.works();
    const { width, over } = await host.ask((widget) => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { width: widget.getBoundingClientRect().width, over: scrollWidth - clientWidth };
    });
    assert.ok(width > 240, `it is ${width} px wide`);
    assert.ok(over <= 0, `the page is ${over} px too wide`);
    return state;
  });
}

row('place-details', 'a disclosure that is opened later', async (host) => {
  await host.open();
  await host.visitor.click(['summary']);
  return host.works();
});

row('place-tabs', 'moved, taken out and put back', async (host) => {
  await host.open();
  const state = await host.works();
  await keepsItsPlace(host, () => document.querySelector('#two').append(document.querySelector('execution-gap')));
  await keepsItsPlace(host, async () => {
    const widget = document.querySelector('execution-gap');
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.querySelector('#one').append(widget);
  });
  await host.answer('UNP', 1);
  return state;
});

const moveBefore = () => !('moveBefore' in Element.prototype) && 'it has no `moveBefore`';

row('place-tabs', 'moved by `moveBefore`', { only: moveBefore }, async (host) => {
  await host.open();
  const state = await host.works();
  await keepsItsPlace(host, () => document.querySelector('#two').moveBefore(document.querySelector('execution-gap'), null));
  await host.answer('UNP', 1);
  return state;
});

/** Question and answers are the same after something was done to the page, and the widget is there once. */
async function keepsItsPlace(host, move) {
  const look = async () => ({
    answers: await host.ask((widget) => widget.answers()),
    item: await host.ask((widget) => widget.shadowRoot.querySelector('fieldset[data-item]').dataset.item),
    screens: await host.ask((widget) => widget.shadowRoot.querySelectorAll('[data-screen]').length),
    regions: await host.ask((widget) => widget.querySelectorAll(':scope > [role="status"]').length),
  });
  const before = await look();
  await host.visitor.run(move);
  assert.deepEqual(await look(), before);
  assert.deepEqual([before.screens, before.regions], [1, 1]);
}
