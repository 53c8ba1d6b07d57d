//! The browser, and the only place that touches it: storage, focus, number formats, marks, time. Every
//! function here answers with an `Option` or does nothing when the browser refuses; none of them panics, and none knows
//! what a score or a screen is.

pub mod fields;
pub mod focus;
pub mod intl;
pub mod marks;
pub mod network;
pub mod storage;

/// Milliseconds since 1970, by the visitor's clock.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}
