//! `marks.csv` from its file to the grades of a class.

use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

use grader_core::{Evidence, Grade, InputError, Marking, Marks};
use grader_judge::Judge;
use jiff::{Timestamp, tz::TimeZone};
use thiserror::Error;

use crate::{
    class::{Results, digest},
    files::{self, WriteError},
};

/// The largest file of marks that is read: 16 MiB.
const LIMIT: u64 = 16 << 20;

/// Why marks cannot be used.
#[derive(Debug, Error)]
pub enum MarksError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is wrong.
    #[error(transparent)]
    Line(#[from] InputError),
}

/// Marks and the bytes of their file.
#[derive(Clone, Debug, Default)]
pub struct MarksFile {
    /// The marks.
    pub marks: Marks,
    /// The bytes; empty, where there is no file.
    pub bytes: Vec<u8>,
}

/// Reads the marks in `path`; they fit the rubric of `judge`.
///
/// # Errors
///
/// The first line that cannot be used.
pub fn read(path: &Path, judge: &Judge) -> Result<MarksFile, MarksError> {
    let file = load(path)?;
    file.marks.check(judge.lab(), judge.rubric())?;
    Ok(file)
}

/// Reads the marks in `path`, whatever rubric they are about.
///
/// # Errors
///
/// The first line that cannot be used.
pub(crate) fn load(path: &Path) -> Result<MarksFile, MarksError> {
    let unreadable = |source| MarksError::Unreadable { path: path.to_owned(), source };
    let bad = |message: &str| unreadable(io::Error::new(io::ErrorKind::InvalidData, message));
    let bytes = files::read_at_most(path, LIMIT).map_err(unreadable)?;
    let bytes = bytes.ok_or_else(|| bad("it is larger than 16 MiB, more than any file of marks"))?;
    let text = str::from_utf8(&bytes).map_err(|_| bad("it is not UTF-8; save it as \u{201c}CSV UTF-8\u{201d}"))?;
    let marks = Marks::parse(&path.display().to_string(), text)?;
    Ok(MarksFile { marks, bytes })
}

/// The marks of a class: those in `asked`, else those that the folder of results keeps. They are about its `students`;
/// `None` where these are not all known, as in a shard.
///
/// # Errors
///
/// The first line that cannot be used.
pub fn of_class<'a>(
    asked: Option<&Path>,
    results: &Results,
    judge: &Judge,
    students: Option<impl IntoIterator<Item = &'a str>>,
) -> Result<MarksFile, MarksError> {
    let kept = results.marks();
    let file = match asked {
        Some(path) => read(path, judge)?,
        None if kept.is_file() => read(&kept, judge)?,
        None => return Ok(MarksFile::default()),
    };
    if let Some(students) = students {
        let known: BTreeSet<&str> = students.into_iter().collect();
        file.marks.check_students(|id| known.contains(id))?;
    }
    Ok(file)
}

impl MarksFile {
    /// The digest by which a class knows its marks; none without a file.
    #[must_use]
    pub fn digest(&self) -> Option<String> {
        (!self.bytes.is_empty()).then(|| digest(&self.bytes))
    }

    /// Keeps the file in the folder of results, so that later runs know what people decided.
    ///
    /// # Errors
    ///
    /// See [`WriteError`].
    pub fn keep(&self, results: &Results) -> Result<(), WriteError> {
        if self.bytes.is_empty() { Ok(()) } else { files::write(&results.marks(), &self.bytes) }
    }
}

/// Applies `marks` and the rules of the lab to `grade`, which comes fresh from judging `evidence`.
///
/// `submitted` is when the work was handed in as the course knows it, and wins over what the evidence says. `before` is an
/// earlier grade of the same student: it remembers what markers saw.
pub fn apply(
    judge: &Judge,
    marks: &Marks,
    grade: &mut Grade,
    evidence: &Evidence,
    submitted: Option<Timestamp>,
    before: Option<&Grade>,
) {
    let zone = judge.lab().due.as_ref().map_or(TimeZone::UTC, |due| due.zone.clone());
    let today = zone.to_datetime(Timestamp::now()).date();
    let marking = Marking { lab: judge.lab(), rubric: judge.rubric(), marks, today };
    marking.apply(grade, submitted.or_else(|| evidence.submitted_at()), before);
}
