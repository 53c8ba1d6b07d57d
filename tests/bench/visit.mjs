//! One cold visit of a page, measured: loading, the first answer, every question to the result. Real presses through the
//! browser's debugger; times are the page's own.

import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { drivers, questions, rung } from './drivers.mjs';

const inpage = await readFile(new URL('inpage.js', import.meta.url), 'utf8');
const PATIENCE_MS = 30_000;

/** 150 ms of latency, 1.6 Mbit/s down, 750 kbit/s up: what Lighthouse calls Slow 4G. */
const slow4g = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
export const networks = { none: null, slow4g };

const text = JSON.stringify;

/** Opens a page in a context of its own (cold caches) and gives hands and eyes in it. */
async function enter(browser, cpu, network) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.enable');
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: inpage });
  await cdp.send('Network.enable');
  // CPU time of the main thread: other programs on the machine hardly change it.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (networks[network]) await cdp.send('Network.emulateNetworkConditions', networks[network]);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const ask = async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const until = (selector, ms = PATIENCE_MS) => ask(`__bench.until(${text(selector)}, ${ms})`);
  const press = async ({ x, y }) => {
    const at = { x, y, button: 'left', clickCount: 1 };
    await Promise.all([
      cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed', buttons: 1 }),
      cdp.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' }),
    ]);
  };
  /** Presses a selector and waits until another is painted; from the click to that paint, in ms. */
  const step = async (selector, expected) => {
    const at = await ask(`__bench.aim(${text(selector)}, ${PATIENCE_MS})`);
    if (!at) throw new Error(`${selector} did not appear`);
    const painted = ask(`__bench.until(${text(expected)}, ${PATIENCE_MS}).then((time) => time && time - __bench.clicks[${at.clicks}])`);
    await press(at);
    const ms = await painted;
    if (!ms) throw new Error(`${expected} did not appear after a press on ${selector}`);
    return ms;
  };
  const metrics = async () => Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  return { context, page, cdp, ask, until, press, step, metrics };
}

/** Everything that is measured of one visit. With `isShort` it ends after the first answer. */
export async function visit(browser, server, name, { cpu, network, isShort }) {
  const driver = drivers[name];
  const { context, page, cdp, ask, until, press, step, metrics } = await enter(browser, cpu, network);
  try {
    server.takeLog();
    await page.goto(`${server.origin}/${name}.html`, { waitUntil: 'commit' });
    const path = [...driver.before, driver.answer(0, rung(0))];
    // The first thing that a visitor can use: a question, or the button in front of it.
    const first = await until(path[0]);
    if (!first) throw new Error(`${name}: nothing appeared`);
    const early = await ask(`performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd && responseEnd <= ${first})
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, performance.getEntriesByType('navigation')[0].encodedBodySize)`);
    await sleep(100); // Chromium drops input until the first frame has reached the screen
    for (const [at, selector] of driver.before.entries()) await step(selector, path[at + 1]);
    let interactive = driver.before.length ? await ask('performance.now()') : first;
    const untilFirst = server.takeLog();
    // The first question is there when an answer to it is taken; a press that comes to nothing is repeated.
    for (let tries = 0; ; tries++) {
      await press(await ask(`__bench.aim(${text(path.at(-1))}, ${PATIENCE_MS})`));
      if (tries) interactive = await ask('__bench.clicks.at(-1)');
      if (await until(driver.taken(0, rung(0)), 150 * cpu)) break;
      if (tries > 40) throw new Error(`${name}: the first answer is never taken`);
    }
    const { long } = await ask('({ long: __bench.long })');
    const sample = {
      first, early, interactive,
      bytes: untilFirst.reduce((sum, { sent }) => sum + sent, 0),
      requests: untilFirst.length,
      blocking: long.reduce((sum, [, ms]) => sum + Math.max(0, ms - 50), 0),
      longest: Math.max(0, ...long.map(([, ms]) => ms)),
    };
    if (isShort) return sample;

    const before = await metrics();
    const steps = [];
    for (let q = 0; q < questions; q++) {
      if (q) steps.push(await step(driver.answer(q, rung(q)), driver.taken(q, rung(q))));
      await sleep(15);
      const onward = q + 1 < questions ? driver.answer(q + 1, rung(q + 1)) : (driver.after[0] ?? driver.result);
      const ms = await step(driver.next(q), onward);
      if (onward !== driver.result) steps.push(ms);
      else sample.result = ms;
      await sleep(15);
    }
    for (const [at, selector] of driver.after.entries()) sample.result = await step(selector, driver.after[at + 1] ?? driver.result);
    const after = await metrics();
    await sleep(300);
    const seen = await ask('({ shift: __bench.shift, lcp: __bench.lcp, errors: __bench.errors, interactions: [...__bench.interactions.values()] })');
    if (seen.errors.length) throw new Error(`${name}: ${seen.errors[0]}`);
    await cdp.send('HeapProfiler.collectGarbage');
    const heap = await cdp.send('Runtime.getHeapUsage');
    steps.sort((a, b) => a - b);
    const clicks = steps.length + 1;
    return Object.assign(sample, {
      shift: seen.shift, lcp: seen.lcp,
      step: steps[steps.length >> 1], slowest: steps.at(-1),
      interaction: Math.max(16, ...seen.interactions), // the browser reports none below 16 ms
      script: (1e3 * (after.ScriptDuration - before.ScriptDuration)) / clicks,
      layout: (1e3 * (after.LayoutDuration + after.RecalcStyleDuration - before.LayoutDuration - before.RecalcStyleDuration)) / clicks,
      journey: sample.bytes + server.takeLog().reduce((sum, { sent }) => sum + sent, 0),
      memory: (heap.usedSize + (heap.backingStorageSize ?? 0)) / 1e6,
    });
  } finally {
    await context.close();
  }
}
