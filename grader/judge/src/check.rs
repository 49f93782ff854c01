//! Comparing what was seen with what the rubric expects, and keeping every difference.

use std::fmt::Display;

use grader_core::{Citation, Difference, Finding, Question, Shown, SourcePart, Subject, Topic};

use crate::exam::Stop;

/// Collects differences, so that a student sees all of them at once.
#[derive(Debug)]
pub struct Check {
    finding: Finding,
}

impl Check {
    /// A check that reads `resource` in the answer to `question`.
    pub fn cited(question: Question, resource: &str) -> Self {
        let mut check = Self { finding: Finding::default() };
        check.cite(question, resource);
        check
    }

    /// A check that reads `resource` in the answer about `topic`.
    pub fn of(topic: Topic, resource: &str) -> Self {
        Self::cited(Question::Aws(topic), resource)
    }

    /// A check that reads the answer to `question`.
    pub fn answer(question: Question) -> Self {
        Self::cited(question, "")
    }

    /// A check that reads the file `path` of source code.
    pub fn file(part: SourcePart, path: &str) -> Self {
        Self::cited(Question::Source(part), path)
    }

    /// Also cites `resource` in the answer to `question`.
    pub fn cite(&mut self, question: Question, resource: &str) {
        let citation = Citation { question, resource: resource.to_owned() };
        if !self.finding.citations.contains(&citation) {
            self.finding.citations.push(citation);
        }
    }

    /// Notes a difference unless `holds`.
    pub fn that(&mut self, holds: bool, subject: impl Into<Subject>, expected: Shown, observed: Shown) {
        if !holds {
            self.finding.differences.push(Difference { subject: subject.into(), expected, observed });
        }
    }

    /// Notes a difference unless the value is there and equals `expected`, letter case aside where it is text.
    pub fn equal<T: Display>(&mut self, subject: impl Into<Subject>, expected: impl Display, observed: Option<T>) {
        let expected = expected.to_string();
        let observed = observed.map(|o| o.to_string());
        let holds = observed.as_ref().is_some_and(|o| o.eq_ignore_ascii_case(&expected));
        self.that(holds, subject, Shown::Value(expected), Shown::maybe(observed));
    }

    /// Fails when there is any difference.
    pub fn done(self) -> Result<(), Finding> {
        if self.finding.differences.is_empty() { Ok(()) } else { Err(self.finding) }
    }

    /// Ends the scenario with the differences noted.
    pub(crate) fn failed(self) -> Stop {
        match self.done() {
            Err(finding) => finding.into(),
            Ok(()) => Stop::Broken("a failure without a difference".to_owned()),
        }
    }

    /// The finding that something called `name` is missing from `topic`, where `others` are there instead.
    pub(crate) fn missing<'a>(topic: Topic, name: &str, others: impl IntoIterator<Item = &'a str>) -> Finding {
        let mut check = Self::of(topic, "");
        check.that(false, name, Shown::value(name), Shown::values(others));
        check.finding
    }
}
