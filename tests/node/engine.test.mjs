//! The npm package's engine in Node: the golden numbers, and the same numbers as the native program, bit for bit.
//!
//! `cargo xtask test --only node` builds both sides and says in EXECUTION_GAP_BIN where the native program is.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';

const golden = JSON.parse(await readFile(new URL('../golden/golden.json', import.meta.url), 'utf8'));
const built = new URL('../../dist/npm/embed/engine.js', import.meta.url);

let engine;
before(async () => {
  const { load } = await import(built.href);
  engine = await load();
});

/** Where `actual` differs from what is expected of it; keys beyond those expected are free. */
function differences(actual, expected, path = '') {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const far = !(Math.abs(actual - expected) <= golden.tolerance * Math.max(1, Math.abs(expected)));
    return far ? [`${path}: ${actual}, expected ${expected}`] : [];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [`${path}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
    }
    return expected.flatMap((value, index) => differences(actual[index], value, `${path}[${index}]`));
  }
  if (expected !== null && typeof expected === 'object') {
    if (actual === null || typeof actual !== 'object') return [`${path}: ${actual}, expected an object`];
    return Object.keys(expected).flatMap((key) => differences(actual[key], expected[key], path ? `${path}.${key}` : key));
  }
  return actual === expected ? [] : [`${path}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
}

/** Runs each golden case through a function of the engine. */
function matchesGolden(cases, run) {
  assert.ok(cases.length > 0);
  const found = cases.flatMap((one, index) => {
    const { expect, ...input } = one;
    return differences(run(input), expect).map((difference) => `case ${index}: ${difference}`);
  });
  assert.deepEqual(found.slice(0, 20), [], `${found.length} differences`);
}

/** What a value looks like after JSON: -0 is 0, a key without a value is gone. */
const plain = (value) => JSON.parse(JSON.stringify(value));

/** The native program's reports for these inputs. */
async function native(inputs, ...flags) {
  const program = process.env.EXECUTION_GAP_BIN;
  assert.ok(program, 'EXECUTION_GAP_BIN names no program; run: cargo xtask test --only node');
  const child = spawn(program, ['score', ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  child.stdin.end(inputs.map((input) => `${JSON.stringify(input)}\n`).join(''));
  let out = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) out += chunk;
  assert.equal(await closed, 0, 'exit status');
  return out.trimEnd().split('\n').map((line) => JSON.parse(line));
}

test('the comparison itself notices a difference', () => {
  const expected = { gap: 1, list: [['A', 2]], none: null };
  assert.deepEqual(differences({ gap: 1 + 1e-12, list: [['A', 2]], none: null, more: 1 }, expected), []);
  assert.equal(differences({ gap: 1 + 1e-8, list: [['A', 2]], none: null }, expected).length, 1);
  assert.equal(differences({ gap: NaN, list: [], none: 0 }, expected).length, 3);
});

test('reports are the golden ones', () => matchesGolden(golden.reports, (input) => engine.report(input)));
test('comparisons are the golden ones', () => matchesGolden(golden.pairs, (input) => engine.compare(input)));
test('trends are the golden ones', () => matchesGolden(golden.trends, (input) => engine.trend(input)));
test('costs are the golden ones', () => matchesGolden(golden.costs, (input) => engine.cost(input)));

const inputs = golden.reports.map(({ form, answers }) => ({ form, answers }));

test('whole reports equal those of the native program', async () => {
  assert.deepStrictEqual(inputs.map((input) => plain(engine.report(input))), (await native(inputs)).map(plain));
});

test('brief reports equal those of the native program and leave out two keys', async () => {
  const brief = inputs.map((input) => plain(engine.report({ ...input, brief: true })));
  assert.deepStrictEqual(brief, (await native(inputs, '--brief')).map(plain));
  for (const report of brief) {
    assert.ok(!('roadmap' in report) && !('robustness' in report));
  }
});

test('weights change the score, and only their proportion does', () => {
  const { answers } = golden.reports.find(({ form, expect }) => form === 'full' && expect.gap > 20);
  const gap = (weights) => engine.report({ form: 'full', answers, weights, brief: true }).gap;
  assert.equal(gap({ BI: 1, PO: 1, AA: 1 }), gap(undefined));
  assert.equal(gap({}), gap(undefined));
  const alone = ['BI', 'PO', 'AA'].map((id) => gap({ BI: 0, PO: 0, AA: 0, [id]: 1 }));
  assert.equal(new Set(alone).size, 3);
  assert.ok(Math.abs(gap({ BI: 4, PO: 2 }) - gap({ BI: 2, PO: 1, AA: 0.5 })) < 1e-9);
  assert.notEqual(gap({ BI: 4, PO: 2 }), gap(undefined));
  assert.equal(gap({ BI: 0, PO: 0, AA: 0 }), null);
  for (const [weights, words] of [
    [{ XX: 1 }, '"weights" holds "XX"; it may hold BI, PO, AA.'],
    [{ BI: -1 }, 'The weight of BI is -1; it is a number from 0 to 1000.'],
    [{ PO: 1001 }, 'The weight of PO is 1001; it is a number from 0 to 1000.'],
    [{ AA: '1' }, 'The weight of AA is 1; it is a number from 0 to 1000.'],
    [{ AA: NaN }, 'The weight of AA is NaN; it is a number from 0 to 1000.'],
    [null, '"weights" is no object.'],
  ]) {
    assert.throws(() => gap(weights), { message: words });
  }
});

test('an input that is no set of answers is an error that names what is wrong', () => {
  const express = (answers) => () => engine.report({ form: 'express', answers });
  assert.throws(express({ NOPE: 1 }), /NOPE/);
  assert.throws(express({ INT: 5 }), /INT/);
  assert.throws(express({ 'S-DAT': 1 }), /S-DAT/);
});

test('many calls do not make the memory grow', () => {
  const run = () => inputs.forEach((input) => engine.report({ ...input, brief: true }));
  const size = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  for (let round = 0; round < 20; round++) run();
  const before = size();
  for (let round = 0; round < 200; round++) run();
  const grown = (size() - before) / 1e6;
  assert.ok(grown < 4, `${grown.toFixed(1)} MB more after ${200 * inputs.length} reports`);
});
