//! Applying marks and rules to a grade.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{Adjustment, Given, HumanMark, MarkLine, Marks, Target, Waiver, file::own_and_free};
use crate::{
    CriterionGrade, CriterionId, Grade, Lab, Points, Rubric, Status, Task, TaskGrade, Totals, Verdict, bonus,
    grade::{decided, worst},
};

/// What is applied to the grades of a class.
#[derive(Clone, Copy, Debug)]
pub struct Marking<'a> {
    /// The rules of the course.
    pub lab: &'a Lab,
    /// The whole rubric, also where only a part of it was judged.
    pub rubric: &'a Rubric,
    /// The marks that people gave, which [`Marks::check`] has found to fit.
    pub marks: &'a Marks,
    /// The day of the marking: excuses that ended before it are over.
    pub today: Date,
}

type Lines<'a> = BTreeMap<&'a Target, &'a MarkLine>;

impl Marking<'_> {
    /// Applies everything to `grade`, which comes fresh from [`Grade::settle`].
    ///
    /// `submitted` is when the work was handed in, where that is known. `before` is an earlier grade of the same student:
    /// what its human marks had beneath them is what the marker saw.
    pub fn apply(&self, grade: &mut Grade, submitted: Option<Timestamp>, before: Option<&Grade>) {
        let lines = self.marks.of(&grade.student.id);
        let memory = Memory::of(before);
        for task in &mut grade.tasks {
            self.task(task, &lines, &memory);
        }
        unblock(grade);
        for task in &mut grade.tasks {
            if !task.criteria.is_empty() {
                task.totals = task.criteria.iter().map(|c| c.totals).sum();
                task.status = worst(&task.criteria).unwrap_or(task.status);
            }
        }
        grade.totals = grade.tasks.iter().map(|task| task.totals).sum();
        let bonus = std::mem::take(&mut grade.adjustments);
        grade.adjustments = self.adjustments(grade, &lines, submitted, bonus);
    }

    fn task(&self, task: &mut TaskGrade, lines: &Lines<'_>, memory: &Memory) {
        let whole = lines.get(&Target::Task(task.id)).copied();
        let shares = match (whole.map(|line| line.given), self.rubric.tasks.iter().find(|t| t.id == task.id)) {
            (Some(Given::Points(points)), Some(declared)) => shares(declared, points, lines),
            _ => BTreeMap::new(),
        };
        for criterion in &mut task.criteria {
            let own = lines.get(&Target::Criterion(criterion.id.clone())).copied();
            let share = shares.get(&criterion.id).copied();
            match (own.map(|line| line.given), own, whole) {
                (Some(Given::Points(points)), Some(line), _) => self.mark(criterion, line, points, false, memory),
                (Some(Given::Excused { until }), Some(line), _) => self.excuse(criterion, line, until),
                (None, _, Some(line)) => match (line.given, share) {
                    (Given::Points(_), Some(points)) => self.mark(criterion, line, points, true, memory),
                    (Given::Excused { until }, _) => self.excuse(criterion, line, until),
                    (Given::Points(_), None) => {}
                },
                _ => {}
            }
        }
        let Some(line) = whole else { return };
        match line.given {
            Given::Points(points) => {
                let seen = line
                    .seen
                    .clone()
                    .or_else(|| memory.task(task, line, points))
                    .unwrap_or_else(|| task.status.name().to_owned());
                let changed = seen != task.status.name();
                let human = human(line, points, false, (task.status, task.totals), (seen, changed));
                task.human = Some(human);
                if task.criteria.is_empty() {
                    task.totals = Totals { earned: points, open: Points::ZERO, ..task.totals };
                }
            }
            Given::Excused { until } => {
                let waiver = self.waiver(line, until, (task.status, task.totals));
                if task.criteria.is_empty() && !waiver.over {
                    task.totals = excused(task.totals);
                }
                task.waiver = Some(waiver);
            }
        }
        if task.criteria.is_empty() {
            task.status = decided(task.human.as_ref(), task.waiver.as_ref(), task.totals).unwrap_or(task.status);
        }
    }

    fn mark(&self, criterion: &mut CriterionGrade, line: &MarkLine, points: Points, shared: bool, memory: &Memory) {
        let verdict = &criterion.verdict;
        // A mark for a whole task names one verdict for all of its criteria; that says nothing about each.
        let said = if shared { None } else { line.seen.clone() };
        let seen = said.or_else(|| memory.criterion(&criterion.id, line)).unwrap_or_else(|| verdict.seal());
        let changed = !verdict.bears(&seen);
        criterion.human = Some(human(line, points, shared, (criterion.status(), criterion.totals), (seen, changed)));
        criterion.totals = Totals { earned: points, open: Points::ZERO, ..criterion.totals };
    }

    fn excuse(&self, criterion: &mut CriterionGrade, line: &MarkLine, until: Date) {
        let waiver = self.waiver(line, until, (criterion.status(), criterion.totals));
        if !waiver.over {
            criterion.totals = excused(criterion.totals);
        }
        criterion.waiver = Some(waiver);
    }

    fn waiver(&self, line: &MarkLine, until: Date, (automatic, beneath): (Status, Totals)) -> Waiver {
        let MarkLine { reason, marker, date, .. } = line.clone();
        Waiver { until, reason, marker, date, over: until < self.today, automatic, beneath }
    }

    /// The lines between the points and the mark, in the order in which they apply; those of the `bonus` criteria are there.
    fn adjustments(
        &self,
        grade: &Grade,
        lines: &Lines<'_>,
        submitted: Option<Timestamp>,
        bonus: Vec<Adjustment>,
    ) -> Vec<Adjustment> {
        let mut adjustments = Vec::new();
        let Totals { earned, possible, excused, .. } = grade.totals;
        if !excused.is_zero() {
            let points = earned.scaled(possible, possible.less(excused)).less(earned);
            adjustments.push(Adjustment::Rebased { excused, points });
        }
        let mark = |lines: &[Adjustment]| lines.iter().fold(earned, |mark, line| line.apply(mark));
        if let Some(due) = &self.lab.due {
            match submitted {
                Some(at) => adjustments.extend(due.lateness(at, mark(&adjustments))),
                None => adjustments.push(Adjustment::SubmissionTimeUnknown { due: due.at }),
            }
        }
        adjustments.extend(bonus::fitted(bonus, mark(&adjustments), possible));
        if let Some(MarkLine { given: Given::Points(points), reason, marker, date, .. }) = lines.get(&Target::Bonus) {
            let (reason, marker) = (reason.clone(), marker.clone());
            adjustments.push(Adjustment::Bonus { reason, marker, date: *date, points: *points });
        }
        adjustments
    }
}

/// What each criterion of a task gets of a mark for the whole: the criteria with a line of their own keep it, the others
/// share the rest by what they are worth. The shares add up exactly.
fn shares(task: &Task, points: Points, lines: &Lines<'_>) -> BTreeMap<CriterionId, Points> {
    let (own, free) = own_and_free(task, lines);
    let has_line = |id: &CriterionId| lines.contains_key(&Target::Criterion(id.clone()));
    let others: Vec<_> = task.criteria.iter().filter(|c| !has_line(&c.id)).collect();
    let worth: Vec<Points> = others.iter().map(|c| c.points).collect();
    let shares = points.less(own).min(free).share(&worth);
    others.into_iter().map(|c| c.id.clone()).zip(shares).collect()
}

/// What the grader said by itself, and the verdict that the marker saw.
fn human(
    line: &MarkLine,
    points: Points,
    shared: bool,
    (automatic, beneath): (Status, Totals),
    (seen, changed): (String, bool),
) -> HumanMark {
    let MarkLine { reason, marker, date, .. } = line.clone();
    HumanMark { points, reason, marker, date, shared, automatic, beneath, seen, changed }
}

fn excused(totals: Totals) -> Totals {
    Totals { earned: Points::ZERO, open: Points::ZERO, excused: totals.possible, ..totals }
}

/// A failure below something that a person passed is a failure of its own, and one below something that is excused or
/// open is open, unless something else that it needs has failed for good.
fn unblock(grade: &mut Grade) {
    let statuses: BTreeMap<CriterionId, Status> = grade.criteria().map(|c| (c.id.clone(), c.status())).collect();
    for criterion in grade.tasks.iter_mut().flat_map(|task| &mut task.criteria) {
        let settled = criterion.status() != Status::Blocked;
        let Verdict::Blocked { by, finding } = &mut criterion.verdict else { continue };
        by.retain(|root| statuses.get(root) != Some(&Status::Passed));
        let roots: Vec<Status> = by.iter().filter_map(|root| statuses.get(root)).copied().collect();
        let is_open =
            |s: &Status| matches!(s, Status::Excused | Status::Inconclusive | Status::Manual | Status::Broken);
        let open = roots.iter().any(is_open) && !roots.contains(&Status::Failed);
        if by.is_empty() {
            let finding = finding.clone();
            let before = criterion.verdict.seal();
            criterion.verdict = Verdict::Failed(finding);
            if let Some(human) = &mut criterion.human {
                // Whoever saw the one saw the other.
                if human.seen == before {
                    human.seen = criterion.verdict.seal();
                }
                human.changed = !criterion.verdict.bears(&human.seen);
            }
            // What is told of the verdict beneath a decision is this one.
            let human = criterion.human.as_mut().map(|human| &mut human.automatic);
            let waiver = criterion.waiver.as_mut().map(|waiver| &mut waiver.automatic);
            human.into_iter().chain(waiver).for_each(|automatic| *automatic = Status::Failed);
        }
        if !settled {
            criterion.totals.open = if open { criterion.totals.possible } else { Points::ZERO };
        }
    }
}

/// The human marks of an earlier grade.
#[derive(Default)]
struct Memory {
    criteria: BTreeMap<CriterionId, HumanMark>,
    tasks: BTreeMap<crate::TaskId, HumanMark>,
}

impl Memory {
    fn of(before: Option<&Grade>) -> Self {
        let Some(before) = before else { return Self::default() };
        let criteria = before.criteria().filter_map(|c| c.human.clone().map(|human| (c.id.clone(), human))).collect();
        let tasks = before.tasks.iter().filter_map(|t| t.human.clone().map(|human| (t.id, human))).collect();
        Self { criteria, tasks }
    }

    fn criterion(&self, id: &CriterionId, line: &MarkLine) -> Option<String> {
        let same = |human: &&HumanMark| human.date == line.date && human.marker == line.marker;
        self.criteria.get(id).filter(same).map(|human| human.seen.clone())
    }

    fn task(&self, task: &TaskGrade, line: &MarkLine, points: Points) -> Option<String> {
        let same =
            |human: &&HumanMark| human.date == line.date && human.marker == line.marker && human.points == points;
        self.tasks.get(&task.id).filter(same).map(|human| human.seen.clone())
    }
}
