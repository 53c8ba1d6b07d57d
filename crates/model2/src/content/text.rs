//! The names of the texts that belong to no item, so that a misspelt one does not compile; written by `build/words.rs`.

include!(concat!(env!("OUT_DIR"), "/text.rs"));
