// The page inside a frame: tells the page around it how high it is and what happened, and takes a few settings from it.
// Nothing that says where results go comes from outside, and nothing about the visitor leaves.

import { CHOICES, FRAMED, HEARD } from "../loader/contract.js";
import { connect, entries, limit, read, written } from "./envelope.js";

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

const LOWEST = 200;
const HIGHEST = 20_000;
// A page whose height follows that of its frame would grow for ever.
const GROWTHS = { most: 20, ms: 1000 };
const MOST_EARLY = 20;

const widget = document.querySelector("execution-gap");
const instance = widget.id || "gap-1";

const whole = (pixels, least) => Math.max(least, Math.min(HIGHEST, Math.ceil(pixels)));

/** Tells the height whenever it changes. `look()` is for changes out of sight, `resume()` for what a visitor did. */
function follow(send) {
  let told = 0;
  let waiting = false;
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

/** Whether the page around may set this attribute, and to this. */
function isAllowed(name, value) {
  if (typeof value !== "string" || !FRAMED.split(" ").includes(name)) return false;
  return Object.hasOwn(CHOICES, name) ? CHOICES[name].split(" ").includes(value) : LANGUAGE.test(value);
}

function set(data) {
  for (const [name, value] of entries(data)) {
    if (isAllowed(name, value) && widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }
}

const heading = () => widget.shadowRoot?.querySelector("#gap-heading");

// What happens before anybody listens is told then.
const early = [];
let tell = (data) => early.length < MOST_EARLY && early.push(data);
for (const [name, keys] of Object.entries(HEARD)) {
  widget.addEventListener(name, ({ detail }) => {
    tell({ ...Object.fromEntries(entries(detail).filter(([key]) => keys.split(" ").includes(key))), name });
  });
}

function begin(port) {
  const send = connect(port, instance, { config: set, focus: () => heading()?.focus({ preventScroll: true }) });
  const { look, resume } = follow(send);
  // Browsers do not lay out what is far away, so nothing else would say that there is more of it now.
  tell = (data) => {
    send("event", data);
    look();
  };
  early.splice(0).forEach(tell);
  widget.addEventListener("click", resume);
  // A step begins at its heading; only the page around can bring it into view.
  widget.addEventListener("focusin", (event) => {
    const [target] = event.composedPath();
    if (target.id === "gap-heading") send("scroll", { top: whole(widget.getBoundingClientRect().top + scrollY, 0) });
  });
}

/** Origins that may hold this page; undefined when all may. */
function parents() {
  const content = document.querySelector("meta[name=execution-gap-parents]")?.content;
  return content?.split(/\s+/).filter(Boolean);
}

const nonce = () => /^#gap=([\w-]{16,64})$/.exec(location.hash)?.[1];

function listen() {
  const allowed = parents();
  const isOver = new AbortController();
  const hear = ({ origin, data, ports }) => {
    const message = read(data);
    const isMeant = message?.type === "hello" && nonce() && message.data.nonce === nonce() && ports.length === 1;
    if (!isMeant || (allowed && !allowed.includes(origin))) return;
    isOver.abort();
    begin(ports[0]);
  };
  // Others may be as loud as they like; only the page around is counted.
  const counted = limit(hear);
  addEventListener("message", (event) => event.source === parent && counted(event), { signal: isOver.signal });
  // Says that somebody listens, and nothing more, to whoever is around: until then nobody can be sure who that is.
  // Once for each address: an answer to a second call would replace the port that the first one brought.
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
