//! Doing something in a later turn of the browser. What is done is decided by the caller.

use gloo::timers::callback::Timeout;

/// Something that will be done; dropping it means it will not.
pub struct Later(#[allow(dead_code)] Timeout);

/// Does something once the browser has had its turn, and so has painted what is on screen now.
pub fn next_turn(action: impl FnOnce() + 'static) -> Later {
    Later(Timeout::new(0, action))
}
