//! What a person may name as a submission: a file, a folder that has one, or an evidence bundle.

use std::{
    fs,
    path::{Path, PathBuf},
};

use grader_core::{InputError, SubmissionFile};
use thiserror::Error;

use crate::bundle::{self, Bundle, ReadError};

/// The name of a submission file in its folder.
const FILE_NAME: &str = "submission.toml";

/// A submission, ready to be graded.
#[derive(Debug)]
pub enum Target {
    /// A deployment to look at.
    Live(Box<SubmissionFile>),
    /// Evidence that was recorded.
    Recorded(Box<Bundle>),
}

/// Why something is not a submission.
#[derive(Debug, Error)]
pub enum TargetError {
    /// A folder without a submission file.
    #[error("{} has no {FILE_NAME}; `grader init` writes one", folder.display())]
    NoFile {
        /// The folder.
        folder: PathBuf,
        /// Whether it holds evidence bundles, as a class's folder does.
        bundles: bool,
    },
    /// Neither a text nor a bundle.
    #[error("{} is neither a submission file nor an evidence bundle", path.display())]
    Neither {
        /// The file.
        path: PathBuf,
    },
    /// A mistake in a submission file.
    #[error(transparent)]
    Submission(#[from] InputError),
    /// A bundle that cannot be used, or an unreadable file.
    #[error(transparent)]
    Bundle(#[from] ReadError),
}

impl Target {
    /// Opens what `path` names; a bundle is known by its content, not by its name.
    ///
    /// # Errors
    ///
    /// See [`TargetError`].
    pub fn open(path: &Path) -> Result<Self, TargetError> {
        let file = if path.is_dir() { path.join(FILE_NAME) } else { path.to_owned() };
        if path.is_dir() && !file.exists() {
            return Err(TargetError::NoFile { folder: path.to_owned(), bundles: holds_bundles(path) });
        }
        let bytes = bundle::bytes(&file)?;
        if bundle::looks_like_one(&bytes) {
            return Ok(Self::Recorded(Box::new(bundle::parse(&file, bytes)?)));
        }
        let text = String::from_utf8(bytes).map_err(|_| TargetError::Neither { path: file.clone() })?;
        Ok(Self::Live(Box::new(SubmissionFile::parse(&file.display().to_string(), &text)?)))
    }
}

/// Whether `folder` is one of evidence, or of a class: by the names of its files.
fn holds_bundles(folder: &Path) -> bool {
    let names = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.file_name()));
    names
        .map(|name| name.to_string_lossy().to_lowercase())
        .any(|name| name.ends_with(".json") || name.ends_with(".json.zst") || name == "students")
}
