// For a page that holds the widget in a frame, <iframe data-execution-gap src="…/embed/frame.html#gap" title="…">:
// gives it the height of what is in it, and tells the page what happens there. Everything else is ignored.

import { FRAMED } from "../loader/contract.js";
import { cover } from "../loader/cover.js";
import { connect, entries, limit, read, written } from "./envelope.js";

const FRAMES = "iframe[data-execution-gap]";
const NAME = /^gap-[a-z]+(-[a-z]+)?$/;
const LOWEST = 200;
const HIGHEST = 20_000;
/** Room above a step that is brought into view, where the page names none. */
const MARGIN = 16;

/** What is known of each frame: its nonce, and how to hear it and send to it. */
const known = new WeakMap();

/** Puts the focus on the current step of the widget in a frame. */
export function focus(iframe) {
  iframe.focus();
  known.get(iframe)?.send?.("focus");
}

/** The address of a frame; nothing when it has none that can be read. */
function addressOf({ src }) {
  try {
    return new URL(src);
  } catch {
    return undefined;
  }
}

const frames = () => [...document.querySelectorAll(FRAMES)].filter(addressOf);

// Without an origin of its own, a frame has the name "null" and can be written to only as anybody.
const isNameless = ({ sandbox }) => sandbox.length > 0 && !sandbox.contains("allow-same-origin");

function knownOf(iframe) {
  if (!known.has(iframe)) {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const nonce = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    known.set(iframe, { nonce, hear: limit((message) => answer(iframe, message)) });
  }
  return known.get(iframe);
}

/** Puts the nonce into the frame's address; a page that is there already stays. */
function name(iframe) {
  const { href } = Object.assign(addressOf(iframe), { hash: `gap=${knownOf(iframe).nonce}` });
  if (iframe.src !== href) iframe.src = href;
}

/** Names a frame once its page is there: one that is sent elsewhere on its way may stay blank for good. */
function nameLater(iframe) {
  if (document.readyState === "complete") return name(iframe);
  const loaded = new AbortController();
  const once = () => {
    loaded.abort();
    // The page may have taken its address away meanwhile.
    if (addressOf(iframe)) name(iframe);
  };
  // The frame may have been quicker than this script, or be one that waits until it is near.
  for (const target of [iframe, window]) target.addEventListener("load", once, { signal: loaded.signal });
}

function resize(iframe, { height }) {
  if (!Number.isInteger(height)) return;
  const border = getComputedStyle(iframe).boxSizing === "border-box" ? iframe.offsetHeight - iframe.clientHeight : 0;
  iframe.style.height = `${Math.max(LOWEST, Math.min(HIGHEST, height)) + border}px`;
}

function scroll(iframe, { top }) {
  if (!Number.isInteger(top) || top < 0 || top > HIGHEST) return;
  const at = () => iframe.getBoundingClientRect().top + top;
  const margin = parseFloat(getComputedStyle(iframe).scrollMarginBlockStart) || MARGIN;
  const bring = (to) => scrollBy({ top: at() - to, behavior: "instant" });
  if (at() < 0 || at() > 0.6 * innerHeight) bring(margin);
  const low = cover(iframe, at());
  if (low) bring(low + margin);
}

function tell(iframe, data, instance) {
  const { name, ...rest } = Object.fromEntries(entries(data));
  if (!NAME.test(name)) return;
  const detail = Object.freeze({ ...rest, v: 1, instance, ts: Date.now() });
  iframe.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

/** Answers a frame that says it listens. It may do so again: after a reload, with a new page. */
function answer(iframe, { type, data: { named } }) {
  if (type !== "hello") return;
  if (!named) return name(iframe); // it calls again as soon as it has its nonce
  const entry = knownOf(iframe);
  const { port1, port2 } = new MessageChannel();
  const on = (act) => (data, id) => act(iframe, data, id);
  entry.close?.();
  entry.close = () => port1.close();
  entry.send = connect(port1, "", { resize: on(resize), scroll: on(scroll), event: on(tell) });
  const target = isNameless(iframe) ? "*" : addressOf(iframe).origin;
  iframe.contentWindow.postMessage(written("", "hello", 0, { nonce: entry.nonce }), target, [port2]);
  const settings = FRAMED.split(" ").map((name) => [name, iframe.getAttribute(`data-${name}`)]).filter(([, value]) => value);
  if (settings.length) entry.send("config", Object.fromEntries(settings));
}

function hear({ source, origin, data }) {
  const message = read(data);
  const iframe = message && frames().find(({ contentWindow }) => contentWindow === source);
  if (!iframe || origin !== (isNameless(iframe) ? "null" : addressOf(iframe).origin)) return;
  knownOf(iframe).hear(message);
}

// Loaded twice, from two addresses perhaps: one of them is enough.
const mark = Symbol.for("execution-gap frames");
if (!document[mark]) {
  document[mark] = true;
  addEventListener("message", hear);
  frames().forEach(nameLater);
}
