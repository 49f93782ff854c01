//! What a person decided about a criterion or a task.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Status, Totals};

/// The mark that a person gave. It wins over the verdict, which stays beneath it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HumanMark {
    /// The points given.
    pub points: crate::Points,
    /// Why.
    pub reason: String,
    /// Who gave it.
    pub marker: String,
    /// When.
    pub date: Date,
    /// Whether it is a share of a mark for the whole task.
    pub shared: bool,
    /// What the grader says by itself.
    pub automatic: Status,
    /// The points of that.
    pub beneath: Totals,
    /// The verdict that the marker saw, as [`Verdict::seal`](crate::Verdict::seal) writes it.
    pub seen: String,
    /// Whether the verdict beneath is another one now: worth a second look.
    pub changed: bool,
}

/// A criterion or task that a student is excused from until a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The last day on which it holds.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// Who granted it.
    pub marker: String,
    /// When.
    pub date: Date,
    /// Whether it is over: the verdict counts again.
    pub over: bool,
    /// What the grader says by itself.
    pub automatic: Status,
    /// The points of that.
    pub beneath: Totals,
}
