// Runs in the measured page before its own scripts: records what the browser reports, and finds and waits for things.
(() => {
  const bench = (window.__bench = { shift: 0, lcp: 0, long: [], interactions: new Map(), clicks: [], errors: [] });
  const on = (type, note, options) => {
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  };
  on('layout-shift', (entry) => entry.hadRecentInput || (bench.shift += entry.value));
  on('largest-contentful-paint', (entry) => (bench.lcp = entry.startTime));
  on('longtask', ({ startTime, duration }) => bench.long.push([startTime, duration]));
  on('event', ({ interactionId: id, duration }) => {
    if (id) bench.interactions.set(id, Math.max(duration, bench.interactions.get(id) ?? 0));
  }, { durationThreshold: 16 });
  addEventListener('click', (event) => event.isTrusted && bench.clicks.push(event.timeStamp), true);
  addEventListener('error', ({ message }) => bench.errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => bench.errors.push(String(reason)));

  const find = (selector) =>
    selector.split('>>>').reduce((root, part) => root && (root.shadowRoot ?? root).querySelector(part.trim()), document);
  const frame = () => new Promise(requestAnimationFrame);
  const afterPaint = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });

  /** When the first frame with the selector had been painted; 0 when that took more than `ms`. */
  bench.until = async (selector, ms) => {
    for (const end = performance.now() + ms; performance.now() < end; await frame()) {
      if (find(selector)?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return afterPaint();
    }
    return 0;
  };

  /** Where to press, and how many presses there have been. */
  bench.aim = async (selector, ms) => {
    if (!(await bench.until(selector, ms))) return null;
    const element = find(selector);
    const box = element.getBoundingClientRect();
    const inside = box.top >= 0 && box.bottom <= innerHeight;
    if (!inside) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      await frame();
    }
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, clicks: bench.clicks.length };
  };
})();
