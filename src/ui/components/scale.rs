//! The linear scale of the gap with its four named bands. It repeats in a picture what stands beside it as text.

use yew::prelude::*;

use execution_gap_model::content::messages::Key;
use execution_gap_model::engine::Band;

use super::words::{all, each, el, element, known, said};
use super::{Marks, View};

/// The name of a band.
pub fn band_name(band: Band) -> Key {
    match band {
        Band::InStep => Key::BandInStep,
        Band::Slipping => Key::BandSlipping,
        Band::Wide => Key::BandWide,
        Band::Severe => Key::BandSevere,
    }
}

/// The classes of a band's part of the scale.
fn band_segment(band: Band) -> &'static str {
    match band {
        Band::InStep => "scale-band band-in-step",
        Band::Slipping => "scale-band band-slipping",
        Band::Wide => "scale-band band-wide",
        Band::Severe => "scale-band band-severe",
    }
}

/// The classes of the card that shows a score in a band.
pub fn band_card(band: Band) -> &'static str {
    match band {
        Band::InStep => "score-card band-in-step",
        Band::Slipping => "score-card band-slipping",
        Band::Wide => "score-card band-wide",
        Band::Severe => "score-card band-severe",
    }
}

/// The scale: whole points, unless there is only a range.
pub fn scale(view: &View, gap: Option<f64>, interval: Option<(f64, f64)>) -> Html {
    let (low, high) = interval.unwrap_or_default();
    let band = |band: &Band| el("span", band_segment(*band), vec![said(view, "span", "scale-name", band_name(*band))]);
    let mut content = vec![el("span", "scale-bands", each(&Band::ALL, &band))];
    if interval.is_some() {
        content.push(el("span", "scale-range", Vec::new()));
    }
    if gap.is_some() {
        content.push(el("span", "scale-mark", Vec::new()));
    }
    html! { <Marks class="scale" at={vec![("--at", gap.unwrap_or_default()), ("--from", low), ("--to", high)]}>{ all(content) }</Marks> }
}

/// The shape of a band: it tells bands apart without colour.
pub fn band_icon(band: Band) -> Html {
    let shape = match band {
        Band::InStep => "M2 8.5 6 12.5 14 4",
        Band::Slipping => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z",
        Band::Wide => "M8 2 15 14H1Z",
        Band::Severe => "M2 2H14V14H2Z",
    };
    let class = if band == Band::InStep { "icon line" } else { "icon" };
    let names = &["viewBox", "width", "height", "aria-hidden", "focusable", "class"];
    let values = vec![known("0 0 16 16"), known("16"), known("16"), known("true"), known("false"), known(class)];
    element("svg", names, values, vec![html! { <path d={shape} /> }])
}
