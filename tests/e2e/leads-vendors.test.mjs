//! Every receiver's happy path through the widget, in a browser: the transport that it needs, what it is sent, and what the
//! visitor is told. What a receiver takes is checked in tests/receivers.

import assert from 'node:assert/strict';
import { FRAMED, SENT, arrived, heard, outcomes, person, until, withReceiver } from './lib/leads.mjs';
import { marketo } from '../receivers/page/marketo.mjs';

const it = withReceiver();
const tagged = {
  query: '?utm_source=li&utm_medium=paid&gclid=AbC&session=1#gap',
  attributes: 'hidden-fields="plan=b"',
};

/** Vendor, outcome, and where it has the address, the campaign's source and the page's own field. */
const VENDORS = [
  ['n8n', 'confirmed', (lead) => [lead.contact.email, lead.attribution.last.params.utm_source, lead.hidden.plan]],
  ['zapier', 'accepted', ({ flat }) => [flat.contact_email, flat.attribution_last_params_utm_source, flat.hidden_plan]],
  ['make', 'accepted', ({ flat }) => [flat.contact_email, flat.attribution_last_params_utm_source, flat.hidden_plan]],
  [
    'apps_script',
    'confirmed',
    (lead) => [lead.contact.email, lead.attribution.last.params.utm_source, lead.hidden.plan],
  ],
  [
    'hubspot',
    'confirmed',
    ({ values, context }) => [values.email, new URL(context.pageUri).searchParams.get('utm_source'), 'b'],
  ],
  ['salesforce_w2l', 'accepted', (lead) => [lead.email, lead['00N000000000002'], lead['00N000000000003']]],
  ['pardot', 'accepted', (lead) => [lead.email, 'li', 'b']],
  ['activecampaign', 'handed_over', (lead) => [lead.email, 'li', lead['field[4]']]],
  ['mailchimp', 'handed_over', (lead) => [lead.EMAIL, lead.SOURCE, lead.PLAN]],
  ['formspree', 'confirmed', (lead) => [lead.email, lead.attribution_last_params_utm_source, lead.hidden_plan]],
  [
    'netlify',
    'accepted',
    (lead) => [lead.email, lead.attribution_last_params_utm_source, JSON.parse(lead.hidden_json).plan],
  ],
];

for (const [vendor, outcome, known] of VENDORS) {
  const isClosed = outcome === 'handed_over';
  const options = ({ server }) =>
    vendor === 'pardot' ? { success: `${server.origin}/thanks.html`, error: `${server.origin}/no.html` } : {};
  it(
    `${vendor}: ${outcome}`,
    { vendor, receiver: options, errors: isClosed ? [FRAMED] : [] },
    async ({ page, open, receiver }) => {
      const { widget, form } = await open(tagged);
      await form.fill();
      await form.tick('newsletter');
      await form.send();
      await form.tells(outcome, 20_000);
      const lead = await arrived(receiver);
      assert.deepEqual(known(lead), [person.email, 'li', 'b']);
      const told = await form.told();
      if (isClosed) assert.doesNotMatch(told, SENT, 'passed on is not sent');
      else assert.match(told, SENT);
      assert.deepEqual(await outcomes(page), [outcome]);
      await widget.find('[data-section="plan"]').waitFor();
      assert.match(page.url(), /host\.html/, 'the visitor is still on the page');
    },
  );
}

it(
  'pardot: the error page means that it was refused',
  {
    vendor: 'pardot',
    receiver: ({ server }) => ({
      success: `${server.origin}/thanks.html`,
      error: `${server.origin}/no.html`,
      refuses: [person.email],
    }),
  },
  async ({ server, open, receiver }) => {
    server.page('/no.html', '<!doctype html><title>No</title>');
    const { form } = await open();
    await form.complete();
    await form.tells('rejected');
    assert.equal(receiver.leads.length, 0);
  },
);

it(
  'salesforce_w2l: inside a form of the page, and with an answer that is not read twice',
  { vendor: 'salesforce_w2l' },
  async ({ page, open, receiver }) => {
    const { form } = await open();
    await form.fill();
    await form.find('[data-action="send"]').dblclick();
    await form.tells('accepted');
    await arrived(receiver);
    assert.equal(
      await page.evaluate(() => document.querySelectorAll('body > form, body > iframe').length),
      0,
      'something is left in the page',
    );
  },
);

it(
  'apps_script: a script that says no, and one that fails',
  { vendor: 'apps_script', receiver: { says: { ok: false } } },
  async ({ open }) => {
    const { form } = await open();
    await form.complete();
    await form.tells('rejected');
  },
);

it(
  'make: a full queue is tried again, a scenario that is off is not',
  { vendor: 'make', receiver: { script: ['400'] }, errors: [/Failed to load resource/] },
  async ({ page, open, receiver }) => {
    const { form } = await open();
    await form.complete();
    await form.tells('accepted');
    await arrived(receiver);
    assert.deepEqual(await outcomes(page), ['retryable', 'accepted']);
  },
);

const host = { adapter: 'host', profile: undefined, endpoint: undefined };

it('host: the page takes the lead and says how it ended', async ({ page, open, receiver }) => {
  const head = `<script>window.taken = []; document.addEventListener('gap-lead-submit', (event) => {
    event.preventDefault();
    taken.push(event.detail.payload);
    setTimeout(() => event.detail.respond('confirmed'), 50);
  });</script>`;
  const { form } = await open({ lead: host, head });
  await form.complete();
  await form.tells('confirmed');
  const [lead] = await page.evaluate(() => window.taken);
  assert.equal(lead.contact.email, person.email);
  assert.deepEqual(receiver.requests, []);
});

it('host: nobody listens', { errors: [/<execution-gap>/] }, async ({ open }) => {
  const { widget, form } = await open({ lead: host });
  await form.complete();
  await form.tells('misconfigured');
  await widget.find('[data-section="plan"]').waitFor();
});

it('host: a page that takes the lead and says nothing', async ({ page, open }) => {
  await page.clock.install();
  const head = `<script>document.addEventListener('gap-lead-submit', (event) => event.preventDefault());</script>`;
  const { form } = await open({ lead: host, head });
  await form.complete();
  await until(async () => (await heard(page, 'lead-submit')).length, 'nobody was asked');
  await page.clock.runFor(16_000);
  await until(async () => (await outcomes(page)).length >= 1, 'it still waits');
  assert.ok(['unknown', 'handed_over'].includes((await outcomes(page))[0]));
});

it('host: a form of Marketo in the page', async ({ page, open }) => {
  const head = `<script>${marketo()}</script><script type="module">
    import { marketo } from '/embed/bridges.js';
    marketo(document.querySelector('execution-gap'), { formId: 1001, map: { email: 'Email', first_name: 'FirstName', last_name: 'LastName', company: 'Company' } });
  </script>`;
  const { form } = await open({ lead: host, head });
  await form.complete();
  await form.tells('confirmed');
  const { faults, leads } = await page.evaluate(() => window.marketo);
  assert.deepEqual(faults, []);
  assert.deepEqual(leads, [
    { Email: person.email, FirstName: person.first_name, LastName: person.last_name, Company: person.company },
  ]);
});
