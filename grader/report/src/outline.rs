//! The grade as readers go through it: by phase, by status, by cause.

use grader_core::{CriterionId, Status, TaskGrade, Text, Totals};

use crate::Report;

/// The criteria that wait for `id`.
pub(crate) fn waiting_for<'a>(report: &Report<'a>, id: &CriterionId) -> Vec<&'a CriterionId> {
    report.criteria().filter(|seen| seen.blocked_by().contains(id)).map(|seen| &seen.criterion.id).collect()
}

/// One phase and the tasks of it that were graded.
pub(crate) struct PhaseGrade<'a> {
    pub number: u8,
    /// Its title, where the lab names the phase.
    pub title: Option<&'a Text>,
    pub totals: Totals,
    /// The worst of its tasks.
    pub status: Status,
    pub tasks: Vec<&'a TaskGrade>,
}

/// The graded tasks by phase, in the order of the course.
pub(crate) fn phases<'a>(report: &Report<'a>) -> Vec<PhaseGrade<'a>> {
    report
        .grade
        .tasks
        .chunk_by(|a, b| a.id.phase == b.id.phase)
        .map(|tasks| {
            let number = tasks.first().map_or(0, |task| task.id.phase);
            PhaseGrade {
                number,
                title: report.lab.phases.iter().find(|p| p.number == number).map(|p| &p.title),
                totals: tasks.iter().map(|task| task.totals).sum(),
                status: tasks.iter().map(|task| task.status).max().unwrap_or(Status::Manual),
                tasks: tasks.iter().collect(),
            }
        })
        .collect()
}
