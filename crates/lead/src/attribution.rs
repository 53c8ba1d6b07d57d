//! What brought a visitor here, read from an address: the parameters of campaigns and click ids, and the address without
//! anything else. Names are exact; of two of a name the first counts; a value that looks like an e-mail address or could
//! not be shown is left out. Nothing here changes the case of a value.

use serde::Serialize;

use super::payload::{Parameters, Touch};
use super::{clean, time};
use execution_gap_campaign::Json;
use execution_gap_contract::limit;

pub use execution_gap_contract::attribution::{CLICK_IDS, PARAMS};

/// Most bytes of a value.
const LONGEST: usize = limit::PARAMETER.size();

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Landing {
    /// The address with known parameters only, without fragment; `None` for anything but `http` and `https`.
    pub page_url: Option<String>,
    /// Its path.
    pub landing_path: Option<String>,
    /// Parameters of campaigns.
    pub params: Parameters,
    /// Click ids.
    pub click_ids: Parameters,
}

/// Reads an address. With Global Privacy Control (`gpc`) there are no click ids, in the address neither.
pub fn read(url: &str, gpc: bool) -> Landing {
    let Some((origin, path, query)) = parts(url) else { return Landing::default() };
    let mut landing = Landing { landing_path: Some(clean::at_most(&path, LONGEST).to_owned()), ..Landing::default() };
    let mut page = origin;
    page.push_str(&path);
    let mut page = clean::at_most(&page, clean::URL).to_owned();
    let mut separator = '?';
    let mut seen = Vec::new();
    for pair in query.split('&') {
        let (name, written) = pair.split_once('=').unwrap_or((pair, ""));
        let Some((known, into)) = table(name, gpc, &mut landing) else { continue };
        if seen.contains(&known) {
            continue;
        }
        seen.push(known);
        let Some(value) = decoded(written).and_then(|value| sound(&value)) else { continue };
        into.insert(known.to_owned(), value);
        if page.len() + pair.len() < clean::URL && pair.bytes().all(|byte| byte.is_ascii_graphic()) {
            page.push(separator);
            page.push_str(pair);
            separator = '&';
        }
    }
    landing.page_url = Some(page);
    landing
}

/// A visit that the page has kept, with nothing in it that an address could not have brought.
pub(super) fn touch(json: &Json, gpc: bool) -> Option<Touch> {
    let Json::Object(_) = json else { return None };
    let at = match json.get("at") {
        Some(Json::Number(moment)) => time::text(*moment),
        Some(Json::Text(moment)) => clean::some(moment, 24).filter(|moment| is_moment(moment)),
        _ => None,
    };
    let mut landing = Landing::default();
    for part in ["params", "click_ids"] {
        for (name, value) in json.get(part).map(Json::entries).unwrap_or_default() {
            let Some((known, into)) = table(name, gpc, &mut landing) else { continue };
            if let Some(value) = value.as_text().and_then(sound) {
                into.insert(known.to_owned(), value);
            }
        }
    }
    let path = json.text("landing_path").and_then(|path| clean::some(path.split(['?', '#']).next()?, LONGEST));
    let landing_path = path.map(|path| clean::at_most(&path, LONGEST).to_owned());
    Some(Touch { at, landing_path, params: landing.params, click_ids: landing.click_ids })
}

/// The name as we know it and where its value belongs.
fn table<'a>(name: &str, gpc: bool, landing: &'a mut Landing) -> Option<(&'static str, &'a mut Parameters)> {
    if let Some(known) = PARAMS.into_iter().find(|known| *known == name) {
        return Some((known, &mut landing.params));
    }
    let known = CLICK_IDS.into_iter().find(|known| *known == name && !gpc)?;
    Some((known, &mut landing.click_ids))
}

/// A value as it is kept; `None` for one that is not.
fn sound(value: &str) -> Option<String> {
    let value = value.trim();
    let shown = !value.is_empty() && value.len() <= LONGEST && !value.contains(|c: char| c.is_control() || c == '@');
    shown.then(|| value.to_owned())
}

/// Scheme, host and port; path; query. All in ASCII.
fn parts(url: &str) -> Option<(String, String, String)> {
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://"))?;
    let scheme = url.strip_suffix(rest)?;
    let before_fragment = rest.split('#').next().unwrap_or_default();
    let (place, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
    let (authority, path) = match place.find('/').and_then(|slash| place.split_at_checked(slash)) {
        Some((authority, path)) => (authority, path),
        None => (place, "/"),
    };
    let host = authority.rsplit('@').next().filter(|host| !host.is_empty())?;
    let mut origin = String::from(scheme);
    origin.push_str(&visible(host));
    Some((origin, visible(path), query.to_owned()))
}

/// What does not belong in an address, percent-encoded; a browser has done so already.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    out
}

/// A value without its percent signs. A malformed one stays as it is; what is no text is none.
fn decoded(written: &str) -> Option<String> {
    let mut out = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let digit = |byte: &u8| char::from(*byte).to_digit(16).map(|digit| digit as u8);
        match (first, after) {
            (b'%', [high, low, further @ ..]) => match digit(high).zip(digit(low)) {
                Some((high, low)) => {
                    out.push(high << 4 | low);
                    rest = further;
                }
                None => out.push(b'%'),
            },
            (b'+', _) => out.push(b' '),
            _ => out.push(*first),
        }
    }
    String::from_utf8(out).ok()
}

fn is_moment(text: &str) -> bool {
    let shape = b"0000-00-00T00:00:00.000Z";
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape)
            .all(|(byte, shape)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == *shape })
}
