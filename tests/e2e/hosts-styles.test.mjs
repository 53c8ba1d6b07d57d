//! Pages whose style sheets reach for everything: the widget looks as it does in a page that has none.

import assert from 'node:assert/strict';
import { rows } from './lib/pages.mjs';

const row = rows('Style sheets');

const LENGTHS = ['fontSize', 'marginTop', 'marginBottom', 'paddingTop', 'paddingBottom', 'textIndent', 'letterSpacing'];
const WORDS = [
  'display', 'position', 'float', 'color', 'backgroundColor', 'borderTopStyle', 'borderTopColor', 'textTransform',
  'textAlign', 'whiteSpace', 'fontStyle', 'fontWeight', 'visibility', 'cursor', 'direction', 'appearance', 'listStyleType',
  'boxSizing', 'transitionDuration', 'outlineStyle', 'opacity',
];

/**
 * How every element inside the widget is drawn; runs in the page. Lengths are multiples of the widget's own unit, since
 * text is as large as the text around it; fonts and widths are left out, since both come from the page on purpose.
 */
function drawn(widget, lengths, words) {
  const root = widget.shadowRoot.querySelector('[part~="root"]');
  const unit = parseFloat(getComputedStyle(root).fontSize);
  const multiple = (text) => (Number.isNaN(parseFloat(text)) ? text : parseFloat(text) / unit);
  return [root, ...root.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element);
    const all = { element: `${element.localName}.${element.getAttribute('class') ?? ''}` };
    for (const word of words) all[word] = style[word];
    for (const length of lengths) all[length] = multiple(style[length]);
    // Hair lines do not grow with the text, and a radio has none.
    all.borderTopWidth = style.borderTopWidth;
    if (element.localName === 'input') delete all.fontSize;
    return all;
  });
}

/** The screen as it is drawn, once nothing moves. */
async function settled(host) {
  await host.visitor.pointAtNothing();
  await host.ask((widget) => Promise.allSettled(widget.shadowRoot.getAnimations().map(({ finished }) => finished)));
  return host.ask(drawn, LENGTHS, WORDS);
}

/** The first screens under this style sheet and without it, in the same number of units. */
async function looksAlike(host) {
  const screens = [];
  await host.open();
  await host.shows('[data-action="start"]');
  const width = await host.ask((widget) => {
    const root = widget.shadowRoot.querySelector('[part~="root"]');
    return root.getBoundingClientRect().width / parseFloat(getComputedStyle(root).fontSize);
  });
  assert.ok(width > 15, `the widget is ${width} units wide`);
  screens.push(await settled(host));
  await host.begin();
  screens.push(await settled(host));
  await host.ask(saysNothingAloud);
  const noticed = await host.visitor.run(() => window.noticed);

  await host.forget();
  await host.visitor.goto(`${host.server.origin}/pages/plain.html`);
  await host.shows('[data-action="start"]');
  await host.ask((widget, width) => {
    const unit = parseFloat(getComputedStyle(widget.shadowRoot.querySelector('[part~="root"]')).fontSize);
    widget.style.inlineSize = `${width * unit}px`;
  }, width);
  const plain = [await settled(host)];
  await host.begin();
  plain.push(await settled(host));
  for (const [index, screen] of screens.entries()) assert.deepEqual(differences(screen, plain[index]), []);
  assert.deepEqual(noticed, []);
}

/** Engines round lengths to parts of a pixel. */
const isAlike = (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 0.02 : a === b);

/** Where two screens differ, in words. */
function differences(screen, plain) {
  if (screen.length !== plain.length) return [`${screen.length} elements, ${plain.length} in a plain page`];
  return screen.flatMap((all, index) => Object.entries(all)
    .filter(([property, value]) => !isAlike(value, plain[index][property]))
    .map(([property, value]) => `${all.element} ${property}: ${value}, ${plain[index][property]} in a plain page`));
}

/** What is said to screen readers takes no room; runs in the page. */
function saysNothingAloud(widget) {
  const { width, height } = widget.querySelector(':scope > [role="status"]').getBoundingClientRect();
  if (width > 1 || height > 1) throw new Error(`the live region is ${width} × ${height}`);
}

const SHEETS = {
  'style-unset': '`* { all: unset !important }`',
  'style-loud': 'loud rules for every element and all that is inherited',
  'style-rem': '`html { font-size: 62.5% }`',
  'style-bootstrap': 'Bootstrap 5.3',
  'style-tailwind': 'Tailwind 4 (preflight)',
  'style-wordpress': 'rules as in WordPress block themes',
};

for (const [page, title] of Object.entries(SHEETS)) {
  row(page, title, async (host) => {
    await looksAlike(host);
    await host.forget();
    await host.open();
    return host.works();
  });
}

row('style-empty', '`div:empty { display: none }` (Shopify’s Dawn)', async (host) => {
  await host.open();
  const state = await host.works();
  // Empty, and there: what appears together with its words is not read out.
  await host.visitor.until('it says nothing', 15_000, () => !document.querySelector('execution-gap > [role="status"]').textContent);
  const { display, boxes } = await host.ask((widget) => {
    const region = widget.querySelector(':scope > [role="status"]');
    return { display: getComputedStyle(region).display, boxes: region.getClientRects().length };
  });
  assert.deepEqual([display, boxes], ['block', 1]);
  return state;
});

row('style-zoom', '`zoom: 1.5` around it, and another font size', async (host) => {
  await host.open();
  await host.shows('[data-action="start"]');
  // As large beside the page's own line as without the zoom, then and when the font size changes: 2.75 units, by what is
  // painted, since engines tell zoomed lengths in different ways.
  for (const [size, height] of [[20, 55], [30, 82.5], [20, 55]]) {
    await host.ask((widget, size) => (widget.style.fontSize = `${size}px`), size);
    await host.visitor.until(`text of ${size} px is as large as it should be`, 5000, `() => {
      const line = document.querySelector('#line').getBoundingClientRect().height / 44;
      const start = document.querySelector('execution-gap').shadowRoot.querySelector('[data-action="start"]');
      const height = start.getBoundingClientRect().height / line;
      return Math.abs(height - ${height}) < 1.5;
    }`);
  }
  return host.works();
});
