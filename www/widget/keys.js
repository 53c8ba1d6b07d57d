// Keys that the widget itself uses must not reach the page's slide shows, shortcuts and games.

/** @typedef {KeyboardEvent & { target: Element }} Key */

const FIELDS = "input,select,textarea,[contenteditable]";
const CHOICES = "[type=radio],[type=checkbox]";
const BUTTONS = "a,button,summary";

const PRESS = /^( |Enter)$/;
const CHOOSE = /^( |Enter|Arrow\w+|\d)$/;
const TYPE = /^(.|Enter|Arrow\w+|Home|End|Page\w+|Backspace|Delete)$/u;

/**
 * Whether the focused element does something with a key. Tab, Esc and combinations belong to the page too.
 * @param {Key} event
 */
function isUsed({ target, key, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return false;
  if (target.matches(CHOICES)) return CHOOSE.test(key);
  return target.matches(FIELDS) ? TYPE.test(key) : target.matches(BUTTONS) && PRESS.test(key);
}

/**
 * Stops the keys that the widget uses at its shadow root.
 * @param {ShadowRoot} shadow
 */
export function keepKeys(shadow) {
  for (const name of ["keydown", "keypress", "keyup"]) {
    shadow.addEventListener(name, (event) => isUsed(/** @type {Key} */ (event)) && event.stopPropagation());
  }
}
