//! The class as its documents see it.

use std::{collections::HashSet, sync::Arc};

use grader_core::{
    Adjustment, CriterionGrade, CriterionId, GapReason, Grade, Lab, Notice, Points, Provenance, Status, Student,
    TaskId, Text, Totals, Verdict,
};
use jiff::Timestamp;

use crate::{Entered, Run, StoredResult};

/// All students of one lab, and what they were graded by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// The id of the lab; empty until the first result is added.
    pub lab: String,
    /// The title of the lab.
    pub title: Text,
    /// The digest of the rubric.
    pub rubric: String,
    /// The tasks, in the order of the course.
    pub tasks: Vec<ClassTask>,
    /// The students, in the order in which they were added.
    pub students: Vec<ClassStudent>,
    /// The results of tasks that occur. Most students share theirs with many others, so that a class of thousands fits
    /// into little memory.
    kinds: HashSet<Arc<TaskResult>>,
}

/// A task that the class was graded on.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassTask {
    /// Its id.
    pub id: TaskId,
    /// Its title.
    pub title: Text,
    /// Its points.
    pub possible: Points,
    /// Its criteria; none where only a person judges it.
    pub criteria: Vec<ClassCriterion>,
}

/// A criterion that the class was graded on.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassCriterion {
    /// Its id.
    pub id: CriterionId,
    /// What is expected.
    pub title: Text,
    /// Its points.
    pub possible: Points,
    /// Whether students do not see it.
    pub hidden: bool,
}

/// One student and their result.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassStudent {
    /// Who it is.
    pub student: Student,
    /// The result, or why there is none: then the mark stays blank.
    pub result: Result<ClassResult, Absence>,
}

/// Why a student has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Not graded yet, or grading ended in an error.
    Missing,
    /// The stored result cannot be read; what is wrong with it.
    Broken(String),
    /// It was graded by another rubric than the class.
    OtherRubric,
}

/// The result of one student.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassResult {
    /// The mark.
    pub mark: Points,
    /// The sums over all tasks.
    pub totals: Totals,
    /// When it was graded.
    pub graded_at: Timestamp,
    /// Why the evidence may not be what it should.
    pub notices: Vec<Notice>,
    /// How many human marks are worth a second look: the verdict beneath them has changed.
    pub reviews: usize,
    /// One for each task of the class, in the same order.
    pub tasks: Box<[Arc<TaskResult>]>,
    /// The criteria beyond the points.
    pub bonus: Box<[BonusResult]>,
}

/// What became of a criterion beyond the points.
#[derive(Clone, Debug, PartialEq)]
pub struct BonusResult {
    /// The criterion.
    pub id: CriterionId,
    /// What is expected.
    pub title: Text,
    /// What it adds to the mark.
    pub points: Points,
}

/// The result of one task.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TaskResult {
    /// The worst of its criteria.
    pub status: Status,
    /// Its points.
    pub totals: Totals,
    /// One for each criterion of the task, in the same order.
    pub criteria: Vec<CriterionResult>,
}

/// The result of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CriterionResult {
    /// The verdict in one word.
    pub status: Status,
    /// Its points.
    pub totals: Totals,
    /// What the status has to do with.
    pub cause: Cause,
    /// Who saw the evidence.
    pub provenance: Provenance,
}

/// What a status has to do with, for the statuses that come from somewhere else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// Nothing else.
    Own,
    /// The criteria at the root of a blocked one.
    Roots(Box<[CriterionId]>),
    /// What kept it from being seen.
    Gap(GapReason),
}

impl Class {
    /// Adds a student with a result. The first one says what the class is graded by; a result of another rubric, or of
    /// a part of it, is not comparable and becomes [`Absence::OtherRubric`].
    pub fn add(&mut self, stored: &StoredResult) {
        self.add_grade(&stored.lab, &stored.grade, &stored.run);
    }

    /// The same, for a result that was not stored.
    pub fn add_grade(&mut self, lab: &Lab, grade: &Grade, run: &Run) {
        let student = self.student(lab, grade, run);
        self.students.push(student);
    }

    /// What [`Self::add_grade`] adds, for whoever learns of results in another order than that of the class.
    pub fn student(&mut self, lab: &Lab, grade: &Grade, run: &Run) -> ClassStudent {
        if self.rubric.is_empty() {
            self.lab.clone_from(&lab.id);
            self.title.clone_from(&lab.title);
            self.rubric.clone_from(&grade.rubric);
            self.tasks = grade.tasks.iter().map(ClassTask::of).collect();
        }
        let student = grade.student.clone();
        let result = if self.is_of(grade) { Ok(self.result(grade, run)) } else { Err(Absence::OtherRubric) };
        ClassStudent { student, result }
    }

    fn result(&mut self, grade: &Grade, run: &Run) -> ClassResult {
        let tasks = grade.tasks.iter().map(|task| {
            let task = TaskResult::of(task);
            if let Some(known) = self.kinds.get(&task) {
                return Arc::clone(known);
            }
            let task = Arc::new(task);
            self.kinds.insert(Arc::clone(&task));
            task
        });
        ClassResult {
            mark: grade.mark(),
            totals: grade.totals,
            graded_at: run.finished_at,
            notices: grade.notices.iter().filter(|notice| notice.is_about_trust()).cloned().collect(),
            reviews: reviews(grade),
            tasks: tasks.collect(),
            bonus: grade.adjustments.iter().filter_map(BonusResult::of).collect(),
        }
    }

    /// Adds a student without a result.
    pub fn add_absent(&mut self, student: Student, why: Absence) {
        self.students.push(ClassStudent { student, result: Err(why) });
    }

    /// All points there are.
    #[must_use]
    pub fn possible(&self) -> Points {
        self.tasks.iter().map(|t| t.possible).sum()
    }

    /// The students who have a result.
    pub fn graded(&self) -> impl Iterator<Item = (&Student, &ClassResult)> {
        self.students.iter().filter_map(|s| s.result.as_ref().ok().map(|result| (&s.student, result)))
    }

    fn is_of(&self, grade: &Grade) -> bool {
        self.rubric == grade.rubric
            && self.tasks.len() == grade.tasks.len()
            && self.tasks.iter().zip(&grade.tasks).all(|(ours, theirs)| {
                ours.id == theirs.id
                    && ours.criteria.len() == theirs.criteria.len()
                    && ours.criteria.iter().zip(&theirs.criteria).all(|(a, b)| a.id == b.id)
            })
    }
}

impl ClassTask {
    fn of(task: &grader_core::TaskGrade) -> Self {
        let criterion = |c: &CriterionGrade| ClassCriterion {
            id: c.id.clone(),
            title: c.title.clone(),
            possible: c.totals.possible,
            hidden: c.hidden,
        };
        Self {
            id: task.id,
            title: task.title.clone(),
            possible: task.totals.possible,
            criteria: task.criteria.iter().map(criterion).collect(),
        }
    }
}

impl ClassResult {
    /// What a gradebook is told of it.
    #[must_use]
    pub fn entered(&self) -> Entered {
        Entered::of(self.mark, self.totals)
    }

    /// Who saw the evidence; none where no criterion was judged.
    #[must_use]
    pub fn provenance(&self) -> Option<Provenance> {
        self.criteria().next().map(|criterion| criterion.provenance)
    }

    /// All criteria, in order.
    pub fn criteria(&self) -> impl Iterator<Item = &CriterionResult> {
        self.tasks.iter().flat_map(|t| &t.criteria)
    }
}

/// A mark for a whole task counts once, however many criteria share it.
fn reviews(grade: &Grade) -> usize {
    let tasks = grade.tasks.iter().filter_map(|task| task.human.as_ref());
    let criteria = grade.criteria().filter_map(|c| c.human.as_ref()).filter(|human| !human.shared);
    tasks.chain(criteria).filter(|human| human.changed).count()
}

impl BonusResult {
    fn of(line: &Adjustment) -> Option<Self> {
        match line {
            Adjustment::BonusCriterion { id, title, points, .. } => {
                Some(Self { id: id.clone(), title: title.clone(), points: *points })
            }
            _ => None,
        }
    }
}

impl TaskResult {
    fn of(task: &grader_core::TaskGrade) -> Self {
        let criteria = task.criteria.iter().map(CriterionResult::of).collect();
        Self { status: task.status, totals: task.totals, criteria }
    }
}

impl CriterionResult {
    fn of(criterion: &CriterionGrade) -> Self {
        let cause = match &criterion.verdict {
            Verdict::Blocked { by, .. } => Cause::Roots(by.clone().into()),
            Verdict::Inconclusive(gap) => Cause::Gap(gap.reason),
            Verdict::Passed | Verdict::Failed(_) | Verdict::Manual | Verdict::Broken(_) => Cause::Own,
        };
        Self { status: criterion.status(), totals: criterion.totals, cause, provenance: criterion.provenance }
    }
}
