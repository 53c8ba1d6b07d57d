// What a page lays over its content, such as a header that stays at the top. What is done about it is decided elsewhere.

/** What is painted at a point of the window, inside of shadow roots too. */
function painted(x, y) {
  let at = document.elementFromPoint(x, y);
  for (let inside; (inside = at?.shadowRoot?.elementFromPoint(x, y)) && inside !== at; ) at = inside;
  return at;
}

const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;

/**
 * How far down the window, in pixels, something reaches that covers a point at the height `top` inside of `host`; 0 when
 * nothing does. What covers half of the window is no header, and scrolling does not get clear of it.
 */
export function cover(host, top) {
  const around = new Set();
  for (let node = host; node; node = parentOf(node)) around.add(node);
  const { left, width } = host.getBoundingClientRect();
  const at = painted(left + width / 2, Math.max(top, 0) + 1);
  if (!at || around.has(at)) return 0;
  let node = at;
  let low = at.getBoundingClientRect().bottom;
  for (; node && !around.has(node); node = parentOf(node)) {
    // A header is larger than the words in it.
    const isApart = /fixed|sticky|absolute/.test(getComputedStyle(node).position);
    if (isApart) low = Math.max(low, node.getBoundingClientRect().bottom);
  }
  return node === host || low > innerHeight / 2 ? 0 : low;
}
