//! The report in every engine: its plan comes and can be used, and a link to it opens in the same page.

import assert from 'node:assert/strict';
import { express } from './lib/host.mjs';
import { WORKS, rows } from './lib/pages.mjs';

const row = rows('Report');

/** The answers are given by script; what is pressed is real. */
async function toReport(host) {
  await host.shows('[data-action="start"]');
  await host.ask((widget, answers) => widget.restore({ form: 'express', answers }), express);
  await host.click('[data-screen="review"] [data-action="continue"]');
  await host.shows('[data-section="moves"]');
}

row('report', 'the plan comes, and what is tried in it is shown', async (host) => {
  await host.open();
  await toReport(host);
  await host.click('[data-do="try-move"]');
  await host.shows('[data-slot="try-result"] [data-do="try-undo"]');
  await host.click('[data-do="try-undo"]');
  const isBack = await host.ask(({ shadowRoot }) => !shadowRoot.querySelector('[data-do="try-undo"]'));
  assert.ok(isBack, 'the try is still there');
  await host.hasNoFallback();
  return WORKS;
});

row('report', 'a link to it shows the same number in the same page', async (host) => {
  await host.open();
  await toReport(host);
  const gap = () => host.ask(({ shadowRoot }) => shadowRoot.querySelector('[data-field="gap"]').textContent);
  const before = await gap();
  // The clipboard of a driven browser cannot be read: refused, the address stands in a field.
  await host.visitor.run(() => void Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined }));
  await host.click('[data-action="share"]');
  await host.shows('[data-slot="share-link"] input');
  const link = await host.ask(({ shadowRoot }) => shadowRoot.querySelector('[data-slot="share-link"] input').value);
  await host.visitor.goto(`${host.server.origin}/pages/empty.html`);
  await host.forget();
  await host.visitor.goto(link);
  await host.shows('[data-section="shared"]');
  assert.equal(await gap(), before);
  await host.click('[data-action="take"]');
  await host.shows('[data-action="start"]');
  await host.hasNoFallback();
  return WORKS;
});
