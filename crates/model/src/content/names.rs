//! Which message names a capability, a breakdown, an outcome or a part of the questionnaire.

use crate::engine::{Breakdown, Capability, Kind, Outcome};

use super::messages::Key;

/// The name of a capability.
pub fn capability(capability: Capability) -> Key {
    match capability {
        Capability::BuildIntegrate => Key::CapabilityBi,
        Capability::ProtectOperate => Key::CapabilityPo,
        Capability::AdviseAccelerate => Key::CapabilityAa,
    }
}

/// The name of a breakdown.
pub fn breakdown(breakdown: Breakdown) -> Key {
    match breakdown {
        Breakdown::Fragmented => Key::BreakdownF,
        Breakdown::Reactive => Key::BreakdownR,
        Breakdown::Compliance => Key::BreakdownC,
        Breakdown::Misaligned => Key::BreakdownM,
    }
}

/// What a breakdown means, in a sentence.
pub fn breakdown_text(breakdown: Breakdown) -> Key {
    match breakdown {
        Breakdown::Fragmented => Key::BreakdownFText,
        Breakdown::Reactive => Key::BreakdownRText,
        Breakdown::Compliance => Key::BreakdownCText,
        Breakdown::Misaligned => Key::BreakdownMText,
    }
}

/// The name of an outcome.
pub fn outcome(outcome: Outcome) -> Key {
    match outcome {
        Outcome::Growth => Key::OutcomeGrowth,
        Outcome::Efficiency => Key::OutcomeEfficiency,
        Outcome::Experience => Key::OutcomeExperience,
        Outcome::Risk => Key::OutcomeRisk,
    }
}

/// The name of the part of the questionnaire that holds items of this kind.
pub fn section(kind: Kind) -> Key {
    match kind {
        Kind::Practice => Key::SectionPractice,
        Kind::Result => Key::SectionResult,
        Kind::Strategy => Key::SectionStrategy,
    }
}
