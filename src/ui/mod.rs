//! The screens of the widget: Yew components that show what `state` holds, in the words of `content`. They know nothing
//! of the page around them; what they need of the browser they ask of `platform`.

pub mod action;
pub mod app;
pub mod arrival;
mod attention;
pub mod components;
pub mod contact;
pub mod options;
pub mod plan;
pub mod saved;
pub mod screens;
pub mod signal;
pub mod state;
#[cfg(test)]
mod state_tests;

pub use app::{App, AppProps, Msg};
pub use options::{Options, Persist};
pub use signal::Signal;
