// Measures the widget in its page: the size of its text there, and its height.

/** @typedef {ReturnType<typeof ownSheet>} OwnSheet */

/** A sheet for properties of the element that only a script can know. Each widget has its own. */
export function ownSheet() {
  const sheet = new CSSStyleSheet();
  const known = new Map();
  return {
    sheet,
    /**
     * Sets a property. All are written again, since WebKit does not repaint after a change to a single rule.
     * @param {string} name
     * @param {string} value
     */
    set(name, value) {
      known.set(name, value);
      sheet.replaceSync(`:host{${Array.from(known, (pair) => pair.join(":")).join(";")}}`);
    },
  };
}

/**
 * Keeps the unit of all lengths in `own`, the widget's own sheet, and calls `resized` with each new height, for pages
 * that reserve room. The unit depends on the font size around the element. A registered property would do as well, but
 * Firefox applies `zoom` to one twice, and has none before version 128.
 * @param {Element} element
 * @param {OwnSheet} own
 * @param {(height: number) => void} resized In CSS pixels.
 */
export function measure(element, own, resized) {
  const unit = document.createElement("div");
  unit.style.inlineSize = "var(--gap-font-size, max(16px, 1em))";
  /** @type {ShadowRoot} */ (element.shadowRoot).prepend(unit);
  const look = () => {
    // An element that is not displayed may have no size; the observer calls again once it is displayed.
    const size = parseFloat(getComputedStyle(unit).inlineSize);
    if (size) own.set("--gap-unit", `${size}px`);
  };
  look();
  /** @type {number | undefined} */
  let known;
  const observer = new ResizeObserver((seen) => {
    // Later: an observer that changes what it observes makes the browser report an error to the page.
    if (seen.some(({ target }) => target === unit)) setTimeout(look);
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== known) resized((known = height));
  });
  for (const part of [element, unit]) observer.observe(part);
}
