//! Accessibility rules of axe-core, run in a page as it stands, with open shadow roots.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what axe recommends beyond it. */
export const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What the rules complain about. `include` and `exclude` are CSS selectors; `rules` switches single rules on or off:
 * `{ region: false }`.
 */
export async function violations(page, { include, exclude, rules = {} } = {}) {
  // Evaluated by the debugger, so a page's content security policy does not keep it out.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const scope = include || exclude ? { include: include && [include], exclude: exclude && [exclude] } : undefined;
  const switched = Object.fromEntries(Object.entries(rules).map(([rule, enabled]) => [rule, { enabled }]));
  const results = await page.evaluate(
    ([scope, values, rules]) => window.axe.run(scope ?? document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] }),
    [scope, tags, switched],
  );
  return results.violations;
}

/** Fails with one paragraph for each rule that is broken. */
export async function assertAccessible(page, options) {
  const found = await violations(page, options);
  assert.ok(found.length === 0, `axe: ${found.length} rules broken\n\n${found.map(pretty).join('\n\n')}`);
}

function pretty({ id, impact, help, nodes }) {
  const places = nodes.map(({ target, html, failureSummary }) => {
    const why = failureSummary.replace(/\s*\n\s*/g, ' ');
    return `    ${target.flat().join(' >>> ')}\n      ${html.slice(0, 200)}\n      ${why}`;
  });
  return `  ${id} (${impact}): ${help}\n${places.join('\n')}`;
}
