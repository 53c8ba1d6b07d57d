//! Pages that name a campaign. What leaves such a page is in `leads.mjs`.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wasm } from './files.mjs';
import { element, html, loader } from './host.mjs';
import { distFolder } from './server.mjs';
import { Widget } from './widget.mjs';

export const schema = 'execution-gap.campaign/1';

/** The example of the contract, on this machine. */
export const example = (server) => ({
  schema,
  id: 'spring-2027',
  brand: { name: 'Acme Advisory', accent: '#FFCC00', logo: `${server.origin}/logo.svg` },
  gate: 'soft',
  lead: {
    adapter: 'webhook', profile: 'generic', endpoint: `${server.origin}/v1/leads`,
    fields: ['email', 'first_name', 'company'],
    controller: 'Acme GmbH', notice: { url: 'https://acme.example/privacy', version: '2026-10' },
    consents: [{ key: 'newsletter', purpose: 'marketing_email', text: 'Send me occasional articles.', version: 'n3' }],
  },
  cta: { label: 'Book a 20-minute review', url: 'https://acme.example/book' },
  weights: { BI: 1, PO: 1, AA: 1 },
  texts: { en: { 'welcome.title': 'How wide is your gap?' } },
  benchmark: null,
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30"/></svg>';

/** Opens a page whose element names a campaign; what is no text is written as JSON. */
export async function visit({ page, server }, campaign, { attributes = '', headers, head = loader } = {}) {
  server.route('GET', '/logo.svg', (_, response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(svg));
  server.page('/campaign.json', typeof campaign === 'string' ? campaign : JSON.stringify(campaign));
  const body = element(`loading="eager" config="campaign.json" ${attributes}`);
  await page.goto(server.page('/host.html', html({ body, head }), headers));
  return new Widget(page);
}

/** Holds the program back, of either kind; returns the function that lets it come. */
export function hold(server) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  for (const path of [wasm]) {
    server.route('GET', path, async (_, response) => {
      await released;
      response.writeHead(200, { 'content-type': 'application/wasm' }).end(await readFile(join(distFolder(), path)));
    });
  }
  return release;
}
