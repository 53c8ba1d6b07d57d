//! What a browser puts on the wire, and what the receivers of tests/receivers make of it: a right request passes, and a
//! wrong one fails here as it would in life. The widget is not in these pages; what it sends is in the other leads-* tests.

import assert from 'node:assert/strict';
import { FRAMED, arrived, sameSite, until, withReceiver } from './lib/leads.mjs';
import { flat, lead, right, submission } from '../receivers/sample.mjs';

const it = withReceiver();

/** An empty page on 127.0.0.1. */
async function blank({ page, server }, headers, origin = server.origin) {
  server.page('/blank.html', '<!doctype html><title>Blank</title><link rel="icon" href="data:,">', headers);
  await page.goto(`${origin}/blank.html`);
}

/** Sends from the page as the desk does; gives `{status, text}` or `{failed}`. */
const send = (page, url, init) =>
  page.evaluate(
    async ([url, { fields, ...init }]) => {
      const usual = {
        method: 'POST',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'strict-origin',
        cache: 'no-store',
        keepalive: true,
      };
      try {
        const response = await fetch(url, {
          ...usual,
          ...init,
          body: fields ? new URLSearchParams(fields) : init.body,
        });
        return {
          status: response.status,
          type: response.type,
          redirected: response.redirected,
          text: await response.text(),
        };
      } catch (error) {
        return { failed: error.name };
      }
    },
    [url, init],
  );

/** A lead whose page is the test's. */
const leadOf = (server) => {
  const whole = lead();
  return { ...whole, source: { ...whole.source, page_url: `${server.origin}/blank.html` } };
};
const json = (body) => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

it('text without a question: a webhook', async ({ page, server, receiver }) => {
  await blank({ page, server });
  const { status } = await send(page, receiver.url, { body: JSON.stringify(leadOf(server)) });
  assert.equal(status, 200);
  assert.deepEqual(receiver.sequence, ['POST /v1/leads']);
  await arrived(receiver, 1, 0);
});

it('JSON with a key: the browser asks first', { receiver: { mode: 'json' } }, async ({ page, server, receiver }) => {
  await blank({ page, server });
  const whole = leadOf(server);
  const init = json(whole);
  init.headers['Idempotency-Key'] = whole.id;
  assert.equal((await send(page, receiver.url, init)).status, 200);
  assert.deepEqual(receiver.sequence, ['OPTIONS /v1/leads', 'POST /v1/leads']);
});

it('n8n answers the question', { vendor: 'n8n' }, async ({ page, server, receiver }) => {
  await blank({ page, server });
  assert.equal((await send(page, receiver.url, json(leadOf(server)))).status, 200);
  assert.deepEqual(receiver.sequence, ['OPTIONS /webhook/gap', 'POST /webhook/gap']);
});

it(
  'n8n with other origins allowed: the lead never leaves',
  { vendor: 'n8n', receiver: { allowed: ['https://a.example'] }, errors: [/CORS/, /ERR_FAILED/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    assert.deepEqual(await send(page, receiver.url, json(leadOf(server))), { failed: 'TypeError' });
    assert.deepEqual([receiver.sequence, receiver.leads.length], [['OPTIONS /webhook/gap'], 0]);
  },
);

it('HubSpot', { vendor: 'hubspot' }, async ({ page, server, receiver }) => {
  await blank({ page, server });
  assert.equal((await send(page, receiver.url, json(submission()))).status, 200);
  assert.deepEqual(
    receiver.sequence.map((line) => line.split(' ')[0]),
    ['OPTIONS', 'POST'],
  );
});

for (const cors of [true, false]) {
  it(
    `Zapier, with an answer that may ${cors ? '' : 'not '}be read: the lead is there`,
    { vendor: 'zapier', receiver: { cors }, errors: cors ? [] : [/CORS/, /ERR_FAILED/] },
    async ({ page, server, receiver }) => {
      await blank({ page, server });
      const answer = await send(page, receiver.url, { fields: flat(leadOf(server)) });
      assert.equal(cors ? answer.status : answer.failed, cors ? 200 : 'TypeError');
      await arrived(receiver, 1, 0);
    },
  );
}

it(
  'Apps Script: the words come from elsewhere, without a referrer to tell',
  { vendor: 'apps_script' },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    const answer = await send(page, receiver.url, { body: JSON.stringify(leadOf(server)), redirect: 'follow' });
    assert.deepEqual([answer.status, answer.redirected, answer.text], [200, true, '{"ok":true}']);
    assert.equal(receiver.requests.at(-1).header('origin'), 'null');
  },
);

it('Formspree', { vendor: 'formspree' }, async ({ page, server, receiver }) => {
  await blank({ page, server });
  const answer = await send(page, receiver.url, {
    fields: { _gotcha: '', email: 'ana@acme.example' },
    headers: { Accept: 'application/json' },
  });
  assert.equal(answer.status, 200);
});

/** Posts a form into a hidden frame; gives how often it loaded and where it is, if the page may know. */
const frame = (page, url, fields) =>
  page.evaluate(
    async ([url, fields]) => {
      const target = Object.assign(document.createElement('iframe'), { name: 'out', hidden: true });
      const form = Object.assign(document.createElement('form'), {
        action: url,
        method: 'post',
        target: 'out',
        hidden: true,
      });
      for (const [name, value] of fields)
        form.append(Object.assign(document.createElement('input'), { name, value, type: 'hidden' }));
      document.body.append(target, form);
      let loads = 0;
      target.addEventListener('load', () => (loads += 1));
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 800));
      try {
        return { loads, location: target.contentWindow.location.href };
      } catch (error) {
        return { loads, location: error.name };
      }
    },
    [url, fields],
  );

for (const vendor of ['salesforce_w2l', 'pardot', 'activecampaign', 'mailchimp']) {
  const isBack = ['salesforce_w2l', 'pardot'].includes(vendor);
  const options = ({ server }) => (vendor === 'pardot' ? { success: `${server.origin}/thanks.html` } : {});
  it(
    `${vendor}: a form from a hidden frame`,
    { vendor, receiver: options, errors: isBack ? [] : [FRAMED] },
    async ({ page, server, receiver }) => {
      await blank({ page, server });
      const back = server.page('/thanks.html', '<!doctype html><title>Thanks</title>');
      const fields = [...new URLSearchParams(right[vendor]()[0].body)].map(([name, value]) => [
        name,
        name === 'retURL' ? back : value,
      ]);
      const { loads, location } = await frame(page, receiver.url, fields);
      await arrived(receiver, 1, 0);
      assert.equal(loads, 1);
      // Only a page of one's own tells that the form came back.
      assert.equal(location, isBack ? back : 'SecurityError');
      assert.equal(receiver.leads[0].company ?? 'Äcme & Söhne', 'Äcme & Söhne');
    },
  );
}

// Clients that are wrong, in a browser.

const there = { receiver: ({ server }) => ({ page: sameSite(server) }) };

it(
  'a cookie that is there would be noticed',
  { ...there, faults: [/it carries a cookie/], errors: [/CORS/, /ERR_FAILED/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server }, undefined, sameSite(server));
    await send(page, receiver.url, { body: JSON.stringify(leadOf(server)), credentials: 'include' });
    await until(() => receiver.requests.length, 'nothing arrived');
  },
);

it('a cookie that is there stays where it is', there, async ({ page, server, receiver }) => {
  await blank({ page, server }, undefined, sameSite(server));
  assert.equal((await send(page, receiver.url, { body: JSON.stringify(leadOf(server)) })).status, 200);
});

it(
  'a path in the referrer would be noticed',
  { faults: [/more than an origin/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    await send(page, receiver.url, { body: JSON.stringify(leadOf(server)), referrerPolicy: 'unsafe-url' });
  },
);

for (const vendor of ['zapier', 'make', 'apps_script', 'formspree']) {
  it(
    `${vendor}: JSON as such never arrives`,
    { vendor, faults: [/had to ask first/], errors: [/CORS/, /ERR_FAILED/] },
    async ({ page, server, receiver }) => {
      await blank({ page, server });
      assert.deepEqual(await send(page, receiver.url, json(leadOf(server))), { failed: 'TypeError' });
      assert.equal(receiver.leads.length, 0);
    },
  );
}

it(
  'a further header never arrives',
  { vendor: 'hubspot', faults: [/asks for "content-type,x-foo"/], errors: [/CORS/, /ERR_FAILED/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    const init = json(submission());
    init.headers['X-Foo'] = '1';
    assert.deepEqual(await send(page, receiver.url, init), { failed: 'TypeError' });
  },
);

it(
  'JSON that a page is not to read loses its type on the way',
  { vendor: 'hubspot', faults: [/its Content-Type is "text\/plain/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    const answer = await send(page, receiver.url, { ...json(submission()), mode: 'no-cors', redirect: 'follow' });
    assert.deepEqual([answer.status, answer.type], [0, 'opaque']);
  },
);

it(
  'a form by fetch is not one from a frame',
  {
    vendor: 'mailchimp',
    faults: [/not from a hidden frame/, /no navigation/, /Content-Type/],
    errors: [/CORS/, /ERR_FAILED/],
  },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    await send(page, receiver.url, { fields: [...new URLSearchParams(right.mailchimp()[0].body)] });
    await until(() => receiver.requests.length, 'nothing arrived');
  },
);

it(
  'a beacon of JSON says that it was sent, and was not',
  { vendor: 'hubspot', errors: [/CORS/, /ERR_FAILED/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server });
    const sent = await page.evaluate(
      ([url, body]) => navigator.sendBeacon(url, new Blob([body], { type: 'application/json' })),
      [receiver.url, JSON.stringify(submission())],
    );
    await until(() => receiver.requests.length, 'nobody asked');
    await page.waitForTimeout(300);
    assert.deepEqual([sent, receiver.leads.length], [true, 0]);
  },
);

// Policies of the page.

const policy = (more) => ({ 'content-security-policy': `default-src 'self' 'unsafe-inline'; img-src data:; ${more}` });

it(
  'form-action without the return page: the lead arrives though the page sees a refusal',
  { vendor: 'salesforce_w2l', errors: [/form-action|Content Security Policy/] },
  async ({ page, server, receiver }) => {
    const back = server.page('/thanks.html', '<!doctype html><title>Thanks</title>');
    await blank({ page, server }, policy(`form-action ${receiver.origin()}; frame-src *`));
    const fields = [...new URLSearchParams(right.salesforce_w2l()[0].body)].map(([name, value]) => [
      name,
      name === 'retURL' ? back : value,
    ]);
    await frame(page, receiver.url, fields);
    await arrived(receiver, 1, 0);
  },
);

it(
  'form-action without the receiver: nothing leaves',
  { vendor: 'mailchimp', errors: [/form-action|Content Security Policy/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server }, policy("form-action 'self'; frame-src *"));
    await frame(page, receiver.url, [...new URLSearchParams(right.mailchimp()[0].body)]);
    assert.deepEqual(receiver.sequence, []);
  },
);

it(
  'connect-src without the receiver: nothing leaves',
  { errors: [/Content Security Policy|Refused/] },
  async ({ page, server, receiver }) => {
    await blank({ page, server }, policy("connect-src 'self'"));
    assert.deepEqual(await send(page, receiver.url, { body: JSON.stringify(leadOf(server)) }), { failed: 'TypeError' });
    assert.deepEqual(receiver.sequence, []);
  },
);
