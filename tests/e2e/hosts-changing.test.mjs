//! Pages that change without a reload: a widget that comes in the place of another takes up its visit, and two that are
//! there at once never share one.

import assert from 'node:assert/strict';
import { rows, WORKS } from './lib/pages.mjs';

const row = rows('Changes without a reload');

const MARKUP = '<execution-gap loading="eager"><a href="https://acme.example/assessment">Take the assessment</a></execution-gap>';

/** The widget offers the visit of the one before, which had answered one question, and goes on with it. */
async function takesUp(host) {
  await host.click('[data-action="resume"]');
  await host.shows('fieldset[data-item="UNP"]');
  assert.deepEqual(await host.ask((widget) => widget.answers()), { form: 'express', answers: { INT: 2 } });
}

/** Under which name the page's listeners hear of a widget's first answer. */
async function nameOf(host) {
  await host.ask((widget) => widget.reset());
  await host.ask((widget) => widget.addEventListener('gap-start', ({ detail }) => (window.heardOf = detail.instance)));
  await host.begin();
  await host.answer('INT', 2);
  return host.visitor.run(() => window.heardOf);
}

const WAYS = {
  'the old one goes, then the new one comes': (markup) => {
    const main = document.querySelector('main');
    main.replaceChildren();
    main.innerHTML = markup;
  },
  'the new one comes before the old one goes (htmx)': (markup) => {
    const old = document.querySelector('execution-gap');
    old.insertAdjacentHTML('beforebegin', markup);
    old.remove();
  },
  'a new body, and the old one as a copy again (Turbo)': () => {
    const copy = document.body.cloneNode(true);
    document.documentElement.replaceChild(document.createElement('body'), document.body);
    document.documentElement.replaceChild(copy, document.body);
  },
};

for (const [how, change] of Object.entries(WAYS)) {
  row('changing', how, async (host) => {
    await host.open();
    await host.works();
    for (let turn = 0; turn < 2; turn++) {
      await host.visitor.run(change, MARKUP);
      await takesUp(host);
    }
    assert.equal(await nameOf(host), 'gap-1');
    return WORKS;
  });
}

row('react-routes', 'React 19, with another key for each route', async (host) => {
  await host.open();
  await host.works();
  for (const route of ['two', 'none', 'one']) {
    await host.visitor.run((route) => window.go(route), route);
    await host.visitor.until(`the route ${route}`, 5000, `() => document.querySelector('#route').textContent === '${route}'`);
    if (route !== 'none') await takesUp(host);
  }
  return WORKS;
});

row('changing', 'two at once: one is added, moved and removed, and each keeps its own answers', async (host) => {
  await host.open();
  await host.works();
  const answers = () => host.visitor.run(async () => {
    const all = [...document.querySelectorAll('execution-gap')];
    return Promise.all(all.map(async (widget) => (await widget.answers()).answers));
  });
  await host.visitor.run((markup) => document.querySelector('main').insertAdjacentHTML('afterbegin', markup), MARKUP);
  assert.deepEqual(await answers(), [{}, { INT: 2 }], 'the one before it begins by itself');
  await host.visitor.run(() => document.querySelector('execution-gap').restore({ form: 'express', answers: { INT: 4 } }));
  await host.visitor.run(() => document.querySelector('main').append(document.querySelector('execution-gap')));
  assert.deepEqual(await answers(), [{ INT: 2 }, { INT: 4 }], 'moved');
  const kept = await host.visitor.run(() => Object.keys(sessionStorage).filter((name) => !/:shown$/.test(name)).length);
  assert.equal(kept, 2, 'two visits under two names');
  await host.visitor.run(() => document.querySelector('execution-gap').remove());
  assert.deepEqual(await answers(), [{ INT: 4 }], 'the first is gone');
  return WORKS;
});

row('changing', 'another campaign or form in the same place begins by itself', async (host) => {
  await host.open();
  await host.works();
  const campaign = JSON.stringify({ schema: 'execution-gap.campaign/1', id: 'other' });
  const others = [
    MARKUP.replace('<execution-gap', '<execution-gap form="full"'),
    MARKUP.replace('<a ', `<script type="application/json">${campaign}</script><a `),
  ];
  for (const markup of others) {
    await host.visitor.run((markup) => (document.querySelector('main').innerHTML = markup), markup);
    assert.deepEqual((await host.ask((widget) => widget.answers())).answers, {});
    await host.shows('[data-action="start"]');
  }
  await host.visitor.run((markup) => (document.querySelector('main').innerHTML = markup), MARKUP);
  await takesUp(host);
  return WORKS;
});

row('changing', 'a link with answers is shown by the first widget of the page, also when it was made anew', async (host) => {
  await host.open();
  await host.works();
  await host.visitor.run(WAYS['the old one goes, then the new one comes'], MARKUP);
  await takesUp(host);
  await host.ask((widget) => widget.reset());
  // One that cannot be read is said to be one, and needs no other page to make it.
  await host.visitor.run(() => (location.hash = '#gap1.broken'));
  await host.shows('[data-section="arrival"]');
  return WORKS;
});
