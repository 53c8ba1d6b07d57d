//! The table in the languages of others. Each function gives a whole file, or what stands between two markers of one;
//! where the files are is known to the test that holds them current, and to the build.

pub mod docs;
pub mod manifest;
pub mod script;
pub mod types;

/// Names, one after the other.
fn joined<'a>(names: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    names.into_iter().collect::<Vec<_>>().join(between)
}
