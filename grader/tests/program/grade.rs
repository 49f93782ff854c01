//! `grade` and `check` on recorded submissions: formats, folders, exit codes.

use crate::common::{Desk, RIGHT, Ran, Sample, files, rules};

/// Grades with the rules of the tests.
fn grade(desk: &Desk, arguments: &[&str]) -> Ran {
    desk.run(&[&["grade", "--features", rules()], arguments].concat())
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_exit_code_says_how_it_ended() {
    let desk = Desk::new();
    for (sample, code) in [
        (RIGHT, 0),
        (Sample { status: 500, ..RIGHT }, 1),
        (Sample { instance: false, ..RIGHT }, 3),
        (Sample { status: 500, instance: false, ..RIGHT }, 1),
    ] {
        let ran = grade(&desk, &[desk.bundle("e.json", &sample.evidence())]);
        assert_eq!(ran.code, code, "{}", ran.out);
    }
}

#[test]
fn a_mark_to_reach_takes_the_place_of_no_failure() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &Sample { brand: "Other", ..RIGHT }.evidence());
    assert_eq!(grade(&desk, &[bundle]).code, 1);
    assert_eq!(grade(&desk, &[bundle, "--fail-under", "50"]).code, 0);
    assert_eq!(grade(&desk, &[bundle, "--fail-under", "50.01"]).code, 1);
    let unseen = desk.bundle("u.json", &Sample { instance: false, ..RIGHT }.evidence());
    assert_eq!(grade(&desk, &[unseen, "--fail-under", "60"]).code, 3);
    assert_eq!(grade(&desk, &[unseen, "--fail-under", "70"]).code, 1);
}

#[test]
fn only_judges_a_part() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &Sample { status: 500, ..RIGHT }.evidence());
    for (only, ids, possible, code) in [
        ("1.2", vec!["1.2-a"], 10.0, 0),
        ("1.1-b,1.2", vec!["1.1-b", "1.2-a"], 30.0, 0),
        ("1", vec!["1.1-a", "1.1-b", "1.2-a"], 100.0, 1),
    ] {
        let ran = grade(&desk, &[bundle, "--only", only, "--format", "json"]);
        let result = json(&ran.out);
        let tasks = result["tasks"].as_array().unwrap().iter();
        let found: Vec<_> =
            tasks.flat_map(|t| t["criteria"].as_array().unwrap()).map(|c| c["id"].as_str().unwrap()).collect();
        assert_eq!((found, result["totals"]["possible"].as_f64(), ran.code), (ids, Some(possible), code), "{only}");
    }
}

#[test]
fn documents_go_where_they_are_asked_for() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &RIGHT.evidence());
    let ran = grade(&desk, &[bundle]);
    assert!(ran.out.contains("s1") && files(&desk.path("")) == ["e.json"], "{}", ran.out);

    let ran = grade(&desk, &[bundle, "--format", "json"]);
    assert_eq!((json(&ran.out)["schema"].as_str(), ran.err.as_str()), (Some("grader.result/1"), ""));
    assert_eq!(files(&desk.path("")), ["e.json"]);

    let ran = grade(&desk, &[bundle, "--out", "o"]);
    assert_eq!(files(&desk.path("o")), ["report.html", "result.json"]);
    assert!(ran.out.contains("s1") && ran.err.contains("Report: o/report.html"), "{}", ran.err);

    let ran = grade(&desk, &[bundle, "--format", "junit,html", "--quiet"]);
    assert_eq!(files(&desk.path("grader-report")), ["junit.xml", "report.html"]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
}

#[test]
fn one_bad_submission_leaves_the_others_alone() {
    let desk = Desk::new();
    let same = |id| Sample { id, ..RIGHT }.evidence();
    let bundles = [
        desk.bundle("1.json", &same("../ann")),
        desk.file("bad.toml", "[student]\nname = \"x\"\n"),
        desk.bundle("2.json", &same("ann")),
        desk.bundle("3.json", &same("ANN")),
    ];
    let ran = grade(&desk, &[&bundles[..], &["--out", "o"]].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("error: submission refused. bad.toml:"), "{}", ran.err);
    let expected = [
        "ANN-2/report.html",
        "ANN-2/result.json",
        "_.._ann/report.html",
        "_.._ann/result.json",
        "ann/report.html",
        "ann/result.json",
    ];
    assert_eq!(files(&desk.path("o")), expected);
    assert!(ran.out.contains("../ann") && ran.out.contains("70 / 100"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
}

#[test]
fn several_submissions_are_not_recorded_into_one_file() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &RIGHT.evidence());
    let ran = grade(&desk, &[bundle, bundle, "--record", "r.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--record records one submission"), "{}", ran.err);
}

#[test]
fn a_place_that_cannot_be_written_is_named_and_nothing_is_left_behind() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &RIGHT.evidence());
    desk.file("file", "");
    let ran = grade(&desk, &[bundle, "--out", "file"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot write file/result.json: "), "{}", ran.err);
    assert_eq!(files(&desk.path("")), ["e.json", "file"]);
}

#[test]
fn colour_is_for_terminals_only() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &Sample { status: 500, ..RIGHT }.evidence());
    for variables in [&[][..], &[("NO_COLOR", "1")], &[("CLICOLOR_FORCE", "1"), ("TERM", "xterm")]] {
        let ran = desk.run_with(&["grade", "--features", rules(), bundle, "--no-color"], variables);
        assert!(!ran.out.contains('\u{1b}') && ran.out.lines().all(|l| l.chars().count() <= 80), "{}", ran.out);
    }
}

#[test]
fn a_hostile_name_does_not_drive_the_terminal() {
    let desk = Desk::new();
    let bundle = desk.bundle("e.json", &Sample { id: "\u{1b}[2J\u{202e}x\"<b>", ..RIGHT }.evidence());
    let ran = grade(&desk, &[bundle, bundle]);
    assert_eq!(ran.code, 0);
    assert!(![&ran.out, &ran.err].iter().any(|text| text.contains(['\u{1b}', '\u{202e}'])), "{}{}", ran.out, ran.err);
}

#[test]
fn a_student_sees_hints_but_nothing_of_hidden_criteria() {
    let desk = Desk::new();
    let failed = Sample { status: 500, brand: "Other", ..RIGHT };
    desk.bundle("e.json", &failed.evidence());
    let ran =
        desk.run(&["check", "e.json", "--features", rules(), "--out", "o", "--format", "terminal,json,html,junit"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Start the application."), "{}", ran.out);
    let all = [ran.out, desk.read("o/result.json"), desk.read("o/report.html"), desk.read("o/junit.xml")];
    for text in all {
        assert!(!text.to_lowercase().contains("canar"), "{text}");
    }
    assert!(grade(&desk, &["e.json"]).out.contains("canary"), "an instructor sees them");
}

#[test]
fn a_selection_that_names_nothing_is_a_mistake_and_no_success() {
    let desk = Desk::new();
    for arguments in [
        &["grade", "e.json", "--only", "1.1-z"][..],
        &["grade", "e.json", "--only", "9.9"],
        &["check", "e.json", "--phase", "12"],
    ] {
        desk.bundle("e.json", &RIGHT.evidence());
        let ran = desk.run(&[arguments, &["--features", rules()]].concat());
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("“grader list” shows them"), "{ran:?}");
    }
}
