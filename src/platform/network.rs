//! Whether the browser says it is online, and when that changes. Sending anything is not here.

use gloo::events::EventListener;

/// Listens until dropped.
pub struct Watch {
    _listeners: [EventListener; 2],
}

/// Calls back with `true` when the browser goes online and `false` when it goes offline.
pub fn watch(changed: impl Fn(bool) + Clone + 'static) -> Option<Watch> {
    let window = web_sys::window()?;
    let online = changed.clone();
    let listeners = [
        EventListener::new(&window, "online", move |_| online(true)),
        EventListener::new(&window, "offline", move |_| changed(false)),
    ];
    Some(Watch { _listeners: listeners })
}
