//! A campaign file in a page: where it comes from and what it changes. What happens to one with mistakes is in
//! `campaign-faults.test.mjs`.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertAccessible } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { example, hold, schema, visit } from './lib/campaign.mjs';
import { wasm } from './lib/files.mjs';
import { element, express, fallback, html, loader } from './lib/host.mjs';
import { until } from './lib/leads.mjs';
import { distFolder, serve } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

it('the example of the contract is taken, and its notes are one warning', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const widget = await visit({ page, server }, example(server));
  await widget.ready();
  await until(() => warnings.length > 0, 'the checker says nothing');
  assert.match(warnings[0], /\/brand\/accent: #FFCC00 cannot be read on the light background; #907200 is used there\./);
  assert.equal(await widget.find('#gap-heading').innerText(), 'How wide is your gap?');
  assert.equal(await widget.find('.brand-name').innerText(), 'Acme Advisory');
  await widget.race(express);
  const link = widget.find('a[data-action="cta"]');
  assert.equal(await link.textContent(), 'Book a 20-minute review (opens in a new tab)');
  assert.equal(await link.getAttribute('href'), 'https://acme.example/book');
  assert.deepEqual([await link.getAttribute('target'), await link.getAttribute('rel')], ['_blank', 'noopener']);
  assert.equal((await widget.report()).form, 'express');
  await assertAccessible(page, { include: 'execution-gap' });
  assert.equal(warnings.length, 1, warnings.join('\n'));
});

const inline = (campaign) => `<script type="application/json">${JSON.stringify(campaign)}</script>`;

it('a script inside the element holds it too; an attribute beside it wins, with one warning', async ({ page, server }) => {
  const warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const named = (name) => ({ schema, brand: { name } });
  const body = (attributes) => `<execution-gap loading="eager" ${attributes}>${fallback}${inline(named('Inside'))}</execution-gap>`;
  await page.goto(server.page('/host.html', html({ body: body('') })));
  const widget = await new Widget(page).ready();
  assert.equal(await widget.find('.brand-name').innerText(), 'Inside');
  assert.deepEqual(warnings, []);
  server.page('/campaign.json', JSON.stringify(named('Outside')));
  await page.goto(server.page('/host.html', html({ body: body('config="campaign.json"') })));
  await widget.ready();
  assert.equal(await widget.find('.brand-name').innerText(), 'Outside');
  assert.equal(warnings.length, 1, warnings.join('\n'));
  assert.match(warnings[0], /"config" is used/);
});

it('without a campaign nothing of it is fetched', async ({ page, server }) => {
  server.page('/host.html', html());
  await page.goto(`${server.origin}/host.html?config=campaign.json#config=campaign.json`);
  await new Widget(page).ready();
  assert.deepEqual(server.requests.filter(({ path }) => path.includes('campaign')), []);
});

it('attribute before campaign before default', async ({ page, server }) => {
  const widget = await visit({ page, server }, { schema, gate: 'none' });
  await widget.ready();
  const gates = await page.evaluate(async () => {
    const { read } = await import('/embed/campaign.js');
    const host = document.querySelector('execution-gap');
    const settings = await read({ element: host }); // read before, so nothing is fetched
    const gate = () => settings.over({ gate: 'soft' }).gate;
    const found = [gate()];
    host.setAttribute('gate', 'soft');
    return [...found, gate()];
  });
  assert.deepEqual(gates, ['none', 'soft']);
});

/** Contrast of text and background as painted (WCAG 2). */
const contrast = (widget, selector) => widget.find(selector).first().evaluate((node) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map((channel) => channel / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = node;
  while (/rgba\(0, 0, 0, 0\)|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const pair = [getComputedStyle(node).color, getComputedStyle(behind).backgroundColor].map(light);
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
});

/** The accent without a brand. */
const accents = { light: 'rgb(31, 79, 216)', dark: 'rgb(143, 176, 255)' };

for (const [theme, plain] of Object.entries(accents)) {
  for (const accent of ['#FFCC00', '#0B1530', '#FF00FF', '#777777']) {
    it(`${accent} can be read in a ${theme} widget`, async ({ page, server }) => {
      const widget = await visit({ page, server }, { schema, brand: { accent } }, { attributes: `theme="${theme}"` });
      await widget.ready();
      assert.ok((await contrast(widget, '.primary')) >= 4.5, `${await contrast(widget, '.primary')}`);
      const painted = await widget.button('start').evaluate((button) => getComputedStyle(button).backgroundColor);
      assert.notEqual(painted, plain);
      if (accent === '#FFCC00') assert.equal(painted, theme === 'light' ? 'rgb(144, 114, 0)' : 'rgb(255, 204, 0)');
      await widget.race(express, { until: 'UNP' });
      assert.ok((await contrast(widget, '.quiet')) >= 4.5);
    });
  }
}

it("a page's own colour on the element comes before the campaign's", async ({ page, server }) => {
  const head = `${loader}<style>execution-gap { --gap-color-accent: rgb(1, 2, 3); }</style>`;
  const widget = await visit({ page, server }, { schema, brand: { accent: '#6A1B9A' } }, { head });
  await widget.ready();
  assert.equal(await widget.button('start').evaluate((button) => getComputedStyle(button).backgroundColor), 'rgb(1, 2, 3)');
});

const own = { 'welcome.title': 'How wide?', 'welcome.get_cause': 'Why', 'action.start': 'Go', 'action.continue': 'On', 'status.loading': 'Wait' };

it('own words and name are there from the first moment, and stay', async ({ page, server }) => {
  const release = hold(server);
  const campaign = { schema, brand: { name: 'Acme', logo: `${server.origin}/logo.svg` }, texts: { en: own } };
  const widget = await visit({ page, server }, campaign);
  await widget.shows('welcome');
  const seen = () => widget.find('[data-screen]').evaluate((section) => [...section.querySelectorAll('.brand, .brand *, h2, .gets li, .button')].map((node) =>
    [node.localName, node.textContent, ...[...node.attributes].map(({ name, value }) => `${name}=${value}`).sort()]));
  const early = await seen();
  assert.equal(await widget.find('#gap-heading').innerText(), own['welcome.title']);
  assert.equal(await widget.button('start').innerText(), own['action.start']);
  assert.equal(await widget.find('.gets li').nth(1).innerText(), own['welcome.get_cause']);
  release();
  await widget.answers();
  await widget.host.evaluate((host) => host.setAttribute('heading-level', '2')); // the program takes over
  await widget.settles();
  assert.deepEqual(await seen(), early);
  await widget.goOn('start');
  assert.equal(await widget.button('continue').innerText(), own['action.continue']);
  assert.equal(await widget.find('.brand-name').innerText(), 'Acme');
});

for (const [gate, promise] of [['soft', /unless you press a button that says so/], ['none', /Nothing is sent\.$/]]) {
  it(`with gate "${gate}" the help says the same of sending before and after the program has come`, async ({ page, server }) => {
    const release = hold(server);
    const widget = await visit({ page, server }, { ...example(server), gate });
    await widget.shows('welcome');
    const help = () => widget.find('.help li').last().textContent();
    const early = await help();
    assert.match(early, promise);
    release();
    await widget.answers();
    await widget.host.evaluate((host) => host.setAttribute('heading-level', '2')); // the program takes over
    await widget.settles();
    assert.equal(await help(), early);
  });
}

it('own words with numbers in them wait for the program', async ({ page, server }) => {
  const texts = { en: { 'welcome.lead': '{minutes} min, {n} questions' } };
  const widget = await visit({ page, server }, { schema, texts });
  await widget.ready();
  assert.match(await widget.find('[data-screen]').innerText(), /\d+ min, 9 questions/);
});

it('a logo that does not load leaves the name where it is', { errors: [/404/] }, async ({ page, server }) => {
  const widget = await visit({ page, server }, { schema, brand: { name: 'Acme', logo: `${server.origin}/none.svg` } });
  await widget.ready();
  /** Where the line is in the widget: the page may have been scrolled to it. */
  const place = ({ host }) => host.evaluate((element) => {
    const [line, whole] = [element.shadowRoot.querySelector('.brand'), element].map((one) => one.getBoundingClientRect());
    return [line.x - whole.x, line.y - whole.y, line.width, line.height];
  });
  const without = await place(widget);
  const other = await visit({ page, server }, { schema, brand: { name: 'Acme', logo: `${server.origin}/logo.svg` } });
  await other.ready();
  await other.find('.brand-logo').evaluate((image) => image.decode());
  assert.deepEqual(await place(other), without);
  const { headers } = server.requests.find(({ path }) => path === '/logo.svg');
  assert.equal(headers.referer, undefined);
});

// The numbers are those of tests/markup.rs, from the native engine.
for (const [weights, gap, said] of [[{ BI: 0, AA: 0 }, 33, '0 : 1 : 0'], [{ BI: 0.5, PO: 0, AA: 4 }, 48, '0.5 : 0 : 4']]) {
  it(`weights ${said} change the number as in the native engine, and so does report()`, async ({ page, server }) => {
    const widget = await visit({ page, server }, { schema, weights });
    await widget.ready();
    await widget.race(express);
    assert.equal(Number(await widget.field('gap')), gap);
    const basis = await widget.find('[data-section="basis"]').innerText();
    assert.ok(basis.includes(`The three capabilities count ${said} in this assessment.`), basis);
    assert.equal((await widget.report()).shown, gap);
  });
}

it('without weights the number is another one', async ({ page, server }) => {
  const widget = await visit({ page, server }, { schema, weights: { BI: 2, PO: 2, AA: 2 } });
  await widget.ready();
  await widget.race(express);
  assert.equal(Number(await widget.field('gap')), 52);
  assert.equal((await widget.report()).shown, 52);
});

const strict = {
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'",
};

it('nothing in a text becomes an element or runs, under a strict policy', async ({ page, server }) => {
  const evil = '<img src=x onerror=window.hit=1><script>window.hit=1</script>';
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.violations.push(violatedDirective));
  });
  const names = JSON.parse(await readFile(join(distFolder(), 'embed/opening/en-express.json'), 'utf8')).texts;
  const en = Object.fromEntries([...Object.keys(names), 'scored.title', 'findings.title'].map((name) => [name, evil]));
  const campaign = {
    schema,
    brand: { name: evil, logo: `${server.origin}/logo.svg?"><script>window.hit=1</script>`.replace(/ /g, '') },
    cta: { label: evil.slice(0, 80), url: 'https://acme.example/?"><script>window.hit=1</script>' },
    texts: { en },
  };
  const widget = await visit({ page, server }, campaign, { headers: strict });
  await widget.ready();
  assert.equal(await widget.find('#gap-heading').textContent(), evil);
  assert.equal(await widget.find('.brand-name').textContent(), evil);
  await widget.race(express);
  const inside = await widget.host.evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll('script, img:not(.brand-logo), [onerror]')].length);
  assert.equal(inside, 0);
  assert.deepEqual(await page.evaluate(() => [window.hit, window.violations]), [undefined, []]);
});

it('the schema for editors is beside the script', async () => {
  const written = JSON.parse(await readFile(join(distFolder(), 'embed/campaign.schema.json'), 'utf8'));
  assert.equal(written.properties.schema.const, schema);
  assert.deepEqual(written.required, ['schema']);
});
