//! A server for one test file: `dist/` as it would be deployed, host pages from `tests/pages/` or from memory, and
//! answers made up by a test. It keeps a log of the requests. Start two of them for two origins.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/** The folder with the built site: $EXECUTION_GAP_DIST, else `dist/`. */
export const distFolder = () => process.env.EXECUTION_GAP_DIST ?? join(root, 'dist');

/**
 * Starts a server on a free port of 127.0.0.1. `dist` is the folder with the built site. In a page of `pages` the texts of
 * `fill` replace `{{name}}`, and a file `NAME.headers.json` beside it holds headers it is sent with.
 */
export async function serve({ dist = distFolder(), pages = join(root, 'tests/pages'), fill = {} } = {}) {
  assert.ok(existsSync(join(dist, 'index.html')), `nothing is built in ${dist}; run: cargo xtask build`);
  const routes = new Map();
  const requests = [];

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const entry = { method: request.method, path: pathname, url: request.url, headers: request.headers, body: null };
    requests.push(entry);
    try {
      const route = routes.get(`${request.method} ${pathname}`) ?? routes.get(`* ${pathname}`);
      if (request.method !== 'GET' && request.method !== 'HEAD') entry.body = await text(request);
      if (route) return await route(entry, response, request);
      if (pathname === '/favicon.ico') return response.writeHead(204).end();
      await file(pathname, request, response);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  });

  async function file(pathname, request, response) {
    let path = decodeURIComponent(pathname);
    if (path.endsWith('/')) path += 'index.html';
    const [folder, inside] = path.startsWith('/pages/') ? [pages, path.slice('/pages'.length)] : [dist, path];
    const full = normalize(join(folder, inside));
    const type = types[extname(full)] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'no-cache', vary: 'accept-encoding' };
    // As deployed: other sites may load what is under embed/.
    if (path.startsWith('/embed/')) headers['access-control-allow-origin'] = '*';
    if (!full.startsWith(folder + sep)) return response.writeHead(404).end();
    if (folder === pages && path.endsWith('.html')) return page(full, headers, response);
    const brotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') && (await read(`${full}.br`));
    const body = brotli || (await read(full));
    if (!body) return response.writeHead(404).end();
    if (brotli) headers['content-encoding'] = 'br';
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function page(full, headers, response) {
    const body = await read(full);
    if (!body) return response.writeHead(404).end();
    const more = JSON.parse((await read(full.replace(/html$/, 'headers.json'))) ?? '{}');
    const filled = body.toString('utf8').replace(/\{\{(\w+)\}\}/g, (_, name) => fill[name] ?? '');
    response.writeHead(200, { ...headers, ...more }).end(filled);
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,

    /** Requests since the test began: `{method, path, url, headers, body}`. */
    requests,

    /** A page from memory; returns its address. `headers` may hold a content security policy. */
    page(path, html, headers = {}) {
      routes.set(`* ${path}`, (_, response) => {
        response.writeHead(200, { 'content-type': types[extname(path)] ?? types['.html'], ...headers }).end(html);
      });
      return this.origin + path;
    },

    /** Answers requests to a path by `handler({method, path, url, headers, body}, response)`; `method` may be `*`. */
    route(method, path, handler) {
      routes.set(`${method} ${path}`, handler);
      return this.origin + path;
    },

    /** Answers a path as if nothing had been said about it. */
    unroute(method, path) {
      routes.delete(`${method} ${path}`);
    },

    /** Forgets pages, routes and requests. */
    reset() {
      routes.clear();
      requests.length = 0;
    },

    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(path) {
  return readFile(path).catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
