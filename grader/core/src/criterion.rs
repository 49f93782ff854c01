//! The rubric: tasks and their criteria, as the feature files declare them.

use serde::{Deserialize, Serialize};

use crate::{CriterionId, Points, Prerequisite, Rebasing, TaskId, TaskInfo, Text};

/// All tasks of a lab, in the order of the course.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rubric {
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The SHA-256 of the lab file, of every feature file and of the name of the profile, in hexadecimal: which rubric this was.
    pub digest: String,
    /// What a profile made of the course's rubric.
    pub rebasing: Option<Rebasing>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Its title in the course.
    pub title: Text,
    /// Its points, as the lab file fixes them.
    pub points: Points,
    /// Its criteria; empty while no feature file judges it, which leaves it to a person.
    pub criteria: Vec<Criterion>,
    /// Its criteria beyond these points.
    pub bonus: Vec<Criterion>,
}

impl From<&TaskInfo> for Task {
    /// The task with no criterion yet.
    fn from(info: &TaskInfo) -> Self {
        let TaskInfo { id, title, points } = info.clone();
        Self { id, title, points, criteria: Vec::new(), bonus: Vec::new() }
    }
}

impl Task {
    /// All that is judged: the criteria, and those beyond the points.
    pub fn judged(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().chain(&self.bonus)
    }
}

/// One graded scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// What is expected, in a few words.
    pub title: Text,
    /// Its points.
    pub points: Points,
    /// What it builds on.
    pub requires: Vec<Prerequisite>,
    /// How to put it right.
    pub hint: Text,
    /// How a person marks it, where a machine cannot; empty where one always can.
    pub guide: Text,
    /// The services that it needs: it is no criterion of a class that uses others.
    pub services: Vec<String>,
    /// Whether students see it in a self-check.
    pub hidden: bool,
    /// Where it is declared.
    pub place: Place,
}

/// A line of a feature file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the features folder, with `/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}
