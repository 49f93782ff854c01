//! Loosening the grader itself: each judging line of a criterion in turn is made to hold always. A wrong solution that the
//! criterion refuses must then be let through, or nothing tests that line.

use std::sync::Arc;

use futures::executor::block_on;
use grader_core::{CriterionId, Evidence, Recorded, Verdict};

use crate::Judge;

/// A judging line of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line in its feature file, from 1.
    pub number: usize,
    /// Its text.
    pub text: String,
}

/// The judging lines of `criterion` that none of the `refused` solutions needs, and how many it has.
///
/// A criterion of one line that refuses a solution without it refuses already where it names what it looks at: the line
/// says again that it is there, and has nothing left to miss.
pub(super) fn untested(judge: &Judge, criterion: &CriterionId, refused: &[&Evidence]) -> (Vec<Line>, usize) {
    let lines = judge.judging_lines(criterion);
    let count = lines.len();
    let lets_through = |step: usize| {
        refused.iter().any(|evidence| {
            let observer = Arc::new(Recorded::new(evidence));
            let outcome = block_on(judge.judge_loosely(criterion, step, observer, &evidence.submission));
            outcome.is_some_and(|o| matches!(o.verdict, Verdict::Passed | Verdict::Manual | Verdict::Inconclusive(_)))
        })
    };
    let restates = count == 1 && !refused.is_empty();
    let untested =
        lines.into_iter().filter(|(step, _)| !restates && !lets_through(*step)).map(|(_, line)| line).collect();
    (untested, count)
}
