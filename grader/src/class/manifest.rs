//! `class.json`: the list of a class with what became of each student.
//!
//! It is written for people and programs that read results; a run that goes on after an interruption believes only the
//! students' own folders. History of the format:
//!
//! - `grader.class/1`: first version. New optional members may be added within it; readers ignore those they do not know.

use grader_core::Student;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Shard;

/// The name and version of the format.
pub const SCHEMA: &str = "grader.class/1";

/// The content of `class.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`SCHEMA`].
    pub schema: String,
    /// The id of the lab.
    pub lab: String,
    /// The digest of the rubric.
    pub rubric: String,
    /// The profile of the class, where it has one.
    #[serde(default)]
    pub profile: Option<String>,
    /// The phases, tasks and criteria that were judged; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
    /// The digest of the marks that people gave, `marks.csv` beside this file; nothing without them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<String>,
    /// The version of the grader.
    pub grader: String,
    /// The digest of the roster.
    pub roster: String,
    /// Which part of the class this is; the whole class without it.
    #[serde(default)]
    pub shard: Option<Shard>,
    /// The students, in the order of the roster.
    pub students: Vec<Entry>,
}

/// One student of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The key of the class list.
    pub id: String,
    /// The full name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The group.
    pub group: Option<String>,
    /// The line of the roster, from 1.
    pub line: u64,
    /// The name of the student's folder in `students`.
    pub folder: String,
    /// What became of the work.
    pub status: State,
    /// When each attempt was handed in, where the class list says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub submitted: Vec<Option<Timestamp>>,
    /// Why there is no result, in the language of the run.
    #[serde(default)]
    pub error: Option<String>,
}

/// What became of a student's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The student's folder holds a whole result.
    Graded,
    /// There was something to grade, and it could not be.
    Failed,
    /// Nothing was handed in, or its turn has not come.
    Missing,
}

impl Entry {
    /// The student, as the course knows them.
    #[must_use]
    pub fn student(&self) -> Student {
        Student { id: self.id.clone(), name: self.name.clone(), email: self.email.clone(), group: self.group.clone() }
    }
}
