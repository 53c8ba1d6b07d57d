//! What host pages take from others: style sheets and frameworks from npm, served without a bundler, and the page that is
//! built beside the tests. Which page takes what is written in the page.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const VENDORS = {
  '/vendor/bootstrap.css': ['text/css', 'bootstrap/dist/css/bootstrap.css'],
  '/vendor/tailwind.css': ['text/css', 'tailwindcss/preflight.css'],
  '/vendor/vue.js': ['text/javascript', 'vue/dist/vue.esm-browser.prod.js'],
};

/** React comes as CommonJS alone; these are its parts, in an order in which each finds what it requires. */
const REACT = {
  react: 'react/cjs/react.production.js',
  scheduler: 'scheduler/cjs/scheduler.production.js',
  'react-dom': 'react-dom/cjs/react-dom.production.js',
  'react-dom/client': 'react-dom/cjs/react-dom-client.production.js',
};

/** Folder of the page written with Yew, as `cargo xtask test` builds it; undefined without that. */
export const yewHost = process.env.EXECUTION_GAP_YEW_HOST;

/** Serves all of it under `/vendor/`. */
export function offerVendors(server) {
  const answer = (path, type, read) =>
    server.route('GET', path, async (_, response) => response.writeHead(200, { 'content-type': type }).end(await read()));
  for (const [path, [type, file]] of Object.entries(VENDORS)) answer(path, type, () => readFile(join(modules, file)));
  if (yewHost) {
    answer('/vendor/yew/yew_host.js', 'text/javascript', () => readFile(join(yewHost, 'yew_host.js')));
    answer('/vendor/yew/yew_host_bg.wasm', 'application/wasm', () => readFile(join(yewHost, 'yew_host_bg.wasm')));
  }
  answer('/vendor/react.js', 'text/javascript', async () => {
    const parts = Object.entries(REACT).map(async ([name, file]) =>
      `define("${name}", (exports, require, process) => {${await readFile(join(modules, file), 'utf8')}});`);
    return `const made = {};
      const define = (name, body) => body((made[name] = {}), (other) => made[other], { env: {} });
      ${(await Promise.all(parts)).join('\n')}
      export const React = made.react;
      export const ReactDOM = made["react-dom/client"];`;
  });
}
