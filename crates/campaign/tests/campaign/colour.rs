//! Brand colours: the published examples, and the contrast of every pair for any brand.

use execution_gap_campaign::colour::{Colour, Palette, Surface, palette, tokens};
use proptest::prelude::*;

fn colour(hex: &str) -> Colour {
    Colour::read(hex).unwrap_or_else(|| panic!("{hex} is no colour"))
}

#[test]
fn hex_is_read() {
    assert_eq!(Colour::read("#FC0"), Some(Colour([0xFF, 0xCC, 0])));
    assert_eq!(Colour::read("#0b1530"), Some(Colour([0x0B, 0x15, 0x30])));
    assert_eq!(colour("#0b1530").to_string(), "#0B1530");
    for bad in ["", "#", "FC0", "#FC", "#FFCC0", "#FFCC000", "#GG0000", "#+10000", "#ÄÄÄ", "red"] {
        assert_eq!(Colour::read(bad), None, "{bad}");
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    assert_eq!(colour("#FFFFFF").contrast(colour("#000000")), 21.0);
    for (brand, on_white) in [("#FFCC00", 1.51), ("#00AEEF", 2.53), ("#E4002B", 4.85), ("#111111", 18.88)] {
        let ratio = colour(brand).contrast(colour("#FFFFFF"));
        assert!((ratio - on_white).abs() < 0.005, "{brand} {ratio}");
    }
}

/// The examples of the design, exactly.
#[test]
fn published_examples() {
    for (brand, light, dark) in [
        ("#FFCC00", "#907200", "#FFCC00"),
        ("#00AEEF", "#077FAF", "#00AEEF"),
        ("#FF6600", "#CA5005", "#FF6600"),
        ("#7ED321", "#4B8400", "#7ED321"),
        ("#E4002B", "#E4002B", "#F72A3B"),
        ("#6A1B9A", "#6A1B9A", "#A65FDC"),
        ("#111111", "#111111", "#7F7F7F"),
    ] {
        let accent = |surface| palette(colour(brand), surface).accent.to_string();
        assert_eq!((&*accent(Surface::Light), &*accent(Surface::Dark)), (light, dark), "{brand}");
        assert_eq!(palette(colour(brand), Surface::Light).ink, colour("#FFFFFF"), "{brand}");
        assert_eq!(palette(colour(brand), Surface::Dark).ink, colour("#0B1530"), "{brand}");
    }
}

#[test]
fn properties_are_public_names() {
    let names = tokens(colour("#FFCC00")).map(|(name, _, _)| name);
    let sheet = include_str!("../../../../src/ui/styles/00-tokens.css");
    for name in names {
        assert!(sheet.contains(&format!("var({name}, light-dark(")), "{name}");
    }
}

/// Every pair of the design's table that a brand takes part in, with its floor.
fn pairs(found: &Palette, surface: Surface) -> Vec<(&'static str, Colour, Colour, f64)> {
    let [base, card, raised] = surface.colours();
    let (text, muted, focus) = match surface {
        Surface::Light => ("#16202B", "#4A5766", "#0A3A9E"),
        Surface::Dark => ("#EDF1F5", "#B4C0CC", "#FFD54A"),
    };
    let Palette { accent, hover, active, ink, soft, link } = *found;
    vec![
        ("accent on surface", accent, base, 4.5),
        ("accent on surface-2", accent, card, 3.0),
        ("accent on surface-3", accent, raised, 3.0),
        ("accent on accent-soft", accent, soft, 3.0),
        ("on-accent on accent", ink, accent, 4.5),
        ("on-accent on accent-hover", ink, hover, 4.5),
        ("on-accent on accent-active", ink, active, 4.5),
        ("hover on surface", hover, base, 3.0),
        ("active on surface", active, base, 3.0),
        ("link on surface", link, base, 4.5),
        ("link on surface-2", link, card, 4.5),
        ("link on surface-3", link, raised, 4.5),
        ("text on accent-soft", colour(text), soft, 4.5),
        ("text-muted on accent-soft", colour(muted), soft, 4.5),
        ("focus on accent-soft", colour(focus), soft, 3.0),
        ("focus-halo on accent", base, accent, 3.0),
    ]
}

fn holds(brand: Colour) {
    for surface in [Surface::Light, Surface::Dark] {
        let found = palette(brand, surface);
        for (name, one, other, floor) in pairs(&found, surface) {
            let ratio = one.contrast(other);
            assert!(ratio >= floor, "{brand} {surface:?}: {name} is {ratio}, {one} and {other}");
        }
        assert_ne!(found.hover, found.accent, "{brand} {surface:?}");
        assert_ne!(found.active, found.hover, "{brand} {surface:?}");
    }
}

#[test]
fn corners_and_greys_hold() {
    for level in 0..=255u8 {
        holds(Colour([level; 3]));
    }
    for corner in 0..8u8 {
        holds(Colour([corner & 1, corner >> 1 & 1, corner >> 2].map(|bit| bit * 255)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_brand_can_be_read(channels: [u8; 3]) {
        holds(Colour(channels));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A brand that can be read already is left alone.
    #[test]
    fn a_readable_brand_stays(channels: [u8; 3]) {
        let brand = Colour(channels);
        for surface in [Surface::Light, Surface::Dark] {
            let found = palette(brand, surface);
            let [base, ..] = surface.colours();
            if brand.contrast(base) >= 4.5 && found.ink.contrast(brand) >= 4.5 {
                prop_assert_eq!(found.accent, brand);
            }
            prop_assert_eq!(palette(found.accent, surface).accent, found.accent);
        }
    }
}
