//! What tools on the page learn and take over: `www/widget/data-layer.js` and `www/lead/bridges.js`.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { newPage, wait, written } from './lead-support.mjs';

const { DataLayer } = await import('../../www/widget/data-layer.js');
const { callback, dataLayer, marketo, segment } = await import('../../www/lead/bridges.js');

beforeEach(() => newPage());

const COMPLETE = {
  overall: 42.4,
  band: 'Wide',
  breakdowns: { F: 0.3 },
  capabilities: { BI: 0.6, PO: null, AA: 0.4 },
  answered: 9,
  total: 9,
  duration_ms: 200_000,
};
const CONFIRMED = { id: 'L-1', adapter: 'webhook', outcome: 'confirmed', attempt: 1, reason: null, final: true };

/** The entries without what is taken back in them. */
const plain = (layer) => JSON.parse(JSON.stringify(layer));

test('a visit, as a tag manager reads it', () => {
  const layer = new DataLayer('dataLayer', 'hero');
  layer.event('gap-ready', { widget_version: '1' });
  layer.event('gap-start', { total: 9 });
  for (const percent of [0, 22, 55, 60, 77]) layer.event('gap-step', { section: 'practice', index: 1, total: 9, percent });
  layer.event('gap-answer', { q: 'INT', index: 1 });
  layer.event('gap-complete', COMPLETE);
  layer.event('gap-report', { band: 'Wide' });
  layer.event('gap-lead-submit', { id: 'L-1', payload: { contact: { email: 'ana@acme.example' } } });
  layer.event('gap-lead-result', { ...CONFIRMED, outcome: 'retryable', final: false });
  layer.event('gap-lead-result', CONFIRMED);
  layer.event('gap-lead-result', CONFIRMED);
  layer.event('gap-export', { format: 'csv', bytes: 7 });
  layer.event('gap-share', { method: 'link', length: 24 });
  assert.deepEqual(plain(window.dataLayer), [
    { event: 'gap_view', gap_instance: 'hero' },
    { event: 'gap_start', gap_total: 9 },
    { event: 'gap_step', gap_section: 'practice', gap_percent: 0 },
    { event: 'gap_step', gap_section: 'practice', gap_percent: 50 },
    { event: 'gap_step', gap_section: 'practice', gap_percent: 75 },
    { event: 'gap_step', gap_percent: 100 },
    {
      event: 'gap_complete',
      gap_band: 'Wide',
      gap_score_bucket: '40-59',
      gap_weakest: 'AA',
      gap_duration_bucket: '3-5 min',
    },
    {
      event: 'generate_lead',
      lead_source: 'execution-gap',
      gap_band: 'Wide',
      gap_outcome: 'confirmed',
      gap_adapter: 'webhook',
      gap_event_id: 'L-1',
    },
    { event: 'gap_export', gap_format: 'csv' },
    { event: 'gap_share', gap_method: 'link' },
  ]);
});

test('each entry takes back what the others said', () => {
  const layer = new DataLayer('dataLayer', 'hero');
  layer.event('gap-complete', COMPLETE);
  layer.event('gap-lead-result', CONFIRMED);
  layer.event('gap-share', { method: 'link' });
  const entries = window.dataLayer.map(Object.keys);
  for (const keys of entries) assert.deepEqual(keys.toSorted?.() ?? [...keys].sort(), [...entries[0]].sort());
  for (const key of ['gap_band', 'gap_event_id', 'lead_source']) assert.equal(window.dataLayer[2][key], undefined);
  for (const key of entries[0]) assert.match(key, /^[A-Za-z]\w{0,39}$/);
});

test('a lead counts once, when it arrived or was handed over; a failed one says why, in one word', () => {
  const layer = new DataLayer('dataLayer', 'hero');
  const names = (result) => {
    window.dataLayer = [];
    layer.event('gap-lead-result', { ...CONFIRMED, ...result });
    return plain(window.dataLayer).map(({ event, gap_reason: reason }) => [event, reason].filter(Boolean).join(' '));
  };
  assert.deepEqual(names({ id: 'a', outcome: 'accepted' }), ['generate_lead']);
  assert.deepEqual(names({ id: 'b', outcome: 'handed_over' }), ['generate_lead']);
  assert.deepEqual(names({ id: 'c', outcome: 'unknown', reason: 'timeout' }), ['gap_lead_failed timeout']);
  assert.deepEqual(names({ id: 'c', outcome: 'rejected', reason: 'ana@acme.example is known' }), ['gap_lead_failed rejected']);
  assert.deepEqual(names({ id: 'c', outcome: 'retryable', reason: null }), ['gap_lead_failed retryable']);
  assert.deepEqual(names({ id: 'c', outcome: 'confirmed' }), ['generate_lead']);
  assert.deepEqual(names({ id: 'd', outcome: 'suspected_spam', reason: 'honeypot' }), []);
});

test('scores and durations are buckets, texts are short', () => {
  const layer = new DataLayer('dataLayer', 'x'.repeat(300));
  const bucket = (more) => {
    window.dataLayer = [];
    layer.event('gap-complete', { ...COMPLETE, ...more });
    return [window.dataLayer.at(-1).gap_score_bucket, window.dataLayer.at(-1).gap_duration_bucket];
  };
  const scores = [0, 19.9, 20, 79, 80, 100, null].map((overall) => bucket({ overall })[0]);
  assert.deepEqual(scores, ['0-19', '0-19', '20-39', '60-79', '80-100', '80-100', undefined]);
  const times = [0, 59_999, 60_000, 1_300_000, null].map((time) => bucket({ duration_ms: time })[1]);
  assert.deepEqual(times, ['0-1 min', '0-1 min', '1-2 min', '20+ min', undefined]);
  layer.event('gap-ready', {});
  assert.equal(window.dataLayer.at(-1).gap_instance.length, 100);
});

test('the array may be made or found, also inside an object', () => {
  window.site = { events: ['theirs'] };
  new DataLayer(' site.events ', 'hero').event('gap-start', { total: 9 });
  assert.equal(window.site.events.length, 2);
  new DataLayer('site.other', 'hero').event('gap-start', { total: 9 });
  assert.equal(window.site.other.length, 1);
});

test('a name that leads to no array is said once, and breaks nothing', () => {
  Object.assign(window, { taken: {}, word: 'text' });
  for (const name of ['taken', 'word', 'a b', 'x[0]', '', 'no.such', '__proto__', 'word.length', 'location.href()']) {
    written.length = 0;
    const layer = new DataLayer(name, 'hero');
    layer.event('gap-start', { total: 9 });
    layer.event('gap-start', { total: 9 });
    assert.equal(written.length, 1, name);
    assert.match(written[0][1], /names no array\. It is the name of one, such as "dataLayer"/);
  }
});

test('a page whose layer throws does not hear of it', () => {
  window.dataLayer = Object.assign([], {
    push() {
      throw new Error('theirs');
    },
  });
  new DataLayer('dataLayer', 'hero').event('gap-start', { total: 9 });
  Object.defineProperty(window, 'trapped', {
    get() {
      throw new Error('theirs');
    },
  });
  new DataLayer('trapped', 'hero').event('gap-start', { total: 9 });
});

const LEAD = {
  contact: { email: 'ana@acme.example', first_name: 'Ana', last_name: null, phone_raw: '0600', phone_e164: null },
  consent: { items: [{ key: 'newsletter', purpose: 'marketing_email', value: false, text: 'Send me articles.' }] },
  hidden: { source: 'fair' },
};
const AGREED = { ...LEAD, consent: { items: [{ ...LEAD.consent.items[0], value: true }] } };

/** An element, and what the desk does with it. */
function widget() {
  const element = new EventTarget();
  const said = (name, detail, options) => {
    const event = Object.assign(new Event(name, options), { detail });
    element.dispatchEvent(event);
    return event;
  };
  const offer = (payload = LEAD, adapter = 'host') => {
    const outcomes = [];
    const respond = (outcome) => outcomes.push(outcome);
    const detail = { id: 'L-1', adapter, respond, payload, fields: { Email: payload?.contact.email } };
    return { outcomes, isTaken: said('gap-lead-submit', detail, { cancelable: true }).defaultPrevented };
  };
  return { element, said, offer };
}

test('a function of the page answers for a lead; one that fails leaves it open', async () => {
  const { element, offer } = widget();
  const leads = [];
  const end = callback(element, async (lead) => (leads.push(lead), 'accepted'));
  const { outcomes, isTaken } = offer();
  await wait(100);
  assert.deepEqual([isTaken, outcomes, leads], [true, ['accepted'], [LEAD]]);
  end();
  assert.equal(offer().isTaken, false);
  const failing = [async () => Promise.reject(new Error('theirs')), () => {
    throw new Error('theirs');
  }];
  for (const deliver of failing) {
    const stop = callback(element, deliver);
    const failed = offer();
    await wait(100);
    assert.deepEqual(failed.outcomes, ['unknown']);
    stop();
  }
});

test('the first that takes a lead over keeps it', async () => {
  const { element, offer } = widget();
  callback(element, () => 'confirmed');
  callback(element, () => assert.fail('taken over twice'));
  const { outcomes } = offer();
  await wait(100);
  assert.deepEqual(outcomes, ['confirmed']);
});

test('a data layer hears of the public events and takes nothing over', () => {
  const { element, said, offer } = widget();
  const end = dataLayer(element, 'layer');
  said('gap-start', { instance: 'hero', total: 9 });
  assert.equal(offer().isTaken, false);
  said('gap-lead-result', { instance: 'hero', ...CONFIRMED });
  end();
  said('gap-start', { instance: 'hero', total: 9 });
  assert.deepEqual(window.layer.map(({ event }) => event), ['gap_start', 'generate_lead']);
  assert.ok(!JSON.stringify(window.layer).includes('acme'));
});

/** Marketo's script with one form, as far as it is documented. */
function fakeMarketo() {
  const calls = [];
  const successes = [];
  const form = {
    vals: (values) => calls.push(['vals', values]),
    submit: () => calls.push(['submit']),
    onSuccess: (heard) => successes.push(heard),
  };
  window.MktoForms2 = { getForm: (id) => (id === 1057 ? form : undefined) };
  return { calls, successes };
}

test('Marketo: values, then submit; its success confirms and stays on the page', async () => {
  const { calls, successes } = fakeMarketo();
  const { element, offer } = widget();
  marketo(element, { formId: 1057 });
  const { outcomes } = offer();
  await wait(100);
  assert.deepEqual(calls, [['vals', { Email: 'ana@acme.example' }], ['submit']]);
  assert.deepEqual(outcomes, []);
  assert.equal(successes[0]({}, '/thanks'), false);
  await wait(100);
  assert.deepEqual(outcomes, ['confirmed']);
  // A second lead has the same listener.
  const second = offer();
  await wait(100);
  assert.equal(successes.length, 1);
  successes[0]();
  await wait(100);
  assert.deepEqual([second.outcomes, outcomes.length], [['confirmed'], 1]);
});

test('Marketo: silent for ten seconds is handed over; a missing form is the owner’s to know', async () => {
  fakeMarketo();
  const { element, offer } = widget();
  const end = marketo(element, { formId: 1057 });
  const silent = offer();
  await wait(11_000);
  assert.deepEqual(silent.outcomes, ['handed_over']);
  end();
  marketo(element, { formId: 7 });
  const missing = offer();
  await wait(100);
  assert.deepEqual(missing.outcomes, ['misconfigured']);
  assert.match(written[0][1], /form 7 is not in the page/);
});

test('Marketo: a map names contact and hidden fields, and leaves out what is empty', async () => {
  const { calls } = fakeMarketo();
  const { element, offer } = widget();
  const map = { email: 'Email', last_name: 'LastName', phone: 'Phone', source: 'Source__c', nothing: 'X' };
  marketo(element, { formId: 1057, map });
  offer();
  await wait(100);
  assert.deepEqual(calls[0][1], { Email: 'ana@acme.example', Phone: '0600', Source__c: 'fair' });
});

test('Segment: identified with a consent to marketing alone; tracked once, with our id', () => {
  const calls = [];
  const analytics = {
    identify: (...given) => calls.push(['identify', ...given]),
    track: (...given) => calls.push(['track', ...given]),
  };
  const { element, said, offer } = widget();
  const end = segment(element, { analytics });
  assert.deepEqual([offer().isTaken, calls], [false, []]);
  assert.equal(offer(null, 'webhook').isTaken, false);
  const agreed = offer(AGREED);
  assert.deepEqual([agreed.isTaken, agreed.outcomes], [true, ['handed_over']]);
  assert.deepEqual(calls, [['identify', { email: 'ana@acme.example', firstName: 'Ana', phone: '0600' }]]);
  said('gap-lead-result', { ...CONFIRMED, outcome: 'retryable', final: false });
  said('gap-lead-result', { ...CONFIRMED, outcome: 'handed_over', adapter: 'host' });
  said('gap-lead-result', { ...CONFIRMED, outcome: 'handed_over', adapter: 'host' });
  const properties = { lead_source: 'execution-gap', outcome: 'handed_over', adapter: 'host' };
  assert.deepEqual(calls.slice(1), [['track', 'Lead Submitted', properties, { messageId: 'L-1' }]]);
  assert.equal(offer(AGREED, 'webhook').isTaken, false);
  end();
  assert.equal(offer(AGREED).isTaken, false);
});
