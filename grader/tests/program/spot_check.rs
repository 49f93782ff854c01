//! Evidence asked again of the deployment: what holds, what was changed, and what could not be asked.

use std::sync::Arc;

use crate::bench::Bench;
use crate::common::Ran;
use grader::core::Observation;
use grader_testbed::Fault;
use serde_json::Value;

/// Phases that need neither containers nor round trips.
const PHASES: &str = "1,2,3,5,6,7,8";

/// A deployment, and evidence of it in `e.json`.
fn recorded() -> Bench {
    let bench = Bench::new(&[]);
    let ran = bench.desk.run(&["grade", ".", "--local", "--read-only", "--only", PHASES, "--record", "e.json"]);
    assert!(ran.code == 0 || ran.code == 3, "{}", ran.err);
    bench
}

/// Asks everything again that can be asked, and the verdict on each question.
fn check(bench: &Bench, arguments: &[&str]) -> (Ran, Vec<(String, String)>) {
    let ran = bench.desk.run(&[&["spot-check"], arguments, &["--local", "--count", "99", "--json"]].concat());
    let answer: Value = serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"));
    let questions = answer["students"].as_array().unwrap().iter().flat_map(|s| s["questions"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let verdicts = questions.map(|q| (text(&q["question"]), text(&q["verdict"]["code"]))).collect();
    (ran, verdicts)
}

/// The questions that are not as in the evidence.
fn others(verdicts: &[(String, String)]) -> Vec<(&str, &str)> {
    verdicts.iter().filter(|(_, v)| v != "same").map(|(q, v)| (q.as_str(), v.as_str())).collect()
}

#[test]
fn evidence_of_the_deployment_holds_and_a_changed_fact_is_found() {
    let bench = recorded();
    let calls = bench.proxy.calls().len();
    let (ran, verdicts) = check(&bench, &["e.json", "--submission", "."]);
    assert_eq!((others(&verdicts), ran.code), (vec![], 0), "{}", ran.out);
    assert!(verdicts.iter().any(|(q, _)| q == "aws:elbv2") && verdicts.iter().any(|(q, _)| q.starts_with("GET ")));
    assert!(verdicts.iter().all(|(q, _)| !q.starts_with("round-trip") && !q.starts_with("container:")));
    assert!(bench.proxy.calls().len() > calls && bench.proxy.refused().is_empty());

    let mut evidence = grader::bundle::read(&bench.desk.path("e.json")).unwrap().evidence;
    for entry in &mut evidence.entries {
        if let Observation::Elbv2(facts) = &mut entry.observation {
            let mut balancers = facts.load_balancers.known().unwrap().clone();
            balancers[0].scheme = Some("internal".to_owned());
            Arc::make_mut(facts).load_balancers = Ok(balancers).into();
        }
    }
    bench.desk.bundle("changed.json", &evidence);
    let (ran, verdicts) = check(&bench, &["changed.json", "--submission", "."]);
    assert_eq!((others(&verdicts), ran.code), (vec![("aws:elbv2", "different")], 1), "{}", ran.out);
    let ran = bench.desk.run(&["spot-check", "changed.json", "--submission", ".", "--local", "--count", "99"]);
    assert!(ran.out.contains("scheme (different): internal → internet-facing"), "{}", ran.out);
    assert!(ran.out.contains(" 1 different, 0 not confirmed. 0 could not be asked."), "{}", ran.out);
}

#[test]
fn what_could_not_be_asked_is_no_difference() {
    let bench = recorded();
    bench.proxy.inject("elasticloadbalancing:DescribeLoadBalancers", Fault::AccessDenied);
    bench.proxy.inject("rds:DescribeDBInstances", Fault::ExpiredToken);
    let (ran, verdicts) = check(&bench, &["e.json", "--submission", "."]);
    let found = others(&verdicts);
    assert!(found.iter().all(|(_, verdict)| ["unconfirmed", "not_asked"].contains(verdict)), "{found:?}");
    assert!(found.iter().any(|(question, _)| *question == "aws:rds") && ran.code == 3, "{found:?}");

    // Without the way to the account, only the addresses can be asked.
    let (ran, verdicts) = check(&bench, &["e.json"]);
    let of_aws = verdicts.iter().filter(|(q, _)| q.starts_with("aws:"));
    assert!(
        of_aws.clone().count() > 5 && of_aws.clone().all(|(_, v)| v == "not_asked") && ran.code == 3,
        "{}",
        ran.out
    );
    assert!(verdicts.iter().any(|(q, v)| q.starts_with("GET ") && v == "same"));

    let stranger = Bench::new(&[]);
    stranger.desk.file("e.json", bench.desk.read("e.json"));
    let (ran, verdicts) = check(&stranger, &["e.json", "--submission", "."]);
    let of_aws = verdicts.iter().filter(|(q, _)| q.starts_with("aws:"));
    assert!(of_aws.clone().all(|(_, v)| v == "other_account") && ran.code == 3, "{}", ran.out);
}

#[test]
fn a_draw_can_be_repeated_and_has_as_many_as_asked() {
    let bench = recorded();
    let drawn = |arguments: &[&str]| {
        let ran = bench.desk.run(&[&["spot-check", "e.json", "--local", "--json"], arguments].concat());
        let answer: Value = serde_json::from_str(&ran.out).unwrap();
        let questions = answer["students"][0]["questions"].as_array().unwrap().clone();
        (answer["seed"].as_str().unwrap().to_owned(), questions.iter().map(|q| q["question"].to_string()).collect())
    };
    let (seed, first): (String, Vec<String>) = drawn(&["--count", "3"]);
    assert_eq!(first.len(), 3);
    assert_eq!(drawn(&["--count", "3", "--seed", &seed]).1, first);
    assert!((0..20_u32).any(|seed| drawn(&["--count", "3", "--seed", &seed.to_string()]).1 != first));
}

#[test]
fn a_class_is_asked_by_its_roster_and_one_bad_row_keeps_nobody_else_from_it() {
    let bench = recorded();
    bench.desk.file("roster.csv", "id,submission\ns1,submission.toml\ns2,e.json\n");
    let graded = ["class", "roster.csv", "--out", "o", "--local", "--read-only", "--only", PHASES];
    let ran = bench.desk.run(&graded);
    assert!(ran.code == 0 || ran.code == 3, "{}", ran.err);
    let (ran, verdicts) = check(&bench, &["o", "--roster", "roster.csv"]);
    let same = verdicts.iter().filter(|(q, v)| q.starts_with("aws:") && v == "same").count();
    let open = verdicts.iter().filter(|(q, v)| q.starts_with("aws:") && v == "not_asked").count();
    assert!(same > 5 && open > 5 && ran.code == 3, "the row of s2 opens nothing: {}", ran.out);

    bench.desk.file("broken.csv", "id,submission\ns1,submission.toml\ns2,nowhere.toml\n");
    let (ran, verdicts) = check(&bench, &["o", "--roster", "broken.csv"]);
    assert!(ran.code == 2 && verdicts.iter().any(|(_, v)| v == "same"), "{}", ran.out);
    let (_, verdicts) = check(&bench, &["o", "--roster", "roster.csv", "--students", "1"]);
    assert_eq!(verdicts.iter().filter(|(question, _)| question == "aws:identity").count(), 1, "{verdicts:?}");
}
