//! The first things said: whether there is a number, the finding as one sentence, and what it rests on.

use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::model::TAU;
use execution_gap_model::engine::{Band, Capability, Counts, Form, Pattern, Report};

use super::{band_of, standout, whole};

/// How much can be said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// No execution answer at all.
    Nothing,
    /// Fewer than half of the applicable items answered: only the range, whole points.
    Range {
        /// Lowest.
        low: f64,
        /// Highest.
        high: f64,
    },
    /// A number.
    Point {
        /// Whole points.
        gap: f64,
        /// Its band.
        band: Band,
        /// Lowest and highest that the open answers allow, when they differ.
        interval: Option<(f64, f64)>,
        /// The two bands that the interval touches, when they differ.
        bands: Option<(Band, Band)>,
    },
}

/// How much can be said of this report.
pub fn standing(report: &Report) -> Standing {
    let (Some(_), Some(low), Some(high)) = (report.gap, report.low, report.high) else {
        return Standing::Nothing;
    };
    let (low, high) = (whole(low), whole(high));
    match (report.shown, report.band) {
        (Some(shown), Some(band)) if report.reportable => Standing::Point {
            gap: f64::from(shown),
            band,
            interval: (low < high).then_some((low, high)),
            bands: (!report.band_certain).then(|| (band_of(low), band_of(high))),
        },
        _ => Standing::Range { low, high },
    }
}

/// The finding as a sentence.
pub fn sentence(report: &Report) -> Sentence {
    match standing(report) {
        Standing::Nothing => Key::EmptyTitle.into(),
        Standing::Range { low, high } => Sentence::plain(Key::ReportRange).number("low", low).number("high", high),
        Standing::Point { gap, band, .. } => {
            let raised = is_raised(report);
            let trails = || match standout(&gaps(report)) {
                Some((widest, _)) => {
                    let key = if raised { Key::ReportTrailsRaised } else { Key::ReportTrails };
                    Sentence::plain(key).name("capability", names::capability(widest))
                }
                None => Sentence::plain(if raised { Key::ReportTrailsRaisedAll } else { Key::ReportTrailsAll }),
            };
            match report.pattern {
                Some(Pattern::DeliveryWithoutDirection) if band == Band::InStep => Key::ReportAhead.into(),
                _ if band == Band::InStep => Key::ReportInStep.into(),
                Some(Pattern::DeliveryWithoutDirection) => Key::ReportAheadGap.into(),
                Some(Pattern::StandingStill) if against(report) == Key::ReportAgainstLevel => {
                    Sentence::plain(Key::ReportStanding).number("gap", gap)
                }
                _ => trails().number("gap", gap),
            }
        }
    }
}

/// What the gap is measured against.
pub fn against(report: &Report) -> Key {
    // Where a plan asks for more than a sound level, the plan counts, however low the others are.
    let asks_more = |k: Capability| report.after_drag[k].is_some() && report.target[k] > Some(TAU + 1e-9);
    match report.pattern {
        Some(Pattern::StandingStill) if !Capability::ALL.into_iter().any(asks_more) => Key::ReportAgainstLevel,
        _ if is_raised(report) => Key::ReportAgainstBoth,
        _ => Key::ReportAgainstPlans,
    }
}

/// Whether a sound level stands in the place of a plan that is lower or missing.
fn is_raised(report: &Report) -> bool {
    let counts = |k: &Capability| report.after_drag[*k].is_some();
    Capability::ALL.into_iter().filter(counts).any(|k| report.strategy[k] < report.target[k])
}

/// What the result rests on, read out with the headline.
pub fn basis(report: &Report, counts: Counts) -> Sentence {
    let key = match (standing(report), report.form) {
        (Standing::Point { .. }, Form::Express) => Key::ReportDescribedExpress,
        (Standing::Point { .. }, Form::Full) => Key::ReportDescribed,
        _ => Key::ReportDescribedRange,
    };
    Sentence::plain(key).number("answered", f64::from(counts.answered)).number("total", f64::from(counts.applicable))
}

/// The gap of each capability that counts, in points.
pub fn gaps(report: &Report) -> Vec<(Capability, f64)> {
    let gap = |k: Capability| Some((k, 100.0 * (report.target[k]? - report.after_drag[k]?).max(0.0)));
    Capability::ALL.into_iter().filter_map(gap).collect()
}
