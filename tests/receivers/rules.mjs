//! What every request must hold, whoever receives it: each rule is a function from a request to sentences. What a single
//! vendor demands is in `vendors/`.

/** Most bytes of a lead. */
export const MOST_BYTES = 16_384;

const ORDINARY =
  /^(accept|accept-[a-z-]+|content-type|content-length|origin|referer|host|connection|user-agent|sec-[a-z-]+|priority|cache-control|pragma)$/;
const ASKING = /^access-control-request-(method|headers|private-network|local-network)$/;

const rules = [headers, cookies, origin, referer, type, size, address];

/** Every rule that a request breaks. */
export function broken(entry, receiver) {
  return rules.flatMap((rule) => [...rule(entry, receiver)]);
}

/** Whether the request is a form posted into a frame, which the browser makes by rules of its own. */
const isFrame = (receiver) => receiver.vendor.transport === "frame";

function* headers({ headers, method }, receiver) {
  const own = receiver.vendor.headers?.(receiver.options) ?? [];
  for (const [written] of headers) {
    const name = written.toLowerCase();
    if (ORDINARY.test(name) || own.includes(name) || (method === "OPTIONS" && ASKING.test(name))) continue;
    if (isFrame(receiver) && ["upgrade-insecure-requests", "cookie"].includes(name)) continue;
    if (name === "cookie" || name === "authorization") continue; // they have a sentence of their own
    yield `the header "${name}" is not one that the widget sends.`;
  }
  const names = headers.map(([name]) => name.toLowerCase());
  for (const name of names.filter((name, at) => names.indexOf(name) !== at))
    yield `the header "${name}" is there twice.`;
}

// A form in a frame is a navigation: its cookies are the browser's decision, not the widget's.
function* cookies({ header }, receiver) {
  if (header("cookie") && !isFrame(receiver)) yield "it carries a cookie.";
  if (header("authorization")) yield "it carries credentials.";
}

function* origin({ header, method, port }, { options }) {
  if (port === 1 || (method !== "POST" && method !== "OPTIONS")) return;
  const found = header("origin");
  if (!found) yield "it has no Origin.";
  else if (options.page && found !== options.page) yield `its Origin is ${found}, not ${options.page}.`;
}

function* referer({ header, port }, { options }) {
  const found = header("referer");
  if (!found) return;
  if (!/^https?:\/\/[^/?#]+\/$/.test(found)) yield `its Referer is ${found}, more than an origin.`;
  else if (port === 0 && options.page && found !== `${options.page}/`)
    yield `its Referer is ${found}, not ${options.page}/.`;
}

function* type({ header, method, port }, { vendor, options }) {
  const expected = typeof vendor.type === "function" ? vendor.type(options) : vendor.type;
  const found = header("content-type");
  if (method === "POST" && port === 0 && found !== expected) yield `its Content-Type is "${found}", not "${expected}".`;
  if (method !== "POST" && found !== undefined) yield "it has a Content-Type and no body to go with it.";
}

function* size({ body, method }) {
  if (body.length > MOST_BYTES) yield `its body has ${body.length} bytes; a lead has ${MOST_BYTES} at most.`;
  if (method !== "POST" && body.length) yield "it has a body.";
}

// Addresses end up in logs.
function* address({ path, query }) {
  if (/@|%40/.test(path + query)) yield "its address holds an e-mail address.";
}
