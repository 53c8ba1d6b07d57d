//! Whole numbers that add up: parts of a sum, rounded so that the rounded parts give the rounded sum.

use super::{rank, whole};

/// Rounds `parts` to whole numbers whose sum is `total` (a whole number), each at most one away from its exact value.
/// Largest remainders are rounded up first; ties go to the earlier part.
pub fn apportion(parts: &[f64], total: f64) -> Vec<f64> {
    let mut rounded: Vec<f64> = parts.iter().map(|part| part.max(0.0).floor()).collect();
    let mut missing = total - rounded.iter().sum::<f64>();
    let mut order: Vec<(usize, f64)> =
        parts.iter().map(|part| part.max(0.0) - part.max(0.0).floor()).enumerate().collect();
    rank(&mut order, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    for (at, remainder) in order {
        if missing < 0.5 || whole(remainder * 1e6) == 0.0 {
            break;
        }
        if let Some(part) = rounded.get_mut(at) {
            *part += 1.0;
            missing -= 1.0;
        }
    }
    rounded
}

#[cfg(test)]
mod tests {
    use super::apportion;

    #[test]
    fn rounded_parts_give_the_rounded_sum() {
        assert_eq!(apportion(&[34.68, 1.72, 1.62, 1.25, 1.18], 40.0), [35.0, 2.0, 1.0, 1.0, 1.0]);
        assert_eq!(apportion(&[50.0, 1.171_875, 1.171_875, 1.171_875, 1.171_875], 55.0), [50.0, 2.0, 1.0, 1.0, 1.0]);
        assert_eq!(apportion(&[0.0, 0.0], 0.0), [0.0, 0.0]);
        assert_eq!(apportion(&[], 0.0), Vec::<f64>::new());
    }

    #[test]
    fn a_part_that_is_exactly_nothing_stays_nothing() {
        assert_eq!(apportion(&[0.4, 0.0, 0.4], 1.0), [1.0, 0.0, 0.0]);
    }
}
