//! Forms whose answer can be read: Formspree and Netlify. They take any field, so the whole row goes along.

use crate::map::{self, Field};
use crate::request::{Request, Sending};
use execution_gap_campaign::Profile;

/// Contact fields under the names that both know: Formspree answers to `email`.
const NAMES: [(&str, &str); 6] = [
    ("contact_email", "email"),
    ("contact_first_name", "first_name"),
    ("contact_last_name", "last_name"),
    ("contact_company", "company"),
    ("contact_role", "role"),
    ("contact_country", "country"),
];

/// What the page adds is not known beforehand, and Netlify takes only fields that its copy of the form had.
const HIDDEN: &str = "hidden_";

pub(super) fn request(sending: &Sending, request: Request) -> Request {
    let options = &sending.campaign.options;
    let row = map::whole(sending.row, &NAMES, &options.map);
    let netlify = sending.campaign.profile == Some(Profile::Netlify);
    let first: Field = match netlify {
        true => ("form-name".to_owned(), options.form_name.clone().unwrap_or_default()),
        // Formspree's own field that people do not see.
        false => ("_gotcha".to_owned(), String::new()),
    };
    let fields = row.into_iter().filter(|(name, _)| !netlify || !name.starts_with(HIDDEN));
    let mut fields: Vec<Field> = [first].into_iter().chain(fields).collect();
    if netlify {
        let hidden = serde_json::to_string(&sending.lead.hidden).unwrap_or_default();
        fields.push(("hidden_json".to_owned(), hidden));
    }
    map::fit(&mut fields);
    Request { headers: vec![("Accept", "application/json".to_owned())], fields: Some(fields), ..request }
}
