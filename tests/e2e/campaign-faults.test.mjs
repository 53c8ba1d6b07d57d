//! A campaign with mistakes, or one that cannot be read: the assessment runs, what is wrong falls back, a faulty `lead`
//! closes the form, and whoever embeds the widget is told everything. Which mistake costs what is tested natively
//! (`crates/campaign/tests`), and that a page reads the same in Node (`tests/node/campaign.test.mjs`).

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { example, hold, schema, visit } from './lib/campaign.mjs';
import { element, express, html, loader } from './lib/host.mjs';
import { until } from './lib/leads.mjs';
import { serve } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

const listen = `<script>window.faults = []; document.addEventListener('gap-error', ({ detail }) => faults.push(detail));</script>`;
/** A page whose script looks at errors from the beginning. */
const listening = { head: listen + loader };

/** Keeps what the page says, by its kind. */
function said(page) {
  const lines = { warning: [], error: [] };
  page.on('console', (message) => lines[message.type()]?.push(message.text()));
  return lines;
}

/** Waits for the one error that the page is told. */
async function fault(page) {
  await page.waitForFunction(() => window.faults.length > 0);
  const faults = await page.evaluate(() => window.faults);
  assert.equal(faults.length, 1, JSON.stringify(faults));
  return faults[0];
}

/** The visitor sees the assessment and neither fallback nor error. */
async function runs(widget) {
  await widget.ready();
  await widget.shows('welcome');
  assert.equal(await widget.page.getByRole('link', { name: 'Take the assessment' }).isVisible(), false);
  assert.equal(await widget.button('retry').count(), 0);
}

const minimal = { schema };
const unreadable = [
  ['an answer of 404', (server) => server.route('GET', '/campaign.json', (_, response) => response.writeHead(404).end('no')),
    /answer is 404/, /404/],
  ['a file of 300 KiB', (server) => server.page('/campaign.json', JSON.stringify({ schema, id: 'x'.repeat(300 * 1024) })),
    /larger than 256 KiB/],
  ['a file that is no JSON', (server) => server.page('/campaign.json', '{"schema": '), /is not JSON/],
  ['a hundred thousand brackets', (server) => server.page('/campaign.json', '['.repeat(100_000)), /is not JSON/],
];
for (const [name, answer, message, ...errors] of unreadable) {
  it(`${name}: the assessment runs without the campaign`, { errors: [/<execution-gap>/, ...errors] }, async ({ page, server }) => {
    answer(server);
    await page.goto(server.page('/host.html', html({ body: element('loading="eager" config="campaign.json"'), ...listening })));
    const widget = new Widget(page);
    await runs(widget);
    const { code, pointer, message: told } = await fault(page);
    assert.deepEqual([code, pointer], ['config', null]);
    assert.match(told, message);
    assert.match(told, /runs without it, and without a contact form\.$/);
  });
}

it('another origin has to allow it', { errors: [/CORS|ERR_FAILED/, /<execution-gap>/] }, async ({ page, server }) => {
  const other = await serve();
  try {
    const campaign = JSON.stringify({ schema, brand: { name: 'Acme' } });
    const address = other.page('/campaign.json', campaign);
    const host = server.page('/host.html', html({ body: element(`loading="eager" config="${address}"`), ...listening }));
    await page.goto(host);
    const widget = new Widget(page);
    await runs(widget);
    assert.match((await fault(page)).message, /Access-Control-Allow-Origin/);
    other.page('/campaign.json', campaign, { 'access-control-allow-origin': '*' });
    await page.goto(host);
    await widget.ready();
    assert.equal(await widget.find('.brand-name').innerText(), 'Acme');
  } finally {
    await other.close();
  }
});

it('a hash that does not fit is said, one that fits is taken', { errors: [/<execution-gap>/, /integrity/] }, async ({ page, server }) => {
  await runs(await visit({ page, server }, minimal, { ...listening, attributes: 'config-integrity="sha256-AAAA"' }));
  assert.match((await fault(page)).message, /the hash/);
  const hash = await page.evaluate(async (text) => {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
  }, JSON.stringify(minimal));
  await (await visit({ page, server }, minimal, { ...listening, attributes: `config-integrity="sha256-${hash}"` })).ready();
  assert.deepEqual(await page.evaluate(() => window.faults), []);
});

it('cosmetic mistakes: what is wrong falls back, the rest holds, and one warning and one event have the whole list', async ({ page, server }) => {
  const lines = said(page);
  const texts = { en: { 'welcome.title': 'How wide?', 'welcome.titel': 'x', 'action.start': 'Go to {page}', 'action.continue': 7 } };
  const campaign = {
    schema, gate: 'sotf', weight: {}, texts, cta: { label: 'x', url: 'javascript:alert(1)' },
    brand: { name: 'Acme', accent: 'red', logo: 'ftp://acme.example/x' }, weights: { BI: 0, PO: 0, AA: 0 },
  };
  const widget = await visit({ page, server }, campaign, listening);
  await runs(widget);
  assert.equal(await widget.find('.brand-name').innerText(), 'Acme');
  assert.equal(await widget.find('.brand-logo').count(), 0);
  assert.equal(await widget.find('#gap-heading').innerText(), 'How wide?');
  const start = await widget.button('start').innerText();
  assert.doesNotMatch(start, /[{}]/);
  const { code, message, pointer, closes, mistakes } = await fault(page);
  const places = ['/weight', '/gate', '/texts/en/action.continue', '/cta/url', '/brand/accent', '/brand/logo', '/weights', '/texts/en/welcome.titel', '/texts/en/action.start'];
  assert.deepEqual([code, pointer, closes], ['campaign', mistakes[0].pointer, null]);
  assert.deepEqual(mistakes.map((one) => one.pointer).sort(), places.sort());
  for (const one of mistakes) {
    assert.equal(one.closes, null, one.pointer);
    assert.ok(message.includes(`${one.pointer}: ${one.message}`), one.pointer);
  }
  await until(() => lines.warning.length > 0, 'there is no warning');
  assert.deepEqual(lines.warning, [`<execution-gap>: ${message}`]);
  // The words of the program are those that stood there before it.
  await widget.host.evaluate((host) => host.setAttribute('heading-level', '2'));
  await widget.settles();
  assert.equal(await widget.button('start').innerText(), start);
  await widget.race(express);
  assert.equal(await widget.find('[data-action="cta"]').count(), 0);
  assert.equal(Number(await widget.field('gap')), 52); // as without weights
});

const faulty = [
  ['a key that is not known', (lead) => (lead.controler = 'Acme'), 'form'],
  ['a consent that is a condition', ({ consents: [one] }) => (one.required = true), 'form'],
  ['no address', (lead) => delete lead.endpoint, 'sending'],
  ['a host of somebody else', (lead) => Object.assign(lead, { profile: 'zapier', endpoint: 'https://hooks.zapier.com.evil.example/hooks/catch/1/2' }), 'sending', 'https://www.acme.example'],
  ['another schema', (_, campaign) => (campaign.schema = 'execution-gap.campaign/2'), 'form'],
];
for (const gate of ['soft', 'hard', 'start']) {
  for (const [name, spoil, closes, origin] of gate === 'soft' ? faulty : faulty.slice(0, 1)) {
    it(`a lead with ${name}, gate ${gate}: no form, the assessment with its plan, and a sentence`, { errors: [/<execution-gap>/] }, async ({ page, server }) => {
      const lines = said(page);
      const campaign = { ...example(server), gate };
      spoil(campaign.lead, campaign);
      // On the machine itself any host may be named: a page somewhere else, answered by this server.
      if (origin) {
        await page.route(`${origin}/**`, async (route) => {
          const { pathname } = new URL(route.request().url());
          await route.fulfill({ response: await route.fetch({ url: server.origin + pathname }) });
        });
        for (const part of ['brand', 'texts']) delete campaign[part];
        server.page('/campaign.json', JSON.stringify(campaign));
        server.page('/host.html', html({ body: element('loading="eager" config="campaign.json"'), ...listening }));
        await page.goto(`${origin}/host.html`);
      } else {
        await visit({ page, server }, campaign, listening);
      }
      const widget = new Widget(page);
      await runs(widget);
      const { code, message, closes: told } = await fault(page);
      assert.deepEqual([code, told], ['campaign', closes]);
      assert.match(message, closes === 'form' ? /There is no contact form until/ : /Leads could go astray/);
      await until(() => lines.error.length > 0, 'the console says nothing');
      assert.deepEqual(lines.error, [`<execution-gap>: ${message}`]);
      await widget.race(express);
      assert.equal(await widget.find('[name="email"]').count(), 0);
      assert.ok(await widget.find('[data-section="plan"]').isVisible());
      assert.deepEqual(server.requests.filter(({ path }) => /\/lead(s|\.js)?\b/.test(path)), []);
    });
  }
}

it('nothing of the checker is fetched before the first screen, and without it everything goes on', { errors: [/503/, /integrity/] }, async ({ page, server }) => {
  const lines = said(page);
  const release = hold(server);
  server.route('GET', '/embed/campaign/execution-gap_bg.wasm', (_, response) => response.writeHead(503).end());
  const widget = await visit({ page, server }, { schema, gate: 'sotf', brand: { name: 'Acme' } }, listening);
  await widget.shows('welcome');
  assert.equal(await widget.find('.brand-name').innerText(), 'Acme');
  assert.deepEqual(server.requests.filter(({ path }) => /embed\/campaign\//.test(path)), []);
  release();
  await widget.race(express);
  await until(() => lines.warning.some((line) => /could not be checked/.test(line)), 'nobody is told');
  assert.equal(Number(await widget.field('gap')), 52);
  assert.deepEqual(await page.evaluate(() => window.faults), []);
});

const deep = (levels) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const everywhere = (value) =>
  Object.fromEntries(['schema', 'id', 'brand', 'gate', 'lead', 'cta', 'weights', 'texts', 'benchmark'].map((key) => [key, value]));
/** What stands in the file, and whether a `lead` in it closes the form, which is an error in the console. */
const hostile = {
  'null': ['null'],
  'a list': ['[]'],
  'a text': ['"x"'],
  'a number beyond all numbers': [`{"schema":"${schema}","weights":{"BI":1e999}}`],
  'wrong types everywhere': [JSON.stringify(everywhere([1, null, { x: [] }])), true],
  'numbers everywhere': [JSON.stringify(everywhere(7)), true],
  'ten thousand levels': [`{"schema":"${schema}","brand":${deep(10_000)}}`],
  'thirty thousand values': [JSON.stringify({ schema, id: Array(30_000).fill(1) })],
  'a prototype': [`{"__proto__":{"schema":"${schema}","brand":{"name":"x"},"lead":{"adapter":"host"}},"constructor":{"prototype":{"gate":"start"}}}`],
  'prototypes inside': [`{"schema":"${schema}","texts":{"en":{"__proto__":"x","constructor":"y","welcome.title":"Z"}},"brand":{"__proto__":{"name":"x"}},"weights":{"__proto__":{"BI":0}}}`],
  'the same key twice': [`{"schema":"${schema}","lead":{"adapter":"host"},"lead":null}`, true],
};
for (const [name, [text, hasLead]] of Object.entries(hostile)) {
  it(`hostile: ${name}`, { errors: hasLead ? [/<execution-gap>/] : [] }, async ({ page, server }) => {
    const widget = await visit({ page, server }, text, listening);
    await runs(widget);
    assert.equal((await fault(page)).code, 'campaign');
    await widget.race(express);
    assert.equal(await widget.find('[name="email"]').count(), 0);
    assert.equal(Number(await widget.field('gap')), 52);
    assert.equal(await page.evaluate(() => Object.keys(Object.prototype).length), 0);
  });
}
