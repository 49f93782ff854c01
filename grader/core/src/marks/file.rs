//! The marks of a class, and whether they fit the rubric.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{CriterionId, InputError, InputFault, Lab, Points, Rubric, Task, TaskId};

/// The content of a `marks.csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The file as the user named it.
    pub(super) file: String,
    pub(super) lines: Vec<MarkLine>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkLine {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The id of the student.
    pub student: String,
    /// What the line is about.
    pub target: Target,
    /// What it gives.
    pub given: Given,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub marker: String,
    /// When.
    pub date: Date,
    /// The verdict that the marker saw.
    pub seen: Option<String>,
}

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A whole task.
    Task(TaskId),
    /// One criterion.
    Criterion(CriterionId),
    /// Something beyond the rubric.
    Bonus,
}

/// What a line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Points.
    Points(Points),
    /// It does not count until the end of this day.
    Excused {
        /// That day.
        until: Date,
    },
}

impl Marks {
    /// The lines, in their order.
    #[must_use]
    pub fn lines(&self) -> &[MarkLine] {
        &self.lines
    }

    /// Whether a line is about `student`.
    #[must_use]
    pub fn has(&self, student: &str) -> bool {
        self.lines.iter().any(|line| line.student == student)
    }

    /// The lines about `student`, by what they are about.
    pub(super) fn of<'a>(&'a self, student: &str) -> BTreeMap<&'a Target, &'a MarkLine> {
        self.lines.iter().filter(|line| line.student == student).map(|line| (&line.target, line)).collect()
    }

    /// Whether every line fits the `rubric` of `lab`: it names a task or criterion that exists, and gives no more than that
    /// is worth. A mark for a task covers at least the marks that its criteria have on lines of their own.
    ///
    /// # Errors
    ///
    /// The first line that does not.
    pub fn check(&self, lab: &Lab, rubric: &Rubric) -> Result<(), InputError> {
        for line in &self.lines {
            match &line.target {
                Target::Bonus => self.check_bonus(line, lab)?,
                Target::Criterion(id) => {
                    if rubric.tasks.iter().flat_map(|task| &task.bonus).any(|c| c.id == *id) {
                        let message =
                            format!("{id} is a bonus, which nobody marks; what a person adds is a line for `bonus`");
                        return Err(self.error(line.line, message));
                    }
                    let criterion = rubric.tasks.iter().flat_map(|task| &task.criteria).find(|c| c.id == *id);
                    let criterion = criterion.ok_or_else(|| self.unknown(line, &id.to_string()))?;
                    self.check_most(line, &id.to_string(), criterion.points)?;
                }
                Target::Task(id) => {
                    let task = rubric.tasks.iter().find(|task| task.id == *id);
                    self.check_task(line, task.ok_or_else(|| self.unknown(line, &id.to_string()))?)?;
                }
            }
        }
        Ok(())
    }

    /// Whether every line is about one of `students`.
    ///
    /// # Errors
    ///
    /// The first line that is not.
    pub fn check_students(&self, is_known: impl Fn(&str) -> bool) -> Result<(), InputError> {
        match self.lines.iter().find(|line| !is_known(&line.student)) {
            Some(line) => Err(self.error(
                line.line,
                format!("no student {:?} in the class; expected an id of the class list", line.student),
            )),
            None => Ok(()),
        }
    }

    fn check_bonus(&self, line: &MarkLine, lab: &Lab) -> Result<(), InputError> {
        let most = lab.bonus.most;
        if most.is_zero() {
            let message = "this lab allows no bonus; set `most` in the table [bonus] of lab.toml, or remove the line";
            return Err(self.error(line.line, message.to_owned()));
        }
        match line.given {
            Given::Excused { .. } => Err(self.error(line.line, "nobody can be excused from a bonus".to_owned())),
            Given::Points(_) => self.check_most(line, "bonus", most),
        }
    }

    fn check_task(&self, line: &MarkLine, task: &Task) -> Result<(), InputError> {
        let Given::Points(given) = line.given else { return Ok(()) };
        self.check_most(line, &task.id.to_string(), task.points)?;
        let (own, free) = own_and_free(task, &self.of(&line.student));
        if given < own || (given > own + free && !task.criteria.is_empty()) {
            return Err(self.error(
                line.line,
                format!(
                    "expected {own} to {} points for task {}, whose other lines leave no more, found {given}",
                    own + free,
                    task.id
                ),
            ));
        }
        Ok(())
    }

    fn check_most(&self, line: &MarkLine, of: &str, most: Points) -> Result<(), InputError> {
        match line.given {
            Given::Points(given) if given > most => Err(self.error(
                line.line,
                format!(
                    "expected at most {most} points for {of}, found {given}; what goes beyond is a line for `bonus`"
                ),
            )),
            _ => Ok(()),
        }
    }

    fn unknown(&self, line: &MarkLine, found: &str) -> InputError {
        self.error(line.line, format!("the rubric has no {found}; `grader list` shows all tasks and criteria"))
    }

    pub(super) fn error(&self, line: usize, message: String) -> InputError {
        InputError { file: self.file.clone(), line, fault: InputFault::Course(message) }
    }
}

/// The points that lines of their own give to criteria of `task`, and what the criteria without one are worth.
pub(super) fn own_and_free(task: &Task, lines: &BTreeMap<&Target, &MarkLine>) -> (Points, Points) {
    let (mut own, mut free) = (Points::ZERO, Points::ZERO);
    for criterion in &task.criteria {
        match lines.get(&Target::Criterion(criterion.id.clone())).map(|line| line.given) {
            Some(Given::Points(points)) => own = own + points,
            Some(Given::Excused { .. }) => {}
            None => free = free + criterion.points,
        }
    }
    (own, free)
}
