// Style sheets made of text, also for browsers that cannot choose between two colours by themselves.

const LIGHT_DARK = /light-dark\(([^,()]+),([^,()]+)\)/g;
// Of two properties one is empty; the other is unset, so that its fallback counts: light, unless the theme says dark.
const DARK = "{--_light: ;--_dark:initial}";
const THEME =
  `:host{--_light:initial;--_dark: }@media screen{:host([theme~="dark" i])${DARK}` +
  `@media (prefers-color-scheme:dark){:host([theme~="auto" i])${DARK}}}`;

const known = new Map();

/** The sheet of a text, the same one for the same text. Without `light-dark()` the theme "host" is light. */
export function sheetOf(css) {
  if (!known.has(css)) {
    const sheet = new CSSStyleSheet();
    const isPlain = CSS.supports("color", "light-dark(red,red)");
    sheet.replaceSync(isPlain ? css : THEME + css.replace(LIGHT_DARK, "var(--_light,$1)var(--_dark,$2)"));
    known.set(css, sheet);
  }
  return known.get(css);
}

/** These sheets as a document takes them: none of another's, and none where nothing is shown. */
export function fitting(sheets, { defaultView: view }) {
  if (view === window) return sheets;
  return sheets.filter(() => view).map(({ cssRules }) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(Array.from(cssRules, ({ cssText }) => cssText).join(""));
    return sheet;
  });
}
