//! What people and the rules of the course add.

use std::borrow::Cow;

use grader_core::{Adjustment, CriterionId, Gain, HumanMark, Keep, Points, Waiver};
use jiff::{Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    names::StatusName,
    task::{TextView, TotalsView},
    values::GapView,
};

/// The mark that a person gave; it wins over the verdict.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "HumanMark")]
pub(super) struct HumanView<'a> {
    #[schemars(with = "f64", range(min = 0))]
    points: Points,
    /// Why; null where it is hidden from the reader.
    reason: Option<Cow<'a, str>>,
    marker: Cow<'a, str>,
    #[schemars(with = "String", extend("format" = "date"))]
    date: Date,
    /// Whether it is a share of a mark for the whole task.
    shared: bool,
    /// The verdict of the grader beneath it.
    pub(super) automatic: StatusName,
    /// The points of that verdict.
    beneath: TotalsView,
    /// The verdict that the marker saw: a status, perhaps with a digest of what was found.
    seen: Cow<'a, str>,
    /// Whether the verdict beneath is another one now.
    changed: bool,
}

impl<'a> HumanView<'a> {
    /// `human`, whose reason the reader may know as `reason`.
    pub(super) fn of(human: &'a HumanMark, reason: Option<&'a str>) -> Self {
        Self {
            points: human.points,
            reason: reason.map(Into::into),
            marker: (&human.marker).into(),
            date: human.date,
            shared: human.shared,
            automatic: human.automatic.into(),
            beneath: human.beneath.into(),
            seen: (&human.seen).into(),
            changed: human.changed,
        }
    }
}

impl From<HumanView<'_>> for HumanMark {
    fn from(view: HumanView<'_>) -> Self {
        Self {
            points: view.points,
            reason: view.reason.map(Cow::into_owned).unwrap_or_default(),
            marker: view.marker.into_owned(),
            date: view.date,
            shared: view.shared,
            automatic: view.automatic.into(),
            beneath: view.beneath.into(),
            seen: view.seen.into_owned(),
            changed: view.changed,
        }
    }
}

/// An excuse until a date.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Waiver")]
pub(super) struct WaiverView<'a> {
    /// The last day on which it holds.
    #[schemars(with = "String", extend("format" = "date"))]
    until: Date,
    /// Why; null where it is hidden from the reader.
    reason: Option<Cow<'a, str>>,
    marker: Cow<'a, str>,
    #[schemars(with = "String", extend("format" = "date"))]
    date: Date,
    /// Whether it is over: the verdict counts again.
    over: bool,
    /// The verdict of the grader beneath it.
    pub(super) automatic: StatusName,
    /// The points of that verdict.
    beneath: TotalsView,
}

impl<'a> WaiverView<'a> {
    /// `waiver`, whose reason the reader may know as `reason`.
    pub(super) fn of(waiver: &'a Waiver, reason: Option<&'a str>) -> Self {
        Self {
            until: waiver.until,
            reason: reason.map(Into::into),
            marker: (&waiver.marker).into(),
            date: waiver.date,
            over: waiver.over,
            automatic: waiver.automatic.into(),
            beneath: waiver.beneath.into(),
        }
    }
}

impl From<WaiverView<'_>> for Waiver {
    fn from(view: WaiverView<'_>) -> Self {
        Self {
            until: view.until,
            reason: view.reason.map(Cow::into_owned).unwrap_or_default(),
            marker: view.marker.into_owned(),
            date: view.date,
            over: view.over,
            automatic: view.automatic.into(),
            beneath: view.beneath.into(),
        }
    }
}

/// One line between the points earned and the mark. `points` are added, or taken away by `late`.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
#[schemars(rename = "Adjustment")]
pub(super) enum AdjustmentView<'a> {
    /// Which of several attempts this is; adds nothing.
    Attempt { number: u32, of: u32, keep: KeepName },
    /// Parts are excused, and the rest counts for the whole.
    Rebased {
        #[schemars(with = "f64", range(min = 0))]
        excused: Points,
        #[schemars(with = "f64", range(min = 0))]
        points: Points,
    },
    /// Late within the grace period; takes nothing.
    Grace {
        #[schemars(with = "String", extend("format" = "date-time"))]
        due: Timestamp,
        #[schemars(with = "String", extend("format" = "date-time"))]
        submitted: Timestamp,
    },
    /// Late.
    Late {
        #[schemars(with = "String", extend("format" = "date-time"))]
        due: Timestamp,
        #[schemars(with = "String", extend("format" = "date-time"))]
        submitted: Timestamp,
        /// A day that has begun is a day.
        days: u32,
        #[schemars(with = "f64", range(min = 0))]
        points: Points,
    },
    /// Nobody knows when it was handed in; takes nothing.
    SubmissionTimeUnknown {
        #[schemars(with = "String", extend("format" = "date-time"))]
        due: Timestamp,
    },
    /// A criterion beyond the points.
    BonusCriterion {
        #[schemars(with = "String")]
        criterion: CriterionId,
        title: TextView<'a>,
        /// How to gain it.
        hint: TextView<'a>,
        /// What it is worth; `points` are less where the mark has no room for more below all points.
        #[schemars(with = "f64", range(min = 0))]
        worth: Points,
        /// Whether it was seen to be fulfilled.
        gained: bool,
        /// Why that could not be seen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unseen: Option<GapView<'a>>,
        #[schemars(with = "f64", range(min = 0))]
        points: Points,
    },
    /// What a person gave beyond the rubric.
    Bonus {
        reason: Cow<'a, str>,
        marker: Cow<'a, str>,
        #[schemars(with = "String", extend("format" = "date"))]
        date: Date,
        #[schemars(with = "f64", range(min = 0))]
        points: Points,
    },
}

super::names::names! {
    /// The attempt that counts.
    KeepName of Keep {
        /// The one with the highest mark.
        Best,
        /// The one that was handed in last.
        Last,
    }
}

impl<'a> From<&'a Adjustment> for AdjustmentView<'a> {
    fn from(line: &'a Adjustment) -> Self {
        match line {
            Adjustment::Attempt { number, of, keep } => {
                Self::Attempt { number: *number, of: *of, keep: (*keep).into() }
            }
            Adjustment::Rebased { excused, points } => Self::Rebased { excused: *excused, points: *points },
            Adjustment::Grace { due, submitted } => Self::Grace { due: *due, submitted: *submitted },
            Adjustment::Late { due, submitted, days, points } => {
                Self::Late { due: *due, submitted: *submitted, days: *days, points: *points }
            }
            Adjustment::SubmissionTimeUnknown { due } => Self::SubmissionTimeUnknown { due: *due },
            Adjustment::BonusCriterion { id, title, hint, worth, gain, points } => Self::BonusCriterion {
                criterion: id.clone(),
                title: title.into(),
                hint: hint.into(),
                worth: *worth,
                gained: *gain == Gain::Gained,
                unseen: if let Gain::Unseen(gap) = gain { Some(gap.into()) } else { None },
                points: *points,
            },
            Adjustment::Bonus { reason, marker, date, points } => {
                Self::Bonus { reason: reason.into(), marker: marker.into(), date: *date, points: *points }
            }
        }
    }
}

impl From<AdjustmentView<'_>> for Adjustment {
    fn from(view: AdjustmentView<'_>) -> Self {
        match view {
            AdjustmentView::Attempt { number, of, keep } => Self::Attempt { number, of, keep: keep.into() },
            AdjustmentView::Rebased { excused, points } => Self::Rebased { excused, points },
            AdjustmentView::Grace { due, submitted } => Self::Grace { due, submitted },
            AdjustmentView::Late { due, submitted, days, points } => Self::Late { due, submitted, days, points },
            AdjustmentView::SubmissionTimeUnknown { due } => Self::SubmissionTimeUnknown { due },
            AdjustmentView::BonusCriterion { criterion, title, hint, worth, gained, unseen, points } => {
                let gain = match unseen {
                    Some(gap) => Gain::Unseen(gap.into()),
                    None if gained => Gain::Gained,
                    None => Gain::NotGained,
                };
                Self::BonusCriterion { id: criterion, title: title.into(), hint: hint.into(), worth, gain, points }
            }
            AdjustmentView::Bonus { reason, marker, date, points } => {
                Self::Bonus { reason: reason.into_owned(), marker: marker.into_owned(), date, points }
            }
        }
    }
}
