//! Ledgers: which changes to a right solution cost what. One TOML file per task.

use std::collections::{BTreeMap, BTreeSet};

use grader_core::{CriterionId, Status};
use serde::Deserialize;
use thiserror::Error;

use super::change::Change;
use crate::FeatureFile;

/// The cases of one file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// Solutions that are wrong.
    #[serde(default)]
    pub wrong: Vec<Case>,
    /// Solutions that are unusual but right.
    #[serde(default)]
    pub right: Vec<Case>,
}

/// A solution: the right one with something changed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What is special about it, in a few words.
    pub name: String,
    /// What differs from the right solution.
    pub(crate) change: Vec<Change>,
    /// The criteria whose status changes, and to what. Every other one must stay as it was.
    #[serde(default)]
    pub expect: BTreeMap<CriterionId, Status>,
    /// The criteria that this unusual solution is about; they must pass.
    #[serde(default)]
    pub keeps: BTreeSet<CriterionId>,
    /// The remarks that are made, by code, beyond those on the right solution.
    #[serde(default)]
    pub remarks: BTreeSet<String>,
}

/// A ledger that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {message}")]
pub struct LedgerError {
    /// The file.
    pub path: String,
    /// What is wrong, with the line.
    pub message: String,
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    ///
    /// When the file is not TOML, or has a key that ledgers do not have.
    pub fn parse(file: &FeatureFile) -> Result<Self, LedgerError> {
        toml::from_str(&file.text)
            .map_err(|error| LedgerError { path: file.path.clone(), message: error.to_string().trim_end().to_owned() })
    }
}
