//! What is recorded of a person, and what is not: consent as it was shown, where they came from, and what stays on the
//! device, in addresses and in events.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { express } from './lib/host.mjs';
import { NEWS, REQUEST, arrived, heard, open as openPage, outcomes, person, withReceiver } from './lib/leads.mjs';

const it = withReceiver();
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** The words beside a box, as people read them. */
const beside = (form, key) =>
  form.find(`[name="consent_${key}"]`).evaluate((box) =>
    [...box.labels]
      .map((label) => label.textContent)
      .join('')
      .trim(),
  );

it('what was shown is what is recorded, ticked or not', async ({ open, receiver, page }) => {
  const { widget, form } = await open();
  const box = form.find('[name="consent_newsletter"]');
  assert.equal(await box.isChecked(), false, 'the box starts ticked');
  const shown = await beside(form, 'newsletter');
  assert.equal(shown, NEWS);
  const request = (await widget.find('[data-field="request"]').textContent()).trim();
  assert.equal(request, REQUEST);
  await form.complete();
  await form.tells('confirmed');
  const { consent } = await arrived(receiver);
  const items = Object.fromEntries(consent.items.map((item) => [item.key, item]));
  assert.deepEqual(Object.keys(items), ['request', 'newsletter']);
  for (const [item, text] of [
    [items.request, request],
    [items.newsletter, shown],
  ]) {
    assert.deepEqual([item.text, item.text_sha256, item.initial], [text, sha256(text), false]);
    assert.ok(Math.abs(Date.parse(item.shown_at) - Date.now()) < 60_000);
  }
  assert.deepEqual(
    [items.newsletter.value, items.newsletter.changed_at, items.newsletter.text_version],
    [false, null, 'n3'],
  );
  assert.deepEqual(
    [consent.controller, consent.notice],
    ['Acme GmbH', { url: 'https://www.acme.example/privacy', version: '2026-10' }],
  );
  assert.deepEqual(await heard(page, 'consent'), []);
});

it('a tick, a second thought and a tick', async ({ open, receiver, page }) => {
  const { form } = await open();
  for (let times = 0; times < 3; times++) await form.tick('newsletter');
  await form.complete();
  await form.tells('confirmed');
  const { consent } = await arrived(receiver);
  const { value, changed_at: changed, shown_at: shown } = consent.items[1];
  assert.equal(value, true);
  assert.ok(Date.parse(changed) >= Date.parse(shown));
  const events = await heard(page, 'consent');
  assert.deepEqual(
    events.map(({ key, value, text_version }) => [key, value, text_version]),
    [
      ['newsletter', true, 'n3'],
      ['newsletter', false, 'n3'],
      ['newsletter', true, 'n3'],
    ],
  );
});

it(
  'HubSpot is told the same words',
  { vendor: 'hubspot', receiver: { consent: { request: REQUEST, boxes: [NEWS] } } },
  async ({ open, receiver }) => {
    const { form } = await open();
    await form.tick('newsletter');
    await form.complete();
    await form.tells('confirmed');
    const { consent } = (await arrived(receiver)).legalConsentOptions;
    assert.deepEqual(consent, {
      consentToProcess: true,
      text: REQUEST,
      communications: [{ value: true, subscriptionTypeId: 999, text: NEWS }],
    });
  },
);

it('a box that is needed says so, and nothing leaves without it', async ({ open, receiver }) => {
  const consents = [
    { key: 'call_me', purpose: 'reply_to_request', text: 'You may call me.', version: 'c1', required: true },
  ];
  const { form } = await open({ lead: { consents } });
  await form.complete();
  await form.find('[data-field-error="consent_call_me"]').waitFor();
  assert.deepEqual(receiver.requests, []);
  await form.tick('call_me');
  await form.send();
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).consent.items[1].value, true);
});

it('what is shown before is what is sent', async ({ open, receiver }) => {
  const { form } = await open({ query: '?utm_source=li', attributes: 'hidden-fields="plan=b"' });
  await form.fill();
  await form.find('[name="email"]').blur();
  const shown = JSON.parse(await form.preview());
  await form.send();
  await form.tells('confirmed');
  const sent = await arrived(receiver);
  for (const key of ['contact', 'scores', 'hidden', 'source', 'campaign', 'schema'])
    assert.deepEqual(shown[key], sent[key], key);
  assert.deepEqual(
    Object.keys(shown).sort(),
    Object.keys(sent)
      .filter((key) => key !== 'flat')
      .sort(),
  );
});

it('Skip leaves the free part, and the plan is one press away', async ({ open, receiver }) => {
  const { widget, form } = await open();
  await widget.find('[data-action="skip"]').click();
  await form.find('[name="email"]').waitFor({ state: 'detached' });
  assert.ok(await widget.field('gap'));
  await widget.find('[data-action="reopen"]').click();
  await form.complete();
  await form.tells('confirmed');
  await arrived(receiver);
});

it('gate start: asked first, sent once with the result', async ({ open, receiver }) => {
  const { widget, form } = await open({ campaign: { gate: 'start' }, to: 'start' });
  await widget.goOn('start');
  await widget.shows('contact');
  await form.fill();
  await widget.press('continue');
  assert.deepEqual(receiver.requests, []);
  await widget.race(express);
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).contact.email, person.email);
});

it('gate start, abandoned: nothing leaves', async ({ page, open, receiver }) => {
  const { widget, form } = await open({ campaign: { gate: 'start' }, to: 'start' });
  await widget.goOn('start');
  await widget.shows('contact');
  await form.fill();
  await widget.press('continue');
  await page.goto('about:blank');
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(receiver.requests, []);
});

// Where they came from.

const TAGS =
  '?utm_source=li&utm_medium=paid&utm_campaign=Spring%202027&gclid=AbC-dEf&session=secret&email=eva%40x.example#frag';

it('campaign parameters and click ids go along, the rest of the address stays', async ({ open, receiver }) => {
  const { form } = await open({ query: TAGS });
  await form.complete();
  await form.tells('confirmed');
  const { attribution, source } = await arrived(receiver);
  assert.equal(attribution.first, null);
  assert.deepEqual(attribution.last.params, { utm_source: 'li', utm_medium: 'paid', utm_campaign: 'Spring 2027' });
  assert.deepEqual(attribution.last.click_ids, { gclid: 'AbC-dEf' });
  assert.equal(attribution.last.landing_path, '/host.html');
  assert.doesNotMatch(JSON.stringify(source), /secret|eva|frag/);
});

it('the address at load counts, not the one at sending', async ({ page, open, receiver }) => {
  const { form } = await open({ query: '?utm_source=li' });
  await page.evaluate(() => history.replaceState(null, '', '/host.html?utm_source=other'));
  await form.complete();
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).attribution.last.params.utm_source, 'li');
});

it('hidden fields: from the attribute, then from the page, until the moment of sending', async ({ open, receiver }) => {
  const { widget, form } = await open({ attributes: String.raw`hidden-fields="plan=b,note=a\,b,gone=1"` });
  await widget.host.evaluate((host) => host.setHiddenFields({ plan: 'c', gone: null, '=x': '=1+1' }));
  await form.complete();
  await form.tells('confirmed');
  assert.deepEqual((await arrived(receiver)).hidden, { plan: 'c', note: 'a,b', '=x': '=1+1' });
});

/** Storage, cookies and address of the page, as one text. */
const left = (page) =>
  page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state]),
  );

/** A consent manager with these answers. */
const manager = (
  purpose1,
) => `<script>window.listeners = 0; window.__tcfapi = (command, version, callback, parameter) => {
  if (command === 'addEventListener') { listeners += 1; callback({ eventStatus: 'tcloaded', gdprApplies: true, listenerId: 7, tcString: 'x', purpose: { consents: { 1: ${purpose1} } } }, true); }
  if (command === 'removeEventListener') { listeners -= 1; callback(true); }
};</script>`;

for (const [what, options, gpc] of [
  ['no consent manager', {}, false],
  ['a consent manager that was told no', { head: manager(false) }, false],
  ['Global Privacy Control, whatever the manager was told', { head: manager(true) }, true],
]) {
  it(`nothing of where a visitor came from is kept: ${what}`, async ({ page, open, receiver }) => {
    if (gpc)
      await page.addInitScript(() =>
        Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true }),
      );
    const { form } = await open({ query: TAGS, ...options });
    await form.complete();
    await form.tells('confirmed');
    const { consent, attribution, source } = await arrived(receiver);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.doesNotMatch(kept, /AbC-dEf|utm_|gclid|Spring/);
    assert.equal(consent.signals.gpc, gpc);
    assert.deepEqual(
      consent.signals.tcf,
      options.head ? { applies: true, purpose1: options.head === manager(true) } : null,
    );
    if (gpc) assert.doesNotMatch(JSON.stringify([attribution, source]), /gclid|AbC-dEf/);
  });
}

it('with consent the first visit is remembered', async ({ page, open, receiver, server, vendor }) => {
  await open({ query: '?utm_source=first', head: manager(true) });
  await page.evaluate(() => sessionStorage.clear());
  const { form } = await openPage(
    { page, server, receiver, vendor },
    { query: '?utm_source=second', head: manager(true) },
  );
  await form.complete();
  await form.tells('confirmed');
  const { first, last } = (await arrived(receiver)).attribution;
  assert.deepEqual([first.params.utm_source, last.params.utm_source], ['first', 'second']);
});

it('a consent manager that throws, and one that never answers', async ({ receiver, page, server, vendor }) => {
  for (const own of ['() => { throw new Error("broken"); }', '() => {}']) {
    const { form } = await openPage(
      { page, server, receiver, vendor },
      { head: `<script>window.__tcfapi = ${own};</script>` },
    );
    await form.complete();
    await form.tells('confirmed');
    await page.evaluate(() => sessionStorage.clear());
  }
  assert.equal(receiver.leads.length, 2);
});

// What stays behind.

it('nothing that was typed is in storage, address, events, data layer or console', async ({
  page,
  open,
  receiver,
  server,
}) => {
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const urls = [];
  page.on('request', (request) => urls.push(request.url()));
  const { form } = await open({ attributes: 'data-layer="dataLayer"' });
  await form.tick('newsletter');
  await form.complete();
  await form.tells('confirmed');
  await arrived(receiver);
  const pushed = await page.evaluate(() => JSON.stringify(window.dataLayer ?? []));
  const places = {
    left: await left(page),
    events: JSON.stringify(await heard(page)),
    pushed,
    said: said.join('\n'),
    urls: urls.join('\n'),
  };
  for (const [place, text] of Object.entries(places)) {
    for (const typed of Object.values(person)) assert.ok(!text.includes(typed), `${typed} is in ${place}`);
  }
  for (const { headers, url } of server.requests) assert.ok(!`${url}${headers.referer ?? ''}`.includes('zebrafinch'));
  const layer = JSON.parse(pushed);
  assert.equal(layer.filter(({ event }) => event === 'generate_lead').length, 1);
  const exact = receiver.leads[0].scores.gap;
  assert.ok(!pushed.includes(String(exact)), 'the exact score is in the data layer');
});

it('a device that many use keeps nothing', async ({ page, open, receiver }) => {
  const { form } = await open({ attributes: 'mode="kiosk"' });
  await form.complete();
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).source.mode, 'kiosk');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.doesNotMatch(kept, /zebrafinch|"id"/);
});

it('in a call it is recorded who wrote the consent down', async ({ open, receiver }) => {
  const { form } = await open({ attributes: 'mode="call"', query: TAGS });
  await form.fill();
  await form.send();
  await form.find('[data-field-error="recorded_by"]').waitFor();
  await form.fill({ recorded_by: 'SK' });
  await form.send();
  await form.tells('confirmed');
  const { consent, attribution } = await arrived(receiver);
  assert.deepEqual([consent.method, consent.recorded_by, attribution.last], ['recorded_by_staff', 'SK', null]);
});

it('letters that are put together of two arrive as one', async ({ open, receiver, page }) => {
  const { form } = await open();
  await form.complete({ ...person, first_name: 'A\u0301na' });
  await form.tells('confirmed');
  assert.equal((await arrived(receiver)).contact.first_name, '\u00c1na');
  assert.deepEqual(await outcomes(page), ['confirmed']);
});
