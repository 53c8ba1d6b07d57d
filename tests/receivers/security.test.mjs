//! Each threat of docs/security.md names the tests that hold its defence, and they are there. Whether they hold it is their
//! own business.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const page = await readFile(new URL("docs/security.md", root), "utf8");
// Tables of limits begin with a number too; threats come first.
const [threats] = page.split(/^<!-- contract: /m);
const rows = [...threats.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, number, cells]) => [number, cells.split(" | ")]);

/** Threats that have no other page. */
const OURS = [1, 2, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 22, 23, 25, 27, 28, 30];
/** How a test begins in a file of each kind. */
const TEST = { rs: /#\[test\]/, mjs: /^\s*(it|row|sends|test)\(/m };

test("every threat has a row", () => {
  assert.deepEqual(
    rows.map(([number]) => Number(number)),
    OURS,
  );
});

for (const [number, [threat, , held]] of rows) {
  test(`threat ${number}: ${threat}`, async () => {
    const files = [...held.matchAll(/`((?:crates|tests|xtask)\/[\w./-]+)`/g)].map(([, file]) => file);
    assert.ok(files.some((file) => !file.endsWith("rules.mjs")), "no test is named");
    for (const file of files) {
      const source = await readFile(new URL(file, root), "utf8");
      const isRule = file.endsWith("rules.mjs"); // asked by every receiver of the tests
      assert.match(source, isRule ? /export function/ : TEST[file.split(".").at(-1)], `${file} holds no test`);
    }
  });
}
