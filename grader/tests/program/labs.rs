//! Another lab than the one that ships: other names, other numbers, English alone. The real program lints and grades it.

use std::{collections::BTreeMap, fs};

use crate::common::{Desk, Ran};
use serde_json::{Value, json};

const LAB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/labs/links");

/// Grades the recorded submission after a change.
fn grade(arguments: &[&str], change: impl FnOnce(&mut Value)) -> Ran {
    let desk = Desk::new();
    let mut evidence: Value =
        serde_json::from_str(&fs::read_to_string(format!("{LAB}/evidence.json")).unwrap()).unwrap();
    let mut evidence = evidence["evidence"].take();
    change(&mut evidence);
    let bundle = desk.bundle("ada.json", &serde_json::from_value(evidence).unwrap());
    desk.run(&[&["grade", bundle, "--features", LAB], arguments].concat())
}

/// The status and the points of every criterion.
fn criteria(ran: &Ran) -> BTreeMap<String, (String, f64)> {
    let result: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {} {}", ran.out, ran.err));
    let all = result["tasks"].as_array().unwrap().iter().flat_map(|t| t["criteria"].as_array().unwrap());
    let seen = |c: &Value| (c["status"].as_str().unwrap().to_owned(), c["points"].as_f64().unwrap());
    all.map(|c| (c["id"].as_str().unwrap().to_owned(), seen(c))).collect()
}

fn statuses(change: impl FnOnce(&mut Value)) -> BTreeMap<String, String> {
    criteria(&grade(&["--format", "json"], change)).into_iter().map(|(id, (status, _))| (id, status)).collect()
}

#[test]
fn the_lab_is_sound() {
    let ran = Desk::new().run(&["lint", LAB]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "3 files, 0 errors, 0 warnings.\n"), "{}", ran.out);
}

#[test]
fn the_right_submission_passes_but_for_what_a_person_judges() {
    let found = statuses(|_| ());
    let open: Vec<_> = found.iter().filter(|(_, status)| *status != "passed").collect();
    assert_eq!(open, [(&"1.3-b".to_owned(), &"manual".to_owned())]);
    let ran = grade(&[], |_| ());
    for said in ["Run a link shortener", "How to mark: Open /about; give the points if the names"] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn a_class_without_the_registry_is_graded_on_the_rest_of_the_lab() {
    let ran = grade(&["--format", "json", "--profile", "own-registry"], |_| ());
    let found = criteria(&ran);
    let points: Vec<_> = found.iter().map(|(id, (_, points))| (id.as_str(), *points)).collect();
    // The forty points of task 1.1, shared out in proportion to 40 and 20.
    let wanted =
        [("1.2-a", 16.67), ("1.2-b", 25.0), ("1.2-c", 25.0), ("1.3-a", 16.67), ("1.3-b", 8.33), ("1.3-c", 8.33)];
    assert_eq!(points, wanted);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    let notice =
        json!({ "code": "rebased", "profile": "own-registry", "unused": ["ecr"], "rebased": [], "left_out": ["1.1"] });
    assert_eq!(result["notices"], json!([notice]));
    let shown = grade(&["--profile", "own-registry"], |_| ());
    assert!(shown.out.contains("Profile own-registry: this class does not use ecr."), "{}", shown.out);
}

#[test]
fn an_unknown_profile_is_named_with_those_that_there_are() {
    let ran = grade(&["--profile", "svn"], |_| ());
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the lab has no profile “svn”; expected one of: own-registry."), "{}", ran.err);
    let list = Desk::new().run(&["list", "--features", LAB, "--profile", "own-registry"]);
    assert!(
        list.out.contains("Profile own-registry: A registry outside AWS.") && !list.out.contains("1.1-a"),
        "{}",
        list.out
    );
}
