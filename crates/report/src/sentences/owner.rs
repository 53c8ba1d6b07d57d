//! Who should own a move: a role, never a name. It follows from what the item measures and which cause it feeds most, so
//! that it holds for other questionnaires too.

use execution_gap_model::engine::{Area, Assessment, Breakdown, Capability, ItemIndex};

use super::largest;

/// A role in an organisation. In small ones, one person has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Whoever runs servers, networks and hosting.
    Infrastructure,
    /// Whoever answers for security.
    Security,
    /// Whoever answers for data and figures.
    Data,
    /// Whoever answers for what customers do online.
    CustomerExperience,
    /// Whoever answers for systems and what passes between them.
    Applications,
    /// Whoever keeps services running from day to day.
    Operations,
    /// Somebody from the business side, with technology beside them.
    Business,
}

/// The owner of a move on this item.
pub fn owner(assessment: &Assessment, item: ItemIndex) -> Owner {
    let item = assessment.item(item);
    match item.area {
        Some(Area::Hosting | Area::Infrastructure) => return Owner::Infrastructure,
        Some(Area::Security) => return Owner::Security,
        Some(Area::Data) => return Owner::Data,
        Some(Area::CustomerExperience) => return Owner::CustomerExperience,
        None => {}
    }
    let loadings: Vec<(Breakdown, f64)> =
        item.breakdowns.iter().map(|(breakdown, loading)| (breakdown, *loading)).collect();
    match (item.capability, largest(&loadings)) {
        (Some(Capability::AdviseAccelerate), _) | (_, Some((Breakdown::Misaligned, _))) => Owner::Business,
        (_, Some((Breakdown::Compliance, _))) => Owner::Security,
        (_, Some((Breakdown::Reactive, _))) => Owner::Operations,
        _ => Owner::Applications,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use execution_gap_model::content::edition::assessment;

    #[test]
    fn the_owner_fits_the_question() {
        let of = |id: &str| assessment().find(id).map(|item| owner(assessment(), item));
        assert_eq!(of("R-CLD"), Some(Owner::Infrastructure));
        assert_eq!(of("R-DAT"), Some(Owner::Data));
        assert_eq!(of("INT"), Some(Owner::Applications));
        assert_eq!(of("MON"), Some(Owner::Operations));
        assert_eq!(of("SEC"), Some(Owner::Security));
        assert_eq!(of("BEN"), Some(Owner::Business));
    }
}
