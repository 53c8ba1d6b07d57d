//! Base64 with the alphabet for addresses and without padding (RFC 4648, section 5). Only the one canonical spelling of
//! some bytes is read, so that no two links mean the same.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// A character outside of the alphabet, at this place (counted in bytes from 0).
    Character(usize),
    /// A length that no bytes have, or spare bits that are not 0.
    Ending,
}

pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let held = group.iter().enumerate().fold(0u32, |held, (at, byte)| held | (u32::from(*byte) << (16 - 8 * at)));
        for at in 0..=group.len() {
            let digit = (held >> (18 - 6 * at)) as usize & 63;
            text.extend(ALPHABET.get(digit).map(|byte| char::from(*byte)));
        }
    }
    text
}

pub fn decode(text: &str) -> Result<Vec<u8>, Bad> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut held, mut waiting) = (0u32, 0u32);
    for (at, character) in text.bytes().enumerate() {
        let digit = ALPHABET.iter().position(|known| *known == character).ok_or(Bad::Character(at))?;
        held = (held << 6 | digit as u32) & 0xfff;
        waiting += 6;
        if waiting >= 8 {
            waiting -= 8;
            bytes.push((held >> waiting) as u8);
        }
    }
    let spare = held & ((1 << waiting) - 1);
    if waiting >= 6 || spare != 0 { Err(Bad::Ending) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_standard_hold() {
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Ok(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
    }

    #[test]
    fn other_spellings_are_refused() {
        assert_eq!(decode("Zh"), Err(Bad::Ending));
        assert_eq!(decode("Z"), Err(Bad::Ending));
        assert_eq!(decode("Zm9vY"), Err(Bad::Ending));
        assert_eq!(decode("Zg=="), Err(Bad::Character(2)));
        assert_eq!(decode("+A"), Err(Bad::Character(0)));
        assert_eq!(decode("Aé"), Err(Bad::Character(1)));
    }
}
