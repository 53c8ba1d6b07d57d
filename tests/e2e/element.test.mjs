//! The element as a page's author knows it: methods, attributes and the properties that mirror them.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { element, html, loader, open } from './lib/host.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const visit = (page, server, content) => page.goto(server.page('/host.html', html(content)));

it('restore() takes up answers where the first open question is', async ({ page, server }) => {
  const widget = await open({ page, server }, { attributes: 'form="full"' });
  const restore = (state) => widget.host.evaluate((host, state) => host.restore(state).then(() => null, ({ message }) => message), state);
  assert.equal(await restore({ form: 'express', answers: { INT: 3, UNP: 'dk', 'S-CLD': 'na' } }), null);
  await widget.find('fieldset[data-item="BEN"]').waitFor();
  await widget.focuses({ heading: true });
  assert.deepEqual(await widget.answers(), { form: 'express', answers: { INT: 3, UNP: 'dk', 'S-CLD': 'na' } });
  const before = await widget.answers();
  for (const [state, reason] of [
    [{ form: 'express', answers: { INT: 7 } }, /INT.*0.*4/],
    [{ form: 'express', answers: { ARC: 1 } }, /ARC/],
    [{ form: 'short', answers: { INT: 1 } }, /express.*full/],
    ['INT', /./],
    [{ answers: 'INT' }, /./],
  ]) {
    assert.match((await restore(state)) ?? '', reason, JSON.stringify(state));
  }
  assert.deepEqual(await widget.answers(), before);
  assert.equal(await restore(await widget.answers()), null);
  assert.deepEqual(await widget.answers(), before);
  assert.equal(await restore({ answers: {} }), null);
  await widget.shows('welcome');
});

/** The words under the bar, and how often the page made a format for numbers. */
async function progress(page, server, lang) {
  const counted = `<script>{
    const { NumberFormat } = Intl;
    window.made = 0;
    Intl.NumberFormat = class extends NumberFormat { constructor(...given) { super(...given); window.made += 1; } };
  }</script>`;
  const widget = await open({ page, server }, { attributes: `lang="${lang}"`, head: counted + loader });
  await widget.race({ INT: 1 }, { until: 'UNP' });
  return [await widget.find('.progress-text').textContent(), await page.evaluate(() => window.made)];
}

it('small whole numbers are written without asking the browser, which takes its time the first time', async ({ page, server }) => {
  for (const lang of ['en', 'en-IN', 'de', 'en-Latn-GB', '']) {
    assert.deepEqual(await progress(page, server, lang), ['Question 2 of 9', 0], lang);
  }
  assert.deepEqual((await progress(page, server, 'en-u-nu-arab'))[0], 'Question ٢ of ٩');
});

it('focus() waits for the widget and goes to the heading', async ({ page, server }) => {
  await visit(page, server, { head: '', body: element('') });
  await page.addScriptTag({ url: '/embed/execution-gap.js', type: 'module' });
  await page.locator('execution-gap').evaluate((host) => host.focus());
  const widget = new Widget(page);
  await widget.focuses({ heading: true });
});

const allowed = {
  form: ['express', 'full'],
  mode: ['visitor', 'call', 'kiosk'],
  gate: ['soft', 'none', 'hard', 'start'],
  theme: ['light', 'dark', 'auto', 'host'],
  'heading-level': ['2', '1', '3', '4'],
  persist: ['session', 'off', 'local'],
  shortcuts: ['on', 'off'],
  loading: ['lazy', 'eager'],
};

it('a bad value means the default and one warning that names the attribute and the values', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const bad = Object.keys(allowed).map((name) => `${name}="7&quot;x"`).join(' ');
  await visit(page, server, { body: element(bad) });
  const widget = await new Widget(page).ready();
  for (const [name, values] of Object.entries(allowed)) {
    const about = warnings.filter((text) => text.includes(`${name}=`));
    assert.equal(about.length, 1, `${name}: ${about.length} warnings`);
    for (const value of values) assert.ok(about[0].includes(`"${value}"`), `"${value}" is not named in: ${about[0]}`);
  }
  assert.equal(warnings.length, Object.keys(allowed).length, warnings.join('\n'));
  assert.equal(await widget.find('h2[part="heading"]').count(), 1);
  assert.equal((await widget.answers()).form, 'express');
  // Another attribute changes: what has been said is not said again.
  await widget.host.evaluate((host) => host.setAttribute('dir', 'rtl'));
  await page.waitForTimeout(200);
  assert.equal(warnings.length, Object.keys(allowed).length, warnings.join('\n'));
});

it('good values bring no warning, in any case and with spaces around', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  for (const attributes of ['', 'form="" theme="" persist="" shortcuts="" heading-level=""', 'form="FULL" heading-level=" 4 " persist="Off" shortcuts="OFF"']) {
    await visit(page, server, { body: element(attributes) });
    await new Widget(page).ready();
  }
  assert.deepEqual(warnings, []);
  const widget = new Widget(page);
  assert.equal((await widget.answers()).form, 'full');
  assert.equal(await widget.find('h4[part="heading"]').count(), 1);
});

it('properties mirror attributes', async ({ page, server }) => {
  const widget = await open({ page, server });
  const mirrored = await widget.host.evaluate((host, names) => names.map((name) => {
    const property = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    host[property] = 'x1';
    const set = host.getAttribute(name);
    host.setAttribute(name, 'x2');
    const got = host[property];
    host[property] = null;
    return [set, got, host.hasAttribute(name)];
  }), Object.keys(allowed));
  for (const triple of mirrored) assert.deepEqual(triple, ['x1', 'x2', false]);
});
