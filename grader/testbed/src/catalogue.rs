//! The catalogue of variants, read from where they are written.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::{TestbedError, python};

/// A way in which a lab differs from the correct one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Variant {
    /// Its id: `tg-port-80`.
    pub id: String,
    /// Whether the lab is still right.
    pub kind: Kind,
    /// The task that it concerns, `6.1`; empty for the lab as a whole.
    pub task: String,
    /// What differs, in a sentence.
    pub note: String,
}

/// Whether a lab with a variant is still right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It is wrong.
    Fault,
    /// It is unusual and right.
    Variation,
}

/// All variants, in the order in which they are written; read once per process.
///
/// # Errors
///
/// When the virtual environment cannot be installed, or the catalogue is damaged.
pub fn variants() -> Result<&'static [Variant], &'static TestbedError> {
    static VARIANTS: OnceLock<Result<Vec<Variant>, TestbedError>> = OnceLock::new();
    VARIANTS.get_or_init(read).as_deref()
}

fn read() -> Result<Vec<Variant>, TestbedError> {
    let output = python::module("seed")?.arg("list").output().map_err(TestbedError::NoPython)?;
    if !output.status.success() {
        return Err(TestbedError::Seeding(python::complaint(&output)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| TestbedError::Seeding(error.to_string()))
}
