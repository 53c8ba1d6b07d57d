//! A submission as the page hands it over: the widget's own words about the visit, and what the page knows besides. It
//! is read from a tree of plain values; what is missing or of the wrong kind counts as absent, except answers, which
//! must be sound. What becomes of it is in `compose`.

use super::payload::{Captcha, Hash, Mode, Parameters, Signals, Tcf, Work};
use super::{clean, text};
use execution_gap_campaign::Json;
use execution_gap_contract::limit;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Capabilities, Form, Rung};

/// Most hidden fields, and the most characters of a name and a value.
const HIDDEN: (usize, usize, usize) =
    (limit::HIDDEN_FIELDS.size(), limit::HIDDEN_NAME.size(), limit::HIDDEN_VALUE.size());
/// Most characters of an id that the page gives.
const ID: usize = 64;
/// Most bytes of a captcha's token; a longer one is left out, since half a token is none.
const TOKEN: usize = 4096;
/// Largest weight of a capability, as in a campaign.
const WEIGHT: f64 = 1000.0;

/// What a visitor sends, with what the page knows.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    pub(super) id: String,
    pub(super) test: bool,
    pub(super) mode: Mode,
    pub(super) locale: String,
    pub(super) now: f64,
    pub(super) started_at: Option<f64>,
    pub(super) completed_at: Option<f64>,
    pub(super) shown_at: Option<f64>,
    pub(super) contact: &'a Json,
    pub(super) boxes: Vec<Tick>,
    pub(super) request_text: String,
    pub(super) form: Form,
    pub(super) answers: Answers,
    pub(super) weights: Capabilities<f64>,
    pub(super) profile: &'a Json,
    pub(super) honeypot_empty: bool,
    pub(super) recorded_by: Option<String>,
    pub(super) page: &'a Json,
    pub(super) attribution: &'a Json,
    pub(super) hidden: Parameters,
    pub(super) signals: Signals,
    pub(super) hutk: Option<String>,
    pub(super) captcha: Option<Captcha>,
    pub(super) pow: Option<Work>,
}

/// A box as the visitor left it.
#[derive(Clone, Debug)]
pub(super) struct Tick {
    pub(super) key: String,
    pub(super) value: bool,
    pub(super) text: String,
    pub(super) shown_at: Option<f64>,
    pub(super) changed_at: Option<f64>,
}

impl<'a> Submission<'a> {
    /// Reads a submission.
    ///
    /// # Errors
    /// A sentence that names the field: an unknown form, an unknown item, a refused answer.
    pub fn read(json: &'a Json) -> Result<Self, String> {
        let detail = json.get("detail").unwrap_or(&Json::Null);
        let given = |path: &str| json.text(path).unwrap_or_default();
        let form = Form::from_id(given("detail/form")).ok_or("\"form\" is none of \"express\" and \"full\".")?;
        let answers = answers(form, detail.get("answers").unwrap_or(&Json::Null))?;
        Ok(Self {
            id: clean::name(given("id"), ID),
            test: flag(json, "test"),
            mode: match given("mode") {
                "call" => Mode::Call,
                "kiosk" => Mode::Kiosk,
                _ => Mode::Visitor,
            },
            locale: clean::name(given("detail/locale"), 35),
            now: number(detail, "now").unwrap_or_default(),
            started_at: number(detail, "started_at"),
            completed_at: number(detail, "completed_at"),
            shown_at: number(detail, "shown_at"),
            contact: detail.get("contact").unwrap_or(&Json::Null),
            boxes: detail.get("consents").map(Json::elements).unwrap_or_default().iter().map(tick).collect(),
            request_text: clean::line(given("detail/request_text"), clean::TEXT),
            form,
            answers,
            weights: Capabilities::from_fn(|key| {
                let weight = detail.get("weights").and_then(|weights| number(weights, key.id()));
                weight.filter(|weight| (0.0..=WEIGHT).contains(weight)).unwrap_or(1.0)
            }),
            profile: detail.get("profile").unwrap_or(&Json::Null),
            honeypot_empty: given("detail/trap").is_empty(),
            recorded_by: clean::some(given("detail/recorded_by"), clean::NAME),
            page: json.get("page").unwrap_or(&Json::Null),
            attribution: json.get("attribution").unwrap_or(&Json::Null),
            hidden: hidden(json.get("hidden").unwrap_or(&Json::Null)),
            signals: signals(json.get("signals").unwrap_or(&Json::Null)),
            hutk: json.text("hutk").filter(|token| is_hex(token, 32)).map(str::to_owned),
            captcha: json.get("captcha").and_then(captcha),
            pow: json.get("pow").and_then(work),
        })
    }
}

/// Answers as the widget gives them. The engine's own reader knows a sentence for every fault; here nobody would see
/// them, and they would double the size of this module.
fn answers(form: Form, given: &Json) -> Result<Answers, String> {
    let mut answers = Answers::new();
    for (id, raw) in given.entries() {
        let item = assessment().find(id).filter(|item| assessment().asks(form, *item));
        let answer = match raw {
            Json::Text(word) if word == "dk" => Some(Answer::DontKnow),
            Json::Text(word) if word == "na" => Some(Answer::NotApplicable),
            Json::Number(number) => {
                Rung::ALL.into_iter().find(|rung| f64::from(rung.get()) == *number).map(Answer::Rung)
            }
            _ => None,
        };
        let (Some(item), Some(answer)) = (item, answer) else {
            let id = clean::line(id, 40);
            return Err([
                "\"answers\" holds \"",
                &id,
                "\", which is no item of this form or whose answer is none of 0 to 4, \"dk\" and \"na\".",
            ]
            .concat());
        };
        answers.set(item, answer);
    }
    Ok(answers)
}

fn tick(json: &Json) -> Tick {
    Tick {
        key: json.text("key").unwrap_or_default().to_owned(),
        value: flag(json, "value"),
        text: clean::line(json.text("text").unwrap_or_default(), clean::TEXT),
        shown_at: number(json, "shown_at"),
        changed_at: number(json, "changed_at"),
    }
}

fn hidden(json: &Json) -> Parameters {
    let (count, name, value) = HIDDEN;
    let entry = |(key, given): &(String, Json)| {
        let written = match given {
            Json::Text(text) => clean::line(text, value),
            Json::Number(number) if number.is_finite() => text::number(*number),
            Json::Flag(true) => "true".to_owned(),
            Json::Flag(false) => "false".to_owned(),
            _ => return None,
        };
        Some((clean::some(key, name)?, written))
    };
    json.entries().iter().filter_map(entry).take(count).collect()
}

fn signals(json: &Json) -> Signals {
    let tcf = json.get("tcf").filter(|tcf| matches!(tcf, Json::Object(_)));
    let applies = |tcf: &Json| if let Some(Json::Flag(flag)) = tcf.get("applies") { Some(*flag) } else { None };
    Signals {
        tcf: tcf.map(|tcf| Tcf { applies: applies(tcf), purpose1: flag(tcf, "purpose1") }),
        gpc: flag(json, "gpc"),
    }
}

fn captcha(json: &Json) -> Option<Captcha> {
    let token = json.text("token").filter(|token| (1..=TOKEN).contains(&token.len()))?;
    Some(Captcha {
        provider: clean::name(json.text("provider")?, 40),
        token: token.bytes().all(|byte| byte.is_ascii_graphic()).then(|| token.to_owned())?,
    })
}

fn work(json: &Json) -> Option<Work> {
    let nonce = match json.get("nonce")? {
        Json::Text(text) => text.clone(),
        Json::Number(number) if (0.0..=9.0e15).contains(number) => text::whole(*number as u64),
        _ => return None,
    };
    let sound = (1..=16).contains(&nonce.len()) && nonce.bytes().all(|byte| byte.is_ascii_digit());
    let bits = number(json, "bits").filter(|bits| (1.0..=32.0).contains(bits))?;
    sound.then_some(Work { alg: Hash::Sha256, bits: bits as u8, nonce })
}

pub(super) fn flag(json: &Json, key: &str) -> bool {
    json.get(key) == Some(&Json::Flag(true))
}

pub(super) fn number(json: &Json, key: &str) -> Option<f64> {
    json.get(key).and_then(Json::as_number)
}

pub(super) fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
