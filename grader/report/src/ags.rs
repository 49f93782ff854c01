//! A score of LTI Assignment and Grade Services 2.0, ready to be posted to the line item's `scores`.
//!
//! `userId` is the student's key: a tool that knows students by another id puts that in its place. Points that a person has
//! to give make it `PendingManual`; points that could not be seen make it `Pending`.

use grader_core::{Points, Status};
use serde::Serialize;

use crate::{Report, ReportError, Style, class, phrase::Phrases};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Score<'a> {
    user_id: &'a str,
    activity_progress: &'static str,
    grading_progress: &'static str,
    timestamp: String,
    score_given: Points,
    score_maximum: Points,
    comment: String,
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let grade = report.grade;
    let has = |manual: bool| {
        let open = grade.tasks.iter().filter(|task| task.totals.open > Points::ZERO);
        open.flat_map(|task| {
            let own = task.criteria.is_empty().then_some(task.status);
            let criteria = task.criteria.iter().filter(|c| c.totals.open > Points::ZERO).map(|c| c.status());
            own.into_iter().chain(criteria)
        })
        .any(|status| (status == Status::Manual) == manual)
    };
    let score = Score {
        user_id: &grade.student.id,
        activity_progress: "Completed",
        grading_progress: if has(true) {
            "PendingManual"
        } else if has(false) {
            "Pending"
        } else {
            "FullyGraded"
        },
        timestamp: report.run.finished_at.to_string(),
        score_given: grade.mark(),
        score_maximum: grade.totals.possible,
        comment: class::comment(report.lab, grade, report.run, &phrases),
    };
    let mut bytes = serde_json::to_vec_pretty(&score)?;
    bytes.push(b'\n');
    Ok(bytes)
}
