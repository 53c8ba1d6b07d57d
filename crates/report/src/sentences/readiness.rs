//! Chart C: how far each capability is from what the plans ask of it, and what the distance is made of.

use execution_gap_model::engine::{Capability, Report};

use super::{percent, rank, standout, whole};

/// One capability, whole points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readiness {
    /// Which.
    pub capability: Capability,
    /// What runs, 0–100.
    pub now: f64,
    /// What the plans ask for, or the sound level where they ask for less, 0–100.
    pub needed: f64,
    /// Points missing, as a reader finds them who subtracts.
    pub short: f64,
    /// How many of them are lost to the causes; the others are work not done yet.
    pub lost: f64,
}

/// The capabilities that count, furthest from what is needed first.
pub fn readiness(report: &Report) -> Vec<Readiness> {
    let mut rows: Vec<Readiness> = Capability::ALL
        .into_iter()
        .filter_map(|capability| {
            let (now, needed) = (percent(report.after_drag[capability]?), percent(report.target[capability]?));
            let short = (needed - now).max(0.0);
            let lost = percent(report.drag_loss[capability].unwrap_or_default()).min(short);
            Some(Readiness { capability, now, needed, short, lost })
        })
        .collect();
    rank(&mut rows, |a, b| b.short.total_cmp(&a.short));
    rows
}

/// What the rows say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// One capability is shortest by these points.
    Shortest(Capability, f64),
    /// Several are short by the same.
    Equal(f64),
    /// None is short.
    Ready,
}

/// The finding; `None` without rows.
pub fn finding(rows: &[Readiness]) -> Option<Finding> {
    let most = whole(rows.first()?.short);
    let short: Vec<(Capability, f64)> = rows.iter().map(|row| (row.capability, row.short)).collect();
    Some(match standout(&short) {
        _ if most == 0.0 => Finding::Ready,
        Some((capability, points)) => Finding::Shortest(capability, points),
        None => Finding::Equal(most),
    })
}
