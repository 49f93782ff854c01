//! The self-test of the shipped rubric, and the self-test on trial itself: a ledger that says something untrue is noticed.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use grader_core::Evidence;
use grader_judge::{
    FeatureFile, Judge,
    selftest::{Complaint, Ledger, Matrix, SelfTest},
};
use support::{judge, ledgers, right_lab};

fn right() -> Evidence {
    serde_json::from_value(right_lab()).unwrap()
}

fn run(judge: &Judge, ledgers: &[(String, Ledger)]) -> Matrix {
    SelfTest::new(judge, &right()).unwrap().run(ledgers)
}

#[test]
fn the_shipped_rubric_is_proven() {
    let matrix = run(&judge(|lab| lab), &ledgers());
    assert!(matrix.complaints.is_empty(), "{} complaints\n{:#?}", matrix.complaints.len(), matrix.complaints);
    let unproven: Vec<_> = matrix.rows.iter().filter(|row| !row.is_proven()).collect();
    assert!(unproven.is_empty(), "{} criteria are not proven\n{unproven:#?}", unproven.len());
    assert!(matrix.wrong >= 120 && matrix.right >= 40, "{} wrong, {} right", matrix.wrong, matrix.right);
    assert!(matrix.unseen > 15, "the evidence has only {} parts", matrix.unseen);
}

#[test]
fn a_lab_that_demands_exact_names_credits_no_other() {
    let strict = judge(|lab| lab.replace("strict = false", "strict = true"));
    let test = SelfTest::new(&strict, &right()).unwrap();
    let mut renamed = 0;
    for (task, ledger) in ledgers() {
        for case in ledger.right.iter().filter(|case| case.remarks.contains("renamed")) {
            renamed += 1;
            let ledger = Ledger { wrong: Vec::new(), right: vec![case.clone()] };
            let complaints = test.cases(&[(task.clone(), ledger)]).complaints;
            assert!(complaints.iter().any(|c| matches!(c, Complaint::Differs { .. })), "{task}: {}", case.name);
        }
    }
    assert!(renamed > 30, "{renamed}");
}

/// The complaints about a ledger of one case.
fn complaints(case: &str) -> Vec<Complaint> {
    let ledger = Ledger::parse(&FeatureFile { path: "x.toml".to_owned(), text: case.to_owned() }).unwrap();
    SelfTest::new(&judge(|lab| lab), &right()).unwrap().cases(&[("x".to_owned(), ledger)]).complaints
}

/// A change after which the balancer does not face the internet.
const INTERNAL: &str = "change = [{ at = 'aws:elbv2', path = 'load_balancers/*/scheme', to = 'internal' }]";

#[test]
fn a_true_ledger_has_no_complaint() {
    let case = format!("[[wrong]]\nname = 'internal'\n{INTERNAL}\nexpect = {{ '6.2-d' = 'failed' }}");
    assert_eq!(complaints(&case), []);
}

#[test]
fn a_fault_that_costs_another_criterion_is_missed_here_and_accuses_there() {
    let case = format!("[[wrong]]\nname = 'internal'\n{INTERNAL}\nexpect = {{ '6.2-e' = 'failed' }}");
    let found = complaints(&case);
    let about: Vec<String> = found
        .iter()
        .filter_map(|c| match c {
            Complaint::Differs { criterion, .. } => Some(criterion.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(about, ["6.2-d", "6.2-e"], "{found:?}");
}

#[test]
fn a_right_solution_that_costs_something_is_a_complaint() {
    let case = format!("[[right]]\nname = 'internal'\n{INTERNAL}\nkeeps = ['6.2-d']");
    assert!(matches!(&complaints(&case)[..], [Complaint::Differs { .. }]), "{:?}", complaints(&case));
}

#[test]
fn entries_that_prove_nothing_are_complaints() {
    let unknown = format!("[[wrong]]\nname = 'a'\n{INTERNAL}\nexpect = {{ '6.2-d' = 'failed', '6.2-z' = 'failed' }}");
    assert!(complaints(&unknown).iter().any(|c| matches!(c, Complaint::UnknownCriterion { .. })));
    let pointless = format!("[[right]]\nname = 'a'\n{INTERNAL}\nexpect = {{ '6.2-d' = 'failed' }}");
    assert!(complaints(&pointless).iter().any(|c| matches!(c, Complaint::Pointless { .. })));
    let nothing = INTERNAL.replace("internal", "internet-facing");
    let nothing = format!("[[wrong]]\nname = 'a'\n{nothing}\nexpect = {{ '6.2-d' = 'failed' }}");
    assert!(matches!(&complaints(&nothing)[..], [Complaint::Misfit { .. }]), "{:?}", complaints(&nothing));
    let remark = format!("[[wrong]]\nname = 'a'\n{INTERNAL}\nexpect = {{ '6.2-d' = 'failed' }}\nremarks = ['renamed']");
    assert!(matches!(&complaints(&remark)[..], [Complaint::Remarks { .. }]), "{:?}", complaints(&remark));
    let twice = format!("[[wrong]]\nname = 'a'\n{INTERNAL}\nexpect = {{ '6.2-d' = 'failed' }}\n").repeat(2);
    assert!(matches!(&complaints(&twice)[..], [Complaint::SameName { .. }]), "{:?}", complaints(&twice));
}

#[test]
fn a_line_that_no_wrong_solution_needs_is_untested() {
    let matrix = run(&judge(|lab| lab), &[]);
    let row = matrix.rows.iter().find(|row| row.criterion.to_string() == "6.2-d").unwrap();
    assert_eq!((row.alone, row.untested.len(), row.is_proven()), (0, 1, false));
    assert!(row.untested[0].text.contains("internet-facing"));
}

#[test]
fn a_solution_that_loses_points_is_no_right_one() {
    let judge = judge(|lab| lab);
    let mut evidence = right();
    evidence.entries.retain(|entry| entry.question.to_string() != "aws elbv2");
    evidence.submission.urls.load_balancer = None;
    let matrix = SelfTest::new(&judge, &evidence).unwrap().cases(&[]);
    assert!(matrix.complaints.iter().any(|c| matches!(c, Complaint::NotRight { .. })));
    assert!(!matrix.holds());
}
