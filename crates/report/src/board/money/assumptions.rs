//! The six assumptions behind the cost: what each says, where it comes from, its fields, the values allowed, and the way
//! back to the default. What they do to the cost belongs to the engine.

use crate::document::tree::{Element, el};
use crate::document::{Phrase, Voice, Word};
use crate::sentences::amount::{LARGEST, percent};
use execution_gap_model::engine::Assumptions;

use super::super::controls::{actions, button, slot};
use super::{input, read, taken};

/// The most a gap can be from which value is lost; the engine's limit.
const LARGEST_START: f64 = 99.0;

/// An assumption.
struct Assumption {
    /// Which, for the way back to the default.
    id: &'static str,
    /// The slot of what was read in its fields.
    slot: &'static str,
    says: Word,
    /// Where it comes from.
    source: Word,
    /// The values allowed.
    allowed: Word,
    /// The way back to the default.
    back: Word,
    fields: &'static [Field],
}

/// A field of an assumption.
#[derive(Clone, Copy)]
pub struct Field {
    /// What it does, and its name.
    does: &'static str,
    label: Word,
    value: Value,
}

#[derive(Clone, Copy, PartialEq)]
enum Value {
    FromGap,
    Lost(usize),
    Usual,
    Movable(usize),
    Shared,
    Added,
}

const LIST: [Assumption; 6] = [
    Assumption {
        id: "from-gap",
        slot: "money-from-gap-read",
        says: Word::AssumeFromGap,
        source: Word::AssumeSourceNone,
        allowed: Word::AssumeAllowedPoints,
        back: Word::AssumeBackPoints,
        fields: &[Field { does: "money-from-gap", label: Word::AssumePoints, value: Value::FromGap }],
    },
    Assumption {
        id: "lost",
        slot: "money-lost-read",
        says: Word::AssumeLost,
        source: Word::AssumeSourceLost,
        allowed: Word::AssumeAllowedThree,
        back: Word::AssumeBackThree,
        fields: &[
            Field { does: "money-lost-low", label: Word::AssumeLow, value: Value::Lost(0) },
            Field { does: "money-lost-middle", label: Word::AssumeMiddle, value: Value::Lost(1) },
            Field { does: "money-lost-high", label: Word::AssumeHigh, value: Value::Lost(2) },
        ],
    },
    Assumption {
        id: "usual",
        slot: "money-usual-read",
        says: Word::AssumeUsual,
        source: Word::AssumeSourceNone,
        allowed: Word::AssumeAllowedPercent,
        back: Word::AssumeBackPercent,
        fields: &[Field { does: "money-usual", label: Word::AssumePercent, value: Value::Usual }],
    },
    Assumption {
        id: "movable",
        slot: "money-movable-read",
        says: Word::AssumeMovable,
        source: Word::AssumeSourceNone,
        allowed: Word::AssumeAllowedThree,
        back: Word::AssumeBackThree,
        fields: &[
            Field { does: "money-movable-low", label: Word::AssumeLow, value: Value::Movable(0) },
            Field { does: "money-movable-middle", label: Word::AssumeMiddle, value: Value::Movable(1) },
            Field { does: "money-movable-high", label: Word::AssumeHigh, value: Value::Movable(2) },
        ],
    },
    Assumption {
        id: "shared",
        slot: "money-shared-read",
        says: Word::AssumeShared,
        source: Word::AssumeSourceNone,
        allowed: Word::AssumeAllowedPercent,
        back: Word::AssumeBackPercent,
        fields: &[Field { does: "money-shared", label: Word::AssumePercent, value: Value::Shared }],
    },
    Assumption {
        id: "added",
        slot: "money-added-read",
        says: Word::AssumeAdded,
        source: Word::AssumeSourceOwn,
        allowed: Word::AssumeAllowedAmount,
        back: Word::AssumeBackAmount,
        fields: &[Field { does: "money-added", label: Word::AssumeAmount, value: Value::Added }],
    },
];

/// The list, with the values in use; folded unless the visitor is at work in it.
pub fn list(voice: &Voice<'_>, assumed: &Assumptions, is_open: bool) -> Vec<Element> {
    let mut items = el("ol").class("assumptions");
    for assumption in &LIST {
        items = items.add(el("li").add(fields(voice, assumption, assumed)));
    }
    let folded = el("details").add(el("summary").text(voice.word(Word::AssumeTitle))).add(items);
    vec![if is_open { folded.with("open", "") } else { folded }]
}

fn fields(voice: &Voice<'_>, assumption: &Assumption, assumed: &Assumptions) -> Element {
    let hint = ["plan-money-", assumption.id, "-hint"].concat();
    let hints = ["gap-", &hint].concat();
    let standard = Assumptions::default();
    let mut back = Phrase::new(assumption.back);
    let mut group = el("fieldset")
        .class("fieldset")
        .add(el("legend").class("label").text(voice.word(assumption.says)))
        .add(el("p").class("note").text(voice.word(assumption.source)))
        .add(el("p").class("hint").with("id", hint).text(voice.word(assumption.allowed)));
    for (name, field) in ["low", "middle", "high"].into_iter().zip(assumption.fields) {
        back = back.number(name, get(&standard, field.value));
        let value = plain(get(assumed, field.value));
        group = group.add(input(field.does, voice.word(field.label), None, &hints, &value));
    }
    let button = button("money-default", assumption.id, voice.phrase(&back));
    group.add(slot(assumption.slot, true, Vec::new())).add(actions(vec![button]))
}

/// The field that does this, and the slot of what is read in it.
pub fn find(does: &str) -> Option<(Field, &'static str)> {
    LIST.iter().find_map(|assumption| {
        let field = assumption.fields.iter().find(|field| field.does == does)?;
        Some((*field, assumption.slot))
    })
}

/// Puts one assumption back; nothing happens where there is none with this id.
pub fn reset(assumed: &mut Assumptions, id: &str) {
    let standard = Assumptions::default();
    for field in LIST.iter().filter(|assumption| assumption.id == id).flat_map(|assumption| assumption.fields) {
        set(assumed, field.value, get(&standard, field.value));
    }
}

/// The assumptions with what was typed into a field, and what the visitor is told about it. What is not allowed changes
/// nothing.
pub fn typed(voice: &Voice<'_>, assumed: &Assumptions, field: Field, typed: &str) -> (Assumptions, Element) {
    let label = voice.word(field.label);
    let mut changed = *assumed;
    if field.value == Value::Added {
        let (amount, told) = read(voice, &label, typed);
        // An empty field adds nothing.
        let added = if told.is_none() { Some(0.0) } else { amount };
        added.into_iter().for_each(|added| set(&mut changed, field.value, added));
        return (changed, told.unwrap_or_else(|| taken(voice, 0.0)));
    }
    let (low, high) = allowed(assumed, field.value);
    match percent(typed).filter(|number| (low..=high).contains(number)) {
        Some(number) => {
            set(&mut changed, field.value, number);
            (changed, taken(voice, number))
        }
        None => {
            let phrase = Phrase::new(Word::AssumeRefused).text("field", label).number("low", low).number("high", high);
            let phrase = phrase.number("n", get(assumed, field.value));
            (changed, el("p").class("error").text(voice.phrase(&phrase)))
        }
    }
}

/// The values allowed beside the others: low, middle and high may not pass each other.
fn allowed(assumed: &Assumptions, value: Value) -> (f64, f64) {
    let between = |three: [f64; 3], at: usize| {
        let neighbour = |at: Option<usize>| at.and_then(|at| three.get(at)).map(|share| to_percent(*share));
        (neighbour(at.checked_sub(1)).unwrap_or(0.0), neighbour(Some(at + 1)).unwrap_or(100.0))
    };
    match value {
        Value::FromGap => (0.0, LARGEST_START),
        Value::Lost(at) => between(assumed.lost, at),
        Value::Movable(at) => between(assumed.movable, at),
        Value::Usual | Value::Shared => (0.0, 100.0),
        Value::Added => (0.0, LARGEST as f64),
    }
}

/// A value as it is shown: points, percent, or an amount.
fn get(assumed: &Assumptions, value: Value) -> f64 {
    let of = |three: [f64; 3], at: usize| to_percent(three.get(at).copied().unwrap_or_default());
    match value {
        Value::FromGap => assumed.from_gap,
        Value::Lost(at) => of(assumed.lost, at),
        Value::Usual => to_percent(assumed.usual),
        Value::Movable(at) => of(assumed.movable, at),
        Value::Shared => to_percent(assumed.shared),
        Value::Added => assumed.added,
    }
}

fn set(assumed: &mut Assumptions, value: Value, number: f64) {
    let place = match value {
        Value::FromGap => &mut assumed.from_gap,
        Value::Added => &mut assumed.added,
        Value::Usual => &mut assumed.usual,
        Value::Shared => &mut assumed.shared,
        Value::Lost(at) => match assumed.lost.get_mut(at) {
            Some(place) => place,
            None => return,
        },
        Value::Movable(at) => match assumed.movable.get_mut(at) {
            Some(place) => place,
            None => return,
        },
    };
    *place = if matches!(value, Value::FromGap | Value::Added) { number } else { number / 100.0 };
}

/// A share as percent with one decimal, the same as was typed.
fn to_percent(share: f64) -> f64 {
    (1000.0 * share + 0.5).floor() / 10.0
}

/// A number as a visitor would type it, with at most one decimal.
fn plain(number: f64) -> String {
    let tenths = (10.0 * number + 0.5).floor() as u64;
    let (whole, tenth) = ((tenths / 10).to_string(), tenths % 10);
    if tenth == 0 { whole } else { [whole.as_str(), ".", &tenth.to_string()].concat() }
}
