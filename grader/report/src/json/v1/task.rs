//! Tasks and criteria.

use std::borrow::Cow;

use grader_core::{Points, TaskGrade, Text, Totals};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    marks::{HumanView, WaiverView},
    names::{ProvenanceName, StatusName},
    values::{CitationView, DifferenceView, GapView, RemarkView, lines},
};
use crate::{Report, report::Seen};

/// One text in French and English.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Text")]
pub(super) struct TextView<'a> {
    pub(super) fr: Cow<'a, str>,
    pub(super) en: Cow<'a, str>,
}

/// Points with at most two decimals.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Totals")]
pub(super) struct TotalsView {
    /// Earned so far.
    #[schemars(with = "f64", range(min = 0))]
    pub(super) earned: Points,
    /// All there are.
    #[schemars(with = "f64", range(min = 0))]
    pub(super) possible: Points,
    /// Not settled: left to a person, or not seen.
    #[schemars(with = "f64", range(min = 0))]
    pub(super) open: Points,
    /// Of the possible ones, those that the student is excused from; not there when it is zero.
    #[schemars(with = "f64", range(min = 0))]
    #[serde(default, skip_serializing_if = "Points::is_zero")]
    pub(super) excused: Points,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Task")]
pub(super) struct TaskView<'a> {
    /// Such as `6.1`: phase and number.
    #[schemars(regex(pattern = r"^[1-9][0-9]*\.[1-9][0-9]*$"))]
    pub(super) id: String,
    pub(super) title: TextView<'a>,
    /// The worst of its criteria.
    pub(super) status: StatusName,
    #[serde(flatten)]
    pub(super) totals: TotalsView,
    /// Its criteria; none where only a person judges the task.
    pub(super) criteria: Vec<CriterionView<'a>>,
    /// The mark that a person gave for the task as a whole.
    pub(super) human: Option<HumanView<'a>>,
    /// That the student is excused from all of it.
    pub(super) waiver: Option<WaiverView<'a>>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Criterion")]
pub(super) struct CriterionView<'a> {
    /// Such as `6.1-b`. An id never changes its meaning.
    #[schemars(regex(pattern = r"^[1-9][0-9]*\.[1-9][0-9]*-[a-z]{1,2}$"))]
    pub(super) id: String,
    /// What is expected; null where it is hidden from the reader, like all members down to `provenance`.
    pub(super) title: Option<TextView<'a>>,
    pub(super) status: StatusName,
    /// In a self-check: whether AWS is still starting what it lacks, so that there is nothing to put right yet; not there
    /// when it is not so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) starting: bool,
    /// What it is worth: all or nothing, unless a person decided.
    #[schemars(with = "f64", range(min = 0))]
    pub(super) points: Points,
    #[schemars(with = "f64", range(min = 0))]
    pub(super) earned: Points,
    #[schemars(with = "f64", range(min = 0))]
    pub(super) open: Points,
    /// What the rubric expects, one line per difference; null unless it failed.
    expected: Option<String>,
    /// What was seen, one line per difference; null unless it failed.
    observed: Option<String>,
    /// The same, as values.
    pub(super) differences: Vec<DifferenceView<'a>>,
    /// Where in the evidence this was read.
    pub(super) citations: Vec<CitationView<'a>>,
    /// The criteria at the root of a blocked one.
    pub(super) blocked_by: Vec<String>,
    /// Why it could not be seen.
    pub(super) gap: Option<GapView<'a>>,
    /// The defect of the grader or of the rubric, for a broken one.
    pub(super) defect: Option<Cow<'a, str>>,
    /// How to put it right.
    pub(super) hint: Option<TextView<'a>>,
    /// How a person marks it where a machine cannot; null for students and where a machine always can.
    #[serde(default)]
    pub(super) guide: Option<TextView<'a>>,
    /// Things worth saying, without effect on the points.
    pub(super) remarks: Vec<RemarkView<'a>>,
    /// What was asked to judge it, as in `citations`.
    pub(super) asked: Vec<String>,
    pub(super) provenance: ProvenanceName,
    /// The mark that a person gave.
    pub(super) human: Option<HumanView<'a>>,
    /// That the student is excused from it.
    pub(super) waiver: Option<WaiverView<'a>>,
    /// Where it is declared.
    pub(super) place: Option<PlaceView<'a>>,
    /// Whether students see only its points.
    pub(super) hidden: bool,
}

/// A line of a feature file.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Place")]
pub(super) struct PlaceView<'a> {
    /// Relative to the features folder.
    pub(super) file: Cow<'a, str>,
    /// From 1.
    pub(super) line: usize,
}

impl<'a> TaskView<'a> {
    pub(super) fn of(task: &'a TaskGrade, report: &Report<'a>) -> Self {
        Self {
            id: task.id.to_string(),
            title: (&task.title).into(),
            status: task.status.into(),
            totals: task.totals.into(),
            criteria: task.criteria.iter().map(|c| report.seen(c).into()).collect(),
            human: task.human.as_ref().map(|human| HumanView::of(human, Some(&human.reason))),
            waiver: task.waiver.as_ref().map(|waiver| WaiverView::of(waiver, Some(&waiver.reason))),
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
            starting: seen.starting,
            points: criterion.totals.possible,
            earned: criterion.totals.earned,
            open: criterion.totals.open,
            expected: lines(differences, |d| &d.expected),
            observed: lines(differences, |d| &d.observed),
            differences: differences.iter().map(Into::into).collect(),
            citations: citations.iter().map(Into::into).collect(),
            blocked_by: seen.blocked_by().iter().map(ToString::to_string).collect(),
            gap: seen.gap().map(Into::into),
            defect: seen.defect().map(Into::into),
            hint: seen.hint().map(Into::into),
            guide: seen.guide().map(Into::into),
            remarks: seen.remarks().iter().map(Into::into).collect(),
            asked: seen.asked().iter().map(ToString::to_string).collect(),
            provenance: criterion.provenance.into(),
            human: criterion.human.as_ref().map(|human| HumanView::of(human, seen.decision().reason)),
            waiver: criterion.waiver.as_ref().map(|waiver| WaiverView::of(waiver, seen.decision().reason)),
            place: seen.place().map(|p| PlaceView { file: (&p.file).into(), line: p.line }),
            hidden: criterion.hidden,
        }
    }
}

impl<'a> From<&'a Text> for TextView<'a> {
    fn from(text: &'a Text) -> Self {
        Self { fr: (&text.fr).into(), en: (&text.en).into() }
    }
}

impl From<Totals> for TotalsView {
    fn from(totals: Totals) -> Self {
        let Totals { earned, possible, open, excused } = totals;
        Self { earned, possible, open, excused }
    }
}
