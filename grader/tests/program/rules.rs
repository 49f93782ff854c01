//! `lint`, `list` and `steps`: the feature files that ship, and those of a folder.

use std::fs;

use crate::common::{Desk, Ran, rules};

/// Lints the rules of the tests after replacing a text in one of their files.
fn lint_with(file: &str, from: &str, to: &str) -> Ran {
    let desk = Desk::new();
    for name in ["lab.toml", "inner/1.1.feature", "inner/1.2.feature"] {
        let text = fs::read_to_string(format!("{}/{name}", rules())).unwrap();
        assert!(name != file || text.contains(from), "{from} is in {file}");
        desk.file(&format!("f/{name}"), if name == file { text.replacen(from, to, 1) } else { text });
    }
    desk.run(&["lint", "f"])
}

#[test]
fn the_rules_that_ship_are_sound() {
    let ran = Desk::new().run(&["lint"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains(", 0 errors, "), "{}", ran.out);
}

#[test]
fn problems_have_file_line_and_words() {
    for (file, from, to, said) in [
        ("inner/1.1.feature", "@points-40", "", "error inner/1.1.feature:7: 1.1-a must have points"),
        ("inner/1.1.feature", "du monolithe", "du monolite", "error inner/1.1.feature:12: no known phrase matches"),
        ("inner/1.1.feature", "@requires-1.1-a", "@requires-9.9", "1.1-b requires 9.9, which does not exist"),
        ("inner/1.1.feature", "en: The canary brand", "", "1.1-b has no text “en:”"),
        ("inner/1.2.feature", "@1.2-a", "@1.1-a", "belongs to inner/1.1.feature"),
        ("inner/1.2.feature", "Feature:", "Fonctionnalité:", "error inner/1.2.feature:3: not Gherkin"),
        ("lab.toml", "points = 30", "points = 31", "error lab.toml:9: the tasks of phase 1 add up to 101 points"),
        ("lab.toml", "points = 30", "point = 30", "error lab.toml:24: lab.toml cannot be used"),
    ] {
        let ran = lint_with(file, from, to);
        assert_eq!(ran.code, 1, "{to}: {}", ran.out);
        assert!(ran.out.contains(said) && !ran.out.contains("{$"), "{to}: {}", ran.out);
    }
}

#[test]
fn the_folder_is_named_as_for_other_commands_too() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["lint", "--features", rules()]).out, desk.run(&["lint", rules()]).out);
    let both = desk.run(&["lint", rules(), "--features", rules()]);
    assert_eq!(both.code, 2, "{}", both.err);
}

#[test]
fn a_warning_is_no_failure_and_json_is_for_programs() {
    let ran = Desk::new().run(&["lint", rules(), "--json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((ran.code, found[0]["code"].as_str()), (0, Some("task-without-criteria")), "{}", ran.out);
    assert_eq!(found[0]["severity"], "warning");
}

#[test]
fn unusable_rules_stop_grading_with_all_problems() {
    let desk = Desk::new();
    desk.file("f/lab.toml", "id = 1");
    let ran = desk.run(&["list", "--features", "f"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("the feature files cannot be used:\n  lab.toml:1: "), "{}", ran.err);
    let ran = desk.run(&["list", "--features", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot read nowhere/lab.toml: it does not exist."), "{}", ran.err);
}

#[test]
fn the_list_shows_points_of_tasks_and_criteria() {
    let desk = Desk::new();
    let ran = desk.run(&["list", "--features", rules()]);
    for line in ["   100  Phase 1: Everything", "    40      1.1-a   The page answers", "    30    1.3   The paper *"] {
        assert!(ran.out.lines().any(|l| l == line), "{line}: {}", ran.out);
    }
    let list: serde_json::Value = serde_json::from_str(&desk.run(&["list", "--json"]).out).unwrap();
    let points: f64 = list.as_array().unwrap().iter().map(|t| t["points"].as_f64().unwrap()).sum();
    assert_eq!((list.as_array().unwrap().len(), points), (37, 100.0));
}

#[test]
fn the_vocabulary_is_shown_in_both_languages_with_examples() {
    let desk = Desk::new();
    let text = desk.run(&["steps"]).out;
    assert!(text.contains("Given\n") && text.contains("e.g. the EC2 instance \"MonolithicAppServer\""), "{text}");
    let steps: serde_json::Value = serde_json::from_str(&desk.run(&["steps", "--json"]).out).unwrap();
    for step in steps.as_array().unwrap() {
        for key in ["keyword", "fr", "en", "example_fr", "example_en"] {
            assert!(step[key].as_str().is_some_and(|s| !s.is_empty()), "{key} of {step}");
        }
    }
}
