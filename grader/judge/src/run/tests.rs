//! What two submissions at a time must not do to each other.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use futures::{executor::block_on, future::BoxFuture};
use grader_core::{Gap, GapReason, Observation, Question, Verdict};

use super::*;

/// Panics when it is asked for a page; everything else cannot be seen.
struct Faulty;

impl Observer for Faulty {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Observation> {
        assert!(!matches!(question, Question::Http(_)), "a defect of ours");
        Box::pin(futures::future::ready(Observation::Gap(Gap::new(GapReason::NotProvided))))
    }
}

fn judge() -> Judge {
    let file = |path: &str| FeatureFile {
        path: path.to_owned(),
        text: std::fs::read_to_string(format!("{}/../tests/rules/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap(),
    };
    Judge::new(&file("lab.toml"), &[file("inner/1.1.feature"), file("inner/1.2.feature")])
        .unwrap_or_else(|p| panic!("{p:?}"))
}

#[test]
fn a_panic_is_a_defect_of_its_own_criterion_and_the_hook_of_the_process_stays() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static HEARD: AtomicUsize = AtomicUsize::new(0);
    let judge = judge();
    let former = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| _ = HEARD.fetch_add(1, Ordering::SeqCst)));
    let submission = Submission {
        urls: grader_core::Urls { monolith: Some("http://m.example/".parse().unwrap()), ..Default::default() },
        ..Submission::default()
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..25 {
                    let outcomes = block_on(judge.grade(Arc::new(Faulty), &submission, &[])).outcomes;
                    let verdict = |id: &str| &outcomes[&id.parse::<CriterionId>().unwrap()].verdict;
                    assert_eq!(verdict("1.1-a"), &Verdict::Broken("a defect of ours".to_owned()));
                    assert!(matches!(verdict("1.2-a"), Verdict::Inconclusive(_)));
                }
            });
        }
    });
    std::panic::set_hook(former);
    assert_eq!(HEARD.load(Ordering::SeqCst), 4 * 25 * 2, "each panic of a step is heard of");
}
