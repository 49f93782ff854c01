//! One submission's trial, and the guard that clears everything away that it made.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::SystemTime,
};

use grader_core::{Gap, GapReason};
use sha2::{Digest as _, Sha256};
use testcontainers::bollard::{Docker, models::NetworkCreateRequest};

use super::engine::{self, OWNER, RUN};

/// One trial. Whatever ends it, an error, a panic or a future that is dropped, its traces are removed.
#[derive(Debug)]
pub(super) struct Run {
    id: String,
    ended: bool,
}

impl Run {
    /// A trial whose name nothing else has.
    pub(super) fn begin() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let now = SystemTime::UNIX_EPOCH.elapsed().map_or(0, |t| t.as_nanos());
        let seed = format!("{} {} {now}", engine::owner(), COUNT.fetch_add(1, Ordering::Relaxed));
        let digest = Sha256::digest(seed);
        Self { id: digest[..6].iter().map(|byte| format!("{byte:02x}")).collect(), ended: false }
    }

    /// The name of something of this trial.
    pub(super) fn name(&self, of: &str) -> String {
        let plain: String = of.to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        format!("grader-{}-{plain}", self.id)
    }

    /// The network's name.
    pub(super) fn network(&self) -> String {
        self.name("network")
    }

    /// The name of the supplier that is in the database from the beginning.
    pub(super) fn planted(&self) -> String {
        format!("Planted {}", self.id)
    }

    /// The labels of everything that belongs to this trial.
    pub(super) fn labels(&self) -> HashMap<String, String> {
        HashMap::from([(RUN.to_owned(), self.id.clone()), (OWNER.to_owned(), engine::owner())])
    }

    /// Makes the network: nothing on it has a way out.
    pub(super) async fn make_network(&self, docker: &Docker) -> Result<(), Gap> {
        let network = NetworkCreateRequest {
            name: self.network(),
            internal: Some(true),
            labels: Some(self.labels()),
            ..NetworkCreateRequest::default()
        };
        let made = docker.create_network(network).await;
        made.map(drop).map_err(|e| Gap::new(GapReason::NoDocker).operation("network create").detail(e.to_string()))
    }

    /// Removes everything of this trial, also what the engine still makes of a build that was `given_up`.
    pub(super) async fn end(mut self, docker: &Docker, given_up: bool) {
        if given_up {
            engine::clear_until_quiet(docker, &self.id).await;
        } else {
            engine::clear(docker, &self.id).await;
        }
        self.ended = true;
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        let id = self.id.clone();
        // The runtime may be the one that is being dropped: the engine is asked from another.
        let cleared = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
            let client = engine::client().ok()?;
            runtime.block_on(engine::clear_until_quiet(&client, &id));
            Some(())
        });
        let _: Result<Option<()>, _> = cleared.join();
    }
}
