//! Who sees where the focus is: whoever uses the keyboard sees a ring on a heading that got the focus by itself, whoever
//! points does not.

import assert from 'node:assert/strict';
import { rows, WORKS } from './lib/pages.mjs';

const row = rows('Focus');

/** Waits until the heading of another question has the focus, and tells whether it has a ring. */
async function ringOn(host, item) {
  await host.shows(`fieldset[data-item="${item}"]`);
  await host.visitor.until('the heading has the focus', 5000, () =>
    document.querySelector('execution-gap').shadowRoot.activeElement?.id === 'gap-heading');
  return host.ask((widget) => {
    const { outlineStyle, boxShadow } = getComputedStyle(widget.shadowRoot.activeElement);
    return outlineStyle !== 'none' || boxShadow !== 'none';
  });
}

row('plain', 'a ring on the heading for the keyboard, none for the pointer', async (host) => {
  await host.open();
  await host.begin();
  assert.equal(await ringOn(host, 'INT'), false, 'after a click');
  await host.answer('INT', 2);
  assert.equal(await ringOn(host, 'UNP'), false, 'after a click in the program');
  await host.click('fieldset[data-item="UNP"] input[value="1"] + label');
  await host.visitor.press('Enter');
  assert.equal(await ringOn(host, 'BEN'), true, 'after a key');
  await host.answer('BEN', 1);
  assert.equal(await ringOn(host, 'FRI'), false, 'after a click again');
  return WORKS;
});

row('plain', 'a page’s own button that goes on', async (host) => {
  await host.open();
  await host.shows('[data-action="start"]');
  await host.visitor.run(() => {
    const button = Object.assign(document.createElement('button'), { id: 'own', textContent: 'Go on' });
    button.onclick = () => document.querySelector('execution-gap').focus();
    document.body.prepend(button);
  });
  const ring = async () => {
    await host.visitor.until('the heading has the focus', 10_000, () =>
      document.querySelector('execution-gap').shadowRoot.activeElement?.id === 'gap-heading');
    return host.ask((widget) => getComputedStyle(widget.shadowRoot.activeElement).outlineStyle !== 'none');
  };
  await host.visitor.click(['#own']);
  assert.equal(await ring(), false, 'pressed with the pointer');
  await host.visitor.run(() => document.querySelector('#own').focus());
  await host.visitor.press('Enter');
  assert.equal(await ring(), true, 'pressed with a key');
  return WORKS;
});
