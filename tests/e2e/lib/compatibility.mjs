//! Collects what the rows found, one file for each row and engine, and writes docs/compatibility.md from it. Run by
//! itself it compares the page with the last run: `node tests/e2e/lib/compatibility.mjs`, and with UPDATE_DOCS=1 in the
//! environment it writes it. What a row proves is decided elsewhere.

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const found = process.env.EXECUTION_GAP_COMPATIBILITY ?? join(root, 'target/compatibility');
const page = join(root, 'docs/compatibility.md');

const ENGINES = ['Chromium', 'Firefox', 'WebKit'];

/** Keeps the result of one row in one engine: `{subject, order, page, title, engine, version, state, why}`. */
export async function record(result) {
  await mkdir(found, { recursive: true });
  const name = [result.subject, result.order, result.engine].join('-').replace(/\W+/g, '-').toLowerCase();
  await writeFile(join(found, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

/** Every result of the last run. */
export async function results(folder = found) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
}

const HEAD = `<!-- Written by the browser tests. To write it anew: UPDATE_DOCS=1 cargo xtask test --only browser -->
# Compatibility

Each row is a host page in [\`tests/pages/\`](../tests/pages) and a test in \`tests/e2e/hosts-*.test.mjs\`. The same visit is
made in each engine with real input: start, skip the profile, answer the first question, arrive at the second. Under
*Leads* the visitor types contact details and sends them to a receiver on another site
([\`tests/receivers\`](../tests/receivers)), which checks every request; the row says what becomes of them.

- **works**: that visit succeeds, the page's fallback is out of sight, and nothing was thrown into the page, written to
  its console as an error, or blocked by its policy. Two rows allow what they are about: a policy that forbids Wasm reports
  that itself, and a program that stops says in the console what broke it.
- **fallback**: the widget cannot run there. It says so in words, offers "Try again", and the page's own link is seen.
- **link**: the script itself is refused, so only the page's own link is there.
- **–**: not supported by this engine; the notes say what it lacks. The engine itself is asked, there is no list.
`;

const line = (cells) => `| ${cells.join(' | ')} |`;

/** The page as text. */
export function render(all) {
  const engines = ENGINES.filter((name) => all.some(({ engine }) => engine === name));
  const heads = engines.map((name) => `${name} ${all.find(({ engine }) => engine === name).version}`);
  const notes = [];
  const cell = (result) => {
    if (result?.state !== 'lacks') return result?.state ?? '';
    const note = `${result.engine}: ${result.why}`;
    if (!notes.includes(note)) notes.push(note);
    return `– (${notes.indexOf(note) + 1})`;
  };
  const lines = [HEAD];
  for (const subject of [...new Set(all.map(({ subject }) => subject))].sort()) {
    lines.push(`## ${subject}\n`, line(['host page', ...heads]), line(['---', ...engines.map(() => '---')]));
    const same = all.filter((result) => result.subject === subject);
    for (const order of [...new Set(same.map(({ order }) => order))].sort((a, b) => a - b)) {
      const row = same.filter((result) => result.order === order);
      const cells = engines.map((name) => cell(row.find(({ engine }) => engine === name)));
      lines.push(line([`[${row[0].title}](../tests/pages/${row[0].page}.html)`, ...cells]));
    }
    lines.push('');
  }
  if (notes.length) lines.push('## Notes\n', ...notes.map((note, index) => `${index + 1}. ${note}`), '');
  return lines.join('\n');
}

/** What a page says of some engines, one sentence for each row and engine; without the engines' versions. */
export function states(text, engines) {
  const notes = new Map([...text.matchAll(/^(\d+)\. (.*)$/gm)].map(([, number, note]) => [`– (${number})`, `– ${note}`]));
  const said = [];
  let heads = [];
  for (const line of text.split('\n').filter((line) => line.startsWith('| '))) {
    const [row, ...cells] = line.slice(2, -2).split(' | ');
    if (row === 'host page') heads = cells.map((cell) => cell.split(' ')[0]);
    else if (row !== '---') {
      said.push(...cells.map((cell, index) => [heads[index], `${row} in ${heads[index]}: ${notes.get(cell) ?? cell}`]));
    }
  }
  return said.filter(([engine]) => engines.includes(engine)).map(([, sentence]) => sentence);
}

async function main() {
  const all = await results();
  const engines = ENGINES.filter((name) => all.some(({ engine }) => engine === name));
  if (process.env.UPDATE_DOCS) {
    const missing = ENGINES.filter((name) => !engines.includes(name));
    if (!missing.length) return writeFile(page, render(all));
    throw new Error(`docs/compatibility.md is written by a run in all engines; this one lacked ${missing.join(', ')}.`);
  }
  const now = states(render(all), engines);
  const then = states(await readFile(page, 'utf8'), engines);
  const changed = [
    ...now.filter((sentence) => !then.includes(sentence)).map((sentence) => `found:   ${sentence}`),
    ...then.filter((sentence) => !now.includes(sentence)).map((sentence) => `written: ${sentence}`),
  ];
  if (!changed.length) return;
  const how = 'docs/compatibility.md is not what this run found; its first line says how to write it.';
  throw new Error([how, ...changed].join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
}
