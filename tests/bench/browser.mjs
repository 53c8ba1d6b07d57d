//! The widget beside a hand-written page, in one run, in turns: `cargo xtask bench --browser`. Prints a table and writes
//! it with every sample below the folder named: `node tests/bench/browser.mjs FOLDER [ROUNDS]`.
//!
//! Medians of a noisy machine: the ratios say more than the times.

import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../e2e/lib/browser.mjs';
import { serve } from './server.mjs';
import { visit } from './visit.mjs';

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('playwright-core');
const [folder, rounds = '7'] = process.argv.slice(2);
const pages = ['handwritten', 'widget', 'hinted'];
const conditions = [{ network: 'slow4g', cpu: 4, isShort: true }, { network: 'none', cpu: 4 }];

/** What the table shows: the measure, its unit and digits, and in which of the conditions it was taken. */
const rows = [
  ['first screen usable, Slow 4G, 4×', 'first', 'slow4g', 'ms', 0],
  ['first question usable, Slow 4G, 4×', 'interactive', 'slow4g', 'ms', 0],
  ['sent before the first screen is usable', 'early', 'slow4g', 'bytes', 0],
  ['sent before the first question is usable', 'bytes', 'slow4g', 'bytes', 0],
  ['blocking time, Slow 4G, 4×', 'blocking', 'slow4g', 'ms', 0],
  ['longest task until the first answer, Slow 4G, 4×', 'longest', 'slow4g', 'ms', 0],
  ['press to next state, median, 4×', 'step', 'none', 'ms', 1],
  ['press to next state, slowest, 4×', 'slowest', 'none', 'ms', 1],
  ['slowest interaction as the browser counts, 4×', 'interaction', 'none', 'ms', 0],
  ['script for each press, 4×', 'script', 'none', 'ms', 2],
  ['style and layout for each press, 4×', 'layout', 'none', 'ms', 2],
  ['last press to the result, 4×', 'result', 'none', 'ms', 1],
  ['sent in the whole journey', 'journey', 'none', 'bytes', 0],
  ['heap and buffers at the end', 'memory', 'none', 'MB', 2],
  ['layout shift', 'shift', 'none', '', 3],
];

const server = await serve();
const samples = [];
for (let round = 0; round < Number(rounds); round++) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  await visit(browser, server, pages[0], { network: 'none', cpu: 1, isShort: true }); // warms the browser up
  for (const condition of conditions) {
    for (const page of pages) samples.push({ page, ...condition, round, ...(await visit(browser, server, page, condition)) });
  }
  await browser.close();
  process.stderr.write(`round ${round + 1} of ${rounds}, load ${loadavg()[0].toFixed(1)}\n`);
}
server.close();

const median = (page, network, measure) => {
  const values = samples.filter((sample) => sample.page === page && sample.network === network).map((sample) => sample[measure]);
  return values.sort((a, b) => a - b)[values.length >> 1];
};
const lines = rows.map(([title, measure, network, unit, digits]) => {
  const values = pages.map((page) => median(page, network, measure));
  const ratios = values.slice(1).map((value) => (values[0] ? (value / values[0]).toFixed(2) : ''));
  return `| ${title} | ${values.map((value) => value.toFixed(digits)).join(' | ')} | ${unit} | ${ratios.join(' | ')} |`;
});
const head = '| measured | hand-written | widget | with hints | | ratio | with hints |';
const table = [head, '|---|---:|---:|---:|---|---:|---:|', ...lines].join('\n');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'browser.md'), table + '\n');
await writeFile(join(folder, 'browser.json'), JSON.stringify(samples, null, 1));
console.log(table);
