//! A page that loads on one of the two ports of the load balancer loads.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use grader_core::{CriterionId, GapReason, Grade, Notice, Status, Verdict};
use serde_json::{Value, json};

use support::{grade, judge, right_lab};

/// The name that AWS gave the recorded balancer.
const OWN: &str = "microservicesLB-1.us-east-1.elb.amazonaws.com";

/// What was recorded, with the balancer on port 80, where its list of suppliers answers `status`, and with `second` as
/// what its port 8080 answered: the same, with another status, or something else.
fn evidence(status: u16, second: Option<Value>) -> Value {
    let lab = right_lab();
    let base = lab["submission"]["urls"]["load_balancer"].as_str().unwrap().to_owned();
    let text = lab.to_string().replace(&base, "http://balancer.example/").replace(OWN, "balancer.example");
    let mut lab: Value = serde_json::from_str(&text).unwrap();
    let list = "http://balancer.example/suppliers";
    let entries = lab["entries"].as_array_mut().unwrap();
    let first = entries.iter_mut().find(|e| e["question"]["http"]["url"] == list).unwrap();
    let mut other = first.clone();
    first["observation"]["http"]["status"] = status.into();
    other["question"]["http"]["url"] = "http://balancer.example:8080/suppliers".into();
    match second {
        None => return lab,
        Some(Value::Null) => {}
        Some(Value::Number(status)) => other["observation"]["http"]["status"] = status.into(),
        Some(observation) => other["observation"] = observation,
    }
    entries.push(other);
    lab
}

fn of(grade: &Grade, id: &str) -> (Status, usize) {
    let id: CriterionId = id.parse().unwrap();
    let criterion = grade.criteria().find(|c| c.id == id).unwrap();
    if let Verdict::Inconclusive(gap) = &criterion.verdict {
        assert_eq!(gap.reason, GapReason::TimedOut);
    }
    (criterion.status(), criterion.remarks.len())
}

#[test]
fn a_page_loads_on_either_port() {
    let judge = judge(|lab| lab);
    let gone = json!({ "gap": { "reason": "timed_out" } });
    for (status, second, expected) in [
        (200, None, (Status::Passed, 0)),
        (503, Some(Value::Null), (Status::Passed, 1)),
        (503, Some(json!(503)), (Status::Failed, 0)),
        (503, Some(gone), (Status::Inconclusive, 0)),
        // Recorded before the second port was asked.
        (503, None, (Status::Failed, 0)),
    ] {
        assert_eq!(of(&grade(&judge, evidence(status, second)), "8.3-c"), expected, "{status}");
    }
}

#[test]
fn an_address_that_the_account_does_not_have_is_pointed_out_and_costs_nothing() {
    let own = format!("\"dns_name\":\"{OWN}\"");
    let text = evidence(200, None).to_string().replace("\"dns_name\":\"balancer.example\"", &own);
    let grade = grade(&judge(|lab| lab), serde_json::from_str(&text).unwrap());
    assert_eq!(of(&grade, "8.3-c"), (Status::Passed, 0));
    let told = Notice::OtherHost {
        address: "urls.load_balancer".to_owned(),
        found: "balancer.example".to_owned(),
        own: vec![OWN.to_owned()],
    };
    assert!(grade.notices.contains(&told), "{:?}", grade.notices);
}
