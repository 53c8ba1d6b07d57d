//! Working with `<execution-gap>` as a visitor does, found by its stable hooks (docs/embedding.md) and nothing else.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** One widget in a page. `selector` tells it from others. */
export class Widget {
  constructor(page, selector = 'execution-gap') {
    this.page = page;
    this.host = page.locator(selector);
  }

  /** A locator inside the widget; it looks through the open shadow root. */
  find(selector) {
    return this.host.locator(selector);
  }

  /** Waits for the first screen and for the program behind it, and brings the widget near enough for it to load. */
  async ready() {
    await this.host.scrollIntoViewIfNeeded();
    await this.find('[data-screen]').waitFor();
    await this.answers();
    return this;
  }

  /** The name of the screen shown. */
  screen() {
    return this.find('[data-screen]').getAttribute('data-screen');
  }

  /** Waits until this screen is shown. */
  async shows(screen) {
    await this.find(`[data-screen="${screen}"]`).waitFor();
  }

  /** The item that is asked. */
  item() {
    return this.find('fieldset[data-item]').getAttribute('data-item');
  }

  /** Presses a button by its action; `about` tells it from its like. */
  async press(action, about) {
    await this.button(action, about).click();
  }

  /** A button by its action. */
  button(action, about) {
    return this.find(`[data-action="${action}"]${about ? `[data-about="${about}"]` : ''}`);
  }

  /** Picks the answer to the question shown: a rung 0 to 4, `dk` or `na`. Does not go on. */
  async choose(item, value) {
    const radio = this.find(`fieldset[data-item="${item}"] input[value="${value}"]`);
    // A visitor aims at the words; the label may well cover the radio.
    await (await radio.evaluateHandle((input) => input.labels[0] ?? input)).click();
    assert.ok(await radio.isChecked(), `${item} = ${value} is not chosen after a click on it`);
  }

  /** Answers the question shown and goes on. */
  async answer(item, value) {
    await this.choose(item, value);
    await this.goOn();
  }

  /** Presses an action and waits until another screen or question is shown. */
  async goOn(action = 'continue') {
    const before = await this.place();
    await this.press(action);
    for (let waited = 0; (await this.place()) === before; waited += 20) {
      assert.ok(waited < 5000, `still at ${before} after "${action}"`);
      await sleep(20);
    }
  }

  /** Screen and item, as one text: where the visitor is. */
  place() {
    return this.host.evaluate(({ shadowRoot }) => {
      const screen = shadowRoot?.querySelector('[data-screen]')?.dataset.screen;
      const item = shadowRoot?.querySelector('fieldset[data-item]')?.dataset.item;
      return item ? `${screen} ${item}` : `${screen}`;
    });
  }

  /** The text of a field of the result: `gap`, `band`, `low`, `high`. */
  async field(name) {
    return (await this.find(`[data-field="${name}"]`).first().textContent()).trim();
  }

  /** The report on the answers so far, as the engine gives it. */
  report() {
    return this.host.evaluate((element) => element.report());
  }

  /** The answers so far: `{form, answers}`. */
  answers() {
    return this.host.evaluate((element) => element.answers());
  }

  /** What has the focus inside the widget, told by its hooks; `null` when nothing has. */
  focused() {
    return this.host.evaluate(({ shadowRoot }) => {
      const element = shadowRoot.activeElement;
      if (!element) return null;
      const { action, about } = element.dataset;
      const heading = element === shadowRoot.querySelector('[data-screen] :is(h1, h2, h3, h4)[tabindex="-1"]');
      return { tag: element.localName, action, about, value: element.value, heading, text: element.textContent.trim() };
    });
  }

  /** Waits until this is the element in focus: `{action: 'start'}`, `{heading: true}` and so on. */
  async focuses(expected) {
    let got;
    for (let waited = 0; waited < 10_000; waited += 20) {
      got = (await this.focused()) ?? {};
      if (Object.entries(expected).every(([key, value]) => got[key] === value)) return got;
      await sleep(20);
    }
    assert.fail(`the focus is on ${JSON.stringify(got)}, not on ${JSON.stringify(expected)}`);
  }

  /** The value chosen in the question shown; `null` when none is. */
  async chosen() {
    const values = await this.find('fieldset[data-item] input:checked').evaluateAll((inputs) => inputs.map(({ value }) => value));
    assert.ok(values.length < 2, `${values.length} answers are chosen`);
    return values[0] ?? null;
  }

  /** Waits until the live region says this. */
  async says(pattern, within = 1000) {
    let text;
    for (let waited = 0; waited < within; waited += 20) {
      text = (await this.host.locator('> [role="status"]').textContent()).trim();
      if (pattern.test(text)) return text;
      await sleep(20);
    }
    assert.fail(`the live region says "${text}", not ${pattern}`);
  }

  /** Waits until nothing moves, so that colours and places are the final ones. */
  async settles() {
    await this.host.evaluate(async ({ shadowRoot }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await frame();
      await Promise.allSettled(shadowRoot.getAnimations().map(({ finished }) => finished));
      await frame();
    });
  }

  /** Opens every disclosure of the screen. */
  async unfolds() {
    await this.host.evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll('details').forEach((details) => (details.open = true)));
  }

  /**
   * As `complete`, but by script inside the page: quick, for tests that are about the screen they arrive at. Stops in
   * front of an item when `until` is its id.
   */
  async race(answers = {}, { until = 'report', plan = true } = {}) {
    await this.page.bringToFront(); // timers of a page behind another one tick once a second
    const stuck = await this.host.evaluate(
      async ({ shadowRoot }, [answers, until]) => {
        const find = (selector) => shadowRoot.querySelector(selector);
        const place = () => `${find('[data-screen]').dataset.screen} ${find('fieldset[data-item]')?.dataset.item}`;
        for (let step = 0; step < 60; step++) {
          const now = place();
          const [screen, item] = now.split(' ');
          if (screen === until || item === until) return null;
          if (screen === 'question') find(`input[value="${answers[item] ?? 'dk'}"]`).click();
          const action = ['start', 'resume', 'skip', 'continue'].map((name) => find(`[data-action="${name}"]`)).find(Boolean);
          action.click();
          for (let turn = 0; place() === now; turn++) {
            if (turn > 500) return now;
            await new Promise((resolve) => setTimeout(resolve, 4));
          }
        }
        return place();
      },
      [answers, until],
    );
    assert.equal(stuck, null, `no "${until}"; stuck at ${stuck}`);
    if (until === 'report' && plan) await this.planComes();
    await this.settles();
  }

  /**
   * Waits for all of the report: what stands below the result, which comes once that is painted, and the plan, which comes
   * when the browser has time. A report without a number has no plan.
   */
  async planComes() {
    await this.host.evaluate(async ({ shadowRoot }) => {
      const find = (selector) => shadowRoot.querySelector(`[data-screen="report"] ${selector}`);
      const isDue = () => !find('[data-section="next"]') || find('[data-plan]')?.childElementCount === 0;
      for (let turn = 0; isDue(); turn++) {
        if (turn > 1000) throw new Error('the plan does not come');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
  }

  /**
   * Goes from wherever the visitor is to a screen, by default the report: starts, leaves the profile alone, gives
   * these answers (`dk` to what is not listed) and passes the review. Returns the items asked, in order.
   */
  async complete(answers = {}, { until = 'report' } = {}) {
    const asked = [];
    for (let step = 0; step < 60; step++) {
      const screen = await this.screen();
      if (screen === 'report') await this.planComes();
      if (screen === until) return asked;
      if (screen === 'question') {
        const item = await this.item();
        asked.push(item);
        await this.answer(item, answers[item] ?? 'dk');
      } else if (screen === 'welcome') {
        await this.goOn('start');
      } else {
        await this.goOn((await this.button('skip').count()) ? 'skip' : 'continue');
      }
    }
    assert.fail(`no screen "${until}" after 60 steps; at ${await this.place()}`);
  }
}
