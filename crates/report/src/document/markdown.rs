//! A summary in Markdown, to paste into a message: the score, what causes it, what to do, in which order.

use crate::sentences::{Standing, moves as advice, whole};
use execution_gap_model::content::messages::{Key, Sentence};

use super::keys::Word;
use super::moves::{owner_word, place};
use super::paper::Paper;
use super::roadmap::phase_name;
use super::summary::band_name;
use super::words::Phrase;

/// The summary.
pub fn markdown(paper: &Paper<'_>) -> String {
    let voice = paper.voice();
    let mut out = Lines(String::new());
    out.line("# ", &paper.heading());
    out.line("", &[paper.visit.date, &paper.basis()].join(". "));
    out.line("## ", &voice.tell(&paper.story.headline));
    match paper.story.standing {
        Standing::Nothing => out.line("", voice.say(Key::EmptyText)),
        Standing::Range { low, high } => {
            out.line("", &voice.phrase(&Phrase::new(Word::MdRange).number("low", low).number("high", high)));
        }
        Standing::Point { gap, band, .. } => {
            out.item("-", &voice.phrase(&Phrase::new(Word::MdGap).number("gap", gap).name("band", band_name(band))));
            if let (Some(plan), Some(runs)) = (paper.report.ambition, paper.report.execution_overall) {
                let pair = Phrase::new(Word::MdPair).number("ambition", whole(plan));
                out.item("-", &voice.phrase(&pair.number("execution", whole(runs))));
            }
            for finding in &paper.story.findings {
                out.item("-", &voice.tell(finding));
            }
            moves(paper, gap, &mut out);
            roadmap(paper, gap, &mut out);
        }
    }
    out.end();
    let version = Sentence::plain(Key::ScoredModel).text("version", paper.assessment().version().to_owned());
    out.line("", &[voice.say(Key::ScoredP4), &voice.tell(&version)].join(" "));
    if let Some(link) = paper.visit.next.filter(|link| link.url.starts_with("https://")) {
        out.line("", &[link.label, link.url].join(": "));
    }
    out.0
}

fn moves(paper: &Paper<'_>, gap: f64, out: &mut Lines) {
    let voice = paper.voice();
    out.line("## ", &super::moves::title(paper, gap));
    let Some(three) = &paper.moves else { return out.line("", voice.say(Key::MovesNone)) };
    for (at, named) in three.moves.iter().enumerate() {
        let words = voice.item(named.step.item);
        out.item(&[&(at + 1).to_string(), "."].concat(), words.action());
        out.item("   -", &place(&voice, named.place));
        out.item("   -", &super::moves::closes(&voice, named, gap));
        let parts = [
            (Word::MoveFirst, words.first_step(named.step.climb.0).to_owned()),
            (Word::MoveOwner, voice.word(owner_word(named.owner))),
            (Word::MoveEffort, super::moves::effort(&voice, named.step.effort, paper.visit.profile.size)),
        ];
        for (name, said) in parts {
            out.item("   -", &[voice.word(name), said].join(": "));
        }
    }
    out.end();
}

fn roadmap(paper: &Paper<'_>, gap: f64, out: &mut Lines) {
    let voice = paper.voice();
    let Some(plans) = &paper.roadmap else { return };
    out.line("## ", &voice.tell(&advice::roadmap_title(gap, plans)));
    for plan in plans.iter().filter(|plan| !plan.moves.is_empty()) {
        out.line("### ", voice.say(phase_name(plan.phase)));
        for (step, after) in &plan.moves {
            let after = voice.tell(&Sentence::plain(Key::RoadmapCloses).number("n", whole(*after)));
            out.item("-", &[voice.item(step.item).action(), &after].join(". "));
        }
        out.end();
    }
}

struct Lines(String);

impl Lines {
    /// A line that stands alone.
    fn line(&mut self, mark: &str, text: &str) {
        self.end();
        self.0.push_str(mark);
        escape(text, &mut self.0);
        self.0.push_str("\n\n");
    }

    /// A line of a list.
    fn item(&mut self, mark: &str, text: &str) {
        self.0.push_str(mark);
        self.0.push(' ');
        escape(text, &mut self.0);
        self.0.push('\n');
    }

    /// Ends a list.
    fn end(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }
}

/// Writes a text so that Markdown shows it as that text: no marks, no links, no markup, all on one line.
fn escape(text: &str, out: &mut String) {
    let mut characters = text.chars().peekable();
    let mut first = true;
    while let Some(character) = characters.next() {
        let next = characters.peek();
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' => out.extend(['\\', character]),
            '&' if next.is_some_and(|next| next.is_alphanumeric() || *next == '#') => out.push_str("\\&"),
            '#' | '-' | '+' | '=' if first => out.extend(['\\', character]),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
        first = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_mark() {
        for (text, safe) in [
            ("# a", "\\# a"),
            ("a # b", "a # b"),
            ("*a* _b_ [c](https://d) `e`", "\\*a\\* \\_b\\_ \\[c\\](https://d) \\`e\\`"),
            ("<img src=x>", "\\<img src=x\\>"),
            ("a & b &lt;", "a & b \\&lt;"),
            ("a\n# b\r\n", "a # b  "),
            ("- a\\", "\\- a\\\\"),
        ] {
            let mut out = String::new();
            escape(text, &mut out);
            assert_eq!(out, safe);
        }
    }
}
