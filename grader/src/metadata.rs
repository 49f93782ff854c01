//! What a learning platform knows of a submission, and its students cannot write: who handed it in, when, and until when
//! they might. The file is Gradescope's `submission_metadata.json`.

use std::{
    io,
    path::{Path, PathBuf},
};

use grader_core::Student;
use jiff::Timestamp;
use serde::Deserialize;
use thiserror::Error;

use crate::files;

/// The largest file that is read: it holds the results of all earlier submissions.
const LIMIT: u64 = 64 << 20;

/// The most characters of a name or an address that are kept.
const MOST: usize = 200;

/// Who handed in a submission, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The student; of several, the first, with all of them as the group. Their id is the e-mail address that the platform
    /// knows, else the number that it gave them.
    pub student: Option<Student>,
    /// When it was handed in.
    pub submitted_at: Option<Timestamp>,
    /// When it was due for this student, extensions included.
    pub due: Option<Timestamp>,
}

/// Why metadata cannot be used.
#[derive(Debug, Error)]
pub enum MetadataError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is not what Gradescope writes.
    #[error("{}: expected Gradescope's submission_metadata.json, found something else ({reason})", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Why, with the line.
        reason: String,
    },
}

#[derive(Deserialize)]
struct File {
    created_at: Option<Timestamp>,
    assignment: Option<Assignment>,
    #[serde(default)]
    users: Vec<User>,
}

#[derive(Deserialize)]
struct Assignment {
    due_date: Option<Timestamp>,
}

#[derive(Deserialize)]
struct User {
    id: Option<u64>,
    name: Option<String>,
    email: Option<String>,
    /// The dates of this student alone, where they have an extension.
    assignment: Option<Assignment>,
}

impl Metadata {
    /// Reads the file `path`.
    ///
    /// # Errors
    ///
    /// See [`MetadataError`].
    pub fn read(path: &Path) -> Result<Self, MetadataError> {
        let unreadable = |source| MetadataError::Unreadable { path: path.to_owned(), source };
        let bytes = files::read_at_most(path, LIMIT).map_err(unreadable)?;
        let bytes = bytes.ok_or_else(|| unreadable(io::ErrorKind::FileTooLarge.into()))?;
        Self::parse(&bytes).map_err(|e| MetadataError::Damaged { path: path.to_owned(), reason: e.to_string() })
    }

    fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let File { created_at, assignment, users } = serde_json::from_slice(bytes)?;
        let own = users.iter().filter_map(|user| user.assignment.as_ref()?.due_date).max();
        let due = own.or_else(|| assignment?.due_date);
        Ok(Self { student: student(&users), submitted_at: created_at, due })
    }
}

fn student(users: &[User]) -> Option<Student> {
    let first = users.first()?;
    let (name, email) = (text(first.name.as_ref()), text(first.email.as_ref()));
    let id = email.clone().or_else(|| first.id.map(|id| id.to_string())).or_else(|| name.clone())?;
    let names = users.iter().filter_map(|user| text(user.name.as_ref().or(user.email.as_ref())));
    let group = (users.len() > 1).then(|| names.collect::<Vec<_>>().join(", "));
    Some(Student { id, name, email, group })
}

/// What of a text is kept; nothing, where it says nothing.
fn text(text: Option<&String>) -> Option<String> {
    let kept: String = text?.trim().chars().take(MOST).collect();
    (!kept.is_empty()).then_some(kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_platform_says_who_when_and_until_when() {
        let text = r#"{"id": 1, "created_at": "2026-12-05T00:30:00.123456-05:00", "submission_method": "upload",
            "assignment": {"due_date": "2026-12-04T23:59:00.000000-05:00", "late_due_date": null, "title": "x"},
            "users": [{"id": 7, "name": " Zoé ", "email": "zoe@example.org"},
                      {"id": 8, "name": "Ann", "email": "ann@example.org", "assignment": {"due_date": "2026-12-06T00:00:00Z"}}],
            "previous_submissions": [{"score": 1.5, "results": {}}]}"#;
        let metadata = Metadata::parse(text.as_bytes()).unwrap();
        let student = metadata.student.unwrap();
        assert_eq!((student.id.as_str(), student.name.as_deref()), ("zoe@example.org", Some("Zoé")));
        assert_eq!(student.group.as_deref(), Some("Zoé, Ann"));
        assert_eq!(metadata.submitted_at, Some("2026-12-05T05:30:00.123456Z".parse().unwrap()));
        assert_eq!(metadata.due, Some("2026-12-06T00:00:00Z".parse().unwrap()), "an extension wins");
    }

    #[test]
    fn what_is_not_said_changes_nothing() {
        for text in ["{}", r#"{"users": [], "assignment": null}"#, r#"{"users": [{"name": " "}]}"#] {
            assert_eq!(Metadata::parse(text.as_bytes()).unwrap(), Metadata::default(), "{text}");
        }
        let nameless = Metadata::parse(br#"{"users": [{"id": 7}]}"#).unwrap();
        assert_eq!(nameless.student.unwrap().id, "7");
        for text in ["", "[]", r#"{"created_at": "yesterday"}"#, r#"{"users": [7]}"#] {
            assert!(Metadata::parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
