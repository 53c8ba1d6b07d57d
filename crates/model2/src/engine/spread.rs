//! Means and quartiles of a few numbers.

/// How a few numbers are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many numbers there are.
    pub scored: usize,
    /// Where they lie; `None` if there are none.
    pub lies: Option<Quartiles>,
}

/// Mean and quartiles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    /// The mean.
    pub mean: f64,
    /// A quarter lies below.
    pub q1: f64,
    /// Half lies below.
    pub median: f64,
    /// Three quarters lie below.
    pub q3: f64,
}

impl Spread {
    /// The spread of these numbers.
    pub(crate) fn of(mut numbers: Vec<f64>) -> Self {
        numbers.sort_by(f64::total_cmp);
        let at = |share| quantile(&numbers, share);
        let lies = at(0.25).zip(at(0.5)).zip(at(0.75)).map(|((q1, median), q3)| Quartiles {
            mean: numbers.iter().sum::<f64>() / numbers.len() as f64,
            q1,
            median,
            q3,
        });
        Self { scored: numbers.len(), lies }
    }
}

/// The number below which this share of sorted numbers lies, between neighbours in proportion.
pub(crate) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    // A place is at least 0 and below the length, so the cast cuts off the fraction and nothing else.
    let index = place.floor() as usize;
    let below = *sorted.get(index)?;
    let above = sorted.get(index.wrapping_add(1)).copied().unwrap_or(below);
    Some(below + (place - place.floor()) * (above - below))
}
