//! What a page hands to the report module, and how it becomes a visit. Fields that are missing have their defaults.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Deserialize as Read, de::DeserializeOwned};
use wasm_bindgen::{JsError, JsValue};

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answers, Areas, Capabilities, Form, Outcome, RawAnswer};
use execution_gap_report::board::{self, Kept, Place};
use execution_gap_report::document::Link;
use execution_gap_report::sentences::cohort::Cohort;
use execution_gap_report::sentences::views::Person;
use execution_gap_report::sentences::{Profile, Role, Size};

/// A plain object as one of these types.
///
/// # Errors
/// A field of another type; the sentence names what is expected.
pub fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}

/// A visit as scripts write it.
#[derive(Default, Read)]
#[serde(default)]
pub struct Visit {
    form: String,
    answers: BTreeMap<String, Mark>,
    profile: Option<Asking>,
    weights: Option<BTreeMap<String, f64>>,
    benchmark: Option<Benchmark>,
    people: Option<Vec<Other>>,
    brand: Option<Brand>,
    next: Option<Next>,
    /// `ltr` or `rtl`.
    pub dir: Option<String>,
    /// The organisation that a document is about.
    pub organisation: Option<String>,
    /// The day as a document shows it.
    pub date: Option<String>,
    /// Year, month and day with hyphens.
    pub day: Option<String>,
    /// The fixed rules of a document's style sheet.
    pub rules: Option<String>,
    /// Whether a document is for Letter paper.
    pub letter: Option<bool>,
    /// Whether the answers are somebody else's.
    view: Option<bool>,
    /// Level of the step heading, 1 to 4.
    level: Option<f64>,
    ordinal: Option<f64>,
    persist: Option<String>,
    /// Whether the campaign asks for contact details.
    asks: Option<bool>,
    /// Whether the contact form stands in the report.
    form_shown: Option<bool>,
    /// Whether the plan waits for it.
    closed: Option<bool>,
    /// Whether answers of the reader's own wait.
    own: Option<bool>,
}

/// An answer: a step 0 to 4, `dk` or `na`.
enum Mark {
    Step(f64),
    Text(String),
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MarkVisitor)
    }
}

struct MarkVisitor;

impl Visitor<'_> for MarkVisitor {
    type Value = Mark;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0, 1, 2, 3, 4, \"dk\" or \"na\"")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Mark, E> {
        Ok(Mark::Step(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Mark, E> {
        Ok(Mark::Step(value as f64))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Mark, E> {
        Ok(Mark::Text(value.to_owned()))
    }
}

/// Who is asking.
#[derive(Default, Read)]
#[serde(default)]
struct Asking {
    role: Option<String>,
    priority: Option<String>,
    size: Option<String>,
}

/// Somebody else who answered. Without a form, it is that of the visit.
#[derive(Default, Read)]
#[serde(default)]
struct Other {
    form: Option<String>,
    role: Option<String>,
    answers: BTreeMap<String, Mark>,
}

/// The group of a campaign, which was checked with it.
#[derive(Read)]
struct Benchmark {
    n: f64,
    source: String,
    date: String,
    form: String,
    gap: Option<f64>,
    areas: Option<BTreeMap<String, Both>>,
}

#[derive(Read)]
struct Both {
    strategy: f64,
    results: f64,
}

/// Whose assessment it is.
#[derive(Default, Read)]
#[serde(default)]
struct Brand {
    name: Option<String>,
    logo: Option<String>,
}

/// The link at the end of the report.
#[derive(Read)]
struct Next {
    label: String,
    url: String,
}

/// What every visit holds.
pub struct Given {
    pub form: Form,
    pub answers: Answers,
    pub profile: Profile,
    pub weights: Option<Capabilities<f64>>,
    pub cohort: Option<Cohort>,
}

/// Somebody else, read.
pub struct Somebody {
    form: Form,
    role: Option<Role>,
    answers: Answers,
}

impl Somebody {
    /// For a comparison.
    pub fn person(&self) -> Person<'_> {
        Person { form: self.form, role: self.role, answers: &self.answers }
    }
}

fn answers(form: Form, given: &BTreeMap<String, Mark>) -> Result<Answers, JsError> {
    let pairs = given.iter().map(|(item, mark)| {
        let raw = match mark {
            Mark::Step(step) => RawAnswer::Number(*step),
            Mark::Text(text) => RawAnswer::Text(text),
        };
        (item.as_str(), raw)
    });
    Ok(Answers::from_pairs(assessment(), form, pairs)?)
}

impl Visit {
    /// What every visit holds.
    ///
    /// # Errors
    /// An unknown form, and answers that the form does not allow. The sentence names what is allowed.
    pub fn given(&self) -> Result<Given, JsError> {
        let form: Form = self.form.parse()?;
        let asking =
            |of: fn(&Asking) -> &Option<String>| self.profile.as_ref().and_then(|asking| of(asking).as_deref());
        Ok(Given {
            form,
            answers: answers(form, &self.answers)?,
            profile: Profile {
                role: asking(|it| &it.role).and_then(Role::from_id),
                priority: asking(|it| &it.priority).and_then(Outcome::from_id),
                size: asking(|it| &it.size).and_then(Size::from_id),
            },
            weights: self
                .weights
                .as_ref()
                .map(|given| Capabilities::from_fn(|id| given.get(id.id()).copied().unwrap_or(1.0))),
            cohort: self.benchmark.as_ref().and_then(Benchmark::cohort),
        })
    }

    /// The others.
    ///
    /// # Errors
    /// As for the visit itself.
    pub fn others(&self) -> Result<Vec<Somebody>, JsError> {
        let somebody = |other: &Other| {
            let form: Form = other.form.as_ref().unwrap_or(&self.form).parse()?;
            let role = other.role.as_deref().and_then(Role::from_id);
            Ok(Somebody { form, role, answers: answers(form, &other.answers)? })
        };
        self.people.iter().flatten().map(somebody).collect()
    }

    /// The campaign's name.
    pub fn brand(&self) -> Option<&str> {
        self.brand.as_ref()?.name.as_deref()
    }

    /// Where the campaign leads.
    pub fn onward(&self) -> Option<Link<'_>> {
        self.next.as_ref().map(|Next { label, url }| Link { label, url })
    }

    /// The visit for a screen.
    ///
    /// # Errors
    /// As for [`Visit::given`].
    pub fn on_screen(&self) -> Result<board::Visit, JsError> {
        let Given { form, answers, profile, weights, cohort } = self.given()?;
        let is = |flag: Option<bool>| flag == Some(true);
        Ok(board::Visit {
            form,
            answers,
            profile,
            weights,
            level: self.level.map_or(2, |level| level.clamp(1.0, 4.0) as u8),
            cohort,
            day: self.day.clone().unwrap_or_default(),
            is_view: is(self.view),
            place: Place {
                ordinal: self.ordinal.map_or(1, |ordinal| ordinal as u32),
                direction: self.dir.clone().filter(|dir| matches!(dir.as_str(), "ltr" | "rtl")),
                kept: match self.persist.as_deref() {
                    Some("off") => Kept::Off,
                    Some("local") => Kept::Local,
                    _ => Kept::Session,
                },
                brand: self.brand().map(str::to_owned),
                logo: self.brand.as_ref().and_then(|brand| brand.logo.clone()),
                onward: self.next.as_ref().map(|Next { label, url }| (label.clone(), url.clone())),
                has_form: is(self.form_shown),
                asks: is(self.asks),
                is_closed: is(self.closed),
                has_own: is(self.own),
            },
        })
    }
}

impl Benchmark {
    fn cohort(&self) -> Option<Cohort> {
        let area = |id: &str| self.areas.as_ref()?.get(id).map(|Both { strategy, results }| (*strategy, *results));
        Some(Cohort {
            n: self.n,
            source: self.source.clone(),
            date: self.date.clone(),
            form: self.form.parse().ok()?,
            gap: self.gap,
            areas: Areas::from_fn(|id| area(id.id())),
        })
    }
}
