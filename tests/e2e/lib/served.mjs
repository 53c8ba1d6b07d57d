//! The server that `cargo xtask serve` starts, as its own program on a free port with a file of leads of its own, and a
//! line between page and server that can break. What a visitor does with it belongs in the tests.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as forwarded } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The program behind `cargo xtask`: $EXECUTION_GAP_XTASK, else where Cargo puts it. */
const program = () =>
  process.env.EXECUTION_GAP_XTASK ??
  join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), `debug/xtask${SUFFIX}`);

/** Starts the server on what is built; `{origin, leads(), stop()}`. */
export async function started() {
  const path = program();
  assert.ok(existsSync(path), `there is no ${path}; run: cargo xtask build`);
  const folder = await mkdtemp(join(tmpdir(), 'gap-leads-'));
  const options = ['serve', '--built', '--port', '0', '--leads', join(folder, 'leads.jsonl')];
  const server = spawn(path, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const ready = async () => {
    for await (const line of createInterface({ input: server.stdout })) {
      const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (origin) return origin;
    }
    return null;
  };
  const origin = await ready();
  if (!origin) await stop();
  assert.ok(origin, 'the server ended before it was ready');
  server.stdout.resume();
  return { origin, stop, leads: async () => (await fetch(`${origin}/leads`)).json() };
}

/** What the line can do to a lead, once the server has answered it. */
const BREAKS = {
  /** The browser sees a connection that breaks; the server has the lead. */
  reset: (request) => request.socket.resetAndDestroy(),
  /** The browser waits. */
  silent: () => {},
};

/** A line to the server: `{origin, sent, breaks, close()}`. */
export async function line(target) {
  /** Every body that went to /leads. */
  const sent = [];
  /** What becomes of the next answers from /leads, by name; after the last one the line is sound. */
  const breaks = [];
  const proxy = createServer((request, response) => {
    const isLead = request.method === 'POST' && request.url === '/leads';
    const { method, url: path, headers } = request;
    const onward = forwarded(new URL(path, target), { method, headers });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      const breaking = isLead && BREAKS[breaks.shift()];
      // Only a whole answer says that the server is done with the lead.
      if (breaking) return answer.resume().on('end', () => breaking(request));
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      if (isLead) sent.push(JSON.parse(body.toString('utf8')));
      onward.end(body);
    });
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${proxy.address().port}`,
    sent,
    breaks,
    close() {
      proxy.closeAllConnections();
      return new Promise((resolve) => proxy.close(resolve));
    },
  };
}
