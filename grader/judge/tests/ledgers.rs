//! The ledgers: what each fault costs, and what each unusual but right solution must not cost.
//!
//! A ledger, `tests/ledgers/<task>.toml`, changes the recorded right lab in one place and says which criteria change.
//! Every other criterion of the whole rubric must stay as it was.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use grader_core::{CriterionId, Grade, Status};
use serde::Deserialize;
use serde_json::Value;

use support::{facts_of, grade, judge, list_of, places, right_lab, root, through};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ledger {
    /// Solutions that are wrong.
    wrong: Vec<Case>,
    /// Solutions that are unusual but right.
    right: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// What differs from the right lab.
    change: Vec<Change>,
    /// The criteria whose status changes.
    #[serde(default)]
    expect: BTreeMap<CriterionId, Status>,
    /// The criteria that this unusual solution is about; they must pass.
    #[serde(default)]
    keeps: Vec<CriterionId>,
    /// The remarks that are made, by code, beyond those on the right lab.
    #[serde(default)]
    remarks: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    at: String,
    path: String,
    /// The new value.
    to: Option<toml::Value>,
    /// The path, within the same facts, of a value to put there.
    copy: Option<String>,
    /// Another text in place of a part of the text there.
    replace: Option<(String, String)>,
    /// Values to put at the end of the list there.
    #[serde(default)]
    push: Vec<toml::Value>,
    /// Makes what is there a gap with this reason.
    unseen: Option<String>,
    /// Removes the elements of the list there.
    #[serde(default)]
    remove: bool,
}

fn json(value: &toml::Value) -> Value {
    // TOML has no null; this text stands for it.
    match value {
        toml::Value::String(text) if text == "null" => Value::Null,
        other => serde_json::to_value(other).unwrap(),
    }
}

fn apply(case: &Case, evidence: &mut Value) {
    for change in &case.change {
        let facts = facts_of(evidence, &change.at);
        let copied = change.copy.as_ref().map(|from| through(places(&mut facts.clone(), from).remove(0)).clone());
        if change.remove {
            let list = list_of(&change.path);
            let doomed: Vec<Value> = places(facts, &change.path).into_iter().map(|v| v.clone()).collect();
            assert!(!doomed.is_empty(), "{}: {} is nowhere", case.name, change.path);
            for list in places(facts, list) {
                through(list).as_array_mut().unwrap().retain(|item| !doomed.contains(item));
            }
            continue;
        }
        let places = places(facts, &change.path);
        assert!(!places.is_empty(), "{}: {} leads nowhere", case.name, change.path);
        for place in places {
            if let Some(reason) = &change.unseen {
                *place = serde_json::json!({ "unknown": { "reason": reason } });
                continue;
            }
            let place = through(place);
            if let Some(new) = change.to.as_ref().map(json).or_else(|| copied.clone()) {
                assert_ne!(*place, new, "{}: {} changes nothing", case.name, change.path);
                *place = new;
            }
            if let Some((old, new)) = &change.replace {
                let text = place.as_str().unwrap();
                assert!(text.contains(old), "{}: {} does not hold {old:?}", case.name, change.path);
                *place = text.replace(old, new).into();
            }
            if !change.push.is_empty() {
                place.as_array_mut().unwrap().extend(change.push.iter().map(json));
            }
        }
    }
}

fn ledgers() -> Vec<(String, Ledger)> {
    let folder = root().join("grader/judge/tests/ledgers");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let ledger = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, ledger)
    };
    files.iter().map(read).collect()
}

/// The criteria that only a person judges.
fn manual(grade: &Grade) -> BTreeSet<CriterionId> {
    grade.criteria().filter(|c| c.status() == Status::Manual).map(|c| c.id.clone()).collect()
}

/// Whether a criterion is as it is in the right lab: earned, or for a person.
fn as_it_was(status: Status) -> bool {
    matches!(status, Status::Passed | Status::Manual)
}

fn statuses(grade: &Grade) -> BTreeMap<CriterionId, Status> {
    grade.criteria().map(|c| (c.id.clone(), c.status())).collect()
}

/// The criteria that have a remark, and its code.
fn remarks(grade: &Grade) -> BTreeSet<(CriterionId, String)> {
    let code = |remark| serde_json::to_value(remark).unwrap()["code"].as_str().unwrap().to_owned();
    grade.criteria().flat_map(|c| c.remarks.iter().map(move |r| (c.id.clone(), code(r)))).collect()
}

#[test]
fn the_recorded_right_lab_has_full_marks() {
    let grade = grade(&judge(|lab| lab), right_lab());
    let others: Vec<_> = grade.criteria().filter(|c| !as_it_was(c.status())).map(|c| (&c.id, &c.verdict)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

#[test]
fn every_case_changes_what_its_ledger_says_and_nothing_else() {
    let judge = judge(|lab| lab);
    let usual = remarks(&grade(&judge, right_lab()));
    let mut complaints = Vec::new();
    for (task, ledger) in ledgers() {
        for case in ledger.wrong.iter().chain(&ledger.right) {
            let mut evidence = right_lab();
            apply(case, &mut evidence);
            let grade = grade(&judge, evidence);
            let changed: BTreeMap<_, _> = statuses(&grade).into_iter().filter(|(_, s)| !as_it_was(*s)).collect();
            if changed != case.expect {
                complaints.push(format!("{task}, {}: expected {:?}, found {changed:?}", case.name, case.expect));
            }
            let remarks: BTreeSet<String> = remarks(&grade).difference(&usual).map(|(_, code)| code.clone()).collect();
            if remarks != case.remarks {
                complaints
                    .push(format!("{task}, {}: expected remarks {:?}, found {remarks:?}", case.name, case.remarks));
            }
        }
    }
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn every_criterion_has_a_wrong_and_an_unusual_right_solution() {
    let judge = judge(|lab| lab);
    let (mut fails, mut keeps) = (BTreeSet::new(), BTreeSet::new());
    for (_, ledger) in ledgers() {
        for case in &ledger.wrong {
            assert!(!case.expect.is_empty(), "{}: a wrong solution that costs nothing", case.name);
            // Only a case in which one criterion fails, and others merely wait for it, shows that it can tell.
            let failed: Vec<_> =
                case.expect.iter().filter(|(_, s)| **s == Status::Failed).map(|(id, _)| id.clone()).collect();
            if let [only] = &failed[..] {
                fails.insert(only.clone());
            }
        }
        for case in &ledger.right {
            assert!(
                case.expect.is_empty() && !case.keeps.is_empty(),
                "{}: a right solution keeps its points",
                case.name
            );
            keeps.extend(case.keeps.iter().cloned());
        }
    }
    // What a person judges is the same in every lab.
    let manual = manual(&grade(&judge, right_lab()));
    let all = judge.rubric().tasks.iter().flat_map(|t| &t.criteria).map(|c| c.id.clone());
    let all: BTreeSet<_> = all.filter(|id| !manual.contains(id)).collect();
    assert_eq!(
        fails.difference(&all).count() + keeps.difference(&all).count(),
        0,
        "a ledger names an unknown criterion"
    );
    let text = |ids: Vec<&CriterionId>| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let (no_wrong, no_right) = (text(all.difference(&fails).collect()), text(all.difference(&keeps).collect()));
    assert!(
        no_wrong.is_empty() && no_right.is_empty(),
        "without a wrong case: {no_wrong}\nwithout a right case: {no_right}"
    );
}

/// Every part of the evidence in turn becomes something that could not be seen.
#[test]
fn what_could_not_be_seen_never_costs_a_point() {
    let judge = judge(|lab| lab);
    let original = right_lab();
    let mut pointers = Vec::new();
    parts(&original["entries"], "/entries".to_owned(), &mut pointers);
    assert!(pointers.len() > 15, "the evidence has only {} parts", pointers.len());
    for pointer in pointers {
        let mut evidence = original.clone();
        *evidence.pointer_mut(&pointer).unwrap() = if pointer.ends_with("/observation") {
            serde_json::json!({ "gap": { "reason": "throttled", "operation": "x:Y" } })
        } else {
            serde_json::json!({ "unknown": { "reason": "access_denied", "operation": "x:Y" } })
        };
        let grade = grade(&judge, evidence);
        for criterion in grade.criteria() {
            assert!(
                matches!(criterion.status(), Status::Passed | Status::Inconclusive | Status::Manual),
                "{pointer} unseen: {} is {:?}",
                criterion.id,
                criterion.verdict
            );
        }
    }
}

/// The pointers of all observations, and of all parts that have a call of their own.
fn parts(value: &Value, here: String, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if members.contains_key("known") {
                found.push(here.clone());
            }
            for (key, member) in members {
                let here = format!("{here}/{key}");
                if key == "observation" {
                    found.push(here.clone());
                }
                parts(member, here, found);
            }
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(i, item)| parts(item, format!("{here}/{i}"), found)),
        _ => {}
    }
}
