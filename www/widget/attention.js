// Keeps the focused element visible: clear of whatever the page lays over it, and with a focus ring only for people who
// use the keyboard. Moves the focus to the heading of a new screen; inside a screen, the screen decides what gets it.

import { cover } from "../loader/cover.js";

/** @typedef {import("../types/host.js").Host} Host */

/** Room between the cover and what is seen below it, in pixels. */
const GAP = 8;

/** Where the last input came from: `pointed`, `keyed`, or nothing yet; and whether a pointer is still down. */
let input = "";
let isPressed = false;
const inputs = {
  pointerdown: () => ([input, isPressed] = ["pointed", true]),
  pointerup: () => (isPressed = false),
  pointercancel: () => (isPressed = false),
  keydown: () => ([input, isPressed] = ["keyed", false]),
};
for (const [name, listener] of Object.entries(inputs)) addEventListener(name, listener, true);

/**
 * How far down something is painted over the top of an element; 0 when nothing is.
 * @param {Element} host
 * @param {Element} element
 */
const isCovered = (host, element) => cover(host, element.getBoundingClientRect().top);

/**
 * Scrolls an element clear of what covers its top.
 * @param {Element} host
 * @param {Element} element
 * @param {import("../loader/measure.js").OwnSheet} own
 */
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

/**
 * Watches the focus inside the shadow root of `host`.
 * @param {Element} host
 * @param {import("../loader/measure.js").OwnSheet} own The widget's own sheet.
 */
export function watchFocus(host, own) {
  const frame = /** @type {Element} */ (/** @type {ShadowRoot} */ (host.shadowRoot).querySelector(".frame"));
  frame.addEventListener("focusin", ({ target }) => {
    const focused = /** @type {Element} */ (target);
    // WebKit's own rule gives no ring to an element that a script focuses after a key press.
    for (const name of ["pointed", "keyed"]) frame.classList.toggle(name, name === input);
    // A press that moved the page would miss. Scripts that move the focus scroll in the same task, and so do browsers.
    const step = focused.id === "gap-heading" ? /** @type {Element} */ (focused.closest("[data-screen]")) : focused;
    if (!isPressed) setTimeout(() => uncover(host, step, own));
  });
}

/**
 * The heading of a screen.
 * @type {(screen: Element | undefined) => HTMLElement | null | undefined}
 */
export const headingOf = (screen) => screen?.querySelector("#gap-heading");

/**
 * Moves the focus to the heading of a new screen if the element that had it was removed.
 * @param {Host} host
 * @param {Element | undefined} screen
 */
export function settle(host, screen) {
  if (host.hadFocus) headingOf(screen)?.focus({ preventScroll: true });
  host.hadFocus = false;
}

/** Brings the widget into view, or opens its dialog. @param {Host} host */
export function reveal({ element, choose }) {
  if (choose("display") !== "inline") element.open();
  else element.scrollIntoView({ block: "nearest" });
}
