//! The work of a student who has handed in nothing and has marks of people all the same, such as for an oral exam.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use futures::{
    executor::block_on,
    future::{BoxFuture, ready},
};
use grader_core::{
    Entry, Evidence, Gap, GapReason, Notice, Observation, Observer, Provenance, Question, Recorder, Submission,
};
use grader_report::RunSource;
use jiff::Timestamp;

use super::{
    Course,
    course::{Owner, Work},
};
use crate::bundle;

/// Answers every question by saying that nothing was handed in.
#[derive(Default)]
struct Nothing {
    asked: Mutex<BTreeSet<Question>>,
}

fn nothing() -> Observation {
    Observation::Gap(Gap::new(GapReason::NotProvided))
}

impl Observer for Nothing {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(question.clone());
        Box::pin(ready(nothing()))
    }
}

impl Course {
    /// Whether people gave marks to the student, who then has a grade whatever was handed in.
    pub(super) fn has_marks(&self, student: &str) -> bool {
        self.marks.has(student)
    }

    /// Judges that nothing was handed in. The evidence says so, and can be judged again like any other.
    pub(super) fn without_work(&self, owner: Owner<'_>) -> Result<Work, serde_json::Error> {
        let (now, lab) = (Timestamp::now(), self.judge.lab().id.clone());
        let submission = Submission {
            student: owner.student.clone(),
            lab: Some(lab),
            submitted_at: owner.submitted,
            ..Submission::default()
        };
        let recorder =
            Recorder { version: crate::VERSION.to_owned(), provenance: Provenance::Observed, started_at: now };
        let evidence = |observer: &Nothing| {
            let asked = observer.asked.lock().unwrap_or_else(PoisonError::into_inner);
            let entry =
                |question: &Question| Entry { question: question.clone(), observed_at: now, observation: nothing() };
            let entries = asked.iter().map(entry).collect();
            Evidence { recorder, submission: submission.clone(), notices: vec![Notice::NothingHandedIn], entries }
        };
        let grading = crate::grade(&self.judge, Arc::new(Nothing::default()), &submission, &self.only, evidence);
        let graded = block_on(grading);
        let (text, _) = graded.evidence.to_bundle()?;
        Ok(Work { graded, source: RunSource::Live, kept: bundle::compressed(text.into_bytes()) })
    }
}
