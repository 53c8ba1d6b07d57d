//! Whether the browser says it is online, and when that changes. Sending anything is not here.

use gloo::events::EventListener;

/// Calls back with `true` when the browser goes online and `false` when it goes offline, until dropped.
pub fn watch(changed: impl Fn(bool) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let online = changed.clone();
    vec![
        EventListener::new(&window, "online", move |_| online(true)),
        EventListener::new(&window, "offline", move |_| changed(false)),
    ]
}
