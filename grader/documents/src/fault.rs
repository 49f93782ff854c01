//! Why a document cannot be read.

use grader_core::{Gap, GapReason};
use thiserror::Error;

/// Why a document cannot be read.
#[derive(Debug, Error)]
pub enum Fault {
    /// The submission names a file that is not there.
    #[error("the submission names this file, but it is not there")]
    Missing,
    /// The path leads out of the submission's folder.
    #[error("the path leads out of the folder of the submission")]
    Outside,
    /// Larger, deeper or longer than what is read.
    #[error("more than {0}")]
    TooLarge(&'static str),
    /// The operating system refuses.
    #[error("{0}")]
    Refused(#[from] std::io::Error),
    /// The file breaks the rules of its own format: nobody could read it.
    #[error("line {line}: {message}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl Fault {
    pub(crate) fn malformed(line: usize, message: impl Into<String>) -> Self {
        Self::Malformed { line, message: message.into() }
    }

    /// The gap that it leaves. The operation is the file; a malformed one that names its file is the file's own fault.
    #[must_use]
    pub fn gap(&self, file: &str) -> Gap {
        let reason = match self {
            Self::Missing => GapReason::NotProvided,
            Self::Outside => GapReason::ForbiddenAddress,
            Self::TooLarge(_) => GapReason::TooLarge,
            Self::Refused(_) => GapReason::Unreachable,
            Self::Malformed { .. } => GapReason::Malformed,
        };
        Gap::new(reason).operation(file).detail(self.to_string())
    }
}
