//! Keeping a text in the browser. Storage can be blocked, full or absent (sandboxed frames throw on the mere getter), so
//! everything here is best effort. What is kept, and under which name, is decided elsewhere.

use web_sys::Storage;

/// Where a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Until the tab is closed.
    Session,
    /// Until it is removed.
    Local,
}

fn storage(place: Place) -> Option<Storage> {
    let window = web_sys::window()?;
    match place {
        Place::Session => window.session_storage().ok()?,
        Place::Local => window.local_storage().ok()?,
    }
}

/// The text kept under `key`.
pub fn get(place: Place, key: &str) -> Option<String> {
    storage(place)?.get_item(key).ok()?
}

/// Keeps a text; `false` when the browser refuses.
pub fn set(place: Place, key: &str, text: &str) -> bool {
    storage(place).is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Whether anything can be kept there.
pub fn works(place: Place) -> bool {
    let key = "execution-gap:probe";
    let works = set(place, key, "1");
    remove(place, key);
    works
}

/// Forgets what is kept under `key`.
pub fn remove(place: Place, key: &str) {
    if let Some(storage) = storage(place) {
        let _ = storage.remove_item(key);
    }
}
