//! What other rules or marks change, as `result.json` publishes it.
//!
//! A mark changes by more than criteria: a person judges a task that has none, work is late or excused, a bonus is gained.
//! All of that stands beside the criteria, each by a name of its own, so that no mark changes without a reason.

mod published;

use grader_core::{Points, Status, Text};
use serde::{Deserialize, Serialize};

pub(super) use published::Published;
use published::{Named, criteria, lines, tasks};

/// What other rules change for one student.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudentChange {
    /// The student.
    pub id: String,
    /// The name, where the roster has one.
    pub name: Option<String>,
    /// The mark before.
    pub before: Points,
    /// The mark after.
    pub after: Points,
    /// The criteria whose status or points change, in order; then the tasks and the lines between the points and the mark
    /// that do.
    pub criteria: Vec<CriterionChange>,
}

/// What other rules change for one criterion, one task or one line between the points and the mark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionChange {
    /// The criterion or the task; of a line that is no criterion `attempt`, `excused`, `lateness` or `bonus`.
    pub id: String,
    /// What is expected; what the line says.
    pub title: Option<Text>,
    /// How it ended before; nothing, for a new criterion.
    pub before: Option<Mark>,
    /// How it ends now; nothing, for one that is no longer there.
    pub after: Option<Mark>,
}

/// How a criterion ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// In one word.
    pub status: Status,
    /// The points earned.
    pub earned: Points,
    /// The points possible.
    pub points: Points,
    /// What was expected, where it was not found.
    pub expected: Option<String>,
    /// What was found instead.
    pub observed: Option<String>,
    /// The criteria at the root of it.
    #[serde(default)]
    pub blocked_by: Vec<String>,
    /// Why it could not be seen.
    pub gap: Option<Gap>,
    /// The mark that a person gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub human: Option<Human>,
}

/// What is published of a person's mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Human {
    /// Whose it is.
    pub marker: String,
    /// The verdict of the grader beneath it.
    pub automatic: Status,
    /// Whether that is another one than the marker saw.
    pub changed: bool,
}

impl Mark {
    const fn of(status: Status, earned: Points, points: Points) -> Self {
        Self { status, earned, points, expected: None, observed: None, blocked_by: Vec::new(), gap: None, human: None }
    }

    /// What readers see of it.
    fn shown(&self) -> (Status, Points, Points, bool) {
        (self.status, self.earned, self.points, self.needs_review())
    }

    /// Whether a person gave it, and the verdict beneath has changed since.
    #[must_use]
    pub fn needs_review(&self) -> bool {
        self.human.as_ref().is_some_and(|human| human.changed)
    }
}

/// Why something could not be seen, in its published names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The kind of obstacle.
    pub reason: String,
    /// The operation that met it.
    pub operation: Option<String>,
}

impl Gap {
    fn of(gap: &grader_core::Gap) -> Self {
        let name = serde_json::to_value(gap.reason).ok();
        let reason = name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned();
        Self { reason, operation: gap.operation.clone() }
    }
}

/// All that differs: criteria, then tasks, then the lines between the points and the mark.
pub(super) fn changes(before: &Published, after: &Published) -> Vec<CriterionChange> {
    let mut changes = compared(criteria(before), criteria(after));
    changes.extend(compared(tasks(before, after), tasks(after, before)));
    changes.extend(compared(lines(before), lines(after)));
    changes
}

/// What of `new` is not as it is in `old`, and what of `old` is gone.
fn compared(mut old: Vec<Named>, new: Vec<Named>) -> Vec<CriterionChange> {
    let mut changes = Vec::new();
    for after in new {
        let before = old.iter().position(|other| other.id == after.id).map(|at| old.remove(at));
        if !before.as_ref().is_some_and(|before| after.is_as(before)) {
            let Named { id, title, mark, .. } = after;
            changes.push(CriterionChange { id, title, before: before.map(|before| before.mark), after: Some(mark) });
        }
    }
    let gone = |Named { id, title, mark, .. }| CriterionChange { id, title, before: Some(mark), after: None };
    changes.extend(old.into_iter().map(gone));
    changes
}
