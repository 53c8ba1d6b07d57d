//! The files of `dist/embed/` with changes in some of them, and hashes that fit what was changed. What is changed, and
//! why, belongs in the tests.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { distFolder } from './server.mjs';

const TYPES = { js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', json: 'application/json' };

const hash = (bytes) => createHash('sha256').update(bytes).digest('base64');

/** Serves all files below `folder`, such as "/embed/"; `change(name, bytes)` gives the new bytes of one, or nothing. */
export async function offerRewritten(server, folder, change) {
  const integrity = await readFile(join(distFolder(), 'embed/integrity.json'), 'utf8');
  const names = Object.keys(JSON.parse(integrity));
  const files = new Map();
  for (const name of names) files.set(name, await readFile(join(distFolder(), 'embed', name)));
  const replace = (name, bytes) => {
    const [before, after] = [hash(files.get(name)), hash(bytes)];
    files.set(name, bytes);
    for (const [other, text] of files) {
      if (other.endsWith('.js') && text.includes(before)) replace(other, Buffer.from(text.toString('utf8').replaceAll(before, after)));
    }
  };
  for (const name of names) {
    const changed = change(name, files.get(name));
    if (changed) replace(name, Buffer.from(changed));
  }
  for (const [name, bytes] of files) {
    server.route('GET', folder + name, (_, response) => {
      const type = TYPES[name.split('.').at(-1)] ?? 'text/plain';
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(bytes);
    });
  }
}
