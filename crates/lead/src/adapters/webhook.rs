//! Webhooks. Without asking first, a browser sends only plain text and plain forms, so JSON with its own content type is
//! for receivers that answer the question.

use crate::map;
use crate::request::{Request, Sending};
use execution_gap_campaign::{Mode, Profile};

pub(super) fn request(sending: &Sending, request: Request) -> Request {
    let json = || Some(sending.json.to_owned());
    match sending.campaign.profile {
        // They read a flat form; a header of ours would make the browser ask first, which they do not answer.
        Some(Profile::Zapier | Profile::Make) => {
            let mut fields = map::whole(sending.row, &[], &sending.campaign.options.map);
            map::fit(&mut fields);
            Request { fields: Some(fields), ..request }
        }
        // The answer comes through a redirect to another host.
        Some(Profile::AppsScript) => Request { body: json(), redirect: "follow", ..request },
        profile if sending.campaign.mode == Some(Mode::Json) => {
            let mut headers = vec![("Content-Type", "application/json".to_owned())];
            if profile == Some(Profile::Generic) {
                headers.push(("Idempotency-Key", sending.lead.id.clone()));
            }
            Request { headers, body: json(), ..request }
        }
        _ => Request { body: json(), ..request },
    }
}
