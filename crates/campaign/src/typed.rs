//! The settings of a campaign as types, with every default. Nothing is checked here: what may be taken at its word is
//! decided in `effective`. Written as JSON, these types are themselves a sound campaign, but for `schema`.

use serde::{Serialize, Serializer};

use super::choices::{Adapter, Contact, Gate, LegalBasis, Mode, Profile};
use super::colour::Colour;
use super::json::Json;
use super::receivers::Receiver;
use execution_gap_model::engine::{Area, Areas, Capabilities, Capability, Form};

/// A whole campaign.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Campaign {
    /// Goes into every lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name, colour and logo.
    pub brand: Brand,
    /// When the contact form is shown. The page's attribute wins.
    pub gate: Gate,
    /// What is asked and where it goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
    /// The link at the end of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cta: Option<Cta>,
    /// Weights of the capabilities, 0 to 1000, 1 where nothing is said, at least one of 0.001 or more.
    pub weights: Capabilities<f64>,
    /// Own words: language, then name of the text and words.
    #[serde(serialize_with = "texts")]
    pub texts: Vec<(String, Vec<(String, String)>)>,
    /// A group to compare with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub benchmark: Option<Benchmark>,
}

/// How the sender looks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Brand {
    /// Name as visitors read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Colour as given; [`super::colour::tokens`] makes it readable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    /// Address of the logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
}

/// What is asked and where it goes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lead {
    /// How a lead leaves the page.
    pub adapter: Adapter,
    /// What receives it; `None` for `hubspot` and `host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The full address; `None` for `host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// How a webhook is called; `None` for what is no webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// What the contact form asks, in order.
    pub fields: Vec<Contact>,
    /// Who is responsible for the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controller: Option<String>,
    /// The privacy notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// What a visitor asks for by sending; `None` means the catalogue's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_text: Option<String>,
    /// Boxes to tick.
    pub consents: Vec<Consent>,
    /// What the receiver needs to know.
    pub options: Options,
}

/// A privacy notice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Notice {
    /// Its address.
    pub url: String,
    /// Its version.
    pub version: String,
}

/// A box that a visitor may tick. It starts empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Consent {
    /// Name in the lead.
    pub key: String,
    /// What for.
    pub purpose: String,
    /// What stands beside it.
    pub text: String,
    /// Version of the text.
    pub version: String,
    /// The ground.
    pub legal_basis: LegalBasis,
    /// Whether sending needs it.
    pub required: bool,
}

/// Settings of receivers. What a receiver does not take is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Options {
    /// Our field to theirs.
    #[serde(serialize_with = "map", skip_serializing_if = "Vec::is_empty")]
    pub map: Vec<(String, String)>,
    /// HubSpot's portal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub portal_id: Option<String>,
    /// HubSpot's form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_guid: Option<String>,
    /// HubSpot's subscription types: key of a consent to id.
    #[serde(serialize_with = "map", skip_serializing_if = "Vec::is_empty")]
    pub subscription_ids: Vec<(String, u32)>,
    /// Salesforce's organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oid: Option<String>,
    /// Where a hidden frame is sent back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
    /// Hidden fields of a form.
    #[serde(serialize_with = "map", skip_serializing_if = "Vec::is_empty")]
    pub hidden: Vec<(String, String)>,
    /// Netlify's form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_name: Option<String>,
}

/// The link at the end of the report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cta {
    /// What happens.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

/// A group to compare with.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Benchmark {
    /// How many people answered, at least 200.
    pub n: u32,
    /// Who asked them.
    pub source: String,
    /// When: a month or a day.
    pub date: String,
    /// Which form they filled in.
    pub form: Form,
    /// The middle of their gaps, 0 to 100 points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// The middle of their strategy and results in an area, 0 to 1 each.
    #[serde(serialize_with = "areas", skip_serializing_if = "has_none")]
    pub areas: Areas<Option<(f64, f64)>>,
}

pub(super) fn campaign(json: &Json) -> Campaign {
    Campaign {
        id: optional(json, "id"),
        brand: Brand {
            name: optional(json, "brand/name"),
            accent: json.text("brand/accent").and_then(Colour::read),
            logo: optional(json, "brand/logo"),
        },
        gate: json.text("gate").and_then(Gate::from_id).unwrap_or(Gate::Soft),
        lead: json.get("lead").and_then(lead),
        cta: json.get("cta").map(|cta| Cta { label: text(cta, "label"), url: text(cta, "url") }),
        weights: Capabilities::from_fn(|key| weight(json, key).unwrap_or(1.0)),
        texts: entries(json, "texts").iter().map(|(language, texts)| (language.clone(), pairs(texts))).collect(),
        benchmark: json.get("benchmark").and_then(benchmark),
    }
}

fn lead(json: &Json) -> Option<Lead> {
    let adapter = json.text("adapter").and_then(Adapter::from_id)?;
    let receiver = Receiver::find(adapter, json.text("profile").and_then(Profile::from_id))?;
    let fields = json.get("fields").map(Json::elements);
    Some(Lead {
        adapter,
        profile: receiver.profile,
        endpoint: optional(json, "endpoint"),
        mode: json.text("mode").and_then(Mode::from_id).or(receiver.modes.first().copied()),
        fields: fields.map_or_else(
            || vec![Contact::Email, Contact::FirstName],
            |fields| fields.iter().filter_map(|field| field.as_text().and_then(Contact::from_id)).collect(),
        ),
        controller: optional(json, "controller"),
        notice: json.get("notice").map(|notice| Notice { url: text(notice, "url"), version: text(notice, "version") }),
        request_text: optional(json, "request_text"),
        consents: json.get("consents").map(Json::elements).unwrap_or_default().iter().map(consent).collect(),
        options: json.get("options").map(options).unwrap_or_default(),
    })
}

fn consent(json: &Json) -> Consent {
    Consent {
        key: text(json, "key"),
        purpose: text(json, "purpose"),
        text: text(json, "text"),
        version: text(json, "version"),
        legal_basis: json.text("legal_basis").and_then(LegalBasis::from_id).unwrap_or(LegalBasis::Consent),
        required: json.get("required") == Some(&Json::Flag(true)),
    }
}

fn options(json: &Json) -> Options {
    let ids = entries(json, "subscription_ids").iter();
    Options {
        map: json.get("map").map(pairs).unwrap_or_default(),
        portal_id: optional(json, "portal_id"),
        form_guid: optional(json, "form_guid"),
        subscription_ids: ids.filter_map(|(key, id)| Some((key.clone(), id.as_number()? as u32))).collect(),
        oid: optional(json, "oid"),
        return_url: optional(json, "return_url"),
        hidden: json.get("hidden").map(pairs).unwrap_or_default(),
        form_name: optional(json, "form_name"),
    }
}

fn benchmark(json: &Json) -> Option<Benchmark> {
    Some(Benchmark {
        n: number(json, "n")? as u32,
        source: text(json, "source"),
        date: text(json, "date"),
        form: json.text("form").and_then(Form::from_id)?,
        gap: number(json, "gap"),
        areas: Areas::from_fn(|area: Area| {
            let area = json.at("areas")?.get(area.id())?;
            number(area, "strategy").zip(number(area, "results"))
        }),
    })
}

fn weight(json: &Json, key: Capability) -> Option<f64> {
    json.get("weights")?.get(key.id())?.as_number()
}

fn optional(json: &Json, path: &str) -> Option<String> {
    json.text(path).map(str::to_owned)
}

fn text(json: &Json, path: &str) -> String {
    optional(json, path).unwrap_or_default()
}

fn number(json: &Json, path: &str) -> Option<f64> {
    json.at(path).and_then(Json::as_number)
}

fn entries<'a>(json: &'a Json, key: &str) -> &'a [(String, Json)] {
    json.get(key).map(Json::entries).unwrap_or_default()
}

fn pairs(json: &Json) -> Vec<(String, String)> {
    json.entries().iter().filter_map(|(key, value)| Some((key.clone(), value.as_text()?.to_owned()))).collect()
}

fn map<V: Serialize, S: Serializer>(entries: &[(String, V)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
}

/// Own words of one language.
struct Words<'a>(&'a [(String, String)]);

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        map(self.0, serializer)
    }
}

fn texts<S: Serializer>(texts: &[(String, Vec<(String, String)>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(texts.iter().map(|(language, words)| (language, Words(words))))
}

fn areas<S: Serializer>(areas: &Areas<Option<(f64, f64)>>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Middle {
        strategy: f64,
        results: f64,
    }
    let given = areas.iter().filter_map(|(area, middle)| Some((area, (*middle)?)));
    serializer.collect_map(given.map(|(area, (strategy, results))| (area.id(), Middle { strategy, results })))
}

fn has_none(areas: &Areas<Option<(f64, f64)>>) -> bool {
    areas.iter().all(|(_, middle)| middle.is_none())
}
