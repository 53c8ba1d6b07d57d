//! Share links: answers as a short text for the fragment of an address, which browsers send to nobody, and back. Links
//! that were sent once must be read for ever, so the format changes only under a new version number. Addresses,
//! clipboards and what a page does with a link are not here.
//!
//! ```text
//! #gap1.<base64url of>  version u8 | question set u32 | flags u8 | answers, 3 bits each | CRC-32 u32
//! ```
//!
//! Numbers are big-endian. Flags: bit 0 the full form, bit 1 an invitation (no answers follow), bits 2–4 the role of the
//! sender (0 for none), the rest 0. Answers stand in questionnaire order, those that the form asks: 0 open, 1–5 the rungs
//! 0–4, 6 "do not know", 7 "does not apply". Bits that fill up the last byte are 0.
//!
//! The checksum finds typing mistakes, not forgery: whoever reads a link computes the score anew and trusts nobody.
mod base64;
mod crc;
mod error;
mod read;
mod sets;

use crate::engine::{Answer, Answers, Assessment, Form};
use crate::profile::Role;

pub use error::LinkError;
pub use read::decode;

/// What every link starts with; the host's own fragments do not.
pub const PREFIX: &str = "#gap1.";
/// The most characters of a text that is looked at.
pub const LONGEST: usize = 8000;

const VERSION: u8 = 1;
const FULL: u8 = 1;
const INVITATION: u8 = 1 << 1;
const ROLE_SHIFT: u32 = 2;
const ROLE_MASK: u8 = 0b111;

/// What a link holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// Somebody's answers.
    Answers {
        /// The form that they answered.
        form: Form,
        /// The hat that they wear, if they said so.
        role: Option<Role>,
        /// The answers that still apply.
        answers: Answers,
        /// How many of their answers are to questions that are not asked any more.
        left_out: usize,
    },
    /// The wish that somebody else answers too. No answers are in it.
    Invitation {
        /// The form to answer, so that both can be compared.
        form: Form,
        /// The hat that the inviting person wears, if they said so.
        role: Option<Role>,
    },
}

/// The link for these answers: [`PREFIX`] and at most 50 characters. Answers to items that the form does not ask are not
/// in it.
pub fn encode(assessment: &Assessment, form: Form, role: Option<Role>, answers: &Answers) -> String {
    let mut bytes = head(assessment, form, role, 0);
    bytes.extend(pack(answers.iter(assessment, form).map(|(_, answer)| code(answer))));
    seal(bytes)
}

/// The link that asks a colleague to answer the same form. It says who asks, by role, and nothing else.
pub fn invite(assessment: &Assessment, form: Form, role: Option<Role>) -> String {
    seal(head(assessment, form, role, INVITATION))
}

fn head(assessment: &Assessment, form: Form, role: Option<Role>, more: u8) -> Vec<u8> {
    let full = if form == Form::Full { FULL } else { 0 };
    let role = role.and_then(|role| Role::ALL.iter().position(|known| *known == role)).map_or(0, |at| at as u8 + 1);
    let mut bytes = vec![VERSION];
    bytes.extend(sets::of(assessment).to_be_bytes());
    bytes.push(full | more | (role << ROLE_SHIFT));
    bytes
}

fn seal(mut bytes: Vec<u8>) -> String {
    bytes.extend(crc::crc32(&bytes).to_be_bytes());
    [PREFIX, &base64::encode(&bytes)].concat()
}

/// An answer as three bits.
fn code(answer: Answer) -> u8 {
    match answer {
        Answer::Unanswered => 0,
        Answer::Rung(rung) => 1 + rung.get(),
        Answer::DontKnow => 6,
        Answer::NotApplicable => 7,
    }
}

/// Three bits a code, most significant first.
fn pack(codes: impl Iterator<Item = u8>) -> Vec<u8> {
    let (mut bytes, mut held, mut waiting) = (Vec::new(), 0u16, 0u32);
    for code in codes {
        held = (held << 3) | u16::from(code & 7);
        waiting += 3;
        if waiting >= 8 {
            waiting -= 8;
            bytes.push((held >> waiting) as u8);
        }
    }
    if waiting > 0 {
        bytes.push((held << (8 - waiting)) as u8);
    }
    bytes
}
