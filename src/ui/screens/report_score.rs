//! The top of the report: score, band, scale, ambition beside execution, and what is open when there is no number.

use yew::prelude::*;

use crate::ui::components::dumbbell::mark;
use crate::ui::components::heading::heading;
use crate::ui::components::scale::{band_card, band_icon, band_name, scale};
use crate::ui::components::words::{all, each, el, element, known, said, told};
use crate::ui::components::{View, bar};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Assessment, Band, Form, Kind, Report as Numbers};
use execution_gap_report::sentences::headline::against;
use execution_gap_report::sentences::{Standing, whole};

use super::report::{Result, part};

/// The card with the score.
pub fn score_card(view: &View, assessment: &Assessment, result: &Result) -> Html {
    let (numbers, story) = (&result.numbers, &result.story);
    match &story.standing {
        Standing::Nothing => Html::default(),
        Standing::Range { low, high } => el(
            "div",
            "score-card",
            vec![said(view, "p", "", Key::HalfText), scale(view, None, Some((*low, *high))), ends(view, *low, *high)],
        ),
        Standing::Point { gap, band, interval, bands } => {
            let (low, high) = interval.unwrap_or((*gap, *gap));
            let mut content = Vec::new();
            if numbers.form == Form::Express {
                content.push(told(view, "p", "tag", &indicative(assessment)));
            }
            let score = html! { <strong class="score" data-field="gap">{ view.number(*gap) }</strong> };
            let name = html! { <span data-field="band">{ view.say(band_name(*band)) }</span> };
            content.extend([
                el("p", "score-line", vec![score, " ".into(), said(view, "span", "score-unit", Key::ReportPoints)]),
                html! { <p class="band" part="band">{ all(vec![band_icon(*band), name]) }</p> },
                el(
                    "p",
                    "band-text",
                    vec![view.say(band_text(*band)).into(), " ".into(), view.say(against(numbers)).into()],
                ),
                scale(view, Some(*gap), *interval),
                scale_ends(view),
                ends(view, low, high),
            ]);
            if interval.is_some() {
                // Whatever is open is either a blind spot or simply not answered; one sentence tells which.
                let sentence = match numbers.blind_spots.len() {
                    blind_spots if blind_spots > 0 && blind_spots == numbers.ask_next.len() => {
                        Sentence::plain(Key::FindingBlind).count("n", blind_spots)
                    }
                    _ => Sentence::plain(Key::ReportInterval),
                };
                content.push(told(view, "p", "", &sentence.number("low", low).number("high", high)));
            }
            if let Some((lower, higher)) = bands {
                let sentence = Sentence::plain(Key::ReportBandsOpen);
                let sentence = sentence.name("low_band", band_name(*lower)).name("high_band", band_name(*higher));
                content.push(told(view, "p", "", &sentence));
            }
            if let Some(points) = numbers.resolution.map(whole).filter(|points| *points >= 1.0) {
                content.push(told(view, "p", "small", &Sentence::plain(Key::ReportOneStep).number("r", points)));
            }
            content.push(pair(view, numbers));
            element("div", &["part", "class"], vec![known("score"), known(band_card(*band))], content)
        }
    }
}

/// Both ends of the interval for outside code, which finds them in one way whether or not they differ. Readers see them in
/// a sentence.
fn ends(view: &View, low: f64, high: f64) -> Html {
    let end =
        |field: &'static str, value: f64| html! { <span hidden=true data-field={field}>{ view.number(value) }</span> };
    all(vec![end("low", low), end("high", high)])
}

fn scale_ends(view: &View) -> Html {
    let ends = vec![said(view, "span", "", Key::ReportScaleFrom), said(view, "span", "", Key::ReportScaleTo)];
    el("p", "scale-ends small", ends)
}

/// Ambition beside execution: always shown with the gap, which alone does not tell a large promise from poor delivery.
fn pair(view: &View, numbers: &Numbers) -> Html {
    let measure = |field: &'static str, mark_class, bar_class, name, text, value: Option<f64>| {
        let Some(value) = value else { return Html::default() };
        let sentence = Sentence::plain(Key::ReportOf100).number("n", whole(value));
        let content = vec![
            el("dt", "", vec![mark(mark_class), view.say(name).into()]),
            html! { <dd class="pair-value" data-field={field}>{ view.tell(&sentence) }</dd> },
            said(view, "dd", "small", text),
            html! { <dd aria-hidden="true">{ bar(0.0, value, bar_class) }</dd> },
        ];
        el("div", "pair-item", content)
    };
    let (plan, runs) = (numbers.ambition, numbers.execution_overall);
    el(
        "dl",
        "pair",
        vec![
            measure("ambition", "mark strategy", "bar plan", Key::ReportAmbition, Key::ReportAmbitionText, plan),
            measure("execution", "mark execution", "bar runs", Key::ReportExecution, Key::ReportExecutionText, runs),
        ],
    )
}

fn indicative(assessment: &Assessment) -> Sentence {
    Sentence::plain(Key::ReportIndicative)
        .count("n", assessment.indices(Form::Express).count())
        .count("all", assessment.indices(Form::Full).count())
}

fn band_text(band: Band) -> Key {
    match band {
        Band::InStep => Key::BandInStepText,
        Band::Slipping => Key::BandSlippingText,
        Band::Wide => Key::BandWideText,
        Band::Severe => Key::BandSevereText,
    }
}

/// What is still open, when there is no number; `range` is whether at least a range can be given.
pub fn open_sections(view: &View, sections: &[(Kind, usize, usize)], range: bool) -> Html {
    let row = |(kind, answered, total): &(Kind, usize, usize)| {
        let sentence = Sentence::plain(Key::EmptySection).name("section", names::section(*kind));
        told(view, "li", "", &sentence.count("answered", *answered).count("total", *total))
    };
    let lead =
        if range { heading(view, 1, None, view.say(Key::EmptyOpenTitle)) } else { said(view, "p", "", Key::EmptyText) };
    part("open", vec![lead, el("ul", "", each(sections, &row))])
}
