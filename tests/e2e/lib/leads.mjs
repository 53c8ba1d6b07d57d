//! A page with a campaign, a receiver on another site, and the contact form as a visitor fills it in. The form is found by
//! its stable hooks (docs/embedding.md). What receivers check is in tests/receivers.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from '../../receivers/receiver.mjs';
import { FORM_GUID, PORTAL } from '../../receivers/vendors/hubspot.mjs';
import { OID } from '../../receivers/vendors/salesforce_w2l.mjs';
import { inBrowser } from './browser.mjs';
import { element, express, html, loader } from './host.mjs';
import { Widget } from './widget.mjs';

/** What a visitor types. No other text of a page holds any of it. */
export const person = {
  email: 'ana.ruiz@zebrafinch.example',
  first_name: 'Anastasija',
  last_name: 'Ruiz-Ojeda',
  company: 'Zebrafinch Ölwerke',
};

export const NEWS = 'Send me occasional articles. I can unsubscribe at any time.';
export const REQUEST = 'Show me the full plan and contact me about it.';

/** What every campaign here asks and says. */
const asking = {
  fields: ['email', 'first_name', 'last_name', 'company'],
  controller: 'Acme GmbH',
  notice: { url: 'https://www.acme.example/privacy', version: '2026-10' },
  request_text: REQUEST,
  consents: [{ key: 'newsletter', purpose: 'marketing_email', text: NEWS, version: 'n3' }],
};

const back = (server) => `${server.origin}/thanks.html`;
const webhook = (profile) => () => ({ adapter: 'webhook', profile });
const post = (profile, options) => (server) => ({ adapter: 'form_post', profile, options: options(server) });

/** What each receiver needs in a campaign beside its address. */
export const settings = {
  generic: webhook('generic'),
  n8n: webhook('n8n'),
  zapier: webhook('zapier'),
  make: webhook('make'),
  apps_script: webhook('apps_script'),
  hubspot: () => ({
    adapter: 'hubspot',
    options: {
      portal_id: PORTAL,
      form_guid: FORM_GUID,
      subscription_ids: { newsletter: 999 },
      map: { scores_shown: 'gap_score', id: 'gap_submission_id' },
    },
  }),
  salesforce_w2l: post('salesforce_w2l', (server) => ({
    oid: OID,
    return_url: back(server),
    map: { id: '00N000000000001', utm_source: '00N000000000002', plan: '00N000000000003' },
  })),
  pardot: post('pardot', (server) => ({
    return_url: back(server),
    map: { first_name: 'firstname', last_name: 'lastname', id: 'gap_id', scores_shown: 'gap_score' },
  })),
  activecampaign: post('activecampaign', () => ({
    hidden: { u: '7', f: '7' },
    map: { scores_shown: 'field[3]', plan: 'field[4]' },
  })),
  mailchimp: post('mailchimp', () => ({ map: { company: 'COMPANY', utm_source: 'SOURCE', plan: 'PLAN' } })),
  formspree: () => ({ adapter: 'form_fetch', profile: 'formspree' }),
  netlify: () => ({ adapter: 'form_fetch', profile: 'netlify', options: { form_name: 'gap' } }),
};

/** A campaign whose leads go to a receiver; `lead` and `campaign` add to it. */
export const campaignFor = ({ server, receiver, vendor }, { lead, campaign } = {}) => ({
  schema: 'execution-gap.campaign/1',
  id: 'spring-2027',
  ...campaign,
  lead: { ...asking, ...settings[vendor]?.(server), ...(receiver && { endpoint: receiver.url }), ...lead },
});

/** Hears every event of the widget, from the beginning. No script of the page's: policies would block it. */
function listen() {
  if (window.heard) return;
  window.heard = [];
  const names = [
    'ready',
    'start',
    'answer',
    'step',
    'complete',
    'report',
    'lead-submit',
    'lead-result',
    'consent',
    'error',
  ];
  const { parse, stringify } = JSON;
  for (const name of names)
    document.addEventListener(`gap-${name}`, ({ type, detail }) => heard.push({ type, ...parse(stringify(detail)) }));
}

/** The contact form of a widget. */
export class Form {
  constructor(widget) {
    this.widget = widget;
    this.page = widget.page;
  }

  find(selector) {
    return this.widget.find(`[data-screen="contact"] ${selector}`);
  }

  async fill(values = person) {
    for (const [name, value] of Object.entries(values)) await this.find(`[name="${name}"]`).fill(value);
  }

  /** Ticks or unticks a box as people do, by its words. */
  async tick(key) {
    await this.find(`[name="consent_${key}"]`).evaluate((box) => (box.labels[0] ?? box).click());
  }

  send() {
    return this.find('[data-action="send"]').click();
  }

  /** Fills in and sends. */
  async complete(values = person) {
    await this.fill(values);
    await this.send();
  }

  /** Waits until the visitor is told this outcome. */
  async tells(outcome, timeout = 10_000) {
    await this.widget.find(`[data-outcome="${outcome}"]`).first().waitFor({ timeout });
  }

  /** Whether the visitor is told that it was sent. */
  async told() {
    return this.widget.find('[data-outcome]').first().innerText();
  }

  /** What will be sent, as shown before. */
  async preview() {
    await this.find('[data-section="sent"] > summary').click();
    await until(() => this.find('[data-section="sent"] pre').textContent(), 'there is no preview');
    return this.find('[data-section="sent"] pre').textContent();
  }
}

/** Waits until something is true and gives it. */
export async function until(question, complaint, patience = 8000) {
  for (let waited = 0; waited < patience; waited += 25) {
    const answer = await question();
    if (answer) return answer;
    await sleep(25);
  }
  assert.fail(complaint);
}

/** The page's server under its other name: the same site as the receivers, so that cookies would go along. */
export const sameSite = ({ origin }) => origin.replace('127.0.0.1', 'localhost');

/** What is said only of a lead that is known to be there. */
export const SENT = /\bSent\.|\bwere sent\b|\bhave arrived\b/;

/** What browsers say of a receiver's page that may not be shown in a frame. */
export const FRAMED = /Refused to display/;

/** Opens a page with a campaign; the widget is at its report when this returns, unless `to` says otherwise. */
export async function open({ page, server, receiver, vendor = 'generic' }, options = {}) {
  const {
    lead = {},
    campaign = {},
    attributes = '',
    head = '',
    headers,
    query = '',
    to = 'report',
    origin = server.origin,
  } = options;
  const whole = campaignFor({ server, receiver, vendor }, { lead, campaign });
  if (vendor === 'netlify') {
    whole.lead.endpoint = `${server.origin}/gap`;
    server.route('POST', '/gap', (entry, response, request) =>
      receiver.take(request, response, Buffer.from(entry.body)),
    );
  }
  server.page('/thanks.html', '<!doctype html><title>Thanks</title>');
  server.page('/campaign.json', JSON.stringify(whole));
  server.page(
    '/host.html',
    html({ head: head + loader, body: element(`loading="eager" config="campaign.json" ${attributes}`) }),
    headers,
  );
  await page.addInitScript(listen);
  await page.goto(`${origin}/host.html${query}`);
  const widget = await new Widget(page).ready();
  if (to === 'report') await widget.race(express);
  return { widget, form: new Form(widget) };
}

/** The events so far, or those of one name. */
export const heard = (page, name) =>
  page.evaluate((name) => window.heard.filter(({ type }) => !name || type === `gap-${name}`), name);

/** Outcomes of the tries so far, in order. */
export const outcomes = async (page) => (await heard(page, 'lead-result')).map(({ outcome }) => outcome);

/**
 * Declares tests with a receiver: `it(what, {vendor, receiver: options}, async ({receiver, open, …}) => {})`. A test fails
 * when the receiver has a complaint that `faults` does not expect.
 */
export function withReceiver() {
  const declare = inBrowser({ args: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'] });
  return (what, settings, body = settings) => {
    const { vendor = 'generic', receiver: options = {}, faults = [], ...rest } = settings;
    declare(what, rest, async (visit) => {
      const receiver = await start(vendor, {
        page: visit.server.origin,
        ...(typeof options === 'function' ? options(visit) : options),
      });
      try {
        await visit.context.addCookies([receiver.cookie]);
        const all = { ...visit, receiver, vendor };
        await body({ ...all, open: (more) => open(all, more) });
        const surprises = receiver.faults.filter((fault) => !faults.some((pattern) => pattern.test(fault)));
        assert.deepEqual(surprises, [], 'the receiver complains');
        for (const pattern of faults)
          assert.ok(
            receiver.faults.some((fault) => pattern.test(fault)),
            `no complaint matches ${pattern}`,
          );
      } finally {
        await receiver.stop();
      }
    });
  };
}

/** Waits for leads and makes sure that no further one comes. */
export async function arrived(receiver, count = 1, after = 400) {
  await until(() => receiver.leads.length >= count, `${receiver.leads.length} leads arrived, not ${count}`);
  await sleep(after);
  assert.equal(receiver.leads.length, count);
  return receiver.leads.at(-1);
}
