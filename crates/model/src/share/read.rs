//! Reads what `encode` and `invite` wrote, and refuses everything else with a reason. It is total: any text is answered.

use crate::engine::{Answer, Answers, Assessment, Form, ItemIndex, Rung};
use crate::profile::Role;

use super::base64::{self, Bad};
use super::crc::crc32;
use super::error::LinkError;
use super::sets::{self, Set};
use super::{FULL, INVITATION, LONGEST, PREFIX, ROLE_MASK, ROLE_SHIFT, Shared, VERSION};

/// Version, question set, flags; and the checksum.
const HEAD: usize = 6;
const SUM: usize = 4;

/// What a link says. `text` is the fragment of an address, or a whole address as somebody pasted it; space around it does
/// not matter.
///
/// # Errors
/// A text that is no link, is longer than [`LONGEST`], was changed on the way, or comes from a program or questions that
/// are not known here.
pub fn decode(assessment: &Assessment, text: &str) -> Result<Shared, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::TooLong(text.len()));
    }
    let (_, code) = text.split_once(PREFIX).ok_or(LinkError::NotALink)?;
    let bytes = base64::decode(code.trim_end()).map_err(|bad| match bad {
        Bad::Character(at) => LinkError::Character(at),
        Bad::Ending => LinkError::Length,
    })?;
    let version = *bytes.first().ok_or(LinkError::Length)?;
    if version != VERSION {
        return Err(LinkError::Version(version));
    }
    let (signed, sum) = bytes.split_last_chunk::<SUM>().ok_or(LinkError::Length)?;
    let (head, packed) = signed.split_first_chunk::<HEAD>().ok_or(LinkError::Length)?;
    if crc32(signed) != u32::from_be_bytes(*sum) {
        return Err(LinkError::Checksum);
    }
    let [_, a, b, c, d, flags] = *head;
    let set = u32::from_be_bytes([a, b, c, d]);
    let form = if flags & FULL == 0 { Form::Express } else { Form::Full };
    let role = match usize::from((flags >> ROLE_SHIFT) & ROLE_MASK) {
        0 => None,
        number => Some(*Role::ALL.get(number - 1).ok_or(LinkError::Flags(flags))?),
    };
    if flags >> (ROLE_SHIFT + 3) != 0 {
        return Err(LinkError::Flags(flags));
    }
    let items = items(assessment, set, form).ok_or(LinkError::Questions(set))?;
    if flags & INVITATION != 0 {
        return if packed.is_empty() { Ok(Shared::Invitation { form, role }) } else { Err(LinkError::Length) };
    }
    let (answers, left_out) = unpack(&items, packed)?;
    Ok(Shared::Answers { form, role, answers, left_out })
}

/// The items that the link speaks of, in its order; `None` for one that is not asked any more.
fn items(assessment: &Assessment, set: u32, form: Form) -> Option<Vec<Option<ItemIndex>>> {
    if set == sets::of(assessment) {
        return Some(assessment.indices(form).map(Some).collect());
    }
    let still_asked = |id: &&str| assessment.find(id).filter(|item| assessment.asks(form, *item));
    Some(Set::published(set)?.items(form == Form::Full).iter().map(still_asked).collect())
}

fn unpack(items: &[Option<ItemIndex>], packed: &[u8]) -> Result<(Answers, usize), LinkError> {
    if packed.len() != (3 * items.len()).div_ceil(8) {
        return Err(LinkError::Length);
    }
    let bit = |at: usize| packed.get(at / 8).map_or(0, |byte| (byte >> (7 - at % 8)) & 1);
    let mut answers = Answers::new();
    let mut left_out = 0;
    for (at, item) in items.iter().enumerate() {
        let answer = answer((0..3).fold(0, |code, more| (code << 1) | bit(3 * at + more)));
        match item {
            Some(item) => answers.set(*item, answer),
            None if answer != Answer::Unanswered => left_out += 1,
            None => {}
        }
    }
    let filling = 3 * items.len()..8 * packed.len();
    if filling.into_iter().any(|at| bit(at) != 0) { Err(LinkError::Filling) } else { Ok((answers, left_out)) }
}

fn answer(code: u8) -> Answer {
    match code {
        0 => Answer::Unanswered,
        6 => Answer::DontKnow,
        7 => Answer::NotApplicable,
        rung => Rung::new(rung.wrapping_sub(1)).map_or(Answer::Unanswered, Answer::Rung),
    }
}
