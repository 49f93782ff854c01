//! The stored results of a class: a folder that `grader class` or `grader grade` wrote, read and never changed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use grader_core::{Evidence, Student};
use grader_report::{StoredResult, read_result};
use thiserror::Error;

use crate::{
    bundle,
    class::{EVIDENCE, Entry, Manifest, RESULT, RESULT_LIMIT, Results, ResultsError},
    files,
};

/// The results of a class, in the order of its list.
#[derive(Debug)]
pub struct Collection {
    places: Vec<StoredPlace>,
}

/// Where the result of one student is, or should be.
#[derive(Debug)]
pub struct StoredPlace {
    /// Who it is, where the class list says so.
    pub student: Option<Student>,
    /// The name of the student's folder; empty where the collection is one result.
    pub name: String,
    folder: PathBuf,
}

/// Why a folder has no results.
#[derive(Debug, Error)]
pub enum CollectionError {
    /// Nothing in it is a result.
    #[error("{} has no results: expected class.json, or folders with a {RESULT}", folder.display())]
    Nothing {
        /// The folder.
        folder: PathBuf,
    },
    /// The class list cannot be used.
    #[error(transparent)]
    Class(#[from] ResultsError),
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Collection {
    /// Opens the results in `folder`: those that its `class.json` lists, else every folder in it, or in its `students`,
    /// that has a result, in the order of their names, else its own result.
    ///
    /// # Errors
    ///
    /// See [`CollectionError`].
    pub fn open(folder: &Path) -> Result<Self, CollectionError> {
        let results = Results::new(folder);
        let places = match results.manifest()? {
            Some(manifest) => listed(&results, manifest),
            None => found(folder)?,
        };
        if places.is_empty() {
            return Err(CollectionError::Nothing { folder: folder.to_owned() });
        }
        Ok(Self { places })
    }

    /// One place for each student.
    #[must_use]
    pub fn places(&self) -> &[StoredPlace] {
        &self.places
    }
}

impl StoredPlace {
    /// The evidence that was kept beside the result, where there is some that can be read.
    #[must_use]
    pub fn evidence(&self) -> Option<Evidence> {
        bundle::read(&self.folder.join(EVIDENCE)).ok().map(|bundle| bundle.evidence)
    }

    /// Reads the result; `None` when there is none yet.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, in one sentence.
    pub fn read(&self) -> Result<Option<StoredResult>, String> {
        let bytes = match files::read_at_most(&self.folder.join(RESULT), RESULT_LIMIT) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                return Err(format!("{RESULT} is larger than {} MiB, more than any result", RESULT_LIMIT >> 20));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        let stored = read_result(&bytes).map_err(|e| e.to_string())?;
        match &self.student {
            Some(student) if student.id != stored.grade.student.id => {
                Err(format!("it belongs to another student than {:?}", student.id))
            }
            _ => Ok(Some(stored)),
        }
    }
}

fn listed(results: &Results, manifest: Manifest) -> Vec<StoredPlace> {
    let place = |entry: Entry| StoredPlace {
        student: Some(entry.student()),
        folder: results.student(&entry.folder),
        name: entry.folder,
    };
    manifest.students.into_iter().map(place).collect()
}

fn found(folder: &Path) -> Result<Vec<StoredPlace>, CollectionError> {
    let students = folder.join("students");
    let root = if students.is_dir() { students } else { folder.to_owned() };
    let unreadable = |source| CollectionError::Unreadable { path: root.clone(), source };
    let mut places = Vec::new();
    for entry in fs::read_dir(&root).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        if entry.path().join(RESULT).is_file() {
            let name = files::safe_name(&entry.file_name().to_string_lossy());
            places.push(StoredPlace { student: None, name, folder: entry.path() });
        }
    }
    places.sort_by(|a, b| a.name.cmp(&b.name));
    if places.is_empty() && root.join(RESULT).is_file() {
        places.push(StoredPlace { student: None, name: String::new(), folder: root });
    }
    Ok(places)
}
