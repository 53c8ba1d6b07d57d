//! The built-in questionnaire: its numbers as constants, and its words.
//!
//! | module | holds |
//! |---|---|
//! | [`edition`] | the numbers, as a checked assessment |
//! | [`words`] | the words of a language, one line for each text |
//! | [`item_words`] | what is said about one item |
//! | [`text`] | the names of all other texts |
//! | [`texts`] | which of them are said by verdict, alert, cause and so on |
//! | [`rules`] | which text is said for which numbers |

pub mod edition;
pub mod item_words;
pub mod rules;
pub mod text;
pub mod texts;
pub mod words;
