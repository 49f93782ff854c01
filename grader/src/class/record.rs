//! One line of a class list: whose it is, and what its cells say.

use std::collections::{BTreeMap, BTreeSet};

use csv::StringRecord;
use grader_core::Student;

use super::{
    columns::Column,
    roster::{RosterProblemKind, digest},
    row::Cells,
};
use crate::files;

/// The ids and the folders that are taken.
#[derive(Default)]
pub(super) struct Seen {
    /// The first line and the folder of each.
    ids: BTreeMap<String, (u64, String)>,
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

/// One line of the file.
pub(super) struct Record<'a> {
    pub columns: &'a [Column],
    pub record: &'a StringRecord,
    pub line: u64,
}

impl Record<'_> {
    /// The cell of a column, unless it is empty.
    fn cell(&self, wanted: &Column) -> Option<String> {
        let at = self.columns.iter().position(|column| column == wanted)?;
        self.record.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// Whose row it is, and the name of their folder.
    pub fn who(&self, seen: &mut Seen) -> Result<(Student, String), RosterProblemKind> {
        // A spreadsheet that was once wider leaves separators at the end of each line.
        let cells: Vec<&str> = self.record.iter().collect();
        let found = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        if found > self.columns.len() {
            return Err(RosterProblemKind::TooManyCells { expected: self.columns.len(), found });
        }
        if self.record.iter().any(|cell| cell.contains(['\n', '\r'])) {
            return Err(RosterProblemKind::LineBreak);
        }
        let id = self.cell(&Column::Id).ok_or(RosterProblemKind::NoId)?;
        let folder = match seen.ids.get(&id) {
            // Where the class list counts attempts, a student may have several rows.
            Some((_, folder)) if self.cell(&Column::Attempt).is_some() => folder.clone(),
            Some((first, _)) => return Err(RosterProblemKind::Repeated { id, first: *first }),
            None => {
                let folder = seen.folder(&id);
                seen.ids.insert(id.clone(), (self.line, folder.clone()));
                folder
            }
        };
        let name = match (self.cell(&Column::FirstName), self.cell(&Column::Name)) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (first, last) => first.or(last),
        };
        Ok((Student { id, name, email: self.cell(&Column::Email), group: self.cell(&Column::Group) }, folder))
    }

    /// What it says of the submission.
    pub fn cells(&self) -> Result<Cells, RosterProblemKind> {
        let keys = self.columns.iter().filter_map(|column| match column {
            Column::Key(table, key) => Some(((*table, *key), self.cell(column)?)),
            _ => None,
        });
        let number = |text: String| text.parse().map_err(|_| RosterProblemKind::Attempt(text));
        let time = |text: String| text.parse().map_err(|_| RosterProblemKind::Time(text));
        Ok(Cells {
            submission: self.cell(&Column::Submission),
            attempt: self.cell(&Column::Attempt).map_or(Ok(1), number)?,
            submitted: self.cell(&Column::SubmittedAt).map(time).transpose()?,
            keys: keys.collect(),
        })
    }
}
