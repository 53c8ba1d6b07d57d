// What the program is told of its element: the attributes as the loader has checked them, with what the campaign adds,
// and the name under which the visit is stored.

import { STORED } from "../loader/contract.js";

/** @typedef {import("../types/host.js").Attributes} Attributes */
/** @typedef {import("../types/host.js").Host} Host */
/** @typedef {import("../types/host.js").Settings} Settings */

/** The attributes that the program is told of as they are. */
const PASSED = "form mode gate theme heading-level persist shortcuts".split(" ");

/**
 * The name under which a visit is stored. An element that replaces another gets the same, as where a framework makes it
 * anew for each page.
 * @param {Host} host
 * @param {Settings} [campaign]
 */
export const visitName = ({ element, instance, choose }, campaign) =>
  STORED + [instance(), choose("form"), campaign?.campaign.id ?? element.config].join(":");

/**
 * @param {Host} host
 * @param {Settings | undefined} campaign
 * @param {string} visit
 * @returns {Attributes}
 */
export function attributesOf({ element, place, choose }, campaign, visit) {
  const attributes = /** @type {Attributes} */ ({
    lang: element.closest("[lang]")?.getAttribute("lang") || navigator.language,
    dir: element.dir,
    visit,
    ordinal: String(place()),
  });
  for (const name of /** @type {import("../types/host.js").Passed[]} */ (PASSED)) attributes[name] = choose(name);
  return campaign?.over(attributes) ?? attributes;
}

/**
 * Whether the browser has answers of this visit.
 * @param {Attributes} attributes
 */
export function isStored({ persist, visit }) {
  try {
    const storages = /** @type {Record<string, Storage>} */ (/** @type {unknown} */ (window));
    return Boolean(storages[`${persist}Storage`].getItem(visit));
  } catch {
    return false; // storage is blocked, or nothing is to be kept
  }
}
