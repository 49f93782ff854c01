//! Building and running the microservices that a student hands in, as hostile programs.
//!
//! - `engine.rs` speaks to the container engine, and removes what a run made there, also one that was killed.
//! - `run.rs` is one submission's trial: its labels, its network, its database, and the guard that clears all of it away.
//! - `dockerfile.rs` and `build.rs` turn a copy of the source code into an image.
//! - `limits.rs` says what a container may have; `listen.rs` finds the ports on which something listens in it.
//! - `trial.rs` runs one microservice, `talk.rs` asks it what the lab file lists.

mod build;
mod database;
mod dockerfile;
mod engine;
mod limits;
mod listen;
mod run;
mod talk;
mod text;
mod trial;

use std::collections::BTreeMap;

use futures::future::join_all;
use grader_core::{Access, Containers, Gap, GapReason, Seen, facts::ContainerRun};
use testcontainers::bollard::Docker;
use tokio::sync::Semaphore;

use crate::source;
use run::Run;

pub(crate) use engine::host;

/// How many submissions are tried at once: each builds two images and runs three containers.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Builds and runs the microservices in `folders` of the source code, all on one database, and removes everything.
///
/// # Errors
///
/// The gap, when nothing could be tried.
pub(crate) async fn observe(
    settings: &Containers,
    folders: &BTreeMap<String, String>,
    access: &Access,
) -> Result<BTreeMap<String, ContainerRun>, Gap> {
    let _turn = TURNS.acquire().await;
    let docker = engine::connect().await?;
    engine::sweep(&docker).await;
    let run = Run::begin();
    let tried = all(&docker, &run, settings, folders, access).await;
    let is_late =
        |facts: &ContainerRun| matches!(&facts.build, Seen::Unknown(gap) if gap.reason == GapReason::TimedOut);
    run.end(&docker, tried.values().any(is_late)).await;
    Ok(tried)
}

async fn all(
    docker: &Docker,
    run: &Run,
    settings: &Containers,
    folders: &BTreeMap<String, String>,
    access: &Access,
) -> BTreeMap<String, ContainerRun> {
    let built = join_all(folders.iter().map(async |(name, folder)| {
        let mut facts = ContainerRun { folder: folder.clone(), planted: run.planted(), ..ContainerRun::default() };
        let build = match source::context(access, folder.clone()).await {
            Ok(context) => {
                facts.left_out.clone_from(&context.left_out);
                build::build(docker, run, settings, name, context).await
            }
            Err(gap) => Err(gap),
        };
        facts.build = build.into();
        (name.clone(), facts)
    }));
    let (built, database) = futures::join!(built, database::start(docker, run, settings));
    let tried = built.into_iter().map(async |(name, mut facts)| {
        match &database {
            Ok(_) if trial::is_built(&facts) => trial::run(docker, run, settings, &name, &mut facts).await,
            Ok(_) => {}
            Err(gap) => trial::unseen(&mut facts, gap),
        }
        (name, facts)
    });
    let facts = join_all(tried).await.into_iter().collect();
    if let Ok(database) = database {
        engine::remove(database).await;
    }
    facts
}
