//! `grader.result/1` read back: the grade and the run that a document tells of, lossless for whoever may read all of it.

use std::borrow::Cow;

use grader_core::{
    Adjustment, Aspect, Citation, CriterionGrade, CriterionId, Difference, Due, Finding, Gap, Grade, IdError, KeyError,
    Lab, Notice, Place, Points, QuestionError, Rebasing, Remark, Shown, Student, Subject, TaskGrade, Text, Totals,
    Verdict,
};
use jiff::{SignedDuration, tz::TimeZone};
use serde::Deserialize;
use thiserror::Error;

use super::{
    SCHEMA,
    document::{Document, DueView, RunView, SourceView},
    marks::AdjustmentView,
    names::StatusName,
    task::{CriterionView, TaskView, TextView, TotalsView},
    values::{CitationView, DifferenceView, GapView, NoticeView, RemarkView, ShownView},
};
use crate::{Run, RunSource};

/// The largest document that is read, in bytes. A real one has a few hundred thousand.
const LIMIT: usize = 16 << 20;

/// A result that was stored: all that reports are made from.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredResult {
    /// The lab as far as the document knows it: its id, its title and when the work was due; no phase, no other setting.
    /// What lateness costs is not known: the grade says what it cost.
    pub lab: Lab,
    /// The grade.
    pub grade: Grade,
    /// The run that made it.
    pub run: Run,
}

/// Why a document is not a result.
#[derive(Debug, Error)]
pub enum ResultError {
    /// Larger than any result.
    #[error("expected at most {} MiB, found {found} bytes; this is no result.json", LIMIT >> 20)]
    TooLarge {
        /// Its size in bytes.
        found: usize,
    },
    /// Not JSON, cut short, or without what a result has.
    #[error("this is not a whole result ({0}); grade the submission again")]
    Damaged(#[from] serde_json::Error),
    /// Another kind of document, or a version that is not known here.
    #[error("expected a document of schema {SCHEMA}, found {0:?}; give a result.json of this version")]
    OtherSchema(String),
    /// A member holds something that it cannot.
    #[error("{place}: {reason}; the result was changed by hand, or its grader was newer: grade the submission again")]
    Content {
        /// The criterion or the task.
        place: String,
        /// What was expected and found.
        reason: String,
    },
}

/// Reads the content of a `result.json`.
///
/// # Errors
///
/// See [`ResultError`]: one sentence about the first thing that is wrong.
pub fn read(bytes: &[u8]) -> Result<StoredResult, ResultError> {
    if bytes.len() > LIMIT {
        return Err(ResultError::TooLarge { found: bytes.len() });
    }
    let document: Document<'_> = serde_json::from_slice(bytes).map_err(|e| other_schema(bytes).unwrap_or(e.into()))?;
    if document.schema != SCHEMA {
        return Err(ResultError::OtherSchema(document.schema.chars().take(80).collect()));
    }
    let Document { lab, student, totals, adjustments, tasks, notices, run, .. } = document;
    let tasks = tasks.into_iter().map(task).collect::<Result<Vec<_>, _>>()?;
    for (task, next) in tasks.iter().zip(tasks.iter().skip(1)) {
        if task.id >= next.id {
            return Err(content(&next.id, &"tasks are in the order of the course, each once"));
        }
    }
    let grade = Grade {
        student: Student {
            id: student.id.into_owned(),
            name: student.name.map(Into::into),
            email: student.email.map(Into::into),
            group: student.group.map(Into::into),
        },
        notices: notices.into_iter().map(notice).collect::<Result<_, _>>()?,
        rubric: lab.rubric.into_owned(),
        totals: totals.into(),
        tasks,
        adjustments: adjustments.into_iter().map(Into::into).collect(),
    };
    let due = lab.due.and_then(due);
    let lab = Lab { id: lab.id.into_owned(), title: lab.title.into(), due, ..Lab::default() };
    Ok(StoredResult { lab, grade, run: run.into() })
}

/// Why a document of another schema has not the members of ours.
fn other_schema(bytes: &[u8]) -> Option<ResultError> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        schema: String,
    }
    let Head { schema } = serde_json::from_slice(bytes).ok()?;
    (schema != SCHEMA).then(|| ResultError::OtherSchema(schema.chars().take(80).collect()))
}

/// When the work was due. In a zone that is not known here times are told in UTC, as those without a zone are.
fn due(view: DueView<'_>) -> Option<Due> {
    let zone = TimeZone::get(&view.zone).ok()?;
    Some(Due { at: view.at, zone, grace: SignedDuration::ZERO, late_per_day: Points::ZERO, late_most: None })
}

/// A line between the points and the mark, as a `result.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "AdjustmentView<'static>")]
pub struct StoredAdjustment(pub Adjustment);

impl From<AdjustmentView<'_>> for StoredAdjustment {
    fn from(view: AdjustmentView<'_>) -> Self {
        Self(view.into())
    }
}

fn content(place: &impl ToString, reason: &impl ToString) -> ResultError {
    ResultError::Content { place: place.to_string(), reason: reason.to_string() }
}

fn task(view: TaskView<'_>) -> Result<TaskGrade, ResultError> {
    let id = view.id.parse().map_err(|e: IdError| content(&"tasks", &e))?;
    let criteria = view.criteria.into_iter().map(criterion).collect::<Result<Vec<_>, _>>()?;
    if let Some(stranger) = criteria.iter().find(|c| c.id.task != id) {
        return Err(content(&stranger.id, &format!("it belongs to another task than {id}")));
    }
    Ok(TaskGrade {
        id,
        title: view.title.into(),
        status: view.status.into(),
        totals: view.totals.into(),
        criteria,
        human: view.human.map(Into::into),
        waiver: view.waiver.map(Into::into),
    })
}

fn criterion(view: CriterionView<'_>) -> Result<CriterionGrade, ResultError> {
    let id: CriterionId = view.id.parse().map_err(|e: IdError| content(&"criteria", &e))?;
    let missing = |member: &str| content(&id, &format!("expected {member}, found none"));
    // What is hidden from the reader of the document is gone, and whoever writes it again hides it again.
    let veiled = view.hidden && view.title.is_none();
    if view.title.is_none() && !veiled {
        return Err(missing("a title"));
    }
    let question = |text: &str| text.parse().map_err(|e: QuestionError| content(&id, &e));
    let citation = |c: CitationView<'_>| -> Result<Citation, ResultError> {
        Ok(Citation { question: question(&c.question)?, resource: c.resource.into_owned() })
    };
    let finding = Finding {
        differences: view.differences.into_iter().map(Into::into).collect(),
        citations: view.citations.into_iter().map(citation).collect::<Result<_, _>>()?,
    };
    // Beneath what a person decided is the verdict.
    let beneath = view.human.as_ref().map(|human| human.automatic).or(view.waiver.as_ref().map(|w| w.automatic));
    let verdict = match beneath.unwrap_or(view.status) {
        StatusName::Excused => return Err(missing("a waiver")),
        StatusName::Passed => Verdict::Passed,
        StatusName::Manual => Verdict::Manual,
        StatusName::Failed => Verdict::Failed(finding),
        StatusName::Blocked => {
            let by = view.blocked_by.iter().map(|by| by.parse().map_err(|e: IdError| content(&id, &e)));
            Verdict::Blocked { by: by.collect::<Result<_, _>>()?, finding }
        }
        StatusName::Inconclusive => match view.gap {
            Some(gap) => Verdict::Inconclusive(gap.into()),
            None if veiled => Verdict::Inconclusive(Gap::new(grader_core::GapReason::NotRecorded)),
            None => return Err(missing("a gap")),
        },
        StatusName::Broken => match view.defect {
            Some(defect) => Verdict::Broken(defect.into_owned()),
            None if veiled => Verdict::Broken(String::new()),
            None => return Err(missing("a defect")),
        },
    };
    let excused = if matches!(view.status, StatusName::Excused) { view.points } else { Points::ZERO };
    Ok(CriterionGrade {
        title: view.title.map(Into::into).unwrap_or_default(),
        hint: view.hint.map(Into::into).unwrap_or_default(),
        guide: view.guide.map(Into::into).unwrap_or_default(),
        hidden: view.hidden,
        place: view.place.map_or_else(
            || Place { file: String::new(), line: 0 },
            |p| Place { file: p.file.into_owned(), line: p.line },
        ),
        totals: Totals { earned: view.earned, possible: view.points, open: view.open, excused },
        verdict,
        remarks: view.remarks.into_iter().map(Into::into).collect(),
        asked: view.asked.iter().map(|text| question(text)).collect::<Result<_, _>>()?,
        provenance: view.provenance.into(),
        human: view.human.map(Into::into),
        waiver: view.waiver.map(Into::into),
        id,
    })
}

impl From<TextView<'_>> for Text {
    fn from(view: TextView<'_>) -> Self {
        Self { fr: view.fr.into_owned(), en: view.en.into_owned() }
    }
}

impl From<TotalsView> for Totals {
    fn from(view: TotalsView) -> Self {
        let TotalsView { earned, possible, open, excused } = view;
        Self { earned, possible, open, excused }
    }
}

impl From<RunView<'_>> for Run {
    fn from(view: RunView<'_>) -> Self {
        Self {
            started_at: view.started_at,
            finished_at: view.finished_at,
            version: view.version.into_owned(),
            source: match view.source {
                SourceView::Live => RunSource::Live,
                SourceView::Bundle { digest } => RunSource::Bundle { digest: digest.into_owned() },
            },
        }
    }
}

impl From<GapView<'_>> for Gap {
    fn from(view: GapView<'_>) -> Self {
        Self {
            reason: view.reason.into(),
            operation: view.operation.map(Into::into),
            detail: view.detail.map(Into::into),
        }
    }
}

/// An aspect that only a later version knows goes with the name.
fn subject(name: Cow<'_, str>, aspect: Option<Cow<'_, str>>) -> Subject {
    let known = |aspect: &str| Aspect::ALL.iter().copied().find(|known| known.name() == aspect);
    match aspect.map(|aspect| known(&aspect).ok_or(aspect)) {
        None => name.into_owned().into(),
        Some(Ok(aspect)) => (name, aspect).into(),
        Some(Err(aspect)) => format!("{name} {aspect}").into(),
    }
}

impl From<DifferenceView<'_>> for Difference {
    fn from(view: DifferenceView<'_>) -> Self {
        Self {
            subject: subject(view.subject, view.aspect),
            expected: view.expected.into(),
            observed: view.observed.into(),
        }
    }
}

impl From<ShownView<'_>> for Shown {
    fn from(view: ShownView<'_>) -> Self {
        match view {
            ShownView::Absent => Self::Absent,
            ShownView::Present => Self::Present,
            ShownView::NotHandedIn => Self::NotHandedIn,
            ShownView::Value { value } => Self::Value(value.into_owned()),
            ShownView::Values { values } => Self::Values(values.into_owned()),
        }
    }
}

impl From<RemarkView<'_>> for Remark {
    fn from(view: RemarkView<'_>) -> Self {
        match view {
            RemarkView::Renamed { expected, found } => {
                Self::Renamed { expected: expected.into_owned(), found: found.into_owned() }
            }
            RemarkView::OtherPort { subject, expected, found } => {
                Self::OtherPort { subject: subject.into_owned(), expected, found }
            }
            RemarkView::OtherValue { subject: name, aspect, expected, found } => Self::OtherValue {
                subject: subject(name, aspect),
                expected: expected.into_owned(),
                found: found.into_owned(),
            },
            RemarkView::LeftBehind { name, list } => {
                Self::LeftBehind { name: name.into_owned(), list: list.into_owned() }
            }
            RemarkView::JudgedFromSource { subject } => Self::JudgedFromSource { subject: subject.into_owned() },
            RemarkView::BehaviourCounts { subject, found } => {
                Self::BehaviourCounts { subject: subject.into_owned(), found: found.into_owned() }
            }
            RemarkView::ExposesOther { subject, expected, found } => {
                Self::ExposesOther { subject: subject.into_owned(), expected, found }
            }
            RemarkView::PrivateKey { path } => Self::PrivateKey { path: path.into_owned() },
            RemarkView::WithoutHistory { subject } => Self::WithoutHistory { subject: subject.into_owned() },
            RemarkView::LooksSwapped => Self::LooksSwapped,
            RemarkView::NotReadable { subject, found } => {
                Self::NotReadable { subject: subject.into_owned(), found: found.into_owned() }
            }
        }
    }
}

fn notice(view: NoticeView<'_>) -> Result<Notice, ResultError> {
    let key = |text: &str| text.parse().map_err(|e: KeyError| content(&"notices", &e));
    Ok(match view {
        NoticeView::CustomEndpoint { url } => Notice::CustomEndpoint { url: url.into_owned() },
        NoticeView::LocalAddresses => Notice::LocalAddresses,
        NoticeView::Unsigned => Notice::Unsigned,
        NoticeView::SignedByStranger { key: by } => Notice::SignedByStranger { key: key(&by)? },
        NoticeView::SignedAnew { key: by, before } => Notice::SignedAnew { key: key(&by)?, before: key(&before)? },
        NoticeView::OtherStudent { found } => Notice::OtherStudent { found: found.into_owned() },
        NoticeView::OtherLab { found } => Notice::OtherLab { found: found.into_owned() },
        NoticeView::OtherHost { address, found, own } => {
            Notice::OtherHost { address: address.into_owned(), found: found.into_owned(), own: own.into_owned() }
        }
        NoticeView::NothingHandedIn => Notice::NothingHandedIn,
        NoticeView::Rebased { profile, unused, rebased, left_out } => Notice::Rebased(Rebasing {
            profile: profile.into_owned(),
            unused: unused.into_owned(),
            rebased: rebased.into_owned(),
            left_out: left_out.into_owned(),
        }),
    })
}
