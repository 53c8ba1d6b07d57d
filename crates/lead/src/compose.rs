//! From a campaign and a submission to a lead: what is taken from where. How long a lead may be is `fit`'s business.

use super::payload::{
    Answer, Assessment, Attribution, Checks, Contact, Kind, Lead, Mode, PerCapability, Profile, Program, Report,
    Schema, Scores, Skipped, Source,
};
use super::submission::{Submission, flag};
use super::{attribution, clean, consent, email, phone, time};
use execution_gap_campaign as campaign;
use execution_gap_campaign::{Campaign, Json};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{self, Scorer};

/// The version of a widget that does not say which one it is: the one that this program was built with.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A lead in full, whatever its length.
pub(super) fn lead(campaign: &Campaign, lead: &campaign::Lead, submission: &Submission, attempt: u32) -> Lead {
    let page = |key: &str, most| submission.page.text(key).and_then(|text| clean::some(text, most));
    let version = submission.page.text("widget_version").map(|text| clean::name(text, 40));
    let version = version.filter(|text| !text.is_empty()).unwrap_or_else(|| VERSION.to_owned());
    let landing = attribution::read(submission.page.text("url").unwrap_or_default(), submission.signals.gpc);
    let report = Scorer::new(assessment(), submission.form).weights(submission.weights).brief(&submission.answers);
    Lead {
        schema: Schema::V1,
        id: submission.id.clone(),
        kind: Kind::Submitted,
        timestamp: time::text(submission.now).or_else(|| time::text(0.0)).unwrap_or_default(),
        attempt,
        test: submission.test,
        campaign: campaign.id.clone(),
        contact: contact(lead, submission),
        consent: consent::record(campaign, lead, submission, &version),
        source: Source {
            widget: Program::ExecutionGap,
            widget_version: version,
            instance: clean::name(submission.page.text("instance").unwrap_or_default(), clean::NAME),
            mode: submission.mode,
            locale: submission.locale.clone(),
            page_url: landing.page_url,
            page_title: page("title", clean::TEXT),
            referrer_origin: page("referrer_origin", clean::TEXT).and_then(|origin| origin_of(&origin)),
            embedded: flag(submission.page, "embedded"),
        },
        attribution: touches(submission),
        assessment: Assessment {
            model: Program::ExecutionGap,
            model_version: assessment().version().to_owned(),
            question_set: assessment().version().to_owned(),
            started_at: submission.started_at.and_then(time::text),
            completed_at: submission.completed_at.and_then(time::text),
            weights: PerCapability::of(&submission.weights, |weight| *weight),
            profile: profile(submission.profile),
            answers: answers(submission),
        },
        scores: Scores::of(&report, assessment()),
        report: Report { share_url: None },
        hidden: submission.hidden.clone(),
        checks: checks(submission),
    }
}

/// Only what the campaign asks for.
fn contact(lead: &campaign::Lead, submission: &Submission) -> Contact {
    use campaign::Contact as Field;
    let given = |field: Field, most| {
        let name = Field::IDS.into_iter().zip(Field::ALL).find(|(_, known)| *known == field)?.0;
        submission.contact.text(name).filter(|_| lead.fields.contains(&field)).and_then(|text| clean::some(text, most))
    };
    let phone_raw = given(Field::Phone, clean::PHONE);
    Contact {
        email: given(Field::Email, clean::TEXT).map(|text| match email::check(&text) {
            Ok(email) => email.address,
            Err(_) => clean::at_most(&text, clean::EMAIL).to_owned(),
        }),
        first_name: given(Field::FirstName, clean::NAME),
        last_name: given(Field::LastName, clean::NAME),
        company: given(Field::Company, clean::COMPANY),
        role: given(Field::Role, clean::ROLE),
        phone_e164: phone_raw.as_deref().and_then(phone::e164),
        phone_raw,
        country: given(Field::Country, clean::NAME),
    }
}

/// In a call somebody else's visit brought the person here, and a shared device has none of its own. What was kept from
/// an earlier visit is not used with Global Privacy Control.
fn touches(submission: &Submission) -> Attribution {
    let gpc = submission.signals.gpc;
    let touch = |key: &str| {
        let kept = submission.attribution.get(key).filter(|_| submission.mode == Mode::Visitor)?;
        attribution::touch(kept, gpc)
    };
    Attribution { first: touch("first").filter(|_| !gpc), last: touch("last") }
}

fn profile(json: &Json) -> Profile {
    let id = |key: &str| json.text(key).map(|text| clean::name(text, 20)).filter(|text| !text.is_empty());
    Profile { role: id("role"), priority: id("priority"), size: id("size") }
}

fn answers(submission: &Submission) -> Vec<Answer> {
    let written = |(item, answer): (engine::ItemIndex, engine::Answer)| {
        let (a, skipped) = match answer {
            engine::Answer::Rung(rung) => (Some(rung.get()), None),
            engine::Answer::DontKnow => (None, Some(Skipped::DontKnow)),
            engine::Answer::NotApplicable => (None, Some(Skipped::NotApplicable)),
            engine::Answer::Unanswered => (None, Some(Skipped::Unanswered)),
        };
        Answer { q: assessment().item(item).id.to_string(), a, skipped }
    };
    submission.answers.iter(assessment(), submission.form).map(written).collect()
}

fn checks(submission: &Submission) -> Checks {
    let from = submission.started_at.or(submission.shown_at);
    let elapsed = from.map(|from| submission.now - from).filter(|elapsed| elapsed.is_finite());
    Checks {
        elapsed_ms: elapsed.map(|elapsed| elapsed.max(0.0) as u64),
        honeypot_empty: submission.honeypot_empty,
        pow: submission.pow.clone(),
        captcha: submission.captcha.clone(),
    }
}

/// Scheme, host and port of an address, and nothing more.
fn origin_of(url: &str) -> Option<String> {
    let page = attribution::read(url, true).page_url?;
    let mut parts = page.split('/');
    let (scheme, host) = (parts.next()?, parts.nth(1)?);
    Some([scheme, "//", clean::at_most(host, 253)].concat())
}
