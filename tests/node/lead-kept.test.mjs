//! What the desk (`www/lead/lead.js`) keeps over a reload and shares with other tabs: an id and how it stands, and what was
//! typed only for a visitor who asks for it.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { LEAD, OUTBOX, scopeOf } from '../../www/lead/lead-outbox.js';
import { CAMPAIGN, CONTACT, Door, REQUEST, everything, newDesk, newPage, pressed, reload, until, wait } from './lead-support.mjs';

beforeEach(() => newPage());

const { name } = scopeOf(CAMPAIGN, REQUEST);
const record = () => JSON.parse(window.sessionStorage.getItem(LEAD + name));
const outbox = () => JSON.parse(window.localStorage.getItem(OUTBOX + name));
const never = () => new Promise(() => {});

/** A desk whose page went away while its first try was under way. */
async function cutOff(detail, options) {
  const before = await newDesk(options);
  before.answers.push(never);
  before.desk.take(pressed(detail));
  await until(() => before.requests.length === 1);
  reload();
  return before;
}

test('without being asked, nothing typed is kept, whatever comes of it', async () => {
  for (const status of [200, 400, 503]) {
    newPage();
    const { desk, answers } = await newDesk();
    answers.push(status);
    const sent = desk.take(pressed());
    await wait(200);
    const during = everything();
    await sent;
    for (const typed of Object.values(CONTACT)) assert.ok(!(during + everything()).includes(typed), `${status}: ${typed}`);
    assert.deepEqual(Object.keys(record()), ['id', 'state', 'presses', 'tries']);
  }
});

test('with nothing typed left, a reload tells how it stood', async () => {
  await cutOff();
  const after = await newDesk();
  await after.desk.resume();
  const { state, restored, may_repeat: mayRepeat, left } = after.last();
  assert.deepEqual([state, restored, mayRepeat, left], ['unknown', true, false, 4]);
  assert.equal(after.requests.length, 0);
  // Typed once more, it is the same lead.
  await after.desk.take(pressed());
  assert.equal(record().id, after.door.submissions[0].id);
  assert.equal(after.door.attempts[0], 2);
});

test('an end is told after a reload, and what comes then is a new lead', async () => {
  const before = await newDesk();
  await before.desk.take(pressed());
  const after = await newDesk();
  await after.desk.resume();
  assert.deepEqual([after.last().state, after.last().restored], ['confirmed', true]);
  await after.desk.take(pressed({ contact: { email: 'other@acme.example' } }));
  assert.notEqual(after.door.submissions[0].id, before.door.submissions[0].id);
});

test('presses are counted over reloads', async () => {
  for (const left of [4, 3, 2, 1, 0]) {
    const { desk, answers, last } = await newDesk();
    answers.push(400);
    await desk.resume();
    await desk.take(pressed());
    assert.equal(last().left, left);
  }
  const { desk, requests } = await newDesk();
  await desk.resume();
  await desk.take(pressed());
  assert.equal(requests.length, 0);
});

test('kept while it is under way, sent after a reload with the same id, gone at the end', async () => {
  const before = await cutOff({ keep: true });
  assert.equal(outbox().detail.contact.email, CONTACT.email);
  const after = await newDesk();
  await after.desk.resume();
  assert.equal(after.requests.length, 1);
  assert.equal(after.last().state, 'confirmed');
  assert.equal(after.door.submissions[0].id, before.door.submissions[0].id);
  assert.equal(after.door.attempts[0], 2);
  assert.equal(outbox(), null);
  assert.ok(!everything().includes(CONTACT.email));
});

test('kept offline, it goes from the next page', async () => {
  const before = await newDesk();
  navigator.onLine = false;
  before.desk.take(pressed({ keep: true }));
  await until(() => before.states().includes('offline') && outbox());
  reload();
  const door = new Door();
  door.repeats = false; // never tried, it cannot be there already
  const after = await newDesk({ door });
  await after.desk.resume();
  assert.equal(after.requests.length, 1);
  assert.equal(after.door.attempts[0], 1);
});

test('cut off at a receiver that keeps doubles: not sent by itself, but by the visitor, whose form is filled in', async () => {
  const door = new Door();
  door.repeats = false;
  const before = await cutOff({ keep: true }, { door });
  const after = await newDesk({ door });
  await after.desk.resume();
  assert.equal(after.requests.length, 0);
  assert.deepEqual([after.last().state, after.last().may_repeat], ['unknown', true]);
  assert.equal(outbox().detail.contact.email, CONTACT.email);
  const { state, contact, consents, keep } = after.told[0];
  assert.deepEqual([state, contact, consents, keep], ['kept', CONTACT, pressed().consents, true]);
  await after.desk.take(pressed({ step: 'resend', contact, keep }));
  assert.equal(after.requests.length, 1);
  assert.equal(door.submissions.at(-1).detail.contact.email, CONTACT.email);
  assert.equal(door.submissions.at(-1).id, before.door.submissions[0].id);
  assert.equal(outbox(), null);
});

test('kept when all tries failed, sent at the next visit; not when it was refused', async () => {
  const before = await newDesk();
  before.answers.push(503);
  await before.desk.take(pressed({ keep: true }));
  assert.equal(before.last().state, 'retryable');
  assert.equal(outbox().detail.contact.email, CONTACT.email);
  reload();
  const after = await newDesk();
  await after.desk.resume();
  assert.deepEqual([after.requests.length, after.last().state], [1, 'confirmed']);
  assert.equal(after.door.submissions[0].id, before.door.submissions[0].id);
  assert.ok(!everything().includes(CONTACT.email));
  for (const status of [400, 404]) {
    newPage();
    const { desk, answers, last } = await newDesk();
    answers.push(status);
    await desk.take(pressed({ keep: true }));
    assert.ok(!everything().includes(CONTACT.email), last().state);
  }
});

test('what another tab has seen to is not kept once more', async () => {
  await cutOff({ keep: true });
  const [one, other] = [await newDesk(), await newDesk()];
  one.answers.push(async () => (await wait(500), new Response('R-7')));
  const both = [one.desk.resume(), other.desk.resume()];
  await until(() => one.requests.length === 1);
  one.desk.close(); // so that the other cannot ask it
  await Promise.all(both);
  assert.equal(other.requests.length, 0);
  assert.equal(outbox(), null);
});

test('nothing never tried is told after a reload', async () => {
  const before = await newDesk();
  navigator.onLine = false;
  before.desk.take(pressed());
  await until(() => before.states().includes('offline') && record());
  reload();
  const after = await newDesk();
  await after.desk.resume();
  assert.deepEqual([after.told, after.requests], [[], []]);
});

test('after a day it is forgotten', async () => {
  await cutOff({ keep: true });
  const old = { ...outbox(), at: Date.now() - 86_400_001 };
  window.localStorage.setItem(OUTBOX + name, JSON.stringify(old));
  const after = await newDesk();
  await after.desk.resume();
  assert.equal(after.requests.length, 0);
  assert.equal(outbox(), null);
});

test('trying again does not make it younger', async () => {
  await cutOff({ keep: true });
  const at = Date.now() - 80_000_000;
  window.localStorage.setItem(OUTBOX + name, JSON.stringify({ ...outbox(), at }));
  const after = await newDesk();
  after.answers.push(never);
  after.desk.resume();
  await until(() => after.requests.length === 1);
  assert.equal(outbox().at, at);
});

test('nothing is kept on a shared device, in a call, or where persist is off', async () => {
  for (const attributes of [{ mode: 'kiosk' }, { mode: 'call' }, { persist: 'off' }]) {
    newPage();
    await cutOff({ keep: true }, { attributes });
    assert.equal(everything(), '');
    const after = await newDesk({ attributes });
    await after.desk.resume();
    assert.deepEqual([after.told, after.requests], [[], []]);
  }
});

test('with Global Privacy Control nothing outlives the visit', async () => {
  navigator.globalPrivacyControl = true;
  await cutOff({ keep: true });
  assert.equal(`${window.localStorage}`, '');
  assert.ok(`${window.sessionStorage}`.includes(CONTACT.email));
});

test('a blocked storage, and nonsense in it, change nothing', async () => {
  const isBlocked = {
    get() {
      throw new Error('SecurityError');
    },
  };
  Object.defineProperties(window, { localStorage: isBlocked, sessionStorage: isBlocked });
  const blocked = await newDesk();
  await blocked.desk.resume();
  await blocked.desk.take(pressed({ keep: true }));
  assert.equal(blocked.last().state, 'confirmed');
  const half = JSON.stringify({ id: 'x', at: Date.now(), detail: {} });
  for (const nonsense of ['', '{', '[]', '{"id":7}', '{"id":"../..","tries":"x"}', '{"at":1e999}', half]) {
    newPage();
    window.sessionStorage.setItem(LEAD + name, nonsense);
    window.localStorage.setItem(OUTBOX + name, nonsense);
    const { desk, last, told } = await newDesk();
    await desk.resume();
    assert.deepEqual(told, [], nonsense);
    await desk.take(pressed());
    assert.equal(last().state, 'confirmed', nonsense);
  }
});

test('what was restored in two tabs is sent by one, and told in both', async () => {
  await cutOff({ keep: true });
  const [one, other] = [await newDesk(), await newDesk()];
  const slowly = async () => (await wait(500), new Response('R-7'));
  for (const { answers } of [one, other]) answers.push(slowly);
  await Promise.all([one.desk.resume(), other.desk.resume()]);
  assert.equal(one.requests.length + other.requests.length, 1);
  for (const { last } of [one, other]) assert.deepEqual([last().state, last().reference], ['confirmed', 'R-7']);
});

test('what one tab restored and saw refused, the other does not send again', async () => {
  await cutOff({ keep: true });
  const [one, other] = [await newDesk(), await newDesk()];
  for (const { answers } of [one, other]) answers.push(400);
  await Promise.all([one.desk.resume(), other.desk.resume()]);
  assert.equal(one.requests.length + other.requests.length, 1);
  assert.deepEqual([one.last().state, other.last().state], ['rejected', 'rejected']);
});

test('sent in two tabs, the same details are one lead', async () => {
  const [one, other] = [await newDesk(), await newDesk()];
  window.sessionStorage.getItem = () => null; // each tab has its own
  await Promise.all([one.desk.take(pressed()), other.desk.take(pressed())]);
  assert.equal(one.requests.length + other.requests.length, 1);
  assert.deepEqual([one.last().state, other.last().state], ['confirmed', 'confirmed']);
  assert.deepEqual([one.last().reference, other.last().reference], ['R-1', 'R-1']);
  // Other details are another lead.
  await other.desk.take(pressed({ contact: { email: 'other@acme.example' } }));
  assert.equal(one.requests.length + other.requests.length, 2);
});

test('what one tab keeps, another with another lead leaves alone', async () => {
  const one = await newDesk();
  one.answers.push(never);
  one.desk.take(pressed({ keep: true }));
  await until(() => one.requests.length === 1);
  const other = await newDesk();
  await other.desk.take(pressed({ contact: { email: 'other@acme.example' } }));
  assert.equal(outbox().detail.contact.email, CONTACT.email);
});

test('a visitor who deletes their answers is forgotten', async () => {
  const { desk, door, answers, told, requests } = await newDesk();
  answers.push(400);
  desk.setHiddenFields({ source: 'fair' });
  await desk.take(pressed({ keep: true }));
  assert.notEqual(everything(), '');
  const next = desk.forget();
  assert.deepEqual([record(), outbox()], [{ presses: 1 }, null], 'how often Send was pressed stays with the visit');
  const before = told.length;
  await next.resume();
  assert.equal(told.length, before);
  await next.take(pressed());
  assert.equal(requests.length, 2);
  assert.deepEqual(door.submissions.map(({ hidden }) => hidden), [{ source: 'fair' }, { source: 'fair' }]);
  next.close();
});

test('what is under way when the visitor is forgotten is sent, and nobody is told', async () => {
  const { desk, answers, told, requests, door, results } = await newDesk();
  answers.push(503, 200);
  const sent = desk.take(pressed({ keep: true }));
  await until(() => requests.length === 1);
  const before = told.length;
  const next = desk.forget();
  await sent;
  assert.equal(requests.length, 2);
  assert.equal(told.length, before);
  assert.deepEqual([record(), outbox()], [{ presses: 1 }, null]);
  assert.equal(results().at(-1).outcome, 'confirmed');
  // The next visitor's is another lead.
  await next.take(pressed({ contact: { email: 'next@acme.example' } }));
  assert.equal(new Set(door.submissions.map(({ id }) => id)).size, 2);
  next.close();
});
