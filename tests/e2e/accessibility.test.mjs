//! Accessibility rules on every screen in every mode, and what shows without colour, motion or a pointer.

import assert from 'node:assert/strict';
import { violations } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { blocked, element, express, html, loader, open } from './lib/host.mjs';
import { decode, difference, far } from './lib/pixels.mjs';
import { eachScreen, mixed } from './lib/screens.mjs';
import { of, tree } from './lib/tree.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

const modes = {
  light: {},
  dark: { attributes: 'theme="dark"', style: 'html { background: #11171E; color: #EDF1F5 }' },
  '320 pixels': { context: { viewport: { width: 320, height: 640 } } },
  'forced colours': { context: { forcedColors: 'active' } },
  'right to left': { attributes: 'dir="rtl"' },
};

for (const [mode, { context, attributes = '', style }] of Object.entries(modes)) {
  it(`statements 1 and 2: no accessibility rule is broken on any screen, ${mode}`, { context, timeout: 120_000 }, async ({ page, server }) => {
    const broken = [];
    let seen = 0;
    await eachScreen({ page, server }, { attributes, style }, async (screen) => {
      seen++;
      // The rule about contrast reads the author's colours, the browser draws the visitor's: pixels are looked at below.
      const rules = context?.forcedColors ? { 'color-contrast': false } : {};
      for (const { id, help, nodes } of await violations(page, { rules })) {
        broken.push(`${screen}: ${id}: ${help}\n  ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} ${any.map(({ message }) => message).join(' ')}`).join('\n  ')}`);
      }
    });
    assert.equal(seen, 12);
    assert.ok(broken.length === 0, `${broken.length} rules broken\n${broken.join('\n')}`);
  });
}

it('no accessibility rule is broken when the widget cannot start', { errors: [/404/, blocked] }, async ({ page, server }) => {
  server.route('GET', '/embed/wasm/execution-gap_bg.wasm', (_, response) => response.writeHead(404).end());
  await page.goto(server.page('/host.html', html({ head: loader })));
  await page.locator('[data-action="retry"]').waitFor();
  assert.deepEqual((await violations(page)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
});

it('statement 3: two widgets on a page break no rule, repeat no id and share no name', async ({ page, server }) => {
  const first = await open({ page, server }, { body: element('loading="eager" id="a"') + element('loading="eager" id="b"') });
  const second = await new Widget(page, '#b').ready();
  for (const [screen, answers] of [['welcome', {}], ['UNP', express], ['review', express], ['report', express]]) {
    for (const widget of [first, second]) await widget.race(answers, { until: screen });
    assert.deepEqual((await violations(page)).map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 100)}`), [], screen);
    const regions = of(await tree(page), 'region').map(({ name }) => name);
    assert.equal(regions.length, 2, screen);
    assert.equal(new Set(regions).size, 2, `two regions are called "${regions[0]}"`);
    const twice = await page.evaluate(() => [document, ...[...document.querySelectorAll('execution-gap')].map(({ shadowRoot }) => shadowRoot)].flatMap((root) => {
      const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    }));
    assert.deepEqual(twice, [], screen);
  }
});

it('every reference leads to an element, and no landmark, title or heading of the page\'s own kind is taken', async ({ page, server }) => {
  await eachScreen({ page, server }, {}, async (screen, widget) => {
    const dangling = await widget.host.evaluate(({ shadowRoot }) =>
      ['aria-labelledby', 'aria-describedby', 'for', 'aria-controls'].flatMap((name) =>
        [...shadowRoot.querySelectorAll(`[${name}]`)].flatMap((element) => element.getAttribute(name).split(' ').filter((id) => !shadowRoot.getElementById(id))),
      ),
    );
    assert.deepEqual(dangling, [], screen);
    assert.equal(await widget.find('main, header, footer, h1, [role="application"], [role="main"]').count(), 0, screen);
    assert.equal(await page.title(), 'A host page', screen);
  });
});

/** What can take the focus on this screen: of many alike, the first two. */
const stops = async (widget) => {
  const all = await widget.find('button, a[href], select, summary, input').elementHandles();
  const kinds = new Map();
  const chosen = [];
  for (const stop of all) {
    const kind = await stop.evaluate((element) => (element.checkVisibility() ? [element.localName, element.type, element.className, element.dataset.action].join() : null));
    if (kind === null) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) <= 2) chosen.push(stop);
  }
  return chosen;
};

for (const [mode, context, attributes] of [
  ['light', {}, 'theme="light"'],
  ['dark', {}, 'theme="dark"'],
  ['forced colours', { forcedColors: 'active' }, ''],
]) {
  it(`statement 35: the focus is seen on everything that takes it, ${mode}`, { context: { ...context, viewport: { width: 800, height: 700 } }, timeout: 120_000 }, async ({ page, server }) => {
    const weak = [];
    let seen = 0;
    const style = mode === 'dark' ? 'html { background: #11171E }' : '';
    await eachScreen({ page, server }, { attributes, style }, async (screen, widget) => {
      await page.keyboard.press('Tab'); // from here on the focus is that of a keyboard
      for (const stop of await stops(widget)) {
        const { x, y, width, height, name } = await stop.evaluate((element) => {
          element.blur();
          element.scrollIntoView({ block: 'center' });
          const target = element.closest('[part~="option"]') ?? element;
          const { x, y, width, height } = target.getBoundingClientRect();
          return { x, y, width, height, name: `${element.localName} "${target.textContent.trim().slice(0, 30)}"` };
        });
        const clip = { x: Math.max(0, x - 8), y: Math.max(0, y - 8), width: width + 16, height: height + 16 };
        const without = await page.screenshot({ clip });
        await stop.evaluate((element) => element.focus({ preventScroll: true }));
        const changed = difference(without, await page.screenshot({ clip }));
        // A box has the smaller part of its row; its own edge counts.
        if (changed < 2 * 2 * (width + height)) weak.push(`${screen}: ${name}: ${changed} pixels for ${Math.round(2 * (width + height))} of edge`);
        seen++;
      }
    }, { only: mode === 'light' ? /^(profile|question with error|review|report, express|welcome with resume)$/ : /^(profile|question with error|report, express)$/ });
    assert.ok(seen >= 20, `${seen} stops`);
    assert.ok(weak.length === 0, weak.join('\n'));
  });
}

it('the focus of a step heading is seen after a key, and not drawn after a click', async ({ page, server }) => {
  const widget = await open({ page, server });
  const ring = () => widget.host.evaluate(({ shadowRoot }) => getComputedStyle(shadowRoot.activeElement).outlineStyle);
  await widget.press('start');
  await widget.focuses({ heading: true });
  assert.equal(await ring(), 'none');
  await page.keyboard.press('Tab');
  await widget.button('skip').focus();
  await page.keyboard.press('Enter');
  await widget.shows('question');
  await widget.focuses({ heading: true });
  assert.equal(await ring(), 'solid');
});

/** A screenshot of one element. */
const shot = async (widget, selector) => {
  await widget.settles();
  return widget.find(selector).first().screenshot();
};

/** The share of an element's pixels that do not have the colour of the ground. */
async function inked(widget, locator, ground) {
  await widget.settles();
  const { width, height, at } = decode(await locator.screenshot());
  let count = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (far(at(x, y), ground)) count++;
  return count / (width * height);
}

for (const colorScheme of ['light', 'dark']) {
  it(`statement 37: in forced colours a chosen option, marks, bars and progress are seen, ${colorScheme}`, { context: { forcedColors: 'active', colorScheme } }, async ({ page, server }) => {
    const widget = await open({ page, server });
    const ground = colorScheme === 'dark' ? [0, 0, 0] : [255, 255, 255];
    await widget.race(express, { until: 'INT' });
    const early = await shot(widget, '[part="progress"] [role="progressbar"]');
    for (const value of ['2', 'dk']) {
      const row = widget.find(`[part~="option"]:has([value="${value}"])`);
      await row.scrollIntoViewIfNeeded();
      const clip = await row.boundingBox();
      await widget.settles();
      const before = await page.screenshot({ clip });
      await widget.find(`input[value="${value}"]`).evaluate((input) => input.click());
      await widget.settles();
      const changed = difference(before, await page.screenshot({ clip }));
      assert.ok(changed > clip.width + clip.height, `choosing ${value} changes ${changed} pixels`);
    }
    // Chromium gives a ring under the pointer the colour of a chosen one, and may leave it so when the page scrolls.
    const ring = widget.find('input[value="3"]');
    const colour = () => ring.evaluate((input) => getComputedStyle(input).borderColor);
    const plain = await colour();
    await widget.find('[part~="option"]:has([value="3"])').hover();
    assert.equal(await colour(), plain);
    // Letters that nobody can read are of the colour of the ground.
    const words = await inked(widget, widget.button('continue'), ground);
    assert.ok(words > 0.06, `the button has ink on ${words}`);
    await widget.race(express, { until: 'S-DCX' });
    assert.ok(difference(early, await shot(widget, '[part="progress"] [role="progressbar"]')) > 300, 'progress is not seen');
    await widget.race(express);
    for (const [selector, least] of [
      ['[part~="mark-strategy"]', 0.15],
      ['[part~="mark-execution"]', 0.4],
      ['[part~="gap-bar"]', 0.4],
      ['[data-chart="b"] .fill', 0.5],
      ['.scale-mark', 0.3],
      ['.scale-bands', 0.1],
    ]) {
      const share = await inked(widget, widget.find(selector).first(), ground);
      assert.ok(share >= least, `${selector}: ${share}`);
    }
  });
}

for (const [mode, context] of Object.entries({ 'no mode': {}, 'forced colours': { forcedColors: 'active' }, 'more contrast': { contrast: 'more' } })) {
  it(`choosing an answer moves nothing, ${mode}`, { context }, async ({ page, server }) => {
    const widget = await open({ page, server });
    await widget.race(express, { until: 'INT' });
    const places = () => widget.find('[part~="option"], button').evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().top));
    const before = await places();
    for (const value of ['4', '2', 'na']) {
      await widget.choose('INT', value);
      assert.deepEqual(await places(), before, value);
    }
  });
}

it('statement 38: on paper without colour the two marks differ by shape', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  await page.emulateMedia({ media: 'print' });
  const grey = async (part) => {
    const { width, height, at } = decode(await widget.find(`[part~="${part}"]`).first().screenshot());
    const [red, green, blue] = at(Math.floor(width / 2), Math.floor(height / 2));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  assert.ok((await grey('mark-strategy')) > 240, 'the mark of the plan is not hollow');
  assert.ok((await grey('mark-execution')) < 160, 'the mark of what runs is not filled');
  for (const name of ['back', 'deepen', 'restart']) assert.equal(await widget.button(name).first().isVisible(), false, name);
});

it('on paper a dark widget is light and its disclosures are open', async ({ page, server }) => {
  const widget = await open({ page, server }, { attributes: 'theme="dark"' });
  await widget.race(express);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await background(widget), [255, 255, 255]);
  const height = await widget.find('details table').evaluate((table) => table.getBoundingClientRect().height);
  assert.ok(height > 100, `the table in a closed disclosure is ${height} high`);
});

it('statement 39: with reduced motion every duration is zero', { context: { reducedMotion: 'reduce' } }, async ({ page, server }) => {
  await eachScreen({ page, server }, {}, async (screen, widget) => {
    const moving = await widget.host.evaluate(({ shadowRoot }) =>
      [...shadowRoot.querySelectorAll('*')].flatMap((element) =>
        [null, '::before', '::after'].flatMap((pseudo) => {
          const { animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo);
          const still = [...animationDuration.split(', '), ...transitionDuration.split(', ')].every((time) => time === '0s') && scrollBehavior === 'auto';
          return still ? [] : [`${element.localName}${pseudo ?? ''} ${animationDuration} ${transitionDuration}`];
        }),
      ),
    );
    assert.deepEqual(moving, [], screen);
  }, { only: /welcome|profile|question|review|report/ });
});

it('without that wish something moves, so the test before can fail', async ({ page, server }) => {
  const widget = await open({ page, server });
  const durations = await widget.host.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('*')].map((element) => getComputedStyle(element).animationDuration));
  assert.ok(durations.some((time) => time !== '0s'));
});

/** The colour of the widget's ground. */
const background = (widget) =>
  widget.find('[part="root"]').evaluate((root) => getComputedStyle(root).backgroundColor.match(/\d+/g).map(Number));

const bright = (colour) => colour.every((channel) => channel > 200);

for (const colorScheme of ['light', 'dark']) {
  it(`statement 40: themes where the system is ${colorScheme}`, { context: { colorScheme } }, async ({ page, server }) => {
    const isBright = async (attributes, style = '') => bright(await background(await open({ page, server }, { attributes, style })));
    assert.equal(await isBright(''), true, 'no theme');
    assert.equal(await isBright('theme="light"'), true, 'light');
    assert.equal(await isBright('theme="dark"'), false, 'dark');
    assert.equal(await isBright('theme="auto"'), colorScheme === 'light', 'auto');
    assert.equal(await isBright('theme="host"', ':root { color-scheme: dark }'), false, 'host, dark');
    assert.equal(await isBright('theme="host"', ':root { color-scheme: light }'), true, 'host, light');
    assert.equal(await isBright('theme="purple"'), true, 'a bad value');
  });
}

it('a theme is taken in any case and with spaces, like every other value, or it is complained about', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  for (const value of ['DARK', ' dark ']) {
    const dark = !bright(await background(await open({ page, server }, { attributes: `theme="${value}"` })));
    assert.ok(dark || warnings.length > 0, `theme="${value}" is neither carried out nor complained about`);
  }
});

it('the theme changes with its attribute, answers kept', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'FRI' });
  await widget.host.evaluate((host) => (host.theme = 'dark'));
  await widget.settles();
  assert.equal(bright(await background(widget)), false);
  assert.equal(await widget.place(), 'question FRI');
});

it('statement 46: nothing is said by hovering alone', async ({ page, server }) => {
  await eachScreen({ page, server }, {}, async (screen, widget) => {
    const { hovers, titles } = await widget.host.evaluate(({ shadowRoot }) => {
      const walk = (rules) => [...rules].flatMap((rule) => [rule, ...(rule.cssRules ? walk(rule.cssRules) : [])]);
      const rules = shadowRoot.adoptedStyleSheets.flatMap(({ cssRules }) => walk(cssRules));
      const hovers = rules.filter(({ selectorText }) => selectorText?.includes(':hover')).flatMap(({ style }) => [...style]);
      return { hovers: [...new Set(hovers)], titles: shadowRoot.querySelectorAll('[title]').length };
    });
    assert.ok(hovers.length > 0, 'no rule for hovering was found');
    const paint = /^(background|border-.*color|text-decoration|color|outline)/;
    assert.deepEqual(hovers.filter((property) => !paint.test(property)), [], screen);
    assert.equal(titles, 0, screen);
    // With every rule for hovering taken out, the same words are there.
    const words = () => widget.find('[data-screen]').innerText();
    const before = await words();
    const sheets = await widget.host.evaluateHandle(({ shadowRoot }) => [...shadowRoot.adoptedStyleSheets]);
    await widget.host.evaluate(({ shadowRoot }) => {
      const strip = (owner) => [...owner.cssRules].reverse().forEach((rule, back, all) => {
        if (rule.selectorText?.includes(':hover')) owner.deleteRule(all.length - 1 - back);
        else if (rule.cssRules?.length) strip(rule);
      });
      shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.map((sheet) => {
        const copy = new CSSStyleSheet();
        copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
        strip(copy);
        return copy;
      });
    });
    assert.equal(await words(), before, screen);
    await widget.host.evaluate(({ shadowRoot }, sheets) => (shadowRoot.adoptedStyleSheets = sheets), sheets);
    await page.mouse.move(400, 300);
    assert.equal(await words(), before, screen);
  }, { only: /^(welcome|question|review|report, full)$/ });
});

it('bands differ by word and shape, not by colour alone', async ({ page, server }) => {
  const widget = await open({ page, server });
  const shapes = new Map();
  const results = [0, 1, 2, 4].map((rung) => Object.fromEntries(Object.keys(express).map((item) => [item, item.startsWith('S-') ? 4 : rung])));
  for (const answers of [...results, { ...results[3], INT: 3, BEN: 2, UNP: 2 }, { ...results[3], 'R-CLD': 3, 'R-DCX': 3, UNP: 3 }]) {
    await widget.host.evaluate((host) => host.reset());
    await widget.shows('welcome');
    await widget.race(answers);
    shapes.set(await widget.field('band'), await widget.find('[part="band"] svg path').getAttribute('d'));
  }
  assert.deepEqual([...shapes.keys()].sort(), ['In step', 'Severe', 'Slipping', 'Wide']);
  assert.equal(new Set(shapes.values()).size, 4);
});

it('numbers, words and marks of the report read from right to left', async ({ page, server }) => {
  const widget = await open({ page, server }, { attributes: 'form="full" dir="rtl"' });
  await widget.race(mixed);
  assert.equal(await widget.find('[part="root"]').getAttribute('dir'), 'rtl');
  const sides = await widget.find('[data-chart="a"] tbody tr').first().evaluate((row) => {
    const [head, first] = [row.querySelector('th'), row.querySelector('td')].map((cell) => cell.getBoundingClientRect().left);
    return head > first;
  });
  assert.equal(sides, true);
});
