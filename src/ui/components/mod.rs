//! Small parts that several screens share: plain functions from data to markup. A part shows what it is given and reports
//! what was pressed; it decides nothing. Whole screens belong to `screens`.
//!
//! Only [`marks::Marks`] is a component of its own, because it has to act after a render: every component type costs the
//! visitor several kilobytes, a function next to nothing.

pub mod brand;
pub mod button;
pub mod choice;
pub mod error_summary;
pub mod footer;
pub mod heading;
pub mod input;
pub mod marks;
pub mod progress;
pub mod view;
pub mod words;

pub use button::Button;
pub use marks::Marks;
pub use view::View;
