//! A small piece of evidence that several tests record, and grades in a few words.

#![allow(dead_code, reason = "each test file uses a part")]

pub mod sheet;

use std::sync::Arc;

use grader_core::facts::Identity;
use grader_core::{
    Entry, Evidence, Gap, GapReason, Notice, Observation, Provenance, Question, Recorder, Student, Submission, Topic,
};

/// One answer, one gap and one notice about student `s1`.
pub fn evidence() -> Evidence {
    let observed_at = "2026-01-02T03:04:05Z".parse().expect("a time");
    let identity = Identity { account: "123456789012".into(), arn: "arn:aws:iam::123456789012:user/s1".into() };
    let denied = Gap::new(GapReason::AccessDenied).operation("ecs:ListServices").detail("é « » \u{202e}");
    Evidence {
        recorder: Recorder { version: "0.0.0".into(), provenance: Provenance::Observed, started_at: observed_at },
        submission: Submission { student: Student { id: "s1".into(), ..Student::default() }, ..Submission::default() },
        notices: vec![Notice::LocalAddresses],
        entries: vec![
            Entry {
                question: Question::Aws(Topic::Identity),
                observed_at,
                observation: Observation::Identity(Arc::new(identity)),
            },
            Entry { question: Question::Aws(Topic::Ecs), observed_at, observation: Observation::Gap(denied) },
        ],
    }
}
