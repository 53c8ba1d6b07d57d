//! What shows only over time: hundreds of elements put in and taken out, and a program that stops for good.

import assert from 'node:assert/strict';
import { rows } from './lib/pages.mjs';

const row = rows('Over time');

// Growth is measured where an engine can be made to collect first; elsewhere the last element has to work as the first.
row('many', '500 times in and out, without growth (measured in Chromium)', async (host) => {
  await host.open();
  const cycles = async (times) => {
    await host.visitor.run((times) => window.cycle(times), times);
    if (!host.visitor.collected) return;
    const program = await host.visitor.run(async () => {
      const glue = await import('/embed/wasm/execution-gap.js'); // the very module that the widgets of the page use
      return (await glue.default()).memory.buffer.byteLength;
    });
    return { program, ...(await host.visitor.collected()) };
  };
  const early = await cycles(50);
  const late = await cycles(450);
  if (early) {
    const growth = Object.fromEntries(Object.keys(early).map((what) => [what, (late[what] - early[what]) / 450]));
    assert.ok(growth.nodes < 0.1 && growth.listeners < 0.1, `${JSON.stringify(growth)} for each time in and out`);
    assert.ok(growth.heap < 400 && growth.program < 400, `${JSON.stringify(growth)} bytes for each time in and out`);
  }
  await host.visitor.run(() => window.cycle(1, 'stay'));
  return host.works();
});

// Yew itself writes what it could not do to the console; nothing may be thrown.
const notices = [/^console: failed to (append|insert)/];

row('crash', 'the program stops: begun anew once, with all answers, then the fallback', { notices }, async (host) => {
  await host.open();
  await host.works('#one');
  await host.works('#two');
  const answers = (id) => host.visitor.run((id) => document.querySelector(id).answers().then(({ answers }) => answers), id);
  const crash = async (item) => {
    host.widget = '#one';
    await host.click(`fieldset[data-item="${item}"] input[value="1"] + label`);
    await host.visitor.run(() => {
      window.faults = [];
      window.armed = true;
    });
    await host.click('[data-action="continue"]');
    await host.visitor.until('the crash is reported', 5000, () => window.faults.length > 0);
  };

  await crash('UNP');
  await host.shows('fieldset[data-item="BEN"]');
  assert.deepEqual(await answers('#one'), { INT: 2, UNP: 1 });
  assert.deepEqual(await answers('#two'), { INT: 2 });
  host.widget = '#two';
  await host.answer('UNP', 3);

  await crash('BEN');
  const state = await host.fallsBack('#one');
  host.widget = '#two';
  await host.answer('BEN', 3);
  assert.deepEqual(await answers('#two'), { INT: 2, UNP: 3, BEN: 3 });
  return state;
});
