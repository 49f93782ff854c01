//! Vocareum's grade file: one line for each task, its name in the rubric of the assignment and the points.
//!
//! The names in Vocareum's rubric must be exactly these: the task's id and title, in the language of the export.

use crate::{Report, ReportError, Style, account, class::cell, phrase::Phrases};

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let rows = report
        .grade
        .tasks
        .iter()
        .map(|task| [cell::free(&account::task_name(task, &phrases)), task.totals.earned.to_string()]);
    cell::table(rows)
}
