//! The measured pages as deployed: brotli where the browser takes it, and a log of what was sent.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { distFolder } from '../e2e/lib/server.mjs';

const pages = new URL('pages/', import.meta.url).pathname;
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
  '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8',
};

/** The questions of the full form, for the page that is written by hand. */
async function questions() {
  const assessment = JSON.parse(await readFile(new URL('../../crates/model/src/content/assessment.json', import.meta.url), 'utf8'));
  return JSON.stringify({ questions: assessment.items.map(({ text: { question, levels } }) => ({ text: question, levels })) });
}

/** The page with the widget, and in its head the lines that the build writes for pages that show the widget first. */
async function hinted() {
  const page = await readFile(join(pages, 'widget.html'), 'utf8');
  const lines = (await readFile(join(distFolder(), 'embed/hints.html'), 'utf8')).split('\n');
  const wanted = lines.filter((line) => line.startsWith('<link') && !line.includes('en-express'));
  const hints = wanted.join('\n').replaceAll(/https:\/\/cdn\.example\/execution-gap\/[\d.]+/g, 'embed');
  return Buffer.from(page.replace('<script', `${hints}\n<script`));
}

/** Starts a server on a free port of 127.0.0.1. */
export async function serve() {
  const made = new Map([['/questions.json', Buffer.from(await questions())], ['/hinted.html', await hinted()]]);
  const ready = new Map();
  let log = [];
  const read = async (path) => made.get(path) ?? readFile(join(path.startsWith('/embed/') ? distFolder() : pages, path));
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname);
    try {
      if (!ready.has(path)) {
        const raw = await read(path);
        ready.set(path, brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }));
      }
      const body = ready.get(path);
      log.push({ path, sent: body.length });
      const headers = { 'content-type': types[extname(path)], 'content-encoding': 'br', 'content-length': body.length, 'cache-control': 'max-age=3600' };
      response.writeHead(200, headers).end(body);
    } catch {
      log.push({ path, sent: 0 });
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** What was sent since the last call: `{path, sent}`. */
    takeLog: () => log.splice(0),
    close: () => (server.closeAllConnections(), server.close()),
  };
}
