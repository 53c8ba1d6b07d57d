//! From a brand's colour to colours that can be read: the hue stays, and the lightness moves until the contrast of text
//! on it, and of it on the page, is enough (WCAG 2, ratio 4.5). Which properties a brand sets is decided here; what they
//! paint belongs to the style sheets.
//!
//! A brand sets `accent`, its two states, the ink on it, the soft fill and links. It does not set the focus ring, whose
//! two tones stand out on every background, nor colours that carry meaning in charts.

use core::fmt;

/// Contrast that text needs.
const READABLE: f64 = 4.5;

/// How far the lightness moves in one step, and where it starts and ends.
const STEP: f64 = 0.005;
const STEPS: u8 = 200;

/// How much of the chroma stays when a colour is outside of sRGB, and what counts as inside.
const LESS_CHROMA: f64 = 0.97;
const TOLERANCE: f64 = 1e-4;

/// How far hovered and pressed buttons are from the accent in lightness, as in the colours without a brand.
const HOVER: f64 = 0.06;
const ACTIVE: f64 = 0.12;

const WHITE: Colour = Colour([0xFF, 0xFF, 0xFF]);
const NIGHT: Colour = Colour([0x0B, 0x15, 0x30]);

/// A colour in sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Reads `#RRGGBB` or `#RGB`, in either case; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let mut values = digits.chars().map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()));
        let mut next = || values.next().flatten();
        let mut channels = [0; 3];
        for channel in &mut channels {
            let first = next()?;
            let second = if digits.len() == 3 { first } else { next()? };
            *channel = first * 16 + second;
        }
        matches!(digits.len(), 3 | 6).then_some(Self(channels))
    }

    /// The contrast ratio of WCAG 2, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// `#RRGGBB`, in upper case.
    pub fn hex(self) -> String {
        let mut out = String::from("#");
        for digit in self.0.into_iter().flat_map(|channel| [channel / 16, channel % 16]) {
            out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
        }
        out
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl serde::Serialize for Colour {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.hex())
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// The background of the widget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// `#FFFFFF`, with `#F4F6F8` and `#E8ECF1` for cards and raised parts.
    Light,
    /// `#11171E`, with `#1A222C` and `#25303C` for cards and raised parts.
    Dark,
}

impl Surface {
    /// The background, then those of cards and of raised parts.
    pub const fn colours(self) -> [Colour; 3] {
        match self {
            Self::Light => [WHITE, Colour([0xF4, 0xF6, 0xF8]), Colour([0xE8, 0xEC, 0xF1])],
            Self::Dark => [Colour([0x11, 0x17, 0x1E]), Colour([0x1A, 0x22, 0x2C]), Colour([0x25, 0x30, 0x3C])],
        }
    }
}

/// What a brand sets on one background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Primary buttons, selected options, progress: 4.5 on the background, 3 on cards, raised parts and `soft`.
    pub accent: Colour,
    /// The accent under the pointer.
    pub hover: Colour,
    /// The accent while pressed.
    pub active: Colour,
    /// Text on the three above: 4.5.
    pub ink: Colour,
    /// The fill of selected options, on which text is read.
    pub soft: Colour,
    /// Links: 4.5 on the background, cards and raised parts.
    pub link: Colour,
}

/// Finds the colours of a brand on a background.
pub fn palette(brand: Colour, surface: Surface) -> Palette {
    let [base, _, raised] = surface.colours();
    let away = if surface == Surface::Light { -1.0 } else { 1.0 };
    let accent =
        walk(brand, away, |colour| colour.contrast(base) >= READABLE && ink_on(colour).contrast(colour) >= READABLE);
    let ink = ink_on(accent);
    let tone = Tone::of(accent);
    // At the end of the scale a state could not be told from the accent; there it goes the other way, where ink on it
    // has contrast to spare.
    let end = tone.lightness + away * ACTIVE;
    let direction = if (0.0..=1.0).contains(&end) { away } else { -away };
    let state = |distance: f64| tone.at(tone.lightness + direction * distance, 1.0).colour();
    let (soft_lightness, most_chroma) = if surface == Surface::Light { (0.946, 0.025) } else { (0.285, 0.06) };
    let chroma = tone.chroma();
    let share = if chroma > most_chroma { most_chroma / chroma } else { 1.0 };
    Palette {
        accent,
        hover: state(HOVER),
        active: state(ACTIVE),
        ink,
        soft: tone.at(soft_lightness, share).colour(),
        link: walk(accent, away, |colour| colour.contrast(base) >= READABLE && colour.contrast(raised) >= READABLE),
    }
}

/// The public properties that a brand sets, with their values on the light and on the dark background.
pub fn tokens(brand: Colour) -> [(&'static str, Colour, Colour); 6] {
    let (light, dark) = (palette(brand, Surface::Light), palette(brand, Surface::Dark));
    [
        ("--gap-color-accent", light.accent, dark.accent),
        ("--gap-color-accent-hover", light.hover, dark.hover),
        ("--gap-color-accent-active", light.active, dark.active),
        ("--gap-color-on-accent", light.ink, dark.ink),
        ("--gap-color-accent-soft", light.soft, dark.soft),
        ("--gap-color-link", light.link, dark.link),
    ]
}

fn ink_on(colour: Colour) -> Colour {
    if WHITE.contrast(colour) >= NIGHT.contrast(colour) { WHITE } else { NIGHT }
}

/// The colour itself or the nearest lighter or darker one that will do. Black and white always will, and each lies at
/// one end, so the walk ends.
fn walk(from: Colour, away: f64, will_do: impl Fn(Colour) -> bool) -> Colour {
    let tone = Tone::of(from);
    let mut colour = from;
    for step in 0..=STEPS {
        if step > 0 {
            colour = tone.at(tone.lightness + away * STEP * f64::from(step), 1.0).colour();
        }
        if will_do(colour) {
            return colour;
        }
    }
    colour
}

/// A colour in OKLab.
#[derive(Clone, Copy)]
struct Tone {
    lightness: f64,
    a: f64,
    b: f64,
}

impl Tone {
    fn of(colour: Colour) -> Self {
        let [red, green, blue] = colour.0.map(linear);
        let l = root(0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue, 3);
        let m = root(0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue, 3);
        let s = root(0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue, 3);
        Self {
            lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        }
    }

    fn chroma(self) -> f64 {
        (self.a * self.a + self.b * self.b).sqrt()
    }

    /// The same hue at another lightness and with a share of the chroma.
    fn at(self, lightness: f64, share: f64) -> Self {
        Self { lightness: lightness.clamp(0.0, 1.0), a: self.a * share, b: self.b * share }
    }

    /// The nearest colour of sRGB with this lightness and hue.
    fn colour(self) -> Colour {
        let mut tone = self;
        let inside = |channel: f64| (-TOLERANCE..=1.0 + TOLERANCE).contains(&channel);
        for _ in 0..STEPS {
            if tone.channels().into_iter().all(inside) {
                break;
            }
            tone = tone.at(tone.lightness, LESS_CHROMA);
        }
        // The cast rounds down and keeps within 0 to 255.
        Colour(tone.channels().map(|channel| (encoded(channel.clamp(0.0, 1.0)) * 255.0 + 0.5) as u8))
    }

    /// Red, green and blue as amounts of light.
    fn channels(self) -> [f64; 3] {
        let Self { lightness, a, b } = self;
        let cube = |value: f64| value * value * value;
        let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
        let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
        let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

/// The amount of light of a channel, from 0 to 1.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.040_45 {
        return value / 12.92;
    }
    // To the power of 2.4 = 12/5.
    let fifth = root((value + 0.055) / 1.055, 5);
    let square = fifth * fifth;
    let fourth = square * square;
    fourth * fourth * fourth
}

/// The inverse of `linear`, from 0 to 1.
fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 {
        return light * 12.92;
    }
    // To the power of 1/2.4 = 5/12: the fourth root, then of that the third root to the fifth power.
    let third = root(light.sqrt().sqrt(), 3);
    1.055 * (third * third * third * third * third) - 0.055
}

/// The third or fifth root of a number from 0 to 1, by Newton's method: only + - * /, so that every machine gets the
/// same bits and no table of logarithms is downloaded.
fn root(value: f64, degree: u8) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let n = f64::from(degree);
    let mut guess = 1.0;
    for _ in 0..64 {
        let square: f64 = guess * guess;
        let power = if degree == 3 { square } else { square * square };
        let step = (guess * power - value) / (n * power);
        guess -= step;
        if step.abs() < 1e-15 {
            break;
        }
    }
    guess
}
