//! The documents of a report, made on the host. How they print, and what pages with strict policies do to them, is tested
//! in `tests/e2e/document.test.mjs`.

mod advice;
mod data;
mod first_page;
mod pages;
mod parts;
mod safe;
mod support;
