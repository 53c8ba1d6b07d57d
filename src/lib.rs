//! Measures the distance between what a company has planned for its technology and what runs.
//!
//! | module | holds |
//! |---|---|
//! | [`engine`] | the scoring model: pure functions from answers to a report |
//! | [`content`] | words and the built-in assessment |
//! | [`report`] | which sentences and rows a result turns into: a pure mapping |
//! | `ui` | the screens |
//! | `platform` | the browser, and the only place that touches it |
//! | [`campaign`] | the campaign file, checked: a pure mapping |
//! | `document` | the report as a document: HTML to print, Markdown, CSV, JSON |
//! | `board` | what a visitor works with below the result: plan, trying out, money, comparisons |
//! | `board_door` | the door that a page opens to it with the report |
//! | [`share`] | answers as links, and back |
//! | `document_door` | the door that a page opens to it when somebody prints or downloads |
//! | `campaign_door` | the door that a page with a campaign opens to its checker |
//! | [`lead`] | leads: payload, requests, answers, exports: a pure mapping |
//! | `lead_door` | the door that a page with a contact form opens to leads |
//! | `embed` | the door that `<execution-gap>` opens |
//! | `headless` | the door of the npm package's engine |
//!
//! Imports point one way; ARCHITECTURE.md has the picture.

#[cfg(feature = "document-core")]
pub mod board;
#[cfg(feature = "document")]
mod board_door;
pub mod campaign;
#[cfg(feature = "campaign")]
mod campaign_door;
pub mod content;
#[cfg(feature = "document-core")]
pub mod document;
#[cfg(feature = "document")]
mod document_door;
#[cfg(any(feature = "campaign", feature = "lead"))]
mod door_tree;
#[cfg(feature = "widget")]
mod embed;
pub mod engine;
#[cfg(feature = "headless")]
pub mod headless;
pub mod lead;
#[cfg(feature = "lead")]
mod lead_door;
#[cfg(feature = "widget")]
pub mod platform;
pub mod report;
pub mod share;
#[cfg(feature = "widget")]
pub mod ui;

/// A third of the size of the default allocator, and it frees and joins memory just as well.
#[cfg(all(
    target_family = "wasm",
    any(feature = "widget", feature = "headless", feature = "lead", feature = "document")
))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
