//! Robots, and the people who are not to suffer from what is done against them.

import assert from 'node:assert/strict';
import { arrived, heard, open as openPage, outcomes, until, withReceiver } from './lib/leads.mjs';
import { provider } from '../receivers/page/captcha.mjs';

const it = withReceiver();
const captcha = provider();
const head = `<script>${captcha.script}</script>`;
const hook = (widget) => widget.host.evaluate((host) => (host.captcha = () => window.captcha.token()));

it('who fills in the field that people do not see is told that all is well, and sends nothing', async ({
  page,
  open,
  receiver,
}) => {
  const { form } = await open();
  await form.fill();
  await form.find('[name="fax_number"]').evaluate((field) => {
    field.value = '555';
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  });
  await form.send();
  await until(async () => (await outcomes(page)).length, 'no result');
  await page.waitForTimeout(500);
  assert.deepEqual([await outcomes(page), receiver.requests], [['suspected_spam'], []]);
});

it('people and their tools do not meet that field', async ({ open }) => {
  const { form } = await open();
  const field = form.find('[name="fax_number"]');
  assert.deepEqual(
    await field.evaluate((field) => [
      field.tabIndex,
      field.autocomplete,
      Boolean(field.closest('[aria-hidden="true"]')),
    ]),
    [-1, 'off', true],
  );
  // Off the screen, or clipped to nothing.
  const isSeen = await field.evaluate((field) => {
    field.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = field.getBoundingClientRect();
    return field.getRootNode().elementFromPoint(left + width / 2, top + height / 2) === field;
  });
  assert.equal(isSeen, false);
});

it(
  "the page's captcha gives a fresh token for every try",
  { receiver: { captcha, script: ['500'] }, errors: [/Failed to load resource/] },
  async ({ page, open, receiver }) => {
    const { widget, form } = await open({ head });
    await hook(widget);
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver);
    const tokens = receiver.requests.map(({ text }) => JSON.parse(text).checks.captcha.token);
    assert.deepEqual(tokens, ['fake-token-1', 'fake-token-2']);
    assert.equal(await page.evaluate(() => window.captcha.asked), 2);
  },
);

it('a captcha that is out of order does not stop a person', async ({ open, receiver, page }) => {
  const { widget, form } = await open({ head });
  await hook(widget);
  await page.evaluate(() => (window.captcha.broken = true));
  await form.complete();
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).checks.captcha, null);
});

it('a captcha that is silent is waited for half a minute', async ({ open, receiver, page }) => {
  await page.clock.install();
  const { widget, form } = await open({ head });
  await hook(widget);
  await page.evaluate(() => (window.captcha.silent = true));
  await form.complete();
  await page.clock.runFor(25_000);
  assert.deepEqual(receiver.requests, []);
  await page.clock.runFor(6000);
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).checks.captcha, null);
});

it(
  'without a token, where one is asked for: refused, said so, and the plan',
  { receiver: { captcha }, errors: [/Failed to load resource/] },
  async ({ open, receiver }) => {
    const { widget, form } = await open();
    await form.complete();
    await form.tells('rejected');
    await widget.find('[data-section="plan"]').waitFor();
    assert.equal(receiver.leads.length, 0);
  },
);

it(
  'work that the page asks for is done, and belongs to one lead',
  { receiver: { pow: 12 } },
  async ({ open, receiver }) => {
    const { widget, form } = await open();
    await widget.host.evaluate((host) => (host.proofOfWork = 12));
    await form.complete();
    await form.tells('confirmed');
    assert.equal((await arrived(receiver)).checks.pow.bits, 12);
  },
);

it('how long it took is said, and is no reason to refuse anybody', async ({ open, receiver }) => {
  const { form } = await open();
  await form.complete();
  await form.tells('confirmed');
  const { elapsed_ms: elapsed, honeypot_empty: empty } = (await arrived(receiver)).checks;
  assert.ok(elapsed >= 0 && elapsed < 60_000, `${elapsed}`);
  assert.equal(empty, true);
});

it(
  'a score that the page makes up is refused by a receiver that computes it',
  { faults: [/; the answers give/], errors: [/Failed to load resource/] },
  async ({ page, server, receiver, vendor }) => {
    const { form } = await openPage({ page, server, receiver, vendor }, {});
    await page.route(receiver.url, (route) => {
      const lead = JSON.parse(route.request().postData());
      lead.scores.gap = 1;
      return route.continue({ postData: JSON.stringify(lead) });
    });
    await form.complete();
    await form.tells('rejected');
    assert.equal(receiver.leads.length, 0);
    assert.equal((await heard(page, 'lead-result')).length, 1);
  },
);
