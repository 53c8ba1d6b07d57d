//! Pages whose scripts get in the way: patched built-ins, the widget twice or in two versions, frameworks.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rows, WORKS } from './lib/pages.mjs';
import { offerRewritten } from './lib/rewritten.mjs';
import { distFolder } from './lib/server.mjs';
import { yewHost } from './lib/vendors.mjs';

const row = rows('Scripts');

row('patched', 'patched built-ins, wrapped `fetch` and element registry', async (host) => {
  await host.open();
  const state = await host.works();
  assert.deepEqual(await host.visitor.run(() => window.defined), ['execution-gap']);
  assert.ok(await host.ask((widget) => widget.report().then(({ form }) => form === 'express')));
  return state;
});

row('two', 'two on one page', async (host) => {
  await host.open();
  await host.works('#one');
  assert.deepEqual(await host.visitor.run(() => document.querySelector('#two').answers()), { form: 'express', answers: {} });
  return host.works('#two');
});

row('two-versions', 'two versions on one page', async (host) => {
  await offerOlder(host);
  await host.open();
  await host.works('#one');
  const state = await host.works('#two');
  const versions = await host.visitor.run(() => [...new Set(window.versions)]);
  assert.equal(versions.length, 1, 'two programs of different versions run');
  return state;
});

/** The same files from another place, with another version in the program. */
async function offerOlder(host) {
  const { version } = JSON.parse(await readFile(join(distFolder(), 'npm/package.json')));
  await offerRewritten(host.server, '/older/embed/', (name, bytes) => {
    if (name !== 'wasm/execution-gap_bg.wasm') return null;
    const at = bytes.indexOf(version);
    assert.ok(at > 0, `the program does not hold its version ${version}`);
    const older = Buffer.from(bytes);
    older.write('0'.repeat(version.length), at);
    return older;
  });
}

row('twice', 'the script loaded three times, from two addresses', async (host) => {
  await host.open();
  const state = await host.works();
  assert.equal(await host.ask((widget) => widget.shadowRoot.querySelectorAll('[data-screen]').length), 1);
  return state;
});

row('made', 'elements made before the script, after it, and by `innerHTML`', async (host) => {
  await host.open();
  await host.works('#before');
  await host.works('#after');
  return host.works('#text');
});

for (const [page, title] of [['react', 'React 19'], ['vue', 'Vue 3']]) {
  row(page, `rendered by ${title}, with attributes and events`, async (host) => {
    await host.open();
    const state = await host.works();
    await host.visitor.until('the framework heard of the answer', 5000, () => document.querySelector('#count').textContent === '1');
    await host.visitor.until('and set an attribute', 5000, () => document.querySelector('execution-gap').getAttribute('theme') === 'dark');
    await host.answer('UNP', 1);
    assert.deepEqual(await host.ask((widget) => widget.answers()), { form: 'express', answers: { INT: 2, UNP: 1 } });
    return state;
  });
}

// Yew writes down on nodes and events which application they belong to, by numbers that begin at 1 in each program.
const needs = yewHost ? null : 'tests/pages/yew is built by `cargo xtask test --only browser`';

row('yew', 'a page written with Yew', { needs }, async (host) => {
  await host.open();
  const state = await host.works();
  await host.answer('UNP', 1);
  const count = (id) => host.visitor.run((id) => Number(document.querySelector(id).textContent), id);
  assert.equal(await count('#own'), 0, 'presses inside the widget called handlers of the page');
  await host.visitor.click(['#buttons > button:nth-child(3)']);
  assert.equal(await count('#own'), 1);
  assert.ok(await count('#anywhere') > 1, 'the page does not hear of presses in the widget');
  await host.answer('BEN', 1);
  assert.deepEqual(await host.ask((widget) => widget.answers()), { form: 'express', answers: { INT: 2, UNP: 1, BEN: 1 } });
  return state;
});

row('slides', 'a page that takes Space, arrows and letters for its slides', async (host) => {
  await host.open();
  const pressed = async (key, path) => {
    await host.ask((widget, path) => widget.shadowRoot.querySelector(path).focus(), path);
    await host.visitor.press(key);
  };
  await host.shows('[data-action="start"]');
  await pressed('Space', '[data-action="start"]');
  await host.shows('[data-action="skip"]');
  await pressed('Enter', '[data-action="skip"]');
  await host.shows('fieldset[data-item="INT"]');
  const chosen = () => host.ask((widget) => widget.shadowRoot.querySelector('fieldset input:checked')?.value ?? null);
  const order = await host.ask((widget) => [...widget.shadowRoot.querySelectorAll('fieldset input')].map(({ value }) => value));
  const [first, second] = order;
  await pressed('Space', `input[value="${first}"]`);
  assert.equal(await chosen(), first);
  await host.visitor.press('ArrowDown');
  assert.equal(await chosen(), second);
  // What the widget does nothing with stays the page's, such as the key that closes a menu.
  await host.visitor.press('Escape');
  assert.deepEqual(await host.visitor.run(() => window.taken), ['Escape']);
  await host.click('[data-action="continue"]');
  await host.shows('fieldset[data-item="UNP"]');
  await host.ask((widget) => widget.reset());
  return host.works();
});

const QUESTIONS = 6;

/** Puts its own nodes in the place of every text in the widget, now and whenever one comes; runs in the page. */
function translate(widget) {
  const root = widget.shadowRoot;
  window.untranslated = () => {
    const texts = document.createTreeWalker(root.querySelector('[data-screen]'), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      if (/\p{L}/u.test(data) && parentElement.localName !== 'font') found.push(texts.currentNode);
    }
    return found;
  };
  const work = () => {
    for (const text of window.untranslated()) {
      const fonts = [document.createElement('font'), document.createElement('font')];
      fonts[0].append(fonts[1]);
      fonts[1].textContent = `[${text.data}]`;
      text.replaceWith(fonts[0]);
    }
  };
  new MutationObserver(work).observe(root, { childList: true, subtree: true, characterData: true });
  work();
}

/** Answers the first questions, until another kind of question has come; tells what was read at each of them, without the translator's brackets. */
async function readsAndAnswers(host) {
  await host.begin();
  const read = [];
  for (let step = 0; step < QUESTIONS; step++) {
    await host.visitor.until('all is translated', 5000, () => !window.untranslated?.().length);
    read.push(await host.ask((widget) => {
      const find = (selector) => widget.shadowRoot.querySelector(selector);
      const words = (selector) => find(selector).textContent.replace(/[[\]]/g, '').trim();
      const labels = [...widget.shadowRoot.querySelectorAll('fieldset input')].map(({ id, value }) => [value, words(`label[for="${id}"]`)]);
      const texts = ['#gap-heading', '#gap-hint', '#gap-described', '.progress-text', '.section-name', '.why > p'].map(words);
      return { item: find('fieldset[data-item]').dataset.item, labels, texts };
    }));
    const { item } = read.at(-1);
    await host.click(`fieldset[data-item="${item}"] input[value="${step % 5}"] + label`);
    await host.click('[data-action="continue"]');
    await host.visitor.until(`what comes after ${item}`, 5000, `() => {
      const shown = document.querySelector('execution-gap').shadowRoot.querySelector('fieldset[data-item]');
      return shown?.dataset.item !== '${item}';
    }`);
  }
  return read;
}

row('plain', 'a translator that puts its own nodes in the place of texts', async (host) => {
  await host.open();
  const written = await readsAndAnswers(host);
  await host.forget();
  await host.open();
  await host.shows('[data-action="start"]');
  await host.ask(translate);
  const translated = await readsAndAnswers(host);
  assert.deepEqual(translated, written);
  const { answers } = await host.ask((widget) => widget.answers());
  assert.deepEqual(answers, Object.fromEntries(translated.map(({ item }, step) => [item, step % 5])));
  await host.hasNoFallback();
  return WORKS;
});
