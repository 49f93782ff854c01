//! `demo`: recorded submissions that ship with the program.

use crate::common::{Desk, files};

#[test]
fn the_demonstration_grades_all_samples_offline() {
    let desk = Desk::new();
    let ran = desk.run(&["demo"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.ends_with("Reports: open grader-demo/index.html in a browser.\n"), "{}", ran.out);
    for lang in ["fr", "en"] {
        let out = desk.run(&["demo", "--lang", lang, "--quiet"]).out;
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    }
    let mut expected = vec!["class.html".to_owned(), "index.html".to_owned()];
    for sample in ["empty", "half", "hostile", "right"] {
        expected.extend([format!("{sample}/report.html"), format!("{sample}/result.json")]);
    }
    expected.sort();
    assert_eq!(files(&desk.path("grader-demo")), expected);
}

#[test]
fn the_samples_end_as_they_should() {
    let desk = Desk::new();
    desk.run(&["demo", "--out", "o", "--quiet"]);
    let result = |name: &str| -> serde_json::Value {
        serde_json::from_str(&desk.read(&format!("o/{name}/result.json"))).unwrap()
    };
    let statuses = |name: &str| {
        let result = result(name);
        let tasks = result["tasks"].as_array().unwrap().iter().flat_map(|t| t["criteria"].as_array().unwrap());
        tasks.map(|c| c["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(statuses("right").iter().all(|s| s == "passed" || s == "manual"), "{:?}", statuses("right"));
    let half = statuses("half");
    assert!(["passed", "failed", "blocked"].iter().all(|s| half.iter().any(|h| h == s)), "{half:?}");
    assert!(statuses("empty").iter().all(|s| s != "passed"), "{:?}", statuses("empty"));
    assert_eq!(result("empty")["mark"], 0, "an alarm on what is not there gains nothing");
}

#[test]
fn the_hostile_sample_stays_text() {
    let desk = Desk::new();
    let ran = desk.run(&["demo", "--out", "o"]);
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
    let html = desk.read("o/hostile/report.html");
    assert!(html.contains("alert("), "the attack is shown");
    for attack in ["<script>alert", "<img src=x", "</style><script", "<a href=javascript", "\u{202e}"] {
        assert!(!html.contains(attack), "{attack}");
    }
}

#[test]
fn the_demonstration_speaks_french() {
    let ran = Desk::new().run_with(&["demo", "--out", "o"], &[]);
    assert!(ran.out.contains("Compte vide") && ran.out.contains("dans un navigateur"), "{}", ran.out);
}
