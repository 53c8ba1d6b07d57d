//! Which questions a link was made with. A set of questions has a number, made from its version and the ids of its items;
//! sets that were published once stay listed, so that their links are read for as long as any of their items is asked.

use crate::engine::Assessment;

use super::crc::crc32;

/// A published set of questions: every item in questionnaire order, and whether the express form asks it.
pub struct Set {
    /// The version of the assessment.
    version: &'static str,
    /// Items of the full form.
    full: &'static [&'static str],
    /// Items of the express form.
    express: &'static [&'static str],
}

/// Every set that links were ever made with. Lines are added and never changed.
const PUBLISHED: [Set; 1] = [Set {
    version: "1.0",
    full: &[
        "S-CLD", "S-CYB", "S-DAT", "S-INF", "S-DCX", "R-CLD", "R-CYB", "R-DAT", "R-INF", "R-DCX", "ARC", "INT", "DCN",
        "CHG", "MON", "UNP", "SEC", "FRI", "REC", "OWN", "PRI", "BEN", "LAN",
    ],
    express: &["S-CLD", "S-CYB", "S-DCX", "R-CLD", "R-DCX", "INT", "UNP", "FRI", "BEN"],
}];

impl Set {
    /// The published set with this number.
    pub fn published(number: u32) -> Option<&'static Self> {
        PUBLISHED.iter().find(|set| number == number_of(set.version, set.full.iter().copied()))
    }

    /// Its items, of the full or the express form.
    pub fn items(&self, full: bool) -> &'static [&'static str] {
        if full { self.full } else { self.express }
    }
}

/// The number of an assessment's questions.
pub fn of(assessment: &Assessment) -> u32 {
    number_of(assessment.version(), assessment.items().iter().map(|item| &*item.id))
}

fn number_of<'a>(version: &'a str, ids: impl Iterator<Item = &'a str>) -> u32 {
    let mut text = version.as_bytes().to_vec();
    for id in ids {
        text.push(0);
        text.extend(id.as_bytes());
    }
    crc32(&text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use super::*;
    use crate::content::edition::assessment;
    use crate::engine::Form;

    #[test]
    fn the_questions_that_are_asked_are_published() {
        let Some(set) = Set::published(of(assessment())) else {
            panic!("the built-in questions have changed: add a line for them to PUBLISHED, and keep the others");
        };
        for form in Form::ALL {
            let ids: Vec<&str> = assessment().indices(form).map(|item| &*assessment().item(item).id).collect();
            assert_eq!(set.items(form == Form::Full), ids);
        }
    }
}
