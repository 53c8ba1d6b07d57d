//! What page and visitor's browser say about a lead (`www/lead/lead-page.js`, `www/lead/lead-draft.js`): where somebody came from,
//! what they agreed to, what the page adds.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { CAMPAIGN, CONTACT, happens, heard, newDesk, newPage, pressed, until, wait, written } from './lead-support.mjs';

const TAGGED = 'https://acme.example/assess?utm_source=li&gclid=AbC';
const TOUCHES = 'execution-gap:touches';

beforeEach(() => newPage(TAGGED));

const stored = () => JSON.parse(window.localStorage.getItem(TOUCHES));
const granted = { gdprApplies: true, eventStatus: 'tcloaded', purpose: { consents: { 1: true } }, listenerId: 7 };
const denied = { ...granted, purpose: { consents: { 1: false } } };

/** A consent tool in the window: `say` tells its listener something. */
function tool(first) {
  const calls = [];
  const made = { calls, say: () => {} };
  window.__tcfapi = (command, version, callback, parameter) => {
    calls.push([command, version, parameter]);
    if (command !== 'addEventListener') return;
    made.say = callback;
    if (first) callback(first, true);
  };
  return made;
}

/** The submission that a press makes. */
async function submission(options, detail) {
  const made = await newDesk(options);
  await made.desk.take(pressed(detail));
  made.desk.close();
  return made.door.submissions.at(-1);
}

test('without a consent tool only the present page counts, and nothing is kept', async () => {
  const { attribution, signals, page } = await submission();
  assert.equal(attribution.first, null);
  assert.deepEqual(attribution.last.params, { utm_source: 'li' });
  assert.deepEqual(signals, { tcf: null, gpc: false });
  assert.equal(`${window.localStorage}`, '');
  assert.deepEqual([page.url, page.title, page.embedded, page.instance], [TAGGED, 'Assessment', false, 'hero']);
});

test('with consent, first and last touch are kept, also of a visit that ends before the form', async () => {
  tool(granted);
  const { loads } = await newDesk();
  await until(() => stored());
  assert.equal(loads.count, 1);
  assert.deepEqual(Object.keys(stored().last), ['at', 'landing_path', 'params', 'click_ids']);
  // Weeks later, by another link; then by none.
  const { localStorage } = window;
  Object.assign(newPage('https://acme.example/assess?utm_source=mail'), { localStorage });
  tool(granted);
  const again = await submission();
  assert.deepEqual(again.attribution.first.params, { utm_source: 'li' });
  assert.deepEqual(again.attribution.last.params, { utm_source: 'mail' });
  Object.assign(newPage('https://acme.example/assess'), { localStorage });
  tool(granted);
  const { attribution, signals } = await submission();
  assert.deepEqual(attribution.last.params, { utm_source: 'mail' });
  assert.deepEqual(signals.tcf, { applies: true, purpose1: true });
});

test('who comes without anything to keep loads nothing for it', async () => {
  newPage('https://acme.example/assess#utm_source=li');
  tool(granted);
  const { loads } = await newDesk();
  await wait(200);
  assert.deepEqual([loads.count, stored()], [0, null]);
});

test('old touches are forgotten, and nonsense is none', async () => {
  for (const nonsense of ['{', '[]', '{"first":7}', JSON.stringify({ first: { at: Date.now() - 91 * 86_400_000 } })]) {
    newPage(TAGGED);
    window.localStorage.setItem(TOUCHES, nonsense);
    tool(granted);
    const { attribution } = await submission();
    assert.deepEqual(attribution.first.params, { utm_source: 'li' }, nonsense);
  }
});

test('consent denied, not given yet, or taken back: nothing is kept', async () => {
  const asking = { ...granted, eventStatus: 'cmpuishown' };
  for (const first of [denied, asking, { ...granted, purpose: {} }, { eventStatus: 'tcloaded' }]) {
    newPage(TAGGED);
    tool(first);
    const { attribution, signals } = await submission();
    assert.equal(attribution.first, null);
    assert.equal(signals.tcf.purpose1, false);
    assert.equal(stored(), null);
  }
  newPage(TAGGED);
  const changing = tool(granted);
  await newDesk();
  await until(() => stored());
  changing.say({ ...denied, eventStatus: 'useractioncomplete' }, true);
  assert.equal(stored(), null);
});

test('where the rules do not apply, no consent is needed; "applies" may come later', async () => {
  const cmp = tool({ eventStatus: 'tcloaded' });
  const { desk, door } = await newDesk();
  await desk.take(pressed());
  assert.deepEqual(door.submissions[0].signals.tcf, { applies: null, purpose1: false });
  assert.equal(stored(), null);
  cmp.say({ gdprApplies: false, eventStatus: 'tcloaded' }, true);
  await until(() => stored());
});

test('one listener at the consent tool, and it is taken away', async () => {
  const { calls } = tool(denied);
  const { desk } = await newDesk();
  desk.close();
  await until(() => calls.length === 2);
  assert.deepEqual(calls, [['addEventListener', 2, undefined], ['removeEventListener', 2, 7]]);
});

test('a tool that answers after the end is left too', async () => {
  const cmp = tool();
  const { desk } = await newDesk();
  desk.close();
  await wait(100);
  cmp.say(granted, true);
  assert.deepEqual(cmp.calls.at(-1), ['removeEventListener', 2, 7]);
  assert.equal(stored(), null);
});

test('a tool that comes late is found; one that throws, fails or never answers changes nothing', async () => {
  const late = await newDesk();
  await wait(2000);
  tool(granted);
  await until(() => stored());
  await late.desk.take(pressed());
  assert.equal(late.door.submissions[0].signals.tcf.purpose1, true);
  const broken = [
    () => {
      throw new Error('broken');
    },
    () => {},
    (command, version, callback) => callback(null, false),
    (command, version, callback) => callback(granted, false),
  ];
  for (const __tcfapi of broken) {
    Object.assign(newPage(TAGGED), { __tcfapi });
    const { signals, attribution } = await submission();
    assert.deepEqual([signals.tcf, attribution.first], [null, null]);
  }
});

/** The page in a frame of a site whose window has the tool. */
function framed() {
  const posted = [];
  const above = { frames: { __tcfapiLocator: {} }, postMessage: (data) => posted.push(data.__tcfapiCall) };
  const between = {
    get frames() {
      throw new Error('SecurityError');
    },
    parent: above,
  };
  above.parent = above;
  Object.assign(window, { parent: between, top: above });
  return { above, posted };
}

test('in a frame, the tool of a window around it is asked, and only that window is believed', async () => {
  const { above, posted } = framed();
  const { desk, door } = await newDesk();
  const [{ command, version, callId }] = posted;
  assert.deepEqual([command, version], ['addEventListener', 2]);
  const reply = (id, data) => ({ __tcfapiReturn: { callId: id, success: true, returnValue: data } });
  happens('message', { source: {}, data: reply(callId, granted) });
  happens('message', { source: above, data: reply('another', granted) });
  happens('message', { source: above, data: 'no { JSON' });
  happens('message', { source: above, data: null });
  await wait(200);
  assert.equal(stored(), null);
  happens('message', { source: above, data: JSON.stringify(reply(callId, granted)) });
  await until(() => stored());
  happens('message', { source: above, data: reply(callId, denied) });
  assert.equal(stored(), null);
  await desk.take(pressed());
  assert.deepEqual(door.submissions[0].signals.tcf, { applies: true, purpose1: false });
  assert.equal(door.submissions[0].page.embedded, true);
  desk.close();
  await until(() => posted.length === 2);
  assert.deepEqual([posted[1].command, posted[1].parameter], ['removeEventListener', 7]);
  assert.equal(heard('message'), 0);
});

test('Global Privacy Control: nothing kept, no click ids, no mark of a vendor, consent or not', async () => {
  navigator.globalPrivacyControl = true;
  document.cookie = `hubspotutk=${'a'.repeat(32)}`;
  tool(granted);
  const campaign = { ...CAMPAIGN, lead: { ...CAMPAIGN.lead, adapter: 'hubspot' } };
  const { attribution, signals, hutk } = await submission({ campaign });
  assert.equal(attribution.first, null);
  assert.deepEqual(attribution.last.click_ids, {});
  assert.equal(signals.gpc, true);
  assert.equal(hutk, null);
  assert.equal(`${window.localStorage}`, '');
});

test('in a call and on a shared device nobody came from anywhere', async () => {
  for (const mode of ['call', 'kiosk']) {
    newPage(TAGGED);
    tool(granted);
    const { attribution, mode: written } = await submission({ attributes: { mode } });
    assert.deepEqual([attribution, written], [{ first: null, last: null }, mode]);
    assert.equal(stored(), null);
  }
});

test("HubSpot's mark goes to HubSpot alone, and only if it is one", async () => {
  const mark = '0123456789abcdef0123456789abcdef';
  const hubspot = { ...CAMPAIGN, lead: { ...CAMPAIGN.lead, adapter: 'hubspot' } };
  document.cookie = `a=b; hubspotutk=${mark}; c=d`;
  assert.equal((await submission({ campaign: hubspot })).hutk, mark);
  assert.equal((await submission()).hutk, null);
  document.cookie = `xhubspotutk=${mark}; hubspotutk=${mark}0`;
  assert.equal((await submission({ campaign: hubspot })).hutk, null);
  Object.defineProperty(document, 'cookie', {
    get() {
      throw new Error('SecurityError');
    },
  });
  assert.equal((await submission({ campaign: hubspot })).hutk, null);
});

/** The hidden fields of a lead, from an attribute and from what was set. */
async function hidden(attribute, ...records) {
  newPage();
  const element = { getAttribute: (name) => (name === 'hidden-fields' ? attribute : null) };
  const { desk, door } = await newDesk({ element });
  for (const record of records) desk.setHiddenFields(record);
  await desk.take(pressed({ step: 'preview' }));
  await desk.take(pressed());
  return door.submissions[0].hidden;
}

test('hidden fields are written in two ways, and set later', async () => {
  assert.deepEqual(await hidden('a=1, b = two=2 ,c='), { a: '1', b: 'two=2', c: '' });
  assert.deepEqual(await hidden('a=x\\,y,b=\\\\'), { a: 'x,y', b: '\\' });
  assert.deepEqual(await hidden('{"a":"x","n":7,"t":true}'), { a: 'x', n: '7', t: 'true' });
  assert.deepEqual(await hidden('a=1,b=2', { b: '3', c: 4 }, { a: null }), { b: '3', c: '4' });
  assert.deepEqual(await hidden('__proto__=1,constructor=2'), JSON.parse('{"__proto__":"1","constructor":"2"}'));
  assert.deepEqual(await hidden(null), {});
  assert.equal(written.length, 0);
});

test('they are read when a lead is sent', async () => {
  let attribute = 'a=1';
  const { desk, door } = await newDesk({ element: { getAttribute: () => attribute } });
  navigator.onLine = false;
  const sent = desk.take(pressed());
  await wait(300);
  attribute = 'a=2';
  desk.setHiddenFields({ b: '3' });
  navigator.onLine = true;
  happens('online');
  await sent;
  assert.deepEqual(door.submissions[0].hidden, { a: '2', b: '3' });
});

test('bad hidden fields are left out, with one warning that says what is allowed', async () => {
  const bad = { list: [1], [`k${'x'.repeat(64)}`]: 'long name', long: 'x'.repeat(513), '': 'nameless', good: 'y' };
  assert.deepEqual(await hidden('lonely,=2,a=1', bad), { a: '1', good: 'y' });
  assert.equal(written.length, 1);
  assert.match(written[0][1], /at most 50, with names of 1 to 64 characters; .* up to 512 characters.*"lonely", "=2", "list"/);
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, index]));
  assert.equal(Object.keys(await hidden(JSON.stringify(many))).length, 50);
  assert.deepEqual(await hidden('{"a":'), {});
  assert.equal(written.length, 1);
});

test('what is no record of fields is refused', async () => {
  const { desk } = await newDesk();
  for (const wrong of ['a=1', null, 7]) assert.throws(() => desk.setHiddenFields(wrong), /takes an object/);
});

test('a domain beyond ASCII is sent as mail servers know it', async () => {
  const sent = async (email) => (await submission({}, { contact: { email } })).detail.contact.email;
  assert.equal(await sent('ana@münchen.de'), 'ana@xn--mnchen-3ya.de');
  assert.equal(await sent('Ana@ACME.example'), 'Ana@ACME.example');
  assert.equal(await sent('ana@mün chen.de'), 'ana@mün chen.de');
  assert.equal(await sent('ana@ü/x'), 'ana@ü/x');
  assert.equal(CONTACT.email, 'ana.ruiz@acme.example');
});
