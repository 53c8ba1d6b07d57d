//! One file for each screen. A screen shows the state it is given and reports actions; it holds no state that matters.

pub mod contact;
pub mod delivery;
pub mod profile;
pub mod question;
pub mod review;
pub mod waiting;
pub mod welcome;
