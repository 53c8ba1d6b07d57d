//! What browsers make of the ways in which a lead leaves, through the built widget, in every engine: one fact a row. What
//! visitors and owners are told of each outcome is in leads-*, in Chromium.

import assert from 'node:assert/strict';
import { start } from '../receivers/receiver.mjs';
import { express } from './lib/host.mjs';
import { arrived, campaignFor, person, until } from './lib/leads.mjs';
import { WORKS, rows } from './lib/pages.mjs';

const row = rows('Leads');

/** Declares a row: a visitor sends a lead, is told this outcome, and the receiver has nothing to complain of. */
function sends(title, { vendor = 'generic', outcome, receiver: options = {}, lead }, holds) {
  row('leads', title, async (host) => {
    const { server } = host;
    const receiver = await start(vendor, { page: server.origin, ...options });
    try {
      server.page('/thanks.html', '<!doctype html><title>Thanks</title>');
      server.page('/campaign.json', JSON.stringify(campaignFor({ server, receiver, vendor }, { lead })));
      await host.open();
      await send(host);
      const isOver = () => window.results.at(-1)?.final && window.results;
      const results = await host.visitor.until('the lead has an end', 20_000, isOver);
      assert.deepEqual(receiver.faults, [], 'the receiver complains');
      assert.equal(results.at(-1).outcome, outcome);
      await host.shows(`[data-outcome="${outcome}"]`);
      await holds(receiver, results);
      await host.hasNoFallback();
      return WORKS;
    } finally {
      await receiver.stop();
    }
  });
}

const outcomes = (results) => results.map(({ outcome }) => outcome);

/** The answers are given by script; what is typed and pressed is real. */
async function send(host) {
  await host.shows('[data-action="start"]');
  await host.ask((widget, answers) => widget.restore({ form: 'express', answers }), express);
  await host.shows('[data-action="continue"], [data-screen="contact"]');
  const isReview = await host.ask(({ shadowRoot }) => !shadowRoot.querySelector('[data-screen="contact"]'));
  if (isReview) await host.click('[data-action="continue"]');
  for (const [name, text] of Object.entries(person)) {
    const field = `[data-screen="contact"] [name="${name}"]`;
    await host.click(field);
    await host.visitor.type(text);
    const typed = () => host.ask(({ shadowRoot }, field) => shadowRoot.querySelector(field).value, field);
    await until(async () => (await typed()) === text, `${name} is "${await typed()}" after "${text}" was typed`);
  }
  await host.click('[data-screen="contact"] [data-action="send"]');
}

sends('text: sent without a question beforehand', { outcome: 'confirmed' }, async (receiver, results) => {
  const { contact } = await arrived(receiver);
  assert.deepEqual(receiver.sequence, ['POST /v1/leads']);
  assert.equal(contact.company, person.company);
  assert.deepEqual(outcomes(results), ['confirmed']);
});

const json = { receiver: { mode: 'json' }, lead: { mode: 'json' } };
sends('JSON with a key: the browser asks first', { ...json, outcome: 'confirmed' }, async (receiver) => {
  await arrived(receiver);
  assert.deepEqual(receiver.sequence, ['OPTIONS /v1/leads', 'POST /v1/leads']);
});

const formspree = { vendor: 'formspree', outcome: 'confirmed' };
sends('a form by `fetch`, answered in JSON', formspree, async (receiver) => {
  const { email } = await arrived(receiver);
  assert.equal(email, person.email);
  assert.deepEqual(receiver.sequence, ['POST /f/abcdefgh']);
});

const salesforce = { vendor: 'salesforce_w2l', outcome: 'accepted' };
sends('a form in a hidden frame, back on a page of one’s own: accepted', salesforce, async (receiver) => {
  const { company } = await arrived(receiver);
  assert.equal(company, person.company);
  assert.deepEqual(receiver.sequence, ['POST /servlet/servlet.WebToLead']);
});

const mailchimp = { vendor: 'mailchimp', outcome: 'handed_over' };
sends('a form in a hidden frame that stays elsewhere: handed over, no more', mailchimp, async (receiver) => {
  const { EMAIL: email } = await arrived(receiver);
  assert.equal(email, person.email);
});

const script = { vendor: 'apps_script', outcome: 'confirmed' };
sends('an answer that comes from elsewhere by a redirect (Apps Script)', script, async (receiver) => {
  await arrived(receiver);
  assert.equal(receiver.requests.at(-1).header('origin'), 'null');
});

const redirected = { vendor: 'formspree', outcome: 'unknown', receiver: { script: ['302'] } };
sends('any other redirect is not followed: unknown, and not sent again', redirected, async (receiver, results) => {
  await arrived(receiver);
  assert.deepEqual(receiver.sequence, ['POST /f/abcdefgh']);
  assert.deepEqual(outcomes(results), ['unknown']);
});

const opaque = { vendor: 'formspree', outcome: 'unknown', receiver: { script: ['opaque'] } };
sends('an answer that the page may not read: unknown, and not sent again', opaque, async (receiver, results) => {
  await arrived(receiver);
  assert.equal(receiver.requests.length, 1);
  assert.deepEqual(outcomes(results), ['unknown']);
});

const reset = { outcome: 'confirmed', receiver: { script: ['reset-after', 'reset-after'] } };
sends('broken off after reading: sent again with the same id, kept once', reset, async (receiver, results) => {
  const { id } = await arrived(receiver);
  const tries = receiver.requests.map(({ text }) => JSON.parse(text));
  assert.deepEqual([...new Set(tries.map((lead) => lead.id))], [id]);
  assert.ok(tries.at(-1).attempt > 1, 'the widget itself did not try again');
  assert.deepEqual([results[0], results.at(-1)].map(({ outcome }) => outcome), ['unknown', 'confirmed']);
});

const busy = { outcome: 'confirmed', receiver: { script: ['429-exposed'] } };
sends('`Retry-After` that the page may read is waited for', busy, async (receiver, results) => {
  const { attempt } = await arrived(receiver);
  assert.equal(attempt, 2);
  assert.deepEqual(outcomes(results), ['retryable', 'confirmed']);
  const [busy, done] = results.map(({ at }) => at);
  assert.ok(done - busy >= 1900, `${done - busy} ms; by itself the widget waits one second`);
});
