//! `grader selftest`: the matrix of a small lab, and what becomes of it when the lab or a ledger says something untrue.

use std::fs;

use crate::common::{Desk, Ran};
use serde_json::Value;

const LAB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/labs/links");

/// A copy of the lab, in which `file` is changed.
fn lab_with(desk: &Desk, file: &str, change: impl Fn(&str) -> String) {
    for folder in ["", "ledgers/"] {
        for entry in fs::read_dir(format!("{LAB}/{folder}")).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                let name = format!("{folder}{}", entry.file_name().to_str().unwrap());
                let text = fs::read_to_string(entry.path()).unwrap();
                desk.file(&format!("lab/{name}"), if name == file { change(&text) } else { text });
            }
        }
    }
}

/// The self-test of that copy.
fn changed(file: &str, change: impl Fn(&str) -> String) -> Ran {
    let desk = Desk::new();
    lab_with(&desk, file, change);
    desk.run(&["selftest", "lab", "--right", "lab/evidence.json"])
}

/// What was printed, as running text: sentences are wrapped to the width of a terminal.
fn text(ran: &Ran) -> String {
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_small_lab_is_proven() {
    let ran = changed("", str::to_owned);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("│ 1.3-b     │      0 │     0 │      0 │       0 │    0 │        0 │ a person │"),
        "{}",
        ran.out
    );
    assert!(text(&ran).contains("7 wrong solutions, 3 unusual right ones"), "{}", ran.out);
    assert!(text(&ran).contains("8 of 8 criteria are proven, complaints: 0."), "{}", ran.out);
}

#[test]
fn programs_read_the_matrix_as_json() {
    let desk = Desk::new();
    lab_with(&desk, "", str::to_owned);
    let ran = desk.run(&["selftest", "lab", "--right", "lab/evidence.json", "--json"]);
    let matrix: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {}", ran.out));
    assert_eq!(matrix["holds"], true);
    let row = matrix["criteria"].as_array().unwrap().iter().find(|row| row["criterion"] == "1.1-b").unwrap();
    assert_eq!((&row["caught"], &row["alone"], &row["kept"]), (&1.into(), &1.into(), &1.into()), "{row}");
}

#[test]
fn a_rubric_that_lets_a_fault_through_fails_the_test() {
    let ran = changed("lab.toml", |text| text.replace("tag = \"v1\"", "tag = \"latest\""));
    assert_eq!(ran.code, 1);
    let said = "the right solution does not fulfil 1.1-b (failed): record it again, or give another with --right.";
    assert!(text(&ran).contains(said), "{}", ran.out);
    let told = ran.out.lines().filter(|line| line.contains("1.1-b") && !line.starts_with('│')).count();
    assert_eq!(told, 1, "one cause, one complaint: {}", ran.out);
}

#[test]
fn a_criterion_that_no_ledger_tests_is_not_proven() {
    let ran = changed("ledgers/1.2.toml", |text| {
        text.replace("[[wrong]]\nname = \"one task", "[[wrongs]]\nname = \"one task")
    });
    assert_eq!(ran.code, 1);
    assert!(text(&ran).contains("this ledger cannot be read: ledgers/1.2.toml"), "{}", ran.out);
    assert!(ran.out.contains("wrongs"), "the error names the key: {}", ran.out);
    let ran = changed("ledgers/1.3.toml", |text| text.split("# No name").next().unwrap().to_owned());
    assert_eq!(ran.code, 1);
    assert!(text(&ran).contains("1.3-c, line 24: no wrong solution needs “the HTTP listener 80"), "{}", ran.out);
}

#[test]
fn a_case_that_changes_nothing_is_an_error_that_names_it() {
    let ran = changed("ledgers/1.1.toml", |text| text.replace("to = [\"latest\"]", "to = [\"v1\"]"));
    assert_eq!(ran.code, 1);
    let said = "ledgers/1.1.toml: the image has another tag: \"repositories/0/images/0/tags\" is so already";
    assert!(text(&ran).contains(said), "{}", ran.out);
}

#[test]
fn what_is_no_bundle_is_refused() {
    let desk = Desk::new();
    let ran = desk.run(&["selftest", LAB, "--right", desk.file("right.json", "{}")]);
    assert_eq!((ran.code, ran.err.contains("right.json")), (2, true), "{}", ran.err);
}
