// Style sheets made from text, including for browsers without `light-dark()`.

const LIGHT_DARK = /light-dark\(([^,()]+),([^,()]+)\)/g;
// One of the two properties is empty and the other unset, so that its fallback applies: light, unless the theme is dark.
const DARK = "{--_light: ;--_dark:initial}";
const THEME =
  `:host{--_light:initial;--_dark: }@media screen{:host([theme~="dark" i])${DARK}` +
  `@media (prefers-color-scheme:dark){:host([theme~="auto" i])${DARK}}}`;

/** @type {Map<string, CSSStyleSheet>} */
const known = new Map();

/**
 * The sheet of a text; the same text gives the same sheet. Without `light-dark()` the theme "host" is light.
 * @param {string} css
 */
export function sheetOf(css) {
  if (!known.has(css)) {
    const sheet = new CSSStyleSheet();
    const isPlain = CSS.supports("color", "light-dark(red,red)");
    sheet.replaceSync(isPlain ? css : THEME + css.replace(LIGHT_DARK, "var(--_light,$1)var(--_dark,$2)"));
    known.set(css, sheet);
  }
  return /** @type {CSSStyleSheet} */ (known.get(css));
}

/**
 * These sheets in a form that a document accepts: copies for another document, and none for one that shows nothing.
 * @param {CSSStyleSheet[]} sheets
 * @param {Document} document
 */
export function fitting(sheets, { defaultView: view }) {
  if (view === window) return sheets;
  return sheets.filter(() => view).map(({ cssRules }) => {
    const sheet = new (/** @type {Window & typeof globalThis} */ (view)).CSSStyleSheet();
    sheet.replaceSync(Array.from(cssRules, ({ cssText }) => cssText).join(""));
    return sheet;
  });
}
