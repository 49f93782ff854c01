//! The documents of the right submission in every format, hostile ones.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod diagrams;
mod estimates;
mod hostile;

use std::{fs, path::PathBuf};

use grader_core::{
    DocumentKind, Gap, Observation,
    facts::{Answers, Diagram, Estimate},
};

use super::read;

/// The folder with the documents of the right submission.
fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../testbed/documents"))
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

/// What a document says, or why it cannot be read.
fn observed(kind: DocumentKind, name: &str, bytes: &[u8]) -> Result<Observation, Gap> {
    read(kind, name, bytes).map_err(|fault| fault.gap(name))
}

fn diagram(name: &str, bytes: &[u8]) -> Result<Diagram, Gap> {
    observed(DocumentKind::Diagram, name, bytes).map(|observation| match observation {
        Observation::Diagram(diagram) => (*diagram).clone(),
        other => panic!("{other:?}"),
    })
}

fn estimate(name: &str, bytes: &[u8]) -> Result<Estimate, Gap> {
    observed(DocumentKind::Estimate, name, bytes).map(|observation| match observation {
        Observation::Estimate(estimate) => (*estimate).clone(),
        other => panic!("{other:?}"),
    })
}

fn answers(name: &str, bytes: &[u8]) -> Result<Answers, Gap> {
    observed(DocumentKind::Answers, name, bytes).map(|observation| match observation {
        Observation::Answers(answers) => (*answers).clone(),
        other => panic!("{other:?}"),
    })
}
