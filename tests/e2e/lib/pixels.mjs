//! Screenshots as pixels, and how much two of them differ.

import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { inflateSync } from 'node:zlib';

/** Decodes a PNG as Chromium writes it: 8 bits a channel, not interlaced. `{width, height, at(x, y)}`. */
export function decode(png) {
  let offset = 8;
  let header;
  const parts = [];
  while (offset < png.length) {
    const length = png.readUInt32BE(offset);
    const type = png.toString('latin1', offset + 4, offset + 8);
    const data = png.subarray(offset + 8, offset + 8 + length);
    if (type === 'IHDR') header = { width: data.readUInt32BE(0), height: data.readUInt32BE(4), depth: data[8], kind: data[9] };
    if (type === 'IDAT') parts.push(data);
    offset += length + 12;
  }
  const { width, height, depth, kind } = header;
  assert.ok(depth === 8 && (kind === 2 || kind === 6), `a PNG of kind ${kind}, depth ${depth}`);
  const bytes = kind === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * bytes;
  const pixels = new Uint8Array(line * height);
  for (let y = 0, read = 0; y < height; y++) {
    const filter = raw[read++];
    for (let x = 0, to = y * line; x < line; x++, to++) {
      const left = x >= bytes ? pixels[to - bytes] : 0;
      const up = y ? pixels[to - line] : 0;
      const corner = y && x >= bytes ? pixels[to - line - bytes] : 0;
      pixels[to] = raw[read++] + predicted(filter, left, up, corner);
    }
  }
  const at = (x, y) => [...pixels.subarray(y * line + x * bytes, y * line + x * bytes + 3)];
  return { width, height, bytes, pixels, at };
}

function predicted(filter, left, up, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const byLeft = Math.abs(guess - left);
  const byUp = Math.abs(guess - up);
  const byCorner = Math.abs(guess - corner);
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
}

/** How many pixels of two screenshots of one size differ by more than `tolerance` in any channel. */
export function difference(first, second, tolerance = 24) {
  if (first.equals(second)) return 0;
  const [a, b] = [decode(first), decode(second)];
  assert.deepEqual([a.width, a.height, a.bytes], [b.width, b.height, b.bytes], 'screenshots of two sizes');
  let count = 0;
  for (let at = 0; at < a.pixels.length; at += a.bytes) {
    const far = (channel) => Math.abs(a.pixels[at + channel] - b.pixels[at + channel]) > tolerance;
    if (far(0) || far(1) || far(2)) count++;
  }
  return count;
}

/** Whether two colours differ by more than `tolerance` in any channel. */
export const far = (a, b, tolerance = 24) => a.some((value, channel) => Math.abs(value - b[channel]) > tolerance);
