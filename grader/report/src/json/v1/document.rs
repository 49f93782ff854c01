//! The members of the document, in the order in which they are written.

use std::borrow::Cow;

use grader_core::Points;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    SCHEMA,
    marks::AdjustmentView,
    task::{TaskView, TextView, TotalsView},
    values::NoticeView,
};
use crate::{Report, RunSource};

/// The result of grading one submission.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(title = "grader.result/1")]
pub(super) struct Document<'a> {
    /// The name and version of this format: `grader.result/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub(super) schema: Cow<'a, str>,
    /// The lab that was graded.
    pub(super) lab: LabView<'a>,
    /// Whose result it is.
    pub(super) student: StudentView<'a>,
    /// The sums over all tasks.
    pub(super) totals: TotalsView,
    /// The final mark, after `adjustments`; out of `totals.possible`, and above that only by a bonus.
    #[schemars(with = "f64", range(min = 0))]
    #[serde(default)]
    pub(super) mark: Points,
    /// What lies between `totals.earned` and `mark`, in the order in which it applies.
    #[serde(default)]
    pub(super) adjustments: Vec<AdjustmentView<'a>>,
    /// The tasks, in the order of the course.
    pub(super) tasks: Vec<TaskView<'a>>,
    /// What readers should know about how the deployment was seen.
    pub(super) notices: Vec<NoticeView<'a>>,
    /// The run that made this document. All that differs between a run and a replay of its evidence is in here.
    pub(super) run: RunView<'a>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Lab")]
pub(super) struct LabView<'a> {
    /// A short name without spaces.
    pub(super) id: Cow<'a, str>,
    pub(super) title: TextView<'a>,
    /// The SHA-256 of the lab file and of all feature files: which rubric this was.
    pub(super) rubric: Cow<'a, str>,
    /// When the work was due; not there where the course does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<DueView<'a>>,
}

/// When the work was due.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Due")]
pub(super) struct DueView<'a> {
    /// RFC 3339, UTC.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub(super) at: Timestamp,
    /// The time zone that people read times in, by its name in the IANA database.
    pub(super) zone: Cow<'a, str>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Student")]
pub(super) struct StudentView<'a> {
    /// The key of the class list.
    pub(super) id: Cow<'a, str>,
    pub(super) name: Option<Cow<'a, str>>,
    pub(super) email: Option<Cow<'a, str>>,
    pub(super) group: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Run")]
pub(super) struct RunView<'a> {
    /// RFC 3339, UTC.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub(super) started_at: Timestamp,
    /// RFC 3339, UTC.
    #[schemars(with = "String", extend("format" = "date-time"))]
    pub(super) finished_at: Timestamp,
    /// The version of the grader.
    pub(super) version: Cow<'a, str>,
    pub(super) source: SourceView<'a>,
}

/// Where the observations came from.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "Source")]
pub(super) enum SourceView<'a> {
    /// The deployment itself.
    Live,
    /// An evidence bundle.
    Bundle {
        /// Its digest.
        digest: Cow<'a, str>,
    },
}

impl<'a> Document<'a> {
    pub(super) fn of(report: &Report<'a>) -> Self {
        let Report { lab, grade, run, .. } = *report;
        let student = &grade.student;
        Self {
            schema: SCHEMA.into(),
            lab: LabView {
                id: (&lab.id).into(),
                title: (&lab.title).into(),
                rubric: (&grade.rubric).into(),
                due: lab.due.as_ref().and_then(|due| Some(DueView { at: due.at, zone: due.zone.iana_name()?.into() })),
            },
            student: StudentView {
                id: (&student.id).into(),
                name: student.name.as_deref().map(Into::into),
                email: student.email.as_deref().map(Into::into),
                group: student.group.as_deref().map(Into::into),
            },
            totals: grade.totals.into(),
            mark: grade.mark(),
            adjustments: grade.adjustments.iter().map(Into::into).collect(),
            tasks: grade.tasks.iter().map(|task| TaskView::of(task, report)).collect(),
            notices: grade.notices.iter().map(Into::into).collect(),
            run: RunView {
                started_at: run.started_at,
                finished_at: run.finished_at,
                version: (&run.version).into(),
                source: match &run.source {
                    RunSource::Live => SourceView::Live,
                    RunSource::Bundle { digest } => SourceView::Bundle { digest: digest.into() },
                },
            },
        }
    }
}
