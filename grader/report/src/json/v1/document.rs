//! The members of the document, in the order in which they are written.

use grader_core::{Points, TaskGrade, Text, Totals};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    SCHEMA,
    values::{CitationView, DifferenceView, GapView, NoticeView, ProvenanceName, RemarkView, StatusName, lines},
};
use crate::{Report, RunSource, report::Seen};

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

/// One text in French and English.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Text")]
struct TextView<'a> {
    fr: &'a str,
    en: &'a str,
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

/// Points with at most two decimals.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Totals")]
struct TotalsView {
    /// Earned so far.
    #[schemars(with = "f64", range(min = 0))]
    earned: Points,
    /// All there are.
    #[schemars(with = "f64", range(min = 0))]
    possible: Points,
    /// Not settled: left to a person, or not seen.
    #[schemars(with = "f64", range(min = 0))]
    open: Points,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Task")]
struct TaskView<'a> {
    /// Such as `6.1`: phase and number.
    #[schemars(regex(pattern = r"^[1-9][0-9]*\.[1-9][0-9]*$"))]
    id: String,
    title: TextView<'a>,
    /// The worst of its criteria.
    status: StatusName,
    #[serde(flatten)]
    totals: TotalsView,
    /// Its criteria; none where only a person judges the task.
    criteria: Vec<CriterionView<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Criterion")]
struct CriterionView<'a> {
    /// Such as `6.1-b`. An id never changes its meaning.
    #[schemars(regex(pattern = r"^[1-9][0-9]*\.[1-9][0-9]*-[a-z]{1,2}$"))]
    id: String,
    /// What is expected; null where it is hidden from the reader, like all members down to `provenance`.
    title: Option<TextView<'a>>,
    status: StatusName,
    /// What it is worth: all or nothing.
    #[schemars(with = "f64", range(min = 0))]
    points: Points,
    #[schemars(with = "f64", range(min = 0))]
    earned: Points,
    #[schemars(with = "f64", range(min = 0))]
    open: Points,
    /// What the rubric expects, one line per difference; null unless it failed.
    expected: Option<String>,
    /// What was seen, one line per difference; null unless it failed.
    observed: Option<String>,
    /// The same, as values.
    differences: Vec<DifferenceView<'a>>,
    /// Where in the evidence this was read.
    citations: Vec<CitationView<'a>>,
    /// The criteria at the root of a blocked one.
    blocked_by: Vec<String>,
    /// Why it could not be seen.
    gap: Option<GapView<'a>>,
    /// The defect of the grader or of the rubric, for a broken one.
    defect: Option<&'a str>,
    /// How to put it right.
    hint: Option<TextView<'a>>,
    /// Things worth saying, without effect on the points.
    remarks: Vec<RemarkView<'a>>,
    /// What was asked to judge it, as in `citations`.
    asked: Vec<String>,
    provenance: ProvenanceName,
    /// Where it is declared.
    place: Option<PlaceView<'a>>,
    /// Whether students see only its points.
    hidden: bool,
}

/// A line of a feature file.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Place")]
struct PlaceView<'a> {
    /// Relative to the features folder.
    file: &'a str,
    /// From 1.
    line: usize,
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

impl<'a> TaskView<'a> {
    fn of(task: &'a TaskGrade, report: &Report<'a>) -> Self {
        Self {
            id: task.id.to_string(),
            title: (&task.title).into(),
            status: task.status.into(),
            totals: task.totals.into(),
            criteria: task.criteria.iter().map(|c| report.seen(c).into()).collect(),
        }
    }
}

impl<'a> From<Seen<'a>> for CriterionView<'a> {
    fn from(seen: Seen<'a>) -> Self {
        let criterion = seen.criterion;
        let (differences, citations) =
            seen.finding().map_or((&[][..], &[][..]), |f| (f.differences.as_slice(), f.citations.as_slice()));
        Self {
            id: criterion.id.to_string(),
            title: seen.title().map(Into::into),
            status: criterion.status().into(),
            points: criterion.totals.possible,
            earned: criterion.totals.earned,
            open: criterion.totals.open,
            expected: lines(differences, |d| &d.expected),
            observed: lines(differences, |d| &d.observed),
            differences: differences.iter().map(Into::into).collect(),
            citations: citations.iter().map(Into::into).collect(),
            blocked_by: seen.blocked_by().iter().map(ToString::to_string).collect(),
            gap: seen.gap().map(Into::into),
            defect: seen.defect(),
            hint: seen.hint().map(Into::into),
            remarks: seen.remarks().iter().map(Into::into).collect(),
            asked: seen.asked().iter().map(ToString::to_string).collect(),
            provenance: criterion.provenance.into(),
            place: seen.place().map(|p| PlaceView { file: &p.file, line: p.line }),
            hidden: criterion.hidden,
        }
    }
}

impl<'a> From<&'a Text> for TextView<'a> {
    fn from(text: &'a Text) -> Self {
        Self { fr: &text.fr, en: &text.en }
    }
}

impl From<Totals> for TotalsView {
    fn from(totals: Totals) -> Self {
        Self { earned: totals.earned, possible: totals.possible, open: totals.open }
    }
}
