//! Everything that is said about one item: as it is asked, in a report, and by a facilitator. The order of the lines is
//! that of `build/item_words.rs`.

use crate::engine::{Answer, ItemIndex, Rung, Target};

use super::words::Words;

/// Lines of an item in each part of a pack.
const ASKED: usize = 10;
const REPORT: usize = 36;
const GUIDE: usize = 6;

/// Where the lines of a report begin.
const LEDE: usize = 4;
const STEP: usize = 10;
const SHORT_STEP: usize = 15;
const OWNER: usize = 20;
const DAY_30: usize = 25;
const GOOD: usize = 30;
const DONE: usize = 33;

/// Lines of what is asked, for all items.
pub(super) const fn asked_of_all(items: usize) -> usize {
    ASKED.wrapping_mul(items)
}

/// Everything said about one item.
#[derive(Clone, Copy, Debug)]
pub struct ItemWords<'a> {
    words: &'a Words,
    asked: usize,
    report: usize,
    guide: usize,
}

/// A first step, for somebody who gave exactly this answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstStep {
    /// What to do this week.
    pub action: &'static str,
    /// The same in few words, for the first view and for mail.
    pub short: &'static str,
    /// Who does it.
    pub owner: &'static str,
    /// What is true by day 30.
    pub by_day_30: &'static str,
}

/// What a facilitator asks, and listens for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The question as it is spoken.
    pub ask: &'static str,
    /// Questions to go on with.
    pub follow: [&'static str; 2],
    /// What would show it.
    pub evidence: &'static str,
    /// What to doubt.
    pub flags: [&'static str; 2],
}

impl<'a> ItemWords<'a> {
    /// The lines of an item in a pack for `items` items, with `texts` lines between what is asked and the report.
    pub(super) fn new(words: &'a Words, item: ItemIndex, items: usize, texts: usize) -> Self {
        let report = asked_of_all(items).wrapping_add(texts);
        let guide = report.wrapping_add(REPORT.wrapping_mul(items));
        let at = |start: usize, lines: usize| start.wrapping_add(lines.wrapping_mul(item.get()));
        Self { words, asked: at(0, ASKED), report: at(report, REPORT), guide: at(guide, GUIDE) }
    }

    fn asked(&self, line: usize) -> &'static str {
        self.words.line(self.asked.wrapping_add(line))
    }

    fn told(&self, line: usize) -> &'static str {
        self.words.line(self.report.wrapping_add(line))
    }

    fn guided(&self, line: usize) -> &'static str {
        self.words.line(self.guide.wrapping_add(line))
    }

    /// A name of a few words, for lists.
    pub fn short(&self) -> &'static str {
        self.asked(0)
    }

    /// The question.
    pub fn question(&self) -> &'static str {
        self.asked(1)
    }

    /// What to count, if that needs saying.
    pub fn hint(&self) -> Option<&'static str> {
        some(self.asked(2))
    }

    /// What a rung looks like.
    pub fn level(&self, rung: Rung) -> &'static str {
        self.asked(usize::from(rung.get()).wrapping_add(3))
    }

    /// Why it is asked.
    pub fn why(&self) -> &'static str {
        self.asked(8)
    }

    /// The question above the grid in which goals are asked together; only for what is not scored.
    pub fn grid(&self) -> Option<&'static str> {
        some(self.asked(9))
    }

    /// The title of the move, verb first; true for every target. Plans have one too. None for what is not scored, and so
    /// for all that follows.
    pub fn move_title(&self) -> Option<&'static str> {
        some(self.told(0))
    }

    /// A neutral name, for lists of items and for two people.
    pub fn pair(&self) -> Option<&'static str> {
        some(self.told(1))
    }

    /// What leads in to the option that was chosen: `cue: “option”`.
    pub fn cue(&self) -> Option<&'static str> {
        some(self.told(2))
    }

    /// By what two people settle their difference.
    pub fn settle(&self) -> Option<&'static str> {
        some(self.told(3))
    }

    /// The sentence that reports an answer; for a rung, and where nobody can know for that.
    pub fn lede(&self, answer: Answer) -> Option<&'static str> {
        let line = match answer {
            Answer::Rung(rung) => usize::from(rung.get()),
            Answer::NobodyKnows => 5,
            _ => return None,
        };
        some(self.told(line.wrapping_add(LEDE)))
    }

    /// The first step for exactly this answer; none at the top of the ladder and for what is open.
    pub fn first_step(&self, answer: Answer) -> Option<FirstStep> {
        let answer = match answer {
            Answer::Rung(Rung::Four) => return None,
            Answer::Rung(rung) => usize::from(rung.get()),
            Answer::NobodyKnows => 4,
            _ => return None,
        };
        let line = |start: usize| self.told(start.wrapping_add(answer));
        let action = some(line(STEP))?;
        let short = some(line(SHORT_STEP)).unwrap_or(action);
        Some(FirstStep { action, short, owner: line(OWNER), by_day_30: line(DAY_30) })
    }

    /// What good looks like at the target: the evidence.
    pub fn good(&self, target: Target) -> Option<&'static str> {
        some(self.told(GOOD.wrapping_add(target as usize)))
    }

    /// What is true when the target is reached.
    pub fn done(&self, target: Target) -> Option<&'static str> {
        some(self.told(DONE.wrapping_add(target as usize)))
    }

    /// What a facilitator asks, and listens for.
    pub fn guide(&self) -> Guide {
        let [ask, follow, other, evidence, flag, last] = [0, 1, 2, 3, 4, 5].map(|line| self.guided(line));
        Guide { ask, follow: [follow, other], evidence, flags: [flag, last] }
    }
}

fn some(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}
