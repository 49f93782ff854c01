//! The class list: a CSV file as spreadsheets and school systems write it.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
};

use csv::StringRecord;
use grader_core::Student;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::{
    columns::{self, Column},
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
        let mut seen = Seen::default();
        for record in reader.records().flatten() {
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(str::is_empty) {
                continue;
            }
            let who = who(&columns, &record, line, &mut seen);
            let (student, folder) = match who {
                Ok(who) => who,
                Err(kind) => {
                    roster.problems.push(RosterProblem { line, kind, student: None });
                    continue;
                }
            };
            let keys = columns.iter().filter_map(|column| match column {
                Column::Key(table, key) => Some(((*table, *key), cell(&columns, &record, column)?)),
                _ => None,
            });
            let submission = cell(&columns, &record, &Column::Submission);
            match Row::new(home, line, student.clone(), folder.clone(), submission, keys.collect()) {
                Ok(row) => roster.rows.push(row),
                Err(error) => {
                    let kind = RosterProblemKind::Row(error);
                    roster.problems.push(RosterProblem { line, kind, student: Some((student, folder)) });
                }
            }
        }
        Ok(roster)
    }
}

/// The ids and the folders that are taken.
#[derive(Default)]
struct Seen {
    ids: BTreeMap<String, u64>,
    folders: BTreeSet<String>,
}

impl Seen {
    /// A folder for the student `id`, also where the file system takes `A` and `a` for the same. The first student has the
    /// plain name; the name of another follows from the id, so that it stays when rows are added.
    fn folder(&mut self, id: &str) -> String {
        let plain = files::safe_name(id);
        if self.folders.insert(plain.to_lowercase()) {
            return plain;
        }
        let start: String = plain.chars().take(48).collect();
        let digest: String = digest(id.as_bytes()).chars().skip("sha256:".len()).take(8).collect();
        let folder = format!("{start}-{digest}");
        self.folders.insert(folder.to_lowercase());
        folder
    }
}

/// The cell of a column, unless it is empty.
fn cell(columns: &[Column], record: &StringRecord, wanted: &Column) -> Option<String> {
    let at = columns.iter().position(|column| column == wanted)?;
    record.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned)
}

/// Whose row it is, and the name of their folder.
fn who(
    columns: &[Column],
    record: &StringRecord,
    line: u64,
    seen: &mut Seen,
) -> Result<(Student, String), RosterProblemKind> {
    // A spreadsheet that was once wider leaves separators at the end of each line.
    let found = record.iter().collect::<Vec<_>>().iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    if found > columns.len() {
        return Err(RosterProblemKind::TooManyCells { expected: columns.len(), found });
    }
    if record.iter().any(|cell| cell.contains(['\n', '\r'])) {
        return Err(RosterProblemKind::LineBreak);
    }
    let cell = |wanted: &Column| cell(columns, record, wanted);
    let id = cell(&Column::Id).ok_or(RosterProblemKind::NoId)?;
    if let Some(first) = seen.ids.get(&id) {
        return Err(RosterProblemKind::Repeated { id, first: *first });
    }
    seen.ids.insert(id.clone(), line);
    let folder = seen.folder(&id);
    let name = match (cell(&Column::FirstName), cell(&Column::Name)) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last),
    };
    Ok((Student { id, name, email: cell(&Column::Email), group: cell(&Column::Group) }, folder))
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
pub(super) fn digest(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    Sha256::digest(bytes).iter().fold(String::from("sha256:"), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests;
