//! What the documents of a submission say: files of people who may want to harm whoever opens them.
//!
//! A format is known by its content, never by the name of the file. Every size, depth and count is bounded; nothing is
//! fetched and no entity is expanded. What no reader here understands is for a person to look at, not a fault.

#![deny(missing_docs)]

mod answers;
mod diagram;
mod estimate;
mod fault;
mod file;
mod pdf;
mod text;
mod xml;

#[cfg(test)]
mod tests;

use grader_core::{DocumentKind, Observation};

pub use fault::Fault;
pub use file::{name, open};

/// How many bytes of a file are read, and how many it may hold when unpacked.
pub const BYTES: usize = 20 << 20;
/// How many bytes of stack a reader may need: deep documents are bounded, but not by the two megabytes that are usual.
pub const STACK: usize = 32 << 20;

/// What the content `bytes` of the file called `name` says.
///
/// # Errors
///
/// When the file breaks the rules of its own format, or is larger or deeper than what is read.
pub fn read(kind: DocumentKind, name: &str, bytes: &[u8]) -> Result<Observation, Fault> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::malformed(1, "the file is empty"));
    }
    Ok(match kind {
        DocumentKind::Diagram => Observation::Diagram(diagram::read(name, bytes)?.into()),
        DocumentKind::Estimate => Observation::Estimate(estimate::read(name, bytes)?.into()),
        DocumentKind::Answers => Observation::Answers(answers::read(name, bytes)?.into()),
    })
}
