//! Doing something in a later turn of the browser. What is done is decided by the caller.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// As long as a frame takes: what waits for the paint as well, such as a press or a page's own measuring, goes first.
const BREATH_MS: u32 = 16;
/// Long enough for any frame; where none comes, nobody sees the page, or it has put something else in the place of the
/// browser's function.
const PATIENCE_MS: u32 = 1_000;

/// Something that will be done; dropping it means it will not.
pub struct Later {
    turn: Rc<Cell<Option<Timeout>>>,
    asked: Option<(i32, Closure<dyn FnMut()>)>,
}

/// Does something once the browser has painted what is on screen now. A frame is asked for first, since a timer alone may
/// come before it.
pub fn after_paint(action: impl FnOnce() + Clone + 'static) -> Later {
    let turn = Rc::new(Cell::new(Some(Timeout::new(PATIENCE_MS, action.clone()))));
    let kept = turn.clone();
    let frame = Closure::once(move || kept.set(Some(Timeout::new(BREATH_MS, action))));
    let asked =
        web_sys::window().and_then(|window| window.request_animation_frame(frame.as_ref().unchecked_ref()).ok());
    Later { turn, asked: asked.map(|number| (number, frame)) }
}

impl Drop for Later {
    fn drop(&mut self) {
        self.turn.take();
        if let (Some(window), Some((number, _))) = (web_sys::window(), &self.asked) {
            let _ = window.cancel_animation_frame(*number);
        }
    }
}
