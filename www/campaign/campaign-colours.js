// Turns a brand's colour into readable colours, as style properties. The steps are those of `colour.rs` in the campaign
// crate, which says why each is taken; a test compares the two to the last bit.

/** @typedef {[number, number, number]} Three Red, green and blue, or lightness, a and b of OKLab. */
/** @typedef {{ base: Three, raised: Three, away: number, soft: [number, number] }} Surface */

const READABLE = 4.5;
const STEP = 0.005;
const STEPS = 200;
/** @type {Three} */
const WHITE = [255, 255, 255];
/** @type {Three} */
const NIGHT = [11, 21, 48];
/**
 * A background: its colour, that of raised parts, the direction in which contrast grows, and lightness and most chroma of
 * soft fills.
 * @type {Surface}
 */
const LIGHT = { base: WHITE, raised: [232, 236, 241], away: -1, soft: [0.946, 0.025] };
/** @type {Surface} */
const DARK = { base: [17, 23, 30], raised: [37, 48, 60], away: 1, soft: [0.285, 0.06] };

const { sqrt, abs, min, max } = Math;

/**
 * The third or fifth root of a number from 0 to 1, in steps that give the same bits on every machine.
 * @param {number} value
 * @param {3 | 5} degree
 */
function root(value, degree) {
  if (value <= 0) return 0;
  let guess = 1;
  for (let turn = 0; turn < 64; turn += 1) {
    const square = guess * guess;
    const power = degree === 3 ? square : square * square;
    const step = (guess * power - value) / (degree * power);
    guess -= step;
    if (abs(step) < 1e-15) break;
  }
  return guess;
}

/**
 * The amount of light of a channel.
 * @param {number} channel
 */
function linear(channel) {
  const value = channel / 255;
  if (value <= 0.04045) return value / 12.92;
  const fifth = root((value + 0.055) / 1.055, 5);
  const square = fifth * fifth;
  const fourth = square * square;
  return fourth * fourth * fourth;
}

/**
 * The inverse of `linear`, from 0 to 1.
 * @param {number} light
 */
function encoded(light) {
  if (light <= 0.0031308) return light * 12.92;
  const third = root(sqrt(sqrt(light)), 3);
  return 1.055 * (third * third * third * third * third) - 0.055;
}

/** @param {Three} colour */
function luminance(colour) {
  const [red, green, blue] = colour.map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {Three} one
 * @param {Three} other
 */
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (max(a, b) + 0.05) / (min(a, b) + 0.05);
}

/**
 * A colour in OKLab.
 * @param {Three} colour
 * @returns {Three}
 */
function tone(colour) {
  const [red, green, blue] = colour.map(linear);
  const l = root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 3);
  const m = root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 3);
  const s = root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 3);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/**
 * Amounts of red, green and blue light.
 * @param {Three} tone
 */
function channels([lightness, a, b]) {
  const cube = (/** @type {number} */ value) => value * value * value;
  const l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
  const m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
  const s = cube(lightness - 0.0894841775 * a - 1.291485548 * b);
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/**
 * The nearest colour that a screen can show, with this hue, another lightness and a share of the chroma.
 * @param {Three} tone
 * @param {number} lightness
 * @param {number} share
 */
function shown([, a, b], lightness, share) {
  /** @type {Three} */
  let now = [min(max(lightness, 0), 1), a * share, b * share];
  for (let step = 0; step < STEPS; step += 1) {
    if (channels(now).every((channel) => channel >= -1e-4 && channel <= 1 + 1e-4)) break;
    now = [now[0], now[1] * 0.97, now[2] * 0.97];
  }
  const made = channels(now).map((channel) => Math.floor(encoded(min(max(channel, 0), 1)) * 255 + 0.5));
  return /** @type {Three} */ (made);
}

/**
 * The colour itself, or the nearest one that will do in the direction of `away`.
 * @param {Three} from
 * @param {number} away
 * @param {(colour: Three) => boolean} willDo
 */
function walk(from, away, willDo) {
  const start = tone(from);
  let colour = from;
  for (let step = 0; step <= STEPS; step += 1) {
    if (step) colour = shown(start, start[0] + away * STEP * step, 1);
    if (willDo(colour)) break;
  }
  return colour;
}

const ink = (/** @type {Three} */ colour) => (contrast(WHITE, colour) >= contrast(NIGHT, colour) ? WHITE : NIGHT);

/**
 * The colours of a brand on a background, in the order of `NAMES`.
 * @param {Three} brand
 * @param {Surface} surface
 */
function palette(brand, { base, raised, away, soft: [lightness, most] }) {
  const isReadable = (/** @type {Three} */ colour, /** @type {Three[]} */ ...on) =>
    on.every((other) => contrast(colour, other) >= READABLE);
  const accent = walk(brand, away, (colour) => isReadable(colour, base, ink(colour)));
  const of = tone(accent);
  const end = of[0] + away * 0.12;
  const direction = end >= 0 && end <= 1 ? away : -away;
  const state = (/** @type {number} */ distance) => shown(of, of[0] + direction * distance, 1);
  const chroma = sqrt(of[1] * of[1] + of[2] * of[2]);
  const soft = shown(of, lightness, chroma > most ? most / chroma : 1);
  const link = walk(accent, away, (colour) => isReadable(colour, base, raised));
  return [accent, state(0.06), state(0.12), ink(accent), soft, link];
}

const NAMES = ["accent", "accent-hover", "accent-active", "on-accent", "accent-soft", "link"];

/**
 * The properties that a brand sets, with their values on the light and on the dark background.
 * @param {string} accent As `#RRGGBB`.
 */
export function tokens(accent) {
  const brand = /** @type {Three} */ ([1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16)));
  const hex = (/** @type {Three} */ colour) =>
    `#${colour.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
  const [light, dark] = [LIGHT, DARK].map((surface) => palette(brand, surface).map(hex));
  return NAMES.map((name, at) => [`--gap-color-${name}`, light[at], dark[at]]);
}
