//! Every file that another one fetches is vouched for by its hash: with one byte of it changed it is refused and never run,
//! and the visitor has an error, the fallback, or a widget that works without it. The files are those that were built.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { at } from './lib/files.mjs';
import { express, fallback, full, html, loader } from './lib/host.mjs';
import { Form, until } from './lib/leads.mjs';
import { distFolder } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();

/** What pages name themselves, and vouch for themselves. */
const entrances = ['frame.html', 'parent.js', 'bridges.js', 'hints.html', 'campaign.schema.json', 'lead.schema.json'];
/** Without these the widget does what it can, and says nothing to the page. */
const spare = /^(opening\/|frame\.|data-layer\.js|triggers\.js|campaign-later\.js|campaign\/|lang\/names|document\/paper)/;

const types = { js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', json: 'application/json', txt: 'text/plain' };
const typeOf = (name) => types[name.split('.').at(-1)];
const bytesOf = (name) => readFileSync(join(distFolder(), at(name)));
const built = Object.keys(JSON.parse(readFileSync(join(distFolder(), at('integrity.json')), 'utf8')));
const sealed = built.filter((name) => !entrances.includes(name));
/** The page of this test names the loader without a hash; in the frame it has one. */
const inFrame = (name) => /^frame\./.test(name) || name === 'execution-gap.js';

const campaign = {
  schema: 'execution-gap.campaign/1',
  texts: { en: { 'welcome.title': 'How wide is your gap?' } },
  lead: { adapter: 'host', controller: 'Acme GmbH', notice: { url: 'https://acme.example/privacy', version: '1' }, fields: ['email'] },
};
const listening = `<script>
  window.faults = [];
  document.addEventListener('gap-error', ({ detail }) => faults.push(detail.code));
  document.addEventListener('gap-lead-submit', (event) => { event.preventDefault(); event.detail.respond('confirmed'); });
</script>`;
const body =
  '<execution-gap id="asked" display="popup" open="load" persist="off" data-layer="dataLayer">' +
  `${fallback}<script type="application/json">${JSON.stringify(campaign)}</script></execution-gap>` +
  `<execution-gap id="plain" form="full" persist="off" loading="eager">${fallback}</execution-gap>`;
const framed = '<iframe title="Assessment" src="/embed/frame.html#gap" style="inline-size:100%;block-size:700px"></iframe>';

/** A visit in which everything is needed. */
async function journey(page) {
  await page.locator('#asked dialog[open]').waitFor();
  const asked = await new Widget(page, '#asked').ready();
  await asked.race(express, { plan: false });
  await new Form(asked).complete({ email: 'ana@acme.example' });
  await asked.find('[data-outcome="confirmed"]').first().waitFor();
  await asked.host.evaluate((host) => host.close());
  const plain = await new Widget(page, '#plain').ready();
  await plain.host.evaluate((host) => host.report().catch(() => faults.push('report')));
  await plain.race(full);
  const saved = page.waitForEvent('download');
  await plain.find('[data-action="download"][data-about="html"]').click();
  await saved;
}

const inside = (page) => page.frameLocator('iframe').locator('execution-gap');

/** The names of the scripts and modules that the browser has taken in. */
async function programs(page) {
  const session = await page.context().newCDPSession(page);
  const taken = new Set();
  session.on('Debugger.scriptParsed', ({ url }) => url.includes('/embed/') && taken.add(new URL(url).pathname.slice(at('').length)));
  await session.send('Debugger.enable');
  return taken;
}

const opened = async (page, server, content = body) => {
  await page.goto(server.page('/host.html', html({ head: content === body ? listening + loader : '', body: content })));
};

it('a whole visit fetches every file that is sealed, and takes every program in', async ({ page, server }) => {
  const taken = await programs(page);
  await opened(page, server);
  await journey(page);
  assert.deepEqual(await page.evaluate(() => window.faults), []);
  await opened(page, server, framed);
  await inside(page).locator('[data-screen]').waitFor();
  // What is looked at only by the page's author comes when the browser has nothing else to do.
  const missing = () => sealed.filter((name) => !server.requests.some(({ path }) => path === at(name)));
  await until(() => missing().length === 0, `nobody fetches ${missing()}`, 20_000);
  const isProgram = (name) => /\.(js|wasm)$/.test(name);
  assert.deepEqual(sealed.filter((name) => isProgram(name) && !taken.has(name)), []);
});

/** The file with one byte changed in a place where nothing but its hash can tell: it would still run. */
function changed(name) {
  const bytes = bytesOf(name);
  if (name.endsWith('.wasm')) {
    bytes[bytes.length - 1] ^= 1; // of its data
    assert.ok(WebAssembly.validate(bytes), name);
    return bytes;
  }
  if (/\.(js|css)$/.test(name)) {
    assert.equal(bytes.at(-1), 10, `${name} does not end with a line break`);
    bytes[bytes.length - 1] = 32;
    return bytes;
  }
  const isLetter = (byte) => byte > 97 && byte < 122;
  // At the beginning of a word where there are words; names stand one below the other.
  const word = bytes.findLastIndex((byte, at) => isLetter(byte) && bytes[at - 1] === 32);
  const letter = word < 0 ? bytes.findLastIndex(isLetter) : word;
  bytes[letter] ^= 1;
  if (name.endsWith('.json')) JSON.parse(bytes.toString('utf8'));
  return bytes;
}

for (const name of sealed) {
  it(`one byte of ${name} changed: it is refused`, { errors: [/integrity|<execution-gap>/] }, async ({ page, server }) => {
    const taken = await programs(page);
    const refused = page.waitForEvent('console', {
      predicate: (message) => /integrity/.test(message.text()) && message.text().includes(at(name)),
      timeout: 20_000,
    });
    server.route('GET', at(name), (_, response) => response.writeHead(200, { 'content-type': typeOf(name) }).end(changed(name)));
    await opened(page, server, inFrame(name) ? framed : body);
    // It goes as far as it can.
    if (!inFrame(name)) journey(page).catch(() => {});
    await refused;
    if (inFrame(name)) {
      const shown = name === 'execution-gap.js' ? inside(page).getByRole('link') : inside(page).locator('[data-screen]');
      await shown.waitFor();
    } else if (spare.test(name)) {
      await page.locator('#plain').evaluate((host) => host.answers());
    } else {
      await until(() => page.evaluate(() => window.faults.length > 0), 'nobody is told of it', 20_000);
    }
    assert.ok(!taken.has(name), `${name} was run`);
  });
}
