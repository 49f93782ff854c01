//! Reading the bundles of a class folder, one at a time.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use grader_core::Student;
use serde::Deserialize;
use thiserror::Error;

use super::{Starter, Trace};
use crate::{
    bundle::{self, ReadError},
    class::RESULT,
    files,
};

/// The largest file of starter code that is read, and how many there may be.
const FILE: u64 = 256 << 10;
const FILES: usize = 10_000;
/// How deep folders are searched.
const DEPTH: usize = 12;

/// Why there is nothing to compare.
#[derive(Debug, Error)]
pub enum IntegrityError {
    /// The folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// There is no bundle in it.
    #[error("{} holds no evidence file; give a class folder", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
}

/// The traces of all bundles below `folder`, by path, and the files that look like bundles and cannot be used.
///
/// # Errors
///
/// See [`IntegrityError`].
pub fn read(folder: &Path) -> Result<(Vec<Trace>, Vec<ReadError>), IntegrityError> {
    let is_bundle = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        name.ends_with(".json.zst") || (name.ends_with(".json") && name.contains("evidence"))
    };
    let (mut traces, mut broken) = (Vec::new(), Vec::new());
    for path in walk(folder)?.into_iter().filter(|path| is_bundle(path)) {
        match bundle::read(&path) {
            Ok(bundle) => {
                let mut trace = Trace::of(&bundle.evidence, &bundle.digest);
                if let Some(student) = student_beside(&path) {
                    trace.student = student;
                }
                traces.push(trace);
            }
            Err(error) => broken.push(error),
        }
    }
    if traces.is_empty() && broken.is_empty() {
        return Err(IntegrityError::Empty { path: folder.to_owned() });
    }
    Ok((traces, broken))
}

/// The code below `folder` as what everybody was given.
///
/// # Errors
///
/// See [`IntegrityError`].
pub fn starter(folder: &Path) -> Result<Starter, IntegrityError> {
    let mut starter = Starter::default();
    for path in walk(folder)?.into_iter().take(FILES) {
        // What is no text was not written by anyone.
        let text = files::read_at_most(&path, FILE).ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(text) = text {
            starter.add(&path.to_string_lossy().replace('\\', "/"), &text);
        }
    }
    Ok(starter)
}

/// Who handed the bundle in, as the class list says: the result beside it knows. The bundle itself names whoever recorded it.
fn student_beside(path: &Path) -> Option<Student> {
    #[derive(Deserialize)]
    struct Result {
        student: Known,
    }
    #[derive(Deserialize)]
    struct Known {
        id: String,
        group: Option<String>,
    }
    let bytes = files::read_at_most(&path.with_file_name(RESULT), 16 << 20).ok().flatten()?;
    let Known { id, group } = serde_json::from_slice::<Result>(&bytes).ok()?.student;
    Some(Student { id, group, ..Student::default() })
}

/// All files below `folder`, sorted; links are not followed.
fn walk(folder: &Path) -> Result<Vec<PathBuf>, IntegrityError> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((path, depth)) = folders.pop() {
        let unreadable = |source| IntegrityError::Unreadable { path: path.clone(), source };
        for entry in fs::read_dir(&path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() && depth < DEPTH && entry.file_name() != "node_modules" && entry.file_name() != ".git" {
                folders.push((entry.path(), depth + 1));
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
