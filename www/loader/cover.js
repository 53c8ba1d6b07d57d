// Finds what a page lays over its content, such as a sticky header. What is done about it is decided elsewhere.

/**
 * The element painted at a point of the window, shadow roots included.
 * @param {number} x
 * @param {number} y
 */
function painted(x, y) {
  let at = document.elementFromPoint(x, y);
  for (let inside; (inside = at?.shadowRoot?.elementFromPoint(x, y)) && inside !== at; ) at = inside;
  return at;
}

/** @type {(node: Element) => Element | null} */
const parentOf = (node) => node.assignedSlot ?? node.parentElement ?? /** @type {ShadowRoot} */ (node.getRootNode()).host;

/**
 * How far down the window, in pixels, the thing reaches that covers the height `top` inside `host`; 0 when nothing does.
 * Something that covers half of the window is no header, and scrolling does not get clear of it.
 * @param {Element} host
 * @param {number} top In pixels from the top of the window.
 */
export function cover(host, top) {
  const around = new Set();
  for (let node = /** @type {Element | null} */ (host); node; node = parentOf(node)) around.add(node);
  const { left, width } = host.getBoundingClientRect();
  const at = painted(left + width / 2, Math.max(top, 0) + 1);
  if (!at || around.has(at)) return 0;
  let node = /** @type {Element | null} */ (at);
  let low = at.getBoundingClientRect().bottom;
  for (; node && !around.has(node); node = parentOf(node)) {
    // A header is larger than the words in it.
    const isApart = /fixed|sticky|absolute/.test(getComputedStyle(node).position);
    if (isApart) low = Math.max(low, node.getBoundingClientRect().bottom);
  }
  return node === host || low > innerHeight / 2 ? 0 : low;
}
