// The messages between a page and the frame in it: what one looks like, and which are read at all. What they mean is in
// frame.js and parent.js.

const NS = "execution-gap";
const VERSION = 1;
const PER_SECOND = 60;
const LONGEST = 200;
const MOST_KEYS = 40;

/** @typedef {{ id: string, type: string, seq: number, data: Record<string, unknown> }} Message */

/**
 * A message; `id` names the widget, `seq` rises with every message of one end.
 * @param {string} id
 * @param {string} type
 * @param {number} seq
 * @param {object} [data]
 */
export const written = (id, type, seq, data = {}) => ({ ns: NS, v: VERSION, id, type, seq, data });

/** @param {unknown} text @returns {text is string} */
const isShort = (text) => typeof text === "string" && text.length <= LONGEST;
/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The message that was sent, or undefined when it is not one: no proper object, another version, too long.
 * @param {unknown} message
 * @returns {Message | undefined}
 */
export function read(message) {
  if (!isPlain(message)) return;
  const { ns, v, id, type, seq, data } = message;
  const isOurs = ns === NS && v === VERSION && isShort(id) && isShort(type);
  if (isOurs && typeof seq === "number" && Number.isSafeInteger(seq) && isPlain(data)) return { id, type, seq, data };
}

/**
 * The entries of `data` that are short texts, numbers, true, false or null, but for names that objects inherit.
 * @param {Record<string, unknown>} data
 * @returns {[name: string, value: unknown][]}
 */
export function entries(data) {
  const names = Object.keys(data);
  if (names.length > MOST_KEYS) return [];
  return names.filter((name) => isShort(name) && !(name in Object.prototype))
    .map((name) => /** @type {[string, unknown]} */ ([name, data[name]]))
    .filter(([, value]) => isShort(value) || Number.isFinite(value) || typeof value === "boolean" || value === null);
}

/**
 * Lets through as many messages as anybody needs in a second; the others are not looked at.
 * @template T
 * @param {(said: T) => void} listener
 */
export function limit(listener) {
  let [since, count] = [0, 0];
  return (/** @type {T} */ said) => {
    const now = performance.now();
    if (now - since >= 1000) [since, count] = [now, 0];
    if (++count <= PER_SECOND) listener(said);
  };
}

/**
 * One end of a port: calls `heard[type](data)` for each message in its turn; returns `send(type, data)`.
 * @param {MessagePort} port
 * @param {string} id
 * @param {Record<string, (data: any, id: string) => void>} heard
 * @returns {(type: string, data?: object) => void}
 */
export function connect(port, id, heard) {
  let [sent, last] = [0, 0];
  port.onmessage = limit((/** @type {MessageEvent} */ event) => {
    const message = read(event.data);
    if (!message || message.seq <= last || !Object.hasOwn(heard, message.type)) return;
    last = message.seq;
    heard[message.type](message.data, message.id);
  });
  return (type, data) => port.postMessage(written(id, type, ++sent, data));
}
