//! What is to be put on a server: the versioned folder, its alias, and the headers that both `_headers` and the example
//! for nginx give. nginx itself is asked where it is installed.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { inBrowser } from "../e2e/lib/browser.mjs";
import { distFolder } from "../e2e/lib/server.mjs";
import { Widget } from "../e2e/lib/widget.mjs";

const dist = distFolder();
const cdn = join(dist, "cdn");
const { version } = JSON.parse(await readFile(join(dist, "npm/package.json"), "utf8"));
const alias = `v${version.split(".")[0]}`;
const it = inBrowser();

const FOREIGN = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  "timing-allow-origin": "*",
  "x-content-type-options": "nosniff",
};
const FOR_EVER = { ...FOREIGN, "cache-control": "public, max-age=31536000, immutable" };
const SHORT = { ...FOREIGN, "cache-control": "public, max-age=300, must-revalidate" };
/** What each address below `cdn/` is to be sent with. */
const TABLE = {
  [`/${version}/execution-gap.js`]: FOR_EVER,
  [`/${version}/execution-gap.css`]: FOR_EVER,
  [`/${version}/integrity.json`]: FOR_EVER,
  [`/${version}/lang/en.txt`]: FOR_EVER,
  [`/${version}/wasm/execution-gap_bg.wasm`]: { ...FOR_EVER, "content-type": "application/wasm" },
  [`/${version}/document/execution-gap_bg.wasm`]: { ...FOR_EVER, "content-type": "application/wasm" },
  [`/${version}/engine/execution-gap_bg.wasm`]: { ...FOR_EVER, "content-type": "application/wasm" },
  [`/${alias}/execution-gap.js`]: SHORT,
};

/** The headers of an address by the rules of a `_headers` file, joined with a comma where two rules say one. */
function byRules(text, path) {
  const headers = {};
  let applies = false;
  for (const line of text.split("\n").filter((line) => line && !line.startsWith("#"))) {
    const [, name, value] = line.match(/^ +([\w-]+): (.+)$/) ?? [];
    if (!name) applies = line.endsWith("*") ? path.startsWith(line.slice(0, -1)) : path === line;
    else if (applies) headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

test("the version is what is embedded, and the alias is one line", async () => {
  const files = (await readdir(join(dist, "embed"), { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  assert.ok(files.length > 10);
  for (const file of files) {
    const path = join(file.parentPath ?? file.path, file.name);
    assert.deepEqual(await readFile(path.replace(join(dist, "embed"), join(cdn, version))), await readFile(path), path);
  }
  assert.equal(await readFile(join(cdn, alias, "execution-gap.js"), "utf8"), `import "../${version}/execution-gap.js";\n`);
});

test("integrity.json vouches for every file beside it", async () => {
  const hashes = JSON.parse(await readFile(join(cdn, version, "integrity.json"), "utf8"));
  const all = await readdir(join(cdn, version), { recursive: true, withFileTypes: true });
  const names = all.filter((file) => file.isFile() && !/\.(br|gz)$|^integrity\.json$/.test(file.name));
  assert.equal(Object.keys(hashes).length, names.length);
  for (const [name, hash] of Object.entries(hashes)) {
    const bytes = await readFile(join(cdn, version, name));
    assert.equal(hash, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, name);
  }
});

test("_headers has what every address needs, and no header twice", async () => {
  const ofSite = await readFile(join(dist, "_headers"), "utf8");
  const ofCdn = await readFile(join(cdn, "_headers"), "utf8");
  for (const [path, expected] of Object.entries(TABLE)) {
    assert.deepEqual(byRules(ofCdn, path), expected, path);
    assert.deepEqual(byRules(ofSite, `/cdn${path}`), expected, path);
  }
  const embedded = { ...FOREIGN, "cache-control": "no-cache" };
  assert.deepEqual(byRules(ofSite, "/embed/execution-gap.js"), embedded);
  assert.deepEqual(byRules(ofSite, "/"), { "cache-control": "no-cache" });
});

/** Pages that isolate themselves and allow one origin: one loads the alias, one the version by its hash. */
async function starts(page, server, base) {
  const { "execution-gap.js": hash } = JSON.parse(await readFile(join(cdn, version, "integrity.json"), "utf8"));
  const { origin } = new URL(base);
  const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}`;
  const headers = { "content-security-policy": policy, "cross-origin-embedder-policy": "require-corp" };
  const ways = [`src="${base}/${alias}/execution-gap.js"`,
    `src="${base}/${version}/execution-gap.js" integrity="${hash}" crossorigin`];
  for (const way of ways) {
    const html = `<!doctype html><html lang="en"><title>A page</title>
      <script type="module" ${way}></script><execution-gap></execution-gap>`;
    await page.goto(server.page("/strict.html", html, headers));
    assert.equal(await (await new Widget(page).ready()).screen(), "welcome");
  }
}

it("a strict page loads the alias, and the version by its hash", ({ page, server }) => starts(page, server, `${server.origin}/cdn`));

// Debian keeps it where only administrators look.
const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
const nginx = folders.map((folder) => join(folder, "nginx")).find((path) => existsSync(path));

/** nginx with the example, on a free port and without rights of its own. */
async function startNginx() {
  const folder = await mkdtemp(join(tmpdir(), "execution-gap-nginx-"));
  const port = await freePort();
  const example = await readFile(fileURLToPath(new URL("../../docs/deploy/nginx.conf", import.meta.url)), "utf8");
  const own = [
    [/listen +8080;/, `listen 127.0.0.1:${port};`],
    [/root +\/var\/www\/execution-gap;/, `root "${cdn}";`],
  ];
  let site = example;
  for (const [theirs, ours] of own) {
    assert.match(site, theirs);
    site = site.replace(theirs, ours);
  }
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  const main = `daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
    ${process.getuid?.() === 0 ? "user root;" : ""}
    events {} http { access_log off; ${temporary.join(" ")} ${site} }`;
  await writeFile(join(folder, "nginx.conf"), main);
  const words = ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")];
  execFileSync(nginx, ["-t", ...words], { stdio: "pipe" });
  const server = spawn(nginx, words, { stdio: "ignore" });
  const origin = `http://127.0.0.1:${port}`;
  for (let waited = 0; !(await fetch(origin).catch(() => null)); waited += 50) {
    assert.ok(waited < 5000, "nginx does not answer");
    await sleep(50);
  }
  return {
    origin,
    async close() {
      server.kill("SIGTERM");
      await new Promise((resolve) => server.once("exit", resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it("nginx sends the same with the example of docs/deploy", async ({ t, page, server }) => {
  if (!nginx) return t.skip("nginx is not installed");
  const served = await startNginx();
  try {
    for (const [path, expected] of Object.entries(TABLE)) {
      const { status, headers } = await fetch(served.origin + path, { headers: { "accept-encoding": "gzip" } });
      assert.equal(status, 200, path);
      for (const [name, value] of Object.entries(expected)) assert.equal(headers.get(name), value, `${name} of ${path}`);
      assert.equal(headers.get("content-encoding"), "gzip", path);
      assert.match(headers.get("vary"), /accept-encoding/i);
    }
    const type = async (path) => (await fetch(`${served.origin}/${version}/${path}`)).headers.get("content-type");
    assert.equal(await type("execution-gap.js"), "text/javascript; charset=utf-8");
    assert.equal(await type("execution-gap.css"), "text/css; charset=utf-8");
    assert.equal(await type("lang/en.txt"), "text/plain; charset=utf-8");
    assert.equal(await type("integrity.json"), "application/json");
    assert.equal((await fetch(`${served.origin}/_headers`)).status, 404);

    await starts(page, server, served.origin);
  } finally {
    await served.close();
  }
});
