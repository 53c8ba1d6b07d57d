// When the browser has nothing better to do.

const IDLE_MS = 1_000;

/** Resolves once the browser has time. */
export const idle = () => new Promise((resolve) => {
  // Not every browser has the function, and a page may have put something else in its place.
  setTimeout(resolve, window.requestIdleCallback ? IDLE_MS : 0);
  try {
    requestIdleCallback(resolve);
  } catch {
    // The timer comes.
  }
});
