//! The same evidence gives the same grade: in any order of its answers, and however many submissions are judged at once.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::thread;

use proptest::{
    collection::vec,
    prelude::any,
    test_runner::{Config, TestRunner},
};
use support::{grade, judge, recorded};

#[test]
fn fifty_at_once_in_any_order_are_graded_alike() {
    let judge = judge(|lab| lab);
    for lab in ["right", "half", "hostile"] {
        let evidence = recorded(lab);
        let first = grade(&judge, evidence.clone());
        let answers = evidence["entries"].as_array().unwrap().len();
        // A key for every answer in every run: sorting by them is a shuffle.
        let mut runner = TestRunner::new(Config { cases: 1, failure_persistence: None, ..Config::default() });
        let keys = vec(vec(any::<u32>(), answers), 50);
        runner
            .run(&keys, |runs| {
                let shuffled = |keys: Vec<u32>| {
                    let mut evidence = evidence.clone();
                    let mut keys = keys.into_iter();
                    evidence["entries"].as_array_mut().unwrap().sort_by_cached_key(|_| keys.next());
                    grade(&judge, evidence)
                };
                thread::scope(|scope| {
                    let running: Vec<_> = runs.into_iter().map(|keys| scope.spawn(|| shuffled(keys))).collect();
                    for graded in running {
                        assert!(graded.join().unwrap() == first, "{lab}: another grade");
                    }
                });
                Ok(())
            })
            .unwrap();
    }
}
