//! The seam between looking and judging.

use std::collections::BTreeMap;

use futures::future::BoxFuture;

use crate::{Evidence, Gap, GapReason, Observation, Question};

/// Answers questions about one submission: by looking at the world, or from a recording.
///
/// The same question always gets the same answer from one observer.
pub trait Observer: Send + Sync {
    /// The answer to `question`. Never fails: what cannot be seen is an [`Observation::Gap`].
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation>;
}

/// An observer that answers from [`Evidence`].
#[derive(Debug)]
pub struct Recorded {
    answers: BTreeMap<Question, Observation>,
}

impl Recorded {
    /// Answers from what `evidence` holds.
    #[must_use]
    pub fn new(evidence: &Evidence) -> Self {
        let answers = evidence.entries.iter().map(|e| (e.question.clone(), e.observation.clone())).collect();
        Self { answers }
    }
}

impl Observer for Recorded {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        let answer = self
            .answers
            .get(question)
            .cloned()
            .unwrap_or_else(|| Observation::Gap(Gap::new(GapReason::NotRecorded).operation(question.to_string())));
        Box::pin(futures::future::ready(answer))
    }
}
