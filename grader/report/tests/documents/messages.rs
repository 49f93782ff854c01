//! Cucumber messages: the rules of the format that its schema and its viewers rely on. The schema itself is not ours to
//! ship.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{golden, grades, lab, run};
use grader_core::{Grade, Lang};
use grader_report::{
    Audience, Report, Style,
    messages::{Features, render},
};
use serde_json::Value;

const FEATURE: &str = include_str!("support/6.1.feature");

/// The members that each kind of envelope may and must have.
const MEMBERS: [(&str, &str, &str); 13] = [
    ("meta", "protocolVersion implementation runtime os cpu", ""),
    ("source", "uri data mediaType", ""),
    ("gherkinDocument", "comments", "uri feature"),
    ("pickle", "id uri name language steps tags astNodeIds", "location"),
    ("stepDefinition", "id pattern sourceReference", ""),
    ("hook", "id sourceReference", "name type"),
    ("testRunStarted", "timestamp", "id"),
    ("testCase", "id pickleId testSteps", "testRunStartedId"),
    ("testCaseStarted", "attempt id testCaseId timestamp", ""),
    ("testStepStarted", "testCaseStartedId testStepId timestamp", ""),
    ("attachment", "body contentEncoding mediaType", "fileName testCaseStartedId testStepId"),
    ("testStepFinished", "testCaseStartedId testStepId testStepResult timestamp", ""),
    ("testCaseFinished", "testCaseStartedId timestamp willBeRetried", ""),
];

fn stream(grade: &Grade) -> String {
    let features = Features::parse([("phase-6/6.1.feature", FEATURE)]).unwrap();
    let (lab, run) = (lab(), run());
    let report = Report { lab: &lab, grade, run: &run, evidence: None, audience: Audience::Instructor };
    let style = Style { lang: Lang::Fr, colour: false, width: 80 };
    String::from_utf8(render(&report, &features, &style).unwrap()).unwrap()
}

/// The envelopes, each with its kind.
fn envelopes(text: &str) -> Vec<(String, Value)> {
    let one = |line: &str| {
        let envelope: BTreeMap<String, Value> = serde_json::from_str(line).unwrap();
        assert_eq!(envelope.len(), 1, "{line}");
        envelope.into_iter().next().unwrap()
    };
    text.lines().map(one).collect()
}

#[test]
fn half_done() {
    golden("half-done.fr.messages.ndjson", &stream(&grades::half_done()));
}

#[test]
fn envelopes_have_their_members_and_no_others() {
    let known: BTreeMap<&str, (Vec<&str>, Vec<&str>)> = MEMBERS
        .into_iter()
        .map(|(kind, must, may)| (kind, (must.split(' ').collect(), may.split(' ').collect())))
        .collect();
    for grade in [grades::half_done(), grades::hostile(&grades::evil_text())] {
        let all = envelopes(&stream(&grade));
        for (kind, content) in &all {
            let has: Vec<&str> = content.as_object().unwrap().keys().map(String::as_str).collect();
            if kind == "testRunFinished" {
                assert_eq!(has, ["success", "testRunStartedId", "timestamp"]);
                continue;
            }
            let (must, may) = &known[kind.as_str()];
            assert!(must.iter().all(|m| has.contains(m)), "{kind}: {content}");
            assert!(has.iter().all(|m| must.contains(m) || may.contains(m)), "{kind}: {content}");
        }
        assert_eq!(all.first().unwrap().0, "meta");
        assert_eq!(all.last().unwrap().0, "testRunFinished");
    }
}

#[test]
fn ids_lead_from_the_result_back_to_the_line_of_the_file() {
    let all = envelopes(&stream(&grades::half_done()));
    let of = |kind: &str| all.iter().filter(|(k, _)| k == kind).map(|(_, c)| c).collect::<Vec<_>>();
    let ids = |kind: &str| of(kind).iter().map(|c| c["id"].clone()).collect::<Vec<_>>();
    for case in of("testCase") {
        assert!(ids("pickle").contains(&case["pickleId"]));
        assert!(ids("testRunStarted").contains(&case["testRunStartedId"]));
    }
    for started in of("testCaseStarted") {
        assert!(ids("testCase").contains(&started["testCaseId"]));
    }
    let steps: BTreeSet<String> =
        of("testCase").iter().flat_map(|c| c["testSteps"].as_array().unwrap()).map(|s| s["id"].to_string()).collect();
    let finished: BTreeSet<String> = of("testStepFinished").iter().map(|s| s["testStepId"].to_string()).collect();
    assert_eq!(steps, finished, "every step ends");
    for attached in of("attachment") {
        assert!(ids("testCaseStarted").contains(&attached["testCaseStartedId"]));
        let body: Value = serde_json::from_str(attached["body"].as_str().unwrap()).unwrap();
        assert!(body["points"].is_number() && body["criterion"].is_string());
    }
    // Every node of a document has its own id, and every pickle points at nodes that are there.
    let document = of("gherkinDocument")[0].to_string();
    for pickle in of("pickle") {
        let nodes =
            pickle["steps"].as_array().unwrap().iter().flat_map(|s| s["astNodeIds"].as_array().unwrap().clone());
        for node in nodes.chain(pickle["astNodeIds"].as_array().unwrap().clone()) {
            assert!(document.contains(&format!("\"id\":{node}")), "{node}");
        }
        assert_eq!(pickle["language"], "fr");
    }
    let all_ids: Vec<&str> = document.split("\"id\":\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
    assert_eq!(all_ids.iter().collect::<BTreeSet<_>>().len(), all_ids.len());
}

#[test]
fn only_a_fault_of_the_student_fails() {
    let status = |grade: &Grade| {
        let all = envelopes(&stream(grade));
        let last = |id: &str| {
            let verdicts = all.iter().filter(|(k, _)| k == "attachment").map(|(_, c)| c);
            let attached =
                verdicts.filter(|a| a["body"].as_str().unwrap().contains(&format!("\"criterion\":\"{id}\"")));
            let step = attached.map(|a| a["testStepId"].clone()).next().unwrap();
            let finished = all.iter().filter(|(k, _)| k == "testStepFinished").map(|(_, c)| c);
            finished.filter(|f| f["testStepId"] == step).map(|f| f["testStepResult"]["status"].clone()).next().unwrap()
        };
        (last("6.1-a"), last("6.1-b"))
    };
    assert_eq!(status(&grades::half_done()), ("FAILED".into(), "FAILED".into()));
    assert_eq!(status(&grades::hostile("x")), ("FAILED".into(), "SKIPPED".into()), "what was not seen is skipped");
}

#[test]
fn what_is_not_gherkin_is_refused() {
    let error = Features::parse([("a.feature", "Nothing: here")]).unwrap_err().to_string();
    assert!(error.starts_with("a.feature: ") && error.ends_with("`grader lint` says more"), "{error}");
}
