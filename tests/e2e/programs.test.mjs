//! The program that the widgets of a page share: loaded once whatever they ask, handed on from one to the next, and taken
//! down by a crash for all of them and nobody else. What a program does is tested elsewhere.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { at, embedded, glue, stage, wasm } from './lib/files.mjs';
import { express, fallback, html, loader } from './lib/host.mjs';
import { distFolder } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const lead = {
  adapter: 'webhook', profile: 'generic', endpoint: 'https://leads.example/v1', controller: 'Acme GmbH',
  notice: { url: 'https://acme.example/privacy', version: '1' },
};

/** An element with a campaign in it. */
const holding = (campaign, attributes = '') =>
  `<execution-gap loading="eager" persist="off" ${attributes}>${fallback}` +
  `<script type="application/json">${JSON.stringify({ schema: 'execution-gap.campaign/1', ...campaign })}</script></execution-gap>`;
const asking = (attributes) => holding({ gate: 'start', lead }, attributes);
const plain = (attributes = '') => `<execution-gap loading="eager" persist="off" ${attributes}>${fallback}</execution-gap>`;

const visit = (page, server, body, head = loader) => page.goto(server.page('/host.html', html({ body, head })));
const programs = (server) => embedded(server).filter((path) => /\/wasm\//.test(path));

for (const [what, body] of [
  ['no campaign', plain()],
  ['a campaign that asks for nothing', holding({ brand: { name: 'Acme' } })],
  ['a campaign with a contact form', asking()],
  ['both in one page', plain() + plain() + asking() + asking()],
]) {
  it(`${what}: the program is loaded once`, async ({ page, server }) => {
    await visit(page, server, body);
    const count = await page.locator('execution-gap').count();
    for (let nth = 0; nth < count; nth += 1) await new Widget(page, `execution-gap >> nth=${nth}`).ready();
    assert.deepEqual(programs(server), [glue, wasm]);
  });
}

it('a page may take a contact form away and give it back', async ({ page, server }) => {
  await visit(page, server, asking());
  const widget = await new Widget(page).ready();
  await widget.host.evaluate((host) => host.setAttribute('gate', 'none'));
  await widget.goOn('start');
  assert.equal(await widget.screen(), 'profile');
  await widget.goOn('back');
  await widget.host.evaluate((host) => host.removeAttribute('gate'));
  await widget.goOn('start');
  assert.equal(await widget.screen(), 'contact');
});

it('a widget that takes over from another has its own form', async ({ page, server }) => {
  await visit(page, server, plain());
  await new Widget(page).ready();
  const swap = async (markup) => {
    await page.locator('execution-gap').evaluate((host) => host.remove());
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await page.evaluate((markup) => document.querySelector('main').insertAdjacentHTML('beforeend', markup), markup);
    const widget = await new Widget(page).ready();
    await widget.goOn('start');
    return widget.screen();
  };
  const screens = [];
  for (const markup of [asking(), plain(), asking()]) screens.push(await swap(markup));
  assert.deepEqual(screens, ['contact', 'profile', 'contact']);
});

/** The real program, with its own reports of a crash in the hands of the test: `crash(nth)`. */
async function crashable(page, server) {
  const program = await readFile(join(distFolder(), glue), 'utf8');
  const real = '"./execution-gap.js?real"';
  const caught = 'globalThis.crashes ??= []; export const onPanic = (report) => crashes.push(report);';
  server.route('GET', glue, ({ url }, response) => {
    const text = url.endsWith('?real') ? program : `export * from ${real}; export { default } from ${real}; ${caught}`;
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
  });
  // The hashes are those of the real programs.
  for (const script of [at('execution-gap.js'), stage]) {
    const source = (await readFile(join(distFolder(), script), 'utf8')).replace(/"sha256-[^"]*"/g, '""');
    server.route('GET', script, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(source));
  }
  return (nth) => page.evaluate((nth) => window.crashes[nth]('it broke'), nth);
}

const listen = '<script>window.faults = []; document.addEventListener("gap-error", ({ target }) => faults.push(target.id));</script>';

it('a program that crashes takes down the widgets that share it, and each goes on with a program of its own', async ({ page, server }) => {
  const crash = await crashable(page, server);
  const body = plain('id="a"') + asking('id="b" gate="soft"');
  await visit(page, server, body, listen + loader);
  const widgets = [];
  for (const id of 'ab') widgets.push(await new Widget(page, `#${id}`).ready());
  for (const widget of widgets) await widget.race(express, { until: 'BEN' });
  const faults = () => page.evaluate(() => window.faults.splice(0).sort());

  await crash(0);
  await page.waitForFunction(() => window.crashes.length === 3);
  assert.deepEqual(await faults(), ['a', 'b']);
  // The second crash is nobody else's.
  await widgets[1].find('fieldset[data-item="BEN"]').waitFor();
  await crash(1);
  await page.waitForFunction(() => window.faults.length === 1);
  const [hit] = await faults();
  const other = widgets[hit === 'a' ? 1 : 0];
  await other.find('fieldset[data-item="BEN"]').waitFor();
  assert.deepEqual((await other.answers()).answers, { INT: 1, UNP: 2 });
  await other.answer('BEN', 1);
});

it('where nothing is sealed, the one program that there is serves every widget', async ({ page, server }) => {
  const source = (await readFile(join(distFolder(), stage), 'utf8')).replace(/\{"\.\/[^}]*\}/, '{unsealed:1}');
  server.route('GET', stage, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(source));
  const loaderText = (await readFile(join(distFolder(), at('execution-gap.js')), 'utf8')).replace(/"sha256-[^"]*"/g, '""');
  server.route('GET', at('execution-gap.js'), (_, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(loaderText));
  await visit(page, server, plain() + asking());
  for (const nth of [0, 1]) await new Widget(page, `execution-gap >> nth=${nth}`).ready();
  assert.deepEqual(programs(server), [glue, wasm]);
});
