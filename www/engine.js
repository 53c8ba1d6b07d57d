/**
 * The scoring engine without any interface, in browsers and in Node 20 or newer. Types are in `engine.d.ts`.
 *
 * Nothing is computed here: objects are turned into what passes through Wasm quickly, and back. `crates/wasm/engine` is the
 * other side and says how answers and rows are laid out.
 */

import init, * as wasm from './engine/execution-gap.js';

let loading;

/** Loads the engine once; every further call gives the same one. A failed attempt may be repeated. */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start() {
  const url = new URL('./engine/execution-gap_bg.wasm', import.meta.url);
  // Node's fetch does not read files.
  const file = url.protocol === 'file:' && globalThis.process?.versions?.node;
  await init({ module_or_path: file ? await (await import(/* webpackIgnore: true */ /* @vite-ignore */ 'node:fs/promises')).readFile(url) : url });
  const [[version], items, forms, capabilities, breakdowns, outcomes, areas, bands, patterns, phases] = wasm
    .names()
    .split('\n')
    .map((line) => line.split('\t'));

  // The row that is being read; reading is synchronous, so one at a time is enough.
  let row;
  let at;
  const read = (numbers) => {
    row = numbers;
    at = 0;
  };
  const number = () => row[at++];
  const option = () => {
    const value = row[at++];
    return value === value ? value : null;
  };
  const flag = () => row[at++] === 1;
  const name = (names) => {
    const value = row[at++];
    return value === value ? names[value] : null;
  };
  const list = (element) => {
    const elements = [];
    for (let left = number(); left > 0; left--) elements.push(element());
    return elements;
  };
  const byItem = (value) => {
    const object = {};
    for (let left = number(); left > 0; left--) object[items[number()]] = value();
    return object;
  };
  const table = (names, value) => {
    const object = {};
    for (const key of names) object[key] = value();
    return object;
  };
  const scores = () => table(capabilities, option);
  const pair = () => [items[number()], number()];
  const steps = () => list(pair);
  const move = () => {
    const item = name(items);
    return item === null ? null : { item, steps: steps(), gain: number(), effort: number() };
  };
  const planned = () => ({ phase: name(phases), steps: steps(), effort: number(), gap_after: number() });
  const robustness = () => {
    const numbers = { same: option(), of: option(), lo: option(), hi: option() };
    return numbers.of === null ? null : numbers;
  };
  const three = () => {
    const amounts = [option(), option(), option()];
    return amounts[0] === null ? null : amounts;
  };

  return Object.freeze({
    report(input) {
      const { form, answers, brief, weights } = object(input, 'the input');
      read(wasm.report(plain(form), written(answers), Boolean(brief), weighted(weights, capabilities)));
      const report = {
        form: name(forms),
        gap: option(),
        shown: option(),
        band: name(bands),
        band_certain: flag(),
        reportable: flag(),
        low: option(),
        high: option(),
        signed: option(),
        ambition: option(),
        execution_overall: option(),
        coverage: number(),
        drag: number(),
        strategy: scores(),
        results: scores(),
        practices: scores(),
        execution: scores(),
        after_drag: scores(),
        target: scores(),
        shortfall: scores(),
        drag_loss: scores(),
        severity: table(breakdowns, option),
        drag_points: table(breakdowns, number),
        areas: table(areas, () => ({ strategy: option(), results: option() })),
        outcomes: table(outcomes, () => ({ support: option(), gap: option() })),
        pattern: name(patterns),
        blind_spots: list(() => items[number()]),
        resolution: option(),
        ask_next: list(pair),
        one_move: move(),
        best_value: move(),
      };
      if (!brief) {
        report.roadmap = list(planned);
        report.robustness = robustness();
      }
      report.model_version = version;
      return report;
    },

    compare(input) {
      const { form, people } = object(input, 'the input');
      if (!Array.isArray(people)) throw new Error('"people" is a list of { role, answers }.');
      let text = '';
      for (const person of people) {
        const { role, answers } = object(person, 'a person');
        text += `${plain(role)}\x1e${written(answers)}\x1d`;
      }
      read(wasm.compare(plain(form), text));
      return {
        n: number(),
        distance: option(),
        bias: option(),
        flagged: list(() => items[number()]),
        rwg: byItem(number),
        difference: scores(),
        combined: byItem(() => option() ?? 'na'),
        gap: option(),
        hull: hull(option(), option()),
      };
    },

    trend(input) {
      const { form, before, after, days } = object(input, 'the input');
      read(wasm.trend(plain(form), written(before), written(after), numeric(days)));
      return {
        G0: option(),
        G1: option(),
        change: option(),
        from_ambition: option(),
        from_execution: option(),
        per_month: option(),
        noise: option(),
        real: flag(),
        months_to_target: option(),
        items: number(),
      };
    },

    cost(input) {
      const { gap, low, high, change_spend, it_staff_cost, unplanned_rung } = object(input, 'the input');
      if (unplanned_rung != null && ![0, 1, 2, 3, 4].includes(unplanned_rung)) {
        throw new Error(`"unplanned_rung" is ${plain(unplanned_rung)}; a rung is a whole number from 0 to 4.`);
      }
      const amounts = [low, high, change_spend, it_staff_cost].map((value) => (value == null ? undefined : numeric(value)));
      read(wasm.cost(numeric(gap), ...amounts, unplanned_rung ?? undefined));
      const [value, reactive, total, shown] = [three(), three(), three(), three()];
      return { parts: { ...(value && { value }), ...(reactive && { reactive }) }, total, shown };
    },
  });
}

function object(value, what) {
  if (value === null || typeof value !== 'object') throw new Error(`${what} is no object.`);
  return value;
}

/** Anything but a number is NaN, which the engine refuses by name. */
const numeric = (value) => (typeof value === 'number' ? value : NaN);

const LARGEST_WEIGHT = 1000;

/** One weight for each capability, 1 for each that is not named; none when all count the same. */
function weighted(weights, capabilities) {
  if (weights === undefined) return [];
  for (const [key, weight] of Object.entries(object(weights, '"weights"'))) {
    if (!capabilities.includes(key)) {
      throw new Error(`"weights" holds "${plain(key)}"; it may hold ${capabilities.join(', ')}.`);
    }
    if (!(numeric(weight) >= 0 && weight <= LARGEST_WEIGHT)) {
      throw new Error(`The weight of ${key} is ${plain(weight)}; it is a number from 0 to ${LARGEST_WEIGHT}.`);
    }
  }
  return capabilities.map((key) => weights[key] ?? 1);
}

const hull = (low, high) => (low === null ? null : [low, high]);

/** Foreign text without the three letters that separate what is sent. */
const plain = (text) => String(text).replace(/[\x1d-\x1f]/g, '\ufffd');

/** Answers as one text. What is undefined is absent; whether an answer makes sense is the engine's to say. */
function written(answers) {
  if (answers === null || typeof answers !== 'object' || Array.isArray(answers)) {
    throw new Error('answers are an object, { "INT": 1, "UNP": "dk", … }.');
  }
  let text = '';
  for (const item of Object.keys(answers)) {
    const answer = answers[item];
    if (typeof answer === 'number') text += `${plain(item)}\x1fo${answer}\x1e`;
    else if (typeof answer === 'string') text += `${plain(item)}\x1ft${plain(answer)}\x1e`;
    else if (answer !== undefined) text += `${plain(item)}\x1fo${words(answer)}\x1e`;
  }
  return text;
}

function words(answer) {
  if (Array.isArray(answer)) return 'a list';
  if (answer !== null && typeof answer === 'object') return 'an object';
  return typeof answer === 'function' ? 'a function' : plain(answer);
}
