//! Rules between fields, and between a campaign and the page: addresses, gate, weights, benchmark, colour. Rules about
//! leads are in `lead_rules`, about words in `texts`. What has the wrong shape is skipped here: `check` has said so.

use execution_gap_model::engine::Capability;

use super::Page;
use super::colour::{Colour, Surface, palette};
use super::findings::Findings;
use super::json::Json;
use super::secrets;
use super::url::{Url, unreachable};
use super::words::quoted;

/// Every field that holds an address of somebody's own.
const ADDRESSES: [&str; 5] =
    ["/brand/logo", "/cta/url", "/lead/endpoint", "/lead/notice/url", "/lead/options/return_url"];

/// Smallest weight that counts. Smaller ones are slips, and their sums lose digits.
pub(super) const SMALLEST_WEIGHT: f64 = 0.001;

pub(super) fn check(campaign: &Json, page: &Page, findings: &mut Findings) {
    for pointer in ADDRESSES {
        if let Some(text) = pointer.strip_prefix('/').and_then(|path| campaign.text(path)) {
            address(text, pointer, page, findings);
        }
    }
    gate(campaign, findings);
    weights(campaign, findings);
    benchmark(campaign, findings);
    brand(campaign, findings);
}

fn address(text: &str, pointer: &str, page: &Page, findings: &mut Findings) {
    let Some(url) = Url::read(text) else { return };
    if url.parameters().any(|(name, _)| secrets::is_secret_name(name)) {
        findings.refuse(pointer, "The address carries a password or key. %", &[secrets::REASON]);
    }
    if page.is_loopback() {
        return;
    }
    if !url.secure {
        let rule = "The address is not encrypted; it starts with https://; http:// is for pages on the machine itself.";
        findings.refuse(pointer, rule, &[]);
    }
    if let Some(reason) = unreachable(url.host) {
        findings.refuse(pointer, "The host % %.", &[&quoted(url.host), reason]);
    }
}

fn gate(campaign: &Json, findings: &mut Findings) {
    let has_lead = campaign.get("lead").is_some();
    match campaign.text("gate") {
        Some(gate @ ("hard" | "start")) if !has_lead => {
            let sentence = "\"gate\" is \"%\" and there is no \"lead\", so nothing is asked and everything is open.";
            findings.note("/gate", sentence, &[gate]);
        }
        Some("hard" | "start") => {
            let sentence = "With this gate fewer visitors finish; \"soft\" shows the score first and asks afterwards.";
            findings.note("/gate", sentence, &[]);
        }
        Some("none") if has_lead => {
            findings.note("/gate", "The contact form of \"lead\" is never shown with this gate.", &[]);
        }
        _ => {}
    }
}

fn weights(campaign: &Json, findings: &mut Findings) {
    let Some(weights @ Json::Object(_)) = campaign.get("weights") else { return };
    let counts = |key: &&str| {
        weights.get(key).is_none_or(|weight| weight.as_number().is_none_or(|weight| weight >= SMALLEST_WEIGHT))
    };
    if !Capability::ALL.map(Capability::id).iter().any(counts) {
        findings.refuse("/weights", "No capability counts; give at least one a weight of 0.001 or more.", &[]);
    }
}

fn benchmark(campaign: &Json, findings: &mut Findings) {
    let Some(benchmark @ Json::Object(_)) = campaign.get("benchmark") else { return };
    let areas = benchmark.get("areas").is_some_and(|areas| areas.entries().is_empty());
    if areas || benchmark.get("gap").is_none() && benchmark.get("areas").is_none() {
        let sentence = "There is nothing to compare with; give \"gap\", or \"areas\" with at least one area, or both.";
        findings.refuse("/benchmark", sentence, &[]);
    }
}

/// Only the light background is worth a note: no colour can be read on both, and the dark one is asked for by few pages.
fn brand(campaign: &Json, findings: &mut Findings) {
    let Some(brand) = campaign.text("brand/accent").and_then(Colour::read) else { return };
    let accent = palette(brand, Surface::Light).accent;
    if accent != brand {
        let sentence = "% cannot be read on the light background; % is used there.";
        findings.note("/brand/accent", sentence, &[&brand.hex(), &accent.hex()]);
    }
}
