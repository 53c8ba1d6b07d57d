//! Readers that forgive nothing. `JSON.parse` and `URLSearchParams` take much that a receiver in life refuses or reads in
//! another way. Each throws an error whose message is a sentence.

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Deeper than this no lead goes. */
const DEPTH = 20;

/** The text of a body; refused when it is not UTF-8. */
export function text(body) {
  try {
    return utf8.decode(body);
  } catch {
    throw new Error("the body is not UTF-8.");
  }
}

/** A JSON document without duplicate keys and without anything around it. */
export function json(body) {
  const source = typeof body === "string" ? body : text(body);
  if (source !== source.trim()) throw new Error("there is something before or after the JSON.");
  let value;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new Error(`the body is not JSON: ${error.message}.`);
  }
  keys(source);
  return value;
}

/** Looks for a key that an object has twice, in text that is known to be JSON. */
function keys(source) {
  const open = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;
  let last;
  for (const [token] of source.matchAll(tokens)) {
    if (token === "{" || token === "[") open.push(new Set());
    if (open.length > DEPTH) throw new Error(`the JSON is more than ${DEPTH} levels deep.`);
    if (token === "}" || token === "]") open.pop();
    if (token === ":") {
      const known = open.at(-1);
      if (known.has(last)) throw new Error(`the key ${last} is there twice.`);
      known.add(last);
    }
    // Two spellings of one key are one key.
    last = token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : undefined;
  }
}

const ENCODED = /^(?:[A-Za-z0-9*._+-]|%[0-9A-F]{2})*$/;

/** The fields of a form as browsers encode it, in order; a name may be there once. */
export function form(body) {
  const source = text(body);
  if (!source) throw new Error("the form is empty.");
  const fields = source.split("&").map((pair) => {
    if (!pair) throw new Error("there is a & with nothing between it and the next.");
    const [name, value, ...rest] = pair.split("=");
    if (value === undefined || rest.length) throw new Error(`"${pair}" is no name and value.`);
    return [decoded(name), decoded(value)];
  });
  const names = fields.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`the field "${twice}" is there twice.`);
  return fields;
}

function decoded(part) {
  if (!ENCODED.test(part)) throw new Error(`"${part.slice(0, 60)}" is not encoded as a browser does it.`);
  const bytes = part.replace(/\+/g, " ").replace(/%(..)/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
  return text(Buffer.from(bytes, "latin1"));
}
