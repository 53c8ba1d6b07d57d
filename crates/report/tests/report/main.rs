//! Documents and tools, made on the host. How they look and print, and what strict pages do to them, is tested in a browser.

mod board;
mod document;
