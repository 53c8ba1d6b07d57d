//! What a visitor works with below the result: the plan, and beside it what they can try out, work out and compare. A
//! visit goes in, trees of elements come out; what the visitor does in them comes in as words, and what has to be shown
//! anew goes out. Pure: the elements are made, and the visitor is heard, by `www/plan.js`.
//!
//! ```text
//! Visit ──▶ Board ──▶ sections        act(name, value) ──▶ Reply: slots filled anew, a message, a text
//! ```
//!
//! Sections that are on paper too come from `document`; each other section has a file here with its state, its elements
//! and its acts.
mod came;
mod controls;
mod earlier;
mod frame;
mod json;
mod money;
mod people;
mod reply;
mod rest;
mod share_links;
mod top;
mod try_out;

use crate::document::tree::{Element, el};
use crate::document::{self, Paper, Sheet, Voice, Words, on_screen};
use crate::sentences::cohort::Cohort;
use crate::sentences::views::Person;
use crate::sentences::{Profile, Standing, headline, whole};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::texts::Texts;
use execution_gap_model::engine::{Answers, Capabilities, Counts, Form, Report, Robustness, Scorer};

pub use frame::{Kept, Place};
pub use reply::Reply;

/// A visit whose report is on screen.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The form that was answered.
    pub form: Form,
    /// The answers.
    pub answers: Answers,
    /// Who answered.
    pub profile: Profile,
    /// How much each capability counts; `None` when all three count the same.
    pub weights: Option<Capabilities<f64>>,
    /// Level of the step heading, 1 to 4.
    pub level: u8,
    /// A group to compare with, from the campaign.
    pub cohort: Option<Cohort>,
    /// The day as it is stored: year, month and day with hyphens.
    pub day: String,
    /// Whether the answers are somebody else's, to be read and not worked with.
    pub is_view: bool,
    /// Where the report stands, and what stands around it.
    pub place: Place,
}

/// The plan of one visit, and what the visitor has done with it.
pub struct Board {
    visit: Visit,
    texts: Texts,
    words: Words,
    try_out: try_out::State,
    money: money::State,
    people: people::State,
    earlier: earlier::State,
}

impl Board {
    /// A board that nobody has touched.
    pub fn new(visit: Visit, texts: Texts, words: Words) -> Self {
        Self {
            visit,
            texts,
            words,
            try_out: try_out::State::default(),
            money: money::State::default(),
            people: people::State::default(),
            earlier: earlier::State::default(),
        }
    }

    /// What stands around the parts: the root with an empty screen in it.
    pub fn frame(&self) -> Element {
        frame::frame(self)
    }

    /// The first parts of the screen, which the visitor waits for.
    pub fn top(&self) -> Vec<Element> {
        self.with_result(|paper| top::top(self, paper))
    }

    /// The parts below them, with empty places for the contact form and the plan.
    pub fn rest(&self) -> Vec<Element> {
        self.with_result(|paper| rest::rest(self, paper))
    }

    /// The plan: everything that follows from the result, in its order.
    pub fn sections(&self) -> Vec<Element> {
        self.with_paper(|paper| {
            let plan = [
                ("moves", document::moves(paper).map(|part| part.all(settings(paper)))),
                ("roadmap", document::roadmap(paper).map(|part| part.with("part", "roadmap"))),
                ("readiness", document::readiness(paper)),
                ("matrix", document::matrix(paper)),
                ("cohort", document::cohort(paper)),
            ];
            let own = || {
                [
                    ("movers", try_out::section(self, paper)),
                    ("money", money::section(self, paper)),
                    ("people", people::section(self)),
                    ("trend", earlier::section(self)),
                    ("share", share_links::section(self)),
                ]
            };
            let own = (!self.visit.is_view).then(own);
            let sections = plan.into_iter().chain(own.into_iter().flatten());
            let placed = sections.filter_map(|(hook, part)| Some((hook, part?)));
            placed.map(|(hook, part)| on_screen(part.with("data-section", hook), self.visit.level)).collect()
        })
    }

    /// Takes up what the visitor did: `name` is what the element that they used says it does, `value` what it holds.
    /// What is not known changes nothing.
    pub fn act(&mut self, name: &str, value: &str) -> Reply {
        let acts = [whole_report, try_out::act, money::act, people::act, earlier::act, share_links::act];
        let reply = acts.iter().find_map(|act| act(self, name, value)).unwrap_or_default();
        reply.on_screen(self.visit.level)
    }

    /// The others whose answers the visitor has added.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> {
        self.people.others()
    }

    /// The numbers, how much can be said of them, and how many answers count.
    pub fn result(&self) -> (Report, Standing, Counts) {
        let scorer = self.scorer();
        let report = scorer.result(&self.visit.answers);
        let standing = headline::standing(&report);
        (report, standing, scorer.total_counts(&self.visit.answers))
    }

    fn voice(&self) -> Voice<'_> {
        Voice { texts: &self.texts, words: &self.words }
    }

    fn scorer(&self) -> Scorer<'static> {
        let scorer = Scorer::new(assessment(), self.visit.form).priority(self.visit.profile.priority);
        match self.visit.weights {
            Some(weights) => scorer.weights(weights),
            None => scorer,
        }
    }

    /// Works out the whole report, and lends it.
    fn with_paper<T>(&self, see: impl FnOnce(&Paper<'_>) -> T) -> T {
        let scorer = self.scorer();
        see(&Paper::new(self.on_paper(&scorer)))
    }

    /// Works out the result alone, and lends its parts of the screen.
    fn with_result(&self, parts: impl FnOnce(&Paper<'_>) -> Vec<Element>) -> Vec<Element> {
        let scorer = self.scorer();
        let parts = parts(&Paper::result(self.on_paper(&scorer)));
        parts.into_iter().map(|part| on_screen(part, self.visit.level)).collect()
    }

    fn on_paper<'a>(&'a self, scorer: &'a Scorer<'a>) -> document::Visit<'a> {
        document::Visit {
            scorer,
            answers: &self.visit.answers,
            profile: self.visit.profile,
            people: &[],
            cohort: self.visit.cohort.as_ref(),
            organisation: None,
            brand: None,
            next: None,
            date: "",
            day: &self.visit.day,
            rtl: false,
            sheet: Sheet::A4,
            rules: "",
            voice: self.voice(),
        }
    }
}

/// Between what the gap lies under other settings of the model. On paper this stands on page 1 and with the method.
fn settings(paper: &Paper<'_>) -> Option<Element> {
    let Robustness { of, lo, hi, .. } = paper.report.robustness?;
    let sentence = Sentence::plain(Key::ScoredP3).number("of", f64::from(of));
    let sentence = sentence.number("lo", whole(lo)).number("hi", whole(hi));
    Some(el("p").class("note").text(paper.visit.voice.texts.tell(&sentence)))
}

/// A part of the screen that outside code finds by its hook.
fn part(hook: &'static str) -> Element {
    el("div").class("part").with("data-section", hook)
}

/// What concerns the whole report: whether to begin again, and what to say of what the script does.
fn whole_report(board: &mut Board, name: &str, _: &str) -> Option<Reply> {
    let (content, focus) = match name {
        "not-kept" => return Some(Reply::default().say(board.texts.say(Key::KeepFailed).to_owned())),
        "loading" => return Some(Reply::default().say(board.texts.say(Key::StatusLoading).to_owned())),
        "restart" => (rest::sure(board).into(), "restart-sure"),
        "cancel" => (vec![rest::again(board)], "restart"),
        _ => return None,
    };
    Some(Reply { focus: Some(focus), ..Reply::slot("restart", content) })
}

/// A section of the screen that is not on paper: its heading, and what follows on it.
fn section(title: String, content: impl IntoIterator<Item = Element>) -> Element {
    el("section").class("part").add(el("h2").text(title)).all(content)
}
