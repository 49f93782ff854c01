//! What cannot be seen is a gap with the name of the call, and leaves the rest as it is.

use std::time::Duration;

use grader_core::{
    Gap, GapReason, Seen,
    facts::{Ec2, Ecr, Ecs, Elbv2, Identity, Logs, Rds},
};
use grader_probes::{Limits, Live};
use grader_testbed::{Answer, Fault};

use crate::support::{Bench, facts, gap};

fn unknown<T>(seen: &Seen<T>) -> &Gap {
    match seen {
        Seen::Unknown(gap) => gap,
        Seen::Known(_) => panic!("expected a gap"),
    }
}

#[track_caller]
fn assert_gap(gap: &Gap, reason: GapReason, operation: &str) {
    assert_eq!((gap.reason, gap.operation.as_deref()), (reason, Some(operation)), "{gap:?}");
}

#[tokio::test]
async fn a_denied_call_hides_only_what_it_returns() {
    let bench = Bench::new(&[]);
    for operation in
        ["elasticloadbalancing:DescribeRules", "ecs:DescribeServices", "ec2:DescribeVpcs", "logs:DescribeLogStreams"]
    {
        bench.proxy.inject(operation, Fault::AccessDenied);
    }
    let live = bench.live();
    let elbv2 = facts::<Elbv2>(&live).await;
    let listeners = elbv2.load_balancers.known().unwrap()[0].listeners.known().unwrap();
    let denied = unknown(&listeners[0].rules);
    assert_gap(denied, GapReason::AccessDenied, "elasticloadbalancing:DescribeRules");
    assert!(denied.detail.as_ref().unwrap().contains("not authorized to perform"));
    assert_eq!(elbv2.target_groups.known().unwrap().len(), 4);

    let ecs = facts::<Ecs>(&live).await;
    let cluster = &ecs.clusters.known().unwrap()[0];
    assert_gap(unknown(&cluster.services), GapReason::AccessDenied, "ecs:DescribeServices");
    assert_eq!(ecs.task_definitions.known().unwrap().len(), 2);

    let ec2 = facts::<Ec2>(&live).await;
    assert_gap(unknown(&ec2.vpcs), GapReason::AccessDenied, "ec2:DescribeVpcs");
    assert!(ec2.subnets.known().is_ok());
    let logs = facts::<Logs>(&live).await;
    assert_gap(unknown(&logs.groups.known().unwrap()[0].streams), GapReason::AccessDenied, "logs:DescribeLogStreams");
}

/// Each failure of a cloud, on a service of each protocol.
#[tokio::test]
async fn failures_are_told_apart() {
    let bench = Bench::new(&["empty-account"]);
    let faults = [
        (Fault::AccessDenied, GapReason::AccessDenied),
        (Fault::ExpiredToken, GapReason::ExpiredCredentials),
        (Fault::Throttled, GapReason::Throttled),
        (Fault::ServerError, GapReason::ServerError),
        (Fault::Malformed, GapReason::Malformed),
        (Fault::Reset, GapReason::Unreachable),
        (Fault::Delay(Duration::from_secs(2)), GapReason::TimedOut),
    ];
    for (fault, reason) in faults {
        bench.proxy.reset();
        bench.proxy.inject("*", fault);
        let limits = Limits {
            attempts: 2,
            first_pause: Duration::from_millis(1),
            attempt: Duration::from_millis(500),
            ..Limits::default()
        };
        let live = bench.live().with_limits(limits);
        assert_gap(&gap::<Identity>(&live).await, reason, "sts:GetCallerIdentity");
        assert_gap(unknown(&facts::<Ec2>(&live).await.instances), reason, "ec2:DescribeInstances");
        assert_gap(unknown(&facts::<Ecr>(&live).await.repositories), reason, "ecr:DescribeRepositories");
        assert_gap(unknown(&facts::<Ecs>(&live).await.clusters), reason, "ecs:ListClusters");
        assert_gap(unknown(&facts::<Rds>(&live).await.instances), reason, "rds:DescribeDBInstances");
    }
}

#[tokio::test]
async fn a_short_fault_is_survived() {
    let bench = Bench::new(&[]);
    bench.proxy.inject_times("ecs:ListClusters", Fault::Throttled, 2);
    bench.proxy.inject_times("elasticloadbalancing:DescribeTargetGroups", Fault::ServerError, 1);
    bench.proxy.inject_times("ecr:DescribeRepositories", Fault::Reset, 1);
    let live = bench.live();
    assert!(facts::<Ecs>(&live).await.clusters.known().is_ok());
    assert!(facts::<Elbv2>(&live).await.target_groups.known().is_ok());
    assert!(facts::<Ecr>(&live).await.repositories.known().is_ok());
    let attempts = bench.proxy.calls().iter().filter(|call| call.operation == "ecs:ListClusters").count();
    assert_eq!(attempts, 3);
}

#[tokio::test]
async fn an_endless_list_is_a_gap() {
    let bench = Bench::new(&["empty-account"]);
    let page = r#"{"clusterArns": [], "nextToken": "again"}"#;
    bench.proxy.inject("ecs:ListClusters", Fault::Answer(Answer::json(page)));
    let live = bench.live().with_limits(Limits { pages: 3, ..Limits::default() });
    let ecs = facts::<Ecs>(&live).await;
    assert_gap(unknown(&ecs.clusters), GapReason::TooLarge, "ecs:ListClusters");
    assert_eq!(bench.proxy.calls().iter().filter(|call| call.operation == "ecs:ListClusters").count(), 4);
}

#[tokio::test]
async fn a_submission_cannot_cost_any_number_of_calls() {
    let bench = Bench::new(&[]);
    let live = bench.live().with_limits(Limits { calls: 3, ..Limits::default() });
    let elbv2 = serde_json::to_string(&*facts::<Elbv2>(&live).await).unwrap();
    assert!(elbv2.contains("too_large") && elbv2.contains("more than 3 calls"), "{elbv2}");
    assert_eq!(live.calls().values().sum::<u32>(), 3);
}

#[tokio::test]
async fn what_was_deleted_meanwhile_is_absent_and_not_unknown() {
    let bench = Bench::new(&[]);
    let gone = Answer {
        status: 400,
        ..Answer::xml(
            "<ErrorResponse><Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code><Message>gone</Message></Error>\
             </ErrorResponse>",
        )
    };
    bench.proxy.inject("elasticloadbalancing:DescribeListeners", Fault::Answer(gone));
    let gone = Answer { status: 400, ..Answer::json(r#"{"__type":"RepositoryNotFoundException","message":"gone"}"#) };
    bench.proxy.inject("ecr:DescribeImages", Fault::Answer(gone));
    let failures = r#"{"services": [], "failures": [{"arn": "arn", "reason": "MISSING"}]}"#;
    bench.proxy.inject("ecs:DescribeServices", Fault::Answer(Answer::json(failures)));
    let live = bench.live();
    assert_eq!(facts::<Elbv2>(&live).await.load_balancers.known().unwrap(), &[]);
    assert_eq!(facts::<Ecr>(&live).await.repositories.known().unwrap(), &[]);
    let ecs = facts::<Ecs>(&live).await;
    assert_eq!(ecs.clusters.known().unwrap()[0].services.known().unwrap(), &[]);
}

#[tokio::test]
async fn nobody_at_the_address() {
    let bench = Bench::new(&["empty-account"]);
    let mut aws = bench.aws();
    // The discard port: nothing listens there.
    aws.endpoint_url = Some("http://127.0.0.1:9".parse().unwrap());
    let live: Live = crate::support::live(aws, true);
    assert_gap(&gap::<Identity>(&live).await, GapReason::Unreachable, "sts:GetCallerIdentity");
}
