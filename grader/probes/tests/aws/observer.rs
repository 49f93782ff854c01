//! The observer itself: asked once, remembered, redacted, and only at addresses that it may ask.

use futures::future::join_all;
use grader_core::{
    Access, AwsAccess, Evidence, GapReason, Notice, Observer as _, Question, Recorded, Submission, Topic,
    facts::{Elbv2, Identity},
};
use grader_probes::Live;
use grader_testbed::Fault;

use crate::support::{Bench, facts, gap, live, recorder};

#[tokio::test]
async fn many_ask_and_the_world_is_asked_once() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    let question = Question::Aws(Topic::Elbv2);
    let answers = join_all((0..20).map(|_| live.ask(&question))).await;
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    let count = || bench.proxy.calls().iter().filter(|c| c.operation.ends_with("DescribeLoadBalancers")).count();
    assert_eq!(count(), 1);
    facts::<Elbv2>(&live).await;
    assert_eq!(count(), 1);
}

#[tokio::test]
async fn evidence_holds_what_was_asked_and_answers_alike() {
    let bench = Bench::new(&[]);
    let live = bench.live();
    assert_eq!(live.evidence(recorder()).entries, []);
    let questions = [Topic::Rds, Topic::Identity, Topic::Ecs].map(Question::Aws);
    let answers = join_all(questions.iter().map(|question| live.ask(question))).await;
    let evidence = live.evidence(recorder());
    let asked: Vec<_> = evidence.entries.iter().map(|entry| entry.question.clone()).collect();
    assert_eq!(asked, [Topic::Identity, Topic::Ecs, Topic::Rds].map(Question::Aws));
    let url = evidence.notices.iter().find_map(|notice| match notice {
        Notice::CustomEndpoint { url } => Some(url.trim_end_matches('/')),
        _ => None,
    });
    assert_eq!(url, Some(bench.proxy.endpoint()));
    assert!(evidence.notices.contains(&Notice::LocalAddresses));

    let (bundle, _) = evidence.to_bundle().unwrap();
    for secret in [&bench.lab.credentials.secret_access_key, &bench.lab.credentials.session_token] {
        assert!(!bundle.contains(secret.as_str()));
    }
    let recorded = Recorded::new(&Evidence::from_bundle(&bundle).unwrap().0);
    assert_eq!(join_all(questions.iter().map(|question| recorded.ask(question))).await, answers);
}

#[tokio::test]
async fn secrets_in_error_messages_are_masked() {
    let bench = Bench::new(&["empty-account"]);
    let keys = &bench.lab.credentials;
    let long = "x".repeat(280);
    let body = format!(
        r#"{{"__type":"SignatureDoesNotMatch","message":"{long} {} {}"}}"#,
        keys.secret_access_key, keys.session_token
    );
    let answer = grader_testbed::Answer { status: 403, ..grader_testbed::Answer::json(body) };
    bench.proxy.inject("ecr:DescribeRepositories", Fault::Answer(answer));
    let live = bench.live();
    let ecr = facts::<grader_core::facts::Ecr>(&live).await;
    let gap = ecr.repositories.known().unwrap_err();
    assert_eq!(gap.reason, GapReason::InvalidCredentials);
    assert!(!gap.detail.unwrap().contains(&keys.secret_access_key[..8]));
}

#[tokio::test]
async fn without_an_aws_table_nothing_is_asked() {
    let live = Live::new(&Submission::default(), Access::default(), "us-east-1");
    for topic in Topic::ALL {
        let answer = live.ask(&Question::Aws(topic)).await;
        assert_eq!(answer, grader_core::Observation::Gap(grader_core::Gap::new(GapReason::NotProvided)));
    }
    assert!(live.evidence(recorder()).notices.is_empty());
    assert!(live.calls().is_empty());
}

/// A student could pretend to be AWS, also on a machine of AWS's.
#[tokio::test]
async fn other_endpoints_are_for_local_runs_only() {
    let bench = Bench::new(&["empty-account"]);
    let student = "https://ec2-192-0-2-1.compute-1.amazonaws.com/".to_owned();
    for endpoint in [bench.proxy.endpoint().to_owned(), student] {
        let aws = AwsAccess { endpoint_url: Some(endpoint.parse().unwrap()), ..bench.aws() };
        let live = live(aws, false);
        assert_eq!(gap::<Identity>(&live).await.reason, GapReason::ForbiddenAddress);
        assert_eq!(gap::<Elbv2>(&live).await.reason, GapReason::ForbiddenAddress);
        assert!(live.evidence(recorder()).notices.is_empty());
    }
    let aws = AwsAccess { endpoint_url: None, region: Some("example.org/".to_owned()), ..bench.aws() };
    assert_eq!(gap::<Identity>(&live(aws, false)).await.reason, GapReason::ForbiddenAddress);
    assert!(bench.proxy.calls().is_empty());
}

#[tokio::test]
async fn a_profile_that_is_missing() {
    let bench = Bench::new(&["empty-account"]);
    let aws = AwsAccess {
        profile: Some("grader-no-such-profile".to_owned()),
        endpoint_url: bench.aws().endpoint_url,
        ..AwsAccess::default()
    };
    let gap = gap::<Identity>(&live(aws, true)).await;
    assert_eq!(gap.reason, GapReason::InvalidCredentials);
    assert!(gap.detail.is_some());
    assert!(bench.proxy.calls().is_empty());
}
