// For a page that holds the widget in a frame, <iframe data-execution-gap src="…/embed/frame.html#gap" title="…">:
// gives the frame the height of its content, and tells the page what happens inside. Everything else is ignored.

import { FRAMED } from "../loader/contract.js";
import { cover } from "../loader/cover.js";
import { connect, entries, limit, read, written } from "./envelope.js";

/** @typedef {import("./envelope.js").Message} Message */
/** @typedef {Record<string, unknown>} Data What a message carries. */

/**
 * What is known of a frame: its nonce, how to hear it, and once it has answered how to send to it and to stop.
 * @typedef {{
 *   nonce: string, hear: (message: Message) => void, send?: (type: string, data?: object) => void, close?: () => void,
 * }} Known
 */

const FRAMES = "iframe[data-execution-gap]";
const NAME = /^gap-[a-z]+(-[a-z]+)?$/;
const LOWEST = 200;
const HIGHEST = 20_000;
/** Room above a step that is brought into view, in pixels, where the page sets no scroll margin. */
const MARGIN = 16;

/** @type {WeakMap<HTMLIFrameElement, Known>} */
const known = new WeakMap();

/** Puts the focus on the current step of the widget in a frame. @param {HTMLIFrameElement} iframe */
export function focus(iframe) {
  iframe.focus();
  known.get(iframe)?.send?.("focus");
}

/** The address of a frame; undefined when it is missing or malformed. @param {HTMLIFrameElement} iframe */
function addressOf({ src }) {
  try {
    return new URL(src);
  } catch {
    return undefined;
  }
}

const frames = () =>
  [.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(FRAMES))].filter(addressOf);

// A frame without an origin of its own is called "null", and messages to it can only be addressed to anybody.
/** @type {(iframe: HTMLIFrameElement) => boolean} */
const isNameless = ({ sandbox }) => sandbox.length > 0 && !sandbox.contains("allow-same-origin");

/** @param {HTMLIFrameElement} iframe */
function knownOf(iframe) {
  if (!known.has(iframe)) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const nonce = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    known.set(iframe, { nonce, hear: limit((message) => answer(iframe, message)) });
  }
  return /** @type {Known} */ (known.get(iframe));
}

/** Puts the nonce into the frame's address, which does not reload its page. @param {HTMLIFrameElement} iframe */
function name(iframe) {
  const { href } = Object.assign(/** @type {URL} */ (addressOf(iframe)), { hash: `gap=${knownOf(iframe).nonce}` });
  if (iframe.src !== href) iframe.src = href;
}

/**
 * Names a frame once its page is there: a frame whose address changes while it loads may stay blank for good.
 * @param {HTMLIFrameElement} iframe
 */
function nameLater(iframe) {
  if (document.readyState === "complete") return name(iframe);
  const loaded = new AbortController();
  const once = () => {
    loaded.abort();
    // The page may have removed its address meanwhile.
    if (addressOf(iframe)) name(iframe);
  };
  // The frame may have loaded before this script, or load only when it is near.
  for (const target of [iframe, window]) target.addEventListener("load", once, { signal: loaded.signal });
}

const isInteger = /** @type {(value: unknown) => value is number} */ (Number.isInteger);

/** @param {HTMLIFrameElement} iframe @param {Data} data */
function resize(iframe, { height }) {
  if (!isInteger(height)) return;
  const border = getComputedStyle(iframe).boxSizing === "border-box" ? iframe.offsetHeight - iframe.clientHeight : 0;
  iframe.style.height = `${Math.max(LOWEST, Math.min(HIGHEST, height)) + border}px`;
}

/** @param {HTMLIFrameElement} iframe @param {Data} data */
function scroll(iframe, { top }) {
  if (!isInteger(top) || top < 0 || top > HIGHEST) return;
  const at = () => iframe.getBoundingClientRect().top + top;
  const margin = parseFloat(getComputedStyle(iframe).scrollMarginBlockStart) || MARGIN;
  const bring = (/** @type {number} */ to) => scrollBy({ top: at() - to, behavior: "instant" });
  if (at() < 0 || at() > 0.6 * innerHeight) bring(margin);
  const low = cover(iframe, at());
  if (low) bring(low + margin);
}

/** @param {HTMLIFrameElement} iframe @param {Data} data @param {string} instance */
function tell(iframe, data, instance) {
  const { name, ...rest } = /** @type {Record<string, string>} */ (Object.fromEntries(entries(data)));
  if (!NAME.test(name)) return;
  const detail = Object.freeze({ ...rest, v: 1, instance, ts: Date.now() });
  iframe.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

/**
 * Answers a frame that says it listens; it does so again after a reload.
 * @param {HTMLIFrameElement} iframe
 * @param {Message} message
 */
function answer(iframe, { type, data: { named } }) {
  if (type !== "hello") return;
  if (!named) return name(iframe); // it calls again as soon as it has its nonce
  const entry = knownOf(iframe);
  const { port1, port2 } = new MessageChannel();
  /** @type {(act: typeof tell) => (data: Data, id: string) => void} */
  const on = (act) => (data, id) => act(iframe, data, id);
  entry.close?.();
  entry.close = () => port1.close();
  entry.send = connect(port1, "", { resize: on(resize), scroll: on(scroll), event: on(tell) });
  const target = isNameless(iframe) ? "*" : /** @type {URL} */ (addressOf(iframe)).origin;
  const hello = written("", "hello", 0, { nonce: entry.nonce });
  /** @type {Window} */ (iframe.contentWindow).postMessage(hello, target, [port2]);
  const settings = FRAMED.split(" ").map((name) => [name, iframe.getAttribute(`data-${name}`)]).filter(([, value]) => value);
  if (settings.length) entry.send("config", Object.fromEntries(settings));
}

/** @param {MessageEvent} event */
function hear({ source, origin, data }) {
  const message = read(data);
  const iframe = message && frames().find(({ contentWindow }) => contentWindow === source);
  if (!iframe || origin !== (isNameless(iframe) ? "null" : /** @type {URL} */ (addressOf(iframe)).origin)) return;
  knownOf(iframe).hear(message);
}

// A page may load this twice, perhaps from two addresses: one of them is enough.
const mark = Symbol.for("execution-gap frames");
const marked = /** @type {{ [mark]?: boolean }} */ (document);
if (!marked[mark]) {
  marked[mark] = true;
  addEventListener("message", hear);
  frames().forEach(nameLater);
}
