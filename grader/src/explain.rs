//! Words for the errors of the library, in the user's language. The library's own texts are English.

mod class;
mod gap;
mod input;
mod selftest;

use std::{io, path::Path};

use grader::{
    CollectionError, LookError, MetadataError, RulesError, TargetError,
    bundle::ReadError,
    core::{BundleError, PasteError, UnknownProfile},
    files::WriteError,
    integrity::IntegrityError,
    judge::Problem,
    keys::KeyFileError,
    marks::MarksError,
    report::{Value, Words},
};

use crate::{
    app::{Failure, shown},
    exit::Exit,
};

pub(crate) use gap::gap;
pub(crate) use selftest::complaint;

/// Turns an error into a failure with words.
pub(crate) trait Explain {
    /// What to tell the user.
    fn explain(&self, words: &Words) -> String;

    /// As a failure that the user can put right.
    fn failure(&self, words: &Words) -> Failure {
        Failure::usage(self.explain(words))
    }
}

impl Explain for TargetError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::NoFile { folder, bundles: true } => words.with("error-folder-of-bundles", &[path(folder)]),
            Self::NoFile { folder, bundles: false } => words.with("error-no-submission", &[path(folder)]),
            Self::Neither { path: file } => words.with("error-neither", &[path(file)]),
            Self::Submission(error) => words.with("error-submission", &[("reason", error.explain(words).into())]),
            Self::Bundle(error) => error.explain(words),
        }
    }
}

impl Explain for ReadError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::TooLarge { path: file } => words.with("error-bundle-large", &[path(file)]),
            Self::Content { path: file, source } => {
                let (key, args): (_, Vec<(&str, String)>) = match source {
                    BundleError::Damaged(reason) => ("error-bundle-damaged", vec![("reason", reason.clone())]),
                    BundleError::NotABundle(found) => ("error-bundle-other", vec![("found", found.clone())]),
                    BundleError::Newer { found } => ("error-bundle-newer", vec![("found", found.clone())]),
                    BundleError::Changed { .. } => ("error-bundle-changed", vec![]),
                    BundleError::Forged { key } => ("error-bundle-forged", vec![("key", key.to_string())]),
                };
                let mut all: Vec<(&str, Value<'_>)> = vec![path(file)];
                all.extend(args.into_iter().map(|(name, value)| (name, shown(&value).into())));
                words.with(key, &all)
            }
        }
    }
}

impl Explain for PasteError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Nothing => words.get("paste-nothing"),
            Self::TooLong => words.get("paste-too-long"),
            Self::Missing(name) => words.with("paste-missing", &[("name", (*name).into())]),
            Self::NoToken => words.with("paste-missing", &[("name", "aws_session_token".into())]),
        }
    }
}

impl Explain for MarksError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::Line(error) => words.with("error-marks", &[("reason", error.explain(words).into())]),
        }
    }
}

impl Explain for MetadataError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::Damaged { path: file, reason } => {
                words.with("error-metadata", &[path(file), ("reason", shown(reason).into())])
            }
        }
    }
}

impl Explain for KeyFileError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::File { path: file, source } => unreadable(words, file, source),
            Self::Content { path: file, .. } => words.with("error-key", &[path(file)]),
            Self::Exposed { path: file } => words.with("error-key-exposed", &[path(file)]),
        }
    }
}

impl Explain for IntegrityError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::Empty { path: file } => words.with("error-no-bundles", &[path(file)]),
        }
    }
}

impl Explain for WriteError {
    fn explain(&self, words: &Words) -> String {
        words.with("error-unwritable", &[path(&self.path), ("reason", reason(words, &self.source).into())])
    }
}

impl Explain for LookError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::NotBuilt => words.get("error-needs-live"),
            Self::Resources(error) => words.with("error-resources", &[("reason", reason(words, error).into())]),
            Self::Interrupted => words.get("error-stopped"),
        }
    }

    fn failure(&self, words: &Words) -> Failure {
        let exit = if matches!(self, Self::Interrupted) { Exit::Interrupted } else { Exit::Usage };
        Failure { exit, text: self.explain(words) }
    }
}

impl Explain for CollectionError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Nothing { folder } => words.with("error-no-results", &[path(folder)]),
            Self::Class(error) => error.explain(words),
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
        }
    }
}

impl Explain for RulesError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::TooLarge { path: file } => words.with("error-feature-large", &[path(file)]),
            Self::Problems(problems) => {
                let lines: Vec<String> = problems.iter().map(|p| format!("  {}", problem(words, p))).collect();
                words.with("error-features", &[]) + "\n" + &lines.join("\n")
            }
        }
    }
}

impl Explain for UnknownProfile {
    fn explain(&self, words: &Words) -> String {
        let args = [("name", shown(&self.name).into()), ("known", self.known.join(", ").into())];
        words.with(if self.known.is_empty() { "error-no-profiles" } else { "error-profile" }, &args)
    }
}

/// One problem of a feature file: `file:line: what it is`.
pub(crate) fn problem(words: &Words, problem: &Problem) -> String {
    format!("{}:{}: {}", shown(&problem.place.file), problem.place.line, message(words, problem))
}

/// What a problem of a feature file is.
pub(crate) fn message(words: &Words, problem: &Problem) -> String {
    let args = problem.kind.args();
    let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, value)| (*name, shown(value).into())).collect();
    words.with(&format!("problem-{}", problem.kind.code()), &args)
}

fn unreadable(words: &Words, file: &Path, error: &io::Error) -> String {
    words.with("error-unreadable", &[path(file), ("reason", reason(words, error).into())])
}

/// What the file system says; the commonest in the user's language.
pub(crate) fn reason(words: &Words, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => words.get("io-not-found"),
        io::ErrorKind::PermissionDenied => words.get("io-denied"),
        io::ErrorKind::IsADirectory => words.get("io-folder"),
        io::ErrorKind::NotADirectory => words.get("io-no-folder"),
        io::ErrorKind::AlreadyExists => words.get("io-exists"),
        _ => error.to_string(),
    }
}

fn path(path: &Path) -> (&'static str, Value<'static>) {
    ("path", shown(&path.display().to_string()).into())
}
