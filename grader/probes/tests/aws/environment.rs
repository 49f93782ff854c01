//! Credentials of the grader's own environment, and roles assumed with them.
//!
//! Variables cannot be set safely inside a test, so the test runs itself again in an environment of its own.

use std::process::Command;

use grader_core::{AwsAccess, GapReason, facts::Identity};
use grader_testbed::Fault;

use crate::support::{Bench, facts, gap, live};

const ENDPOINT: &str = "GRADER_TEST_ENDPOINT";

#[test]
fn the_environment_and_roles_give_credentials() {
    let bench = Bench::new(&["empty-account"]);
    let child = |test: &str| {
        let keys = &bench.lab.credentials;
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--ignored", "--nocapture"])
            .env("AWS_ACCESS_KEY_ID", &keys.access_key_id)
            .env("AWS_SECRET_ACCESS_KEY", &keys.secret_access_key)
            .env("AWS_SESSION_TOKEN", &keys.session_token)
            // Must not matter.
            .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
            .env("AWS_REGION", "eu-west-3")
            .env(ENDPOINT, bench.proxy.endpoint())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
        assert!(!said.contains(&keys.secret_access_key));
    };
    child("environment::child_with_credentials");
    bench.proxy.inject("sts:AssumeRole", Fault::AccessDenied);
    child("environment::child_with_a_refused_role");
}

fn environment() -> AwsAccess {
    AwsAccess { endpoint_url: Some(std::env::var(ENDPOINT).unwrap().parse().unwrap()), ..AwsAccess::default() }
}

fn role() -> AwsAccess {
    AwsAccess {
        role_arn: Some("arn:aws:iam::424242424242:role/reader".to_owned()),
        external_id: Some("class-of-2030".to_owned()),
        ..environment()
    }
}

#[tokio::test]
#[ignore = "a part of the_environment_and_roles_give_credentials"]
async fn child_with_credentials() {
    let own = facts::<Identity>(&live(environment(), true)).await;
    assert!(own.account.starts_with("30000000"), "{own:?}");
    let assumed = facts::<Identity>(&live(role(), true)).await;
    assert_eq!(assumed.account, "424242424242");
    assert!(assumed.arn.ends_with("assumed-role/reader/grader"), "{assumed:?}");
}

#[tokio::test]
#[ignore = "a part of the_environment_and_roles_give_credentials"]
async fn child_with_a_refused_role() {
    let gap = gap::<Identity>(&live(role(), true)).await;
    assert_eq!((gap.reason, gap.operation.as_deref()), (GapReason::AccessDenied, Some("sts:AssumeRole")), "{gap:?}");
}
