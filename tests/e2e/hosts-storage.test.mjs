//! Pages that keep nothing: storage that is blocked or full, and frames in a sandbox.

import assert from 'node:assert/strict';
import { rows } from './lib/pages.mjs';

const row = rows('Storage and sandboxes');

row('storage-blocked', 'storage blocked', async (host) => {
  await host.open();
  const refused = await host.visitor.run(() => {
    try {
      return Boolean(window.sessionStorage) && false;
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(refused, 'SecurityError');
  return host.works();
});

row('storage-full', 'storage full', async (host) => {
  await host.open();
  const refused = await host.visitor.run(() => {
    try {
      localStorage.setItem('one more', 'x'.repeat(100));
      return false;
    } catch {
      return true;
    }
  });
  assert.ok(refused, 'the storage is not full');
  return host.works();
});

row('sandbox', 'a sandboxed frame without an origin', async (host) => {
  await host.open();
  await host.visitor.enter('iframe');
  assert.equal(await host.visitor.run(() => origin), 'null');
  return host.works();
});

row('sandbox-same-origin', 'a sandboxed frame with its origin', async (host) => {
  await host.open();
  await host.visitor.enter('iframe');
  assert.equal(await host.visitor.run(() => origin), host.server.origin);
  return host.works();
});
