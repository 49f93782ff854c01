//! The files that students hand in, parsed: what they say counts, not how they are written.

mod appspec;
mod dockerfile;
mod javascript;
mod task_definition;
mod views;

use std::fmt;

pub(crate) use appspec::AppSpec;
pub(crate) use dockerfile::Dockerfile;
pub(crate) use javascript::{Program, Route};
pub(crate) use task_definition::TaskDefinitionFile;
pub(crate) use views::{VALUE, Views};

/// Where a file stops making sense, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileError {
    line: u64,
    column: u64,
    why: String,
}

impl FileError {
    /// An error at a place, which the `message` of a library may name once more.
    fn at(line: u64, column: u64, message: &str) -> Self {
        let first = message.lines().next().unwrap_or_default();
        let places = [" (defined at line ", " (used at line ", " at line "];
        let end = places.into_iter().filter_map(|place| first.find(place)).min().unwrap_or(first.len());
        Self { line, column, why: first[..end].to_owned() }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}", self.line, self.column, self.why)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_place_is_told_once() {
        let torn = "version: 0.0\nResources:\n  - TargetService: [\n";
        let errors = [
            AppSpec::parse(torn).expect_err("it ends too soon"),
            TaskDefinitionFile::parse("{\n  \"family\": }").expect_err("a value is missing"),
        ];
        for error in errors {
            assert!(!error.why.is_empty() && !error.why.contains("line"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_parser_panic(text in "(?s).{0,200}") {
            let _ = AppSpec::parse(&text);
            let _ = TaskDefinitionFile::parse(&text);
            if let Ok(file) = Dockerfile::parse(&text) {
                let _ = (file.image(), file.workdir(), file.ports(), file.installs(), file.copies(), file.start());
            }
        }

        #[test]
        fn no_dockerfile_makes_the_parser_panic(
            lines in prop::collection::vec("(FROM|from|RUN|COPY|ENV|ARG|EXPOSE|CMD|#|WORKDIR)?[ -~$\\\\{}:<\"'é]{0,30}", 0..12)
        ) {
            if let Ok(file) = Dockerfile::parse(&format!("FROM a\n{}", lines.join("\n"))) {
                let _ = (file.image(), file.workdir(), file.ports(), file.installs(), file.copies(), file.start());
            }
        }
    }
}
