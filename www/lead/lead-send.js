// How a lead leaves: one tab at a time, into the hands of the page, by a request, or by a form in a hidden frame; and
// what came back. What stands in it and what an answer means is `crates/lead`'s; when it is tried again, `lead.js`'s.

import { HOST_MS, MOST_ANSWER, NAME } from "../loader/contract.js";

const RETURN_MS = 3_000;
const CLEAN_UP_MS = 60_000;
const TWIN_MS = 150;

// Taken before the page can replace them.
const { fetch, setTimeout, clearTimeout, AbortController, TextDecoder, TextEncoder, URLSearchParams } = globalThis;
const { submit } = HTMLFormElement.prototype; // a field of this name would hide it
const digest = globalThis.crypto.subtle?.digest.bind(crypto.subtle); // secure pages only

/** Offers a lead to the page, which may see to it itself; says how it stands then, or nothing when it is left to us. */
export async function offer({ element, campaign, dispatch }, id, { payload, mapped }, outcomes) {
  const { adapter } = campaign.lead;
  let answer;
  const answered = new Promise((resolve) => (answer = resolve));
  const respond = (outcome) => {
    if (outcomes.includes(outcome)) return answer({ outcome, reason: "host" });
    console.warn(`<${NAME}>: respond(outcome) takes "${outcomes.join('", "')}"; "${outcome}" is none of these.`);
  };
  const isHost = adapter === "host";
  const lead = isHost || element.leadPayload === true ? { payload, fields: mapped } : {};
  const { defaultPrevented } = dispatch("gap-lead-submit", { id, adapter, respond, ...lead }, { cancelable: true });
  if (!defaultPrevented) return isHost ? { outcome: "misconfigured", reason: "no_listener" } : null;
  setTimeout(answer, HOST_MS, { outcome: "unknown", reason: "host_silent" });
  return answered;
}

/** Sends a request of the door's; `root` is where a frame may stand. Whatever comes is an answer for `judge`. */
export const send = (request, root) => (request.transport === "frame" ? framed : fetched)(request, root);

async function fetched({ url, method, headers, body, fields, redirect, keepalive, timeout_ms: patience }) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  const { signal } = abort;
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? new URLSearchParams(fields),
      redirect,
      keepalive,
      signal,
      mode: "cors",
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "strict-origin",
    });
    return {
      kind: "response",
      status: response.status,
      redirected: response.redirected,
      opaque: response.type.startsWith("opaque"),
      content_type: response.headers.get("content-type"),
      retry_after: seconds(response.headers),
      body: await beginning(response),
    };
  } catch {
    return { kind: signal.aborted ? "timeout" : "failed" };
  } finally {
    clearTimeout(timer);
  }
}

/** How many seconds a receiver asks to wait. A time is compared with its own clock, where the page may read that. */
function seconds(headers) {
  const wish = headers.get("retry-after");
  if (!/^[A-Z]/.test(wish ?? "")) return wish;
  return `${Math.ceil((Date.parse(wish) - (Date.parse(headers.get("date")) || Date.now())) / 1000)}`;
}

/** An answer's text as far as it is read: nothing beyond the limit. */
async function beginning({ body }) {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let left = MOST_ANSWER;
  while (reader && left > 0) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.length;
  }
  reader?.cancel().catch(() => {});
  return text;
}

let frames = 0;

function made(name, attributes) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** The address in a frame; nothing when it is another site's. */
function where(frame) {
  try {
    return frame.contentWindow.location.href;
  } catch {
    return null;
  }
}

/**
 * In the shadow root, where neither the page's styles nor its listeners for forms reach. `loads` is 0 when nothing came
 * or when a policy of the page stepped in, which it may do before the form leaves or after: nobody can tell.
 */
function framed({ url, fields, timeout_ms: patience, return_url: back }, root) {
  const name = `gap-lead-${Date.now()}-${(frames += 1)}`;
  // The answer's page may run its redirect, but not lead this page away.
  const sandbox = "allow-forms allow-same-origin allow-scripts";
  const frame = made("iframe", { name, sandbox, hidden: "", "aria-hidden": "true", tabindex: "-1" });
  const form = made("form", { action: url, method: "post", target: name, "accept-charset": "utf-8", hidden: "" });
  form.append(...fields.map(([key, value]) => made("input", { type: "hidden", name: key, value })));
  root.append(frame, form);
  return new Promise((resolve) => {
    let loads = 0;
    const done = (location) => {
      clearTimeout(timer);
      document.removeEventListener("securitypolicyviolation", refused);
      resolve({ kind: "frame", location, loads });
    };
    const refused = ({ effectiveDirective: directive, blockedURI }) => {
      if (/^(form-action|frame-src)$/.test(directive) && url.startsWith(blockedURI)) done(null);
    };
    let timer = setTimeout(done, patience, null);
    document.addEventListener("securitypolicyviolation", refused);
    frame.addEventListener("load", () => {
      const location = where(frame);
      if (location === "about:blank") return; // the empty frame itself
      loads += 1;
      if (location !== null || !back) return done(location);
      clearTimeout(timer);
      timer = setTimeout(done, RETURN_MS, null);
    });
    submit.call(form);
    setTimeout(() => (frame.remove(), form.remove()), CLEAN_UP_MS);
  });
}

/**
 * The other tabs with this page. They tell each other the hash of a lead, its id and how it stands, so that a lead that
 * two of them hold is sent by one; nothing that was typed.
 */
export class Tabs {
  #known;
  #channel;
  #heard = () => {};

  /** `known(hash)` is asked by other tabs, and answers `{id, state, reference}` or nothing. */
  constructor(known) {
    this.#known = known;
  }

  // Not before there is a lead: some browsers keep no page with an open channel for the way back.
  #open() {
    try {
      this.#channel ??= new BroadcastChannel(NAME);
    } catch {
      return null; // a page that has no origin has no other tabs
    }
    this.#channel.onmessage = ({ data }) => {
      const lead = data?.ask && this.#known(data.ask);
      if (lead) this.#channel.postMessage({ ...lead, hash: data.ask });
      else this.#heard(data);
    };
    return this.#channel;
  }

  /** The name under which tabs know a lead; nothing where the browser makes none. */
  async hash(text) {
    if (!digest) return null;
    const bytes = new Uint8Array(await digest("SHA-256", new TextEncoder().encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** How a lead stands in another tab, best of all in one of the states `good`; nothing when no other has it. */
  twin(hash, good) {
    const channel = hash && this.#open();
    if (!channel) return null;
    return new Promise((resolve) => {
      let found = null;
      setTimeout(() => resolve(found), TWIN_MS);
      this.#heard = (lead) => {
        if (lead?.hash !== hash || !lead.id) return;
        found = lead;
        if (good.includes(lead.state)) resolve(lead);
      };
      try {
        channel.postMessage({ ask: hash });
      } catch {
        resolve(null); // closed meanwhile
      }
    });
  }

  /** Does the work when no other tab is at it. */
  async alone(hash, work) {
    let isBegun = false;
    const begin = () => ((isBegun = true), work());
    if (!hash) return begin();
    try {
      return await navigator.locks.request(`${NAME}:${hash}`, begin);
    } catch (cause) {
      if (isBegun) throw cause;
      return begin(); // the browser has no locks, or none for this page
    }
  }

  close() {
    this.#channel?.close();
  }
}
