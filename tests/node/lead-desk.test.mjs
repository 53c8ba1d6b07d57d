//! The desk (`www/lead/lead.js`): one lead for one press, told truly. What survives a reload is in lead-kept.test.mjs.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { CAMPAIGN, CONTACT, Door, happens, newDesk, newPage, pressed, until, wait, written } from './lead-support.mjs';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const HOST = { ...CAMPAIGN, lead: { adapter: 'host', fields: ['email'] } };

beforeEach(() => newPage());

test('a press sends one request and says how it ended', async () => {
  const { desk, door, events, requests, states, last } = await newDesk();
  await desk.take(pressed());
  assert.equal(requests.length, 1);
  assert.deepEqual(states(), ['sending', 'confirmed']);
  const ended =
    { state: 'confirmed', reference: 'R-1', errors: [], may_repeat: false, restored: false, way: null, left: 4 };
  assert.deepEqual(last(), ended);
  const [[submit, offered], [result, { id, ...rest }]] = events;
  assert.equal(submit, 'gap-lead-submit');
  assert.deepEqual(Object.keys(offered), ['id', 'adapter', 'respond']);
  assert.equal(result, 'gap-lead-result');
  assert.match(id, UUID);
  assert.deepEqual(rest, { adapter: 'webhook', outcome: 'confirmed', attempt: 1, reason: 'status_200', final: true });
  assert.equal(door.submissions[0].id, id);
});

test('a double click, and a press after success, send nothing more; changed details are a new lead', async () => {
  const { desk, door, requests, last } = await newDesk();
  await Promise.all([desk.take(pressed()), desk.take(pressed())]);
  await desk.take(pressed());
  assert.equal(requests.length, 1);
  assert.equal(last().state, 'confirmed');
  await desk.take(pressed({ contact: { ...CONTACT, email: 'other@acme.example' } }));
  assert.equal(requests.length, 2);
  const [first, second] = door.submissions.map(({ id }) => id);
  assert.notEqual(first, second);
});

test('tries go on with the same id, and each says how it ended', async () => {
  const { desk, door, answers, requests, results, told } = await newDesk();
  answers.push(503);
  await desk.take(pressed());
  assert.equal(requests.length, 4);
  assert.equal(new Set(door.submissions.map(({ id }) => id)).size, 1);
  assert.deepEqual(door.attempts, [1, 2, 3, 4]);
  assert.deepEqual(results().map(({ attempt, final }) => [attempt, final]), [[1, false], [2, false], [3, false], [4, true]]);
  const states = ['sending', 'waiting', 'sending', 'waiting', 'sending', 'waiting', 'sending', 'retryable'];
  assert.deepEqual(told.map(({ state }) => state), states);
  assert.deepEqual(told.slice(1, 3), [{ state: 'waiting', attempt: 1, seconds: 1 }, { state: 'sending', attempt: 2 }]);
  // Pressed again: the same lead, its tries counted on.
  answers.length = 0;
  await desk.take(pressed({ step: 'resend' }));
  assert.equal(new Set(door.submissions.map(({ id }) => id)).size, 1);
  assert.equal(door.attempts.at(-1), 5);
});

test('what may have arrived is sent again by itself only where the receiver keeps it once', async () => {
  for (const repeats of [true, false]) {
    newPage();
    const door = new Door();
    door.repeats = repeats;
    const { desk, answers, requests, last } = await newDesk({ door });
    answers.push(() => {
      throw new TypeError('Failed to fetch');
    });
    await desk.take(pressed());
    assert.equal(requests.length, repeats ? 4 : 1);
    assert.equal(last().state, 'unknown');
    assert.equal(last().may_repeat, !repeats);
  }
});

test('the trap catches, nothing leaves, and the visitor sees success', async () => {
  const { desk, requests, results, last, loads } = await newDesk();
  await desk.take(pressed({ trap: '+49 1' }));
  assert.equal(requests.length, 0);
  assert.equal(loads.count, 0);
  assert.equal(last().state, 'suspected_spam');
  const [{ outcome, reason, attempt, final }] = results();
  assert.deepEqual([outcome, reason, attempt, final], ['suspected_spam', 'honeypot', 0, true]);
});

test('five presses a visit, and the sixth says so', async () => {
  const { desk, answers, requests, last } = await newDesk();
  answers.push(400);
  for (const left of [4, 3, 2, 1, 0]) {
    await desk.take(pressed());
    assert.deepEqual([last().state, last().left], ['rejected', left]);
  }
  await desk.take(pressed());
  assert.equal(requests.length, 5);
  assert.deepEqual(last().errors, [{ field: null, code: 'too_many', message: null }]);
});

test('a visit is the session of the tab: starting again does not begin another', async () => {
  for (const persist of ['session', 'off']) {
    newPage();
    const first = await newDesk({ attributes: { persist } });
    first.answers.push(400);
    let { desk } = first;
    for (let press = 1; press <= 6; press += 1) {
      await desk.take(pressed());
      desk = desk.forget();
    }
    assert.equal(first.requests.length, 5, persist);
    assert.deepEqual(first.last().errors, [{ field: null, code: 'too_many', message: null }], persist);
    assert.deepEqual([first.results().at(-1).reason, first.results().at(-1).final], ['too_many', true]);
    desk.close();
  }
});

test('two widgets with one campaign share the presses of the visit', async () => {
  const [one, other] = [await newDesk(), await newDesk()];
  for (const { answers } of [one, other]) answers.push(400);
  for (const { desk } of [one, other, one, other, one, other]) await desk.take(pressed());
  assert.equal(one.requests.length + other.requests.length, 5);
});

test('changed details are another content, and so have an id of their own', async () => {
  const { desk, door, answers, told } = await newDesk();
  answers.push(400);
  await desk.take(pressed());
  await desk.take(pressed({ step: 'resend' }));
  const changed = { contact: { ...CONTACT, email: 'other@acme.example' } };
  await desk.take(pressed({ step: 'preview', ...changed }));
  const { text } = told.at(-1);
  await desk.take(pressed({ step: 'resend', ...changed }));
  const [first, again, , second] = door.submissions.map(({ id }) => id);
  assert.equal(first, again);
  assert.notEqual(first, second);
  assert.equal(JSON.parse(text).id, second, 'the preview shows it');
});

test('who cannot send is told where the fallback of the page leads', async () => {
  const link = (url, textContent) => Object.assign(new URL(url), { textContent });
  const fallback = [link('javascript:alert(1)', 'No'), link('mailto:hello@acme.example', ' Write\n to us ')];
  const { desk, answers, last } = await newDesk({ element: { querySelectorAll: () => fallback } });
  answers.push(404);
  await desk.take(pressed());
  assert.deepEqual(last().way, { label: 'Write to us', url: 'mailto:hello@acme.example' });
});

test('on a shared device each lead has its own presses', async () => {
  const { desk, last } = await newDesk({ attributes: { mode: 'kiosk' } });
  for (let visitor = 0; visitor < 7; visitor += 1) {
    await desk.take(pressed({ contact: { email: `v${visitor}@acme.example` } }));
    assert.deepEqual([last().state, last().left], ['confirmed', 4]);
  }
});

test('offline it waits, and goes once the line is back', async () => {
  const { desk, requests, states, last, loads } = await newDesk();
  navigator.onLine = false;
  const sent = desk.take(pressed());
  await until(() => states().includes('offline'));
  await wait(2000);
  assert.deepEqual([requests.length, loads.count], [0, 0]);
  happens('online'); // without being so
  await until(() => states().filter((state) => state === 'offline').length === 2);
  navigator.onLine = true;
  happens('online');
  await sent;
  assert.equal(requests.length, 1);
  assert.deepEqual(states(), ['sending', 'offline', 'offline', 'sending', 'confirmed']);
  assert.equal(last().state, 'confirmed');
});

test('a captcha is asked anew for every try; one that fails or is silent is left out', async () => {
  const tokens = ['T1', 'T2'];
  const captcha = async () => {
    if (!tokens.length) throw new Error('no more');
    return { provider: 'turnstile', token: tokens.shift() };
  };
  const { desk, door, answers } = await newDesk({ element: { captcha } });
  answers.push(503, 503, 200);
  await desk.take(pressed());
  const first = { provider: 'turnstile', token: 'T1' };
  assert.deepEqual(door.submissions.map((given) => given.captcha), [first, { ...first, token: 'T2' }, null]);
  newPage();
  const silent = await newDesk({ element: { captcha: () => new Promise(() => {}) } });
  await silent.desk.take(pressed());
  assert.equal(silent.last().state, 'confirmed');
  assert.equal(silent.door.submissions[0].captcha, null);
});

test('proof of work is done when the page asks for it', async () => {
  const asked = await newDesk({ element: { proofOfWork: 12 } });
  asked.answers.push(503);
  await asked.desk.take(pressed());
  const nonces = asked.door.submissions.map(({ pow }) => pow.nonce);
  assert.deepEqual(asked.door.submissions.map(({ pow }) => pow.bits), [12, 12, 12, 12]);
  assert.ok(nonces.every((nonce) => nonce % 5000 === 0));
  // A receiver takes a nonce once, also from a try that it did not answer.
  assert.equal(new Set(nonces).size, 4, 'each try has work of its own');
  newPage();
  const wrong = await newDesk({ element: { proofOfWork: 99 } });
  await wrong.desk.take(pressed());
  assert.equal(wrong.door.submissions[0].pow, null);
});

test('the page may take a lead over, with an outcome of ours', async () => {
  const { desk, onSubmit, requests, results, last, events } = await newDesk({ campaign: HOST });
  onSubmit.push((event) => {
    event.preventDefault();
    event.detail.respond('fine');
    later(() => event.detail.respond('accepted'));
  });
  const later = (work) => setTimeout(work, 1000);
  await desk.take(pressed());
  assert.equal(requests.length, 0);
  assert.equal(last().state, 'accepted');
  assert.equal(results()[0].reason, 'host');
  assert.equal(events[0][1].payload.contact.email, CONTACT.email);
  assert.deepEqual(events[0][1].fields, { Email: CONTACT.email });
  assert.match(written[0][1], /takes "confirmed", .*"misconfigured"; "fine" is none of these\.$/);
});

test('a page that takes a lead over and is silent leaves it open; one that does not take it is told how', async () => {
  const silent = await newDesk({ campaign: HOST });
  silent.onSubmit.push((event) => event.preventDefault());
  await silent.desk.take(pressed());
  assert.deepEqual([silent.last().state, silent.results()[0].reason], ['unknown', 'host_silent']);
  newPage();
  const deaf = await newDesk({ campaign: HOST });
  deaf.onSubmit.push((event) => event.detail.respond('confirmed')); // without preventDefault
  await deaf.desk.take(pressed());
  assert.deepEqual([deaf.last().state, deaf.results()[0].reason], ['misconfigured', 'no_listener']);
  assert.equal(written.length, 1);
  assert.match(written[0][1], /event\.preventDefault\(\)/);
  assert.equal(deaf.events.at(-1)[0], 'gap-error');
});

test('another adapter shows the page the lead only when the page asks for it, and can be taken over too', async () => {
  const { desk, onSubmit, requests, last, events } = await newDesk({ element: { leadPayload: true } });
  onSubmit.push((event) => (event.preventDefault(), event.detail.respond('confirmed')));
  await desk.take(pressed());
  assert.equal(requests.length, 0);
  assert.equal(last().state, 'confirmed');
  assert.equal(events[0][1].payload.contact.email, CONTACT.email);
});

test('a receiver that takes no leads is not asked again, and the owner is told', async () => {
  const { desk, answers, requests, last, events } = await newDesk();
  answers.push(404);
  await desk.take(pressed());
  await desk.take(pressed({ step: 'resend' }));
  assert.equal(requests.length, 1);
  assert.equal(last().state, 'misconfigured');
  const [, { code, message, pointer }] = events.find(([name]) => name === 'gap-error');
  assert.deepEqual([code, pointer], ['lead', null]);
  assert.match(message, /status_404/);
});

test('a program that does not come is tried as often as a lead is, and again at the next press', async () => {
  const { desk, loads, requests, last, states, events, results } = await newDesk({ isFailing: true });
  await desk.take(pressed());
  assert.equal(last().state, 'retryable');
  assert.deepEqual(states(), ['sending', 'waiting', 'waiting', 'waiting', 'retryable']);
  assert.deepEqual(results().map(({ outcome, reason, final }) => [outcome, reason, final]),
    [false, false, false, true].map((final) => ['retryable', 'files', final]));
  assert.ok(events.some(([name, { code }]) => name === 'gap-error' && code === 'lead'));
  loads.isFailing = false;
  await desk.take(pressed({ step: 'resend' }));
  assert.equal(requests.length, 1);
  assert.equal(last().state, 'confirmed');
});

test('a program that comes with the second try is no failure, and one that comes with the line neither', async () => {
  const slow = await newDesk({ isFailing: true });
  const sent = slow.desk.take(pressed());
  await until(() => slow.states().includes('waiting'));
  slow.loads.isFailing = false;
  await sent;
  assert.deepEqual(slow.states(), ['sending', 'waiting', 'sending', 'confirmed']);
  newPage();
  const cut = await newDesk({ isFailing: true });
  const waiting = cut.desk.take(pressed());
  await until(() => cut.states().includes('waiting'));
  navigator.onLine = false;
  await until(() => cut.states().includes('offline'));
  [navigator.onLine, cut.loads.isFailing] = [true, false];
  happens('online');
  await waiting;
  assert.equal(cut.last().state, 'confirmed');
  assert.equal(cut.requests.length, 1);
});

test('what sending needs comes with the form, for a line that is gone later', async () => {
  const { desk, loads, last } = await newDesk();
  desk.warm();
  await wait(100);
  assert.equal(loads.count, 1);
  await desk.take(pressed());
  assert.deepEqual([loads.count, last().state], [1, 'confirmed']);
});

test('what will be sent can be read before, with the id that is sent then', async () => {
  const { desk, told, requests, events, door } = await newDesk();
  await desk.take(pressed({ step: 'preview' }));
  assert.equal(requests.length + events.length, 0);
  const [{ state, text }] = told;
  assert.equal(state, 'preview');
  await desk.take(pressed());
  assert.equal(JSON.parse(text).id, door.submissions.at(-1).id);
});

test('a preview or a file that cannot be made says so to the visitor and the owner', async () => {
  const { desk, told, events } = await newDesk({ isFailing: true });
  for (const step of ['preview', 'download-json']) await desk.take(pressed({ step }));
  assert.deepEqual(told, [{ state: 'unavailable' }, { state: 'unavailable' }]);
  assert.equal(events[0][0], 'gap-error');
  assert.equal(written.length, 1);
});

test('an answer that the program cannot read leaves it open', async () => {
  const door = new Door();
  door.repeats = false;
  door.judge = () => {
    throw new Error('unreachable');
  };
  const { desk, last } = await newDesk({ door });
  await desk.take(pressed());
  assert.equal(last().state, 'unknown');
});

test('a new widget is told how things stand', async () => {
  const { desk, told, last } = await newDesk();
  await desk.take(pressed());
  const before = told.length;
  await desk.resume();
  assert.deepEqual(told.slice(before).map(({ state }) => state), ['kept', 'confirmed']);
  assert.deepEqual(told[before].contact, CONTACT, 'what was typed is in the form again');
  assert.equal(last().state, 'confirmed');
});

test('nothing typed gets into events or the console', async () => {
  for (const status of [200, 400, 404, 503]) {
    newPage();
    const { desk, events, answers, onSubmit } = await newDesk();
    answers.push(status);
    onSubmit.push((event) => event.detail.respond('no such outcome'));
    await desk.take(pressed());
    const said = JSON.stringify([events, written]);
    for (const typed of Object.values(CONTACT)) assert.ok(!said.includes(typed), `${status}: ${typed}`);
  }
});
