//! The first page, complete in itself: whose report, how wide the gap is, what causes it, what to do first, and what all
//! of it rests on.

use crate::sentences::headline::{against, gaps};
use crate::sentences::three_moves::{Named, Place};
use crate::sentences::{Cause, Role, Standing, band_of, bridge, moves, percent, whole};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Band, Capability};

use super::keys::Word;
use super::moves::{effort, owner_word};
use super::paper::Paper;
use super::plan;
use super::tree::{Element, el};
use super::words::Phrase;

/// The most characters of a first page in comfortable type, and in type that is a little smaller.
const ROOMY: usize = 2150;
const DENSE: usize = 3000;

/// The page.
pub fn summary(paper: &Paper<'_>) -> Element {
    let voice = paper.voice();
    let mut page = el("section")
        .class("summary")
        .add(masthead(paper))
        .add(el("h2").class("headline").text(voice.tell(&paper.story.headline)));
    page = page.all(score(paper));
    let Some(gap) = paper.gap() else { return page.all(open(paper)) };
    // What the causes take stands in the list of them all.
    let of_causes = [Key::FindingBreakdown, Key::FindingBreakdownOne, Key::FindingBreakdownEqual];
    let told = |finding: &&Sentence| !of_causes.contains(&finding.key);
    let findings = paper.story.findings.iter().filter(told).map(|finding| el("li").text(voice.tell(finding)));
    let said = el("div").all(makes(paper, gap)).add(el("h3").text(voice.say(Key::FindingsTitle)));
    let two = el("div").class("two").add(said.add(el("ul").all(findings))).add(first(paper, gap));
    let page = page.add(two).add(plan::capabilities(paper, "h3").all(mean(paper))).add(trust(paper));
    match page.length() {
        length if length <= ROOMY => page,
        length if length <= DENSE => page.class("dense"),
        _ => page.class("dense tight"),
    }
}

fn masthead(paper: &Paper<'_>) -> Element {
    let voice = paper.voice();
    let brand = paper.visit.brand.map(|name| el("span").class("brand").add(el("bdi").text(name)));
    let top = el("div").class("masthead").all(brand).add(el("bdi").class("date").text(paper.visit.date));
    let seen = match paper.visit.profile.role {
        Some(role) => voice.phrase(&Phrase::new(Word::SeenBy).text("role", voice.word(role_word(role)))),
        None => voice.word(Word::SeenByNobody),
    };
    let facts = [paper.basis(), seen].map(|fact| el("li").text(fact));
    el("header").add(top).add(el("h1").text(paper.heading())).add(el("ul").class("facts").all(facts))
}

/// What a role is called in a sentence about somebody.
pub fn role_word(role: Role) -> Word {
    match role {
        Role::TechnologyLead => Word::RoleTechnologyLead,
        Role::BusinessLead => Word::RoleBusinessLead,
        Role::Finance => Word::RoleFinance,
        Role::Technology => Word::RoleTechnology,
        Role::Other => Word::RoleOther,
    }
}

/// The score, its band, the scale, and ambition beside execution.
fn score(paper: &Paper<'_>) -> Option<Element> {
    let voice = paper.voice();
    match paper.story.standing {
        Standing::Nothing => None,
        Standing::Range { low, high } => {
            let said = Phrase::new(Word::ScaleRange).number("low", low).number("high", high);
            let card = el("div").class("score").add(el("p").class("wide").text(voice.say(Key::HalfText)));
            Some(card.add(scale(paper, voice.phrase(&said), None, Some((low, high)))))
        }
        Standing::Point { gap, band, interval, bands } => {
            let said = Phrase::new(Word::ScaleDescribed).number("gap", gap).name("band", band_name(band));
            let number = el("p")
                .class("points")
                .add(el("strong").text(voice.number(gap)))
                .text(" ")
                .add(el("span").text(voice.say(Key::ReportPoints)));
            let name = el("p").class("band").add(boxes(band)).add(el("span").text(voice.say(band_name(band))));
            let text = [band_text(band), against(&paper.report)].map(|key| voice.say(key)).join(" ");
            let text = el("p").class("small").text(text);
            let left = el("div").class("figures").add(number).add(name).add(text);
            let mut right = el("div").class("measures").add(scale(paper, voice.phrase(&said), Some(gap), interval));
            right = right.add(pair(paper));
            let mut card = el("div").class("score").add(left).add(right);
            if let Some((lower, higher)) = bands {
                let sentence = Sentence::plain(Key::ReportBandsOpen).name("low_band", band_name(lower));
                card = card
                    .add(el("p").class("wide small").text(voice.tell(&sentence.name("high_band", band_name(higher)))));
            }
            Some(card)
        }
    }
}

/// The linear scale with its four bands.
fn scale(paper: &Paper<'_>, said: String, gap: Option<f64>, range: Option<(f64, f64)>) -> Element {
    let voice = paper.voice();
    let ends = [(0.0, 13.0), (13.0, 25.0), (25.0, 50.0), (50.0, 100.0)];
    let bands = Band::ALL.into_iter().zip(ends).map(|(band, (from, to))| {
        let name = el("span").class("band-name").text(voice.say(band_name(band)));
        let range = [voice.number(from), voice.number(if to == 100.0 { to } else { to - 1.0 })].join("–");
        el("span").class("segment").at('f', from).at('t', to).add(name).add(el("span").text(range))
    });
    let range = range.map(|(low, high)| el("span").class("range").at('f', low).at('t', high));
    let mark = gap.map(|gap| el("span").class("here").at('p', gap));
    el("div").class("scale").with("role", "img").with("aria-label", said).all(bands).all(range).all(mark)
}

fn pair(paper: &Paper<'_>) -> Element {
    let voice = paper.voice();
    let measure = |class, name, text, value: Option<f64>| {
        let value = value?;
        let of = voice.tell(&Sentence::plain(Key::ReportOf100).number("n", whole(value)));
        let bar = super::figure::bar(class, 0.0, whole(value));
        let content = el("div").add(el("dt").text(voice.say(name))).add(el("dd").class("value").text(of));
        let content = content.add(el("dd").with("aria-hidden", "true").add(bar));
        Some(content.add(el("dd").class("small").text(voice.say(text))))
    };
    let (plan, runs) = (paper.report.ambition, paper.report.execution_overall);
    el("dl").class("pair").all(
        [
            measure("plan", Key::ReportAmbition, Key::ReportAmbitionText, plan),
            measure("runs", Key::ReportExecution, Key::ReportExecutionText, runs),
        ]
        .into_iter()
        .flatten(),
    )
}

/// What causes the gap: the work not done, and what each cause takes, with their points.
fn makes(paper: &Paper<'_>, gap: f64) -> Vec<Element> {
    let voice = paper.voice();
    let Some(way) = &paper.story.bridge else { return Vec::new() };
    let causes = paper.story.causes.iter().filter(|cause| cause.points > 0.0);
    let undone = gap - causes.clone().map(|cause| cause.points).sum::<f64>();
    let name = match &bridge::undone(&paper.report, undone)[..] {
        [] => voice.word(Word::MakesUndone),
        [(only, _)] => voice.phrase(&Phrase::new(Word::MakesUndoneOne).name("capability", names::capability(*only))),
        parts => {
            let part = |(capability, points): &(Capability, f64)| {
                let part = Phrase::new(Word::MakesPart).name("capability", names::capability(*capability));
                voice.phrase(&part.number("n", *points))
            };
            let parts: Vec<String> = parts.iter().map(part).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            voice.phrase(&Phrase::new(Word::MakesUndoneParts).text("parts", voice.list(&parts)))
        }
    };
    let lost = |cause: &Cause| Sentence::plain(Key::BridgeLoss).name("breakdown", names::breakdown(cause.breakdown));
    let lost = causes.map(|cause| (voice.tell(&lost(cause)), cause.points));
    let parts = (undone > 0.0).then_some((name, undone)).into_iter().chain(lost);
    let rows: Vec<_> = parts
        .map(|(name, points)| {
            el("li").add(el("strong").text(voice.number(points))).text(" ").add(el("span").text(name))
        })
        .collect();
    let content = match rows.is_empty() {
        true => el("p").text(voice.tell(&way.title)),
        false => el("ul").class("makes").all(rows),
    };
    vec![el("h3").text(voice.word(Word::MakesTitle)), content]
}

/// How the rows of the chart make up the gap, so that a reader can do the sum. More than enough is what looks so there.
fn mean(paper: &Paper<'_>) -> Option<Element> {
    let voice = paper.voice();
    let report = &paper.report;
    let rows = gaps(report);
    let (first, _) = rows.first().filter(|_| rows.len() > 1 && paper.gap() > Some(0.0))?;
    let even = rows.iter().all(|(k, _)| report.weights[*k] == report.weights[*first]);
    let surplus = rows
        .iter()
        .any(|(k, _)| report.after_drag[*k].map(percent) > report.target[*k].map(percent))
        .then_some(Word::MeanSurplus);
    let said = [if even { Word::Mean } else { Word::MeanWeighted }].into_iter().chain(surplus);
    let said: Vec<String> = said.map(|word| voice.word(word)).collect();
    Some(el("p").class("note").text(said.join(" ")))
}

/// How wide a band is, as one to four filled boxes: it tells bands apart without colour.
fn boxes(band: Band) -> Element {
    let boxes = Band::ALL.map(|other| el("i").class(if other <= band { "full" } else { "empty" }));
    el("span").class("boxes").with("aria-hidden", "true").all(boxes)
}

/// The moves by their names, and what they close.
fn first(paper: &Paper<'_>, gap: f64) -> Element {
    let voice = paper.voice();
    let part = el("div").add(el("h3").text(voice.word(Word::FirstTitle)));
    let Some(three) = &paper.moves else { return part.add(el("p").text(voice.word(Word::FirstNone))) };
    let named = three.moves.iter().map(|named| {
        let gain = whole(named.step.gain);
        let closes = Phrase::new(match named.place {
            Place::Most => Word::FirstMost,
            Place::Value => Word::FirstValue,
            Place::Both => Word::FirstBoth,
            Place::Next => Word::FirstNext,
        });
        let closes = (gain >= 1.0).then(|| voice.phrase(&closes.number("gain", gain).number("gap", gap)));
        let who = Phrase::new(Word::FirstWho).text("owner", voice.word(owner_word(named.owner)));
        let who = voice.phrase(&who.text("effort", effort(&voice, named.step.effort, paper.visit.profile.size)));
        let said: Vec<String> = closes.into_iter().chain(serves(paper, named)).chain([who]).collect();
        let said = el("span").class("small").text(said.join(" "));
        el("li").add(el("strong").text(voice.item(named.step.item).action())).text(" ").add(said)
    });
    let small = three.moves.iter().all(|named| whole(named.step.gain) < 1.0);
    let single = three.moves.len() == 1;
    let after = whole(three.after);
    let together = match (after < gap, single) {
        (true, false) => Phrase::new(Word::FirstTogether).number("gap", gap).number("after", after),
        (true, true) => Phrase::new(Word::FirstAlone).number("gap", gap).number("after", after),
        (false, false) => Phrase::new(Word::FirstLittle),
        (false, true) => Phrase::new(Word::FirstLittleOne),
    };
    let each = (small && after < gap && !single).then(|| el("p").class("small").text(voice.word(Word::FirstLittle)));
    let sum: f64 = three.moves.iter().map(|named| whole(named.step.gain)).sum();
    let alone = three.moves.iter().any(|named| named.place == Place::Value);
    let word = if alone { Word::FirstApart } else { Word::FirstRounded };
    let apart = (!small && after < gap && sum != three.closes(gap)).then_some(word);
    let apart = apart.map(|word| el("p").class("small").text(voice.word(word)));
    let rest = paper.roadmap.as_deref().and_then(moves::after_roadmap).map(whole).filter(|rest| *rest < after.min(gap));
    let rest =
        rest.map(|rest| Phrase::new(Word::FirstRest).text("part", voice.word(Word::PartRoadmap)).number("after", rest));
    let said: Vec<String> = [together].into_iter().chain(rest).map(|phrase| voice.phrase(&phrase)).collect();
    part.add(el("ol").all(named)).all(each).add(el("p").text(said.join(" "))).all(apart)
}

/// Where a move works, and which of the causes on this page it eases.
fn serves(paper: &Paper<'_>, named: &Named) -> Option<String> {
    let voice = paper.voice();
    let area = paper.assessment().item(named.step.item).area.map(|area| voice.area(area));
    // An item lives in an area or in a capability.
    let part = match (area, named.capability.map(names::capability)) {
        (Some(area), Some(capability)) => {
            voice.phrase(&Phrase::new(Word::FirstArea).text("area", area).name("capability", capability))
        }
        (Some(area), None) => area.to_owned(),
        (None, capability) => voice.say(capability?).to_owned(),
    };
    let cause = named
        .cause
        .filter(|known| paper.story.causes.iter().any(|cause| cause.breakdown == *known && cause.points > 0.0));
    Some(voice.phrase(&match cause {
        Some(cause) => Phrase::new(Word::FirstPartCause).text("part", part).name("cause", names::breakdown(cause)),
        None => Phrase::new(Word::FirstPart).text("part", part),
    }))
}

/// Why to believe it, in a few sentences.
fn trust(paper: &Paper<'_>) -> Element {
    let voice = paper.voice();
    let report = &paper.report;
    let mut said = Vec::new();
    if let Standing::Point { interval: Some((low, high)), .. } = paper.story.standing {
        let open = Phrase::new(Word::TrustOpen).number("n", report.ask_next.len() as f64);
        said.push(open.number("low", low).number("high", high));
    }
    if let Some(points) = report.resolution.map(whole).filter(|points| *points >= 1.0) {
        said.push(Phrase::new(Word::TrustStep).number("r", points));
    }
    if let Some(robust) = report.robustness {
        let of = f64::from(robust.of);
        let (lo, hi) = (whole(robust.lo), whole(robust.hi));
        let (lower, higher) = (band_of(lo), band_of(hi));
        let between = Phrase::new(match (lo == hi, lower == higher) {
            (true, _) => Word::TrustSettingsSame,
            (false, true) => Word::TrustSettings,
            (false, false) => Word::TrustSettingsBands,
        });
        let between = between.name("low_band", band_name(lower)).name("high_band", band_name(higher));
        said.push(between.number("of", of).number("lo", lo).number("hi", hi));
        if report.best_value.is_some() {
            said.push(Phrase::new(Word::TrustFirst).number("same", f64::from(robust.same)).number("of", of));
        }
    }
    said.push(Phrase::new(match against(report) {
        Key::ReportAgainstPlans => Word::TrustOwn,
        Key::ReportAgainstLevel => Word::TrustLevel,
        _ => Word::TrustBoth,
    }));
    let said = said.iter().map(|phrase| el("li").text(voice.phrase(phrase)));
    el("div").class("trust").add(el("h3").text(voice.word(Word::TrustTitle))).add(el("ul").all(said))
}

/// What is still open, when there is no number.
fn open(paper: &Paper<'_>) -> Vec<Element> {
    let voice = paper.voice();
    let rows = paper.story.sections.iter().map(|(kind, answered, total)| {
        let sentence = Sentence::plain(Key::EmptySection).name("section", names::section(*kind));
        el("li").text(voice.tell(&sentence.count("answered", *answered).count("total", *total)))
    });
    let lead = if paper.story.standing == Standing::Nothing {
        el("p").text(voice.say(Key::EmptyText))
    } else {
        el("h3").text(voice.say(Key::EmptyOpenTitle))
    };
    vec![lead, el("ul").all(rows), plan::capabilities(paper, "h3")]
}

/// The name of a band.
pub fn band_name(band: Band) -> Key {
    match band {
        Band::InStep => Key::BandInStep,
        Band::Slipping => Key::BandSlipping,
        Band::Wide => Key::BandWide,
        Band::Severe => Key::BandSevere,
    }
}

/// What a band means, in a sentence.
pub fn band_text(band: Band) -> Key {
    match band {
        Band::InStep => Key::BandInStepText,
        Band::Slipping => Key::BandSlippingText,
        Band::Wide => Key::BandWideText,
        Band::Severe => Key::BandSevereText,
    }
}
