//! A score of LTI Assignment and Grade Services 2.0, ready to be posted to the line item's `scores`.
//!
//! `userId` is the student's key: a tool that knows students by another id puts that in its place. Points that a person has
//! to give make it `PendingManual`; points that could not be seen make it `Pending`. Without a score there is presently none:
//! nothing is settled, or the student is excused from everything, which is `NotReady`.

use grader_core::{Points, Status};
use serde::Serialize;

use crate::{Entered, Report, ReportError, Style, class, phrase::Phrases};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Score<'a> {
    user_id: &'a str,
    activity_progress: &'static str,
    grading_progress: &'static str,
    timestamp: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_given: Option<Points>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_maximum: Option<Points>,
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
    let entered = Entered::of_grade(grade);
    let score = Score {
        user_id: &grade.student.id,
        activity_progress: "Completed",
        grading_progress: if entered == Entered::Excused {
            "NotReady"
        } else if has(true) {
            "PendingManual"
        } else if has(false) {
            "Pending"
        } else {
            "FullyGraded"
        },
        timestamp: report.run.finished_at.to_string(),
        score_given: entered.mark(),
        score_maximum: entered.mark().map(|_| grade.totals.possible),
        comment: class::comment(report.lab, grade, report.run, &phrases),
    };
    let mut bytes = serde_json::to_vec_pretty(&score)?;
    bytes.push(b'\n');
    Ok(bytes)
}
