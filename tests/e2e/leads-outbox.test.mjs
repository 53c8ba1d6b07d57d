//! What a visitor sees of what is kept, of a receiver that is set up wrongly, and of a line that is gone. The states
//! themselves, and whose kept details are, are tested without a browser (tests/node/lead-outbox.test.mjs).

import assert from 'node:assert/strict';
import { start } from '../receivers/receiver.mjs';
import { express } from './lib/host.mjs';
import { SENT, arrived, heard, open as openPage, outcomes, person, until, withReceiver } from './lib/leads.mjs';

const it = withReceiver();
const failing = [/Failed to load resource/];
const console_ = [/<execution-gap>/];

/** Everything that the page has stored, as one text. */
const stored = (page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

/** Ticks or unticks the box about keeping. */
const keep = (form) => form.find('[name="keep"]').evaluate((box) => (box.labels[0] ?? box).click());

/** Lets the page's clock run until the visitor is told this outcome. */
async function runUntil(page, form, outcome) {
  const told = form.widget.find(`[data-outcome="${outcome}"]`);
  await until(async () => (await page.clock.runFor(1000), told.count()), `the visitor is not told ${outcome}`, 20_000);
}

it(
  'what was kept for one receiver is neither sent nor shown to another, and waits for its own',
  { receiver: { script: Array(4).fill('503') }, errors: failing },
  async ({ page, open, receiver, server, context, vendor, newPage }) => {
    await page.clock.install();
    const { form } = await open();
    await form.fill();
    await keep(form);
    await form.send();
    await runUntil(page, form, 'retryable');
    assert.ok((await stored(page)).includes(person.email));

    const stranger = await start('generic', { page: server.origin });
    try {
      const other = { lead: { controller: 'Zebra Ltd' }, campaign: { id: 'autumn-2027' } };
      const there = await openPage({ page, server, receiver: stranger, vendor }, other);
      assert.equal(await there.form.find('[data-action="send"]').count(), 1, 'the form is not there');
      assert.equal(await there.form.find('[name="email"]').inputValue(), '', 'details are shown to another receiver');
      assert.equal(await there.widget.find('[data-outcome]:not([data-outcome=""])').count(), 0);
      await page.clock.runFor(5000);
      assert.deepEqual(stranger.requests, []);
    } finally {
      await stranger.stop();
    }

    const second = await openPage({ page: await newPage(), context, server, receiver, vendor }, { to: 'welcome' });
    await arrived(receiver);
    await until(async () => !(await stored(second.widget.page)).includes(person.email), 'what has arrived is kept');
    // In the first tab, another campaign's page is not told of it.
    await page.reload();
    await form.widget.ready();
  },
);

it(
  'what one campaign got is not called sent on the page of another',
  async ({ page, open, receiver, server, vendor }) => {
    const { form } = await open();
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver);
    const there = await openPage({ page, server, receiver, vendor }, { campaign: { id: 'autumn-2027' }, to: 'welcome' });
    await there.widget.press('restart').catch(() => {});
    assert.doesNotMatch(await there.widget.host.innerText(), SENT);
  },
);

it(
  'unticking after a failure forgets at once',
  { receiver: { script: Array(4).fill('503') }, errors: failing },
  async ({ page, open, receiver }) => {
    await page.clock.install();
    const { widget, form } = await open();
    await form.fill();
    await keep(form);
    await form.send();
    await runUntil(page, form, 'retryable');
    await keep(form);
    await until(async () => !(await stored(page)).includes(person.email), 'the details stay');
    const before = receiver.requests.length;
    await page.reload();
    await widget.ready();
    await page.clock.runFor(5000);
    assert.equal(receiver.requests.length, before, 'it was sent at the next visit');
  },
);

it(
  'where the visitor is asked, the form holds what was kept, and "Send again" sends it',
  { vendor: 'zapier', receiver: { script: ['hang'] } },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open();
    await form.fill();
    await form.tick('newsletter');
    await keep(form);
    await form.send();
    await until(() => receiver.leads.length === 1, 'nothing arrived');
    await page.reload();
    await widget.ready();
    await widget.race(express);
    await form.tells('unknown');
    for (const [name, value] of Object.entries(person)) {
      assert.equal(await form.find(`[name="${name}"]`).inputValue(), value);
    }
    assert.ok(await form.find('[name="consent_newsletter"]').isChecked());
    assert.ok(await form.find('[name="keep"]').isChecked(), 'who wants it forgotten has nothing to untick');
    assert.equal(receiver.requests.length, 1, 'it was sent without being asked');
    await widget.find('[data-action="resend"]').click();
    await until(() => receiver.leads.length === 2, 'nothing was sent again');
    assert.equal(new Set(receiver.leads.map(({ id }) => id)).size, 1);
  },
);

for (const attributes of ['mode="call"', 'mode="kiosk"', 'persist="off"']) {
  it(`nothing is kept with ${attributes}, and no box says so`, async ({ open }) => {
    const { form } = await open({ attributes });
    await form.find('[name="email"]').waitFor();
    assert.equal(await form.find('[name="keep"]').count(), 0);
  });
}

it('where the browser blocks storage, no box promises to keep anything', async ({ page, open }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
    }
  });
  const { form } = await open();
  await form.find('[name="email"]').waitFor();
  assert.equal(await form.find('[name="keep"]').count(), 0);
});

it(
  'a receiver that is set up wrongly: another way is named, and after a reload the form is there again',
  { receiver: { script: ['404'] }, errors: [...failing, ...console_] },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.tells('misconfigured');
    assert.equal(await form.find('[data-field="way"]').getAttribute('href'), 'https://acme.example/assessment');
    assert.match(await form.find('[data-field="way"]').innerText(), /^Take the assessment/);
    await page.reload();
    await widget.ready();
    await widget.race(express);
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver);
  },
);

for (const [what, files] of [
  ['the desk', /\/embed\/lead\.js/],
  ['the program for leads', /\/embed\/lead\//],
]) {
  it(
    `a short loss of the line while ${what} loads: said, tried again, and sent when it is back`,
    { errors: [/Failed|ERR_|module|did not load/] },
    async ({ page, open, receiver }) => {
      await page.clock.install();
      await page.route(files, (route) => route.abort());
      const { widget, form } = await open();
      await form.fill();
      // What is asked for beside sending says so when it does not work.
      await form.find('[data-section="sent"] > summary').click();
      await until(async () => /did not load/.test(await form.find('[data-section="sent"]').innerText()), 'silence');
      await form.send();
      await runUntil(page, form, 'retryable');
      assert.deepEqual(await outcomes(page), Array(4).fill('retryable'));
      assert.deepEqual((await heard(page, 'lead-result')).map(({ final }) => final), [false, false, false, true]);
      await form.find('[data-action="download"]').click();
      await until(async () => /did not load/.test(await form.find('.small >> nth=-1').innerText()), 'silence');
      assert.equal(await form.find('[name="email"]').inputValue(), person.email, 'something typed is lost');
      await page.unroute(files);
      await widget.find('[data-action="resend"]').click();
      await runUntil(page, form, 'confirmed');
      assert.equal((await arrived(receiver)).contact.email, person.email);
    },
  );

  it(
    `a line that is gone while ${what} loads: held, and sent when it is back`,
    { errors: [/Failed|ERR_|module|did not load/] },
    async ({ page, context, open, receiver }) => {
      await page.route(files, (route) => route.abort());
      const { widget, form } = await open();
      await form.fill();
      await context.setOffline(true);
      await form.send();
      await widget.says(/your details stay in this page/i, 5000);
      await page.unroute(files);
      await context.setOffline(false);
      await form.tells('confirmed', 20_000);
      await arrived(receiver);
    },
  );
}
