//! Pages that get the widget from the installed package: built by Vite, served by Vite while somebody works on them, and
//! without any bundler.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before } from "node:test";
import { build, createServer, preview } from "vite";
import { inBrowser } from "../e2e/lib/browser.mjs";
import { serve } from "../e2e/lib/server.mjs";
import { Widget } from "../e2e/lib/widget.mjs";
import { pack } from "./lib/package.mjs";

const it = inBrowser();

let package_;
before(async () => (package_ = await pack()));
after(() => package_?.close());

/** As a visitor: to the second question, with the page listening, and the engine alone beside it. */
async function goesOn(page, url) {
  const missing = [];
  page.on("response", (response) => response.status() >= 400 && missing.push(response.url()));
  await page.goto(url);
  const widget = new Widget(page);
  await widget.host.waitFor();
  await widget.ready();
  assert.equal(await widget.host.getAttribute("heading-level"), "3");
  await widget.goOn("start");
  if ((await widget.screen()) === "profile") await widget.goOn((await widget.button("skip").count()) ? "skip" : "continue");
  const first = await widget.item();
  await widget.answer(first, "2");
  assert.equal(await widget.screen(), "question");
  assert.notEqual(await widget.item(), first);
  assert.match(await page.locator("output").textContent(), /^start of \d+$/);
  await page.locator("#engine").click();
  await page.locator("output", { hasText: "express" }).waitFor();
  assert.equal((await widget.report()).form, "express");
  assert.deepEqual(missing, []);
}

it("a page built with Vite and React", { timeout: 120_000 }, async ({ page }) => {
  const root = await package_.page("pages/react");
  await build({ root, logLevel: "error" });
  const server = await preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
  try {
    await goesOn(page, server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
  // New names, the same bytes: the hashes that the widget checks are those of the package.
  const folder = join(root, "node_modules/execution-gap/embed");
  const assets = join(root, "dist/assets");
  const built = new Set();
  for (const name of await readdir(assets)) built.add((await readFile(join(assets, name))).toString("latin1"));
  const kept = ["execution-gap.css", "lang/en.txt", "opening/en-express.json", "wasm/execution-gap_bg.wasm", "document/execution-gap_bg.wasm", "engine/execution-gap_bg.wasm"];
  for (const name of kept) assert.ok(built.has((await readFile(join(folder, name))).toString("latin1")), `${name} was changed`);
});

it("the same page under Vite's development server", { timeout: 120_000 }, async ({ page }) => {
  const root = await package_.page("pages/react");
  const server = await createServer({ root, logLevel: "error", server: { host: "127.0.0.1", port: 0, watch: null, hmr: false } });
  try {
    await server.listen();
    await goesOn(page, server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
});

it("a page without a bundler", { timeout: 60_000 }, async ({ page }) => {
  const files = await serve({ dist: await package_.page("pages/plain") });
  try {
    await goesOn(page, `${files.origin}/`);
  } finally {
    await files.close();
  }
});
