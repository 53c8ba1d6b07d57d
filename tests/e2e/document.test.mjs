//! The report as a document in the browser: printed on two sheets, in two directions, in words of any length; and printed,
//! saved and copied from pages whose policies forbid almost everything.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { assertAccessible } from './lib/axe.mjs';
import { inBrowser } from './lib/browser.mjs';
import { express, full } from './lib/host.mjs';
import { readPdf } from './lib/pdf.mjs';

const it = inBrowser();

const strict = {
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-host' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'none'; " +
    "connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/** As the loader's files, for a page that has no loader. */
const script = `
  import * as documents from "/embed/document.js";
  const at = (path) => new URL(path, location.origin + "/embed/");
  const fetched = async (path) => fetch(at(path));
  window.files = {
    fetched,
    code: (path) => import(at(path)),
    text: async (path) => (await fetched(path)).text(),
    once: (path, hashes, query, read) => read(path),
  };
  window.documents = documents;`;

const visit = {
  form: 'full', answers: full, profile: { role: 'technology_lead', priority: 'risk', size: 's1000' },
  organisation: 'Northwind', brand: 'Acme Advisory', lang: 'en-GB', next: { label: 'Book', url: 'https://acme.example/book' },
};
/** Somebody else on the same company. */
const colleague = (answers) => ({ role: 'business_lead', answers: { ...answers, INT: 4, UNP: 0, 'S-CLD': 2, FRI: 'dk' } });
const short = { ...visit, form: 'express', answers: express };

/** Opens a page that can make documents; `attributes` are those of a frame around it. */
async function open({ page, server }, { headers = {}, change } = {}) {
  const html = `<!doctype html><html lang="en"><title>Host</title><body><p>Host</p><script type="module" nonce="host">${script}</script>`;
  await page.goto(server.page('/host.html', html, headers));
  await page.waitForFunction(() => window.documents);
  if (change) await page.evaluate(change);
}

const write = (page, ...rest) => page.evaluate(([visit, format]) => {
  const at = new Date(2026, 10, 22, 12);
  return window.documents.write(window.files, { ...visit, at }, format);
}, rest);

/** Where the brace that opens `text` is closed. */
function closed(text) {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length - 1;
}

const ARABIC = 'بتثجحخدذرزسشصضطظعغفقكلمنهوي';
/** A word in Arabic letters. It means nothing, and is set, joined and broken as words of that script are. */
const inArabic = (word) => [...word].map((letter) => ARABIC[letter.charCodeAt(0) % ARABIC.length]).join('');

/** A message in Arabic words four tenths longer; what is filled in and what chooses stays as it is. */
function longer(text) {
  const open = text.indexOf('{');
  const plain = (words) => words.replace(/[A-Za-z]{3,}/g, (word) => inArabic(word + word.slice(0, Math.ceil(word.length * 0.4))));
  if (open < 0) return plain(text);
  const end = open + closed(text.slice(open));
  const [before, inside, after] = [text.slice(0, open), text.slice(open + 1, end), text.slice(end + 1)];
  const [, choice, branches] = /^(\w+, \w+,)(.*)$/s.exec(inside) ?? [];
  const chosen = branches ? choice + eachBranch(branches) : inside;
  return `${plain(before)}{${chosen}}${longer(after)}`;
}

function eachBranch(branches) {
  const open = branches.indexOf('{');
  if (open < 0) return branches;
  const end = open + closed(branches.slice(open));
  return `${branches.slice(0, open)}{${longer(branches.slice(open + 1, end))}}${eachBranch(branches.slice(end + 1))}`;
}

/** Words of another length and script in the place of the English ones. */
async function inOtherWords(page, server) {
  const pack = await (await fetch(`${server.origin}/embed/lang/en.txt`)).text();
  const moves = await (await fetch(`${server.origin}/embed/document/en-moves.txt`)).text();
  const own = await (await fetch(`${server.origin}/embed/document/en.txt`)).text();
  const [first, ...lines] = pack.split('\n');
  const changed = own.split('\n').map((line) => {
    const [key, ...text] = line.split(' = ');
    return text.length ? `${key} = ${longer(text.join(' = '))}` : line;
  });
  server.page('/embed/lang/en.txt', [first, ...lines.map(longer)].join('\n'));
  server.page('/embed/document/en-moves.txt', moves.split('\n').map(longer).join('\n'));
  server.page('/embed/document/en.txt', changed.join('\n'));
}

/** The document on paper, and what its first page and its tables hold. */
async function printed({ page, newPage }, html) {
  const sheet = await newPage();
  await sheet.setContent(html);
  const held = await sheet.evaluate(() => {
    const count = (selector) => document.querySelectorAll(selector).length;
    const first = (selector) => count(`.summary ${selector}`);
    return {
      title: document.title,
      first: { H1: first('h1'), H2: first('h2'), H3: first('h3'), LI: first('li'), TR: first('tr') },
      rows: count('tbody tr'),
      items: count('li'),
      figures: count('figure'),
    };
  });
  const pdf = await readPdf(await sheet.pdf(onPaper));
  await sheet.close();
  return { ...pdf, held };
}

const onPaper = { preferCSSPageSize: true, tagged: true };
const sizes = { A4: [595, 842], letter: [612, 792] };

for (const [name, given, most] of [['full', visit, 10], ['express', short, 8]]) {
  for (const sheet of ['A4', 'letter']) {
    for (const dir of ['ltr', 'rtl']) {
      it(`the ${name} form on ${sheet}, ${dir === 'rtl' ? 'Arabic' : 'Latin'}: tagged, whole, and page 1 complete`, { timeout: 120_000 }, async ({ page, server, newPage }) => {
        if (dir === 'rtl') await inOtherWords(page, server);
        await open({ page, server });
        const html = await write(page, { ...given, people: [colleague(given.answers)], dir, lang: sheet === 'A4' ? 'en-GB' : 'en-US' }, 'html');
        const { title, lang, tagged, pages, held } = await printed({ page, newPage }, html);
        assert.ok(tagged, 'tagged');
        assert.deepEqual([title, lang], [held.title, 'en']);
        assert.deepEqual(pages[0].size.map(Math.round), sizes[sheet]);
        const [first, second] = pages;
        for (const [role, count] of Object.entries(held.first)) assert.equal(first.count(role), count, `${role} on page 1`);
        assert.ok(first.alts.every((alt) => alt.length > 20), 'scale and chart have their texts');
        assert.match(second.blocks.find(Boolean), /^P$/, 'page 2 begins with a part');
        assert.ok(pages.length <= most + (dir === 'rtl' ? 4 : 0), `${pages.length} pages`);
        for (const [at, { blocks }] of pages.entries()) {
          const last = blocks.filter(Boolean).at(-1);
          assert.doesNotMatch(last, /^(H\d|Caption)$/, `page ${at + 1} ends with a heading`);
        }
        const total = (role) => pages.reduce((sum, page) => sum + page.count(role), 0);
        assert.equal(pages.reduce((sum, { rows }) => sum + rows, 0), held.rows, 'a row on two pages counts twice');
        assert.equal(total('LI'), held.items, 'an item on two pages counts twice');
        assert.equal(pages.flatMap(({ alts }) => alts).length, held.figures + 1, 'a figure on two pages counts twice');
      });
    }
  }
}

it('page 1 is complete too where plans ask for less than a sound level, which takes a line more', { timeout: 120_000 }, async ({ page, server, newPage }) => {
  await open({ page, server });
  const answers = { INT: 3, UNP: 1, BEN: 3, FRI: 0, 'R-CLD': 2, 'R-DCX': 1, 'S-CLD': 0, 'S-CYB': 2, 'S-DCX': 1 };
  const html = await write(page, { form: 'express', answers, lang: 'en-US' }, 'html');
  const { pages, held } = await printed({ page, newPage }, html);
  assert.deepEqual(pages[0].size.map(Math.round), sizes.letter);
  for (const [role, count] of Object.entries(held.first)) assert.equal(pages[0].count(role), count, `${role} on page 1`);
});

for (const dir of ['ltr', 'rtl']) {
  it(`the saved file is accessible, and narrow screens hold it, ${dir}`, async ({ page, server, newPage }) => {
    await open({ page, server });
    const html = await write(page, { ...visit, people: [colleague(full)], dir }, 'html');
    const file = await newPage();
    await file.setContent(html);
    await assertAccessible(file);
    for (const width of [320, 480, 800]) {
      await file.setViewportSize({ width, height: 800 });
      const wide = await file.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} px of content on a screen of ${width}`);
    }
  });
}

it('the same document is built under a policy that allows no style and no markup from text', async ({ page, server, newPage }) => {
  await open({ page, server }, { headers: strict });
  const html = await write(page, visit, 'html');
  const parts = JSON.parse(await write(page, visit, 'parts'));
  const built = await page.evaluate((parts) => {
    window.documents.build(document, parts);
    const mark = document.querySelector('.mark.strategy.placed');
    const { left, width } = mark.parentElement.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    return {
      title: document.title,
      text: document.body.textContent.replace(/\s+/g, ''),
      elements: [...document.body.querySelectorAll('*')].map(({ tagName, className }) => `${tagName}.${className}`),
      mark: Math.round((100 * (at.left + at.width / 2 - left)) / width),
      ink: getComputedStyle(document.querySelector('.headline')).fontSize,
    };
  }, parts);
  const other = await newPage();
  await other.setContent(html);
  const parsed = await other.evaluate(() => ({
    title: document.title,
    text: document.body.textContent.replace(/\s+/g, ''),
    elements: [...document.body.querySelectorAll('*')].map(({ tagName, className }) => `${tagName}.${className}`),
  }));
  assert.deepEqual({ title: built.title, text: built.text, elements: built.elements }, parsed);
  const [ours, theirs] = [await readPdf(await page.pdf(onPaper)), await readPdf(await other.pdf(onPaper))];
  const facts = ({ pages, ...pdf }) => ({ ...pdf, pages: pages.map(({ text, blocks, size }) => ({ text, blocks, size })) });
  assert.deepEqual(facts(ours), facts(theirs), 'page by page the same on paper');
  assert.equal(built.ink, '20px', 'the style sheet holds');
  const [plan] = /(?<=Strategy).*/s.exec(html)[0].match(/(?<=class="number">)\d+/);
  assert.ok(Math.abs(built.mark - Number(plan)) <= 1, `the mark of ${plan} stands at ${built.mark}`);
});

/** Lets a frame be printed as if a person had pressed "Print", and keeps what it held. */
const printing = () => {
  window.prints = [];
  const descriptor = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
  Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
    get() {
      const inside = descriptor.get.call(this);
      if (inside) {
        inside.print = () => {
          const { document: owner } = inside;
          window.prints.push({
            title: owner.title, lang: owner.documentElement.lang, dir: owner.documentElement.dir,
            heading: owner.querySelector('h1')?.textContent, size: getComputedStyle(owner.querySelector('.headline')).fontSize,
          });
          inside.dispatchEvent(new Event('beforeprint'));
          inside.dispatchEvent(new Event('afterprint'));
        };
      }
      return inside;
    },
  });
};

for (const [name, headers] of [['an open page', {}], ['a strict page', strict]]) {
  it(`${name} prints from a frame that goes away again`, async ({ page, server }) => {
    await open({ page, server }, { headers, change: printing });
    const outcome = await page.evaluate((visit) => window.documents.print(window.files, visit), { ...visit, dir: 'rtl' });
    assert.equal(outcome, 'printed');
    const [{ title, lang, dir, heading, size }, ...more] = await page.evaluate(() => window.prints);
    assert.match(title, /^Execution gap report, Northwind, \d/);
    assert.deepEqual([lang, dir, heading, size], ['en', 'rtl', 'Technology execution gap report: Northwind', '20px']);
    assert.deepEqual(more, []);
    await page.waitForFunction(() => !document.querySelector('iframe'));
    assert.equal(await page.title(), 'Host');
  });
}

it('a page that may not print saves the report instead', async ({ page, server }) => {
  await open({ page, server }, {
    change: () => {
      // As in a sandbox without allow-modals: the call is ignored.
      const descriptor = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
      Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
        get() {
          const inside = descriptor.get.call(this);
          if (inside) inside.print = () => {};
          return inside;
        },
      });
    },
  });
  const coming = page.waitForEvent('download');
  assert.equal(await page.evaluate((visit) => window.documents.print(window.files, visit), short), 'saved');
  assert.match((await coming).suggestedFilename(), /^execution-gap-report-\d{4}-\d\d-\d\d\.html$/);
  assert.equal(await page.locator('iframe').count(), 0);
});

it('every file is saved under a name that says nothing private', async ({ page, server }) => {
  await open({ page, server }, { headers: strict });
  for (const [format, ending, start] of [
    ['html', 'html', /^<!doctype html>\n<html lang="en" dir="ltr">/],
    ['markdown', 'md', /^# Technology execution gap report: Northwind\n/],
    ['csv', 'csv', /^\ufeff"Id","Part",/],
    ['result', 'json', /^\{\n {2}"schema": "execution-gap.report\/1",/],
  ]) {
    const coming = page.waitForEvent('download');
    const { name } = await page.evaluate(([visit, format]) => {
      return window.documents.download(window.files, { ...visit, at: new Date(2026, 0, 2, 23, 59) }, format);
    }, [visit, format]);
    const download = await coming;
    assert.equal(name, `execution-gap-report-2026-01-02.${ending}`);
    assert.equal(download.suggestedFilename(), name);
    assert.match(await readFile(await download.path(), 'utf8'), start);
  }
});

it('answers that the form does not ask are refused with a sentence', async ({ page, server }) => {
  await open({ page, server });
  const refused = (visit, format = 'html') => write(page, visit, format).then(() => null, (error) => error.message);
  assert.match(await refused({ form: 'express', answers: { ARC: 1 } }), /ARC/);
  assert.match(await refused({ form: 'short', answers: {} }), /express/);
  assert.match(await refused(short, 'pdf'), /The format is "pdf"; it is "html", "parts", "markdown", "csv" or "result"\./);
});
