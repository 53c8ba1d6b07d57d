// When the widget's dialog opens by itself: on load, after a time, after scrolling, on the way out. Once a visit, and
// never in the way of something else. The dialog itself is in display.js.

/**
 * What opens it, with the default of open-value, its largest value and its unit.
 * @type {Record<string, [standard: number, most: number, unit?: string]>}
 */
const TRIGGERS = {
  load: [0, 0],
  time: [30, 3600, "seconds"],
  scroll: [50, 100, "per cent of the page"],
  exit: [5, 3600, "seconds"],
};
const OPEN = ":modal,dialog[open]";
const DIALOGS = "[role=dialog],[role=alertdialog],[aria-modal=true]";
const FIELDS = "input,textarea,select,iframe";
const AGAIN_MS = 1000;
/** A finger that throws the page down so far so quickly is on its way to the address bar. */
const THROW = { px: 300, ms: 300 };

/** @typedef {(target: EventTarget, name: string, listener: (event: any) => unknown) => void} On */

/**
 * Calls `open` when the element's attributes `open` and `open-value` say so and nothing is in the way, until `signal`
 * says that it was opened or has left the page. Under `key` the session remembers that this visitor has seen it;
 * `warn(text)` names the values allowed instead of a bad one.
 * @param {{ element: Element, warn: (text: string) => void, key: string, signal: AbortSignal, open: () => void }} how
 */
export function arm({ element, warn, key, signal, open }) {
  const value = (/** @type {string} */ name) => (element.getAttribute(name) ?? "").trim().toLowerCase();
  const trigger = value("open");
  if (!Object.hasOwn(TRIGGERS, trigger)) {
    const names = Object.keys(TRIGGERS).map((name) => `"${name}"`).join(", ");
    return warn(`<execution-gap open="${trigger}">: the values allowed are ${names}; it opens when asked to.`);
  }
  const [standard, most, unit] = TRIGGERS[trigger];
  const given = value("open-value");
  const isNumber = /^\d+(\.\d+)?$/.test(given) && Number(given) <= most;
  if (unit && given && !isNumber) {
    warn(`<execution-gap open-value="${given}">: the values allowed are 0 to ${most} ${unit}; ${standard} is used.`);
  }
  if (signal.aborted || isRemembered(key)) return;
  const attempt = () => signal.aborted || isOccupied() || open();
  /** @type {On} */
  const on = (target, name, listener) => target.addEventListener(name, listener, { signal, passive: true });
  const amount = isNumber ? Number(given) : standard;
  /** @type {Record<string, (attempt: () => unknown, on: On, amount: number, signal: AbortSignal) => void>} */
  const ways = { load: onLoad, time: onTime, scroll: onScroll, exit: onExit };
  ways[trigger](attempt, on, amount, signal);
}

/** @param {() => unknown} attempt @param {On} on @param {number} _ @param {AbortSignal} signal */
function onLoad(attempt, on, _, signal) {
  if (document.readyState === "complete") onTime(attempt, on, 0, signal);
  else on(window, "load", () => onTime(attempt, on, 0, signal));
}

/**
 * Waits until nothing is in the way.
 * @param {() => unknown} attempt @param {On} _ @param {number} seconds @param {AbortSignal} signal
 */
function onTime(attempt, _, seconds, signal) {
  const until = () => {
    attempt();
    if (!signal.aborted) setTimeout(until, AGAIN_MS);
  };
  setTimeout(until, 1000 * seconds);
}

/** @param {() => unknown} attempt @param {On} on @param {number} share */
function onScroll(attempt, on, share) {
  on(document, "scroll", () => {
    const room = document.documentElement.scrollHeight - innerHeight;
    if (room > 0 && (100 * scrollY) / room >= share) attempt();
  });
}

/**
 * A pointer leaves through the top; a finger, which cannot, throws the page down.
 * @param {() => unknown} attempt @param {On} on @param {number} seconds
 */
function onExit(attempt, on, seconds) {
  const from = performance.now() + 1000 * seconds;
  const leave = () => performance.now() >= from && attempt();
  on(document, "mouseout", ({ relatedTarget, clientY }) => !relatedTarget && clientY <= 0 && leave());
  let isTouched = false;
  let [top, since] = [scrollY, 0];
  on(document, "touchstart", () => (isTouched = true));
  on(document, "scroll", () => {
    const now = performance.now();
    if (scrollY > top || now - since > THROW.ms) [top, since] = [scrollY, now];
    else if (isTouched && top - scrollY >= THROW.px) leave();
  });
}

/** Whether a dialog that nobody asked for would be in the way. */
function isOccupied() {
  const at = focused();
  const seen = { visibilityProperty: true, opacityProperty: true };
  const isSeen = (/** @type {Element} */ dialog) => dialog.checkVisibility?.(seen) ?? dialog.getClientRects().length > 0;
  return document.hidden || (at instanceof HTMLElement && at.isContentEditable) || at?.matches(FIELDS) ||
    roots().some((root) => root.querySelector(OPEN) || [...root.querySelectorAll(DIALOGS)].some(isSeen));
}

/** The page, and the insides of its widgets. */
function roots() {
  return [document, ...[...document.querySelectorAll("execution-gap")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
}

/** What has the focus, inside of shadow roots too. */
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** @param {string} key */
function isRemembered(key) {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false; // Storage is blocked: once in each page.
  }
}
