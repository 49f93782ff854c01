//! Classes that use other services than the course: the shipped rubric, re-based.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;

use grader_core::{Notice, Points, Status};
use serde_json::{Value, json};
use support::{facts_of, grade, judge, right_lab, through};

/// The recorded right lab, its pipelines fed from elsewhere and its repositories handed in with their branch `dev`.
fn right_lab_on_git() -> Value {
    let mut evidence = right_lab();
    for pipeline in through(&mut facts_of(&mut evidence, "aws:codepipeline")["pipelines"]).as_array_mut().unwrap() {
        for action in
            pipeline["stages"].as_array_mut().unwrap().iter_mut().flat_map(|s| s["actions"].as_array_mut().unwrap())
        {
            if action["provider"] == "CodeCommit" {
                action["provider"] = json!("CodeStarSourceConnection");
                action["configuration"] = json!({ "FullRepositoryId": "someone/deployment", "BranchName": "main" });
            }
        }
    }
    *through(&mut facts_of(&mut evidence, "aws:codecommit")["repositories"]) = json!([]);
    for part in ["source:microservices", "source:deployment"] {
        let tree = facts_of(&mut evidence, part);
        tree["kind"] = json!("git");
        if tree["history"].is_null() {
            tree["history"] = json!({});
        }
        tree["history"]["head"] = json!("dev");
        tree["history"]["branches"] = json!([{ "name": "dev", "commit": "0123456789ab" }]);
    }
    evidence
}

/// The criteria that `change` costs a class with the profile `github`, and what they come to.
fn cost(change: impl FnOnce(&mut Value)) -> BTreeSet<(String, Status)> {
    let judge = judge(|lab| lab).with_profile("github").unwrap();
    let statuses = |evidence| {
        let grade = grade(&judge, evidence);
        grade.criteria().map(|c| (c.id.to_string(), c.status())).collect::<BTreeSet<_>>()
    };
    let right = statuses(right_lab_on_git());
    let mut evidence = right_lab_on_git();
    change(&mut evidence);
    statuses(evidence).difference(&right).cloned().collect()
}

fn set(criteria: &[(&str, Status)]) -> BTreeSet<(String, Status)> {
    criteria.iter().map(|(id, status)| ((*id).to_owned(), *status)).collect()
}

#[test]
fn a_class_on_git_loses_no_point_for_services_that_it_does_not_use() {
    let course = judge(|lab| lab);
    let judge = judge(|lab| lab).with_profile("github").unwrap();
    assert_ne!(judge.rubric().digest, course.rubric().digest);
    let grade = grade(&judge, right_lab_on_git());
    assert_eq!(grade.totals.possible, Points::from_hundredths(10_000));
    let bad: Vec<_> = grade.criteria().filter(|c| !matches!(c.status(), Status::Passed | Status::Manual)).collect();
    // Only the diagram of the course still shows CodeCommit, which is a git repository too.
    assert!(bad.is_empty(), "{bad:#?}");
    let Some(Notice::Rebased(rebasing)) = grade.notices.last() else { panic!("{:?}", grade.notices) };
    assert_eq!(rebasing.unused, ["cloud9", "codecommit"]);
    let names = |tasks: &[grader_core::TaskId]| tasks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(
        (names(&rebasing.rebased), names(&rebasing.left_out)),
        ("1.1 3.4 4.7 5.3 5.6 8.2 8.4".into(), "3.1 4.1".into())
    );
}

#[test]
fn every_profile_of_the_shipped_lab_makes_100_points() {
    let names: Vec<String> = judge(|lab| lab).lab().profiles.keys().cloned().collect();
    assert!(names.len() > 1);
    for name in names {
        let judge = judge(|lab| lab.replace("# profile = \"github\"", &format!("profile = {name:?}")));
        let points: Points = judge.rubric().tasks.iter().flat_map(|t| &t.criteria).map(|c| c.points).sum();
        let unjudged: Points = judge.rubric().tasks.iter().filter(|t| t.criteria.is_empty()).map(|t| t.points).sum();
        assert_eq!(points + unjudged, Points::from_hundredths(10_000), "{name}");
    }
}

#[test]
fn a_repository_that_is_not_handed_in_as_git_fails() {
    let no_history = |evidence: &mut Value| {
        let tree = facts_of(evidence, "source:deployment");
        tree["history"] = Value::Null;
        tree["kind"] = json!("zip");
    };
    let waits = Status::Blocked;
    let lost = [("5.3-c", Status::Failed), ("5.3-d", waits), ("5.6-f", waits)];
    assert_eq!(cost(no_history), set(&lost));
}

#[test]
fn the_branch_is_read_wherever_it_stands() {
    let only_fetched = |evidence: &mut Value| {
        let tree = facts_of(evidence, "source:deployment");
        let files = tree["files"].take();
        tree["files"] = json!([{ "path": "README.md", "size": 1 }]);
        tree["history"]["head"] = json!("main");
        tree["history"]["branches"] = json!([
            { "name": "main", "commit": "aaaaaaaaaaaa" },
            { "name": "origin/dev", "commit": "bbbbbbbbbbbb", "files": files },
        ]);
    };
    assert_eq!(cost(only_fetched), set(&[]));
    let without_files = |evidence: &mut Value| {
        facts_of(evidence, "source:deployment")["history"]["branches"] =
            json!([{ "name": "dev", "commit": "bbbbbbbbbbbb", "files": [{ "path": "README.md", "size": 1 }] }]);
    };
    assert_eq!(cost(without_files), set(&[("5.6-f", Status::Failed)]));
    let no_branch = |evidence: &mut Value| {
        facts_of(evidence, "source:deployment")["history"]["branches"] =
            json!([{ "name": "a", "commit": "aaaaaaaaaaaa" }, { "name": "b", "commit": "bbbbbbbbbbbb" }]);
        facts_of(evidence, "source:deployment")["history"]["head"] = Value::Null;
    };
    assert_eq!(cost(no_branch), set(&[("5.3-d", Status::Failed), ("5.6-f", Status::Blocked)]));
}

#[test]
fn a_pipeline_without_a_git_source_or_on_another_branch_fails() {
    let with = |provider: &'static str, branch: &'static str| {
        move |evidence: &mut Value| {
            let pipelines = through(&mut facts_of(evidence, "aws:codepipeline")["pipelines"]).as_array_mut().unwrap();
            for pipeline in pipelines.iter_mut().filter(|p| p["name"] == "update-customer-microservice") {
                for action in pipeline["stages"][0]["actions"].as_array_mut().unwrap() {
                    if action["provider"] == "CodeStarSourceConnection" {
                        action["provider"] = json!(provider);
                        action["configuration"] = json!({ "Branch": branch, "BranchName": branch });
                    }
                }
            }
        }
    };
    for (provider, branch) in [("GitHub", "dev"), ("CodeCommit", "main"), ("CodeStarSourceConnection", "master")] {
        assert_eq!(cost(with(provider, branch)), set(&[]), "{provider}");
    }
    for (provider, branch) in [("S3", "dev"), ("GitHub", "experiment")] {
        assert_eq!(cost(with(provider, branch)), set(&[("8.2-g", Status::Failed)]), "{provider}");
    }
}
