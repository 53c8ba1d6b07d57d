//! The npm package's engine in Node, called as a page would call it. Prints rows of `{name, value, unit}` as JSON for
//! `cargo xtask bench`.

const { load } = await import(new URL('../../dist/npm/embed/engine.js', import.meta.url).href);

const full = [
  'S-CLD', 'S-CYB', 'S-DAT', 'S-INF', 'S-DCX', 'R-CLD', 'R-CYB', 'R-DAT', 'R-INF', 'R-DCX', 'ARC', 'INT', 'DCN', 'CHG',
  'MON', 'UNP', 'SEC', 'FRI', 'REC', 'OWN', 'PRI', 'BEN', 'LAN',
];
const express = ['S-CLD', 'S-CYB', 'S-DCX', 'R-CLD', 'R-DCX', 'INT', 'UNP', 'FRI', 'BEN'];

// The demo firm whose numbers docs/scoring.md works out.
const rungs = [3, 3, 3, 2, 3, 2, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1, 2, 1, 2, 1, 2, 1, 1];
const demo = Object.fromEntries(full.map((item, index) => [item, rungs[index]]));

let seed = 42;
const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const someAnswers = (items) =>
  Array.from({ length: 1000 }, () => Object.fromEntries(items.map((item) => [item, Math.floor(random() * 5)])));

const rows = [];
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
let sink = 0;

/** Calls a second: the median of five half seconds, after one to warm up. */
function rate(name, call) {
  const rates = [];
  for (let round = 0; round < 6; round++) {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < 500) {
      for (let burst = 0; burst < 50; burst++) sink += call(calls++ % 1000);
    }
    if (round) rates.push((calls / (performance.now() - start)) * 1000);
  }
  rows.push({ name: `Wasm in Node: ${name}`, value: median(rates), unit: 'calls/s' });
}

/** Milliseconds of one call: the median of 31, after five to warm up. */
function time(name, call) {
  const times = [];
  for (let run = 0; run < 36; run++) {
    const start = performance.now();
    sink += call();
    if (run >= 5) times.push(performance.now() - start);
  }
  rows.push({ name: `Wasm in Node: ${name}`, value: median(times), unit: 'ms' });
}

const loading = performance.now();
const engine = await load();
rows.push({ name: 'Wasm in Node: load the engine', value: performance.now() - loading, unit: 'ms' });

const first = performance.now();
sink += engine.report({ form: 'full', answers: demo }).gap;
rows.push({ name: 'Wasm in Node: first whole report', value: performance.now() - first, unit: 'ms' });

for (const [form, items] of [['express', express], ['full', full]]) {
  const inputs = someAnswers(items).map((answers) => ({ form, answers, brief: true }));
  rate(`brief report, ${form} form`, (index) => engine.report(inputs[index]).gap);
}
time('whole report with roadmap, demo firm, full form', () => engine.report({ form: 'full', answers: demo }).gap);

const [before, after] = someAnswers(full);
const people = ['technology', 'business'].map((role, index) => ({ role, answers: [before, after][index] }));
rate('compare two people, full form', () => engine.compare({ form: 'full', people }).distance);
rate('trend, full form', () => engine.trend({ form: 'full', before, after, days: 182 }).change);
const costs = { gap: 40, change_spend: 2_000_000, it_staff_cost: 1_200_000, unplanned_rung: 1 };
rate('cost', () => engine.cost(costs).total[1]);

if (!Number.isFinite(sink)) throw new Error('a call gave no number');
process.stdout.write(`${JSON.stringify(rows)}\n`);
