//! Words for the errors of whole classes.

use grader::{
    class::{
        MergeError, RegradeError, ResultsError, RosterError, RosterProblem, RosterProblemKind, RowError, ShardError,
        SheetError, StudentError,
    },
    report::{Value, Words},
};

use super::{Explain, path, reason, unreadable};
use crate::app::shown;

impl Explain for RosterError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::TooLarge => words.get("roster-large"),
            Self::Encoding { line } => words.with("roster-encoding", &[("line", (*line).into())]),
            Self::NoIdColumn => words.get("roster-no-id-column"),
            Self::UnknownColumn { column, known } => words
                .with("roster-unknown-column", &[("column", shown(column).into()), ("known", known.as_str().into())]),
            Self::RepeatedColumn { column } => {
                words.with("roster-repeated-column", &[("column", shown(column).into())])
            }
        }
    }
}

impl Explain for RosterProblem {
    fn explain(&self, words: &Words) -> String {
        match &self.kind {
            RosterProblemKind::TooManyCells { expected, found } => {
                words.with("roster-cells", &[("expected", (*expected).into()), ("found", (*found).into())])
            }
            RosterProblemKind::LineBreak => words.get("roster-line-break"),
            RosterProblemKind::NoId => words.get("roster-no-id"),
            RosterProblemKind::Repeated { id, first } => {
                words.with("roster-repeated", &[("id", shown(id).into()), ("first", (*first).into())])
            }
            RosterProblemKind::Attempt(found) => words.with("roster-attempt", &[("found", shown(found).into())]),
            RosterProblemKind::Time(found) => words.with("roster-time", &[("found", shown(found).into())]),
            RosterProblemKind::Row(error) => error.explain(words),
        }
    }
}

impl Explain for RowError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::NotFound { path: file } => words.with("roster-not-found", &[path(file)]),
            Self::Outside { value, folder } => {
                words.with("roster-outside", &[("value", shown(value).into()), path(folder)])
            }
            Self::TwoSources => words.get("roster-two-sources"),
            Self::Cells(fault) => words.with("roster-cell", &[("reason", fault.explain(words).into())]),
            Self::Target(error) => error.explain(words),
        }
    }
}

impl Explain for StudentError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Nothing => words.get("class-nothing"),
            Self::Row(error) => error.explain(words),
            Self::Look(error) => error.explain(words),
            Self::Write(error) => error.explain(words),
            Self::Report(error) => error.to_string(),
            Self::GivenUp => words.get("class-given-up"),
        }
    }
}

impl Explain for SheetError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Kept(error) => error.explain(words),
            Self::Result(student) => words.with("marks-no-result", &[("student", shown(student).into())]),
            Self::Report(error) => error.to_string(),
        }
    }
}

impl Explain for ResultsError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::InUse { folder } => words.with("error-in-use", &[path(folder)]),
            Self::NoClass { folder } => words.with("error-no-class", &[path(folder)]),
            Self::Damaged { path: file, reason } => {
                words.with("error-class-damaged", &[path(file), ("reason", shown(reason).into())])
            }
            Self::Unreadable { path: file, source } => unreadable(words, file, source),
            Self::Write(error) => error.explain(words),
        }
    }
}

impl Explain for ShardError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Malformed(found) => words.with("shard-malformed", &[("found", shown(found).into())]),
            Self::NoCount { variable } => words.with("shard-no-count", &[("variable", (*variable).into())]),
            Self::OutOfRange { variable, value, count } => {
                let args: [(&str, Value<'_>); 3] =
                    [("variable", (*variable).into()), ("value", shown(value).into()), ("count", (*count).into())];
                words.with("shard-range", &args)
            }
        }
    }
}

impl Explain for MergeError {
    fn explain(&self, words: &Words) -> String {
        let two = |first: &std::path::Path, second: &std::path::Path| -> [(&str, Value<'_>); 2] {
            [
                ("first", shown(&first.display().to_string()).into()),
                ("second", shown(&second.display().to_string()).into()),
            ]
        };
        match self {
            Self::Results(error) => error.explain(words),
            Self::NotAShard(folder) => words.with("merge-whole", &[path(folder)]),
            Self::Mixed { what, first, second } => {
                words.with(&format!("merge-mixed-{}", what.name().replace(' ', "-")), &two(first, second))
            }
            Self::Overlap { what, first, second } => {
                let [first, second] = two(first, second);
                words.with("merge-overlap", &[("what", shown(what).into()), first, second])
            }
            Self::MissingShards(shards) => {
                let list = shards.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                words.with("merge-missing", &[("shards", list.into())])
            }
            Self::Taken(folder) => words.with("merge-taken", &[path(folder)]),
            Self::Copy { path: folder, source } => {
                words.with("merge-copy", &[path(folder), ("reason", reason(words, source).into())])
            }
        }
    }
}

impl Explain for RegradeError {
    fn explain(&self, words: &Words) -> String {
        match self {
            Self::Evidence(error) => error.explain(words),
            Self::Result(error) => words.with("regrade-no-result", &[("reason", reason(words, error).into())]),
            Self::Report(error) => error.to_string(),
            Self::Write(error) => error.explain(words),
        }
    }
}
