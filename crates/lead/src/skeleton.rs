//! The copy of a Netlify form that a page of the site has to hold: Netlify takes only fields that it found in the site's
//! HTML when it was deployed, and loses others without a word. The fields come from the adapter that sends them.

use execution_gap_campaign::{Campaign, Json, Profile};

use super::request::prepare;
use super::submission::Submission;

/// What holds more than a line.
const LONG: &str = "_json";
/// The name of the form itself, which Netlify adds to its copy.
const OWN: &str = "form-name";

/// The form as HTML, hidden and without a word, with every field that the adapter sends for this campaign.
///
/// # Errors
/// A sentence, when the campaign sends to nobody or not to Netlify.
pub fn netlify(campaign: &Campaign) -> Result<String, String> {
    let profile = campaign.lead.as_ref().map(|lead| lead.profile);
    if profile.is_some_and(|profile| profile != Some(Profile::Netlify)) {
        return Err("/lead/profile: only leads for \"netlify\" need a form in the site's HTML.".to_owned());
    }
    // Which fields are sent depends on the campaign alone, not on what a visitor typed.
    let nothing = Json::Object(vec![("form".to_owned(), Json::Text("express".to_owned()))]);
    let nothing = Json::Object(vec![("detail".to_owned(), nothing)]);
    let request = prepare(campaign, &Submission::read(&nothing)?, 1)?.request;
    let fields = request.fields.unwrap_or_default();
    let name = fields.iter().find(|(name, _)| name == OWN).map(|(_, name)| escaped(name)).unwrap_or_default();
    let mut html = ["<form name=\"", &name, "\" data-netlify=\"true\" hidden>\n"].concat();
    for (field, _) in fields.iter().filter(|(field, _)| field != OWN) {
        let field = escaped(field);
        let line = match field.ends_with(LONG) {
            true => ["  <textarea name=\"", &field, "\"></textarea>\n"],
            false => ["  <input name=\"", &field, "\">\n"],
        };
        html.extend(line);
    }
    Ok(html + "</form>\n")
}

/// A text as the value of an attribute in quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
