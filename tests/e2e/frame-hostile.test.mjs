//! The widget in a frame, and nobody else gets anything in or out: strangers, wrong shapes, floods, and a page in the
//! frame that is not the widget.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inBrowser } from './lib/browser.mjs';
import { byHand, fits, heard, height, iframe, inside, nonce, other, script, visit } from './lib/frame.mjs';
import { express, html } from './lib/host.mjs';
import { distFolder, serve } from './lib/server.mjs';

const it = inBrowser();

const attributes = (widget) => widget.host.evaluate((host) => [...host.attributes].map(({ name, value }) => `${name}=${value}`).filter((text) => !text.startsWith('aria-busy')).sort().join());
const pause = (page, ms = 150) => page.waitForTimeout(ms);

it('a hello with another nonce, version or shape is ignored; the right one is heard, once', async ({ page, server }) => {
  await visit(page, server, byHand());
  for (const [data, extra] of [
    [{ nonce: 'f'.repeat(32) }], [{ nonce: undefined }], [{ nonce: '' }], [{ nonce: { toString: 1 } }],
    [{}, { ns: 'another' }], [{}, { v: 2 }], [{}, { type: 'config' }], [{}, { seq: 'x' }], [{}, { id: 5 }], [{}, { id: 'x'.repeat(999) }],
    [{}, { data: null }], [{}, { data: [] }], [{}, { data: 'text' }],
  ]) {
    await page.evaluate(([data, extra]) => window.hello(data, '*', extra), [data, extra]);
  }
  for (const text of ['hello', null, 7, ['hello']]) await page.evaluate((text) => document.querySelector('#gap').contentWindow.postMessage(text, '*'), text);
  await pause(page, 1100);
  assert.deepEqual(await page.evaluate(() => window.got), []);
  await page.evaluate(() => window.hello());
  await page.waitForFunction(() => window.got.length > 0);
  const [first] = await page.evaluate(() => window.got);
  assert.deepEqual([first.ns, first.v, first.id], ['execution-gap', 1, 'gap-1']);
  await page.evaluate(() => ((window.got = []), window.hello()));
  await pause(page);
  assert.deepEqual(await page.evaluate(() => window.got), []);
});

it('a frame whose address has no nonce hears nobody', async ({ page, server }) => {
  for (const hash of ['', '#gap', '#gap=short']) {
    await visit(page, server, byHand(iframe('', hash).replace('data-execution-gap', '')));
    for (const given of ['', undefined, 'short', nonce]) await page.evaluate((given) => window.hello({ nonce: given }), given);
    await pause(page);
    assert.deepEqual(await page.evaluate(() => window.got), [], hash);
  }
});

it('another frame of the page that knows the nonce is not heard', async ({ page, server }) => {
  const evil = await serve();
  try {
    evil.page('/evil.html', `<!doctype html><script>
      window.got = 0;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => got++;
      setTimeout(() => parent.frames[0].postMessage({ ns: 'execution-gap', v: 1, id: '', type: 'hello', seq: 0, data: { nonce: '${nonce}' } }, '*', [port2]), 300);
    </script>`);
    const { body, head } = byHand();
    await visit(page, server, { body: `${body}<iframe id="evil" title="Other" src="${evil.origin}/evil.html"></iframe>`, head });
    await pause(page, 600);
    const frame = await (await page.$('#evil')).contentFrame();
    assert.equal(await frame.evaluate(() => window.got), 0);
    await page.evaluate(() => window.hello());
    await page.waitForFunction(() => window.got.length > 0);
  } finally {
    await evil.close();
  }
});

/** The frame's page with the origins that may hold it. */
async function only(origins) {
  const source = await readFile(join(distFolder(), 'embed/frame.html'), 'utf8');
  other.page('/embed/own.html', source.replace('<title>', `<meta name="execution-gap-parents" content="${origins}"><title>`));
}

for (const [origins, isHeard] of [[(origin) => `https://acme.example ${origin}`, true], [() => 'https://acme.example', false], [() => '', false], [(origin) => `${origin}0`, false]]) {
  it(`an allow-list of "${origins('http://here')}" is kept`, async ({ page, server }) => {
    other.reset();
    await only(origins(server.origin));
    const { body, head } = byHand();
    await page.goto(server.page('/host.html', html({ body: body.replace('frame.html', 'own.html'), head })));
    await inside(page);
    await page.evaluate(() => window.hello());
    await pause(page, 300);
    assert.equal((await page.evaluate(() => window.got)).length > 0, isHeard);
  });
}

it('on the port: replays, wrong shapes, inherited names and floods change nothing', async ({ page, server }) => {
  const widget = await visit(page, server, byHand());
  await page.evaluate(() => window.hello());
  await page.waitForFunction(() => window.got.length > 0);
  const before = await attributes(widget);
  await page.evaluate(() => {
    for (const text of [null, 1, 'config', [], { form: 'full' }]) port.postMessage(text);
    say('config', { form: 'x'.repeat(1_000_000), lang: 'de'.repeat(500_000), theme: ['dark'], persist: null });
    say('config', { onclick: 'alert(1)', config: 'https://evil.example', 'hidden-fields': 'a=b', src: 'x', style: 'x', form: 'FULL ', gate: { toString: 'none' } });
    say('config', JSON.parse('{"__proto__": {"form": "full"}, "constructor": {"prototype": {"form": "full"}}, "toString": "x"}'));
    say('config', { 'heading-level': 3 });
    for (const type of ['__proto__', 'constructor', 'toString', 'resize', 'hello', 'x'.repeat(1_000_000)]) say(type, { form: 'full' });
    say('config', { form: 'full' }, { v: 2 });
    say('config', { form: 'full' }, { ns: 'x' });
    say('config', null);
    say('config', ['form', 'full']);
  });
  await pause(page, 1200);
  assert.equal(await attributes(widget), before);
  await page.evaluate(() => say('config', { theme: 'dark' }));
  await widget.frame.waitForFunction(() => document.querySelector('execution-gap').getAttribute('theme') === 'dark');
  // Older and repeated numbers.
  await page.evaluate(() => {
    say('config', { theme: 'auto' }, { seq: 1 });
    port.postMessage({ ns: 'execution-gap', v: 1, id: '', type: 'config', seq: -1, data: { theme: 'light' } });
  });
  await pause(page);
  assert.equal(await widget.host.getAttribute('theme'), 'dark');
  await pause(page, 1000);
  const began = Date.now();
  await page.evaluate(() => {
    for (let at = 0; at < 10_000; at++) say('config', { theme: at % 2 ? 'light' : 'auto', 'heading-level': String(1 + (at % 4)) });
  });
  await widget.answers();
  assert.ok(Date.now() - began < 5000, `busy for ${Date.now() - began} ms`);
  await pause(page, 1300);
  const changes = await attributes(widget);
  assert.doesNotMatch(changes, /config|onclick/);
  await page.evaluate(() => say('config', { theme: 'host' }));
  await widget.frame.waitForFunction(() => document.querySelector('execution-gap').getAttribute('theme') === 'host');
  await widget.race(express);
  assert.match(await widget.field('gap'), /^\d+$/);
});

it('no message holds an answer, a score or anything written by the visitor', async ({ page, server }) => {
  const widget = await visit(page, server, byHand());
  await page.evaluate(() => window.hello());
  await widget.race(express);
  await widget.host.evaluate((host) => {
    const fire = (name, detail) => host.dispatchEvent(new CustomEvent(name, { detail: { v: 1, instance: 'gap-1', ts: 1, ...detail } }));
    fire('gap-lead-submit', { id: '01', adapter: 'webhook', payload: { email: 'a@b.example' }, email: 'a@b.example', respond() {} });
    fire('gap-lead-result', { id: '01', outcome: 'accepted', attempt: 1, final: true, reason: 'a@b.example said no' });
    fire('gap-error', { code: 'start', message: 'a@b.example', pointer: '/x' });
    fire('gap-new', { email: 'a@b.example' });
  });
  await pause(page, 300);
  const got = await page.evaluate(() => window.got);
  const keys = new Set(got.filter(({ type }) => type === 'event').flatMap(({ data }) => Object.keys(data)));
  assert.deepEqual([...keys].sort(), ['adapter', 'answered', 'attempt', 'band', 'code', 'duration_ms', 'final', 'id', 'index', 'name', 'outcome', 'percent', 'q', 'question_set', 'section', 'total', 'widget_version'].sort());
  assert.doesNotMatch(JSON.stringify(got), /b\.example|overall|breakdowns|gap-new/);
  assert.deepEqual([...new Set(got.map(({ type }) => type))].sort(), ['event', 'resize', 'scroll']);
  const numbers = got.map(({ seq }) => seq);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
  assert.equal(new Set(numbers).size, numbers.length);
  for (const { data } of got.filter(({ type }) => type === 'resize')) assert.ok(Number.isInteger(data.height) && data.height >= 200 && data.height <= 20_000);
});

it('a page that makes its frame higher each time it grows is not followed for ever', async ({ page, server }) => {
  other.reset();
  const source = await readFile(join(distFolder(), 'embed/frame.html'), 'utf8');
  other.page('/embed/frame.html', source.replace('<main>', '<main class="loop">').replaceAll(/ integrity="[^"]*"/g, ''));
  const css = await readFile(join(distFolder(), 'embed/frame.css'), 'utf8');
  other.page('/embed/frame.css', `${css} .loop { min-block-size: calc(100vh + 20px) }`);
  await page.goto(server.page('/host.html', html({ body: iframe(), head: heard + script() })));
  await inside(page);
  await pause(page, 1500);
  const reached = await height(page);
  assert.ok(reached > 300 && reached < 2500, `${reached} px`);
  await pause(page, 800);
  assert.equal(await height(page), reached);
});

/** A page in the frame that says whatever a test wants to the page around it. */
const hostile = `<!doctype html><title>Hostile</title><script>
  const written = (type, data, seq) => ({ ns: 'execution-gap', v: 1, id: 'x', type, seq, data });
  addEventListener('message', ({ ports: [port] }) => {
    if (!port || window.port) return;
    window.port = port;
    let seq = 0;
    window.say = (type, data) => port.postMessage(written(type, data, ++seq));
  });
  // Before it has its nonce it must not claim to be named: it would be named after that, and lose the first port.
  const call = () => parent.postMessage(written('hello', { named: location.hash.includes('=') }, 0), '*');
  addEventListener('hashchange', call);
  call();
</script>`;

it('parent.js takes a height, a place and events from its frame, and nothing else', async ({ page, server }) => {
  other.reset();
  other.page('/embed/frame.html', hostile);
  await page.goto(server.page('/host.html', html({ body: iframe(), head: heard + script() })));
  const frame = await (await page.waitForSelector('#gap')).contentFrame();
  await frame.waitForFunction(() => window.port);
  const before = await page.evaluate(() => document.querySelector('#gap').outerHTML.replace(/style="[^"]*"/, ''));
  await frame.evaluate(() => {
    for (const height of ['100px', NaN, Infinity, 400.5, null, { valueOf: 1 }, [500]]) say('resize', { height });
    say('scroll', { top: '5' });
    say('scroll', { top: -1e9 });
    for (const name of ['click', 'gap', 'gap-', 'GAP-x', 'gap-x y', '__proto__', 7, `gap-${'x'.repeat(1e6)}`]) say('event', { name });
    say('event', JSON.parse('{"name": "gap-ready", "__proto__": {"polluted": 1}, "constructor": "x", "big": "' + 'x'.repeat(1000) + '", "deep": {"a": 1}, "total": 9}'));
    say('__proto__', {});
    port.postMessage('x'.repeat(1_000_000));
  });
  await page.waitForFunction(() => window.heard.length === 1);
  assert.equal(await height(page), 300);
  assert.deepEqual(await page.evaluate(() => ({ ...window.heard[0][1], ts: 0 })), { total: 9, v: 1, instance: 'x', ts: 0 });
  assert.equal(await page.evaluate(() => ({}).polluted), undefined);
  assert.equal(await page.evaluate(() => document.querySelector('#gap').outerHTML.replace(/style="[^"]*"/, '')), before);
  await frame.evaluate(() => say('resize', { height: 1e9 }));
  await page.waitForFunction(() => document.querySelector('#gap').style.height === '20000px');
  await frame.evaluate(() => say('resize', { height: 1 }));
  await page.waitForFunction(() => document.querySelector('#gap').style.height === '200px');
  await page.waitForTimeout(1100);
  await frame.evaluate(() => {
    for (let at = 0; at < 10_000; at++) say('event', { name: 'gap-answer', index: at });
  });
  await page.waitForTimeout(300);
  const count = await page.evaluate(() => window.heard.length);
  assert.ok(count <= 61 + 60, `${count} events`);
  await page.waitForTimeout(1100);
  await frame.evaluate(() => say('resize', { height: 640 }));
  await page.waitForFunction(() => document.querySelector('#gap').style.height === '640px');
  assert.deepEqual(await page.evaluate(() => window.faults), []);
});

it('a frame that is not marked, or stands under another origin than its address, gets no port', async ({ page, server }) => {
  const evil = await serve();
  try {
    other.reset();
    other.route('GET', '/embed/frame.html', (_, response) => response.writeHead(302, { location: `${evil.origin}/evil.html` }).end());
    evil.page('/evil.html', hostile);
    const body = `${iframe()}<iframe id="plain" title="Other" src="${evil.origin}/evil.html#gap=${nonce}"></iframe>`;
    await page.goto(server.page('/host.html', html({ body, head: heard + script() })));
    await pause(page, 800);
    for (const id of ['#gap', '#plain']) {
      const frame = await (await page.waitForSelector(id)).contentFrame();
      assert.equal(await frame.evaluate(() => Boolean(window.port)), false, id);
    }
    // A flood of it keeps nobody else from being heard.
    other.reset();
    const loud = await (await page.waitForSelector('#plain')).contentFrame();
    await loud.evaluate(() => {
      for (let at = 0; at < 10_000; at++) parent.postMessage({ ns: 'execution-gap', v: 1, id: 'x', type: 'hello', seq: 0, data: { named: true } }, '*');
    });
    await page.evaluate((markup) => document.querySelector('#gap').replaceWith(document.createRange().createContextualFragment(markup)), iframe());
    await fits(page, await inside(page));
  } finally {
    await evil.close();
  }
});
