//! The demo page with the server that `cargo xtask serve` starts: a visitor's lead is kept there once, with what they
//! agreed to and where they came from, whatever happens on the way. What the server refuses is in xtask/src/leads.

import assert from 'node:assert/strict';
import { inBrowser } from './lib/browser.mjs';
import { express } from './lib/host.mjs';
import { Form, until } from './lib/leads.mjs';
import { line, started } from './lib/served.mjs';
import { Widget } from './lib/widget.mjs';

const browser = inBrowser();
const broken = [/Failed to load resource/];

const QUERY = '?utm_source=linkedin&utm_campaign=spring%202027&gclid=Cj0KCQ-served&session=secret';
const person = { email: 'ana.ruiz@zebrafinch.example', first_name: 'Anastasija', company: 'Zebrafinch Ölwerke' };
const NEWS = /^Send me an article on technology execution now and then\./;

/** Declares a test with a server and a line to it; afterwards the server has one lead, and it is a whole one. */
function it(what, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  browser(what, options, async ({ page, context, newPage }) => {
    const served = await started();
    const wire = await line(served.origin);
    try {
      const own = { page, context, newPage, wire, leads: served.leads };
      const visit = { ...own, ...(await arrived(page, wire.origin)) };
      await body(visit);
      await visit.page.waitForTimeout(400); // for a second one
      await keptOnce(visit);
    } finally {
      await wire.close();
      await served.stop();
    }
  });
}

/** A visitor who came by a campaign's link has the report and its form in front of them. */
async function arrived(page, origin) {
  await page.goto(`${origin}/${QUERY}`);
  const widget = await new Widget(page).ready();
  await widget.race(express);
  return { widget, form: new Form(widget) };
}

/** They fill the form in and want the articles; `keep`: the details may be kept on the device. */
async function filled({ form }, { keep = false } = {}) {
  await form.fill(person);
  await form.tick('newsletter');
  if (keep) await form.find('[name="keep"]').evaluate((box) => (box.labels[0] ?? box).click());
}

async function keptOnce({ page, widget, wire, leads }) {
  const kept = await leads();
  assert.equal(kept.length, 1, `${kept.length} leads are kept`);
  const [lead] = kept;
  assert.deepEqual([...new Set(wire.sent.map(({ id }) => id))], [lead.id]);
  assert.deepEqual([lead.campaign, lead.test], ['demo', false]);
  const { email, first_name, company } = lead.contact;
  assert.deepEqual({ email, first_name, company }, person);
  assert.equal(lead.scores.shown, Number(await widget.field('gap')));

  const [request, news] = ['request', 'newsletter'].map((key) => lead.consent.items.find((item) => item.key === key));
  assert.deepEqual([request.value, news.value, news.initial, news.required], [true, true, false, false]);
  assert.match(news.text, NEWS);
  for (const { text, text_sha256: hash, shown_at: shown, changed_at: changed } of [request, news]) {
    assert.equal(hash, await page.evaluate(sha256, text));
    assert.ok(Date.parse(shown) <= Date.parse(changed), `${shown} ${changed}`);
  }
  assert.match(lead.consent.controller, /^Ekholm Ferry/);
  assert.equal(lead.consent.notice.url, `${wire.origin}/#notice`);

  const { params, click_ids: clicks, landing_path: path } = lead.attribution.last;
  assert.deepEqual(params, { utm_source: 'linkedin', utm_campaign: 'spring 2027' });
  assert.deepEqual([clicks, path], [{ gclid: 'Cj0KCQ-served' }, '/']);
  assert.equal(lead.source.page_url, `${wire.origin}/${QUERY.replace('&session=secret', '')}`);
}

/** Runs in the page. */
async function sha256(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

it('a normal send', async (visit) => {
  await filled(visit);
  assert.deepEqual(await visit.leads(), [], 'something was sent before Send');
  await visit.form.send();
  await visit.form.tells('confirmed');
  assert.equal(visit.wire.sent.length, 1);
});

it('a double click', async (visit) => {
  await filled(visit);
  await visit.form.find('[data-action="send"]').dblclick();
  await visit.form.tells('confirmed');
  assert.equal(visit.wire.sent.length, 1);
});

it('a server that resets after reading', { errors: broken }, async (visit) => {
  // Twice: on a connection that was used before, the browser itself sends again, and the page sees nothing of it.
  visit.wire.breaks.push('reset', 'reset');
  await filled(visit);
  await visit.form.send();
  await visit.form.tells('confirmed');
  assert.deepEqual(visit.wire.breaks, []);
  assert.ok(visit.wire.sent.length > 2, `${visit.wire.sent.length} requests`);
  assert.ok(visit.wire.sent.at(-1).attempt > 1, 'the widget itself did not try again');
});

it('offline, then online', async (visit) => {
  await filled(visit);
  await visit.context.setOffline(true);
  await visit.form.send();
  await visit.widget.says(/your details stay in this page/i, 3000);
  await visit.page.waitForTimeout(500);
  assert.deepEqual([visit.wire.sent, await visit.leads()], [[], []]);
  await visit.context.setOffline(false);
  await visit.form.tells('confirmed');
});

it('a reload in between, with the details kept on the device', async (visit) => {
  visit.wire.breaks.push('silent');
  await filled(visit, { keep: true });
  await visit.form.send();
  await until(async () => (await visit.leads()).length === 1, 'nothing arrived');
  await visit.page.reload();
  await visit.widget.ready();
  await visit.widget.race(express);
  await visit.form.tells('confirmed');
  assert.deepEqual(
    visit.wire.sent.map(({ attempt }) => attempt),
    [1, 2],
  );
  const stored = await visit.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  for (const text of Object.values(person)) assert.ok(!stored.includes(text), `${text} is still stored`);
});

it('offline until the page is gone, with the details kept on the device', async (visit) => {
  await filled(visit, { keep: true });
  await visit.context.setOffline(true);
  await visit.form.send();
  await visit.widget.says(/your details stay in this page/i, 3000);
  await visit.page.close();
  await visit.context.setOffline(false);
  assert.deepEqual(await visit.leads(), []);
  const page = await visit.newPage();
  Object.assign(visit, { page, ...(await arrived(page, visit.wire.origin)) });
  await visit.form.tells('confirmed');
});
