//! From an observer to a grade: one way for live deployments, recordings and observers of others.

use std::sync::Arc;

use futures::executor::block_on;
use grader_core::{Evidence, Grade, Observer, Recorded, Selection, Submission};
use grader_judge::Judge;

/// A grade and what it rests on.
#[derive(Clone, Debug)]
pub struct Graded {
    /// The grade.
    pub grade: Grade,
    /// Everything that was seen.
    pub evidence: Evidence,
}

/// Judges `submission` by what `observer` answers; `evidence` then says what it has answered.
///
/// With an empty `only`, everything is judged.
pub async fn grade<O: Observer + 'static>(
    judge: &Judge,
    observer: Arc<O>,
    submission: &Submission,
    only: &[Selection],
    evidence: impl FnOnce(&O) -> Evidence,
) -> Graded {
    let judgement = judge.grade(Arc::clone(&observer) as Arc<dyn Observer>, submission, only).await;
    let evidence = evidence(&observer);
    let grade = Grade::settle(&judgement.rubric, &evidence, judgement.outcomes);
    Graded { grade, evidence }
}

/// Judges recorded evidence: no network, no credentials, and the same verdicts every time.
#[must_use]
pub fn replay(judge: &Judge, evidence: &Evidence, only: &[Selection]) -> Grade {
    let observer = Arc::new(Recorded::new(evidence));
    block_on(grade(judge, observer, &evidence.submission, only, |_| evidence.clone())).grade
}
