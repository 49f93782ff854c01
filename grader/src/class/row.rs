//! One row of a roster, and what it hands in.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use grader_core::{InputError, InputFault, Source, Student, SubmissionFile};
use jiff::Timestamp;
use thiserror::Error;
use toml::Table;

use super::place::{account_of, file_of, is_recording};
use crate::{
    TargetError,
    bundle::{self, Bundle},
};

/// The keys that say how an AWS account is read.
const ACCESS: [&str; 6] = ["profile", "role_arn", "external_id", "access_key_id", "secret_access_key", "session_token"];

/// One student of a roster. Its text never shows what the cells hold: some of them may be secrets.
pub struct Row {
    /// The line of the roster, from 1.
    pub line: u64,
    /// The student, as the roster knows them.
    pub student: Student,
    /// The name of the student's folder of results.
    pub folder: String,
    /// The ids and addresses of those who may hand in the same work: the student's group.
    pub mates: Arc<[String]>,
    home: PathBuf,
    cells: Cells,
    /// The student's other attempts, in order; this row is the first.
    later: Vec<Self>,
}

/// What the cells of a row say of the submission.
#[derive(Default)]
pub(super) struct Cells {
    /// Where it is.
    pub submission: Option<String>,
    /// Which attempt it is.
    pub attempt: u32,
    /// When it was handed in.
    pub submitted: Option<Timestamp>,
    /// Keys of `submission.toml`.
    pub keys: Vec<((&'static str, &'static str), String)>,
}

/// What a row hands in.
#[derive(Debug)]
pub enum HandedIn {
    /// Nothing: no cell says where to look.
    Nothing,
    /// A deployment to look at.
    Live(Box<SubmissionFile>),
    /// Evidence that was recorded, and its bytes.
    Recorded(Box<Bundle>, Vec<u8>),
}

/// Why a row cannot be used.
#[derive(Debug, Error)]
pub enum RowError {
    /// Nothing is where the row says.
    #[error("{} does not exist", path.display())]
    NotFound {
        /// The file or folder.
        path: PathBuf,
    },
    /// A path that the grader would not follow.
    #[error("{value:?} leads out of {}", folder.display())]
    Outside {
        /// The path.
        value: String,
        /// The folder in which it must be.
        folder: PathBuf,
    },
    /// Two columns for the same thing.
    #[error("the columns submission and source.microservices both name source code")]
    TwoSources,
    /// Cells that make no submission.
    #[error(transparent)]
    Cells(InputFault),
    /// The submission cannot be used.
    #[error(transparent)]
    Target(#[from] TargetError),
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Row").field("line", &self.line).field("student", &self.student).finish_non_exhaustive()
    }
}

impl Row {
    /// The row, when its cells make sense by themselves; no submission is opened.
    pub(super) fn new(
        home: &Path,
        line: u64,
        student: Student,
        folder: String,
        cells: Cells,
    ) -> Result<Self, RowError> {
        let (mates, later) = (Arc::default(), Vec::new());
        let row = Self { line, student, folder, mates, home: home.to_owned(), cells, later };
        if row.cells.submission.is_some() && row.address().is_some() && row.key("source", "microservices").is_some() {
            return Err(RowError::TwoSources);
        }
        row.alone(row.address())?;
        Ok(row)
    }

    /// Adds another attempt of the same student; the rows may come in any order.
    pub(super) fn add(&mut self, other: Self) {
        self.later.push(other);
        self.later.sort_by_key(|row| row.cells.attempt);
        if let Some(first) = self.later.first_mut()
            && first.cells.attempt < self.cells.attempt
        {
            std::mem::swap(&mut self.cells, &mut first.cells);
            self.later.sort_by_key(|row| row.cells.attempt);
        }
    }

    /// All attempts of the student, in the order in which they were handed in.
    pub fn attempts(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.later)
    }

    /// Which attempt it is, as the class list counts.
    pub(super) const fn number(&self) -> u32 {
        self.cells.attempt
    }

    /// When it was handed in, where the class list says so.
    #[must_use]
    pub const fn submitted(&self) -> Option<Timestamp> {
        self.cells.submitted
    }

    /// Whether something is where the row says; nothing is opened.
    ///
    /// # Errors
    ///
    /// [`RowError::NotFound`].
    pub fn find(&self) -> Result<(), RowError> {
        match &self.cells.submission {
            Some(path) if !Source::is_address(path) && !self.home.join(path).exists() => {
                Err(RowError::NotFound { path: self.home.join(path) })
            }
            _ => Ok(()),
        }
    }

    /// Whether something is handed in, as far as can be said without opening it.
    #[must_use]
    pub fn hands_in(&self) -> bool {
        let is_there = |row: &Self| match row.cells.submission {
            Some(_) => row.find().is_ok(),
            None => !row.cells.keys.is_empty(),
        };
        self.attempts().any(is_there)
    }

    /// Opens what the row hands in.
    ///
    /// # Errors
    ///
    /// See [`RowError`].
    pub fn open(&self) -> Result<HandedIn, RowError> {
        self.find()?;
        let path = match &self.cells.submission {
            None if self.cells.keys.is_empty() => return Ok(HandedIn::Nothing),
            None => return self.alone(None).map(HandedIn::live),
            Some(address) if Source::is_address(address) => return self.alone(Some(address)).map(HandedIn::live),
            Some(path) => self.home.join(path),
        };
        let Some(file) = file_of(&path) else {
            // Source code without a submission file.
            return self.alone(self.cells.submission.as_deref()).map(HandedIn::live);
        };
        if !is_recording(&file) {
            return self.over(&file).map(HandedIn::live);
        }
        let bytes = bundle::bytes(&file).map_err(TargetError::from)?;
        let bundle = bundle::parse(&file, bytes.clone()).map_err(TargetError::from)?;
        Ok(HandedIn::Recorded(Box::new(bundle), bytes))
    }

    /// The way to the deployment, whatever is handed in: what the cells say, and a submission file where there is one.
    ///
    /// # Errors
    ///
    /// See [`RowError`].
    pub fn access(&self) -> Result<SubmissionFile, RowError> {
        match self.open()? {
            HandedIn::Live(file) => Ok(*file),
            HandedIn::Recorded(..) | HandedIn::Nothing => self.alone(None),
        }
    }

    /// A name for the AWS account that grading this student reads, where one is known: those with the same name share its
    /// limits.
    #[must_use]
    pub fn account(&self) -> Option<String> {
        self.attempts().find_map(Self::own_account)
    }

    fn own_account(&self) -> Option<String> {
        let file = self
            .cells
            .submission
            .as_deref()
            .filter(|s| !Source::is_address(s))
            .and_then(|s| file_of(&self.home.join(s)));
        let submission = match file {
            Some(file) if is_recording(&file) => None,
            Some(file) => self.over(&file).ok(),
            None => self.alone(self.address()).ok(),
        };
        submission.and_then(|s| s.aws).map(|aws| account_of(&aws))
    }

    fn key(&self, table: &str, key: &str) -> Option<&str> {
        self.cells.keys.iter().find(|(name, _)| *name == (table, key)).map(|(_, value)| value.as_str())
    }

    fn address(&self) -> Option<&str> {
        self.cells.submission.as_deref().filter(|s| Source::is_address(s))
    }

    /// The submission that the cells make by themselves; `source` is the source code that the submission cell names.
    fn alone(&self, source: Option<&str>) -> Result<SubmissionFile, RowError> {
        let mut table = Table::new();
        if let Some(source) = source {
            set(&mut table, "source", "microservices", source.to_owned());
        }
        self.lay_over(&mut table, &self.home)?;
        self.read(&table, &self.home)
    }

    /// The submission file `file` with the cells over it: the roster is the course's and wins.
    fn over(&self, file: &Path) -> Result<SubmissionFile, RowError> {
        let neither = || TargetError::Neither { path: file.to_owned() };
        let text = String::from_utf8(bundle::bytes(file).map_err(TargetError::from)?).map_err(|_| neither())?;
        let folder = file.parent().unwrap_or(Path::new(""));
        let merged = toml::from_str(&text)
            .map_err(|e| RowError::Cells(InputFault::Syntax(e.message().to_owned())))
            .and_then(|mut table| {
                self.lay_over(&mut table, folder)?;
                self.read(&table, folder)
            });
        // What is wrong with the file itself is told with its own lines.
        merged.map_err(|error| match SubmissionFile::parse(&file.display().to_string(), &text) {
            Err(own) => TargetError::Submission(own).into(),
            Ok(_) => error,
        })
    }

    /// Puts the row's cells over `table`, a submission whose paths begin in `folder`.
    fn lay_over(&self, table: &mut Table, folder: &Path) -> Result<(), RowError> {
        let Student { id, name, email, group } = &self.student;
        let known = [("id", Some(id)), ("name", name.as_ref()), ("email", email.as_ref()), ("group", group.as_ref())];
        for (key, value) in known {
            if let Some(value) = value {
                set(table, "student", key, value.clone());
            }
        }
        if let Some(at) = self.cells.submitted {
            table.insert("submitted_at".to_owned(), at.to_string().into());
        }
        if self.cells.keys.iter().any(|((table, key), _)| *table == "aws" && ACCESS.contains(key))
            && let Some(aws) = table.get_mut("aws").and_then(toml::Value::as_table_mut)
        {
            // One way of access takes the place of another, never of a part of it.
            aws.retain(|key, _| !ACCESS.contains(&key));
        }
        for ((name, key), value) in &self.cells.keys {
            let is_path = matches!(*name, "source" | "documents") && !Source::is_address(value);
            let value = if is_path { self.inside(value, folder)? } else { value.clone() };
            set(table, name, key, value);
        }
        Ok(())
    }

    /// The path `value` of a cell, which begins in the roster's folder, as seen from `folder`.
    fn inside(&self, value: &str, folder: &Path) -> Result<String, RowError> {
        let outside = || RowError::Outside { value: value.to_owned(), folder: folder.to_owned() };
        let climbs = Path::new(value).components().any(|c| !matches!(c, Component::Normal(_) | Component::CurDir));
        if climbs {
            return Err(outside());
        }
        // No folder is the one in which the program runs, which has no absolute form by an empty name.
        let whole = |path: &Path| std::path::absolute(Path::new(".").join(path)).map_err(|_| outside());
        let path = whole(&self.home.join(value))?;
        Ok(path.strip_prefix(whole(folder)?).map_err(|_| outside())?.display().to_string())
    }

    fn read(&self, table: &Table, folder: &Path) -> Result<SubmissionFile, RowError> {
        let text = toml::to_string(table).map_err(|e| RowError::Cells(InputFault::Value(e.to_string())))?;
        // The line is one of a text that nobody wrote.
        let cells = |InputError { fault, .. }| RowError::Cells(fault);
        SubmissionFile::parse(&folder.join("submission.toml").display().to_string(), &text).map_err(cells)
    }
}

impl HandedIn {
    fn live(file: SubmissionFile) -> Self {
        Self::Live(Box::new(file))
    }
}

fn set(table: &mut Table, name: &str, key: &str, value: String) {
    let inner = table.entry(name).or_insert_with(|| Table::new().into());
    if let Some(inner) = inner.as_table_mut() {
        inner.insert(key.to_owned(), value.into());
    }
}
