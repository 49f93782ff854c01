//! The feature files and the lab file: those that ship with the grader, or a folder of an instructor's own.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use grader_judge::{FeatureFile, Judge, Problem};
use rust_embed::RustEmbed;
use thiserror::Error;

use crate::files;

/// The name of the lab file in its folder.
const LAB_FILE: &str = "lab.toml";

/// The folder of the ledgers in it.
const LEDGERS: &str = "ledgers/";

/// The largest feature file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// The folder `features` of the repository.
#[derive(RustEmbed)]
#[folder = "../features"]
struct Shipped;

/// A lab file and its feature files, as text.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The lab file.
    pub lab: FeatureFile,
    /// The feature files, in the order of their paths.
    pub features: Vec<FeatureFile>,
    /// The ledgers of the self-test, in the order of their paths; no judgement depends on them.
    pub ledgers: Vec<FeatureFile>,
}

/// Why there are no rules to judge by.
#[derive(Debug, Error)]
pub enum RulesError {
    /// A file or folder cannot be read.
    #[error("cannot read {}: {source}; --features takes a folder with {LAB_FILE} and feature files", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is larger than any feature file.
    #[error("{} is larger than {} KiB, more than any feature file", path.display(), LIMIT >> 10)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The files were read, but what they say cannot be used.
    #[error("the feature files have {} problem(s), the first at {}:{}; `grader lint` lists them",
        .0.len(), .0[0].place.file, .0[0].place.line)]
    Problems(Vec<Problem>),
}

impl Rules {
    /// The rules that ship with the grader.
    #[must_use]
    pub fn embedded() -> Self {
        let text = |path: &str| {
            Shipped::get(path).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
        };
        let file = |path: &str| FeatureFile { path: path.to_owned(), text: text(path) };
        let all = |is: fn(&str) -> bool| Shipped::iter().filter(|path| is(path)).map(|path| file(&path)).collect();
        Self { lab: file(LAB_FILE), features: all(is_feature), ledgers: all(is_ledger) }.sorted()
    }

    /// Reads the rules in `folder`: its lab file, and the feature files anywhere in it.
    ///
    /// # Errors
    ///
    /// See [`RulesError`].
    pub fn read(folder: &Path) -> Result<Self, RulesError> {
        let lab = read_file(folder, LAB_FILE.to_owned())?;
        let (mut features, mut ledgers) = (Vec::new(), Vec::new());
        let mut folders = vec![String::new()];
        while let Some(inner) = folders.pop() {
            let path = folder.join(&inner);
            let unreadable = |source| RulesError::Unreadable { path: path.clone(), source };
            for entry in fs::read_dir(&path).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let name = format!("{inner}{}", entry.file_name().to_string_lossy());
                // A link is not followed: it could lead round in a circle.
                if entry.file_type().map_err(unreadable)?.is_dir() {
                    folders.push(format!("{name}/"));
                } else if is_feature(&name) {
                    features.push(read_file(folder, name)?);
                } else if is_ledger(&name) {
                    ledgers.push(read_file(folder, name)?);
                }
            }
        }
        Ok(Self { lab, features, ledgers }.sorted())
    }

    /// A judge that goes by these rules.
    ///
    /// # Errors
    ///
    /// [`RulesError::Problems`], when they cannot be used.
    pub fn judge(&self) -> Result<Judge, RulesError> {
        Judge::new(&self.lab, &self.features).map_err(RulesError::Problems)
    }

    fn sorted(mut self) -> Self {
        self.features.sort_by(|a, b| a.path.cmp(&b.path));
        self.ledgers.sort_by(|a, b| a.path.cmp(&b.path));
        self
    }
}

fn is_feature(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == "feature")
}

fn is_ledger(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|e| e == "toml") && path.starts_with(LEDGERS)
}

fn read_file(folder: &Path, name: String) -> Result<FeatureFile, RulesError> {
    let path = folder.join(&name);
    let bytes = match files::read_at_most(&path, LIMIT) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(RulesError::TooLarge { path }),
        Err(source) => return Err(RulesError::Unreadable { path, source }),
    };
    let text = String::from_utf8(bytes)
        .map_err(|e| RulesError::Unreadable { path, source: io::Error::new(io::ErrorKind::InvalidData, e) })?;
    Ok(FeatureFile { path: name, text })
}
