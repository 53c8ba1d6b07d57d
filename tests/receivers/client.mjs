//! A client without a browser that writes every byte of a request itself, so that a test can write a wrong one. What a
//! real browser sends is tested in tests/e2e.

import { request as open } from "node:http";

/** The page that the requests claim to come from. */
export const PAGE = "http://127.0.0.1:4711";

/** The headers of a `fetch` as Chromium sends them, in order. */
const fetched = (type) => [
  ["Connection", "keep-alive"],
  ["sec-ch-ua-platform", '"Linux"'],
  ["User-Agent", "Mozilla/5.0"],
  ["Content-Type", type],
  ["Accept", "*/*"],
  ["Origin", PAGE],
  ["Sec-Fetch-Site", "cross-site"],
  ["Sec-Fetch-Mode", "cors"],
  ["Sec-Fetch-Dest", "empty"],
  ["Referer", `${PAGE}/`],
  ["Accept-Encoding", "gzip, deflate, br, zstd"],
  ["Accept-Language", "en-US"],
];

/** The headers of a form that is posted into a frame. */
const framed = (type) => [
  ["Connection", "keep-alive"],
  ["Cache-Control", "max-age=0"],
  ["Origin", PAGE],
  ["Content-Type", type],
  ["Upgrade-Insecure-Requests", "1"],
  ["User-Agent", "Mozilla/5.0"],
  ["Accept", "text/html,application/xhtml+xml"],
  ["Sec-Fetch-Site", "cross-site"],
  ["Sec-Fetch-Mode", "navigate"],
  ["Sec-Fetch-Dest", "iframe"],
  ["Referer", `${PAGE}/`],
  ["Accept-Encoding", "gzip"],
];

/** The question that a browser asks before a request that is not simple. */
export const preflight = (path, headers = "content-type") => ({
  method: "OPTIONS",
  path,
  headers: [
    ["Accept", "*/*"],
    ["Access-Control-Request-Method", "POST"],
    ["Access-Control-Request-Headers", headers],
    ["Origin", PAGE],
    ["User-Agent", "Mozilla/5.0"],
    ["Sec-Fetch-Mode", "cors"],
    ["Sec-Fetch-Site", "cross-site"],
    ["Sec-Fetch-Dest", "empty"],
    ["Referer", `${PAGE}/`],
  ],
});

/** A POST as a browser makes it; tests change a copy of it. */
export const post = (path, type, body, { frame = false } = {}) => ({
  method: "POST",
  path,
  headers: (frame ? framed : fetched)(type),
  body,
});

/** Gives a header another value, adds it, or takes it away (`null`). */
export function set(request, name, value) {
  const at = request.headers.findIndex(([known]) => known.toLowerCase() === name.toLowerCase());
  if (at < 0) request.headers.push([name, value]);
  else if (value === null) request.headers.splice(at, 1);
  else request.headers[at][1] = value;
  return request;
}

/**
 * Sends a request and gives `{status, headers, text, json}`; `{failed: code}` when the connection broke, and what came
 * so far when `patience` milliseconds are over.
 */
export function send(origin, { method, path, headers, body }, { patience = 2000, most = 1 << 20 } = {}) {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const sent = [
      ["Host", `${hostname}:${port}`],
      ...headers,
      ...(bytes ? [["Content-Length", String(bytes.length)]] : []),
    ];
    // `setHost: false` and an array: nothing is added and nothing put in another order.
    const request = open({ hostname, port, method, path, headers: sent.flat(), setHost: false, agent: false });
    request.on("error", ({ code }) => (clearTimeout(silence), resolve({ failed: code })));
    request.on("response", (response) => {
      clearTimeout(silence);
      const parts = [];
      let size = 0;
      const end = (how) => {
        const text = Buffer.concat(parts).toString("utf8");
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text,
          size,
          how,
          get json() {
            return JSON.parse(text);
          },
        });
        request.destroy();
      };
      setTimeout(() => end("patience"), patience).unref();
      response.on("data", (part) => {
        size += part.length;
        if (size <= most) parts.push(part);
        else end("enough");
      });
      response.on("end", () => end("end"));
      response.on("error", () => end("broken"));
    });
    const silence = setTimeout(() => (request.destroy(), resolve({ failed: "silence" })), patience);
    request.end(bytes);
  });
}
