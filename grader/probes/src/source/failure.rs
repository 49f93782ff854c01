//! Why source code could not be read.

use std::{io, path::Path};

use grader_core::{Gap, GapReason};
use thiserror::Error;

/// Why source code could not be read.
#[derive(Debug, Error)]
pub(super) enum SourceError {
    #[error("only https addresses of git repositories are fetched; for any other hand in a clone, a zip or a tar")]
    Address,
    #[error("the address holds a user name, a password or a query; leave it out, or hand in a clone, a zip or a tar")]
    Credentials,
    #[error("what follows # is not the name of a branch")]
    Branch,
    #[error("{host} is not at a public address")]
    Forbidden { host: String },
    #[error("git 2.37 or newer is needed to fetch it, found {found}; install it, or hand in a clone, a zip or a tar")]
    NoGit { found: String },
    #[error("git could not fetch it: {why}; if it stays so, hand in a clone, a zip or a tar")]
    NotFetched { why: String },
    #[error("the path leads out of the submission's folder")]
    Outside,
    #[error("no such file or folder")]
    Missing,
    #[error("neither a folder nor a zip, tar or tar.gz archive")]
    UnknownKind,
    #[error("more than {limit} {what}")]
    TooMuch { what: &'static str, limit: u64 },
    #[error("reading took too long")]
    TooSlow,
    #[error("{file}: {why}")]
    Unreadable { file: String, why: String },
}

impl SourceError {
    /// `file` cannot be read because of `why`.
    pub(super) fn unreadable(file: impl AsRef<Path>, why: impl ToString) -> Self {
        // The name is enough: the path of the grader's machine is nobody's business.
        let name = file.as_ref().file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        Self::Unreadable { file: name, why: why.to_string() }
    }

    /// The gap that this is, about what the submission calls `named`.
    pub(super) fn gap(&self, named: &str) -> Gap {
        let reason = match self {
            Self::NotFetched { .. } => GapReason::Unreachable,
            Self::Forbidden { .. } => GapReason::ForbiddenAddress,
            Self::NoGit { .. } => GapReason::NoGit,
            Self::TooMuch { .. } => GapReason::TooLarge,
            Self::TooSlow => GapReason::TimedOut,
            Self::Address | Self::Credentials | Self::Branch => GapReason::NotUsable,
            Self::Outside | Self::Missing | Self::UnknownKind => GapReason::NotUsable,
            Self::Unreadable { .. } => GapReason::Malformed,
        };
        // An address may hold a password, which nobody else may read.
        let named = named.rsplit_once('@').filter(|_| named.contains("://")).map_or(named, |(_, host)| host);
        let named: String = named.split('?').next().unwrap_or_default().chars().take(100).collect();
        Gap::new(reason).detail(format!("{named}: {self}"))
    }
}

/// Errors that passed through a reader come back as what they were.
pub(super) fn of_io(file: &Path, error: io::Error) -> SourceError {
    match error.downcast::<SourceError>() {
        Ok(own) => own,
        Err(error) => SourceError::unreadable(file, error),
    }
}
