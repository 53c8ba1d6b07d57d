// Keys that the widget uses itself: slides, shortcuts and games of the page around it leave them alone.

const FIELDS = "input,select,textarea,[contenteditable]";
const CHOICES = "[type=radio],[type=checkbox]";
const BUTTONS = "a,button,summary";

const PRESS = /^( |Enter)$/;
const CHOOSE = /^( |Enter|Arrow\w+|\d)$/;
const TYPE = /^(.|Enter|Arrow\w+|Home|End|Page\w+|Backspace|Delete)$/u;

/** Whether what has the focus does something with a key. Tab, Esc and combinations are the page's too. */
function isUsed({ target, key, ctrlKey, altKey, metaKey }) {
  if (ctrlKey || altKey || metaKey) return false;
  if (target.matches(CHOICES)) return CHOOSE.test(key);
  return target.matches(FIELDS) ? TYPE.test(key) : target.matches(BUTTONS) && PRESS.test(key);
}

/** Lets no key that is used inside of a shadow root out of it. */
export function keepKeys(shadow) {
  for (const name of ["keydown", "keypress", "keyup"]) {
    shadow.addEventListener(name, (event) => isUsed(event) && event.stopPropagation());
  }
}
