//! Links, texts, policies and pages that mean harm, or just get in the way. None may send a lead elsewhere, run anything, or
//! cost the visitor the report.

import assert from 'node:assert/strict';
import { arrived, heard, open as openPage, person, until, withReceiver } from './lib/leads.mjs';
import { element, express, html, loader } from './lib/host.mjs';
import { start } from '../receivers/receiver.mjs';

const it = withReceiver();

/** Addresses that name a receiver of their own. */
const hostile = (evil) => {
  const url = encodeURIComponent(evil);
  const json = encodeURIComponent(
    JSON.stringify({ schema: 'execution-gap.campaign/1', lead: { adapter: 'webhook', endpoint: evil } }),
  );
  const keys = [
    'endpoint',
    'lead.endpoint',
    'lead[endpoint]',
    'config',
    'campaign',
    'data-endpoint',
    'gap-endpoint',
    'webhook',
    'url',
    'action',
    'redirect',
    'return_url',
    'retURL',
    'next',
    'adapter',
  ];
  return [
    ...keys.flatMap((key) => [`?${key}=${url}`, `#${key}=${url}`]),
    `?config=${json}`,
    `#config=${json}`,
    `#${json}`,
    `?${json}`,
    `#gap1.${btoa(evil)}`,
    '#gap1.AAAA',
    `#gap1.${'A'.repeat(8000)}`,
    '#gap1.%E0%A4%A',
    `?__proto__[endpoint]=${url}`,
    `?constructor[prototype][endpoint]=${url}`,
    `#__proto__.endpoint=${url}`,
    `?hidden-fields=endpoint=${url}`,
    `?mode=json&endpoint=${url}`,
    `?utm_source=${url}`,
    `?gclid=${url}`,
    `?gate=none&config=${url}`,
    `#<script>location=${url}</script>`,
    '?utm_source=%E0%A4%A',
    '?%',
    `?base=${url}`,
    `?config-integrity=sha256-x&config=${url}`,
  ];
};

it(
  'fifty addresses that name another receiver: leads go where the campaign says',
  { timeout: 300_000 },
  async ({ context, server, receiver, vendor }) => {
    const evil = await start('generic');
    try {
      const addresses = hostile(evil.url);
      assert.ok(addresses.length >= 50, `${addresses.length}`);
      for (const [at, query] of addresses.entries()) {
        const page = await context.newPage();
        const { widget, form } = await openPage({ page, server, receiver, vendor }, { query, to: 'welcome' });
        await widget.host.evaluate((host, answers) => host.restore({ form: 'express', answers }), express);
        await widget.race(express);
        await form.complete({ ...person, first_name: `Ana ${at}` });
        await form.tells('confirmed');
        await page.close();
      }
      assert.equal(receiver.leads.length, addresses.length);
      assert.deepEqual(evil.requests, []);
    } finally {
      await evil.stop();
    }
  },
);

const evil = {
  email: person.email,
  first_name: '<img src=x onerror=window.hit=1>',
  last_name: '"><script>window.hit=1</script>',
  company: "javascript:window.hit=1//';alert(1)//",
};
const strict = (receiver) => ({
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; " +
    `connect-src 'self' ${receiver.origin()}; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
});
/** Violations of the policy, from the beginning. */
const watch = (page) =>
  page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });

for (const script of [[], ['400']]) {
  it(
    `scripts as names${script.length ? ', and in the answer' : ''}, under a strict policy and Trusted Types`,
    { receiver: { script }, errors: script.length ? [/Failed to load resource/] : [] },
    async ({ page, server, receiver, vendor }) => {
      await watch(page);
      const { widget, form } = await openPage(
        { page, server, receiver, vendor },
        { headers: strict(receiver), query: '?utm_source=<script>window.hit=1</script>' },
      );
      await form.complete(evil);
      if (script.length) await form.find('[data-field-error="email"]').waitFor();
      else {
        await form.tells('confirmed');
        const { contact } = await arrived(receiver);
        assert.deepEqual(
          [contact.first_name, contact.last_name, contact.company],
          [evil.first_name, evil.last_name, evil.company],
        );
      }
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.equal(
        await widget.host.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('script, img, [onerror]').length),
        0,
      );
      assert.deepEqual(await page.evaluate(() => window.violations), []);
    },
  );
}

it(
  'a policy without the receiver: the visitor is told, keeps the report, and nothing is called sent',
  { errors: [/Content Security Policy|Refused|Failed/] },
  async ({ page, open, receiver, server }) => {
    await page.clock.install();
    const headers = {
      'content-security-policy': "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'",
    };
    const { widget, form } = await open({ headers });
    await form.complete();
    for (let turn = 0; turn < 40 && !(await heard(page, 'lead-result')).some(({ final }) => final); turn++) {
      await page.clock.runFor(1000);
      await page.waitForTimeout(30);
    }
    await form.tells('unknown');
    await widget.find('[data-section="plan"]').waitFor();
    assert.deepEqual([receiver.requests, receiver.leads.length], [[], 0]);
    assert.ok(server.origin);
  },
);

it(
  'form-action without the return page: the lead is there once, and is not sent again by itself',
  { vendor: 'salesforce_w2l', errors: [/form-action|Content Security Policy/] },
  async ({ page, open, receiver }) => {
    const headers = {
      'content-security-policy': `default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; form-action ${receiver.origin()}; frame-src *`,
    };
    const { form } = await open({ headers });
    await form.complete();
    await until(async () => (await heard(page, 'lead-result')).some(({ final }) => final), 'no result', 30_000);
    await arrived(receiver, 1, 2000);
    assert.ok(['handed_over', 'unknown'].includes((await heard(page, 'lead-result')).at(-1).outcome));
  },
);

it('a page that replaces what the widget uses, after it has loaded', async ({ page, open, receiver }) => {
  const { form } = await open();
  await page.evaluate(() => {
    window.stolen = [];
    window.fetch = (...all) => (window.stolen.push(all), Promise.reject(new Error('stolen')));
    JSON.stringify = () => '{}';
    crypto.randomUUID = () => 'not-an-id';
    Array.prototype.toJSON = () => 'array';
  });
  await form.complete();
  await form.tells('confirmed');
  await page.evaluate(() => delete Array.prototype.toJSON);
  assert.equal(await page.evaluate(() => window.stolen.length), 0);
  await arrived(receiver);
});

it('storage that is blocked costs nothing', async ({ page, open, receiver }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  const { form } = await open();
  await form.complete();
  await form.tells('confirmed');
  await arrived(receiver);
});

// Without "allow-forms" a browser swallows the event of a form that is sent, too.
for (const allowed of ['allow-scripts allow-forms', 'allow-scripts']) {
  it(
    `a sandbox without an origin (${allowed}): the journey ends, and the lead arrives`,
    { receiver: { page: undefined } },
    async ({ page, server, receiver }) => {
      const { origin } = server;
      const lead = {
        adapter: 'webhook',
        profile: 'generic',
        endpoint: receiver.url,
        fields: ['email'],
        controller: 'Acme GmbH',
        notice: { url: 'https://www.acme.example/privacy', version: '1' },
      };
      server.page('/campaign.json', JSON.stringify({ schema: 'execution-gap.campaign/1', lead }), {
        'access-control-allow-origin': '*',
      });
      const head = loader.replace('/embed', `${origin}/embed`);
      server.page('/inside.html', html({ head, body: element(`loading="eager" config="${origin}/campaign.json"`) }));
      const outside = `<!doctype html><title>Outside</title><iframe sandbox="${allowed}" src="/inside.html" width="700" height="900" title="Inside"></iframe>`;
      await page.goto(server.page('/outside.html', outside));
      const widget = page.frameLocator('iframe').locator('execution-gap');
      await widget.locator('[data-screen]').waitFor();
      await widget.evaluate((host, answers) => host.restore({ form: 'express', answers }), express);
      const review = widget.locator('[data-screen="review"] [data-action="continue"]');
      if (await review.count()) await review.click();
      await widget.locator('[data-screen="contact"] [name="email"]').fill(person.email);
      await widget.locator('[data-action="send"]').click();
      await until(() => receiver.leads.length === 1, 'nothing arrived');
      assert.equal(receiver.requests[0].header('origin'), 'null');
      await widget.locator('[data-outcome="confirmed"]').first().waitFor();
      await widget.locator('[data-section="plan"]').waitFor();
    },
  );
}

it(
  'a clock that is a year off: the lead arrives',
  { receiver: { skew: 365 * 86_400_000 } },
  async ({ page, open, receiver }) => {
    await page.clock.install({ time: Date.now() + 365 * 86_400_000 });
    const { form } = await open();
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver);
  },
);

for (const days of [-365, -40, 365]) {
  it(`HubSpot, which refuses wrong times, takes the lead of a clock that is ${days} days off`, { vendor: 'hubspot' }, async ({
    page,
    open,
    receiver,
  }) => {
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    const { form } = await open();
    await form.complete();
    await form.tells('confirmed');
    await arrived(receiver);
  });
}

it('a campaign on a public page cannot name this machine or a private network', async ({ page, server }) => {
  // What is private is tested natively (crates/campaign/tests); here is that the module in the page says so.
  await page.goto(server.page('/blank.html', '<!doctype html><title>Blank</title><link rel="icon" href="data:,">'));
  const examined = await page.evaluate(async () => {
    const [glue, words] = await Promise.all([
      import('/embed/campaign/execution-gap.js'),
      fetch('/embed/lang/en.txt').then((answer) => answer.text()),
    ]);
    await glue.default({ module_or_path: '/embed/campaign/execution-gap_bg.wasm' });
    const mistakes = (endpoint) =>
      glue.check(
        { schema: 'execution-gap.campaign/1', lead: { adapter: 'webhook', endpoint } },
        'https://www.acme.example',
        words,
      ).mistakes;
    const hosts = [
      'https://127.0.0.1/x',
      'https://localhost/x',
      'https://10.0.0.1/x',
      'https://192.168.1.1/x',
      'https://[::1]/x',
      'https://router.local/x',
      'http://acme.example/x',
    ];
    return hosts.map((endpoint) => mistakes(endpoint).map(({ pointer, closes }) => [pointer, closes]));
  });
  assert.deepEqual(examined, Array(7).fill([['/lead/endpoint', 'sending']]));
});
