//! What an answer means: to the visitor, to the page, and to whether it is sent again. The table of meanings is tested
//! natively (crates/lead/tests/lead/answers.rs); here is that it arrives, and that no answer can hurt.

import assert from 'node:assert/strict';
import { SENT, arrived, heard, outcomes, until, withReceiver } from './lib/leads.mjs';

const it = withReceiver();
const failing = [/Failed to load resource|CORS|ERR_/];
const console_ = [/<execution-gap>/];

it(
  '400 with a field: its error at the field, in our words, and nothing lost',
  { receiver: { script: ['400'] }, errors: failing },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.find('[data-field-error="email"]').waitFor();
    assert.equal(await form.find('[name="email"]').inputValue(), 'ana.ruiz@zebrafinch.example');
    assert.equal(await widget.find('b').filter({ hasText: 'Try' }).count(), 0, 'their markup became an element');
    assert.equal(receiver.requests.length, 1, 'a refusal is not sent again');
    // The visitor corrects it: another lead.
    await form.find('[name="email"]').fill('ana@zebrafinch.example');
    await widget.find('[data-action="send"], [data-action="resend"]').first().click();
    await form.tells('confirmed');
    assert.equal((await arrived(receiver)).contact.email, 'ana@zebrafinch.example');
    assert.deepEqual(await outcomes(page), ['rejected', 'confirmed']);
  },
);

/** A failure, the outcome in the end, how many requests there are, and how many leads. */
const ends = [
  ['202', 'accepted', 1, 1],
  ['204', 'accepted', 1, 1],
  ['200-not-json', 'confirmed', 1, 1],
  ['401', 'misconfigured', 1, 0],
  ['403', 'misconfigured', 1, 0],
  ['404', 'misconfigured', 1, 0],
  ['405', 'misconfigured', 1, 0],
  ['409', 'rejected', 1, 0],
  ['410', 'misconfigured', 1, 0],
  ['413', 'misconfigured', 1, 0],
  ['415', 'misconfigured', 1, 0],
];
for (const [script, outcome, requests, leads] of ends) {
  const isFailure = Number(script) >= 400;
  const errors = [...(isFailure ? failing : []), ...(outcome === 'misconfigured' ? console_ : [])];
  it(
    `${script}: ${outcome}, and the plan`,
    { receiver: { script: [script] }, errors },
    async ({ page, open, receiver }) => {
      const { widget, form } = await open();
      await form.complete();
      await form.tells(outcome);
      await widget.find('[data-section="plan"]').waitFor();
      await page.waitForTimeout(300);
      assert.deepEqual([receiver.requests.length, receiver.leads.length], [requests, leads]);
      const results = await heard(page, 'lead-result');
      assert.deepEqual(
        results.map((result) => [result.outcome, result.final]),
        [[outcome, true]],
      );
      // What is set up wrongly is not tried again by anybody in this visit.
      if (outcome === 'misconfigured') assert.equal(await widget.find('[data-action="resend"]').count(), 0);
    },
  );
}

it(
  '410: the next press sends nothing',
  { receiver: { script: ['410'] }, errors: [...failing, ...console_] },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.tells('misconfigured');
    const again = widget.find('[data-action="send"], [data-action="resend"]');
    if (await again.count()) await again.first().click();
    await page.waitForTimeout(500);
    assert.equal(receiver.requests.length, 1);
  },
);

/** Answers after which nobody knows: this receiver knows ids, so the lead goes again by itself, and is there once. */
for (const script of ['html', '302', 'opaque', 'redirect-javascript', 'redirect-foreign']) {
  it(
    `${script}: unknown, then once more`,
    { receiver: { script: [script] }, errors: script === 'html' ? [] : failing },
    async ({ page, open, receiver }) => {
      const { form } = await open();
      await form.complete();
      await form.tells('confirmed');
      await arrived(receiver);
      assert.deepEqual(await outcomes(page), ['unknown', 'confirmed']);
      assert.equal(await page.evaluate(() => window.stolen), undefined);
      assert.match(page.url(), /^http:\/\/127\.0\.0\.1:\d+\/host\.html/);
    },
  );
}

it(
  'a receiver that knows no ids is left alone after such an answer; the visitor may send again',
  { vendor: 'zapier', receiver: { cors: false }, errors: failing },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.tells('unknown');
    await arrived(receiver, 1, 2500);
    assert.doesNotMatch(await form.told(), SENT);
    assert.match(await form.told(), /twice/);
    await widget.find('[data-action="resend"]').click();
    await arrived(receiver, 2);
    assert.equal(new Set(receiver.leads.map(({ id }) => id)).size, 1, 'the id changed');
    assert.deepEqual(await outcomes(page), ['unknown', 'unknown']);
  },
);

it(
  'HubSpot with a captcha switched on: the owner hears why, the visitor keeps the plan',
  { vendor: 'hubspot', receiver: { captcha: true }, errors: [...failing, ...console_] },
  async ({ page, open }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.tells('misconfigured');
    await widget.find('[data-section="plan"]').waitFor();
    assert.doesNotMatch(await form.told(), /captcha/i);
    assert.match((await heard(page, 'lead-result'))[0].reason, /captcha/i);
  },
);

it(
  "HubSpot's words and addresses are neither shown nor followed",
  { vendor: 'hubspot', receiver: { script: ['redirect-javascript', 'ok'] } },
  async ({ page, open }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.tells('confirmed');
    assert.equal(await page.evaluate(() => window.stolen), undefined);
    assert.equal(await widget.find('img').count(), 0);
    assert.match(page.url(), /host\.html/);
  },
);

// Answers as weapons.

it(
  '100 MB: not more than a little of it is read',
  { receiver: { script: ['huge'] } },
  async ({ page, open, receiver }) => {
    const { form } = await open();
    await form.complete();
    await form.tells('confirmed');
    await page.waitForTimeout(300);
    const sent = receiver.sent.get(receiver.requests[0].number);
    // What is on its way when the reader stops depends on how busy the machine is; whoever reads on gets all of it.
    assert.ok(sent > 0 && sent < 50 * 1024 * 1024, `${sent} bytes were sent`);
    await arrived(receiver);
  },
);

it('JSON ten thousand levels deep', { receiver: { script: ['deep'] } }, async ({ open, receiver }) => {
  const { form } = await open();
  await form.complete();
  await form.tells('confirmed');
  await arrived(receiver);
});

it(
  'an answer that drips for ever ends after ten seconds',
  { receiver: { script: ['drip'] } },
  async ({ page, open, receiver }) => {
    await page.clock.install();
    const { form } = await open();
    await form.complete();
    await until(() => receiver.requests.length === 1, 'nothing arrived');
    await page.clock.runFor(11_000);
    await until(async () => (await outcomes(page))[0] === 'unknown', 'it is still being read');
    await page.clock.runFor(2000);
    await form.tells('confirmed');
    await arrived(receiver);
  },
);
