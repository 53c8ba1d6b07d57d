//! How a page comes by the widget: late or at once, twice, moved, inside a form, under a strict policy, without storage;
//! and what stays when a part of it cannot be had.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { blocked as refused, element, express, full, html, loader, open } from './lib/host.mjs';
import { difference } from './lib/pixels.mjs';
import { distFolder, serve } from './lib/server.mjs';
import { Widget } from './lib/widget.mjs';

const it = inBrowser();
const at = (path) => `/embed/${path}`;
const [style, stage, glue, wasm, words] =
  ['execution-gap.css', 'stage.js', 'wasm/execution-gap.js', 'wasm/execution-gap_bg.wasm', 'lang/en.txt'].map(at);
/** Without one of these nothing can be shown. */
const parts = [style, stage, glue, wasm, words];
const all = [...parts, ...['execution-gap.js', 'opening/en-express.json'].map(at)].sort();
const embedded = (server) => server.requests.map(({ path }) => path).filter((path) => path.startsWith('/embed/'));
const visit = (page, server, content, headers) => page.goto(server.page('/host.html', html(content), headers));

it('nothing but the loader is fetched until the element is near the window', async ({ page, server }) => {
  await visit(page, server, { body: `<p style="block-size:6000px"></p>${element('')}` });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(300);
  assert.deepEqual(embedded(server), ['/embed/execution-gap.js']);
  assert.equal(await page.locator('execution-gap > a').isVisible(), true);
  await page.evaluate(() => scrollTo(0, 6000 - innerHeight - 400));
  await page.locator('[data-screen="welcome"]').waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(embedded(server).sort(), all);
  assert.ok(await page.locator('execution-gap').evaluate((host) => host.getBoundingClientRect().top > innerHeight), 'it came only when seen');
});

it('loading="eager" does not wait', async ({ page, server }) => {
  await visit(page, server, { body: `<p style="block-size:6000px"></p>${element()}` });
  await page.locator('[data-screen="welcome"]').waitFor();
});

it('two elements of a page share every file', async ({ page, server }) => {
  await visit(page, server, { body: element() + element() });
  await page.locator('[data-screen="welcome"]').nth(1).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(embedded(server).sort(), all);
});

it('the fallback is seen until the first screen comes', async ({ page, server }) => {
  server.route('GET', style, async (_, response) => {
    const bytes = await readFile(join(distFolder(), style));
    setTimeout(() => response.writeHead(200, { 'content-type': 'text/css' }).end(bytes), 400);
  });
  await visit(page, server, { body: `${element()}` });
  const host = page.locator('execution-gap');
  assert.equal(await host.getAttribute('aria-busy'), 'true');
  assert.equal(await host.locator('> a').isVisible(), true);
  await page.locator('[data-screen="welcome"]').waitFor();
  assert.equal(await host.getAttribute('aria-busy'), null);
  assert.equal(await host.locator('> a').isVisible(), false);
});

it('a server that gives Wasm the wrong type costs nothing but speed', async ({ page, server }) => {
  server.route('GET', wasm, async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(await readFile(join(distFolder(), wasm)));
  });
  await open({ page, server });
});

it('a page of another origin embeds it', async ({ page, server }) => {
  const other = await serve();
  try {
    const head = `<script type="module" src="${other.origin}/embed/execution-gap.js"></script>`;
    const widget = await open({ page, server }, { head });
    await widget.race(express);
    assert.equal(embedded(server).length, 0);
  } finally {
    await other.close();
  }
});

const listen = `<script>window.faults = []; document.addEventListener('gap-error', ({ detail }) => faults.push(detail));</script>`;

/** The page after a failed start: the fallback is seen within three seconds, and nothing was thrown into the page. */
async function assertFellBack(page, began) {
  await page.locator('execution-gap [data-action="retry"]').waitFor({ timeout: 3000 });
  assert.ok(Date.now() - began < 3000, `after ${Date.now() - began} ms`);
  assert.equal(await page.getByRole('link', { name: 'Take the assessment' }).isVisible(), true);
  assert.equal(await page.getByText('The assessment could not start.').isVisible(), true);
  assert.equal(await page.locator('execution-gap').getAttribute('aria-busy'), null);
  await page.waitForFunction(() => window.faults.length > 0);
  const [fault] = await page.evaluate(() => window.faults);
  assert.deepEqual(Object.keys(fault).sort(), ['code', 'instance', 'message', 'pointer', 'ts', 'v']);
  assert.equal(fault.code, 'start');
}

for (const path of parts) {
  const errors = path.endsWith('.js') ? [/404/] : [/404/, refused];
  it(`${path} is missing: fallback, gap-error, and "Try again" once it is back`, { errors }, async ({ page, server }) => {
    server.route('GET', path, (_, response) => response.writeHead(404).end('no'));
    await visit(page, server, { head: listen + loader });
    await assertFellBack(page, Date.now());
    await page.locator('[data-action="retry"]').click();
    await page.waitForFunction(() => window.faults.length === 2);
    await page.locator('[data-action="retry"]').waitFor();
    server.unroute('GET', path);
    await page.locator('[data-action="retry"]').click();
    const widget = await new Widget(page).ready();
    assert.equal(await page.locator('[data-action="retry"]').count(), 0);
    assert.equal(await page.getByRole('link', { name: 'Take the assessment' }).isVisible(), false);
    await widget.race(express);
    assert.equal(await page.evaluate(() => window.faults.length), 2);
  });
}

it('a broken Wasm file: fallback and gap-error', { errors: [refused] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(200, { 'content-type': 'application/wasm' }).end('not wasm'));
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
});

it('statement 54: a policy without \'wasm-unsafe-eval\': fallback and gap-error', async ({ page, server }) => {
  const head = '<script src="/listen.js"></script>' + loader;
  server.page('/listen.js', listen.replace(/<\/?script>/g, ''));
  await visit(page, server, { head }, { 'content-security-policy': "script-src 'self'" });
  await assertFellBack(page, Date.now());
});

it('a connection that breaks off: fallback and gap-error', { errors: [/ERR_/, /Fetch API cannot load/] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': 1_000_000 });
    response.write('\0asm', () => response.destroy());
  });
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
});

it('methods of a widget that cannot start are refused, and work after "Try again"', { errors: [/404/, refused] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(404).end('no'));
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
  const refused = await page.locator('execution-gap').evaluate((host) => host.report().then(() => null, (error) => error.message));
  assert.match(refused, /could not start/);
  server.unroute('GET', wasm);
  await page.locator('[data-action="retry"]').click();
  assert.equal((await (await new Widget(page).ready()).answers()).form, 'express');
});

it('report() is refused while its engine cannot be had, and the visitor goes on', { errors: [/404/] }, async ({ page, server }) => {
  const widget = await open({ page, server });
  server.route('GET', '/embed/engine.js', (_, response) => response.writeHead(404).end('no'));
  await assert.rejects(widget.report());
  await widget.race(express, { until: 'report' });
  assert.match(await widget.field('gap'), /^\d+$/);
  server.unroute('GET', '/embed/engine.js');
  assert.equal(String((await widget.report()).shown), await widget.field('gap'));
});

it('"Try again" is as large as any other target', { errors: [/404/, refused] }, async ({ page, server }) => {
  server.route('GET', wasm, (_, response) => response.writeHead(404).end('no'));
  await visit(page, server, { head: listen + loader });
  await assertFellBack(page, Date.now());
  const { width, height } = await page.locator('[data-action="retry"]').boundingBox();
  assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
});

/** The same program, with its own report of a crash in the hands of the test. */
async function crashable(page, server) {
  const program = await readFile(join(distFolder(), glue), 'utf8');
  const stub = 'export * from "./execution-gap.js?real"; export { default } from "./execution-gap.js?real";';
  const caught = 'export const onPanic = (report) => (globalThis.crashes ??= []).push(report);';
  server.route('GET', glue, ({ url }, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(url.endsWith('?real') ? program : stub + caught);
  });
  // The hashes are those of the real program.
  for (const script of [at('execution-gap.js'), stage]) {
    const source = (await readFile(join(distFolder(), script), 'utf8')).replace(/\{"\.\/[^}]*\}/, '{}');
    server.route('GET', script, (_, response) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(source));
  }
}

it('a program that crashes is replaced once, with every answer; then the fallback has to do', async ({ page, server }) => {
  await crashable(page, server);
  const two = element('persist="off" loading="eager"') + element('id="other" loading="eager"');
  const widget = await open({ page, server }, { head: listen + loader, body: two });
  const other = await new Widget(page, '#other').ready();
  await widget.race(express, { until: 'BEN' });
  const before = await widget.answers();
  await widget.find('input[value="2"]').focus();
  const crash = (program) => page.evaluate((program) => window.crashes[program]('it broke'), program);
  await crash(0);
  await page.waitForFunction(() => window.crashes.length === 3);
  await widget.find('fieldset[data-item="BEN"]').waitFor();
  await widget.focuses({ heading: true });
  assert.deepEqual(await widget.answers(), before);
  await other.race(express, { until: 'UNP' });
  await widget.answer('BEN', 1);
  // From here on each has a program of its own.
  await crash(1);
  await page.locator('[data-action="retry"]').waitFor();
  const [fallen, standing] = (await widget.button('retry').count()) ? [widget, other] : [other, widget];
  assert.deepEqual((await page.evaluate(() => window.faults)).map(({ code, message }) => [code, message]), Array(3).fill(['crash', 'it broke']));
  assert.equal(await fallen.host.locator('> a').isVisible(), true);
  const kept = await standing.answers();
  await standing.race(express);
  await fallen.press('retry');
  await fallen.find('fieldset[data-item]').waitFor();
  assert.deepEqual([(await widget.answers()).answers, kept.form], [fallen === widget ? { INT: 1, UNP: 2, BEN: 1 } : express, 'express']);
});

it('the script loaded twice, also from two addresses, defines one element', async ({ page, server }) => {
  const head = loader + loader + '<script type="module" src="/embed/execution-gap.js?copy=2"></script>';
  const widget = await open({ page, server }, { head });
  await page.waitForLoadState('networkidle');
  assert.equal(await widget.find('[data-screen]').count(), 1);
  await widget.race(express);
});

it('elements made before the script, after it, and by innerHTML all work', async ({ page, server }) => {
  await visit(page, server, { body: `${element('id="before" loading="eager"')}<div id="place"></div>` });
  await new Widget(page, '#before').ready();
  await page.evaluate((markup) => {
    const made = document.createElement('execution-gap');
    made.id = 'made';
    made.loading = 'eager';
    made.form = 'full';
    document.body.append(made);
    document.querySelector('#place').innerHTML = markup;
  }, element('id="markup" loading="eager"'));
  for (const id of ['before', 'made', 'markup']) {
    const widget = await new Widget(page, `#${id}`).ready();
    await widget.race(full, { until: 'UNP' });
    const { form, answers } = await widget.answers();
    assert.equal(form, id === 'made' ? 'full' : 'express');
    assert.equal(answers.INT, 1);
  }
});

it('properties set before the script are taken up', async ({ page, server }) => {
  await visit(page, server, { head: '', body: element() });
  await page.evaluate(() => { document.querySelector('execution-gap').form = 'full'; document.querySelector('execution-gap').headingLevel = '3'; });
  await page.addScriptTag({ url: '/embed/execution-gap.js', type: 'module' });
  const widget = await new Widget(page).ready();
  assert.equal(await widget.host.getAttribute('form'), 'full');
  assert.equal((await widget.answers()).form, 'full');
  assert.equal(await widget.find('h3[part="heading"]').count(), 1);
});

it('moved in the page, taken out and put back, it keeps every answer', async ({ page, server }) => {
  const widget = await open({ page, server }, { body: `<div id="a">${element()}</div><div id="b"></div>` });
  await widget.race(express, { until: 'FRI' });
  await widget.choose('FRI', 3);
  const given = await widget.answers();
  await page.evaluate(() => document.querySelector('#b').append(document.querySelector('execution-gap')));
  assert.equal(await widget.place(), 'question FRI');
  assert.equal(await widget.chosen(), '3');
  await page.evaluate(async () => {
    const widget = document.querySelector('execution-gap');
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.querySelector('#a').append(widget);
  });
  if (await page.evaluate(() => 'moveBefore' in Element.prototype)) {
    await page.evaluate(() => document.querySelector('#b').moveBefore(document.querySelector('execution-gap'), null));
  }
  assert.deepEqual(await widget.answers(), given);
  await widget.goOn('continue');
  await widget.race(express);
  assert.equal(await widget.find('[data-screen]').count(), 1);
  assert.equal(await widget.host.locator('> [role="status"]').count(), 1);
});

it('a copy of an element is a widget of its own', async ({ page, server }) => {
  const widget = await open({ page, server });
  await widget.race(express, { until: 'FRI' });
  await page.evaluate(() => {
    const copy = document.querySelector('execution-gap').cloneNode(true);
    copy.id = 'copy';
    document.querySelector('main').append(copy);
  });
  const copy = await new Widget(page, '#copy').ready();
  assert.equal(await copy.screen(), 'welcome');
  await copy.goOn('start');
  assert.equal(await widget.place(), 'question FRI');
  assert.equal(await copy.host.locator('> [role="status"]').count(), 1);
});

it('two widgets keep their answers apart, also across a reload', async ({ page, server }) => {
  const body = element('id="one" loading="eager"') + element('id="two" loading="eager" form="full"');
  await visit(page, server, { body });
  const [one, two] = [await new Widget(page, '#one').ready(), await new Widget(page, '#two').ready()];
  await one.race({ INT: 1 }, { until: 'UNP' });
  await two.race(full, { until: 'R-CLD' });
  await page.reload();
  await one.ready();
  await two.ready();
  assert.match(await one.find('[data-section="resume"]').innerText(), /Question 2 of 9/);
  assert.match(await two.find('[data-section="resume"]').innerText(), /Question 14 of 23/);
});

it('statement 31: inside a form of the page, Enter and Continue belong to the widget', async ({ page, server }) => {
  const body = `<form id="host" action="/elsewhere"><input name="q" value="1">${element()}<button>Send</button></form>
    <script>window.submits = 0; document.querySelector('#host').addEventListener('submit', (event) => { submits++; event.preventDefault(); });</script>`;
  const widget = await open({ page, server }, { body });
  await widget.goOn('start');
  await widget.find('input[name="role"]').first().focus();
  await page.keyboard.press('Enter');
  await widget.shows('question');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await widget.find('fieldset[data-item="UNP"]').waitFor();
  await widget.press('continue');
  await widget.find('[part="error-summary"]').waitFor();
  await widget.answer('UNP', 2);
  await widget.goOn('back');
  await widget.race(express);
  assert.equal(await page.evaluate(() => window.submits), 0);
  assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector('#host')).keys()]), ['q']);
  assert.equal(server.requests.some(({ path }) => path === '/elsewhere'), false);
  await page.getByRole('button', { name: 'Send' }).click();
  assert.equal(await page.evaluate(() => window.submits), 1);
});

it('statement 50: after it has loaded, nothing is requested and nothing leaves', async ({ page, server, context }) => {
  const widget = await open({ page, server });
  await page.waitForLoadState('networkidle');
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));
  const before = server.requests.length;
  const address = page.url();
  await widget.complete({ ...express, FRI: 'dk' });
  await widget.unfolds();
  await widget.goOn('deepen');
  await widget.race(full);
  await page.waitForTimeout(300);
  assert.deepEqual(sent, []);
  assert.equal(server.requests.length, before);
  assert.equal(page.url(), address);
  assert.deepEqual(await context.cookies(), []);
});

const blocked = `
  for (const name of ['sessionStorage', 'localStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });`;
const filled = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`;

for (const [name, script] of [['blocked', blocked], ['full', filled]]) {
  for (const persist of ['session', 'local']) {
    it(`storage that is ${name}, persist="${persist}": the flow goes on, and nothing claims to be saved`, async ({ page, server }) => {
      await page.addInitScript(script);
      const widget = await open({ page, server }, { attributes: `persist="${persist}"` });
      await widget.goOn('start');
      await widget.goOn('skip');
      await widget.choose('INT', 2);
      const heard = [];
      for (let turn = 0; turn < 10; turn++) {
        heard.push(await widget.host.locator('> [role="status"]').textContent());
        await page.waitForTimeout(50);
      }
      await widget.race(express);
      assert.equal(await widget.field('gap'), String((await widget.report()).shown));
      await widget.press('restart');
      await widget.goOn('restart-sure');
      assert.ok(!heard.some((text) => text.includes('saved')), `it said "${heard.find((text) => text.includes('saved'))}"`);
    });
  }
}

it('a sandboxed frame without an origin of its own', async ({ page, server }) => {
  const inside = html({ head: `<script type="module" src="${server.origin}/embed/execution-gap.js"></script>` });
  await page.goto(server.page('/frame.html', `<!doctype html><html lang="en"><title>A page</title><iframe title="Assessment" sandbox="allow-scripts allow-forms" width="700" height="700" srcdoc='${inside.replaceAll("'", '&#39;')}'></iframe></html>`));
  const frame = page.frameLocator('iframe');
  await frame.locator('[data-action="start"]').click();
  await frame.locator('[data-action="skip"]').click();
  await frame.locator('fieldset[data-item="INT"] label').first().click();
  await frame.locator('[data-action="continue"]').click();
  await frame.locator('fieldset[data-item="UNP"]').waitFor();
});

const strict = "default-src 'none'; connect-src 'self'; style-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

for (const [name, policy] of [['strict', strict], ['strict, with trusted types', `${strict}; require-trusted-types-for 'script'; trusted-types 'none'`]]) {
  it(`statement 54: under a policy that is ${name}, it is fully styled and violates nothing`, async ({ page, server, newPage }) => {
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => violations.push({ violatedDirective, blockedURI, sample }));
    });
    const held = await open({ page, server }, { headers: { 'content-security-policy': policy } });
    const other = await newPage();
    const free = await open({ page: other, server });
    const alike = async (screen) => {
      await Promise.all([held.settles(), free.settles()]);
      const [a, b] = [await held.host.screenshot(), await free.host.screenshot()];
      assert.equal(difference(a, b), 0, `${screen} looks different under the policy`);
    };
    await alike('welcome');
    await held.race(express, { until: 'UNP' });
    await free.race(express, { until: 'UNP' });
    await alike('question');
    await held.race(express);
    await free.race(express);
    await alike('report');
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  });
}

it('the page keeps its globals and its title', async ({ page, server }) => {
  await visit(page, server, { head: '', body: '<p>Text</p>' });
  const globals = () => Object.keys(window).sort();
  const [without, title] = [await page.evaluate(globals), await page.title()];
  await (await open({ page, server })).race(express);
  assert.deepEqual(await page.evaluate(globals), without);
  assert.equal(await page.title(), title);
});
