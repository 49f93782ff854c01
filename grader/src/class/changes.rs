//! What other rules or marks change, as `result.json` publishes it.

use grader_core::{Points, Status, Text};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
    /// The criteria whose status or points change, in order.
    pub criteria: Vec<CriterionChange>,
}

/// What other rules change for one criterion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionChange {
    /// The criterion.
    pub id: String,
    /// What is expected.
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

/// The part of `result.json` that is compared.
#[derive(Default, Deserialize)]
pub(super) struct Published {
    totals: Totals,
    mark: Option<Points>,
    tasks: Vec<Task>,
    /// The run; none where there is no result yet.
    pub run: Option<Made>,
}

#[derive(Default, Deserialize)]
struct Totals {
    earned: Points,
}

#[derive(Deserialize)]
struct Task {
    criteria: Vec<Criterion>,
}

#[derive(Deserialize)]
struct Criterion {
    id: String,
    title: Option<Text>,
    #[serde(flatten)]
    mark: Mark,
}

#[derive(Deserialize)]
pub(super) struct Made {
    pub finished_at: Timestamp,
}

impl Published {
    /// The mark; the first version of the format had only points.
    pub fn mark(&self) -> Points {
        self.mark.unwrap_or(self.totals.earned)
    }
}

/// The criteria whose status or points differ.
pub(super) fn changes(before: &Published, after: &Published) -> Vec<CriterionChange> {
    let all = |published: &'_ Published| -> Vec<(String, Option<Text>, Mark)> {
        let criteria = published.tasks.iter().flat_map(|task| &task.criteria);
        criteria.map(|c| (c.id.clone(), c.title.clone(), c.mark.clone())).collect()
    };
    let (mut old, new) = (all(before), all(after));
    let mut changes = Vec::new();
    for (id, title, after) in new {
        let before = old.iter().position(|(other, ..)| *other == id).map(|at| old.remove(at).2);
        let shown = |mark: &Mark| (mark.status, mark.earned, mark.points, mark.needs_review());
        let same = |before: &Mark| shown(before) == shown(&after);
        if !before.as_ref().is_some_and(same) {
            changes.push(CriterionChange { id, title, before, after: Some(after) });
        }
    }
    let gone = |(id, title, before)| CriterionChange { id, title, before: Some(before), after: None };
    changes.extend(old.into_iter().map(gone));
    changes
}
