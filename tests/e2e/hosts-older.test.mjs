//! Browsers that lack one thing which newer ones have. It is taken away before the widget loads (tests/pages/older.html),
//! and what is painted then is looked at. Which browsers are supported is said in docs/embedding.md.

import assert from 'node:assert/strict';
import { rows, WORKS } from './lib/pages.mjs';

const row = rows('Older browsers');

async function open(host, lacks, attributes = {}) {
  const query = new URLSearchParams({ lacks, loading: 'eager', ...attributes });
  await host.visitor.goto(`${host.server.origin}/pages/older.html?${query}`);
}

/** The first question can be answered in a dialog, behind which the page's own link stays: it opens the dialog. */
async function answers(host) {
  await host.begin();
  await host.answer('INT', 2);
}

/** What is drawn of a question: colours as numbers from 0 to 255 with their opacity, and widths. */
function drawn(widget) {
  const find = (selector) => widget.shadowRoot.querySelector(selector);
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const of = (selector) => {
    const style = getComputedStyle(find(selector));
    const [ground, text, line] = [style.backgroundColor, style.color, style.borderTopColor].map(colour);
    return { ground, text, line, width: parseFloat(style.borderTopWidth), style: style.borderTopStyle };
  };
  return {
    root: of('[data-screen]'),
    chosen: of('.option.selected'),
    open: of('.option:not(.selected)'),
    radio: of('.option:not(.selected) .radio'),
    button: of('[data-action="continue"]'),
  };
}

const light = ([red, green, blue]) => red + green + blue;

for (const [theme, isDark] of [['light', false], ['dark', true]]) {
  row('older', `without \`light-dark()\`, ${theme}`, async (host) => {
    await open(host, 'light-dark', { theme });
    await host.begin();
    await host.click('fieldset[data-item="INT"] input[value="2"] + label');
    await host.visitor.pointAtNothing();
    const { root, chosen, open: other, radio, button } = await host.ask(drawn);
    assert.equal(root.ground[3], 255, 'the ground is painted');
    assert.equal(light(root.ground) < 150, isDark);
    assert.ok(Math.abs(light(root.text) - light(root.ground)) > 300, 'the text can be read');
    for (const part of [radio, other, chosen]) {
      assert.deepEqual([part.style, part.width >= 2, part.line[3]], ['solid', true, 255]);
      assert.ok(Math.abs(light(part.line) - light(root.ground)) > 150, 'the line is seen');
    }
    assert.notDeepEqual(chosen.line, other.line, 'a choice is seen by its line');
    assert.notDeepEqual(chosen.ground, other.ground, 'and by its ground');
    assert.ok(Math.abs(light(button.text) - light(button.ground)) > 200, 'the button can be read');
    await host.click('[data-action="continue"]');
    await host.shows('fieldset[data-item="UNP"]');
    return WORKS;
  });
}

row('older', 'without `light-dark()`, a campaign’s own colour and a dialog', async (host) => {
  const campaign = { schema: 'execution-gap.campaign/1', brand: { accent: '#006644' } };
  host.server.page('/colour.json', JSON.stringify(campaign));
  await open(host, 'light-dark', { display: 'tab', config: '/colour.json' });
  await host.click('.launcher');
  await host.shows('[data-action="start"]');
  const seen = await host.ask((widget) => ['.launcher', '[data-action="start"]'].map((selector) =>
    getComputedStyle(widget.shadowRoot.querySelector(selector)).backgroundColor));
  assert.ok(seen.every((colour) => /^rgb\(/.test(colour)), seen.join());
  assert.equal(seen[1], 'rgb(0, 102, 68)');
  return WORKS;
});

row('older', 'without popovers: the launcher of a tab', async (host) => {
  await open(host, 'popover', { display: 'tab' });
  await host.click('.launcher');
  await host.shows('[data-action="start"]');
  return WORKS;
});

row('older', 'without attributes of ARIA as properties', async (host) => {
  await open(host, 'aria', { display: 'popup' });
  await host.visitor.click(['execution-gap a']);
  await answers(host);
  const said = await host.ask((widget) => ({
    close: widget.shadowRoot.querySelector('[data-action="close"]').getAttribute('aria-label'),
    live: widget.querySelectorAll(':scope > [role="status"]').length,
    bar: widget.shadowRoot.querySelector('.progress-fill').getBoundingClientRect().width > 0,
  }));
  assert.deepEqual(said, { close: 'Close', live: 1, bar: true });
  return WORKS;
});

row('older', 'without `:dir()`: right to left', async (host) => {
  await open(host, 'dir', { dir: 'rtl' });
  return host.works();
});

row('older', 'without `registerProperty`, `URL.canParse`, `checkVisibility` and their like', async (host) => {
  await open(host, 'rest', { open: 'load', display: 'popup' });
  await host.shows('[data-action="start"]');
  await answers(host);
  return WORKS;
});
