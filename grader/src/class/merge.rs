//! Puts the shards of a class together.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::{Entry, Manifest, RESULT, Results, ResultsError, Shard, State};
use crate::files::WriteError;

/// Why folders of results do not make a class.
#[derive(Debug, Error)]
pub enum MergeError {
    /// A folder of results cannot be used.
    #[error(transparent)]
    Results(#[from] ResultsError),
    /// A folder holds a whole class already.
    #[error("{} is not a shard but a whole class", .0.display())]
    NotAShard(PathBuf),
    /// Two folders differ in something that must be the same.
    #[error("{} and {} have another {what}", first.display(), second.display())]
    Mixed {
        /// What differs.
        what: Difference,
        /// A folder.
        first: PathBuf,
        /// Another.
        second: PathBuf,
    },
    /// The same shard, or the same student, twice.
    #[error("{what} is both in {} and in {}", first.display(), second.display())]
    Overlap {
        /// The shard or the student.
        what: String,
        /// A folder.
        first: PathBuf,
        /// Another.
        second: PathBuf,
    },
    /// A shard whose run has not ended.
    #[error("{} is not finished: {left} students were not looked at", folder.display())]
    Unfinished {
        /// The folder.
        folder: PathBuf,
        /// How many students.
        left: usize,
    },
    /// Shards that no folder holds.
    #[error("missing shards: {}", listed(.0))]
    MissingShards(Vec<Shard>),
    /// The place for the whole class has one.
    #[error("{} holds the results of a class already; choose another folder", .0.display())]
    Taken(PathBuf),
    /// A student's files cannot be copied.
    #[error("cannot copy {}: {source}", path.display())]
    Copy {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// What all shards of a class must share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The lab.
    Lab,
    /// The rubric.
    Rubric,
    /// The choice of criteria.
    Only,
    /// The roster.
    Roster,
    /// The marks that people gave.
    Marks,
    /// The version of the grader.
    Grader,
    /// The number of shards.
    Count,
}

impl Difference {
    /// A name for messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lab => "lab",
            Self::Rubric => "rubric",
            Self::Only => "choice of criteria",
            Self::Roster => "roster",
            Self::Marks => "marks",
            Self::Grader => "version of the grader",
            Self::Count => "number of shards",
        }
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

fn listed(shards: &[Shard]) -> String {
    shards.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Copies the students of all `shards` into `out` and lists them there in the order of the roster.
///
/// # Errors
///
/// See [`MergeError`]. The shards are only read; `class.json` is written last.
pub fn merge(shards: &[PathBuf], out: &Path) -> Result<Manifest, MergeError> {
    let (mut read, mut locks) = (Vec::new(), Vec::new());
    for folder in shards {
        let results = Results::new(folder);
        read.push((results.class()?, results.clone()));
        // A run that is still at work there would write results that nobody copies. The same folder twice is an overlap.
        if locks.iter().all(|(locked, _)| *locked != folder) {
            match results.lock() {
                Ok(lock) => locks.push((folder, lock)),
                // Where nothing may be written, nobody is at work.
                Err(ResultsError::Write(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    let students = checked(&read)?;
    let target = Results::new(out);
    let _lock = target.lock()?;
    if target.manifest()?.is_some() {
        return Err(MergeError::Taken(out.to_owned()));
    }
    for (entry, results) in students.iter().filter(|(entry, _)| entry.status == State::Graded) {
        let (from, to) = (results.student(&entry.folder), target.student(&entry.folder));
        copy(&from, &to).map_err(|source| MergeError::Copy { path: from, source })?;
    }
    let students = students.into_iter().map(|(entry, _)| entry.clone()).collect();
    let Some((first, results)) = read.first() else { return Err(MergeError::MissingShards(Vec::new())) };
    if first.marks.is_some() {
        copy_file(&results.marks(), &target.marks())
            .map_err(|source| MergeError::Copy { path: results.marks(), source })?;
    }
    let whole = Manifest { shard: None, students, ..first.clone() };
    target.write(&whole)?;
    Ok(whole)
}

/// The students of all shards in the order of the roster, when the shards go together and none is missing.
fn checked(read: &[(Manifest, Results)]) -> Result<Vec<(&Entry, &Results)>, MergeError> {
    let mut held: BTreeMap<Shard, &Path> = BTreeMap::new();
    let mut owners: BTreeMap<&str, &Path> = BTreeMap::new();
    let mut students = Vec::new();
    for (manifest, results) in read {
        let folder = results.folder();
        let shard = manifest.shard.ok_or_else(|| MergeError::NotAShard(folder.to_owned()))?;
        let (first, other) = &read[0];
        let differences = [
            (Difference::Lab, first.lab == manifest.lab),
            (Difference::Rubric, first.rubric == manifest.rubric),
            (Difference::Only, first.only == manifest.only),
            (Difference::Roster, first.roster == manifest.roster),
            (Difference::Marks, first.marks == manifest.marks),
            (Difference::Grader, first.grader == manifest.grader),
            (Difference::Count, first.shard.map(|s| s.count) == Some(shard.count)),
        ];
        if let Some((what, _)) = differences.into_iter().find(|(_, same)| !same) {
            return Err(MergeError::Mixed { what, first: other.folder().to_owned(), second: folder.to_owned() });
        }
        let overlap = |what: String, first: &Path| MergeError::Overlap {
            what,
            first: first.to_owned(),
            second: folder.to_owned(),
        };
        if let Some(first) = held.insert(shard, folder) {
            return Err(overlap(shard.to_string(), first));
        }
        let waits = |entry: &&Entry| entry.status == State::Missing && entry.error.is_none();
        match manifest.students.iter().filter(waits).count() {
            0 => {}
            left => return Err(MergeError::Unfinished { folder: folder.to_owned(), left }),
        }
        for entry in &manifest.students {
            if let Some(first) = owners.insert(&entry.id, folder) {
                return Err(overlap(entry.id.clone(), first));
            }
            students.push((entry, results));
        }
    }
    let count = held.keys().next().map_or(0, |shard| shard.count);
    let missing: Vec<Shard> =
        (1..=count).map(|index| Shard { index, count }).filter(|shard| !held.contains_key(shard)).collect();
    if !missing.is_empty() {
        return Err(MergeError::MissingShards(missing));
    }
    students.sort_by_key(|(entry, _)| entry.line);
    Ok(students)
}

fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    crate::files::write(to, &fs::read(from)?).map_err(|WriteError { source, .. }| source)
}

/// Copies a student's folder, `result.json` last.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let mut entries = fs::read_dir(from)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(|entry| (entry.file_name() == RESULT, entry.file_name()));
    for entry in entries {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&path, &copied)?;
        } else if !crate::files::is_temporary(&entry.file_name()) {
            copy_file(&path, &copied)?;
        }
    }
    Ok(())
}
