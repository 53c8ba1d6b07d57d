// Where the visitor's attention is drawn: what gets the focus is seen, clear of what the page lays over it, and has a ring
// only for those who use the keyboard. What gets the focus is decided by the screens.

import { cover } from "../loader/cover.js";

/** Room between what covers and what is seen below it, in pixels. */
const GAP = 8;

/** What the last input came from: `pointed`, `keyed`, or nothing yet; and whether a pointer is still down. */
let input = "";
let isPressed = false;
const inputs = {
  pointerdown: () => ([input, isPressed] = ["pointed", true]),
  pointerup: () => (isPressed = false),
  pointercancel: () => (isPressed = false),
  keydown: () => ([input, isPressed] = ["keyed", false]),
};
for (const [name, listener] of Object.entries(inputs)) addEventListener(name, listener, true);

/** Whether something else is painted over the top of an element. */
const isCovered = (host, element) => cover(host, element.getBoundingClientRect().top);

/** Scrolls an element clear of what covers its top. `own` is the widget's own sheet. */
function uncover(host, element, own) {
  if (!isCovered(host, element)) return;
  const scroll = () => element.scrollIntoView({ block: "start", behavior: "instant" });
  own.set("--_cover", "0px");
  scroll();
  const low = isCovered(host, element);
  if (!low) return;
  const margin = parseFloat(getComputedStyle(element).scrollMarginBlockStart) || 0;
  own.set("--_cover", `${margin + low - element.getBoundingClientRect().top + GAP}px`);
  scroll();
}

/** Watches the focus inside of the shadow root of `host`; `own` is the widget's own sheet. */
export function watchFocus(host, own) {
  const frame = host.shadowRoot.querySelector(".frame");
  frame.addEventListener("focusin", ({ target }) => {
    // WebKit's own rule gives no ring to what gets the focus by code after a key.
    for (const name of ["pointed", "keyed"]) frame.classList.toggle(name, name === input);
    // A press that moved the page would miss. Whoever moves the focus scrolls in the same task, and so does a browser.
    const step = target.id === "gap-heading" ? target.closest("[data-screen]") : target;
    if (!isPressed) setTimeout(() => uncover(host, step, own));
  });
}
