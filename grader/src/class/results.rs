//! The folder of results of a class: `class.json`, and `students/<folder>/` with the files of one student each.
//!
//! A student's `result.json` is written last: where it is, everything is.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use grader_core::{PublicKey, Selection, Status};
use grader_judge::Judge;
use grader_report::StoredResult;
use thiserror::Error;

use super::{Manifest, SCHEMA, Summary};
use crate::{
    bundle,
    files::{self, WriteError},
};

/// The largest `class.json` that is read.
const LIMIT: u64 = 256 << 20;

/// The name of the result in a student's folder.
pub(crate) const RESULT: &str = "result.json";

/// The name of the evidence beside it.
pub(crate) const EVIDENCE: &str = "evidence.json.zst";

/// The name of the folder with the evidence of several attempts.
pub(crate) const ATTEMPTS: &str = "attempts";

/// The largest result that is read, in bytes.
pub(crate) const RESULT_LIMIT: u64 = 64 << 20;

/// A folder of results.
#[derive(Clone, Debug)]
pub struct Results {
    folder: PathBuf,
}

/// Keeps other runs out of a folder of results until it is dropped, or the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Why a folder of results cannot be used.
#[derive(Debug, Error)]
pub enum ResultsError {
    /// Another run is at work there.
    #[error("another run is writing into {}; wait for it, or choose another folder", folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no `class.json`.
    #[error("{} holds no results of a class; give a folder that `grader class --out` wrote", folder.display())]
    NoClass {
        /// The folder.
        folder: PathBuf,
    },
    /// `class.json` cannot be understood.
    #[error("{} is not a class list of schema {SCHEMA}: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Results {
    /// The results in `folder`, which need not be there yet.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder of one student.
    #[must_use]
    pub fn student(&self, folder: &str) -> PathBuf {
        self.folder.join("students").join(folder)
    }

    fn list(&self) -> PathBuf {
        self.folder.join("class.json")
    }

    /// Keeps other runs out. A run that was killed holds nothing.
    ///
    /// # Errors
    ///
    /// [`ResultsError::InUse`], or where the folder cannot be written.
    pub fn lock(&self) -> Result<Lock, ResultsError> {
        let path = self.folder.join(".lock");
        let write = |source| WriteError { path: path.clone(), source };
        fs::create_dir_all(&self.folder).map_err(write)?;
        let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(write)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(ResultsError::InUse { folder: self.folder.clone() }),
            Err(TryLockError::Error(source)) => Err(write(source).into()),
        }
    }

    /// Reads `class.json`; nothing, when there is none.
    ///
    /// # Errors
    ///
    /// See [`ResultsError`].
    pub fn manifest(&self) -> Result<Option<Manifest>, ResultsError> {
        let path = self.list();
        let bytes = match files::read_at_most(&path, LIMIT) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(ResultsError::Unreadable { path, source }),
            Ok(bytes) => bytes.unwrap_or_default(),
        };
        let damaged = |reason: String| ResultsError::Damaged { path: path.clone(), reason };
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|e| damaged(e.to_string()))?;
        if manifest.schema != SCHEMA {
            return Err(damaged(manifest.schema.chars().take(80).collect()));
        }
        // A list that was changed by hand must not lead out of the folder.
        if let Some(stray) = manifest.students.iter().find(|entry| !files::is_safe_name(&entry.folder)) {
            let shown: String = stray.folder.chars().take(80).collect();
            return Err(damaged(format!("{shown:?} is no folder of a student")));
        }
        Ok(Some(manifest))
    }

    /// Reads `class.json`, which must be there.
    ///
    /// # Errors
    ///
    /// See [`ResultsError`].
    pub fn class(&self) -> Result<Manifest, ResultsError> {
        self.manifest()?.ok_or_else(|| ResultsError::NoClass { folder: self.folder.clone() })
    }

    /// Writes `class.json`.
    ///
    /// # Errors
    ///
    /// See [`ResultsError`].
    pub fn write(&self, manifest: &Manifest) -> Result<(), ResultsError> {
        let path = self.list();
        let bytes = serde_json::to_vec_pretty(manifest)
            .map_err(|e| WriteError { path: path.clone(), source: io::Error::other(e) })?;
        Ok(files::write(&path, &bytes)?)
    }

    /// The marks that people gave, where there are some.
    pub(crate) fn marks(&self) -> PathBuf {
        self.folder.join("marks.csv")
    }

    /// The whole result in the student folder `folder`; nothing, when there is none for the student `id`.
    #[must_use]
    pub fn stored(&self, folder: &str, id: &str) -> Option<StoredResult> {
        let bytes = files::read_at_most(&self.student(folder).join(RESULT), RESULT_LIMIT).ok()??;
        grader_report::read_result(&bytes).ok().filter(|stored| stored.grade.student.id == id)
    }

    /// What the result of the student `id` comes to; nothing, when there is none under the rubric `rubric`.
    #[must_use]
    pub fn summary(&self, folder: &str, id: &str, rubric: &str) -> Option<Summary> {
        let grade = self.stored(folder, id)?.grade;
        (grade.rubric == rubric).then(|| Summary::of(&grade))
    }

    /// Who signed the evidence that is kept in the student folder `folder`.
    pub(super) fn signer(&self, folder: &str) -> Option<PublicKey> {
        let bundle = bundle::read(&self.student(folder).join(EVIDENCE)).ok()?;
        bundle.signature.map(|signature| signature.key)
    }

    /// The bundles that are kept of the student folder `folder`, in the order of the attempts.
    pub(super) fn kept(&self, folder: &str) -> Vec<PathBuf> {
        let numbered = (1..).map(|number| self.attempt(folder, number)).take_while(|path| path.is_file());
        let attempts: Vec<PathBuf> = numbered.collect();
        if attempts.is_empty() { vec![self.student(folder).join(EVIDENCE)] } else { attempts }
    }

    /// Where the attempt `number` of several is kept.
    pub(super) fn attempt(&self, folder: &str, number: usize) -> PathBuf {
        self.student(folder).join(ATTEMPTS).join(format!("{number}.json.zst"))
    }

    /// Forgets the attempts of the student folder `folder` beyond the first `count`: the class list has fewer now.
    pub(super) fn forget_attempts(&self, folder: &str, count: usize) -> Result<(), WriteError> {
        let beyond = (count + 1..).map(|number| self.attempt(folder, number)).take_while(|path| path.is_file());
        // The last one first: what is left after an interruption is without a hole, and found again.
        for path in beyond.collect::<Vec<_>>().into_iter().rev() {
            fs::remove_file(&path).map_err(|source| WriteError { path, source })?;
        }
        Ok(())
    }

    /// How many attempts are kept of the student folder `folder`, whose result is there.
    #[must_use]
    pub fn attempts(&self, folder: &str) -> usize {
        self.kept(folder).len()
    }

    /// Whether something could not be seen in one of several attempts that are kept of the student folder `folder`. What
    /// counts is in the result, and the others may become what counts: they are judged again, which takes milliseconds.
    #[must_use]
    pub fn leaves_unseen(&self, folder: &str, judge: &Judge, only: &[Selection]) -> bool {
        let attempts = self.kept(folder);
        let is_unseen = |path: &PathBuf| {
            let Ok(bundle) = bundle::read(path) else { return false };
            let summary = Summary::of(&crate::replay(judge, &bundle.evidence, only));
            summary.bonus_unseen || summary.count(Status::Inconclusive) > 0
        };
        attempts.len() > 1 && attempts.iter().any(is_unseen)
    }

    /// Removes what interrupted writing left in the student folder `folder`.
    pub fn sweep(&self, folder: &str) {
        for entry in fs::read_dir(self.student(folder)).into_iter().flatten().flatten() {
            if files::is_temporary(&entry.file_name()) {
                // One that stays does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}
