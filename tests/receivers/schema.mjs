//! As much of JSON Schema (draft 2020-12) as the schema of a lead uses. A keyword that is not known here is an error: a
//! checker that skips what it does not understand proves nothing.

const SILENT = [
  "$schema",
  "$id",
  "$comment",
  "$defs",
  "title",
  "description",
  "default",
  "examples",
  "format",
  "readOnly",
];

const checks = {
  type: (value, types) => [types].flat().some((type) => is(type, value)) || `is no ${[types].flat().join(" or ")}`,
  const: (value, expected) => value === expected || `is not ${JSON.stringify(expected)}`,
  enum: (value, allowed) => allowed.includes(value) || `is none of ${JSON.stringify(allowed)}`,
  minimum: (value, least) => typeof value !== "number" || value >= least || `is below ${least}`,
  maximum: (value, most) => typeof value !== "number" || value <= most || `is above ${most}`,
  minLength: (value, least) => typeof value !== "string" || [...value].length >= least || `is shorter than ${least}`,
  maxLength: (value, most) => typeof value !== "string" || [...value].length <= most || `is longer than ${most}`,
  pattern: (value, source) =>
    typeof value !== "string" || new RegExp(source, "u").test(value) || `does not match ${source}`,
  minItems: (value, least) => !Array.isArray(value) || value.length >= least || `has fewer than ${least} entries`,
  maxItems: (value, most) => !Array.isArray(value) || value.length <= most || `has more than ${most} entries`,
  required: (value, names) => {
    const lost = isObject(value) ? names.filter((name) => !Object.hasOwn(value, name)) : [];
    return !lost.length || `lacks ${lost.map((name) => `"${name}"`).join(", ")}`;
  },
};

/** Every place where a value does not fit, as sentences; none when it does. */
export function misfits(value, schema, root = schema, path = "") {
  if (schema === true) return [];
  if (schema === false) return [`${path || "the lead"} must not be there.`];
  const found = [];
  for (const [keyword, expected] of Object.entries(schema)) {
    if (SILENT.includes(keyword)) continue;
    if (keyword in checks) {
      const verdict = checks[keyword](value, expected);
      if (verdict !== true) found.push(`${path || "the lead"} ${verdict}.`);
    } else if (keyword in below) {
      found.push(...below[keyword](value, expected, { schema, root, path }));
    } else {
      throw new Error(`The schema's keyword "${keyword}" is not known to schema.mjs; teach it.`);
    }
  }
  return found;
}

const below = {
  $ref: (value, reference, { root, path }) => {
    const target = reference
      .replace(/^#\//, "")
      .split("/")
      .reduce((inside, key) => inside?.[key], root);
    if (!target) throw new Error(`The schema's reference ${reference} leads nowhere.`);
    return misfits(value, target, root, path);
  },
  properties: (value, properties, { root, path }) =>
    isObject(value)
      ? Object.entries(properties)
          .filter(([name]) => Object.hasOwn(value, name))
          .flatMap(([name, schema]) => misfits(value[name], schema, root, `${path}/${name}`))
      : [],
  additionalProperties: (value, rule, { schema, root, path }) =>
    isObject(value)
      ? Object.keys(value)
          .filter((name) => !Object.hasOwn(schema.properties ?? {}, name))
          .flatMap((name) => misfits(value[name], rule, root, `${path}/${name}`))
      : [],
  propertyNames: (value, rule, { root, path }) =>
    isObject(value)
      ? Object.keys(value).flatMap((name) => misfits(name, rule, root, `${path}/${name} (the name)`))
      : [],
  prefixItems: (value, rules, { root, path }) =>
    Array.isArray(value)
      ? rules.flatMap((rule, at) => (at < value.length ? misfits(value[at], rule, root, `${path}/${at}`) : []))
      : [],
  items: (value, rule, { schema, root, path }) =>
    Array.isArray(value)
      ? value.flatMap((entry, at) =>
          at < (schema.prefixItems?.length ?? 0) ? [] : misfits(entry, rule, root, `${path}/${at}`),
        )
      : [],
  maxProperties: (value, most, { path }) =>
    isObject(value) && Object.keys(value).length > most ? [`${path} has more than ${most} keys.`] : [],
  anyOf: some,
  oneOf: some,
  allOf: (value, rules, { root, path }) => rules.flatMap((rule) => misfits(value, rule, root, path)),
};

function some(value, rules, { root, path }) {
  // "It is no null" helps nobody whose value is something.
  const meant = rules.filter(({ type }) => type !== "null" || value === null);
  const tried = meant.map((rule) => misfits(value, rule, root, path));
  return tried.some((found) => !found.length) ? [] : [...tried].sort((a, b) => a.length - b.length)[0];
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

function is(type, value) {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}
