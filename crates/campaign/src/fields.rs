//! What a campaign may hold: every field with its kind, default and meaning. The checker, the JSON Schema and the table
//! in `docs/campaign.md` all come from here. Rules between fields are in `rules`, `lead_rules` and `texts`.

use execution_gap_model::engine::{Area, Capability, Form};

use super::choices::{Adapter, Contact, Gate, LegalBasis, Mode, Profile};
use super::shape::{Field, Kind, Shape};
use super::spellings::{
    COLOUR, DATE, FORM_GUID, ID, KEY, LANGUAGE, LEAD_KEY, OID, PORTAL, TEXT_KEY, THEIR_FIELD, VERSION,
};

/// The schema id that a campaign must name.
pub const SCHEMA: &str = "execution-gap.campaign/1";

/// Fewest answers behind a benchmark.
pub const FEWEST_BEHIND_A_BENCHMARK: i32 = 200;

/// Largest weight of a capability.
pub const LARGEST_WEIGHT: i32 = 1000;

const fn text(most: u16) -> Kind {
    Kind::Text { least: 1, most }
}

static NONE_REFUSED: &[(&[&str], &str)] = &[];

/// A whole campaign.
pub static CAMPAIGN: Shape = Shape {
    fields: &[
        Field::required("schema", Kind::Exactly(SCHEMA), "Which kind of file this is."),
        Field::optional(
            "$schema",
            text(1000),
            "",
            "Where an editor finds the JSON Schema; the widget does not read it.",
        ),
        Field::optional("id", Kind::Spelled(&ID), "", "Goes into every lead as `campaign`."),
        Field::optional("brand", Kind::Object(&BRAND), "", "Name, colour and logo."),
        Field::optional(
            "gate",
            Kind::OneOf(&Gate::IDS),
            "soft",
            "When the contact form is shown; the attribute `gate` wins.",
        ),
        Field::optional(
            "lead",
            Kind::Object(&LEAD),
            "",
            "What is asked and where it goes; without it there is no contact form.",
        ),
        Field::optional("cta", Kind::Object(&CTA), "", "The link at the end of the report."),
        Field::optional(
            "weights",
            Kind::Keyed { keys: &CAPABILITIES, of: &WEIGHT },
            "1 each",
            "How much each capability counts in the score; the report shows it.",
        )
        .because("Only the ratio of the three counts, so larger numbers would say nothing more."),
        Field::optional(
            "texts",
            Kind::Map { keys: &LANGUAGE, of: &TEXTS, most: 20 },
            "",
            "Your own words, by language and name of the text.",
        ),
        Field::optional("benchmark", Kind::OrNull(&Kind::Object(&BENCHMARK)), "null", "A group to compare with."),
    ],
    refused: &[
        (
            &["bands", "d_max", "drag", "drag_ceiling", "tau", "reference_ambition", "rho", "scoring"],
            "Bands, the most that drag can take and the reference ambition are the same in every campaign, or results \
             could not be compared.",
        ),
        (
            &[
                "form",
                "mode",
                "lang",
                "theme",
                "heading-level",
                "persist",
                "shortcuts",
                "display",
                "loading",
                "data-layer",
            ],
            "It is an attribute of <execution-gap>; set it in the page.",
        ),
    ],
};

static BRAND: Shape = Shape {
    fields: &[
        Field::optional("name", text(120), "", "Your name as visitors read it."),
        Field::optional(
            "accent",
            Kind::Spelled(&COLOUR),
            "",
            "Your colour, made darker or lighter where it must be so that everything can be read.",
        ),
        Field::optional("logo", Kind::Url, "", "Address of your logo."),
    ],
    refused: NONE_REFUSED,
};

static LEAD: Shape = Shape {
    fields: &[
        Field::required("adapter", Kind::OneOf(&Adapter::IDS), "How a lead leaves the page."),
        Field::optional(
            "profile",
            Kind::OneOf(&Profile::IDS),
            "`generic` for `webhook`",
            "What receives it. `form_post` and `form_fetch` need one; `hubspot` and `host` have none.",
        ),
        Field::optional(
            "endpoint",
            Kind::Url,
            "",
            "The full address to which leads are sent. Every adapter needs it but `host`.",
        ),
        Field::optional("mode", Kind::OneOf(&Mode::IDS), "`simple`; `json` for `n8n`", "How a webhook is called."),
        Field::optional(
            "fields",
            Kind::List { of: &Kind::OneOf(&Contact::IDS), most: 7 },
            "`email`, `first_name`",
            "What the contact form asks, in this order.",
        ),
        Field::optional(
            "controller",
            text(120),
            "",
            "Who is responsible for the contact data; shown in the contact form.",
        ),
        Field::optional("notice", Kind::Object(&NOTICE), "", "Your privacy notice; the contact form links to it."),
        Field::optional(
            "request_text",
            text(500),
            "from the catalogue",
            "What a visitor asks for by sending; recorded with the lead.",
        ),
        Field::optional(
            "consents",
            Kind::List { of: &Kind::Object(&CONSENT), most: 10 },
            "",
            "Boxes that a visitor may tick. They start empty.",
        ),
        Field::optional("options", Kind::Object(&OPTIONS), "", "What the receiver needs to know."),
    ],
    refused: NONE_REFUSED,
};

static NOTICE: Shape = Shape {
    fields: &[
        Field::required("url", Kind::Url, "Its address."),
        Field::required(
            "version",
            Kind::Spelled(&VERSION),
            "Which version of it visitors read; recorded with the lead.",
        ),
    ],
    refused: NONE_REFUSED,
};

static CONSENT: Shape = Shape {
    fields: &[
        Field::required("key", Kind::Spelled(&KEY), "Its name in the lead; each key once."),
        Field::required("purpose", Kind::Spelled(&KEY), "What for, such as `marketing_email`."),
        Field::required("text", text(500), "What stands beside the box; recorded as shown.")
            .because("A longer text is not read, and what is not read is not agreed to."),
        Field::required("version", Kind::Spelled(&VERSION), "The version of that text."),
        Field::optional("legal_basis", Kind::OneOf(&LegalBasis::IDS), "consent", "The ground on which you act."),
        Field::optional("required", Kind::Flag, "false", "Whether sending needs it; not for marketing."),
    ],
    refused: &[(
        &[
            "initial",
            "checked",
            "default",
            "ticked",
            "preticked",
            "pre_ticked",
            "prechecked",
            "pre_checked",
            "selected",
            "value",
            "on",
            "state",
        ],
        "Boxes start empty: a box that is ticked for the visitor is no consent.",
    )],
};

static OPTIONS: Shape = Shape {
    fields: &[
        Field::optional(
            "map",
            Kind::Map { keys: &LEAD_KEY, of: &Kind::Spelled(&THEIR_FIELD), most: 60 },
            "",
            "Our field to theirs. For every receiver.",
        ),
        Field::optional("portal_id", Kind::Spelled(&PORTAL), "", "`hubspot`: the portal. Needed."),
        Field::optional("form_guid", Kind::Spelled(&FORM_GUID), "", "`hubspot`: the form. Needed."),
        Field::optional(
            "subscription_ids",
            Kind::Map { keys: &KEY, of: &Kind::Number { least: 1, most: i32::MAX, whole: true }, most: 10 },
            "",
            "`hubspot`: key of a consent to subscription type.",
        ),
        Field::optional("oid", Kind::Spelled(&OID), "", "`salesforce_w2l`: the organisation. Needed."),
        Field::optional(
            "return_url",
            Kind::Url,
            "",
            "`salesforce_w2l` (needed), `pardot`, `activecampaign`, `mailchimp`: a page of your own site to \
             which the receiver sends the hidden frame back.",
        ),
        Field::optional(
            "hidden",
            Kind::Map { keys: &THEIR_FIELD, of: &Kind::Text { least: 0, most: 200 }, most: 30 },
            "",
            "`pardot`, `activecampaign` (`u` and `f` needed), `mailchimp`: hidden fields of their form, name to value.",
        ),
        Field::optional("form_name", text(80), "", "`netlify`: the form's name. Needed."),
    ],
    refused: NONE_REFUSED,
};

static CTA: Shape = Shape {
    fields: &[
        Field::required("label", text(80), "What happens, such as \u{201c}Book a 20-minute review\u{201d}."),
        Field::required("url", Kind::Url, "Where it leads."),
    ],
    refused: NONE_REFUSED,
};

const CAPABILITIES: [&str; 3] =
    [Capability::BuildIntegrate.id(), Capability::ProtectOperate.id(), Capability::AdviseAccelerate.id()];
const AREAS: [&str; 5] = [
    Area::Hosting.id(),
    Area::Security.id(),
    Area::Data.id(),
    Area::Infrastructure.id(),
    Area::CustomerExperience.id(),
];
const WEIGHT: Kind = Kind::Number { least: 0, most: LARGEST_WEIGHT, whole: false };
static TEXTS: Kind = Kind::Map { keys: &TEXT_KEY, of: &Kind::Text { least: 1, most: 1000 }, most: 500 };

const POINTS: Kind = Kind::Number { least: 0, most: 100, whole: false };
const SHARE: Kind = Kind::Number { least: 0, most: 1, whole: false };

static BENCHMARK: Shape = Shape {
    fields: &[
        Field::required(
            "n",
            Kind::Number { least: FEWEST_BEHIND_A_BENCHMARK, most: 100_000_000, whole: true },
            "How many people answered.",
        )
        .because("A smaller group says more about who took part than about others."),
        Field::required("source", text(200), "Who asked them, and whom; shown beside the line."),
        Field::required("date", Kind::Spelled(&DATE), "When they answered; shown beside the line."),
        Field::required(
            "form",
            Kind::OneOf(&[Form::Express.id(), Form::Full.id()]),
            "Which form they filled in; the other form is not compared with it.",
        ),
        Field::optional("gap", POINTS, "", "The middle of their gaps, in points."),
        Field::optional(
            "areas",
            Kind::Keyed { keys: &AREAS, of: &Kind::Object(&BENCHMARK_AREA) },
            "",
            "The middle of their answers in each area.",
        ),
    ],
    refused: &[(
        &["percentile", "percentiles", "rank", "quartiles"],
        "A percentile would need answers from a sample that stands for all; visitors choose themselves.",
    )],
};

static BENCHMARK_AREA: Shape = Shape {
    fields: &[
        Field::required("strategy", SHARE, "How far plans reach."),
        Field::required("results", SHARE, "What is in daily use."),
    ],
    refused: NONE_REFUSED,
};
