//! Proof of work: a number that takes a while to find and no time to check. It is bound to one lead and one hour, so that
//! it cannot be used again; a receiver that checks it also refuses the same one twice.

use sha2::{Digest, Sha256};

use super::text;

/// Looks for a nonce in `from .. from + count`; `None` when there is none, and looking goes on after them.
///
/// The SHA-256 of `id:hour:nonce` starts with so many zero `bits`; `hour` counts hours since 1970.
pub fn prove(id: &str, hour: u32, bits: u8, from: u32, count: u32) -> Option<u32> {
    let begun = begun(id, hour);
    (from..=from.saturating_add(count.checked_sub(1)?))
        .find(|nonce| zeros(&begun, &text::whole((*nonce).into())) >= bits.into())
}

/// Whether a nonce proves the work.
pub fn holds(id: &str, hour: u32, bits: u8, nonce: &str) -> bool {
    zeros(&begun(id, hour), nonce) >= bits.into()
}

fn begun(id: &str, hour: u32) -> Sha256 {
    let mut hash = Sha256::new();
    for part in [id, ":", &text::whole(hour.into()), ":"] {
        hash.update(part);
    }
    hash
}

/// Zero bits at the beginning of the hash.
fn zeros(begun: &Sha256, nonce: &str) -> u32 {
    let hash = begun.clone().chain_update(nonce).finalize();
    let whole = hash.iter().take_while(|byte| **byte == 0).count() as u32;
    whole * 8 + hash.get(whole as usize).map_or(0, |byte| byte.leading_zeros())
}
