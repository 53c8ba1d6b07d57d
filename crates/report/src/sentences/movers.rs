//! "What would move this?": the answers that the score hangs on most. What another answer would do is in `trial`.

use execution_gap_model::engine::{Answers, Effect, ItemIndex, Rung};

use super::rank;

/// An answer that the score hangs on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mover {
    /// The item.
    pub item: ItemIndex,
    /// The answer given.
    pub now: Rung,
    /// The change of the gap, in points, with the next rung down and with the next rung up, where there is one.
    pub change: (Option<f64>, Option<f64>),
}

impl Mover {
    /// The larger of both changes, without its sign.
    pub fn most(&self) -> f64 {
        let (down, up) = self.change;
        down.unwrap_or_default().abs().max(up.unwrap_or_default().abs())
    }
}

/// The answers with the largest effect, largest first, at most `count`; those without any effect are left out.
pub fn movers(answers: &Answers, effects: &[Effect], count: usize) -> Vec<Mover> {
    let mut movers: Vec<Mover> = effects
        .iter()
        .filter_map(|effect| {
            let now = answers.get(effect.item).rung()?;
            Some(Mover { item: effect.item, now, change: (effect.down, effect.up) })
        })
        .filter(|mover| mover.most() >= 0.05)
        .collect();
    rank(&mut movers, |a, b| b.most().total_cmp(&a.most()));
    movers.truncate(count);
    movers
}
