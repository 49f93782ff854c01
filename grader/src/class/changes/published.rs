//! What is compared of a `result.json`: every mark that it names, and the lines that lead from the points to the mark.

use grader_core::{Adjustment, Gain, Points, Status, Text};
use grader_report::{StoredAdjustment, adjustment_text};
use jiff::Timestamp;
use serde::Deserialize;

use super::{Gap, Human, Mark};

/// The part of `result.json` that is compared.
#[derive(Default, Deserialize)]
pub(crate) struct Published {
    totals: Totals,
    mark: Option<Points>,
    tasks: Vec<Task>,
    #[serde(default)]
    adjustments: Vec<StoredAdjustment>,
    #[serde(default)]
    lab: Lab,
    /// The run; none where there is no result yet.
    pub run: Option<Made>,
}

#[derive(Default, Deserialize)]
struct Totals {
    earned: Points,
}

#[derive(Default, Deserialize)]
struct Lab {
    due: Option<Due>,
}

#[derive(Deserialize)]
struct Due {
    zone: String,
}

#[derive(Deserialize)]
struct Task {
    id: String,
    title: Option<Text>,
    status: Status,
    earned: Points,
    possible: Points,
    human: Option<Human>,
    criteria: Vec<Criterion>,
}

impl Task {
    fn mark(&self) -> Mark {
        Mark { human: self.human.clone(), ..Mark::of(self.status, self.earned, self.possible) }
    }
}

#[derive(Deserialize)]
struct Criterion {
    id: String,
    title: Option<Text>,
    #[serde(flatten)]
    mark: Mark,
}

#[derive(Deserialize)]
pub(crate) struct Made {
    pub finished_at: Timestamp,
}

impl Published {
    /// The mark; the first version of the format had only points.
    pub fn mark(&self) -> Points {
        self.mark.unwrap_or(self.totals.earned)
    }
}

/// A named mark, and what a change of it is known by.
pub(super) struct Named {
    pub id: String,
    pub title: Option<Text>,
    pub mark: Mark,
    line: Option<Adjustment>,
}

impl Named {
    /// Whether it is what it was `before`.
    pub fn is_as(&self, before: &Self) -> bool {
        match (&self.line, &before.line) {
            (None, None) => self.mark.shown() == before.mark.shown(),
            (now, then) => now == then,
        }
    }
}

/// The criteria.
pub(super) fn criteria(published: &Published) -> Vec<Named> {
    let criteria = published.tasks.iter().flat_map(|task| &task.criteria);
    criteria.map(|c| Named { id: c.id.clone(), title: c.title.clone(), mark: c.mark.clone(), line: None }).collect()
}

/// The tasks that no criterion speaks for: those without any, and those whose mark as a whole is, or was, to be reviewed.
pub(super) fn tasks(published: &Published, other: &Published) -> Vec<Named> {
    let flagged = |task: &Task| task.mark().needs_review();
    let speaks = |task: &&Task| {
        let twin = other.tasks.iter().find(|twin| twin.id == task.id);
        task.criteria.is_empty() || twin.is_some_and(|twin| flagged(twin) != flagged(task))
    };
    let named = |task: &Task| Named { id: task.id.clone(), title: task.title.clone(), mark: task.mark(), line: None };
    published.tasks.iter().filter(speaks).map(named).collect()
}

/// The lines between the points and the mark.
pub(super) fn lines(published: &Published) -> Vec<Named> {
    let zone = published.lab.due.as_ref().map(|due| due.zone.as_str());
    let mut stood = published.totals.earned;
    let mut named = Vec::new();
    for StoredAdjustment(line) in &published.adjustments {
        let stands = line.apply(stood);
        named.push(Named::of_line(line, zone, (stood, stands)));
        stood = stands;
    }
    named
}

impl Named {
    /// A line before which the mark `stood`, and after which it `stands`.
    fn of_line(line: &Adjustment, zone: Option<&str>, (stood, stands): (Points, Points)) -> Self {
        let (id, mark) = match line {
            Adjustment::Attempt { .. } => ("attempt", Mark::of(Status::Passed, stands, stood)),
            Adjustment::Rebased { excused, points } => ("excused", Mark::of(Status::Excused, *points, *excused)),
            Adjustment::Grace { .. } => ("lateness", Mark::of(Status::Passed, stands, stood)),
            Adjustment::Late { .. } => ("lateness", Mark::of(Status::Failed, stands, stood)),
            Adjustment::SubmissionTimeUnknown { .. } => ("lateness", Mark::of(Status::Inconclusive, stands, stood)),
            Adjustment::Bonus { points, .. } => ("bonus", Mark::of(Status::Passed, *points, *points)),
            Adjustment::BonusCriterion { id, title, worth, gain, points, .. } => {
                let (status, gap) = match gain {
                    Gain::Gained => (Status::Passed, None),
                    Gain::NotGained => (Status::Failed, None),
                    Gain::Unseen(gap) => (Status::Inconclusive, Some(Gap::of(gap))),
                };
                let mark = Mark { gap, ..Mark::of(status, *points, *worth) };
                // A criterion in all but its points: what it says and how it is worded may change without a word.
                return Self { id: id.to_string(), title: Some(title.clone()), mark, line: None };
            }
        };
        let code = || Text { fr: line.code().to_owned(), en: line.code().to_owned() };
        let title = adjustment_text(line, zone).unwrap_or_else(|_| code());
        Self { id: id.to_owned(), title: Some(title), mark, line: Some(line.clone()) }
    }
}
