//! What pages are told of a lead has the names of the public contract.

use execution_gap_contract::outcome::OUTCOMES;
use execution_gap_lead::Outcome;

#[test]
fn outcomes_are_those_of_the_contract() {
    for known in OUTCOMES {
        let outcome = Outcome::from_id(known.name).unwrap_or_else(|| panic!("no outcome {}", known.name));
        assert_eq!(serde_json::to_value(outcome).unwrap(), known.name);
    }
}
