//! What the tests of leads stand on: a page and a door made by hand, as much of each as `www/lead*.js` uses. Time runs a
//! hundred times as fast. The real door and real browsers are in tests/e2e.

import { EventEmitter } from 'node:events';

const FASTER = 100;
const { setTimeout: later } = globalThis;
const LONG_MS = 3_600_000; // what a test leaves behind and nobody waits for
globalThis.setTimeout = (work, time, ...values) => {
  const timer = later(work, time / FASTER, ...values);
  return time > LONG_MS ? timer.unref() : timer;
};

// The scripts take these once, when they come; each test has its own behind them.
export const { fetch: realFetch } = globalThis;
/** Who answers a request, by its address. */
export const receivers = new Map();
globalThis.fetch = (url, request) => receivers.get(url)(url, request);
/** The forms that were sent. */
export const submitted = [];
globalThis.HTMLFormElement = class {
  submit() {
    submitted.push(this);
  }
};

/** Resolves after so much of the page's time. */
export const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Resolves when a condition holds; fails after a second of ours. */
export async function until(holds, what = holds) {
  for (let turn = 0; turn < 500; turn += 1) {
    if (holds()) return;
    await new Promise((resolve) => later(resolve, 2));
  }
  throw new Error(`never: ${what}`);
}

/** A storage in memory: what it holds are its own properties, as in a browser. */
class Storage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, value) {
    this[key] = String(value);
  }
  removeItem(key) {
    delete this[key];
  }
  toString() {
    return Object.entries(this).join('\n');
  }
}

/** A lock for each name, given in turn. */
class Locks {
  #ends = new Map();
  async request(name, work) {
    const before = this.#ends.get(name);
    let release;
    this.#ends.set(name, new Promise((resolve) => (release = resolve)));
    await before;
    try {
      return await work();
    } finally {
      release();
    }
  }
}

let channels = new Set();
class Channel {
  constructor() {
    channels.add(this);
  }
  postMessage(data) {
    for (const other of channels) {
      if (other !== this) queueMicrotask(() => other.onmessage?.({ data: structuredClone(data) }));
    }
  }
  close() {
    channels.delete(this);
  }
}

/** What was written to the console. */
export const written = [];
for (const level of ['warn', 'error']) console[level] = (...words) => written.push([level, words.join(' ')]);

const listeners = new EventEmitter().setMaxListeners(0);

const desks = new Set();

/** Makes everything new: the page, its storages, its other tabs. What was on the page before is gone. */
export function newPage(address = 'https://acme.example/assess') {
  for (const desk of desks) desk.close();
  desks.clear();
  channels = new Set();
  written.length = submitted.length = 0;
  listeners.removeAllListeners();
  const window = {
    localStorage: new Storage(),
    sessionStorage: new Storage(),
    addEventListener: (name, heard, { signal } = {}) => {
      listeners.on(name, heard);
      signal?.addEventListener('abort', () => listeners.off(name, heard));
    },
    frames: {},
  };
  window.top = window.parent = window;
  const document = Object.assign(new EventTarget(), { referrer: '', title: 'Assessment', cookie: '' });
  const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  define('window', window);
  define('document', document);
  define('location', new URL(address));
  define('navigator', { onLine: true, globalPrivacyControl: false, locks: new Locks() });
  define('BroadcastChannel', Channel);
  define('addEventListener', window.addEventListener);
  return window;
}

/** A new page of the same visit. */
export function reload(address) {
  const { localStorage, sessionStorage } = window;
  const { globalPrivacyControl } = navigator;
  Object.assign(newPage(address), { localStorage, sessionStorage });
  Object.assign(navigator, { globalPrivacyControl });
}

/** All that is in the storages, as one text. */
export const everything = () => `${window.localStorage}${window.sessionStorage}`;

/** Tells the listeners of the window. */
export const happens = (name, event) => listeners.emit(name, event);
/** How many listeners the window has. */
export const heard = (name) => listeners.listenerCount(name);

export const CAMPAIGN = {
  schema: 'execution-gap.campaign/1',
  id: 'spring-2027',
  lead: { adapter: 'webhook', profile: 'generic', endpoint: 'https://leads.acme.example/v1', fields: ['email'] },
};

/** What the widget says beside the button. */
export const REQUEST = 'Send me my plan.';

export const CONTACT = { email: 'ana.ruiz@acme.example', first_name: 'Anastasia', company: 'Ruizwerke' };

/** What the widget says when somebody presses Send. */
export const pressed = (more) => ({
  step: 'send',
  contact: CONTACT,
  consents: [{ key: 'newsletter', value: false, text: 'Send me articles.', shown_at: 1, changed_at: null }],
  request_text: REQUEST,
  form: 'express',
  answers: { INT: 1 },
  now: Date.now(),
  keep: false,
  trap: '',
  locale: 'en',
  ...more,
});

/** A door: every try is answered by what the test says. */
export class Door {
  submissions = [];
  attempts = [];
  repeats = true;
  pause = 1000;
  request = { transport: 'fetch', url: CAMPAIGN.lead.endpoint, method: 'POST', headers: [], body: '{}', timeout_ms: 10_000 };

  async default() {}
  attribution = (url, gpc) => {
    const { pathname, searchParams } = new URL(url);
    const found = (name) => Object.fromEntries([...searchParams].filter(([key]) => key.startsWith(name)));
    return { page_url: url, landing_path: pathname, params: found('utm_'), click_ids: gpc ? {} : found('gclid') };
  };
  prepare = (campaign, submission, attempt) => {
    this.submissions.push(structuredClone(submission));
    this.attempts.push(attempt);
    const payload = { id: submission.id, attempt, contact: submission.detail.contact };
    const { repeats, request } = this;
    return { repeats, request, payload, mapped: { Email: payload.contact.email }, preview: JSON.stringify(payload) };
  };
  judge = (campaign, { kind, status, body }) => {
    const known = { 200: 'confirmed', 400: 'rejected', 404: 'misconfigured' };
    const outcome = kind === 'response' ? known[status] ?? 'retryable' : 'unknown';
    const reference = outcome === 'confirmed' ? body : null;
    return { outcome, reference, reason: kind === 'response' ? `status_${status}` : kind, errors: [], retry_after_ms: null };
  };
  next_try = (outcome, repeats, attempt) => {
    const isAgain = outcome === 'retryable' || (outcome === 'unknown' && repeats);
    return isAgain && attempt < 4 ? this.pause : undefined;
  };
  // Every 5000th number proves the work.
  prove = (id, hour, bits, from, count) => {
    const next = Math.ceil(from / 5000) * 5000;
    return next < from + count ? next : undefined;
  };
}

let modules = 0; // so many desks there were

/** A desk with all that it told, and the requests that left. */
export async function newDesk(options = {}) {
  const { campaign = CAMPAIGN, door = new Door(), element = {}, attributes = {}, request = REQUEST, isFailing = false } = options;
  const told = [];
  const events = [];
  const requests = [];
  const answers = [];
  const address = `${CAMPAIGN.lead.endpoint}/${(modules += 1)}`;
  door.request = { ...door.request, url: address };
  receivers.set(address, async (url, request) => {
    requests.push({ url, ...request });
    const answer = answers.length > 1 ? answers.shift() : answers[0] ?? 200;
    if (typeof answer === 'function') return answer(request);
    return new Response('R-1', { status: answer });
  });
  const site = {
    getAttribute: () => null,
    shadowRoot: null,
    addEventListener() {},
    querySelectorAll: () => [],
    ...element,
  };
  const loads = { count: 0, isFailing };
  const files = {
    code: async (name) => {
      loads.count += 1;
      if (loads.isFailing) throw new Error(`${name} could not be loaded.`);
      return door;
    },
    once: async () => null,
  };
  const { Desk } = await import(`../../www/lead/lead.js?${modules}`); // with a door of its own
  const { online, patiently } = await import('../../www/lead/lead-call.js');
  const onSubmit = [];
  const desk = new Desk({
    element: site,
    files,
    campaign,
    instance: 'hero',
    request: () => request,
    online,
    patiently,
    tell: (detail) => told.push(detail),
    emit: (name, detail) => events.push([name, detail]),
    dispatch: (name, detail) => {
      events.push([name, detail]);
      const event = { detail, defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) };
      for (const listener of onSubmit) listener(event);
      return event;
    },
    attributes: () => ({ mode: 'visitor', persist: 'session', lang: 'en', ...attributes }),
  });
  desks.add(desk);
  const result = { desk, door, told, events, requests, answers, onSubmit, loads, element: site };
  result.states = () => told.map(({ state }) => state);
  result.last = () => told.at(-1);
  result.results = () => events.filter(([name]) => name === 'gap-lead-result').map(([, detail]) => detail);
  return result;
}
