//! The npm package's engine in Node: the golden numbers, and the same numbers as the native program, bit for bit.
//!
//! `cargo xtask test --only node` builds both sides and says in EXECUTION_GAP_BIN where the native program is.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

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
    [{ XX: 1 }, '"weights" holds "XX"; it may hold "BI", "PO" and "AA".'],
    [{ BI: -1 }, 'the weight of BI is -1; a weight is a number from 0 to 1000.'],
    [{ PO: 1001 }, 'the weight of PO is 1001; a weight is a number from 0 to 1000.'],
    [{ AA: '1' }, 'the weight of AA is "1"; a weight is a number from 0 to 1000.'],
    [{ AA: NaN }, 'the weight of AA is NaN; a weight is a number from 0 to 1000.'],
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

test('an answer that is null or undefined is none', () => {
  const report = (answers) => engine.report({ form: 'express', answers, brief: true });
  assert.deepEqual(report({ INT: 1, UNP: null, BEN: undefined }), report({ INT: 1 }));
});

test('an input of another shape is an Error that says how the engine is asked', () => {
  const answers = { INT: 1 };
  for (const [call, input] of [
    ['report', undefined], ['report', null], ['report', 3], ['report', {}], ['report', { form: 'express' }], ['report', { form: 1, answers }],
    ['report', { form: 'express', answers: 'INT' }], ['report', { form: 'express', answers: 3 }], ['report', { form: 'express', answers: [1] }],
    ['report', { form: 'express', answers, weights: 3 }], ['report', { form: 'express', answers, brief: 'yes' }],
    ['compare', { form: 'express', people: 3 }], ['compare', { form: 'express', people: [{ answers }] }],
    ['trend', { form: 'full', before: {}, after: {} }], ['trend', { form: 'full', before: {}, after: {}, days: '3' }],
    ['cost', {}], ['cost', { gap: '40' }], ['cost', { gap: 40, unplanned_rung: 'x' }],
  ]) {
    const about = JSON.stringify(input);
    assert.throws(() => engine[call](input), (error) => {
      assert.ok(error instanceof Error, about);
      assert.match(error.message, new RegExp(`^the engine is asked as ${call}\\(.+; here, .+\\.$`), about);
      return true;
    });
  }
  assert.throws(() => engine.cost({ gap: 40, unplanned_rung: 5 }), { message: '"unplanned_rung" is 5; a rung is a whole number from 0 to 4.' });
  assert.throws(() => engine.compare({ form: 'full', people: [] }), /at least two people; 0 came/);
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

for (const [where, script] of [['as pages load it', 'embed/engine.js'], ['as the package has it', 'engine.js']]) {
  test(`a program with one byte changed is refused, ${where}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'execution-gap-'));
    try {
      await cp(fileURLToPath(new URL('../../dist/npm/', import.meta.url)), folder, { recursive: true });
      const module = join(folder, 'embed/engine/execution-gap_bg.wasm');
      const { load } = await import(pathToFileURL(join(folder, script)).href);
      const bytes = await readFile(module);
      bytes[bytes.length - 1] ^= 1;
      assert.ok(WebAssembly.validate(bytes), 'it would run');
      await writeFile(module, bytes);
      await assert.rejects(load(), /execution-gap_bg\.wasm was changed after it was built/);
      bytes[bytes.length - 1] ^= 1;
      await writeFile(module, bytes);
      assert.equal((await load()).report({ form: 'express', answers: { INT: 1 }, brief: true }).form, 'express');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
