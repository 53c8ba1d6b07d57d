//! How far the questions have come: a thin honest bar and its text.

use yew::prelude::*;

use execution_gap_model::content::messages::{Key, Sentence};

use super::words::all;
use super::{Marks, View};

/// The bar and its text; `at` counts from 1.
pub fn progress(view: &View, at: usize, total: usize) -> Html {
    let percent = 100.0 * at as f64 / total.max(1) as f64;
    let sentence = view.tell(&Sentence::plain(Key::QuestionProgress).count("n", at).count("total", total));
    let track = html! {
        <div class="progress-track" role="progressbar" aria-label={view.say(Key::QuestionProgressName)} aria-valuemin="1"
            aria-valuemax={total.to_string()} aria-valuenow={at.to_string()} aria-valuetext={sentence.clone()}>
            <Marks class="progress-fill" at={vec![("--to", percent)]} />
        </div>
    };
    let words = html! { <p key={&*sentence} class="progress-text" aria-hidden="true">{ &sentence }</p> };
    html! { <div class="progress" part="progress">{ all(vec![track, words]) }</div> }
}
