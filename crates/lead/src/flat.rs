//! A lead as one row of named values, for receivers and tables that know no nesting: the keys of the lead joined by `_`,
//! in lower case. Names and order are fixed, except for the boxes of the campaign and the page's hidden fields, which
//! come at the end. Nothing is computed here.

use super::attribution::{CLICK_IDS, PARAMS};
use super::cell::{Cell, Written};
use super::fit;
use super::payload::{Lead, Move, SCHEMA, Touch};

pub use super::cell::Value;

/// A lead as a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(pub Vec<(String, Value)>);

impl Row {
    /// The row of a lead.
    pub fn of(lead: &Lead) -> Self {
        let mut row = Self(Vec::with_capacity(180));
        row.put("schema", SCHEMA);
        row.put("id", &lead.id);
        row.put("timestamp", &lead.timestamp);
        row.put("attempt", &f64::from(lead.attempt));
        row.put("test", &lead.test);
        row.put("campaign", &lead.campaign);
        row.contact(lead);
        row.source(lead);
        row.assessment(lead);
        row.scores(lead);
        row.touch("attribution_first_", lead.attribution.first.as_ref());
        row.touch("attribution_last_", lead.attribution.last.as_ref());
        row.put("report_share_url", &lead.report.share_url);
        row.put("checks_elapsed_ms", &lead.checks.elapsed_ms.map(|elapsed| elapsed as f64));
        row.put("checks_honeypot_empty", &lead.checks.honeypot_empty);
        row.consent(lead);
        for (name, value) in lead.hidden.iter() {
            row.put_new(&["hidden_", &lowered(name)].concat(), value);
        }
        row.put("answers_json", &Written(&lead.assessment.answers));
        row.put("lead_json", &fit::json(lead));
        row
    }

    /// The value with this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    fn put<T: Cell + ?Sized>(&mut self, name: &str, value: &T) {
        self.0.push((name.to_owned(), value.cell()));
    }

    /// Names that others chose may meet one of ours, or each other.
    fn put_new<T: Cell + ?Sized>(&mut self, name: &str, value: &T) {
        let mut name = name.to_owned();
        while self.get(&name).is_some() {
            name.push_str("_2");
        }
        self.0.push((name, value.cell()));
    }

    fn contact(&mut self, lead: &Lead) {
        let contact = &lead.contact;
        self.put("contact_email", &contact.email);
        self.put("contact_first_name", &contact.first_name);
        self.put("contact_last_name", &contact.last_name);
        self.put("contact_company", &contact.company);
        self.put("contact_role", &contact.role);
        self.put("contact_phone_raw", &contact.phone_raw);
        self.put("contact_phone_e164", &contact.phone_e164);
        self.put("contact_country", &contact.country);
    }

    fn source(&mut self, lead: &Lead) {
        let source = &lead.source;
        self.put("source_widget", &Written(&source.widget));
        self.put("source_widget_version", &source.widget_version);
        self.put("source_instance", &source.instance);
        self.put("source_mode", &Written(&source.mode));
        self.put("source_locale", &source.locale);
        self.put("source_page_url", &source.page_url);
        self.put("source_page_title", &source.page_title);
        self.put("source_referrer_origin", &source.referrer_origin);
        self.put("source_embedded", &source.embedded);
    }

    fn assessment(&mut self, lead: &Lead) {
        let assessment = &lead.assessment;
        self.put("assessment_model", &Written(&assessment.model));
        self.put("assessment_model_version", &assessment.model_version);
        self.put("assessment_question_set", &assessment.question_set);
        self.put("assessment_started_at", &assessment.started_at);
        self.put("assessment_completed_at", &assessment.completed_at);
        self.table("assessment_weights_", assessment.weights.pairs());
        self.put("assessment_profile_role", &assessment.profile.role);
        self.put("assessment_profile_priority", &assessment.profile.priority);
        self.put("assessment_profile_size", &assessment.profile.size);
    }

    fn scores(&mut self, lead: &Lead) {
        let scores = &lead.scores;
        self.put("scores_form", scores.form.id());
        self.put("scores_gap", &scores.gap);
        self.put("scores_shown", &scores.shown.map(f64::from));
        self.put("scores_band", &Written(&scores.band));
        self.put("scores_band_certain", &scores.band_certain);
        self.put("scores_reportable", &scores.reportable);
        self.put("scores_low", &scores.low);
        self.put("scores_high", &scores.high);
        self.put("scores_signed", &scores.signed);
        self.put("scores_ambition", &scores.ambition);
        self.put("scores_execution_overall", &scores.execution_overall);
        self.put("scores_coverage", &scores.coverage);
        self.put("scores_drag", &scores.drag);
        self.table("scores_strategy_", scores.strategy.pairs());
        self.table("scores_results_", scores.results.pairs());
        self.table("scores_practices_", scores.practices.pairs());
        self.table("scores_execution_", scores.execution.pairs());
        self.table("scores_after_drag_", scores.after_drag.pairs());
        self.table("scores_target_", scores.target.pairs());
        self.table("scores_shortfall_", scores.shortfall.pairs());
        self.table("scores_drag_loss_", scores.drag_loss.pairs());
        self.table("scores_severity_", scores.severity.pairs());
        self.table("scores_drag_points_", scores.drag_points.pairs());
        for (id, area) in scores.areas.pairs() {
            self.table(
                &["scores_areas_", id, "_"].concat(),
                [("strategy", &area.strategy), ("results", &area.results)],
            );
        }
        for (id, outcome) in scores.outcomes.pairs() {
            self.table(&["scores_outcomes_", id, "_"].concat(), [("support", &outcome.support), ("gap", &outcome.gap)]);
        }
        self.put("scores_pattern", &Written(&scores.pattern));
        self.put("scores_blind_spots", &Written(&scores.blind_spots));
        self.put("scores_resolution", &scores.resolution);
        self.put("scores_ask_next", &Written(&scores.ask_next));
        self.one_move("scores_one_move_", scores.one_move.as_ref());
        self.one_move("scores_best_value_", scores.best_value.as_ref());
        self.put("scores_model_version", &scores.model_version);
    }

    fn one_move(&mut self, prefix: &str, step: Option<&Move>) {
        let name = |key: &str| [prefix, key].concat();
        self.put(&name("item"), &step.map(|step| step.item.clone()));
        self.put(&name("steps"), &Written(&step.map(|step| &step.steps)));
        self.put(&name("gain"), &step.map(|step| step.gain));
        self.put(&name("effort"), &step.map(|step| step.effort));
    }

    fn touch(&mut self, prefix: &str, touch: Option<&Touch>) {
        let name = |part: &str, key: &str| [prefix, part, &key.to_ascii_lowercase()].concat();
        self.put(&name("", "at"), &touch.and_then(|touch| touch.at.clone()));
        self.put(&name("", "landing_path"), &touch.and_then(|touch| touch.landing_path.clone()));
        for key in PARAMS {
            self.put(&name("params_", key), &touch.and_then(|touch| touch.params.get(key).cloned()));
        }
        for key in CLICK_IDS {
            self.put(&name("click_ids_", key), &touch.and_then(|touch| touch.click_ids.get(key).cloned()));
        }
    }

    fn consent(&mut self, lead: &Lead) {
        let consent = &lead.consent;
        self.put("consent_notice_url", &consent.notice.as_ref().map(|notice| notice.url.clone()));
        self.put("consent_notice_version", &consent.notice.as_ref().map(|notice| notice.version.clone()));
        self.put("consent_controller", &consent.controller);
        self.put("consent_method", &Written(&consent.method));
        self.put("consent_recorded_by", &consent.recorded_by);
        self.put("consent_double_opt_in_required", &consent.double_opt_in.required);
        self.put("consent_double_opt_in_status", &Written(&consent.double_opt_in.status));
        self.put("consent_signals_gpc", &consent.signals.gpc);
        self.put("consent_signals_tcf_applies", &consent.signals.tcf.as_ref().and_then(|tcf| tcf.applies));
        self.put("consent_signals_tcf_purpose1", &consent.signals.tcf.as_ref().map(|tcf| tcf.purpose1));
        for item in &consent.items {
            self.put_new(&["consent_", &item.key].concat(), &item.value);
            self.put_new(&["consent_", &item.key, "_text"].concat(), &item.text);
        }
    }

    fn table<T: Cell, const N: usize>(&mut self, prefix: &str, pairs: [(&'static str, &T); N]) {
        for (id, value) in pairs {
            self.put(&[prefix, id].concat(), value);
        }
    }
}

/// A name of the page's as part of one of ours.
fn lowered(name: &str) -> String {
    let part = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
    name.chars().map(part).collect()
}
