//! The live region: one `role="status"` element in the host's light DOM, where screen readers hear it reliably. What is
//! said is decided elsewhere.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};
use yew::NodeRef;

const SETTLE_MS: u32 = 120;
const CLEAR_MS: u32 = 5_000;

/// Says one message at a time; the newest wins.
#[derive(Default)]
pub struct LiveRegion {
    region: Option<Element>,
    pending: Option<Timeout>,
    clearing: Option<Timeout>,
}

impl LiveRegion {
    /// The live region of the widget that holds `inside`, created empty before anything is said.
    pub fn of(inside: &NodeRef) -> Self {
        let root = inside.cast::<Element>().map(|element| element.get_root_node());
        let host = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok()).map(|root| root.host());
        Self { region: host.and_then(|host| region(&host)), pending: None, clearing: None }
    }

    /// Says `text` once things have settled, and clears it after a while.
    pub fn say(&mut self, text: String) {
        let Some(region) = self.region.clone() else { return };
        self.clearing = None;
        let later = region.clone();
        self.pending = Some(Timeout::new(SETTLE_MS, move || region.set_text_content(Some(&text))));
        self.clearing = Some(Timeout::new(SETTLE_MS + CLEAR_MS, move || later.set_text_content(None)));
    }
}

fn region(host: &Element) -> Option<Element> {
    if let Some(known) = host.query_selector(":scope > [slot=gap-live]").ok().flatten() {
        return Some(known);
    }
    let region = host.owner_document()?.create_element("div").ok()?;
    region.set_attribute("slot", "gap-live").ok()?;
    region.set_attribute("role", "status").ok()?;
    host.append_child(&region).ok()?;
    Some(region)
}
