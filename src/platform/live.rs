//! The live region: one `role="status"` element in the host's light DOM, where screen readers hear it reliably. What is
//! said is decided elsewhere.

use gloo::timers::callback::Timeout;
use web_sys::Element;

const SETTLE_MS: u32 = 120;
const CLEAR_MS: u32 = 5_000;

/// The element that is read out when its text changes. The loader makes it; without one nothing is said.
#[derive(Clone, Default)]
pub struct Region(Option<Element>);

impl Region {
    /// An element with `role="status"`.
    pub fn new(element: Element) -> Self {
        Self(Some(element))
    }
}

/// Says one message at a time; the newest wins.
#[derive(Default)]
pub struct LiveRegion {
    region: Region,
    pending: Option<Timeout>,
    clearing: Option<Timeout>,
}

impl LiveRegion {
    /// Says things in `region`.
    pub fn new(region: Region) -> Self {
        Self { region, pending: None, clearing: None }
    }

    /// Says `text` once things have settled, and clears it after a while.
    pub fn say(&mut self, text: String) {
        let Region(Some(region)) = self.region.clone() else { return };
        self.clearing = None;
        let later = region.clone();
        self.pending = Some(Timeout::new(SETTLE_MS, move || region.set_text_content(Some(&text))));
        self.clearing = Some(Timeout::new(SETTLE_MS + CLEAR_MS, move || later.set_text_content(None)));
    }
}
