//! How leads leave the page (`www/lead/lead-send.js`): requests to servers that misbehave, and forms in frames made by hand.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';

import { newPage, realFetch, receivers, submitted, until, wait } from './lead-support.mjs';

const { send, Tabs } = await import('../../www/lead/lead-send.js');
let server;
let origin;
let answer;
const seen = [];

before(async () => {
  newPage();
  server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  const passOn = async (url, request) => {
    seen.push(request);
    const { keepalive, referrerPolicy, cache, mode, credentials, ...known } = request; // what Node knows
    return realFetch(url, known);
  };
  for (const url of [`${origin}/v1`, 'http://127.0.0.1:1/']) receivers.set(url, passOn);
});
after(() => (server.closeAllConnections(), server.close()));
beforeEach(() => (seen.length = 0));

const request = (more) => ({
  transport: 'fetch',
  url: `${origin}/v1`,
  method: 'POST',
  headers: [],
  body: '{"id":1}',
  fields: null,
  redirect: 'error',
  keepalive: true,
  timeout_ms: 1_000_000,
  ...more,
});

const read = async (message) => {
  let text = '';
  for await (const part of message.setEncoding('utf8')) text += part;
  return text;
};

test('a request takes no cookies along, asks no cache, and names no page', async () => {
  let got;
  answer = async (message, response) => {
    got = [message.method, message.headers['content-type'], await read(message)];
    response.writeHead(200, { 'content-type': 'application/json', 'retry-after': '7' }).end('{"ok":true}');
  };
  assert.deepEqual(await send(request()), {
    kind: 'response',
    status: 200,
    redirected: false,
    opaque: false,
    content_type: 'application/json',
    retry_after: '7',
    body: '{"ok":true}',
  });
  assert.deepEqual(got, ['POST', 'text/plain;charset=UTF-8', '{"id":1}']);
  const { credentials, cache, referrerPolicy, redirect, keepalive, mode } = seen[0];
  assert.deepEqual([credentials, cache, referrerPolicy, mode], ['omit', 'no-store', 'strict-origin', 'cors']);
  assert.deepEqual([redirect, keepalive], ['error', true]);
});

test('a wish to wait until a time becomes seconds, by the clock of who wishes', async () => {
  const asked = async (headers) => {
    answer = (message, response) => ((response.sendDate = false), response.writeHead(503, headers).end());
    return (await send(request())).retry_after;
  };
  const date = 'Sun, 22 Nov 2026 18:20:00 GMT';
  assert.equal(await asked({ date, 'retry-after': 'Sun, 22 Nov 2026 18:20:40 GMT' }), '40');
  assert.equal(await asked({ date, 'retry-after': 'Sun, 22 Nov 2026 18:19:00 GMT' }), '-60');
  const soon = Number(await asked({ 'retry-after': new Date(Date.now() + 20_000).toUTCString() }));
  assert.ok(soon >= 18 && soon <= 20, `${soon}`);
  assert.equal(await asked({ 'retry-after': 'Later' }), 'NaN');
  assert.equal(await asked({ 'retry-after': '3000' }), '3000');
  assert.equal(await asked({}), null);
});

test('fields and headers go as the door has them, in its order, names twice too', async () => {
  let got;
  answer = async (message, response) => {
    got = [message.headers['content-type'], message.headers.accept, await read(message)];
    response.end();
  };
  const fields = [['b', 'Ä& b'], ['a', '1'], ['a', '2']];
  await send(request({ body: null, fields, headers: [['Accept', 'application/json']] }));
  const type = 'application/x-www-form-urlencoded;charset=UTF-8';
  assert.deepEqual(got, [type, 'application/json', 'b=%C3%84%26+b&a=1&a=2']);
});

test('no more than 64 KiB of an answer are read, and none of a large rest comes', async () => {
  let isGone = false;
  answer = (message, response) => {
    response.on('close', () => (isGone = true));
    const part = Buffer.alloc(16_384, 'a');
    const fill = () => {
      while (!isGone && response.write(part));
      response.once('drain', fill);
    };
    fill();
  };
  const { body } = await send(request());
  assert.equal(body, 'a'.repeat(65_536));
  await until(() => isGone);
});

test('letters of several bytes are whole, wherever the network cuts them', async () => {
  answer = async (message, response) => {
    const bytes = Buffer.from('«€»');
    for (const byte of bytes) {
      response.write(Buffer.of(byte));
      await wait(100);
    }
    response.end();
  };
  assert.equal((await send(request())).body, '«€»');
});

test('a server that hangs, before its answer or in it, is a time-out', async () => {
  answer = () => {};
  assert.deepEqual(await send(request({ timeout_ms: 5000 })), { kind: 'timeout' });
  answer = (message, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 10);
    response.on('close', () => clearInterval(drip));
  };
  assert.deepEqual(await send(request({ timeout_ms: 5000 })), { kind: 'timeout' });
});

test('a reset, a refused connection and a redirect are failures', async () => {
  answer = async (message) => {
    await read(message);
    message.socket.resetAndDestroy();
  };
  assert.deepEqual(await send(request()), { kind: 'failed' });
  answer = (message, response) => response.writeHead(302, { location: '/other' }).end();
  assert.deepEqual(await send(request()), { kind: 'failed' });
  assert.deepEqual(await send(request({ url: 'http://127.0.0.1:1/' })), { kind: 'failed' });
});

test('an answer that may not be read says so', async () => {
  const url = 'https://silent.example/';
  receivers.set(url, async () => ({ type: 'opaque', status: 0, redirected: false, headers: new Headers(), body: null }));
  const { opaque, body, content_type: type } = await send(request({ url }));
  assert.deepEqual([opaque, body, type], [true, '', null]);
});

/** An element as far as a frame and a form need one. */
class Element extends EventTarget {
  children = [];
  attributes = {};
  isGone = false;
  constructor(name) {
    super();
    this.localName = name;
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...children) {
    this.children.push(...children);
  }
  remove() {
    this.isGone = true;
  }
  /** The frame shows an address now; `null` for another site's. */
  load(href) {
    this.contentWindow = {
      get location() {
        if (href === null) throw new Error('SecurityError');
        return { href };
      },
    };
    this.dispatchEvent(new Event('load'));
  }
}

/** Sends a form, and gives the frame and the form that it made. */
function framed(more) {
  document.createElement = (name) => new Element(name);
  const root = new Element('root');
  const fields = [['oid', '00D'], ['submit', 'x']];
  const sent = send(request({ transport: 'frame', fields, body: null, return_url: null, ...more }), root);
  const [frame, form] = root.children;
  return { sent, frame, form };
}

test('a form goes into a hidden frame of its own', async () => {
  const { sent, frame, form } = framed();
  assert.deepEqual(submitted, [form]);
  assert.deepEqual([form.attributes.method, form.attributes.action], ['post', `${origin}/v1`]);
  assert.equal(form.attributes.target, frame.attributes.name);
  assert.ok('hidden' in frame.attributes && 'hidden' in form.attributes);
  assert.ok(!/top-navigation|popups/.test(frame.attributes.sandbox));
  assert.deepEqual(form.children.map(({ attributes: { name, value } }) => [name, value]), [['oid', '00D'], ['submit', 'x']]);
  frame.load('about:blank'); // the empty frame itself
  frame.load(null);
  assert.deepEqual(await sent, { kind: 'frame', location: null, loads: 1 });
  assert.ok(!frame.isGone);
  await wait(70_000);
  assert.ok(frame.isGone && form.isGone);
});

test('with a page to come back to, it waits for that page for a while', async () => {
  const back = 'https://acme.example/thanks.html';
  const there = framed({ return_url: back });
  there.frame.load(null);
  there.frame.load(back);
  assert.deepEqual(await there.sent, { kind: 'frame', location: back, loads: 2 });
  const lost = framed({ return_url: back });
  lost.frame.load(null);
  assert.deepEqual(await lost.sent, { kind: 'frame', location: null, loads: 1 });
});

test('nothing loaded, and a policy that steps in, are nothing that anybody knows', async () => {
  const silent = framed({ timeout_ms: 2000 });
  assert.deepEqual(await silent.sent, { kind: 'frame', location: null, loads: 0 });
  const elsewhere = framed();
  const violation = (effectiveDirective, blockedURI) =>
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { effectiveDirective, blockedURI }));
  violation('img-src', origin);
  violation('form-action', 'https://elsewhere.example');
  elsewhere.frame.load(null);
  assert.equal((await elsewhere.sent).loads, 1);
  const refused = framed();
  violation('form-action', origin);
  refused.frame.load(null);
  assert.deepEqual(await refused.sent, { kind: 'frame', location: null, loads: 0 });
});

test('of several tabs with a lead, the one where it arrived is believed', async () => {
  const tab = (state) => new Tabs((hash) => (hash === 'h' ? { id: 'L-1', state, reference: null } : null));
  const asking = tab();
  const others = [tab('sending'), tab('confirmed'), tab('waiting')];
  for (const other of others) await other.twin('another', []); // opens its channel
  assert.equal((await asking.twin('h', ['confirmed'])).state, 'confirmed');
  assert.equal(await asking.twin('k', ['confirmed']), null);
  assert.equal(await asking.twin(null, []), null);
  // What answers another question is no answer.
  const [first] = others;
  const [one, two] = await Promise.all([asking.twin('h', ['confirmed']), first.twin('k', ['confirmed'])]);
  assert.deepEqual([one.state, two], ['confirmed', null]);
  for (const each of [asking, ...others]) each.close();
});

test('work that fails under its lock is not done twice; without locks it is done', async () => {
  const tabs = new Tabs(() => null);
  let times = 0;
  const failing = async () => {
    times += 1;
    throw new Error('ours');
  };
  await assert.rejects(tabs.alone('h', failing), /ours/);
  assert.equal(times, 1);
  navigator.locks = { request: async () => Promise.reject(new Error('SecurityError')) };
  assert.equal(await tabs.alone('h', async () => 'done'), 'done');
  delete navigator.locks;
  assert.equal(await tabs.alone('h', async () => 'done'), 'done');
});
