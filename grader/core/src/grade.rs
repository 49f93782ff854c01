//! The grade: outcomes settled against the rubric's points and prerequisites.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    Adjustment, Criterion, CriterionId, Evidence, HumanMark, Notice, Outcome, Place, Points, Prerequisite, Provenance,
    Question, Remark, Rubric, Student, Task, TaskId, Text, Verdict, Waiver, bonus, hosts,
};

/// The grade of one submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Grade {
    /// Whose it is.
    pub student: Student,
    /// What readers should know about how the deployment was seen.
    pub notices: Vec<Notice>,
    /// The digest of the rubric.
    pub rubric: String,
    /// The sums over all tasks.
    pub totals: Totals,
    /// The tasks, in the order of the course.
    pub tasks: Vec<TaskGrade>,
    /// What lies between the points earned and the mark, in the order in which it applies.
    pub adjustments: Vec<Adjustment>,
}

/// Points earned, possible, still open, and excused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Totals {
    /// Earned so far.
    pub earned: Points,
    /// All there are.
    pub possible: Points,
    /// Not settled: left to a person, or not seen.
    pub open: Points,
    /// Of the possible ones, those that the student is excused from.
    #[serde(default, skip_serializing_if = "Points::is_zero")]
    pub excused: Points,
}

/// The grade of one task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskGrade {
    /// The task.
    pub id: TaskId,
    /// Its title.
    pub title: Text,
    /// The worst of its criteria.
    pub status: Status,
    /// Its points.
    pub totals: Totals,
    /// Its criteria.
    pub criteria: Vec<CriterionGrade>,
    /// The mark that a person gave for the task as a whole.
    pub human: Option<HumanMark>,
    /// That the student is excused from all of it.
    pub waiver: Option<Waiver>,
}

/// The grade of one criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionGrade {
    /// The criterion.
    pub id: CriterionId,
    /// What is expected.
    pub title: Text,
    /// How to put it right.
    pub hint: Text,
    /// How a person marks it, where a machine cannot.
    pub guide: Text,
    /// Whether students see it in a self-check.
    pub hidden: bool,
    /// Where it is declared.
    pub place: Place,
    /// Its points: all or nothing, unless a person decided.
    pub totals: Totals,
    /// The verdict of the grader, also where a person decided otherwise.
    pub verdict: Verdict,
    /// Things worth saying.
    pub remarks: Vec<Remark>,
    /// What was asked to judge it.
    pub asked: Vec<Question>,
    /// Who saw the evidence.
    pub provenance: Provenance,
    /// The mark that a person gave.
    pub human: Option<HumanMark>,
    /// That the student is excused from it.
    pub waiver: Option<Waiver>,
}

/// A verdict in one word, from the best to the most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The student is excused from it.
    Excused,
    /// As expected.
    Passed,
    /// For a person to judge.
    Manual,
    /// Could not be seen.
    Inconclusive,
    /// Waits for something that failed elsewhere.
    Blocked,
    /// Not as expected.
    Failed,
    /// A defect of ours.
    Broken,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Excused, Self::Passed, Self::Manual, Self::Inconclusive, Self::Blocked, Self::Failed, Self::Broken];

    /// The published name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Excused => "excused",
            Self::Passed => "passed",
            Self::Manual => "manual",
            Self::Inconclusive => "inconclusive",
            Self::Blocked => "blocked",
            Self::Failed => "failed",
            Self::Broken => "broken",
        }
    }
}

impl From<&Verdict> for Status {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Passed,
            Verdict::Failed(_) => Self::Failed,
            Verdict::Blocked { .. } => Self::Blocked,
            Verdict::Inconclusive(_) => Self::Inconclusive,
            Verdict::Manual => Self::Manual,
            Verdict::Broken(_) => Self::Broken,
        }
    }
}

impl CriterionGrade {
    /// What it came to in one word: the verdict, or what a person made of it. A human mark passes when it gives all points.
    #[must_use]
    pub fn status(&self) -> Status {
        decided(self.human.as_ref(), self.waiver.as_ref(), self.totals).unwrap_or_else(|| Status::from(&self.verdict))
    }
}

/// The status that a person's decision gives, where there is one that holds.
pub(crate) fn decided(human: Option<&HumanMark>, waiver: Option<&Waiver>, totals: Totals) -> Option<Status> {
    if waiver.is_some_and(|waiver| !waiver.over) {
        return Some(Status::Excused);
    }
    human.map(|_| if totals.earned >= totals.possible { Status::Passed } else { Status::Failed })
}

impl Grade {
    /// Settles the `outcomes` of judging `evidence` by `rubric`.
    ///
    /// A criterion that failed although something it requires did not pass is blocked and names the root causes. When
    /// what it requires could not be settled, its own points stay open too.
    #[must_use]
    pub fn settle(rubric: &Rubric, evidence: &Evidence, mut outcomes: BTreeMap<CriterionId, Outcome>) -> Self {
        let causes = Causes::new(rubric, &outcomes);
        let tasks: Vec<TaskGrade> = rubric
            .tasks
            .iter()
            .map(|task| {
                let criteria: Vec<CriterionGrade> = task
                    .criteria
                    .iter()
                    .map(|criterion| {
                        let outcome = outcomes.remove(&criterion.id).unwrap_or_else(not_judged);
                        settle_one(criterion, outcome, &causes, evidence.recorder.provenance)
                    })
                    .collect();
                task_grade(task, criteria)
            })
            .collect();
        let totals: Totals = tasks.iter().map(|t| t.totals).sum();
        let adjustments = bonus::lines(rubric, &outcomes, totals.earned, totals.possible);
        Self {
            student: evidence.submission.student.clone(),
            notices: evidence
                .notices
                .iter()
                .cloned()
                .chain(hosts::notices(evidence))
                .chain(rubric.rebasing.clone().map(Notice::Rebased))
                .collect(),
            rubric: rubric.digest.clone(),
            totals,
            tasks,
            adjustments,
        }
    }

    /// The final mark, after all adjustments. It is out of `totals.possible`, and above that only by a bonus.
    #[must_use]
    pub fn mark(&self) -> Points {
        self.adjustments.iter().fold(self.totals.earned, |mark, line| line.apply(mark))
    }

    /// All criteria, in order.
    pub fn criteria(&self) -> impl Iterator<Item = &CriterionGrade> {
        self.tasks.iter().flat_map(|t| &t.criteria)
    }
}

impl Totals {
    /// The points that are earned or lost for good: neither open nor excused.
    #[must_use]
    pub const fn settled(self) -> Points {
        self.possible.less(self.open).less(self.excused)
    }
}

impl std::iter::Sum for Totals {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), |a, b| Self {
            earned: a.earned + b.earned,
            possible: a.possible + b.possible,
            open: a.open + b.open,
            excused: a.excused + b.excused,
        })
    }
}

/// A criterion that the runner lost is our defect, not the student's.
fn not_judged() -> Outcome {
    Outcome {
        verdict: Verdict::Broken("this criterion was not judged".to_owned()),
        remarks: Vec::new(),
        asked: Vec::new(),
    }
}

fn settle_one(criterion: &Criterion, outcome: Outcome, causes: &Causes<'_>, provenance: Provenance) -> CriterionGrade {
    let (verdict, waits) = match outcome.verdict {
        Verdict::Failed(finding) => match causes.roots_of(&criterion.id, &outcome.remarks) {
            by if by.is_empty() => (Verdict::Failed(finding), false),
            by => {
                let unsettled = by.iter().any(|id| causes.is_open(id));
                (Verdict::Blocked { by, finding }, unsettled)
            }
        },
        verdict => (verdict, false),
    };
    let (earned, open) = match Status::from(&verdict) {
        Status::Passed => (criterion.points, Points::ZERO),
        Status::Excused | Status::Failed => (Points::ZERO, Points::ZERO),
        Status::Blocked if !waits => (Points::ZERO, Points::ZERO),
        Status::Blocked | Status::Inconclusive | Status::Manual | Status::Broken => (Points::ZERO, criterion.points),
    };
    CriterionGrade {
        id: criterion.id.clone(),
        title: criterion.title.clone(),
        hint: criterion.hint.clone(),
        guide: criterion.guide.clone(),
        hidden: criterion.hidden,
        place: criterion.place.clone(),
        totals: Totals { earned, possible: criterion.points, open, excused: Points::ZERO },
        verdict,
        remarks: outcome.remarks,
        asked: outcome.asked,
        provenance,
        human: None,
        waiver: None,
    }
}

fn task_grade(task: &Task, criteria: Vec<CriterionGrade>) -> TaskGrade {
    let status = worst(&criteria).unwrap_or(Status::Manual);
    let totals = if criteria.is_empty() {
        Totals { possible: task.points, open: task.points, ..Totals::default() }
    } else {
        criteria.iter().map(|c| c.totals).sum()
    };
    TaskGrade { id: task.id, title: task.title.clone(), status, totals, criteria, human: None, waiver: None }
}

/// The worst of the criteria.
pub(crate) fn worst(criteria: &[CriterionGrade]) -> Option<Status> {
    criteria.iter().map(CriterionGrade::status).max()
}

/// Finds what is at the root of a failure.
struct Causes<'a> {
    criteria: BTreeMap<&'a CriterionId, &'a Criterion>,
    outcomes: BTreeMap<CriterionId, Status>,
    /// Those that met quite another application.
    strangers: BTreeSet<CriterionId>,
}

impl<'a> Causes<'a> {
    fn new(rubric: &'a Rubric, outcomes: &BTreeMap<CriterionId, Outcome>) -> Self {
        let criteria = rubric.tasks.iter().flat_map(|t| &t.criteria).map(|c| (&c.id, c)).collect();
        let strange = |(_, outcome): &(&CriterionId, &Outcome)| outcome.verdict.is_another_application();
        Self {
            criteria,
            outcomes: outcomes.iter().map(|(id, o)| (id.clone(), Status::from(&o.verdict))).collect(),
            strangers: outcomes.iter().filter(strange).map(|(id, _)| id.clone()).collect(),
        }
    }

    /// The criterion that says it of all those that met another application: the first that nothing else stopped.
    fn spokesman(&self) -> Option<&CriterionId> {
        self.strangers.iter().find(|id| self.required(id).is_empty())
    }

    /// The criteria that `id` requires and that did not pass, in the order of their ids. A task without criteria is a
    /// person's to judge and blocks nothing; neither does a criterion that was left out of the run.
    fn required(&self, id: &CriterionId) -> BTreeSet<&'a CriterionId> {
        let Some(criterion) = self.criteria.get(id) else { return BTreeSet::new() };
        let required = |other: &CriterionId| {
            criterion.requires.iter().any(|r| match r {
                Prerequisite::Task(task) => other.task == *task,
                Prerequisite::Criterion(wanted) => other == wanted,
            })
        };
        self.criteria.keys().copied().filter(|other| *other != id && required(other) && self.stopped(other)).collect()
    }

    /// What stands in the way of `id`: what it requires, and another application that was met before.
    fn unmet(&self, id: &CriterionId) -> BTreeSet<&CriterionId> {
        let spokesman = self.spokesman().filter(|first| self.strangers.contains(id) && *first != id);
        self.required(id).into_iter().chain(spokesman).collect()
    }

    fn stopped(&self, id: &CriterionId) -> bool {
        self.outcomes.get(id).is_some_and(|status| *status != Status::Passed)
    }

    /// The roots above `id`: unmet requirements that have no unmet requirement themselves. Empty when nothing above failed.
    fn roots(&self, id: &CriterionId) -> Vec<CriterionId> {
        let mut roots = BTreeSet::new();
        let mut seen = BTreeSet::from([id.clone()]);
        let mut queue: Vec<&CriterionId> = self.unmet(id).into_iter().collect();
        while let Some(next) = queue.pop() {
            if !seen.insert(next.clone()) {
                continue;
            }
            let above = self.unmet(next);
            if above.is_empty() {
                roots.insert(next.clone());
            }
            queue.extend(above);
        }
        roots.into_iter().collect()
    }

    /// The roots above `id`, given the remarks on it. What was judged from the source does not wait for what could not be seen.
    fn roots_of(&self, id: &CriterionId, remarks: &[Remark]) -> Vec<CriterionId> {
        let mut roots = self.roots(id);
        if remarks.iter().any(|remark| matches!(remark, Remark::JudgedFromSource { .. })) {
            roots.retain(|root| !self.is_open(root));
        }
        roots
    }

    /// Whether the criterion's own points are open: a root that could not be settled.
    fn is_open(&self, id: &CriterionId) -> bool {
        matches!(self.outcomes.get(id), Some(Status::Inconclusive | Status::Manual | Status::Broken))
    }
}
