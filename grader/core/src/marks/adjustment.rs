//! What lies between the points earned and the final mark, line by line.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::Keep;
use crate::{CriterionId, Gain, Points, Text};

/// One line between the points earned and the mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Adjustment {
    /// Which of several attempts this is.
    Attempt {
        /// Its number, from 1.
        number: u32,
        /// How many there are.
        of: u32,
        /// The rule that chose it.
        keep: Keep,
    },
    /// Parts are excused: the rest counts for the whole.
    Rebased {
        /// The points of those parts.
        excused: Points,
        /// What that adds.
        points: Points,
    },
    /// Handed in late, within the grace period.
    Grace {
        /// When it was due.
        due: Timestamp,
        /// When it was handed in.
        submitted: Timestamp,
    },
    /// Handed in late.
    Late {
        /// When it was due.
        due: Timestamp,
        /// When it was handed in.
        submitted: Timestamp,
        /// The days late; a day that has begun is a day.
        days: u32,
        /// What that takes away.
        points: Points,
    },
    /// Nobody knows when it was handed in; nothing is taken away.
    SubmissionTimeUnknown {
        /// When it was due.
        due: Timestamp,
    },
    /// A criterion beyond the points.
    BonusCriterion {
        /// The criterion.
        id: CriterionId,
        /// What is expected.
        title: Text,
        /// How to gain it.
        hint: Text,
        /// What it is worth.
        worth: Points,
        /// Whether it is fulfilled.
        gain: Gain,
        /// What it adds: its worth, as far as the mark has room for it below all points.
        points: Points,
    },
    /// What a person adds beyond the rubric.
    Bonus {
        /// Why.
        reason: String,
        /// Who gave it.
        marker: String,
        /// When.
        date: Date,
        /// What it adds.
        points: Points,
    },
}

impl Adjustment {
    /// The published name of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Attempt { .. } => "attempt",
            Self::Rebased { .. } => "rebased",
            Self::Grace { .. } => "grace",
            Self::Late { .. } => "late",
            Self::SubmissionTimeUnknown { .. } => "submission_time_unknown",
            Self::BonusCriterion { .. } => "bonus_criterion",
            Self::Bonus { .. } => "bonus",
        }
    }

    /// What it adds to the mark.
    #[must_use]
    pub const fn added(&self) -> Points {
        match self {
            Self::Rebased { points, .. } | Self::BonusCriterion { points, .. } | Self::Bonus { points, .. } => *points,
            _ => Points::ZERO,
        }
    }

    /// What it takes away from the mark.
    #[must_use]
    pub const fn taken(&self) -> Points {
        match self {
            Self::Late { points, .. } => *points,
            _ => Points::ZERO,
        }
    }

    /// The mark after this line, where `mark` stood before it; never below zero.
    #[must_use]
    pub fn apply(&self, mark: Points) -> Points {
        (mark + self.added()).less(self.taken())
    }
}
