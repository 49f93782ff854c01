//! The doctor sees what a run would see, also in an empty account.

use grader_core::{Access, GapReason, Seen, Submission};
use grader_probes::{Call, Live, doctor};
use grader_testbed::Fault;

use crate::support::Bench;

#[tokio::test]
async fn every_action_is_tried_in_an_empty_account() {
    let bench = Bench::new(&["empty-account"]);
    bench.proxy.inject("logs:DescribeLogStreams", Fault::AccessDenied);
    let diagnosis = doctor(&bench.live()).await;
    assert_eq!(diagnosis.identity.known().unwrap().account, bench.lab.account);
    assert!(diagnosis.clock_ahead_s.known().unwrap().abs() < 5);
    assert_eq!(diagnosis.actions.len(), Call::ALL.len());
    for check in &diagnosis.actions {
        match (&check.permitted, check.action) {
            (Seen::Unknown(gap), Call::DescribeLogStreams) => assert_eq!(gap.reason, GapReason::AccessDenied),
            (permitted, _) => assert_eq!(permitted, &Seen::Known(()), "{}", check.action),
        }
    }
    assert_eq!(bench.proxy.refused(), Vec::<String>::new());
    let json = serde_json::to_value(&diagnosis).unwrap();
    assert_eq!(json["actions"][0]["action"], "application-autoscaling:DescribeScalableTargets");
}

#[tokio::test]
async fn without_access_every_action_has_the_same_obstacle() {
    let live = Live::new(&Submission::default(), Access::default(), "us-east-1");
    let diagnosis = doctor(&live).await;
    let not_provided = |gap: &grader_core::Gap| gap.reason == GapReason::NotProvided;
    assert!(diagnosis.identity.known().is_err_and(|gap| not_provided(&gap)));
    assert!(diagnosis.actions.iter().all(|check| check.permitted.known().is_err_and(|gap| not_provided(&gap))));
    assert!(diagnosis.clock_ahead_s.known().is_err_and(|gap| not_provided(&gap)));
    assert!(diagnosis.urls.is_empty());
}

#[tokio::test]
async fn expired_credentials_are_told_once_for_all() {
    let bench = Bench::new(&["empty-account"]);
    bench.proxy.inject("*", Fault::ExpiredToken);
    let diagnosis = doctor(&bench.live()).await;
    assert!(
        diagnosis.actions.iter().all(|c| c.permitted.known().is_err_and(|g| g.reason == GapReason::ExpiredCredentials))
    );
    assert_eq!(bench.proxy.calls().len(), 1);
}
