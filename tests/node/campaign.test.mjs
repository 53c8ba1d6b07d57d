//! What a page makes of a campaign (`www/campaign/campaign-effective.js`, `www/campaign/campaign-colours.js`) is what the native program
//! makes of it: sound ones, and thousands with mistakes.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { tokens } from '../../www/campaign/campaign-colours.js';
import { effective } from '../../www/campaign/campaign-effective.js';

const program = process.env.EXECUTION_GAP_BIN ?? 'target/debug/execution-gap';
const PAGES = ['https://www.acme.example', 'http://localhost:8080'];
const SEED = Number(process.env.CAMPAIGN_SEED ?? 20271130);
const MANY = Number(process.env.CAMPAIGNS ?? 600);

/** The same numbers in every run (mulberry32). */
function numbers(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (most) => Math.floor(next() * most);
  return { below, one: (list) => list[below(list.length)] };
}

/** Every campaign that the pages show, and one with every field. */
async function sound() {
  const pages = await Promise.all(['docs/campaign.md', 'docs/leads.md'].map((page) => readFile(page, 'utf8')));
  const blocks = pages.flatMap((page) => [...page.matchAll(/```json\n(.*?)```/gs)].map(([, block]) => JSON.parse(block)));
  const all = JSON.parse(await readFile('crates/campaign/tests/campaign/everything.json', 'utf8'));
  // No receiver takes all of its options.
  const { lead, ...rest } = all;
  return [...blocks, all, { ...rest, lead: blocks.find((block) => block.lead).lead }];
}

const TEXTS = [
  '', ' ', 'x', 'é', '😀', 'a\nb', '\u007f', 'x'.repeat(121), 'x'.repeat(501), 'x'.repeat(1001), '😀'.repeat(80), '😀'.repeat(81),
  'soft', 'hard', 'webhook', 'hubspot', 'host', 'generic', 'n8n', 'netlify', 'json', 'email', 'phone', 'consent', 'request',
  'newsletter', 'marketing_email', '__proto__', 'constructor', 'api_key', 'clientSecret', '#FC0', '#fFcc00', '#12345', 'red',
  'sk_live_0123456789abcdef', 'x SG.0123456789abcdef', 'eyJhbGciOi.eyJzdWIi.c2lnbmF0', '-----BEGIN', 'AIza012345',
  '2027-03', '2027-13-40', '2027-3', 'en', 'pt-BR', 'execution-gap.campaign/1', 'execution-gap.campaign/2', '{n}', '}',
  'https://acme.example', 'https://acme.example/', 'http://acme.example/', 'https://ACME.example/', 'https://a_b.example/',
  'https://acme.example:443/x?y=1#z', 'https://acme.example:123456/', 'https://u@acme.example/', 'https://acme/', 'https://acme.example./',
  'https://-a.example/', 'https://a-.example/', 'https://a..example/', 'https://localhost/', 'http://127.0.0.1:9/', 'https://x.localhost/',
  'https://127.1/', 'https://127.0x1/', 'https://[::1]/', 'https://[2001:db8::1]/', 'https://[::', 'https://printer.local/', 'https://x.internal/',
  'https://10.0.0.1/', 'https://172.16.0.1/', 'https://172.32.0.1/', 'https://192.168.0.1/', 'https://100.64.0.1/', 'https://100.128.0.1/',
  'https://169.254.1.1/', 'https://8.8.8.8/', 'https://8.8.8.08/', 'https://8.8.8/', 'https://8.8.8.256/', 'https://1.2.3.4.5/', 'https://0x7f/',
  'https://224.0.0.1/', 'https://acme.example/?access_token=1', 'https://acme.example/?a?token=1', 'https://acme.example/#token=1', 'https://acme.example/ä',
  'https://hooks.zapier.com/hooks/catch/', 'https://hooks.zapier.com/hooks/catch/1/', 'https://hook.eu1.make.com/a', 'https://hook.a.b.make.com/a',
  'https://api-eu1.hsforms.com/submissions/v3/integration/submit/12345/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f', 'https://script.google.com/macros/s/x/exec',
  'https://a.my.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8', 'https://acme.activehosted.com/proc.php', 'https://www.acme.example/gap',
  'javascript:alert(1)', `https://acme.example/${'x'.repeat(1010)}`,
];
const VALUES = [null, true, false, 0, -1, 0.0005, 0.001, 0.5, 1, 2.5, 199, 200, 1000, 1001, 2147483648, 1e300, [], {}, [[]], ['email'], ['email', 'email']];
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x', 'token', 'name', 'url', 'email', 'scores_gap', 'PO', 'CLD', 'gap', 'u', 'f', 'mode', 'profile', 'required', 'checked', 'percentile', '1'];

/** The containers of a tree. */
function places(value, found = []) {
  if (typeof value !== 'object' || value === null) return found;
  found.push(value);
  for (const inner of Object.values(value)) places(inner, found);
  return found;
}

const set = (object, key, value) =>
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });

/** Spoils a tree in one place. */
function spoil(tree, { below, one }, others) {
  const place = one(places(tree));
  const keys = Object.keys(place);
  const value = () => {
    const kind = below(10);
    if (kind < 5) return one(TEXTS);
    if (kind < 8) return structuredClone(one(VALUES));
    const other = one(places(one(others)));
    return structuredClone(one([other, ...Object.values(other)]));
  };
  const key = one(keys.length ? keys : ['x']);
  switch (below(8)) {
    case 0:
      if (!Array.isArray(place)) delete place[key];
      else place.splice(below(place.length + 1), 1);
      break;
    case 1:
      if (Array.isArray(place)) place.push(place.length ? structuredClone(one(place)) : value());
      else set(place, one(KEYS), value());
      break;
    case 2:
      if (typeof place[key] === 'string') place[key] += one(['x', ' ', '/', '.', '\t', '?token=1']);
      else if (typeof place[key] === 'number') place[key] *= one([-1, 0, 0.1, 1000]);
      break;
    default:
      set(place, key, value());
  }
  return tree;
}

/** What the native program makes of campaigns, for a page of this origin. */
async function native(campaigns, page) {
  const folder = await mkdtemp(join(tmpdir(), 'execution-gap-campaigns-'));
  try {
    const files = campaigns.map((_, at) => join(folder, `${at}.json`));
    await Promise.all(files.map((file, at) => writeFile(file, JSON.stringify(campaigns[at]))));
    const options = { maxBuffer: 1 << 28 };
    // Mistakes end the program with 1; the settings are printed all the same.
    const { stdout } = await promisify(execFile)(program, ['check', '--effective', '--page', page, ...files], options)
      .catch((ended) => (ended.code === 1 ? ended : Promise.reject(ended)));
    const made = new Map(stdout.trim().split('\n').map((line) => JSON.parse(line)).map((one) => [one.file, one]));
    return files.map((file) => made.get(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The program knows a campaign by its schema, also one of another version. */
const named = (campaign) =>
  /^execution-gap\.campaign\//.test(campaign.schema) ? campaign : { ...campaign, schema: 'execution-gap.campaign/0' };

async function compare(campaigns) {
  const seen = { open: 0, closed: 0 };
  for (const page of PAGES) {
    const expected = await native(campaigns, page);
    // What is nested too deeply the program does not read at all; to a page it is nothing.
    const nothing = { campaign: effective({}, page), colours: {} };
    assert.ok(expected.filter(Boolean).length > 0.99 * campaigns.length);
    for (const [at, { campaign, colours } = nothing] of expected.entries()) {
      // As a page reads it.
      const json = JSON.parse(JSON.stringify(campaigns[at]));
      const found = effective(json, page);
      assert.deepEqual(found, campaign, `${page}, ${JSON.stringify(campaigns[at])}`);
      const painted = found.brand.accent ? tokens(found.brand.accent) : [];
      assert.deepEqual(Object.fromEntries(painted.map(([name, ...pair]) => [name, pair])), colours);
      if ('lead' in json) seen[found.lead ? 'open' : 'closed'] += 1;
    }
  }
  return seen;
}

test('sound campaigns', async () => {
  const { open, closed } = await compare(await sound());
  assert.ok(open > 20, `${open}`);
  // The one with every field, whose options no receiver takes together.
  assert.ok(closed >= PAGES.length, `${closed}`);
});

test(`campaigns with mistakes, from seed ${SEED}`, async () => {
  const random = numbers(SEED);
  const samples = await sound();
  const campaigns = Array.from({ length: MANY }, () => {
    const tree = structuredClone(random.one(samples));
    for (let left = 1 + random.below(3); left > 0; left -= 1) spoil(tree, random, samples);
    return named(tree);
  });
  const { open, closed } = await compare(campaigns);
  assert.ok(open > MANY / 10 && closed > MANY / 10, `${open} open, ${closed} closed`);
});

test('every address of the list as endpoint, logo and link', async () => {
  const lead = (endpoint) => ({ adapter: 'webhook', endpoint });
  const schema = 'execution-gap.campaign/1';
  await compare(TEXTS.map((url) => ({ schema, lead: lead(url), brand: { logo: url, name: url }, cta: { label: 'x', url } })));
});

test('the colours of a thousand brands', async () => {
  const random = numbers(SEED);
  const hex = () => random.below(256).toString(16).padStart(2, '0');
  const accents = Array.from({ length: 1000 }, () => `#${hex()}${hex()}${hex()}`);
  const edges = ['#000', '#fff', '#F00', '#0f0', '#00F', '#777', '#ff0', '#0ff', '#f0f'];
  await compare([...accents, ...edges].map((accent) => ({ schema: 'execution-gap.campaign/1', brand: { accent } })));
});

test('what is too large, too deep, or no object is nothing', async () => {
  const schema = 'execution-gap.campaign/1';
  const deep = (levels) => Array.from({ length: levels }).reduce((inner) => [inner], 1);
  const brand = { name: 'Acme' };
  const wide = (many) => ({ schema, brand, x: Array(many).fill(0) });
  const campaigns = [{ schema, brand, x: deep(14) }, { schema, brand, x: deep(15) }, wide(19_995), wide(19_996)];
  await compare(campaigns);
  assert.deepEqual(campaigns.map((campaign) => effective(campaign, PAGES[0]).brand), [brand, {}, brand, {}]);
  const nothing = effective({}, PAGES[0]);
  for (const json of [null, 1, 'x', true, [], [[]], deep(1000)]) assert.deepEqual(effective(json, PAGES[0]), nothing);
});
