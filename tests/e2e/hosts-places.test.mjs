//! Places in a page that are hard on their content: forms, boxes that do not know their size, and nodes that move.

import assert from 'node:assert/strict';
import { rows, WORKS } from './lib/pages.mjs';

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

row('moving', 'moved into the document of a frame, and back', async (host) => {
  await host.open();
  const state = await host.works();
  // Its look, wherever it is: nothing but the place may change.
  const look = () => host.visitor.run(async () => {
    const frame = document.querySelector('iframe');
    const widget = document.querySelector('execution-gap') ?? frame.contentDocument.querySelector('execution-gap');
    const view = widget.ownerDocument.defaultView;
    await new Promise((resolve) => view.setTimeout(resolve, 100));
    return ['[data-action="continue"]', '.option', '.radio', '#gap-heading'].map((selector) => {
      const style = view.getComputedStyle(widget.shadowRoot.querySelector(selector));
      return [style.backgroundColor, style.color, style.borderTopStyle, style.borderTopWidth, style.fontSize, style.paddingTop];
    });
  });
  const before = await look();
  await host.visitor.run(() => document.querySelector('iframe').contentDocument.body.append(document.querySelector('execution-gap')));
  assert.deepEqual(await look(), before, 'in the frame');
  await host.visitor.run(() => {
    document.querySelector('main').append(document.querySelector('iframe').contentDocument.querySelector('execution-gap'));
  });
  assert.deepEqual(await look(), before, 'back in the page');
  await host.answer('UNP', 1);
  return state;
});

row('place-scroller', 'a box that scrolls, in a page that does not', async (host) => {
  await host.open();
  const state = await host.works();
  for (const item of ['UNP', 'BEN']) await host.answer(item, 1);
  const { over, header } = await host.visitor.run(() => ({
    over: document.documentElement.scrollHeight - innerHeight,
    header: document.querySelector('header').getBoundingClientRect().top,
  }));
  assert.ok(over <= 1, `the page is ${over} px longer than its window`);
  assert.equal(header, 0, 'the header has moved');
  return state;
});

/** Waits until the top of something in the widget is below the header and in the upper half of the window. */
const isBelow = (host, selector, header) =>
  host.visitor.until(`${selector} is below the header`, 10_000, `() => {
    const found = document.querySelector('execution-gap').shadowRoot.querySelector('${selector}');
    const { top } = found?.getBoundingClientRect() ?? {};
    return top >= ${header - 0.5} && top < innerHeight / 2;
  }`);

for (const [page, title] of [
  ['place-header', 'below a header that stays at the top'],
  ['place-header-padding', 'below a header that the page tells the browser of'],
]) {
  row(page, title, async (host) => {
    await host.open();
    await host.begin();
    const header = 96;
    const scrolls = (selector, to) => host.ask((widget, selector, to) => {
      const { top } = widget.shadowRoot.querySelector(selector).getBoundingClientRect();
      scrollBy({ top: top - to, behavior: 'instant' });
    }, selector, to);
    const presses = async (selector, key) => {
      await host.ask((widget, selector) => widget.shadowRoot.querySelector(selector).focus({ preventScroll: true }), selector);
      await host.visitor.press(key);
    };
    // A step, and what is missing, by the keyboard: from where the top is under the header, and from far below.
    for (const from of [40, -300]) {
      await scrolls('[data-screen]', from);
      await presses('[data-action="continue"]', 'Enter');
      await host.shows('.error-summary');
      await isBelow(host, '.error-summary', header);
      await host.ask((widget) => widget.shadowRoot.querySelector('input[value="2"]').click());
      await scrolls('[data-screen]', from);
      await presses('[data-action="continue"]', 'Enter');
      await host.visitor.until('the next question', 5000, () =>
        !document.querySelector('execution-gap').shadowRoot.querySelector('fieldset input:checked, .error-summary'));
      await isBelow(host, '[data-action="back"]', header);
    }
    // And by Tab alone, which nobody but the browser sees.
    await scrolls('[data-action="back"]', 20);
    await host.ask((widget) => widget.shadowRoot.querySelector('#gap-heading').focus({ preventScroll: true }));
    await scrolls('[data-action="back"]', 20);
    await presses('[data-action="back"]', 'Shift');
    await isBelow(host, '[data-action="back"]', header);
    return WORKS;
  });
}

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
