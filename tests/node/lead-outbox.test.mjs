//! What is kept of a lead (`www/lead/lead-outbox.js`): the table in docs/leads.md, walked through row by row and held to the
//! code, and whose it is: what was kept for one receiver and one text is neither shown nor sent under another.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';

import { DAY_MS, KEPT, LEAD, OUTBOX, scopeOf } from '../../www/lead/lead-outbox.js';
import { CAMPAIGN, CONTACT, Door, REQUEST, everything, newDesk, newPage, pressed, reload, until } from './lead-support.mjs';

beforeEach(() => newPage());

const never = () => new Promise(() => {});
const { name } = scopeOf(CAMPAIGN, REQUEST);
const record = () => JSON.parse(window.sessionStorage.getItem(LEAD + name));
const outbox = () => JSON.parse(window.localStorage.getItem(OUTBOX + name));

/** The rows of the table under "The outbox", by state. */
function table() {
  const page = readFileSync(new URL('../../docs/leads.md', import.meta.url), 'utf8');
  const [, section] = page.split('\n### The outbox\n');
  const lines = section.split('\n## ')[0].split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const [state, device, tab, until, next] = line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', ''));
    return { state, device, tab, until, next };
  });
}

/** How a desk comes into each state, with a press under way or at its end. */
const WAYS = {
  sending: { answers: [never] },
  waiting: { answers: [503], pause: 1e9 },
  offline: { isOffline: true },
  retryable: { answers: [503] },
  unknown: { answers: [() => Promise.reject(new TypeError('reset'))] },
  confirmed: { answers: [200] },
  accepted: { answers: [202] },
  handed_over: { answers: [299] },
  rejected: { answers: [400] },
  misconfigured: { answers: [404] },
  suspected_spam: { trap: 'x' },
};

/** A desk in this state, its box ticked or not. */
async function at(state, keep, more) {
  const { answers = [], trap = '', pause = 1000, isOffline = false } = WAYS[state];
  const door = new Door();
  const { judge } = door;
  const known = { 202: 'accepted', 299: 'handed_over' };
  door.judge = (campaign, answer) => ({ ...judge(campaign, answer), ...(known[answer.status] && { outcome: known[answer.status] }) });
  door.pause = pause;
  const made = await newDesk({ door, ...more });
  made.answers.push(...answers);
  navigator.onLine = !isOffline;
  made.desk.take(pressed({ keep, trap }));
  await until(() => made.last()?.state === state && (state !== 'sending' || made.requests.length), state);
  await until(() => record() !== null);
  return made;
}

/** What is in the storages, in the words of the table. */
function found() {
  const details = outbox();
  if (details) assert.deepEqual([details.detail.contact, details.terms], [CONTACT, scopeOf(CAMPAIGN, REQUEST).terms]);
  else assert.ok(!everything().includes(CONTACT.email), 'something typed is kept');
  const keys = Object.keys(record()).join();
  return { device: details ? 'details' : 'nothing', tab: { 'id,state,presses,tries': 'state', presses: 'presses' }[keys] };
}

test('the table names each state of the code once, and what the code keeps in it', () => {
  const rows = table();
  assert.deepEqual(rows.map(({ state }) => state).sort(), Object.keys(KEPT).sort());
  assert.deepEqual(Object.keys(WAYS).sort(), Object.keys(KEPT).sort(), 'each state is walked through below');
  for (const { state, device, tab } of rows) {
    assert.equal(device, KEPT[state] === 'details' ? 'details' : 'nothing', state);
    assert.equal(tab, KEPT[state] === 'presses' ? 'presses' : 'state', state);
  }
});

for (const { state, device, tab, until: end, next } of table()) {
  test(`outbox, ${state}: kept are ${device} on the device and ${tab} in the tab, ${end}; next: ${next}`, async () => {
    // What is kept: the details only with the box ticked.
    await at(state, true);
    assert.deepEqual(found(), { device, tab });
    newPage();
    await at(state, false);
    assert.deepEqual(found(), { device: 'nothing', tab });

    // What ends it: unticking, at once, and also when the page is closed then.
    newPage();
    const unticked = await at(state, true);
    unticked.desk.take(pressed({ step: 'keep', keep: false }));
    assert.equal(outbox(), null);
    assert.deepEqual(found(), { device: 'nothing', tab });

    // … Start again: nothing but the presses of the visit is left.
    newPage();
    (await at(state, true)).desk.forget().close();
    assert.deepEqual([record(), outbox()], [{ presses: 1 }, null]);

    // … a day, on whichever page a widget is next.
    newPage();
    await at(state, true);
    if (device === 'details') {
      const old = (days) => JSON.stringify({ ...outbox(), at: Date.now() - days * DAY_MS });
      window.localStorage.setItem(OUTBOX + name, old(0.99));
      reload();
      await newDesk({ campaign: { ...CAMPAIGN, id: 'another' } });
      assert.notEqual(outbox(), null, 'less than a day');
      window.localStorage.setItem(OUTBOX + name, old(1));
      reload();
      await newDesk({ campaign: { ...CAMPAIGN, id: 'another' } });
      assert.equal(outbox(), null, 'a day');
      assert.equal(end, 'a day');
    } else {
      assert.equal(end, 'the tab is closed');
    }

    // The next page: what it shows and sends.
    newPage();
    const before = await at(state, true);
    const [id] = before.door.submissions.map((submission) => submission.id);
    reload();
    navigator.onLine = true;
    const after = await newDesk();
    await after.desk.resume();
    const sent = { 'sent again': 1, 'told': 0, 'an empty form': 0 }[next];
    assert.equal(after.requests.length, sent);
    if (sent) {
      assert.deepEqual([after.told[0].state, after.told[0].contact], ['kept', CONTACT]);
      assert.equal(after.last().state, 'confirmed');
      if (id) assert.equal(after.door.submissions[0].id, id);
      assert.deepEqual(found(), { device: 'nothing', tab: 'state' }, 'what has arrived is not kept');
    } else {
      assert.deepEqual(after.states(), next === 'told' ? [state] : []);
    }
    // Where a second try could make a second lead, the visitor is asked, with the form filled in.
    if (sent && id) {
      newPage();
      await at(state, true);
      reload();
      const door = new Door();
      door.repeats = false;
      const asked = await newDesk({ door });
      await asked.desk.resume();
      assert.deepEqual([asked.requests.length, asked.last().state, asked.last().may_repeat], [0, 'unknown', true]);
      assert.deepEqual([asked.told[0].state, asked.told[0].contact], ['kept', CONTACT]);
    }
    // Another scope sees nothing of it.
    newPage();
    await at(state, true);
    const stored = everything();
    reload();
    const stranger = await newDesk({ campaign: { ...CAMPAIGN, id: 'another' } });
    await stranger.desk.resume();
    assert.deepEqual([stranger.told, stranger.requests, everything()], [[], [], stored]);
  });
}

/** Everything that a person reads before Send, or that decides who gets it. */
const READ = {
  ...CAMPAIGN,
  lead: {
    ...CAMPAIGN.lead,
    controller: 'Acme GmbH',
    notice: { url: 'https://acme.example/privacy', version: '2026-10' },
    request_text: REQUEST,
    consents: [{ key: 'newsletter', purpose: 'marketing_email', text: 'Send me articles.', version: 'n3' }],
    options: { oid: '00D000000000062' },
  },
};
const changed = (change) => {
  const campaign = structuredClone(READ);
  change(campaign);
  return campaign;
};
const OTHERS = {
  'another endpoint': { campaign: changed(({ lead }) => (lead.endpoint = 'https://leads.other.example/v1')) },
  'another adapter': { campaign: changed(({ lead }) => (lead.adapter = 'host')) },
  'another account of one service': { campaign: changed(({ lead }) => (lead.options.oid = '00D000000000063')) },
  'another controller': { campaign: changed(({ lead }) => (lead.controller = 'Zebra Ltd')) },
  'another campaign': { campaign: changed((campaign) => (campaign.id = 'autumn-2027')) },
  'no campaign id': { campaign: changed((campaign) => delete campaign.id) },
  'another notice': { campaign: changed(({ lead }) => (lead.notice.url = 'https://acme.example/other')) },
  'another version of the notice': { campaign: changed(({ lead }) => (lead.notice.version = '2026-11')) },
  'another text of a box': { campaign: changed(({ lead }) => (lead.consents[0].text = 'Sell my data.')) },
  'another version of a box': { campaign: changed(({ lead }) => (lead.consents[0].version = 'n4')) },
  'another purpose of a box': { campaign: changed(({ lead }) => (lead.consents[0].purpose = 'profiling')) },
  'one more box': { campaign: changed(({ lead }) => lead.consents.push({ ...lead.consents[0], key: 'calls' })) },
  'other words beside the button': { campaign: READ, request: 'Call me every day.' },
};
for (const [what, other] of Object.entries(OTHERS)) {
  test(`${what}: nothing kept is sent, told or recorded under it, and its own page still has it`, async () => {
    const before = await newDesk({ campaign: READ });
    before.answers.push(503);
    await before.desk.take(pressed({ keep: true }));
    assert.ok(everything().includes(CONTACT.email));
    reload('https://acme.example/elsewhere');
    const stranger = await newDesk(other);
    await stranger.desk.resume();
    assert.deepEqual([stranger.told, stranger.requests], [[], []]);
    // Who sends something there sends that, and it is another lead.
    const [first] = before.door.submissions;
    await stranger.desk.take(pressed({ contact: { email: 'other@acme.example' }, request_text: other.request ?? REQUEST }));
    for (const submission of stranger.door.submissions) {
      assert.notEqual(submission.id, first.id);
      assert.equal(submission.detail.contact.email, 'other@acme.example');
    }
    reload();
    const own = await newDesk({ campaign: READ });
    await own.desk.resume();
    assert.deepEqual([own.requests.length, own.last().state], [1, 'confirmed']);
    assert.deepEqual([own.door.submissions[0].id, own.door.submissions[0].detail.contact], [first.id, CONTACT]);
  });

  test(`${what}: what arrived elsewhere is not called sent there`, async () => {
    const before = await newDesk({ campaign: READ });
    await before.desk.take(pressed());
    assert.equal(before.last().state, 'confirmed');
    reload();
    const stranger = await newDesk(other);
    await stranger.desk.resume();
    assert.deepEqual(stranger.told, []);
  });
}

test('two texts of one short name: the terms decide', async () => {
  await at('retryable', true);
  const entry = outbox();
  window.localStorage.setItem(OUTBOX + name, JSON.stringify({ ...entry, terms: entry.terms.replace('acme', 'zebra') }));
  reload();
  const after = await newDesk();
  await after.desk.resume();
  assert.equal(after.requests.length, 0);
});

test('ticked after a failure, the details are kept from then on', async () => {
  const { desk } = await at('retryable', false);
  assert.equal(outbox(), null);
  await desk.take(pressed({ step: 'keep', keep: true }));
  assert.equal(outbox().detail.contact.email, CONTACT.email);
  // Before anything was sent, there is nothing to keep.
  newPage();
  const early = await newDesk();
  await early.desk.take(pressed({ step: 'keep', keep: true }));
  assert.equal(everything(), '');
});

test('a press while an earlier lead is still being sent waits for its turn', async () => {
  await at('retryable', true);
  reload();
  const after = await newDesk();
  const resumed = after.desk.resume();
  await after.desk.take(pressed({ contact: { email: 'other@acme.example' } }));
  await resumed;
  assert.deepEqual(after.door.submissions.map(({ detail }) => detail.contact.email), [CONTACT.email, 'other@acme.example']);
});
