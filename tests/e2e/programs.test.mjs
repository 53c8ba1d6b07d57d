//! Which program a widget gets: the smaller one, or with a contact form the whole one; and that those of one page keep out
//! of each other's way. What a program does is tested elsewhere.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { at, embedded, glue, stage, wasm, whole } from './lib/files.mjs';
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
const programs = (server) => embedded(server).filter((path) => /\/(plain|wasm)\//.test(path));

for (const [what, body, expected] of [
  ['no campaign', plain(), [glue, wasm]],
  ['a campaign that asks for nothing', holding({ brand: { name: 'Acme' } }), [glue, wasm]],
  ['a campaign with a contact form', asking(), whole],
  ['a contact form that the page switches off', asking('gate="none"'), whole],
  ['both in one page', plain() + plain() + asking() + asking(), [glue, wasm, ...whole]],
]) {
  it(`${what}: nothing is loaded that is not needed`, async ({ page, server }) => {
    await visit(page, server, body);
    const count = await page.locator('execution-gap').count();
    for (let nth = 0; nth < count; nth += 1) await new Widget(page, `execution-gap >> nth=${nth}`).ready();
    assert.deepEqual(programs(server), expected);
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

it('a widget takes over only from one of its kind', async ({ page, server }) => {
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

/** The real programs, with their own reports of a crash in the hands of the test: `crash(folder, nth)`. */
async function crashable(page, server) {
  for (const path of [glue, whole[0]]) {
    const program = await readFile(join(distFolder(), path), 'utf8');
    const real = '"./execution-gap.js?real"';
    const caught = `const list = ((globalThis.crashes ??= {})["${path}"] ??= []); export const onPanic = (report) => list.push(report);`;
    server.route('GET', path, ({ url }, response) => {
      const text = url.endsWith('?real') ? program : `export * from ${real}; export { default } from ${real}; ${caught}`;
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
    });
  }
  // The hashes are those of the real programs.
  for (const script of [at('execution-gap.js'), stage]) {
    const source = (await readFile(join(distFolder(), script), 'utf8')).replace(/"sha256-[^"]*"/g, '""');
    server.route('GET', script, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(source));
  }
  return (path, nth) => page.evaluate(([path, nth]) => window.crashes[path][nth]('it broke'), [path, nth]);
}

const listen = '<script>window.faults = []; document.addEventListener("gap-error", ({ target }) => faults.push(target.id));</script>';

it('a program that crashes takes down only the widgets of its kind, whichever it is', async ({ page, server }) => {
  const crash = await crashable(page, server);
  const body = plain('id="a"') + plain('id="b"') + asking('id="c" gate="soft"') + asking('id="d" gate="soft"');
  await visit(page, server, body, listen + loader);
  const widgets = [];
  for (const id of 'abcd') widgets.push(await new Widget(page, `#${id}`).ready());
  for (const widget of widgets) await widget.race(express, { until: 'BEN' });
  const faults = () => page.evaluate(() => window.faults.splice(0).sort());
  const programs = () => page.evaluate(() => Object.values(window.crashes).map(({ length }) => length).sort().join());

  await crash(glue, 0);
  await page.waitForFunction(() => window.crashes['/embed/plain/execution-gap.js'].length === 3);
  assert.deepEqual(await faults(), ['a', 'b']);
  await crash(whole[0], 0);
  await page.waitForFunction(() => window.crashes['/embed/wasm/execution-gap.js'].length === 3);
  assert.deepEqual(await faults(), ['c', 'd']);
  for (const widget of widgets) {
    await widget.find('fieldset[data-item="BEN"]').waitFor();
    assert.deepEqual((await widget.answers()).answers, { INT: 1, UNP: 2 });
    await widget.answer('BEN', 1);
  }
  assert.equal(await programs(), '3,3');
});

it('where nothing is sealed, the one program that there is serves every widget', async ({ page, server }) => {
  for (const path of [glue, wasm]) server.route('GET', path, (_, response) => response.writeHead(404).end('no'));
  const source = (await readFile(join(distFolder(), stage), 'utf8')).replace(/\{"\.\/[^}]*\}/, '{unsealed:1}');
  server.route('GET', stage, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(source));
  const loaderText = (await readFile(join(distFolder(), at('execution-gap.js')), 'utf8')).replace(/"sha256-[^"]*"/g, '""');
  server.route('GET', at('execution-gap.js'), (_, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(loaderText));
  await visit(page, server, plain() + asking());
  for (const nth of [0, 1]) await new Widget(page, `execution-gap >> nth=${nth}`).ready();
  assert.deepEqual(programs(server), whole);
});
