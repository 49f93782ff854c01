//! The members of the document, in the order in which they are written.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    SCHEMA,
    task::{TaskView, TextView, TotalsView},
    values::NoticeView,
};
use crate::{Report, RunSource};

/// The result of grading one submission.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "grader.result/1")]
pub(super) struct Document<'a> {
    /// The name and version of this format: `grader.result/1`.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The lab that was graded.
    lab: LabView<'a>,
    /// Whose result it is.
    student: StudentView<'a>,
    /// The sums over all tasks.
    totals: TotalsView,
    /// The tasks, in the order of the course.
    tasks: Vec<TaskView<'a>>,
    /// What readers should know about how the deployment was seen.
    notices: Vec<NoticeView<'a>>,
    /// The run that made this document. All that differs between a run and a replay of its evidence is in here.
    run: RunView<'a>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Lab")]
struct LabView<'a> {
    /// A short name without spaces.
    id: &'a str,
    title: TextView<'a>,
    /// The SHA-256 of the lab file and of all feature files: which rubric this was.
    rubric: &'a str,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Student")]
struct StudentView<'a> {
    /// The key of the class list.
    id: &'a str,
    name: Option<&'a str>,
    email: Option<&'a str>,
    group: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Run")]
struct RunView<'a> {
    /// RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    started_at: String,
    /// RFC 3339, UTC.
    #[schemars(extend("format" = "date-time"))]
    finished_at: String,
    /// The version of the grader.
    version: &'a str,
    source: SourceView<'a>,
}

/// Where the observations came from.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "Source")]
enum SourceView<'a> {
    /// The deployment itself.
    Live,
    /// An evidence bundle.
    Bundle {
        /// Its digest.
        digest: &'a str,
    },
}

impl<'a> Document<'a> {
    pub(super) fn of(report: &Report<'a>) -> Self {
        let Report { lab, grade, run, .. } = *report;
        let student = &grade.student;
        Self {
            schema: SCHEMA,
            lab: LabView { id: &lab.id, title: (&lab.title).into(), rubric: &grade.rubric },
            student: StudentView {
                id: &student.id,
                name: student.name.as_deref(),
                email: student.email.as_deref(),
                group: student.group.as_deref(),
            },
            totals: grade.totals.into(),
            tasks: grade.tasks.iter().map(|task| TaskView::of(task, report)).collect(),
            notices: grade.notices.iter().map(Into::into).collect(),
            run: RunView {
                started_at: run.started_at.to_string(),
                finished_at: run.finished_at.to_string(),
                version: &run.version,
                source: match &run.source {
                    RunSource::Live => SourceView::Live,
                    RunSource::Bundle { digest } => SourceView::Bundle { digest },
                },
            },
        }
    }
}
