//! Failures on demand: what a receiver does instead of answering as it should. Whether the lead is kept in spite of it is
//! part of the failure: a server that is cut off after it has read the body has the lead.

/** An answer of this many bytes is far more than any client should read. */
export const HUGE = 100 * 1024 * 1024;

const answer = (status, more = {}) => ({ answer: { status, type: "text/plain", body: `status ${status}`, ...more } });
const html = "<!doctype html><title>Sign in</title><p>Sign in to go on.</p>";

const scripts = {
  ok: { keeps: true },
  "200-not-json": { keeps: true, ...answer(200) },
  html: { keeps: true, ...answer(200, { type: "text/html; charset=utf-8", body: html }) },
  deep: { keeps: true, ...answer(200, { type: "application/json", body: "[".repeat(10_000) + "]".repeat(10_000) }) },
  202: { keeps: true, ...answer(202, { type: "application/json", body: "{}" }) },
  204: { keeps: true, answer: { status: 204 } },
  302: { keeps: true, ...answer(302, { headers: { location: "/elsewhere" } }) },
  400: { refuses: true },
  ...Object.fromEntries([401, 403, 404, 405, 409, 410, 413, 415, 500, 502, 503, 504].map((s) => [s, answer(s)])),
  429: answer(429),
  "429-hidden": answer(429, { headers: { "retry-after": "2" } }),
  "429-exposed": answer(429, { headers: { "retry-after": "2", "access-control-expose-headers": "Retry-After" } }),
  "redirect-javascript": { keeps: true, tempts: "javascript:window.stolen=1" },
  "redirect-foreign": { keeps: true, tempts: "https://evil.example/thanks" },
  // The answer is right, and the page may not read it.
  opaque: { keeps: true, isOpaque: true },
  "reset-before": { before: (request) => request.socket.resetAndDestroy() },
  "reset-after": { keeps: true, instead: (request) => request.socket.resetAndDestroy() },
  hang: { keeps: true, instead: () => {} },
  drip: { keeps: true, instead: drip },
  huge: { keeps: true, instead: flood },
};

/** The names that a script may hold. */
export const names = Object.keys(scripts);

/** What a name stands for with this receiver; nothing for the ordinary way. */
export function scripted(name, receiver) {
  if (name === undefined || name === "ok") return undefined;
  const script = scripts[name];
  if (!script) throw new Error(`There is no failure "${name}"; there are ${names.join(", ")}.`);
  const { vendor } = receiver;
  if (script.refuses) return { answer: vendor.refuse?.(receiver) ?? { status: 400, type: "text/plain", body: "no" } };
  if (script.tempts) return { ...script, answer: vendor.tempt?.(script.tempts) ?? redirect(script.tempts) };
  return script;
}

const redirect = (location) => ({ status: 302, headers: { location } });

/** One byte of a good answer every fifth of a second, for as long as somebody listens. */
function drip(request, response, cors) {
  response.writeHead(200, { "content-type": "application/json", ...cors });
  const timer = setInterval(() => response.write(" "), 200);
  response.on("close", () => clearInterval(timer));
}

/** JSON without end, as fast as it is read. */
function flood(request, response, cors) {
  response.writeHead(200, { "content-type": "application/json", ...cors });
  const part = Buffer.alloc(64 * 1024, " ");
  let left = HUGE;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= part.length;
      if (!response.write(part)) return response.once("drain", more);
    }
    response.end("{}");
  };
  more();
}
