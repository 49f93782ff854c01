//! Facts of the answers file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Answers to the questions of the course.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The file's name.
    pub file: String,
    /// The answers by key, `table.key`; blank ones are left out. A list is its items, separated by commas.
    pub answers: BTreeMap<String, String>,
}
