//! The npm package as it is packed: what linters and type checkers say of it, and what is in it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { pack, tool } from "./lib/package.mjs";

let package_;
before(async () => (package_ = await pack()));
after(() => package_?.close());

test("publint finds nothing to say", { timeout: 60_000 }, async () => {
  const tarball = (await readFile(package_.tarball)).buffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg, { color: false })), []);
});

test("every entry has types wherever modules are understood", { timeout: 60_000 }, async () => {
  // Tools that know no `exports`, and `require`, are what a package of modules leaves out.
  const said = await tool("attw", [package_.tarball, "--profile", "esm-only", "--format", "json", "--exclude-entrypoints", "./embed/*"]);
  const { analysis } = JSON.parse(said);
  const entries = Object.entries(analysis.entrypoints);
  assert.deepEqual(entries.map(([name]) => name), [".", "./engine", "./react", "./vue", "./bridges", "./parent", "./custom-elements.json", "./package.json"]);
  for (const [name, { resolutions }] of entries) {
    for (const way of ["node16-esm", "bundler"]) assert.ok(resolutions[way].resolution, `${name} is not found by ${way}`);
  }
});

test("types accept what the contract has and refuse what it has not", { timeout: 120_000 }, async () => {
  await tool("tsc", ["--project", await package_.page("types")]);
});

test("the package holds everything once and nothing twice compressed", () => {
  const names = package_.files.map(({ path }) => path);
  assert.deepEqual(names.filter((name) => /\.(br|gz|map)$/.test(name)), []);
  for (const name of ["index.js", "contract.js", "engine.js", "custom-elements.json", "react.d.ts", "vue.d.ts", "embed/execution-gap.js", "embed/integrity.json", "LICENSE"]) {
    assert.ok(names.includes(name), `${name} is missing`);
  }
  assert.ok(package_.size < 700_000, `the package is ${package_.size} bytes`);
});
