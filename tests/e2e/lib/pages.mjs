//! Rows of docs/compatibility.md: a host page of tests/pages/, opened in every engine, and what has to hold in it. What an
//! engine is belongs in engines.mjs, what is written down in compatibility.mjs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { record } from './compatibility.mjs';
import { engines, isDriverFault } from './engines.mjs';
import { distFolder, serve } from './server.mjs';
import { offerVendors } from './vendors.mjs';

/** The widget works: a visitor gets to the second question. */
export const WORKS = 'works';
/** The widget cannot run, says so, and the page's own link is there. */
export const FALLBACK = 'fallback';
/** The script itself is refused: the page's own link stays. */
export const LINK = 'link';

/** The engine lacks what the row is about. */
const LACKS = 'lacks';

const PATIENCE = 15_000;

/**
 * Starts the engines for one test file, and returns the function that declares its rows. Each row in each engine has
 * servers of its own, and so an origin without cache or storage.
 *
 *     const row = rows('Policies');
 *     row('csp-strict', 'a strict content security policy', async (host) => {
 *       await host.open();
 *       return host.works();
 *     });
 *
 * The body returns WORKS, FALLBACK or LINK. `only` is asked in each engine and returns a reason where it lacks what the
 * row is about; `needs` is what this machine lacks for the row, or null; `notices` are patterns for what the page may
 * notice (see tests/pages/notice.js).
 */
export function rows(subject) {
  const isStrict = Boolean(process.env.EXECUTION_GAP_ALL_ENGINES);
  const here = engines.filter((engine) => isStrict || !engine.absent());
  for (const engine of engines.filter((engine) => !here.includes(engine))) {
    test(`${subject} · ${engine.name}`, { skip: engine.absent() }, () => {});
  }
  const running = new Map();
  let order = 0;
  after(async () => {
    for (const started of running.values()) await started.close();
  });

  return function row(page, title, options, body) {
    if (typeof options === 'function') [options, body] = [{}, options];
    order += 1;
    const place = { subject, order, page, title };
    for (const engine of here) {
      const missing = engine.absent() ?? options.needs ?? null;
      test(`${title} · ${engine.name}`, { timeout: 120_000, skip: isStrict ? false : missing ?? false }, async (t) => {
        assert.equal(missing, null, `${engine.name}: ${missing}`);
        const visit = async () => {
          if (!running.has(engine)) running.set(engine, await engine.start());
          return running.get(engine).visit((visitor) => visited(visitor, page, options, body));
        };
        let found = { state: 'fails', why: null };
        try {
          found = await visit().catch(async (problem) => {
            if (!isDriverFault(problem)) throw problem;
            // In a new browser, and only once: what the page does to a browser it does again.
            t.diagnostic(`the driver failed: ${problem}`);
            await running.get(engine)?.close().catch(() => {});
            running.delete(engine);
            return visit();
          });
        } finally {
          const version = running.get(engine)?.version ?? null;
          await record({ ...place, engine: engine.name, version, ...found });
        }
        if (found.state === LACKS) t.skip(`not supported by this engine: ${found.why}`);
      });
    }
  };
}

/** Makes one visit to a page, on servers of its own. */
async function visited(visitor, page, { only, notices }, body) {
  const other = await serve();
  const integrity = JSON.parse(await readFile(join(distFolder(), 'embed/integrity.json'), 'utf8'));
  const server = await serve({ fill: { other: other.origin, integrity: integrity['execution-gap.js'] } });
  offerVendors(server);
  try {
    await visitor.goto(`${server.origin}/pages/empty.html`);
    const why = only && (await visitor.run(only));
    if (why) return { state: LACKS, why };
    const host = new Host({ visitor, server, other, page });
    const state = await body(host);
    assert.ok([WORKS, FALLBACK, LINK].includes(state), `a row cannot end in "${state}"`);
    await host.quiet(notices);
    return { state, why: null };
  } finally {
    await server.close();
    await other.close();
  }
}

/** A host page in one engine, and the widget in it as a visitor meets it. */
class Host {
  constructor({ visitor, server, other, page }) {
    Object.assign(this, { visitor, server, other, page });
    // Two widgets in a page are told apart by what stands before the path.
    this.widget = 'execution-gap';
  }

  /** Forgets what the visit has kept, for another one in the same row. */
  async forget() {
    await this.visitor.run(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
  }

  /** Opens the row's page. */
  async open() {
    await this.visitor.goto(`${this.server.origin}/pages/${this.page}.html`);
  }

  /** Asks a function in the page; its first parameter is the widget. */
  ask(question, ...parameters) {
    return this.visitor.run(`(...all) => (${question})(document.querySelector(${JSON.stringify(this.widget)}), ...all)`, ...parameters);
  }

  /** Waits for something inside the widget. */
  shows(selector, within = PATIENCE) {
    return this.visitor.shows([this.widget, selector], within);
  }

  /** Clicks something inside the widget. */
  async click(selector) {
    await this.shows(selector);
    await this.visitor.click([this.widget, selector]);
  }

  /** As far as the first question. After a failed start it may be there at once: presses are not forgotten. */
  async begin() {
    const next = '[data-action="start"], [data-action="skip"], fieldset[data-item="INT"]';
    for (let step = 0; step < 3; step++) {
      await this.shows(next);
      const at = await this.ask((widget, next) => widget.shadowRoot.querySelector(next)?.dataset.action, next);
      if (!at) return;
      await this.click(`[data-action="${at}"]`);
      await this.visitor.until(`${at} is done`, PATIENCE, `() =>
        !document.querySelector(${JSON.stringify(this.widget)}).shadowRoot.querySelector('[data-action="${at}"]')`);
    }
    await this.shows('fieldset[data-item="INT"]');
  }

  /** Answers the question shown, with the mouse, and goes on. */
  async answer(item, value) {
    const radio = `fieldset[data-item="${item}"] input[value="${value}"]`;
    await this.click(`${radio} + label`);
    const chosen = () => this.ask((widget, radio) => widget.shadowRoot.querySelector(radio)?.checked, radio);
    assert.ok(await chosen(), `${item} = ${value} is not chosen after a click on it`);
    await this.click('[data-action="continue"]');
    const next = this.visitor.until(`the question after ${item}`, PATIENCE, `() => {
      const shown = document.querySelector(${JSON.stringify(this.widget)}).shadowRoot.querySelector('fieldset[data-item]');
      return shown && shown.dataset.item !== '${item}';
    }`);
    await next.catch(async (problem) => {
      if (!(problem instanceof assert.AssertionError)) throw problem; // the driver's own, which is tried again
      const there = await this.ask((widget) => [...widget.shadowRoot.children].map((part) => part.textContent.trim().slice(0, 300)));
      const faults = await this.visitor.run(() => window.faults ?? []);
      throw new Error(`${problem.message}; faults: ${JSON.stringify(faults)}; on screen: ${JSON.stringify(there)}`);
    });
  }

  /** The journey of every row: begin, answer the first question, meet the second. */
  async works(widget = 'execution-gap') {
    this.widget = widget;
    await this.begin();
    await this.answer('INT', 2);
    assert.deepEqual(await this.ask((widget) => widget.answers()), { form: 'express', answers: { INT: 2 } });
    await this.hasNoFallback();
    return WORKS;
  }

  /** The page's own link is out of sight while the widget works. */
  async hasNoFallback() {
    assert.equal(await this.ask(linkIsSeen), false, 'the fallback is seen beside the widget');
  }

  /** Words and link instead of a widget, at the latest when the visitor has begun. */
  async fallsBack(widget = 'execution-gap') {
    this.widget = widget;
    const state = await this.visitor.until('words and a link', PATIENCE, `() => {
      const widget = document.querySelector(${JSON.stringify(widget)});
      const shadow = widget.shadowRoot;
      const seen = (element) => element?.getClientRects().length > 0;
      const words = [...(shadow?.querySelectorAll('[role="status"]') ?? [])].find(seen)?.textContent.trim();
      const retry = seen(shadow?.querySelector('[data-action="retry"]'));
      if ((${linkIsSeen})(widget) && words && retry) return { words };
      const next = ['start', 'skip'].map((action) => shadow?.querySelector('[data-action="' + action + '"]')).find(seen);
      next?.click();
    }`);
    assert.match(state.words, /\w+ \w+/, 'the words are not a sentence');
    return FALLBACK;
  }

  /** Nothing was thrown into the page, written to its console as an error, or blocked by its policy. */
  async quiet(expected = []) {
    const noticed = await this.visitor.run(() => window.noticed);
    assert.ok(noticed, `tests/pages/${this.page}.html does not load notice.js`);
    const surprises = noticed.filter((text) => !expected.some((pattern) => pattern.test(text)));
    assert.deepEqual(surprises, [], 'the page noticed');
  }
}

/** Whether the fallback link of a widget is seen; runs in the page. */
function linkIsSeen(widget) {
  const link = widget.querySelector('a');
  const { width, height } = link.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(link).visibility === 'visible';
}
