//! Our fields under the receiver's names: its usual names, changed and completed by `lead.options.map` of the campaign.

use super::flat::{Row, Value};
use super::payload::LONGEST;

/// A field as it is posted: their name, the value.
pub type Field = (String, String);

/// Where a short name of ours is looked for in a row, in this order.
const PLACES: [&str; 5] = ["", "contact_", "attribution_last_params_", "attribution_last_click_ids_", "hidden_"];

/// What each name of ours holds under theirs: the receiver's usual `names` first, then what the campaign's map adds.
/// A field of the map that takes a usual field's place, or its name, replaces it. Names that are not ours are left out.
pub(super) fn fields(row: &Row, names: &[(&str, &str)], map: &[(String, String)]) -> Vec<Field> {
    let usual = names.iter().copied().filter(|(ours, theirs)| {
        let place = place(row, ours).map(|(place, _)| place);
        !map.iter().any(|(mapped, taken)| taken == theirs || self::place(row, mapped).map(|(place, _)| place) == place)
    });
    let own = map.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str()));
    usual.chain(own).filter_map(|(ours, theirs)| Some((theirs.to_owned(), place(row, ours)?.1))).collect()
}

/// The full name and the value of one of our fields, which may be named in short: `email` for `contact_email`,
/// `utm_source` for the present visit's, a hidden field by its own name. `phone` is the number in the international way
/// where there is one, else as typed.
pub(super) fn place<'a>(row: &'a Row, name: &str) -> Option<(&'a str, String)> {
    if name == "phone" {
        let (e164, raw) = (place(row, "contact_phone_e164")?, place(row, "contact_phone_raw")?);
        return Some(if e164.1.is_empty() { raw } else { (raw.0, e164.1) });
    }
    PLACES.iter().find_map(|place| {
        let full = |known: &str| known.strip_prefix(place) == Some(name);
        row.0.iter().find(|(known, _)| full(known)).map(|(known, value)| (known.as_str(), value.text()))
    })
}

/// The whole row, with the names that the campaign gives to some of its fields.
pub(super) fn whole(row: &Row, names: &[(&str, &str)], map: &[(String, String)]) -> Vec<Field> {
    let own = map.iter().map(|(ours, theirs)| (ours.as_str(), theirs.as_str()));
    let renamed: Vec<(&str, &str)> =
        own.chain(names.iter().copied()).filter_map(|(ours, theirs)| Some((place(row, ours)?.0, theirs))).collect();
    let field = |(name, value): &(String, Value)| {
        let theirs = renamed.iter().find(|(full, _)| full == name).map_or(name.as_str(), |(_, theirs)| theirs);
        (theirs.to_owned(), value.text())
    };
    row.0.iter().map(field).collect()
}

/// Makes fields short enough to be posted: the longest value is emptied until all fit. Their number stays the same,
/// since some receivers know every field beforehand.
pub(super) fn fit(fields: &mut [Field]) {
    while encoded_length(fields) > LONGEST {
        let longest = fields.iter_mut().max_by_key(|(_, value)| encoded(value));
        match longest {
            Some((_, value)) if !value.is_empty() => value.clear(),
            _ => return,
        }
    }
}

/// How many bytes the fields have as `application/x-www-form-urlencoded`.
pub fn encoded_length(fields: &[Field]) -> usize {
    let pairs: usize = fields.iter().map(|(name, value)| encoded(name) + encoded(value) + 2).sum();
    pairs.saturating_sub(1)
}

fn encoded(text: &str) -> usize {
    let length = |byte: u8| match byte {
        b' ' | b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => 1,
        _ => 3,
    };
    text.bytes().map(length).sum()
}
