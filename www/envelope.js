// The messages between a page and the frame in it: what one looks like, and which are read at all. What they mean is in
// frame.js and parent.js.

const NS = "execution-gap";
const VERSION = 1;
const PER_SECOND = 60;
const LONGEST = 200;
const MOST_KEYS = 40;

/** A message; `id` names the widget, `seq` rises with every message of one end. */
export const written = (id, type, seq, data = {}) => ({ ns: NS, v: VERSION, id, type, seq, data });

const isShort = (text) => typeof text === "string" && text.length <= LONGEST;
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The message that was sent, or undefined when it is not one: no proper object, another version, too long. */
export function read(message) {
  if (!isPlain(message)) return;
  const { ns, v, id, type, seq, data } = message;
  const isOurs = ns === NS && v === VERSION && isShort(id) && isShort(type);
  if (isOurs && Number.isSafeInteger(seq) && isPlain(data)) return { id, type, seq, data };
}

/** The entries of `data` that are short texts, numbers, true, false or null, but for names that objects inherit. */
export function entries(data) {
  const names = Object.keys(data);
  if (names.length > MOST_KEYS) return [];
  return names.filter((name) => isShort(name) && !(name in Object.prototype)).map((name) => [name, data[name]])
    .filter(([, value]) => isShort(value) || Number.isFinite(value) || typeof value === "boolean" || value === null);
}

/** Lets through as many messages as anybody needs in a second; the others are not looked at. */
export function limit(listener) {
  let [since, count] = [0, 0];
  return (said) => {
    const now = performance.now();
    if (now - since >= 1000) [since, count] = [now, 0];
    if (++count <= PER_SECOND) listener(said);
  };
}

/** One end of a port: calls `heard[type](data)` for each message in its turn; returns `send(type, data)`. */
export function connect(port, id, heard) {
  let [sent, last] = [0, 0];
  port.onmessage = limit((event) => {
    const message = read(event.data);
    if (!message || message.seq <= last || !Object.hasOwn(heard, message.type)) return;
    last = message.seq;
    heard[message.type](message.data, message.id);
  });
  return (type, data) => port.postMessage(written(id, type, ++sent, data));
}
