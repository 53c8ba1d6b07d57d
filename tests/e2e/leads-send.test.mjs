//! A lead arrives once, whatever happens on the way: double clicks, broken lines, no line, reloads, servers that are down
//! or silent. What an answer means to the visitor is in leads-answers.

import assert from 'node:assert/strict';
import { express } from './lib/host.mjs';
import { arrived, heard, open as openPage, outcomes, person, sameSite, until, withReceiver } from './lib/leads.mjs';

const it = withReceiver();
const failing = [/Failed to load resource/];

/** Notes in the page when a request for a lead begins, by the page's own clock. */
const timed = `<script>{
  const { fetch } = window;
  window.tries = [];
  window.fetch = (...given) => {
    if (String(given[0]).includes('/v1/leads')) tries.push(Date.now());
    return fetch(...given);
  };
}</script>`;

it('a normal send: one request, one lead, and the plan', async ({ page, open, receiver }) => {
  const { widget, form } = await open();
  assert.equal(await widget.find('[data-section="plan"]').count(), 0, 'the plan is there before the form');
  assert.deepEqual(receiver.requests, [], 'something was sent before Send');
  await form.complete();
  await form.tells('confirmed');
  await widget.find('[data-section="plan"]').waitFor();
  await widget.planComes();
  assert.match((await widget.focused()).text, /gap from|Start here/, 'who waited for the plan stands at its beginning');
  const lead = await arrived(receiver);
  assert.deepEqual(receiver.sequence, ['POST /v1/leads']);
  const { email, first_name, last_name, company } = lead.contact;
  assert.deepEqual({ email, first_name, last_name, company }, person);
  assert.equal(lead.campaign, 'spring-2027');
  assert.equal(lead.scores.shown, Number(await widget.field('gap')));
  assert.match(await form.told(), new RegExp(`L-${lead.id.slice(0, 8)}`));
  assert.deepEqual(await outcomes(page), ['confirmed']);
  const [{ id, adapter, attempt, final }] = await heard(page, 'lead-result');
  assert.deepEqual({ id, adapter, attempt, final }, { id: lead.id, adapter: 'webhook', attempt: 1, final: true });
});

it(
  'no cookie goes along, though there is one for the receiver',
  { receiver: ({ server }) => ({ page: sameSite(server) }) },
  async ({ server, open, receiver }) => {
    const { form } = await open({ origin: sameSite(server) });
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver, 1, 0);
  },
);

it('as JSON, with the id as a key', { receiver: { mode: 'json' } }, async ({ open, receiver }) => {
  const { form } = await open({ lead: { mode: 'json' } });
  await form.complete();
  await form.tells('confirmed');
  assert.deepEqual(receiver.sequence, ['OPTIONS /v1/leads', 'POST /v1/leads']);
});

it('a double click is one lead', async ({ open, receiver }) => {
  const { form } = await open();
  await form.fill();
  await form.find('[data-action="send"]').dblclick();
  await form.tells('confirmed');
  await arrived(receiver);
  assert.equal(receiver.requests.length, 1);
});

it('Enter and a click together are one lead', async ({ open, receiver }) => {
  const { form } = await open();
  await form.fill();
  await form.find('[data-action="send"]').evaluate((button) => {
    button.click();
    button.form?.requestSubmit();
    button.click();
  });
  await form.tells('confirmed');
  await arrived(receiver);
  assert.equal(receiver.requests.length, 1);
});

it(
  'a server that resets after reading has the lead once',
  { receiver: { script: ['reset-after'] }, errors: failing },
  async ({ page, open, receiver }) => {
    const { form } = await open();
    await form.complete();
    await form.tells('confirmed');
    const lead = await arrived(receiver);
    assert.ok(receiver.requests.length >= 2);
    const ids = receiver.requests.map(({ text }) => JSON.parse(text).id);
    assert.deepEqual([...new Set(ids)], [lead.id]);
    assert.deepEqual(await outcomes(page), ['unknown', 'confirmed']);
    assert.deepEqual(
      (await heard(page, 'lead-result')).map(({ attempt, final }) => [attempt, final]),
      [
        [1, false],
        [2, true],
      ],
    );
  },
);

it(
  'a server that resets before reading',
  { receiver: { script: ['reset-before'] }, errors: failing },
  async ({ open, receiver }) => {
    const { form } = await open();
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver);
  },
);

it(
  'three times 500, then well: every try has the same id and a number of its own',
  { receiver: { script: ['500', '503', '502'] }, errors: failing },
  async ({ page, open, receiver }) => {
    await page.clock.install();
    const { form } = await open({ head: timed });
    await form.complete();
    for (const count of [1, 2, 3]) {
      await until(() => receiver.requests.length >= count, `no try ${count}`);
      await until(async () => (await outcomes(page)).length >= count, `try ${count} has no result`);
      // No further than the moment the next try sets out: on a slow line the clock would use up its ten seconds.
      while ((await page.evaluate(() => window.tries.length)) === count) await page.clock.runFor(250);
    }
    await form.tells('confirmed');
    const begun = await page.evaluate(() => window.tries);
    const results = await heard(page, 'lead-result');
    await arrived(receiver);
    const tries = receiver.requests.map(({ text }) => JSON.parse(text));
    assert.deepEqual(
      tries.map(({ attempt }) => attempt),
      [1, 2, 3, 4],
    );
    assert.equal(new Set(tries.map(({ id }) => id)).size, 1);
    // 1, 4 and 15 seconds, a fifth more or less.
    for (const [at, planned] of [1000, 4000, 15_000].entries()) {
      const waited = begun[at + 1] - results[at].ts;
      assert.ok(waited > planned * 0.8 - 50 && waited < planned * 1.2 + 300, `wait ${at + 1} was ${waited} ms`);
    }
  },
);

it(
  'always 500: four tries, an error, the plan, and nothing that was typed is lost',
  { receiver: { script: Array(8).fill('500') }, errors: failing },
  async ({ page, open, receiver }) => {
    await page.clock.install();
    const { widget, form } = await open();
    await form.complete();
    for (let turn = 0; turn < 60 && receiver.requests.length < 4; turn++) {
      await page.clock.runFor(1000);
      await page.waitForTimeout(50);
    }
    await form.tells('retryable');
    await page.clock.runFor(60_000);
    assert.equal(receiver.requests.length, 4);
    await widget.find('[data-section="plan"]').waitFor();
    assert.deepEqual(await outcomes(page), Array(4).fill('retryable'));
    // Again, by the visitor's own hand.
    receiver.play(...Array(4).fill('ok'));
    const before = receiver.requests.length;
    await widget.find('[data-action="resend"]').click();
    await until(() => receiver.requests.length > before, 'nothing was sent again');
    assert.equal(JSON.parse(receiver.requests.at(-1).text).contact.email, person.email);
  },
);

it(
  '429 that may be read is waited for',
  { receiver: { script: ['429-exposed'] }, errors: failing },
  async ({ page, open, receiver }) => {
    const { form } = await open();
    await form.complete();
    await until(() => receiver.requests.length === 1, 'nothing arrived');
    const from = Date.now();
    await until(() => receiver.requests.length === 2, 'no second try');
    assert.ok(Date.now() - from >= 1800, `${Date.now() - from} ms`);
    await form.tells('confirmed');
    assert.deepEqual(await outcomes(page), ['retryable', 'confirmed']);
  },
);

it(
  'a server that never answers: ten seconds, then once more',
  { receiver: { script: ['hang'] } },
  async ({ page, open, receiver }) => {
    await page.clock.install();
    const { form } = await open();
    await form.complete();
    await until(() => receiver.requests.length === 1, 'nothing arrived');
    await page.clock.runFor(8000);
    assert.deepEqual(await outcomes(page), []);
    // The second try can be over before anyone has asked for the first: the clock runs on between two questions.
    await page.clock.runFor(3000);
    await until(async () => (await outcomes(page)).length >= 1, 'no result after eleven seconds');
    await page.clock.runFor(2000);
    await form.tells('confirmed');
    await arrived(receiver);
    assert.deepEqual(await outcomes(page), ['unknown', 'confirmed']);
  },
);

it('without a line it waits, says so once, and goes when the line is back', async ({
  context,
  page,
  open,
  receiver,
}) => {
  const { widget, form } = await open();
  await form.fill();
  await context.setOffline(true);
  await form.send();
  await widget.says(/your details stay in this page/i, 3000);
  await page.waitForTimeout(500);
  assert.deepEqual(receiver.requests, []);
  await context.setOffline(false);
  await form.tells('confirmed');
  await arrived(receiver);
});

it(
  'a reload in between, with nothing kept: the visitor is told how it stands, nothing typed is on the device',
  { receiver: { script: ['hang'] } },
  async ({ page, open, receiver }) => {
    const { form } = await open();
    await form.complete();
    await until(() => receiver.leads.length === 1, 'nothing arrived');
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const text of Object.values(person)) assert.ok(!stored.includes(text), `${text} is stored`);
    await page.reload();
    const { widget } = form;
    await widget.ready();
    await widget.race(express);
    await form.tells('unknown');
    await arrived(receiver);
  },
);

it(
  'a reload in between, with details kept as the visitor wished: sent once, under the same id',
  { receiver: { script: ['hang'] } },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open();
    await form.fill();
    await form.find('[name="keep"]').evaluate((box) => (box.labels[0] ?? box).click());
    await form.send();
    await until(() => receiver.leads.length === 1, 'nothing arrived');
    await page.reload();
    await widget.ready();
    await widget.race(express);
    await form.tells('confirmed', 20_000);
    await arrived(receiver);
    assert.ok(receiver.requests.length >= 2);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    for (const text of Object.values(person)) assert.ok(!stored.includes(text), `${text} is still stored`);
  },
);

it(
  'two tabs of one visit are one lead',
  { receiver: { script: ['hang'] } },
  async ({ context, page, open, receiver, server, vendor, newPage }) => {
    const { form } = await open();
    await form.fill();
    await form.find('[name="keep"]').evaluate((box) => (box.labels[0] ?? box).click());
    await form.send();
    await until(() => receiver.leads.length === 1, 'nothing arrived');
    const second = await openPage({ context, page: await newPage(), server, receiver, vendor }, { to: 'welcome' });
    await second.widget.page.waitForTimeout(1500);
    assert.equal(new Set(receiver.requests.map(({ text }) => JSON.parse(text).id)).size, 1);
    await arrived(receiver);
    await page.close();
  },
);

it(
  'five presses a visit, and no sixth',
  { receiver: { script: Array(10).fill('400') }, errors: failing },
  async ({ open, receiver }) => {
    const { form } = await open();
    await form.fill();
    const button = form.find('[data-action="send"], [data-action="resend"]');
    for (let press = 1; press <= 5; press++) {
      await form.find('[name="first_name"]').fill(`Ana ${press}`);
      await button.first().click();
      await until(
        () => receiver.requests.length === press,
        `${receiver.requests.length} requests after press ${press}`,
      );
      await form.tells('rejected');
    }
    // Either there is nothing left to press, or it sends nothing.
    if (await button.count()) await button.first().click();
    await form.page.waitForTimeout(300);
    assert.equal(receiver.requests.length, 5);
    assert.equal(await form.find('[data-action="download"]').count(), 1);
  },
);
