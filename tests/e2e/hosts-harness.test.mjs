//! The reporter of the host pages: what it writes can be read back, and a change is seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render, states } from './lib/compatibility.mjs';

const one = { subject: 'Places', order: 1, page: 'plain', title: 'a page', engine: 'Chromium', version: '1.2', state: 'works', why: null };
const result = (more) => ({ ...one, ...more });
const webkit = { engine: 'WebKit', version: '3', state: 'lacks', why: 'it has no such thing' };

test('rows, states and reasons are read back, versions are not', () => {
  const text = render([result(), result(webkit), result({ order: 2, title: 'another', state: 'fallback' })]);
  assert.match(text, /\| host page \| Chromium 1.2 \| WebKit 3 \|/);
  const both = states(text, ['Chromium', 'WebKit']);
  assert.deepEqual(both, [
    '[a page](../tests/pages/plain.html) in Chromium: works',
    '[a page](../tests/pages/plain.html) in WebKit: – WebKit: it has no such thing',
    '[another](../tests/pages/plain.html) in Chromium: fallback',
    '[another](../tests/pages/plain.html) in WebKit: ',
  ]);
  assert.deepEqual(states(render([result({ version: '9' })]), ['Chromium']), states(render([result()]), ['Chromium']));
});

test('an engine that is not here is not compared, another state or reason is', () => {
  const text = render([result(), result(webkit)]);
  assert.deepEqual(states(text, ['Chromium']), states(render([result()]), ['Chromium']));
  assert.notDeepEqual(states(text, ['Chromium']), states(render([result({ state: 'fails' })]), ['Chromium']));
  const other = render([result({ ...webkit, why: 'something else' })]);
  assert.notDeepEqual(states(text, ['WebKit']), states(other, ['WebKit']));
});
