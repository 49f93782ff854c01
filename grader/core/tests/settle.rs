//! Settling outcomes: points, prerequisites and what stays open.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::sheet::{criterion, failed, settle, totals, unseen};
use grader_core::{Adjustment, Gain, Grade, Points, Status, Verdict};

/// The root causes of a blocked criterion.
fn blocked_by(grade: &Grade, id: &str) -> Vec<String> {
    match &criterion(grade, id).verdict {
        Verdict::Blocked { by, .. } => by.iter().map(ToString::to_string).collect(),
        other => panic!("{id} is not blocked but {other:?}"),
    }
}

#[test]
fn points_follow_the_verdict() {
    let ids = ["1.1-a", "1.1-b", "1.1-c", "1.1-d", "1.1-e"];
    let verdicts = [Verdict::Passed, failed(), unseen(), Verdict::Manual, Verdict::Broken("ours".into())];
    let pairs: Vec<_> = ids.into_iter().zip(verdicts).collect();
    let grade = settle(&ids, &pairs);
    assert_eq!(totals(&grade), ["2", "10", "6"]);
    assert_eq!(grade.tasks[0].status, Status::Broken, "a task has the most urgent status of its criteria");
}

#[test]
fn a_criterion_without_outcome_is_our_defect() {
    let grade = settle(&["1.1-a"], &[]);
    assert_eq!(criterion(&grade, "1.1-a").status(), Status::Broken);
    assert_eq!(totals(&grade), ["0", "2", "2"]);
}

#[test]
fn a_task_without_criteria_is_open_and_blocks_nothing() {
    let grade = settle(&["1.1", "1.2-a <- 1.1"], &[("1.2-a", failed())]);
    assert_eq!((grade.tasks[0].status, criterion(&grade, "1.2-a").status()), (Status::Manual, Status::Failed));
    assert_eq!(totals(&grade), ["0", "4", "2"]);
}

#[test]
fn a_failure_below_a_failure_is_blocked_and_counts_nothing_as_open() {
    let grade = settle(&["1.1-a", "1.2-a <- 1.1"], &[("1.1-a", failed()), ("1.2-a", failed())]);
    assert_eq!(blocked_by(&grade, "1.2-a"), ["1.1-a"]);
    assert_eq!(totals(&grade), ["0", "4", "0"]);
}

#[test]
fn a_pass_below_a_failure_stays_a_pass() {
    let grade = settle(&["1.1-a", "1.2-a <- 1.1"], &[("1.1-a", failed()), ("1.2-a", Verdict::Passed)]);
    assert_eq!(totals(&grade), ["2", "4", "0"]);
}

#[test]
fn a_chain_names_its_root_only() {
    let lines = ["1.1-a", "1.2-a <- 1.1", "1.3-a <- 1.2-a"];
    let grade = settle(&lines, &lines.map(|l| (l.split(' ').next().unwrap(), failed())));
    assert_eq!(blocked_by(&grade, "1.3-a"), ["1.1-a"]);
}

#[test]
fn several_roots_are_all_named_in_order() {
    let lines = ["1.1-a", "1.1-b", "1.2-a", "1.3-a <- 1.2-a, 1.1"];
    let grade = settle(&lines, &lines.map(|l| (l.split(' ').next().unwrap(), failed())));
    assert_eq!(blocked_by(&grade, "1.3-a"), ["1.1-a", "1.1-b", "1.2-a"]);
}

#[test]
fn a_failure_below_the_unseen_stays_open_also_through_a_chain() {
    let lines = ["1.1-a", "1.2-a <- 1.1", "1.3-a <- 1.2"];
    let grade = settle(&lines, &[("1.1-a", unseen()), ("1.2-a", failed()), ("1.3-a", failed())]);
    assert_eq!(blocked_by(&grade, "1.3-a"), ["1.1-a"]);
    assert_eq!(totals(&grade), ["0", "6", "6"]);
}

#[test]
fn one_unseen_root_among_failed_ones_keeps_the_points_open() {
    let lines = ["1.1-a", "1.1-b", "1.2-a <- 1.1"];
    let grade = settle(&lines, &[("1.1-a", failed()), ("1.1-b", unseen()), ("1.2-a", failed())]);
    assert_eq!(totals(&grade), ["0", "6", "4"]);
}

#[test]
fn a_circle_blames_nobody_and_ends() {
    let lines = ["1.1-a <- 1.2-a", "1.2-a <- 1.1-a", "1.3-a <- 1.3-a"];
    let grade = settle(&lines, &lines.map(|l| (l.split(' ').next().unwrap(), failed())));
    assert!(grade.criteria().all(|c| c.status() == Status::Failed));
}

#[test]
fn a_circle_below_a_root_names_the_root() {
    let lines = ["1.1-a", "1.2-a <- 1.3-a, 1.1", "1.3-a <- 1.2-a"];
    let grade = settle(&lines, &lines.map(|l| (l.split(' ').next().unwrap(), failed())));
    assert_eq!(
        (blocked_by(&grade, "1.2-a"), blocked_by(&grade, "1.3-a")),
        (vec!["1.1-a".into()], vec!["1.1-a".into()])
    );
}

#[test]
fn what_was_left_out_of_the_run_blocks_nothing() {
    let grade = settle(&["1.2-a <- 1.1, 9.9-z"], &[("1.2-a", failed())]);
    assert_eq!(criterion(&grade, "1.2-a").status(), Status::Failed);
}

#[test]
fn the_grade_carries_who_and_how() {
    let grade = settle(&["1.1-a"], &[("1.1-a", Verdict::Passed)]);
    assert_eq!((grade.student.id.as_str(), grade.notices.len()), ("s1", 1));
    assert_eq!(criterion(&grade, "1.1-a").provenance, common::evidence().recorder.provenance);
}

#[test]
fn a_bonus_is_added_on_top_and_never_lost_nor_open() {
    let lines = ["1.1-a", "1.1-b", "+1.1-c", "+1.1-d"];
    let settled = |b, c, d| settle(&lines, &[("1.1-a", Verdict::Passed), ("1.1-b", b), ("1.1-c", c), ("1.1-d", d)]);
    for (c, d, mark) in [
        (Verdict::Passed, failed(), "4"),
        (failed(), unseen(), "2"),
        (Verdict::Manual, Verdict::Broken("ours".into()), "2"),
        (Verdict::Passed, Verdict::Passed, "4"),
    ] {
        let grade = settled(failed(), c, d);
        assert_eq!(grade.mark().to_string(), mark, "no higher than all points");
        assert_eq!((totals(&grade), grade.criteria().count()), (["2", "4", "0"].map(str::to_owned), 2));
        assert_eq!(grade.tasks[0].status, Status::Failed, "of its criteria alone");
    }
    let full = settled(Verdict::Passed, Verdict::Passed, Verdict::Passed);
    assert_eq!((full.mark().to_string(), full.adjustments.len()), ("4".to_owned(), 2));
}

#[test]
fn a_bonus_that_could_not_be_seen_is_not_one_that_was_missed() {
    let judged = [
        ("1.1-a", Verdict::Passed),
        ("1.1-b", unseen()),
        ("1.1-c", failed()),
        ("1.1-d", Verdict::Broken("ours".into())),
    ];
    let grade = settle(&["1.1-a", "+1.1-b", "+1.1-c", "+1.1-d"], &judged);
    let gains = grade.adjustments.iter().map(|line| match line {
        Adjustment::BonusCriterion { gain, points: Points::ZERO, .. } => gain,
        other => panic!("{other:?}"),
    });
    assert!(matches!(gains.collect::<Vec<_>>()[..], [Gain::Unseen(_), Gain::NotGained, Gain::Unseen(_)]), "{grade:?}");
}
