//! Places and sizes: narrow and wide, large text, odd hosts, and where the marks of a chart stand.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { inBrowser } from './lib/browser.mjs';
import { problems } from './lib/geometry.mjs';
import { element, express, full, open, whole } from './lib/host.mjs';
import { difference } from './lib/pixels.mjs';
import { eachScreen, mixed } from './lib/screens.mjs';
import { under } from './lib/tree.mjs';

const it = inBrowser();
const wide = { context: { viewport: { width: 1280, height: 900 } } };
const box = `<div id="box">${element()}</div>`;
const style = 'body { margin: 0; font: 16px/1.4 sans-serif } #box { inline-size: 1080px }';

/** Runs `prepare` and looks at every screen in boxes of these widths. */
async function assertFits({ page, server }, widths, prepare, inside = style) {
  const found = [];
  let seen = 0;
  await eachScreen({ page, server }, { body: box, style: inside }, async (name, widget) => {
    await prepare?.(widget);
    found.push(...(await problems(widget, widths)).map((problem) => `${name}, ${problem}`));
    seen++;
  });
  assert.equal(seen, 12);
  assert.ok(found.length === 0, `${found.length} problems\n${found.slice(0, 40).join('\n')}`);
}

it('statement 25: nothing is wider than its container at 240, 320, 480, 720 and 1080', wide, async ({ page, server }) => {
  await assertFits({ page, server }, [240, 320, 480, 720, 1080]);
});

it('at every width in between too', wide, async ({ page, server }) => {
  const widget = await open({ page, server }, { body: box, style });
  const widths = Array.from({ length: 29 }, (_, step) => 240 + step * 30);
  const found = [];
  for (const [answers, until] of [[express, 'INT'], [express, 'report'], [{ INT: 1, UNP: 3, 'S-CLD': 3 }, 'report']]) {
    await widget.host.evaluate((host) => host.reset());
    await widget.shows('welcome');
    await widget.race(answers, { until });
    await widget.unfolds();
    found.push(...(await problems(widget, widths)));
  }
  assert.ok(found.length === 0, found.slice(0, 20).join('\n'));
});

const spacing = (widget) =>
  widget.host.evaluate(({ shadowRoot }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  });

it('statement 26: with wider letters, words and lines at 320 nothing is cut off', wide, async ({ page, server }) => {
  await assertFits({ page, server }, [320], spacing);
});

it('statement 27: with text twice as large nothing lies upon another', wide, async ({ page, server }) => {
  // 480 is to 32 pixels what 240, the narrowest place supported, is to 16; 320 is a phone whose owner doubles the text.
  await assertFits({ page, server }, [320, 480, 640, 1080], undefined, `${style} execution-gap { --gap-font-size: 32px }`);
});

it('statement 28: a page with html 62.5 % and body 18 px: text and spacing are 18 px at every depth', wide, async ({ page, server }) => {
  const odd = 'html { font-size: 62.5% } body { font-size: 18px } #box { inline-size: 500px }';
  const widget = await open({ page, server }, { body: box, style: odd });
  const measure = () =>
    widget.host.evaluate((host) => {
      const inside = host.shadowRoot.querySelectorAll('*');
      const units = new Set([host, ...inside].map((element) => getComputedStyle(element).getPropertyValue('--gap-unit')));
      const text = (selector) => getComputedStyle(host.shadowRoot.querySelector(selector)).fontSize;
      return { units: [...units], root: text('[part="root"]'), text: text('[part~="option-label"], [part="hint"], li') };
    });
  /** Waits for these sizes: the widget measures again once the page's have changed. */
  const assertSizes = async (expected) => {
    let seen = await measure();
    for (let turn = 0; turn < 100 && !isDeepStrictEqual({ ...seen, ...expected }, seen); turn++) {
      await sleep(30);
      seen = await measure();
    }
    assert.deepEqual({ ...seen, ...expected }, seen);
  };
  await widget.race(express, { until: 'UNP' });
  await assertSizes({ units: ['18px'], root: '18px', text: '18px' });
  await widget.host.evaluate((host) => (host.parentElement.style.fontSize = '2em'));
  await assertSizes({ units: ['36px'], root: '36px', text: '36px' });
  await widget.host.evaluate((host) => (host.parentElement.style.fontSize = '9px'));
  await assertSizes({ text: '16px' });
  await widget.host.evaluate((host) => host.style.setProperty('--gap-font-size', '20px'));
  await assertSizes({ text: '20px' });
});

const hosts = {
  'flex row': 'display: flex',
  'flex row, beside another item': 'display: flex; --other: block',
  'flex column': 'display: flex; flex-direction: column',
  'flex column, centred': 'display: flex; flex-direction: column; align-items: center',
  grid: 'display: grid',
  'grid, centred': 'display: grid; place-items: center',
  'grid of two columns': 'display: grid; grid-template-columns: 1fr 1fr',
  'grid of two automatic columns': 'display: grid; grid-template-columns: auto auto',
};

for (const [name, rule] of Object.entries(hosts)) {
  it(`statement 29: as an item of a ${name} it has room`, wide, async ({ page, server }) => {
    const body = `<div id="box" style="${rule}">${element()}<p style="display: var(--other, none); inline-size: 200px">Beside</p></div>`;
    const widget = await open({ page, server }, { body, style: 'body { margin: 0 } #box { inline-size: 900px }' });
    const { width } = await widget.find('[part="root"]').boundingBox();
    assert.ok(width >= 440 && width <= 900, `${width} wide`);
    assert.deepEqual(await problems(widget), []);
  });
}

const hostile = {
  'a reset of everything': '* { all: revert !important }',
  'rules for elements': `
    label, legend, fieldset, summary, table { display: none } input { display: none; appearance: auto; inline-size: 300px }
    button { background: red; font-size: 30px; text-transform: uppercase } h2, h3, p, ul, li { color: red; margin: 40px; padding: 20px }
    table, td, th { border: 5px solid red } svg { inline-size: 500px } section, form, fieldset { background: red }`,
  'what elements inherit': `
    * { color: red; letter-spacing: 4px; word-spacing: 9px; text-indent: 3em; text-transform: uppercase; font-style: italic; font-weight: 900 }
    * { font-variant: small-caps; white-space: nowrap; text-align: right; line-height: 3; text-shadow: 0 0 3px red; word-break: break-all }`,
};

for (const [name, rules] of Object.entries(hostile)) {
  it(`statement 30: ${name} by the page does not reach inside`, wide, async ({ page, server, newPage }) => {
    const plain = 'body { margin: 0; font: 16px sans-serif } #box { inline-size: 700px } h1 { display: none !important }';
    const harsh = await open({ page, server }, { body: box, style: plain + rules });
    await harsh.host.evaluate((host) => {
      for (let at = host.parentElement; at; at = at.parentElement) at.style.cssText = 'margin: 0 !important; padding: 0 !important; font: 16px sans-serif !important; display: block !important';
      host.parentElement.style.cssText += '; inline-size: 700px !important';
    });
    const calm = await open({ page: await newPage(), server }, { body: box, style: plain });
    for (const [screen, answers] of [['welcome', null], ['profile', {}], ['UNP', express], ['report', express]]) {
      const shots = [];
      for (const widget of [harsh, calm]) {
        await widget.race(answers, { until: screen });
        shots.push(await widget.find('[part="root"]').screenshot());
      }
      assert.equal(difference(...shots), 0, `${screen} looks different`);
    }
  });
}

const header = `<header id="header" style="position: sticky; inset-block-start: 0; block-size: 80px; background: #ccc; z-index: 9">A sticky header</header>`;
const low = { context: { viewport: { width: 800, height: 500 } } };
const sticky = { body: `${header}<p style="block-size: 300px"></p>${element()}<p style="block-size: 1500px"></p>`, style: 'body { margin: 0 } h1 { display: none } execution-gap { --gap-scroll-offset: 88px }' };

/** How far the element in focus reaches under the header; 0 when it is free. */
const covered = (widget) =>
  widget.host.evaluate(({ shadowRoot }) => {
    const element = shadowRoot.activeElement;
    if (!element) return null;
    const row = element.matches('input[type="radio"]') ? element.closest('[part~="option"]') : element;
    const { top, bottom } = row.getBoundingClientRect();
    const over = Math.max(0, 80 - top);
    const under = Math.max(0, Math.min(bottom, top + 44) - innerHeight);
    return { what: element.dataset.about ?? element.dataset.action ?? element.textContent.trim().slice(0, 30), over: Math.round(over), under: Math.round(under) };
  });

/** The same once the page has scrolled, which takes browser and widget a moment. */
const settledCover = async (widget) => {
  for (let turn = 0; ; turn++) {
    const at = await covered(widget);
    if (!at || !(at.over || at.under) || turn === 100) return at;
    await sleep(30);
  }
};

const assertFree = async (widget, what) => {
  const { over, under } = await settledCover(widget);
  assert.deepEqual({ over, under }, { over: 0, under: 0 }, what);
};

it('statement 36: what gets the focus by a step, an error or a jump is not under a sticky header', low, async ({ page, server }) => {
  const widget = await open({ page, server }, sticky);
  const press = async (action, about) => {
    await widget.button(action, about).scrollIntoViewIfNeeded();
    await widget.press(action, about);
    await page.waitForTimeout(60);
  };
  for (const action of ['start', 'continue']) {
    await press(action);
    await widget.focuses({ heading: true });
    await assertFree(widget, action);
  }
  await press('continue');
  await widget.focuses({ tag: 'div' });
  await assertFree(widget, 'error summary');
  await widget.find('[part="error-summary"] a').press('Enter');
  await widget.focuses({ tag: 'input' });
  await assertFree(widget, 'first radio');
  const legend = await widget.find('legend').boundingBox();
  assert.ok(legend.y >= 80, `the legend is at ${legend.y}`);
  await widget.race(express, { until: 'review' });
  await assertFree(widget, 'review');
  for (const about of ['INT', 'R-DCX', 'S-DCX']) {
    await press('change', about);
    await assertFree(widget, `change ${about}`);
    await press('continue');
    await widget.focuses({ action: 'change', about });
    await assertFree(widget, `back at ${about}`);
  }
  await press('continue');
  await widget.focuses({ heading: true });
  await assertFree(widget, 'report');
  for (const button of await widget.find('nav button').all()) {
    await button.press('Enter');
    await page.waitForTimeout(60);
    await assertFree(widget, await button.textContent());
  }
});

it('statement 36: what gets the focus by Tab is not under a sticky header, in either direction', low, async ({ page, server }) => {
  const widget = await open({ page, server }, sticky);
  const found = [];
  for (const screen of ['UNP', 'review', 'report']) {
    await widget.race(express, { until: screen });
    for (const [key, presses] of [['Tab', 20], ['Shift+Tab', 20]]) {
      for (let press = 0; press < presses; press++) {
        await page.keyboard.press(key);
        const at = await settledCover(widget);
        if (!at) break;
        if (at.over || at.under) found.push(`${screen}, ${key}: ${JSON.stringify(at)}`);
      }
    }
  }
  assert.ok(found.length === 0, found.join('\n'));
});

it('whoever presses Continue while the page still scrolls comes to the head of the report', low, async ({ page, server }) => {
  const widget = await open({ page, server }, { ...sticky, style: `${sticky.style} html { scroll-behavior: smooth }` });
  await widget.race(express, { until: 'review' });
  await widget.host.evaluate((host) => host.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await widget.host.evaluate(({ shadowRoot }) => {
    const button = shadowRoot.querySelector('[data-action="continue"]');
    button.focus(); // the page begins to scroll
    button.click();
  });
  await widget.shows('report');
  await widget.focuses({ heading: true });
  await page.evaluate(async () => {
    for (let still = 0, last = null; still < 20; still = scrollY === last ? still + 1 : 0) {
      last = scrollY;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  const { y } = await widget.find('#gap-heading').boundingBox();
  assert.ok(y >= 0 && y < 500, `the heading is at ${y}`);
});

const chart = (widget, name) => widget.find(`[data-chart="${name}"]`);

for (const width of [320, 900]) {
  it(`statement 41: chart A is a table with 4 column headers and a row header for each row, ${width} wide`, { context: { viewport: { width, height: 900 } } }, async ({ page, server }) => {
    const widget = await open({ page, server }, { attributes: 'form="full"' });
    await widget.race(full);
    for (const [name, subject, rows] of [['a', 'Capability', 3], ['a-areas', 'Area', 5]]) {
      const figure = chart(widget, name);
      const second = name === 'a' ? 'Execution' : 'In daily use';
      assert.deepEqual((await under(figure, 'columnheader')).map((header) => header.name), [subject, 'Strategy', second, 'Difference']);
      assert.equal((await under(figure, 'rowheader')).length, rows);
      const [table] = await under(figure, 'table');
      assert.ok(table.name.split(' ').length > 3, `the table is called "${table.name}"`);
      assert.equal((await under(figure, 'row')).length, rows + 1);
    }
  });
}

/** The differences that a chart prints, top to bottom: points behind; `null` where there are none. */
async function differences(widget, name) {
  const rows = await chart(widget, name).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim())));
  return rows.map(([plan, runs, text]) => {
    const [, points, word] = /^(\d+) (behind|ahead)$/.exec(text) ?? [];
    if (points) return word === 'behind' ? Number(points) : -points;
    if (text === 'even') return 0;
    const [, short] = /^(\d+) short of a sound level \(50\)$/.exec(text) ?? [];
    if (short) {
      assert.equal(50 - Number(short), Number(runs));
      return Number(plan) - Number(runs);
    }
    assert.match(text, /^(Not scored|Does not apply)/);
    return null;
  });
}

it('statement 42: rows stand by difference, those that are not scored last', async ({ page, server }) => {
  const widget = await open({ page, server });
  for (const [answers, form] of [
    [express, 'express'],
    [{ ...express, BEN: 'dk', 'R-DCX': 'dk' }, 'express'],
    [{ ...express, 'S-CLD': 'dk' }, 'express'],
    [full, 'full'],
    [mixed, 'full'],
    [{ ...full, 'S-DAT': 'dk', 'R-CLD': 'na' }, 'full'],
  ]) {
    await widget.host.evaluate((host, form) => { host.reset(); host.form = form; }, form);
    await widget.shows('welcome');
    await page.waitForTimeout(50);
    await widget.race(answers);
    for (const name of form === 'full' ? ['a', 'a-areas'] : ['a']) {
      const found = await differences(widget, name);
      const scored = found.filter((value) => value !== null);
      assert.deepEqual(found.slice(0, scored.length), [...scored].sort((a, b) => b - a), `${form} ${name}: ${found}`);
    }
  }
  await widget.host.evaluate((host) => { host.reset(); host.form = 'express'; });
  await widget.shows('welcome');
  await widget.race({ ...express, BEN: 'dk', 'R-DCX': 'dk' });
  const last = chart(widget, 'a').locator('tbody tr').last();
  assert.equal(await last.getAttribute('data-row'), 'AA');
  assert.match(await last.innerText(), /\tNot scored: \w/);
});

for (const direction of ['ltr', 'rtl']) {
  for (const width of [320, 1000]) {
    it(`statement 43: marks stand at their values, ${direction}, ${width} wide`, { context: { viewport: { width, height: 900 } } }, async ({ page, server }) => {
      const widget = await open({ page, server }, { attributes: `form="full" dir="${direction}"` });
      await widget.race(mixed);
      const report = await widget.report();
      const places = (name) =>
        chart(widget, name).locator('tbody tr').evaluateAll((rows) =>
          Object.fromEntries(rows.map((row) => {
            const middle = (part) => {
              const mark = row.querySelector(`[part~="${part}"]`);
              if (!mark) return null;
              const track = mark.parentElement.getBoundingClientRect();
              const { left, width } = mark.getBoundingClientRect();
              return { at: left + width / 2 - track.left, track: track.width };
            };
            const bar = row.querySelector('[part~="gap-bar"]')?.getBoundingClientRect();
            return [row.dataset.row, { plan: middle('mark-strategy'), runs: middle('mark-execution'), bar: bar?.width }];
          })),
        );
      let checked = 0;
      const check = (mark, value, what) => {
        if (value === null) return assert.equal(mark, null, `${what} has a mark without a value`);
        assert.ok(mark, `${what} has no mark`);
        // Marks stand where the printed numbers say.
        const said = whole(100 * value) / 100;
        const expected = mark.track * (direction === 'ltr' ? said : 1 - said);
        assert.ok(Math.abs(mark.at - expected) <= 0.5, `${what}: at ${mark.at}, not ${expected}`);
        assert.ok(mark.track > 100, `${what}: a track of ${mark.track}`);
        checked++;
      };
      const found = { ...(await places('a')), ...(await places('a-areas')) };
      const values = { ...Object.fromEntries(['BI', 'PO', 'AA'].map((id) => [id, { strategy: report.strategy[id], results: report.after_drag[id] }])), ...report.areas };
      for (const [id, { strategy, results }] of Object.entries(values)) {
        const { plan, runs, bar } = found[id];
        check(plan, strategy, `${id} strategy`);
        check(runs, results, `${id} execution`);
        if (strategy !== null && results !== null) assert.ok(Math.abs(bar - (plan.track * Math.abs(whole(100 * strategy) - whole(100 * results))) / 100) <= 0.5, `${id}: a connector of ${bar}`);
      }
      assert.ok(checked >= 12, `only ${checked} marks`);
    });
  }
}

it('the mark of the scale stands at the gap', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const { shown } = await widget.report();
  const share = await widget.find('.scale').evaluate((scale) => {
    const outer = scale.getBoundingClientRect();
    const mark = scale.querySelector('.scale-mark').getBoundingClientRect();
    return (100 * (mark.left + mark.width / 2 - outer.left)) / outer.width;
  });
  assert.ok(Math.abs(share - shown) < 0.2, `at ${share} %, the gap is ${shown}`);
});

it('the bars of the other charts are as long as what they print', async ({ page, server }) => {
  const widget = await open({ page, server }, { attributes: 'form="full"' });
  await widget.race(mixed);
  const report = await widget.report();
  const share = (name) =>
    chart(widget, name).locator('tbody tr').evaluateAll((rows) =>
      Object.fromEntries(rows.map((row) => {
        const fill = row.querySelector('.fill')?.getBoundingClientRect().width;
        return [row.dataset.row, fill === undefined ? null : (100 * fill) / row.querySelector('.bar').getBoundingClientRect().width];
      })),
    );
  const causes = await share('b');
  for (const [id, value] of Object.entries(report.severity)) assert.ok(Math.abs(causes[id] - 100 * value) < 0.6, `${id}: ${causes[id]} for ${100 * value}`);
  const outcomes = await share('outcomes');
  for (const [id, { support }] of Object.entries(report.outcomes)) assert.ok(Math.abs(outcomes[id] - whole(100 * support)) < 0.6, `${id}: ${outcomes[id]} for ${100 * support}`);
});

it('statement 44: every chart is headed by its finding, a sentence', async ({ page, server }) => {
  const widget = await open({ page, server });
  for (const [form, answers] of [['express', express], ['full', full], ['full', mixed]]) {
    await widget.host.evaluate((host, form) => { host.reset(); host.form = form; }, form);
    await widget.shows('welcome');
    await page.waitForTimeout(50);
    await widget.race(answers);
    const captions = await widget.find('figure').evaluateAll((figures) => figures.map((figure) => {
      const [title, caption] = figure.querySelectorAll('figcaption > *');
      return { title: title.textContent.trim(), level: title.localName, caption: caption.textContent.trim(), name: figure.getAttribute('aria-labelledby') === title.id };
    }));
    assert.ok(captions.length >= 4, `${captions.length} charts`);
    for (const { title, level, caption, name } of captions) {
      assert.ok(title.split(' ').length >= 4, `"${title}" is no sentence`);
      assert.doesNotMatch(title, /chart|results|overview|figure|undefined|NaN|[{}]/i);
      assert.match(caption, /\.$/);
      assert.deepEqual([level, name], ['h3', true]);
    }
  }
});

it('statement 47: the score is text, and equals the engine', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express);
  const { shown, band } = await widget.report();
  const card = widget.find('[part="score"]');
  assert.match(await card.innerText(), new RegExp(`(^|\\s)${shown}\\s+gap points of 100`));
  assert.match(await card.innerText(), new RegExp(`(^|\\n)${band}(\\n|$)`));
  assert.equal(await widget.find('[data-field="gap"]').count(), 1);
  assert.match((await widget.focuses({ heading: true })).text, new RegExp(`\\b${shown} points\\b`));
});

it('headings of the report go down one level at a time', async ({ page, server }) => {
  for (const level of [1, 2, 3, 4]) {
    const widget = await open({ page, server }, { attributes: `heading-level="${level}" persist="off"` });
    await widget.race(express);
    const levels = await widget.find(':is(h1, h2, h3, h4, h5, h6)').evaluateAll((headings) => headings.map(({ localName }) => Number(localName[1])));
    assert.equal(levels[0], level);
    assert.equal(levels.filter((one) => one === level).length, 1);
    for (const [at, one] of levels.entries()) assert.ok(at === 0 || one <= levels[at - 1] + 1, `h${levels[at - 1]} is followed by h${one}`);
  }
});
