//! Names of tasks (`6.1`) and criteria (`6.1-b`), and what refers to them.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A task of the course: phase and number, written `6.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId {
    /// The phase, from 1.
    pub phase: u8,
    /// The task's number within its phase, from 1.
    pub number: u8,
}

/// A criterion of a task, written `6.1-b`. An id is never given again with another meaning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CriterionId {
    /// The task that the criterion belongs to.
    pub task: TaskId,
    /// One or two lower-case letters.
    pub letter: String,
}

/// What a criterion may require: a whole task or one criterion.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prerequisite {
    /// Every criterion of the task.
    Task(TaskId),
    /// This criterion.
    Criterion(CriterionId),
}

/// One part of `--only 6.1,7`: a phase, a task or a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// All tasks of a phase.
    Phase(u8),
    /// All criteria of a task.
    Task(TaskId),
    /// One criterion.
    Criterion(CriterionId),
}

/// A text that names no task or criterion.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("expected {expected}, found {found:?}")]
pub struct IdError {
    expected: &'static str,
    found: String,
}

impl IdError {
    fn new(expected: &'static str, found: &str) -> Self {
        Self { expected, found: found.to_owned() }
    }
}

impl Selection {
    /// Whether the criterion `id` is among the selected ones.
    #[must_use]
    pub fn contains(&self, id: &CriterionId) -> bool {
        match self {
            Self::Phase(phase) => id.task.phase == *phase,
            Self::Task(task) => id.task == *task,
            Self::Criterion(criterion) => id == criterion,
        }
    }

    /// Whether the task `id` is selected, wholly or in part.
    #[must_use]
    pub fn touches(&self, id: TaskId) -> bool {
        match self {
            Self::Phase(phase) => id.phase == *phase,
            Self::Task(task) => id == *task,
            Self::Criterion(criterion) => criterion.task == id,
        }
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Phase(phase) => phase.fmt(f),
            Self::Task(task) => task.fmt(f),
            Self::Criterion(criterion) => criterion.fmt(f),
        }
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.phase, self.number)
    }
}

impl fmt::Display for CriterionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.task, self.letter)
    }
}

impl fmt::Display for Prerequisite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Task(id) => id.fmt(f),
            Self::Criterion(id) => id.fmt(f),
        }
    }
}

impl FromStr for TaskId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = || IdError::new("a task such as 6.1", text);
        let (phase, number) = text.split_once('.').ok_or_else(error)?;
        let part = |s: &str| match s.parse::<u8>() {
            // A round trip refuses "+6" and "06", which would give one task two names.
            Ok(n) if n > 0 && n.to_string() == s => Ok(n),
            _ => Err(error()),
        };
        Ok(Self { phase: part(phase)?, number: part(number)? })
    }
}

impl FromStr for CriterionId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let error = || IdError::new("a criterion such as 6.1-b", text);
        let (task, letter) = text.split_once('-').ok_or_else(error)?;
        if letter.is_empty() || letter.len() > 2 || !letter.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(error());
        }
        Ok(Self { task: task.parse().map_err(|_| error())?, letter: letter.to_owned() })
    }
}

impl FromStr for Prerequisite {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse()
            .map(Self::Task)
            .or_else(|_| text.parse().map(Self::Criterion))
            .map_err(|_| IdError::new("a task such as 6.1 or a criterion such as 6.1-b", text))
    }
}

impl FromStr for Selection {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let text = text.trim();
        if let Ok(phase @ 1..) = text.parse::<u8>() {
            return Ok(Self::Phase(phase));
        }
        text.parse()
            .map(Self::Task)
            .or_else(|_| text.parse().map(Self::Criterion))
            .map_err(|_| IdError::new("a phase (7), a task (6.1) or a criterion (6.1-b)", text))
    }
}

/// Ids travel as the text that people write.
macro_rules! as_text {
    ($($id:ty),*) => {$(
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

as_text!(TaskId, CriterionId, Prerequisite);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_and_print_the_same() {
        for text in ["6.1", "9.12"] {
            assert_eq!(text.parse::<TaskId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
        for text in ["6.1-a", "9.5-bc"] {
            assert_eq!(text.parse::<CriterionId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "6", "6.", ".1", "6.0", "06.1", "+6.1", "6.1.1", "6.1-", "6.1-A", "6.1-abc", "256.1"] {
            assert!(text.parse::<TaskId>().is_err() && text.parse::<CriterionId>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_selection_is_a_phase_a_task_or_a_criterion() {
        let id: CriterionId = "6.1-b".parse().expect("an id");
        let selects = |text: &str| text.parse::<Selection>().map(|s| s.contains(&id));
        assert_eq!([selects("6"), selects(" 6.1"), selects("6.1-b")], [Ok(true), Ok(true), Ok(true)]);
        assert_eq!([selects("7"), selects("6.2"), selects("6.1-a")], [Ok(false), Ok(false), Ok(false)]);
        assert!(selects("six").is_err());
    }
}
