//! The feedback that fits into one cell: which tasks are not done, and what they wait for.

use std::collections::BTreeSet;

use grader_core::{Grade, Lab, Status, TaskId};

use super::{Cause, Class, ClassResult, TaskResult};
use crate::{Run, phrase::Phrases};

/// `à corriger : 6.1, 6.3; en attente : 7.1 (5.2)`. It names tasks only, so that nothing hidden is told.
pub(super) fn feedback(class: &Class, result: &ClassResult, phrases: &Phrases) -> String {
    let parts = [
        (Status::Failed, "status-failed"),
        (Status::Blocked, "status-blocked"),
        (Status::Inconclusive, "status-inconclusive"),
        (Status::Manual, "status-manual"),
        (Status::Broken, "status-broken"),
    ];
    let part = |(status, key)| {
        let tasks = class.tasks.iter().zip(&result.tasks).filter(|(_, found)| found.status == status);
        let tasks: Vec<String> = tasks.map(|(task, found)| named(task.id, found)).collect();
        (!tasks.is_empty()).then(|| phrases.line(key, &tasks.join(", ")))
    };
    parts.into_iter().filter_map(part).collect::<Vec<_>>().join("; ")
}

/// The task, and in brackets the other tasks that it waits for.
fn named(id: TaskId, found: &TaskResult) -> String {
    let roots: BTreeSet<TaskId> = found
        .criteria
        .iter()
        .flat_map(|c| match &c.cause {
            Cause::Roots(roots) => &roots[..],
            Cause::Own | Cause::Gap(_) => &[],
        })
        .map(|root| root.task)
        .filter(|root| *root != id)
        .collect();
    if roots.is_empty() || found.status != Status::Blocked {
        return id.to_string();
    }
    format!("{id} ({})", roots.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
}

/// The same for one grade by itself.
pub(crate) fn comment(lab: &Lab, grade: &Grade, run: &Run, phrases: &Phrases) -> String {
    let mut class = Class::default();
    class.add_grade(lab, grade, run);
    class.graded().map(|(_, result)| feedback(&class, result, phrases)).collect()
}
