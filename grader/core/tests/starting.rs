//! What is starting is not wrong, and what only looks like it is.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::sheet::{criterion, settle};
use grader_core::{
    Citation, Difference, Entry, Evidence, Facts as _, Finding, Gap, GapReason, Provenance, Question, Recorder, Shown,
    Submission, Topic, Verdict,
    facts::{Cluster, Ecs, Elbv2, LoadBalancer, Service, TargetGroup, TargetHealth, TaskSet},
    is_starting,
};
use jiff::{SignedDuration, Timestamp};

const SERVICE: &str = "arn:aws:ecs:us-east-1:1:service/c/customer";
const PAGE: &str = "http://lb.example/suppliers";

/// A service that runs one of three tasks and was asked to `minutes` ago, behind a balancer whose only target is in the
/// state `target`.
fn evidence(minutes: i64, target: &str) -> Evidence {
    let now: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    let service = Service {
        arn: SERVICE.into(),
        desired_count: 3,
        running_count: 1,
        task_sets: vec![TaskSet { created_at: Some(now - SignedDuration::from_mins(minutes)), ..TaskSet::default() }],
        ..Service::default()
    };
    let cluster = Cluster { services: Ok(vec![service]).into(), ..Cluster::default() };
    let ecs = Ecs { clusters: Ok(vec![cluster]).into(), ..Ecs::default() };
    let balancer = LoadBalancer { dns_name: Some("lb.example".into()), ..LoadBalancer::default() };
    let health = vec![TargetHealth { state: target.into(), ..TargetHealth::default() }];
    let group = TargetGroup { health: Ok(health).into(), ..TargetGroup::default() };
    let elbv2 = Elbv2 { load_balancers: Ok(vec![balancer]).into(), target_groups: Ok(vec![group]).into() };
    let entry = |topic, observation| Entry { question: Question::Aws(topic), observed_at: now, observation };
    Evidence {
        recorder: Recorder { version: "1".into(), provenance: Provenance::Attested, started_at: now },
        submission: Submission::default(),
        notices: Vec::new(),
        entries: vec![entry(Topic::Ecs, ecs.observed()), entry(Topic::Elbv2, elbv2.observed())],
    }
}

fn starts(verdict: Verdict, evidence: &Evidence) -> bool {
    is_starting(criterion(&settle(&["1.1-a"], &[("1.1-a", verdict)]), "1.1-a"), evidence)
}

/// A failure with these subjects and what was observed of each.
fn differs(question: Question, resource: &str, pairs: &[(&str, &str)]) -> Verdict {
    let difference = |(subject, observed): &(&str, &str)| Difference {
        subject: (*subject).into(),
        expected: Shown::value("x"),
        observed: Shown::value(observed),
    };
    let differences = pairs.iter().map(difference).collect();
    Verdict::Failed(Finding { differences, citations: vec![Citation { question, resource: resource.to_owned() }] })
}

fn page() -> Question {
    Question::get(PAGE.parse().unwrap())
}

#[test]
fn what_aws_is_still_at_is_starting() {
    let running = |pairs: &[(&str, &str)]| differs(Question::Aws(Topic::Ecs), SERVICE, pairs);
    let silent = Gap::new(GapReason::Unreachable).operation(page().to_string());
    for verdict in [
        differs(Question::Aws(Topic::Elbv2), "", &[("lb state", "provisioning")]),
        differs(Question::Aws(Topic::Elbv2), "", &[("groups", "10.0.0.1 initial")]),
        differs(Question::Aws(Topic::Codedeploy), "", &[("deployment", "d-1 InProgress")]),
        running(&[("customer runningCount", "1")]),
        differs(page(), "", &[(PAGE, "503")]),
        Verdict::Inconclusive(silent),
    ] {
        assert!(starts(verdict.clone(), &evidence(2, "initial")), "{verdict:?}");
    }
}

#[test]
fn what_waiting_does_not_mend_is_wrong() {
    let running = |pairs: &[(&str, &str)]| differs(Question::Aws(Topic::Ecs), SERVICE, pairs);
    let elsewhere = Question::get("http://monolith.example/".parse().unwrap());
    let denied = Gap::new(GapReason::AccessDenied).operation("ecs:ListClusters");
    for (verdict, minutes, why) in [
        (running(&[("customer runningCount", "1")]), 16, "it has failed to start for a quarter of an hour"),
        (running(&[("customer desiredCount", "1")]), 2, "nobody asks for more"),
        (running(&[("customer runningCount", "1"), ("customer platform", "EC2")]), 2, "one of two is wrong"),
        (differs(Question::Aws(Topic::Ecs), "other", &[("other runningCount", "0")]), 2, "another service"),
        (differs(page(), "", &[(PAGE, "404")]), 2, "the application answered"),
        (differs(elsewhere, "", &[("GET http://monolith.example/", "503")]), 2, "not behind the balancer"),
        (Verdict::Inconclusive(denied), 2, "not a matter of time"),
        (Verdict::Passed, 2, "nothing is missing"),
    ] {
        assert!(!starts(verdict, &evidence(minutes, "initial")), "{why}");
    }
    let page = differs(page(), "", &[(PAGE, "503")]);
    assert!(!starts(page, &evidence(16, "unhealthy")), "nothing is starting");
}
