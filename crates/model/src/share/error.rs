//! Why a link is not read, in whole sentences for a log. What visitors are told is one text of the catalogue.

use core::fmt;

/// Why a link is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The text is no link of ours.
    NotALink,
    /// More than [`LONGEST`](super::LONGEST) characters.
    TooLong(usize),
    /// A character that no link holds, at this place after the prefix.
    Character(usize),
    /// Characters are missing at the end or were added.
    Length,
    /// A version that this program does not know.
    Version(u8),
    /// The checksum does not fit: something was changed on the way.
    Checksum,
    /// Questions that this program does not know.
    Questions(u32),
    /// Flags that have no meaning.
    Flags(u8),
    /// Bits that fill up the last byte and are not 0.
    Filling,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotALink => f.write_str("The text is no share link: one starts with \"#gap1.\"."),
            Self::TooLong(length) => write!(f, "The link has {length} characters; at most 8000 are read."),
            Self::Character(at) => {
                write!(f, "Character {} after the prefix is not one of A-Z, a-z, 0-9, \"-\" and \"_\".", at + 1)
            }
            Self::Length => {
                f.write_str("The link does not have the length of a whole link: some of it is missing or added.")
            }
            Self::Version(version) => write!(f, "The link is of version {version}; version 1 is read."),
            Self::Checksum => f.write_str("The checksum of the link does not fit: something in it was changed."),
            Self::Questions(set) => write!(f, "The link was made with questions that are not known here ({set:08x})."),
            Self::Flags(flags) => write!(f, "The flags of the link ({flags:#010b}) have no meaning here."),
            Self::Filling => f.write_str("The last bits of the link must be 0."),
        }
    }
}

impl core::error::Error for LinkError {}
