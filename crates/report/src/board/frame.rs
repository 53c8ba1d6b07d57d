//! What stands around the parts of a report on screen, as around the screens that ask: the root, the line that says whose
//! assessment it is, and the help. The campaign's name and the page's settings come in with the visit.

use crate::document::tree::{Element, el};
use execution_gap_model::content::messages::{Key, Sentence};

use super::Board;

/// Where the report stands, and what stands around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// 1 for the first widget of a page, 2 for the second, and so on: two of them must not share a name. 0 counts as 1.
    pub ordinal: u32,
    /// Writing direction, `ltr` or `rtl`, when the page sets it on the element.
    pub direction: Option<String>,
    /// Where answers are kept.
    pub kept: Kept,
    /// The campaign's name.
    pub brand: Option<String>,
    /// The address of its logo.
    pub logo: Option<String>,
    /// The link at the end of the report: what it says, and where it leads.
    pub onward: Option<(String, String)>,
    /// Whether a contact form stands in the report, at the slot `contact`.
    pub has_form: bool,
    /// Whether the campaign asks for contact details at all.
    pub asks: bool,
    /// Whether the plan waits for the contact form.
    pub is_closed: bool,
    /// Whether answers of the visitor's own wait while they read somebody else's.
    pub has_own: bool,
}

/// Where answers are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// In the tab, until it is closed.
    #[default]
    Session,
    /// On the device, until deleted.
    Local,
    /// Nowhere.
    Off,
}

/// The root with an empty screen, the header before it and the help after it.
pub fn frame(board: &Board) -> Element {
    let place = &board.visit.place;
    let second = (place.ordinal > 1).then(|| place.ordinal.to_string());
    let name = if second.is_some() { "gap-heading gap-ordinal" } else { "gap-heading" };
    let root = el("section").class("root").with("part", "root").with("lang", board.texts.language());
    let root = match &place.direction {
        Some(direction) => root.with("dir", direction.as_str()),
        None => root,
    };
    let root = root.with("aria-labelledby", name).with("data-screen", "report");
    let second = second.map(|ordinal| el("span").with("id", "gap-ordinal").with("hidden", "").text(ordinal));
    root.all(second).all(header(board)).add(el("div").class("screen report")).add(footer(board))
}

/// Whose assessment it is. The logo has no words of its own: the name says the same.
fn header(board: &Board) -> Option<Element> {
    let Place { brand, logo, .. } = &board.visit.place;
    let name = brand.as_ref().map(|name| el("span").class("brand-name").text(name.as_str()));
    let logo = logo.as_ref().map(|logo| {
        let image = el("img").class("brand-logo").with("src", logo.as_str()).with("alt", "");
        image.with("decoding", "async").with("referrerpolicy", "no-referrer")
    });
    let parts: Vec<Element> = name.into_iter().chain(logo).collect();
    (!parts.is_empty()).then(|| el("div").class("brand").with("part", "header").all(parts))
}

/// Help and privacy, in the same place as on every screen. No digit chooses anything here.
fn footer(board: &Board) -> Element {
    let place = &board.visit.place;
    let kept = match place.kept {
        Kept::Session => Key::HelpSavedSession,
        Kept::Local => Key::HelpSavedLocal,
        Kept::Off => Key::HelpSavedOff,
    };
    let sent = if place.asks { Key::HelpSent } else { Key::HelpScored };
    let lines = [Key::HelpTab, kept, sent].map(|key| el("li").text(board.texts.tell(&Sentence::plain(key))));
    let title = el("summary").text(board.texts.say(Key::HelpTitle));
    let help = el("details").class("help").add(title).add(el("ul").all(lines));
    el("div").class("footer").with("part", "footer").add(help)
}
