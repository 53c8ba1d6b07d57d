//! Then and now: an earlier result of the same company beside this one, and how the gap got from there to here. What is
//! worked out and how it is rounded is in `report::then_now`.

use crate::document::figure::{bar, column, figure, graphic, graphic_column, number, number_column, row, table};
use crate::document::tree::{Element, el};
use crate::document::{Phrase, Word, band_name};
use crate::sentences::day::{days_between, is_day};
use crate::sentences::then_now::{Points, Speed, Target, ThenNow, then_now};
use crate::sentences::views::Person;
use crate::sentences::{band_of, whole};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::messages::{Key, Sentence};

use super::came::{Came, read, refusal};
use super::controls::{action, actions, button, field, slot};
use super::people::weights_note;
use super::{Board, Reply};

/// A century: how far back a day may be.
const LONGEST_DAYS: f64 = 36525.0;

/// What the visitor opened.
#[derive(Clone, Debug, Default)]
pub struct State {
    earlier: Option<Earlier>,
}

#[derive(Clone, Debug)]
struct Earlier {
    came: Came,
    /// The day as the visitor gave it.
    typed: String,
}

/// What is known of the time between both moments.
enum Time {
    Unknown,
    SameDay,
    Days(f64),
    /// The "earlier" one is later.
    Later,
    /// A day that nobody can mean.
    TooLong,
}

/// The section.
pub fn section(board: &Board) -> Option<Element> {
    let word = |word| board.voice().word(word);
    let add = action("add-link", word(Word::EarlierAdd)).with("data-about", "earlier");
    let open = action("open-file", word(Word::EarlierOpen)).with("data-about", "earlier");
    let content = [
        el("p").text(word(Word::EarlierText)),
        slot("earlier-field", false, [link_field(board)]),
        slot("earlier-error", false, []),
        actions([add, open]),
        slot("earlier", false, shown(board)),
    ];
    Some(super::section(word(Word::EarlierTitle), content))
}

/// What the visitor did in it.
pub fn act(board: &mut Board, name: &str, value: &str) -> Option<Reply> {
    Some(match name {
        "earlier-add" => add(board, value),
        "earlier-date" => set_day(board, value),
        "earlier-remove" => remove(board),
        _ => return None,
    })
}

fn link_field(board: &Board) -> Element {
    let word = |word| board.voice().word(word);
    field("earlier-link", "earlier-add", word(Word::EarlierField), Some(word(Word::CameHint)), "")
}

fn add(board: &mut Board, text: &str) -> Reply {
    // As with people: the field tells of itself before the button does.
    if text.trim().is_empty() && board.earlier.earlier.is_some() {
        return Reply::slot("earlier-error", Vec::new());
    }
    match read(text) {
        Err(refused) => Reply::slot("earlier-error", vec![refusal(board, &refused)]),
        Ok(came) => {
            board.earlier.earlier = Some(Earlier { came, typed: String::new() });
            let said = board.earlier.earlier.as_ref().map(|earlier| finding(board, earlier)).unwrap_or_default();
            let reply = Reply::slot("earlier", shown(board)).and("earlier-error", Vec::new());
            reply.and("earlier-field", vec![link_field(board)]).say(said)
        }
    }
}

fn set_day(board: &mut Board, day: &str) -> Reply {
    let Some(earlier) = &mut board.earlier.earlier else { return Reply::default() };
    day.clone_into(&mut earlier.typed);
    // The field that was used is not in this slot, and keeps the focus.
    Reply::slot("earlier-result", result(board))
}

fn remove(board: &mut Board) -> Reply {
    if board.earlier.earlier.take().is_none() {
        return Reply::default();
    }
    let said = board.voice().word(Word::EarlierRemoved);
    Reply::slot("earlier", Vec::new()).and("earlier-error", Vec::new()).say(said)
}

impl Earlier {
    fn day(&self) -> &str {
        self.came.day.as_deref().unwrap_or(&self.typed)
    }

    fn time(&self, board: &Board) -> Time {
        match days_between(self.day(), &board.visit.day) {
            None if self.day().is_empty() || is_day(self.day()) => Time::Unknown,
            None => Time::TooLong,
            Some(days) if days > LONGEST_DAYS => Time::TooLong,
            Some(days) if days < 0.0 => Time::Later,
            Some(0.0) => Time::SameDay,
            Some(days) => Time::Days(days),
        }
    }
}

/// The earlier result, a field for its day where it has none, and the comparison.
fn shown(board: &Board) -> Vec<Element> {
    let Some(earlier) = &board.earlier.earlier else { return Vec::new() };
    let voice = board.voice();
    let day = match &earlier.came.day {
        Some(day) => Phrase::new(Word::EarlierOf).text("date", day.as_str()),
        None => Phrase::new(Word::EarlierUndated),
    };
    let facts = [voice.phrase(&day), earlier.came.basis(board)].map(|fact| el("li").text(fact));
    let notes = earlier.came.notes(board).into_iter().map(|note| el("p").class("note").text(note));
    let ask = earlier.came.day.is_none().then(|| day_field(board, earlier));
    let remove = actions([button("earlier-remove", "", voice.word(Word::EarlierRemove))]);
    let place = slot("earlier-result", false, result(board));
    let facts = el("ul").class("facts").all(facts);
    core::iter::once(facts).chain(notes).chain(ask).chain([place, remove]).collect()
}

fn day_field(board: &Board, earlier: &Earlier) -> Element {
    let word = |word| board.voice().word(word);
    let input = el("input").class("input").with("part", "field").with("id", "plan-earlier-day").with("type", "date");
    let input = input.with("name", "earlier-day").with("data-do", "earlier-date").with("max", board.visit.day.as_str());
    let input = input.with("aria-describedby", "gap-plan-earlier-day-hint").with("value", earlier.typed.as_str());
    el("div")
        .class("field")
        .add(el("label").class("label").with("for", "plan-earlier-day").text(word(Word::EarlierDate)))
        .add(el("p").class("hint").with("id", "plan-earlier-day-hint").text(word(Word::EarlierDateHint)))
        .add(input)
}

fn compared(board: &Board, earlier: &Earlier) -> ThenNow {
    let visit = &board.visit;
    let days = match earlier.time(board) {
        Time::Days(days) => Some(days),
        _ => None,
    };
    let now = Person { form: visit.form, role: visit.profile.role, answers: &visit.answers };
    then_now(assessment(), earlier.came.person(None), now, days)
}

/// What there is to say first: the finding, or why there is none.
fn finding(board: &Board, earlier: &Earlier) -> String {
    let voice = board.voice();
    if let Time::Later = earlier.time(board) {
        let phrase = Phrase::new(Word::EarlierFuture).text("date", earlier.day());
        return voice.phrase(&phrase.text("day", board.visit.day.as_str()));
    }
    let data = compared(board, earlier);
    let Some(points) = &data.points else { return voice.word(Word::TrendFew) };
    let phrase = match (data.is_same, points.after - points.before) {
        (true, _) => Phrase::new(Word::TrendSame).number("n", f64::from(data.items)),
        (_, 0.0) => Phrase::new(Word::TrendLevel),
        _ if !points.is_real => Phrase::new(Word::TrendUnsure),
        (_, change) if change < 0.0 => Phrase::new(Word::TrendNarrowed),
        _ => Phrase::new(Word::TrendWidened),
    };
    voice.phrase(&phrase.number("before", points.before).number("after", points.after))
}

/// The comparison, or why there is none.
fn result(board: &Board) -> Vec<Element> {
    let Some(earlier) = &board.earlier.earlier else { return Vec::new() };
    let voice = board.voice();
    let title = finding(board, earlier);
    let time = earlier.time(board);
    let wrong = matches!(time, Time::TooLong)
        .then(|| refusal(board, &Phrase::new(Word::EarlierDateWrong).text("day", board.visit.day.as_str())));
    if let Time::Later = time {
        return vec![el("p").class("note").text(title)];
    }
    let data = compared(board, earlier);
    let mixed = data.is_mixed.then(|| el("p").class("note").text(voice.word(Word::TrendMixed)));
    let told = match &data.points {
        Some(points) if !data.is_same => chart(board, &data, points, &time, title),
        _ => el("p").text(title),
    };
    wrong.into_iter().chain([told]).chain(mixed).chain(weights_note(board)).collect()
}

fn chart(board: &Board, data: &ThenNow, points: &Points, time: &Time, title: String) -> Element {
    let voice = board.voice();
    let caption = Phrase::new(Word::TrendCaption).number("n", f64::from(data.items));
    let head = vec![
        column(voice.word(Word::TrendWhat)),
        number_column(voice.word(Word::TrendPoints)),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let facts = facts(board, points, time).into_iter().map(|phrase| el("li").text(voice.phrase(&phrase)));
    let table = table("bars trend", title.clone(), head, rows(board, points));
    figure("trend", "h3", title, voice.phrase(&caption), vec![table, el("ul").all(facts)])
}

/// From then to now: what the plans did to the gap, and what delivery did.
fn rows(board: &Board, points: &Points) -> Vec<Element> {
    let voice = board.voice();
    let level = |word, gap: f64| {
        let band = voice.say(band_name(band_of(gap))).to_owned();
        let cells = vec![number(voice.number(gap)), graphic(bar("level", 0.0, gap))];
        row(voice.word(word), vec![band], cells)
    };
    let part = |name, [same, up, down]: [Word; 3], from: f64, by: f64| {
        let counted = |key, points| voice.tell(&Sentence::plain(key).number("n", points));
        let (said, text, class) = match by {
            0.0 => (same, voice.number(0.0), "plus"),
            by if by > 0.0 => (up, counted(Key::BridgePlus, by), "loss"),
            by => (down, counted(Key::BridgeMinus, -by), "plus"),
        };
        let marks = bar(class, from.min(from + by), from.max(from + by));
        row(voice.word(name), vec![voice.word(said)], vec![number(text), graphic(marks)])
    };
    let plans = [Word::TrendPlansSame, Word::TrendPlansUp, Word::TrendPlansDown];
    let delivery = [Word::TrendDeliverySame, Word::TrendDeliveryUp, Word::TrendDeliveryDown];
    vec![
        level(Word::TrendThen, points.before),
        part(Word::TrendPlans, plans, points.before, points.from_plans),
        part(Word::TrendDelivery, delivery, points.before + points.from_plans, points.from_delivery),
        level(Word::TrendNow, points.after),
    ]
}

/// Whether the change is real, how fast it is, and how this gap stands to the report's.
fn facts(board: &Board, points: &Points, time: &Time) -> Vec<Phrase> {
    let real = if points.is_real { Word::TrendReal } else { Word::TrendNoise };
    let mut facts = vec![Phrase::new(real).number("n", points.noise)];
    match (time, &points.speed) {
        (Time::Days(days), Some(speed)) => facts.extend(pace(*days, speed)),
        (Time::SameDay, _) => facts.push(Phrase::new(Word::TrendSameDay)),
        (Time::Unknown, _) => facts.push(Phrase::new(Word::TrendNoDay)),
        _ => {}
    }
    let gap = board.scorer().gap(&board.visit.answers).map(whole).filter(|gap| *gap != points.after);
    facts.extend(gap.map(|gap| Phrase::new(Word::TrendOtherGap).number("now", points.after).number("gap", gap)));
    facts
}

fn pace(days: f64, speed: &Speed) -> Vec<Phrase> {
    let word = if speed.per_month < 0.0 { Word::TrendSpeedWider } else { Word::TrendSpeed };
    let pace = Phrase::new(word).number("days", days).number("n", speed.per_month.abs());
    let target = speed.target.map(|target| match target {
        Target::Reached => Phrase::new(Word::TrendReached),
        Target::Months(months) => Phrase::new(Word::TrendMonths).number("n", months),
        Target::Far => Phrase::new(Word::TrendFar),
    });
    core::iter::once(pace).chain(target).collect()
}
