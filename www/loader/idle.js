// Waits until the browser has nothing better to do.

const IDLE_MS = 1_000;

/** Resolves once the browser is idle. */
export const idle = () => new Promise((resolve) => {
  // Some browsers lack the function, and a page may have put something else in its place.
  setTimeout(resolve, /** @type {Partial<Window>} */ (window).requestIdleCallback ? IDLE_MS : 0);
  try {
    requestIdleCallback(resolve);
  } catch {
    // The timer will do.
  }
});
