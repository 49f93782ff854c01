//! What judging one criterion can end in.

use serde::{Deserialize, Serialize};

use crate::{CriterionId, Finding, Gap, Question, Remark};

/// The result of judging one criterion by itself, before prerequisites are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the steps came to; never [`Verdict::Blocked`].
    pub verdict: Verdict,
    /// Things worth saying, sorted, without repetition.
    pub remarks: Vec<Remark>,
    /// The questions that were asked.
    pub asked: Vec<Question>,
}

/// The verdict on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed(Finding),
    /// Not as expected, but because something it builds on is not.
    Blocked {
        /// The criteria at the root of it.
        by: Vec<CriterionId>,
        /// What was found nevertheless.
        finding: Finding,
    },
    /// It could not be seen.
    Inconclusive(Gap),
    /// For a person to judge.
    Manual,
    /// A defect of the grader or of the rubric; what it says is for their authors.
    Broken(String),
}

/// Who saw the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// A grading run looked at the deployment itself.
    Observed,
    /// The student's own self-check recorded it.
    Attested,
    /// A sample that ships with the grader.
    Sample,
}
