//! A seeded lab, a proxy in front of it, and an observer that looks through the proxy.

use std::sync::Arc;
use std::time::Duration;

use grader_core::{
    Access, AwsAccess, Facts, Gap, Observation, Observer as _, Provenance, Question, Recorder, Seen, Submission,
};
use grader_probes::{Limits, Live};
use grader_testbed::{Emulator, Proxy, Seeded};

pub(crate) struct Bench {
    pub(crate) lab: Seeded,
    pub(crate) proxy: Proxy,
}

impl Bench {
    pub(crate) fn new(variants: &[&str]) -> Self {
        let emulator = Emulator::shared().expect("the emulator starts");
        let lab = emulator.seed(variants).expect("a lab");
        let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone()).expect("a proxy");
        Self { lab, proxy }
    }

    /// The keys of the lab's account, at the proxy.
    pub(crate) fn aws(&self) -> AwsAccess {
        let keys = &self.lab.credentials;
        AwsAccess {
            region: Some(self.lab.region.clone()),
            access_key_id: Some(keys.access_key_id.clone()),
            secret_access_key: Some(keys.secret_access_key.clone().into()),
            session_token: Some(keys.session_token.clone().into()),
            endpoint_url: Some(self.proxy.endpoint().parse().unwrap()),
            ..AwsAccess::default()
        }
    }

    pub(crate) fn live(&self) -> Live {
        live(self.aws(), true)
    }
}

/// An observer that loses patience quickly.
pub(crate) fn live(aws: AwsAccess, local: bool) -> Live {
    let limits = Limits {
        first_pause: Duration::from_millis(10),
        attempt: Duration::from_secs(4),
        operation: Duration::from_secs(12),
        ..Limits::default()
    };
    Live::new(&Submission::default(), Access { aws: Some(aws), local, ..Access::default() }, "us-east-1")
        .with_limits(limits)
}

pub(crate) async fn facts<F: Facts>(live: &Live) -> Arc<F> {
    let observation = live.ask(&Question::Aws(F::TOPIC)).await;
    F::of(&observation).cloned().unwrap_or_else(|| panic!("expected facts, found {observation:?}"))
}

#[track_caller]
pub(crate) fn known<T>(seen: &Seen<T>) -> &T {
    match seen {
        Seen::Known(value) => value,
        Seen::Unknown(gap) => panic!("expected a value, found {gap:?}"),
    }
}

pub(crate) async fn gap<F: Facts>(live: &Live) -> Gap {
    match live.ask(&Question::Aws(F::TOPIC)).await {
        Observation::Gap(gap) => gap,
        other => panic!("expected a gap, found {other:?}"),
    }
}

pub(crate) fn recorder() -> Recorder {
    let started_at = "2030-01-01T00:00:00Z".parse().unwrap();
    Recorder { version: "0.0.0".to_owned(), provenance: Provenance::Observed, started_at }
}
