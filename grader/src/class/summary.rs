//! What a grade comes to: its totals, and how many criteria ended how.

use grader_core::{Adjustment, CriterionGrade, Gain, Grade, Notice, Points, Status, Totals};

/// A grade in a few numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The mark: what is earned, and what persons and policies changed.
    pub mark: Points,
    /// The points of the criteria.
    pub totals: Totals,
    /// The number of criteria by status, in the order of [`Status::ALL`].
    pub counts: [usize; Status::ALL.len()],
    /// Whether nothing was handed in.
    pub nothing: bool,
    /// Whether a criterion beyond the points could not be seen.
    pub bonus_unseen: bool,
}

impl Summary {
    /// The summary of `grade`.
    #[must_use]
    pub fn of(grade: &Grade) -> Self {
        let statuses: Vec<Status> = grade.criteria().map(CriterionGrade::status).collect();
        let count = |status| statuses.iter().filter(|s| **s == status).count();
        let nothing = grade.notices.contains(&Notice::NothingHandedIn);
        let unseen = |line: &Adjustment| matches!(line, Adjustment::BonusCriterion { gain: Gain::Unseen(_), .. });
        Self {
            mark: grade.mark(),
            totals: grade.totals,
            counts: Status::ALL.map(count),
            nothing,
            bonus_unseen: grade.adjustments.iter().any(unseen),
        }
    }

    /// How many criteria ended as `status`.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        Status::ALL.iter().position(|s| *s == status).map_or(0, |at| self.counts[at])
    }
}
