// How a widget's events reach its page, and the page's tag manager where it has one.

/** @typedef {import("../types/host.js").Details} Details */
/** @typedef {import("../types/host.js").Host} Host */
/** @typedef {Promise<import("./data-layer.js").DataLayer | void> | undefined} Layer Tells the tag manager. */

/**
 * Fetches what tells the tag manager: a file of its own, so that pages without one do not pay for it.
 * @param {Host} host
 * @param {import("../types/host.js").Hashes} hashes
 */
export async function dataLayer({ element, files, instance }, hashes) {
  if (!element.dataLayer) return;
  const { DataLayer } = await files.code("./data-layer.js", hashes);
  return new DataLayer(element.dataLayer, instance());
}

/**
 * @param {Layer} layer
 * @param {string} name
 * @param {object} detail
 */
function log(layer, name, detail) {
  layer?.then((layer) => layer?.event(name, detail)).catch(() => {});
}

/**
 * Tells the page something, in details that no listener can change.
 * @template {keyof Details} Name
 * @param {Host} host
 * @param {Layer} layer
 * @param {Name} name
 * @param {Details[Name]} detail
 */
export function tell(host, layer, name, detail) {
  for (const value of Object.values(detail)) if (value && typeof value === "object") Object.freeze(value);
  host.emit(name, detail);
  log(layer, name, detail);
}

/**
 * Tells the page something that it may forbid; says whether it did not.
 * @template {keyof Details} Name
 * @param {Host} host
 * @param {Layer} layer
 * @param {Name} name
 * @param {Details[Name]} detail
 */
export function ask(host, layer, name, detail) {
  const isFree = !host.dispatch(name, detail, { cancelable: true }).defaultPrevented;
  if (isFree) log(layer, name, detail);
  return isFree;
}
