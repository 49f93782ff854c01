//! Settling outcomes: points, prerequisites and what stays open.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeMap;

use grader_core::{
    Criterion, CriterionGrade, CriterionId, Difference, Finding, Gap, GapReason, Grade, Outcome, Place, Points, Rubric,
    Shown, Status, Task, Text, Verdict,
};

/// A rubric of criteria of two points each, written `1.1-a <- 1.2, 1.3-a`; an entry without letter is an empty task.
fn rubric(lines: &[&str]) -> Rubric {
    let mut rubric = Rubric::default();
    for line in lines {
        let (name, requires) = line.split_once(" <- ").unwrap_or((line, ""));
        let (task, letter) = name.split_once('-').unwrap_or((name, ""));
        let id = task.parse().unwrap();
        if rubric.tasks.last().is_none_or(|t| t.id != id) {
            let points = Points::from_hundredths(200);
            rubric.tasks.push(Task { id, title: Text::default(), points, criteria: Vec::new() });
        }
        if !letter.is_empty() {
            rubric.tasks.last_mut().unwrap().criteria.push(Criterion {
                id: name.parse().unwrap(),
                title: Text::default(),
                points: Points::from_hundredths(200),
                requires: requires.split(", ").filter(|r| !r.is_empty()).map(|r| r.parse().unwrap()).collect(),
                hint: Text::default(),
                guide: Text::default(),
                services: Vec::new(),
                hidden: false,
                place: Place { file: "x.feature".into(), line: 1 },
            });
        }
    }
    rubric
}

fn failed() -> Verdict {
    let difference = Difference { subject: "x".into(), expected: Shown::Present, observed: Shown::Absent };
    Verdict::Failed(Finding { differences: vec![difference], citations: Vec::new() })
}

fn unseen() -> Verdict {
    Verdict::Inconclusive(Gap::new(GapReason::AccessDenied))
}

fn settle(lines: &[&str], verdicts: &[(&str, Verdict)]) -> Grade {
    let outcomes: BTreeMap<CriterionId, Outcome> = verdicts
        .iter()
        .map(|(id, verdict)| {
            let outcome = Outcome { verdict: verdict.clone(), remarks: Vec::new(), asked: Vec::new() };
            (id.parse().unwrap(), outcome)
        })
        .collect();
    Grade::settle(&rubric(lines), &common::evidence(), outcomes)
}

fn criterion<'a>(grade: &'a Grade, id: &str) -> &'a CriterionGrade {
    grade.criteria().find(|c| c.id.to_string() == id).unwrap()
}

/// The root causes of a blocked criterion.
fn blocked_by(grade: &Grade, id: &str) -> Vec<String> {
    match &criterion(grade, id).verdict {
        Verdict::Blocked { by, .. } => by.iter().map(ToString::to_string).collect(),
        other => panic!("{id} is not blocked but {other:?}"),
    }
}

/// Earned, possible and open points of the whole, as text.
fn totals(grade: &Grade) -> [String; 3] {
    let totals = grade.totals;
    [totals.earned, totals.possible, totals.open].map(|p| p.to_string())
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
