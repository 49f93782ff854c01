//! `grader.result/1`, the result for programs.
//!
//! Values, not sentences: it does not depend on the language of the reader, and a replay of the same evidence gives the
//! same bytes except for `run`, which comes last. New optional members may be added within version 1; readers ignore
//! those they do not know. A member that is renamed, removed or means something else makes version 2.

mod document;
mod marks;
mod names;
mod read;
mod task;
mod values;

use schemars::generate::SchemaSettings;

pub use read::{ResultError, StoredAdjustment, StoredResult, read};

use crate::{Report, ReportError};

/// The name and version of the document.
pub const SCHEMA: &str = "grader.result/1";

/// Writes the whole document, indented: people read it too.
pub(crate) fn render(report: &Report<'_>) -> Result<Vec<u8>, ReportError> {
    let mut bytes = serde_json::to_vec_pretty(&document::Document::of(report))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The JSON Schema (2020-12) of `result.json`, as it is published.
///
/// # Errors
///
/// Never in a released version: a test writes it.
pub fn json_schema() -> Result<String, ReportError> {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<document::Document<'_>>();
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
