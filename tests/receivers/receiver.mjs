//! A receiver of leads on this machine that behaves as a vendor's does, and that keeps a list of every rule a client
//! broke. What all receivers do is here: the log, the rules for every request, failures on demand, one lead for one id.
//! What a vendor does is in `vendors/`.
//!
//!     const receiver = await start("hubspot", { page: "http://127.0.0.1:4711", script: ["500", "reset-after"] });
//!     receiver.url        // goes into the campaign as `endpoint`
//!     receiver.requests   // every request, in order of arrival
//!     receiver.leads      // what was accepted, each once
//!     receiver.faults     // every broken rule, a sentence each
//!     await receiver.stop();
//!
//! Serve the page from 127.0.0.1: the receiver is at `localhost`, which is another origin and another site.

import { createServer } from "node:http";
import { broken } from "./rules.mjs";
import { scripted } from "./scripts.mjs";
import { vendors } from "./vendors/index.mjs";

/** Most bytes of a body that are read; what is longer than a lead may be is a fault long before. */
const MOST_READ = 1 << 20;

/**
 * Starts a receiver. Options for all vendors:
 *
 * - `page`: origin of the page, so that `Origin` and `Referer` can be checked; absent: only their form is.
 * - `script`: what to do with the first, second, … request that carries a lead, by the names in `scripts.mjs`; after the
 *   last one the receiver works.
 * - `schema`: a JSON Schema that every lead in JSON must fit, besides the one in `lead.schema.json`.
 *
 * Further options are in the head of each vendor's file.
 */
export async function start(name, options = {}) {
  const vendor = vendors[name];
  if (!vendor) throw new Error(`There is no receiver "${name}"; there are ${Object.keys(vendors).join(", ")}.`);
  const receiver = new Receiver(name, vendor, options);
  await receiver.listen();
  return receiver;
}

export class Receiver {
  /** Every request in order: `{number, port, method, path, query, headers, header(name), body, text}`. */
  requests = [];
  /** Accepted leads, in the vendor's own form. */
  leads = [];
  /** Every broken rule, a sentence each. */
  faults = [];
  /** Bytes of answers sent so far, by request number. */
  sent = new Map();
  /** What a vendor remembers between requests. */
  memory = {};
  #servers = [];
  #script;
  #hashes = new Map();

  constructor(name, vendor, options) {
    this.name = name;
    this.vendor = vendor;
    this.options = options;
    this.#script = [...(options.script ?? [])];
  }

  async listen() {
    for (const port of this.vendor.echo ? [0, 1] : [0]) {
      const server = createServer((request, response) => this.#serve(request, response, port));
      server.keepAliveTimeout = 60_000;
      await new Promise((resolve) => server.listen(0, "localhost", resolve));
      this.#servers.push(server);
    }
  }

  /** Scheme, host and port; the second one is that of a vendor who answers from elsewhere. */
  origin(port = 0) {
    return `http://localhost:${this.#servers[port].address().port}`;
  }

  /** The address that goes into the campaign. */
  get url() {
    return this.origin() + this.vendor.endpoint(this.options);
  }

  /** A cookie for this host, to be planted in the browser: a request that carries it is a fault. */
  get cookie() {
    return { name: "planted", value: "1", domain: "localhost", path: "/", secure: true, sameSite: "None" };
  }

  /** Methods and paths in order of arrival, `POST /v1/leads`. */
  get sequence() {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  /** More failures, after those that are left. */
  play(...names) {
    this.#script.push(...names);
  }

  fault(entry, sentence) {
    this.faults.push(`${this.name}: request ${entry.number}, ${entry.method} ${entry.path}: ${sentence}`);
  }

  /** Answers a request that another server took, for a receiver on the page's own origin. */
  async take(request, response, body) {
    await this.#serve(request, response, 0, body);
  }

  stop() {
    return Promise.all(
      this.#servers.map((server) => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      }),
    );
  }

  async #serve(request, response, port, given) {
    const entry = logged(request, this.requests.length + 1, port);
    this.requests.push(entry);
    const { socket } = request;
    const before = socket.bytesWritten;
    response.on("close", () => this.sent.set(entry.number, socket.bytesWritten - before));
    try {
      const carries = this.#carries(entry);
      const play = carries ? scripted(this.#script.shift(), this) : undefined;
      if (play?.before) return play.before(request);
      entry.body = given ?? (await read(request));
      entry.text = entry.body.toString("utf8");
      for (const sentence of broken(entry, this)) this.fault(entry, sentence);
      const answer = await this.#answer(entry, carries, play);
      if (answer) write(response, answer);
      else play.instead(request, response, this.#cors(entry));
    } catch (error) {
      if (error.code === "ECONNRESET") return;
      this.fault(entry, `the receiver itself failed: ${error.stack}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  }

  #carries({ port, method, path }) {
    const [endpoint] = this.vendor.endpoint(this.options).split("?");
    return port === 0 && method === "POST" && path === endpoint;
  }

  #cors(entry) {
    return this.vendor.cors?.(entry, this) ?? {};
  }

  async #answer(entry, carries, play) {
    if (entry.method === "OPTIONS") return this.vendor.preflight?.(entry, this) ?? this.#unasked(entry);
    if (entry.port === 1) return this.vendor.echo(entry, this);
    if (!carries) {
      const answer = this.vendor.others?.(entry, this);
      if (!answer) this.fault(entry, "nothing is at this method and path.");
      return answer ?? { status: 404 };
    }
    const cors = this.#cors(entry);
    const { lead, identity, refusal } = await this.vendor.read(entry, this);
    const kept = !refusal && (!play || play.keeps) ? this.#keep(entry, lead, identity) : undefined;
    if (play?.instead) return undefined;
    const answer = play?.answer ?? refusal ?? kept;
    return { ...answer, headers: { ...(play?.isOpaque ? {} : cors), ...answer.headers } };
  }

  /** One lead for one id. A vendor that does not know ids keeps everything, as it does in life. */
  #keep(entry, lead, identity) {
    const known = identity && this.#hashes.get(identity.id);
    if (known && known !== identity.hash) {
      this.fault(entry, `the id ${identity.id} came again with another content.`);
      return this.vendor.conflict;
    }
    if (!known) this.leads.push(lead);
    if (identity) this.#hashes.set(identity.id, identity.hash);
    return this.vendor.accept(lead, this);
  }

  // As vendors without CORS do it. The lead cannot follow, so it is a fault of the client.
  #unasked(entry) {
    this.fault(entry, "the browser had to ask first; this receiver answers no such question.");
    return { status: 405, headers: { allow: "POST" } };
  }
}

function logged(request, number, port) {
  const [path, query = ""] = request.url.split(/\?(.*)/s);
  const headers = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2) headers.push(request.rawHeaders.slice(at, at + 2));
  const header = (name) => headers.find(([known]) => known.toLowerCase() === name)?.[1];
  return { number, port, method: request.method, path, query, headers, header, body: Buffer.alloc(0), text: "" };
}

async function read(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= MOST_READ) parts.push(part);
  }
  return Buffer.concat(parts);
}

function write(response, { status, type, headers = {}, body }) {
  response.writeHead(status, type ? { "content-type": type, ...headers } : headers);
  response.end(body && typeof body === "object" ? JSON.stringify(body) : body);
}
