//! Whether an item tells the stronger students from the weaker ones, by the two usual measures of classical test theory.

use super::spread::{count, mean};

/// The fewest students of whom anything can be said.
const FEWEST: usize = 10;

/// The share of students in the upper and in the lower group.
const GROUP: f64 = 0.27;

/// Below this, both measures call an item weak.
const WEAK: f64 = 0.2;

/// How well an item tells the stronger students from the weaker ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Discrimination {
    /// Too few students have it settled to say anything.
    TooFew {
        /// How many have.
        students: usize,
    },
    /// All did equally well on it, or on all the rest: there is nothing to compare.
    Uniform,
    /// Measured.
    Measured {
        /// The correlation of the item with the rest of the mark, from -1 to 1: the point-biserial one where the item is
        /// all or nothing.
        correlation: f64,
        /// The success of the best 27 % of students less that of the weakest 27 %, from -1 to 1.
        difference: f64,
    },
}

impl Discrimination {
    /// From each student's success on the item and on the rest, both from 0 to 1. Students to whom the item, or all the
    /// rest, is still open are not among them.
    pub(super) fn of(mut pairs: Vec<(f64, f64)>) -> Self {
        if pairs.len() < FEWEST {
            return Self::TooFew { students: pairs.len() };
        }
        let Some(correlation) = correlation(&pairs) else { return Self::Uniform };
        pairs.sort_by(|a, b| a.1.total_cmp(&b.1));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than the length")]
        let group = (count(pairs.len()) * GROUP).round() as usize;
        let items: Vec<f64> = pairs.iter().map(|(item, _)| *item).collect();
        let difference = mean(&items[items.len() - group..]) - mean(&items[..group]);
        Self::Measured { correlation, difference }
    }

    /// Whether it tells them apart badly, or even the wrong way round, by both measures.
    #[must_use]
    pub fn is_weak(self) -> bool {
        matches!(self, Self::Measured { correlation, difference } if correlation < WEAK && difference < WEAK)
    }
}

/// Pearson's correlation; none where one side does not vary.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (xs, ys): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (x, y) = (mean(&xs), mean(&ys));
    let sum = |term: fn(f64, f64) -> f64| pairs.iter().map(|(a, b)| term(a - x, b - y)).sum::<f64>();
    let spread = (sum(|a, _| a * a) * sum(|_, b| b * b)).sqrt();
    (spread > 1e-9).then(|| (sum(|a, b| a * b) / spread).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn students(item: impl Fn(u32) -> f64) -> Vec<(f64, f64)> {
        (0..20).map(|n| (item(n), f64::from(n) / 20.0)).collect()
    }

    #[test]
    fn an_item_that_only_the_stronger_solve_is_good() {
        let found = Discrimination::of(students(|n| f64::from(u8::from(n >= 10))));
        assert!(matches!(found, Discrimination::Measured { correlation, difference }
            if (correlation - 0.867).abs() < 0.001 && difference == 1.0));
        assert!(!found.is_weak());
    }

    #[test]
    fn an_item_that_only_the_weaker_solve_is_weak() {
        let found = Discrimination::of(students(|n| f64::from(u8::from(n < 10))));
        assert!(matches!(found, Discrimination::Measured { difference, .. } if difference == -1.0));
        assert!(found.is_weak());
        assert!(Discrimination::of(students(|n| f64::from(n % 2))).is_weak());
    }

    #[test]
    fn nothing_is_said_without_grounds() {
        assert_eq!(Discrimination::of(students(|_| 1.0)), Discrimination::Uniform);
        let few = students(f64::from).into_iter().take(9).collect();
        assert_eq!(Discrimination::of(few), Discrimination::TooFew { students: 9 });
        assert_eq!(Discrimination::of((0..20).map(|n| (f64::from(n % 2), 0.5)).collect()), Discrimination::Uniform);
    }
}
