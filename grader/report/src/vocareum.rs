//! Vocareum's grade file: one line for each task, its name in the rubric of the assignment and the points.
//!
//! Vocareum adds the lines up, so they share the mark; a task of which nothing is settled has no line. The names in Vocareum's
//! rubric must be exactly these: the task's id and title, in the language of the export.

use crate::{Report, ReportError, Style, account, class::cell, gradebook::shares, phrase::Phrases};

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let rows = shares(report.grade)
        .into_iter()
        .map(|(task, points)| [cell::free(&account::task_name(task, &phrases)), points.to_string()]);
    cell::table(rows)
}
