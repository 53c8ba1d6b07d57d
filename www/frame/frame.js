// The page inside a frame: tells the page around it its height and what happened, and takes a few settings from it.
// The page around cannot set where results go, and no answer or contact detail leaves.

import { CHOICES, FRAMED, HEARD } from "../loader/contract.js";
import { connect, entries, limit, read, written } from "./envelope.js";

/** @typedef {(type: string, data?: object) => void} Send */
/** @typedef {Record<string, unknown>} Data What a message carries. */

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

const LOWEST = 200;
const HIGHEST = 20_000;
// A page whose height depends on that of its frame would grow for ever.
const GROWTHS = { most: 20, ms: 1000 };
const MOST_EARLY = 20;

const widget = /** @type {HTMLElementTagNameMap["execution-gap"]} */ (document.querySelector("execution-gap"));
const instance = widget.id || "gap-1";

/**
 * @param {number} pixels
 * @param {number} least
 */
const whole = (pixels, least) => Math.max(least, Math.min(HIGHEST, Math.ceil(pixels)));

/**
 * Sends the height whenever it changes. Call `look()` after a change that may be out of sight, and `resume()` after
 * something that the visitor did.
 * @param {Send} send
 */
function follow(send) {
  let told = 0;
  let waiting = false;
  /** @type {number[]} */
  let growths = [];
  const measure = () => {
    waiting = false;
    const height = whole(document.body.getBoundingClientRect().height, LOWEST);
    if (Math.abs(height - told) < 2) return;
    if (height > told) {
      const now = performance.now();
      growths = growths.filter((at) => now - at < GROWTHS.ms);
      if (growths.length >= GROWTHS.most) return observer.disconnect();
      growths.push(now);
    }
    told = height;
    send("resize", { height });
  };
  const observer = new ResizeObserver(() => {
    if (!waiting) requestAnimationFrame(measure);
    waiting = true;
  });
  observer.observe(document.body);
  measure();
  return {
    look: () => setTimeout(measure),
    resume() {
      growths = [];
      observer.observe(document.body);
    },
  };
}

/**
 * Whether the page around may set this attribute to this value.
 * @param {string} name
 * @param {unknown} value
 * @returns {value is string}
 */
function isAllowed(name, value) {
  if (typeof value !== "string" || !FRAMED.split(" ").includes(name)) return false;
  const choices = /** @type {Record<string, string>} */ (CHOICES);
  return Object.hasOwn(choices, name) ? choices[name].split(" ").includes(value) : LANGUAGE.test(value);
}

/** @param {Data} data */
function set(data) {
  for (const [name, value] of entries(data)) {
    if (isAllowed(name, value) && widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }
}

/** @returns {HTMLElement | null | undefined} */
const heading = () => widget.shadowRoot?.querySelector("#gap-heading");

// What happens before anybody listens is kept until then.
/** @type {Data[]} */
const early = [];
/** @type {(data: Data) => unknown} */
let tell = (data) => early.length < MOST_EARLY && early.push(data);
for (const [name, keys] of Object.entries(HEARD)) {
  widget.addEventListener(name, (event) => {
    const { detail } = /** @type {CustomEvent<Data>} */ (event);
    tell({ ...Object.fromEntries(entries(detail).filter(([key]) => keys.split(" ").includes(key))), name });
  });
}

/** @param {MessagePort} port */
function begin(port) {
  const send = connect(port, instance, { config: set, focus: () => heading()?.focus({ preventScroll: true }) });
  const { look, resume } = follow(send);
  // Browsers do not lay out what is far off screen, so no observer would see it grow.
  tell = (data) => {
    send("event", data);
    look();
  };
  early.splice(0).forEach(tell);
  widget.addEventListener("click", resume);
  // A step begins at its heading; only the page around can bring it into view.
  widget.addEventListener("focusin", (event) => {
    const [target] = /** @type {Element[]} */ (event.composedPath());
    if (target.id === "gap-heading") send("scroll", { top: whole(widget.getBoundingClientRect().top + scrollY, 0) });
  });
}

/** The origins that may frame this page; undefined when all may. */
function parents() {
  /** @type {HTMLMetaElement | null} */
  const meta = document.querySelector("meta[name=execution-gap-parents]");
  return meta?.content.split(/\s+/).filter(Boolean);
}

const nonce = () => /^#gap=([\w-]{16,64})$/.exec(location.hash)?.[1];

function listen() {
  const allowed = parents();
  const isOver = new AbortController();
  const hear = (/** @type {MessageEvent} */ { origin, data, ports }) => {
    const message = read(data);
    const isMeant = message?.type === "hello" && nonce() && message.data.nonce === nonce() && ports.length === 1;
    if (!isMeant || (allowed && !allowed.includes(origin))) return;
    isOver.abort();
    begin(ports[0]);
  };
  // Only messages of the page around count towards the limit.
  const counted = limit(hear);
  addEventListener("message", (event) => event.source === parent && counted(event), { signal: isOver.signal });
  // Says that somebody listens and nothing more, since it cannot be known yet who the page around is. Once for each
  // address: an answer to a second call would replace the port that came with the first.
  let called = "";
  const call = () => {
    if (location.hash === called || !/^#gap(=|$)/.test(location.hash)) return;
    called = location.hash;
    parent.postMessage(written("", "hello", 0, { named: Boolean(nonce()) }), "*");
  };
  addEventListener("hashchange", call, { signal: isOver.signal });
  call();
}

if (parent !== window) listen();
