// What the widget measures of itself in its page: how large its text is there, and how high it has become.

/** A sheet for properties of the element that only a script can know. Each widget has its own. */
export function ownSheet() {
  const sheet = new CSSStyleSheet();
  const known = new Map();
  return {
    sheet,
    /** Sets a property. All are written again, since WebKit draws nothing anew for a change to one rule. */
    set(name, value) {
      known.set(name, value);
      sheet.replaceSync(`:host{${Array.from(known, (pair) => pair.join(":")).join(";")}}`);
    },
  };
}

/**
 * Keeps the unit of all lengths in `own`, the widget's own sheet, and calls `resized(height)` with each new height, for
 * pages that reserve room. The unit depends on the font size around the element. A registered property would carry it as
 * well, but Firefox zooms one twice under `zoom`, and has none before version 128.
 */
export function measure(element, own, resized) {
  const unit = document.createElement("div");
  unit.style.inlineSize = "var(--gap-font-size, max(16px, 1em))";
  element.shadowRoot.prepend(unit);
  const look = () => {
    // Nothing may be known of what is not displayed; it is looked at again when it is.
    const size = parseFloat(getComputedStyle(unit).inlineSize);
    if (size) own.set("--gap-unit", `${size}px`);
  };
  look();
  let known;
  const observer = new ResizeObserver((seen) => {
    // Later, since an observer that changes what it observes makes the browser report an error to the page.
    if (seen.some(({ target }) => target === unit)) setTimeout(look);
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== known) resized((known = height));
  });
  for (const part of [element, unit]) observer.observe(part);
}
