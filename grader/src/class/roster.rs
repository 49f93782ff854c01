//! The class list: a CSV file as spreadsheets and school systems write it.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use grader_core::{Lines, Student};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::{
    columns,
    course::groups,
    record::{Record, Seen},
    row::{Row, RowError},
};
use crate::files;

/// The largest roster that is read: 16 MiB, some hundred thousand students.
const LIMIT: u64 = 16 << 20;

/// A class list.
#[derive(Debug)]
pub struct Roster {
    /// The digest of the file.
    pub digest: String,
    /// The students, in order.
    pub rows: Vec<Row>,
    /// The rows that cannot be used.
    pub problems: Vec<RosterProblem>,
}

/// Why a file is no class list.
#[derive(Debug, Error)]
pub enum RosterError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is larger than any class list.
    #[error("the roster is larger than {} MiB", LIMIT >> 20)]
    TooLarge,
    /// Another encoding.
    #[error("line {line} of the roster is not UTF-8; save it as “CSV UTF-8”")]
    Encoding {
        /// The first line that shows it, from 1.
        line: u64,
    },
    /// No column for the key of the class list.
    #[error("the first line of the roster names no column `id`")]
    NoIdColumn,
    /// A column that looks like a key of `submission.toml` and is none.
    #[error("unknown column {column:?}; expected one of {known}")]
    UnknownColumn {
        /// The heading.
        column: String,
        /// The keys of its table.
        known: String,
    },
    /// Two columns for the same thing.
    #[error("column {column:?} repeats another one")]
    RepeatedColumn {
        /// The second heading.
        column: String,
    },
}

/// A row that cannot be used.
#[derive(Debug)]
pub struct RosterProblem {
    /// The line of the file, from 1.
    pub line: u64,
    /// What it is.
    pub kind: RosterProblemKind,
    /// The student and the name of their folder, where the row says at least whose it is.
    pub student: Option<(Student, String)>,
}

/// What can be wrong with a row.
#[derive(Debug)]
pub enum RosterProblemKind {
    /// More cells than columns: most often a separator in a text without quotes.
    TooManyCells {
        /// The columns.
        expected: usize,
        /// The cells.
        found: usize,
    },
    /// A line break in a cell: most often a quotation mark that nothing closes.
    LineBreak,
    /// No key of the class list.
    NoId,
    /// The same student twice.
    Repeated {
        /// The student.
        id: String,
        /// The line of the first row.
        first: u64,
    },
    /// Not the number of an attempt.
    Attempt(String),
    /// Not a time.
    Time(String),
    /// What the row says of the submission cannot be used.
    Row(RowError),
}

impl Roster {
    /// Reads the class list `path`. Paths in it begin in its folder.
    ///
    /// # Errors
    ///
    /// See [`RosterError`]. A row that cannot be used is no error but one of the [`problems`](Self::problems).
    pub fn read(path: &Path) -> Result<Self, RosterError> {
        let unreadable = |source| RosterError::Unreadable { path: path.to_owned(), source };
        let bytes = files::read_at_most(path, LIMIT).map_err(unreadable)?.ok_or(RosterError::TooLarge)?;
        Self::parse(path.parent().unwrap_or(Path::new("")), &bytes)
    }

    fn parse(home: &Path, bytes: &[u8]) -> Result<Self, RosterError> {
        let text = std::str::from_utf8(bytes).map_err(|error| RosterError::Encoding {
            line: bytes.iter().take(error.valid_up_to()).filter(|b| **b == b'\n').count() as u64 + 1,
        })?;
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        // The text is in memory and UTF-8, and rows may have any length: nothing is left that could fail.
        let columns = columns::read(reader.headers().cloned().unwrap_or_default().iter())?;
        let mut roster = Self { digest: digest(bytes), rows: Vec::new(), problems: Vec::new() };
        let (mut seen, mut places) = (Seen::default(), BTreeMap::new());
        let mut lines = Lines::new(text);
        for record in reader.records().flatten() {
            let line = lines.of(record.position().map_or(0, csv::Position::byte)) as u64;
            if record.iter().all(str::is_empty) {
                continue;
            }
            let read = Record { columns: &columns, record: &record, line };
            let (student, folder) = match read.who(&mut seen) {
                Ok(who) => who,
                Err(kind) => {
                    roster.problems.push(RosterProblem { line, kind, student: None });
                    continue;
                }
            };
            let row = read.cells().and_then(|cells| {
                let row = Row::new(home, line, student.clone(), folder.clone(), cells);
                row.map_err(RosterProblemKind::Row)
            });
            if let Err(kind) = row.and_then(|row| roster.add(row, &mut places)) {
                // A second attempt that cannot be used is no student of its own.
                let known = places.contains_key(&student.id);
                roster.problems.push(RosterProblem { line, kind, student: (!known).then_some((student, folder)) });
            }
        }
        roster.introduce(&places);
        Ok(roster)
    }

    /// Adds a row: a student's first, or another attempt. `places` are those of the students in `rows`, by id.
    fn add(&mut self, row: Row, places: &mut BTreeMap<String, usize>) -> Result<(), RosterProblemKind> {
        let Some(known) = places.get(&row.student.id).and_then(|place| self.rows.get_mut(*place)) else {
            places.insert(row.student.id.clone(), self.rows.len());
            self.rows.push(row);
            return Ok(());
        };
        if let Some(other) = known.attempts().find(|other| other.number() == row.number()) {
            return Err(RosterProblemKind::Repeated { id: row.student.id, first: other.line });
        }
        known.add(row);
        Ok(())
    }

    /// Tells each row who may hand in the same work.
    fn introduce(&mut self, places: &BTreeMap<String, usize>) {
        let groups = groups(self.rows.iter().map(|row| &row.student));
        let groups: BTreeMap<String, Arc<[String]>> =
            groups.into_iter().map(|(name, all)| (name, all.into())).collect();
        // A student of whom another attempt can be used has a row.
        for problem in &mut self.problems {
            problem.student = problem.student.take().filter(|(student, _)| !places.contains_key(&student.id));
        }
        for row in &mut self.rows {
            let group = row.student.group.as_ref().and_then(|group| groups.get(group));
            row.mates = group.cloned().unwrap_or_default();
        }
    }
}

/// The separator of the first line: whichever of comma, semicolon and tab is there most often outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // Of several, `max_by_key` takes the last: the comma goes last.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| separator)
}

/// A digest as evidence bundles write theirs.
pub(crate) fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    Sha256::digest(bytes).iter().fold(String::from("sha256:"), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests;
