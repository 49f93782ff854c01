//! The container engine, and what earlier runs left there.

use std::{
    collections::HashMap,
    fs,
    time::{Duration, Instant},
};

use grader_core::{Gap, GapReason};
use testcontainers::{
    ContainerAsync, GenericImage, TestcontainersError,
    bollard::{
        API_DEFAULT_VERSION, Docker,
        query_parameters::{
            ListContainersOptionsBuilder, ListImagesOptionsBuilder, ListNetworksOptionsBuilder,
            RemoveContainerOptionsBuilder, RemoveImageOptionsBuilder,
        },
    },
    core::error::WaitContainerError,
};

/// The label that names the run which something belongs to.
pub(super) const RUN: &str = "grader.run";
/// The label that names the process which made something.
pub(super) const OWNER: &str = "grader.owner";

/// How long the engine may take to answer at first.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long any other request may take, seconds.
const REQUEST: u64 = 120;
/// How long the engine may take to be done with what it was asked for before a run was broken off.
const SETTLING: Duration = Duration::from_secs(15);
/// How long to wait before looking whether something has come.
const PAUSE: Duration = Duration::from_millis(250);
/// How many times in a row nothing may have come.
const QUIET: u32 = 4;
const SOCKET: &str = "unix:///var/run/docker.sock";

/// Where the engine is: what `DOCKER_HOST` names, or the local one.
pub(crate) fn host() -> String {
    std::env::var("DOCKER_HOST").ok().filter(|host| !host.is_empty()).unwrap_or_else(|| SOCKET.to_owned())
}

/// A client of the engine. Each belongs to the runtime that made it.
pub(super) fn client() -> Result<Docker, Gap> {
    let host = host();
    let client = if host.starts_with("unix://") {
        Docker::connect_with_unix(&host, REQUEST, API_DEFAULT_VERSION)
    } else {
        Docker::connect_with_http(&host, REQUEST, API_DEFAULT_VERSION)
    };
    client.map_err(|error| missing(error.to_string()))
}

/// A client of an engine that answers.
pub(super) async fn connect() -> Result<Docker, Gap> {
    let docker = client()?;
    match tokio::time::timeout(PATIENCE, docker.ping()).await {
        Ok(Ok(_)) => Ok(docker),
        Ok(Err(error)) => Err(missing(error.to_string())),
        Err(_) => Err(missing("no answer in time".to_owned())),
    }
}

fn missing(detail: String) -> Gap {
    Gap::new(GapReason::NoDocker).operation(format!("GET {}/_ping", host())).detail(detail)
}

/// Why a container did not start: it took too long, or the engine could not.
pub(super) const fn not_started(error: &TestcontainersError) -> GapReason {
    match error {
        TestcontainersError::WaitContainer(WaitContainerError::StartupTimeout) => GapReason::TimedOut,
        _ => GapReason::NoDocker,
    }
}

/// Removes what processes that are no more have left: a grader that was killed cannot clear up itself.
pub(super) async fn sweep(docker: &Docker) {
    let mut runs: Vec<String> = labels(docker, OWNER)
        .await
        .into_iter()
        .filter(|labels| labels.get(OWNER).is_some_and(|owner| is_gone(owner)))
        .filter_map(|labels| labels.get(RUN).cloned())
        .collect();
    runs.sort();
    runs.dedup();
    for run in runs {
        clear(docker, &run).await;
    }
}

/// The labels of everything that has the label `label`.
async fn labels(docker: &Docker, label: &str) -> Vec<HashMap<String, String>> {
    let filters = HashMap::from([("label", vec![label])]);
    let containers = ListContainersOptionsBuilder::new().all(true).filters(&filters).build();
    let networks = ListNetworksOptionsBuilder::new().filters(&filters).build();
    let images = ListImagesOptionsBuilder::new().all(true).filters(&filters).build();
    let (containers, networks, images) = futures::join!(
        docker.list_containers(Some(containers)),
        docker.list_networks(Some(networks)),
        docker.list_images(Some(images))
    );
    let containers = containers.unwrap_or_default().into_iter().filter_map(|c| c.labels);
    let networks = networks.unwrap_or_default().into_iter().filter_map(|n| n.labels);
    containers.chain(networks).chain(images.unwrap_or_default().into_iter().map(|i| i.labels)).collect()
}

/// Removes a container. Left to its drop, it would be removed by blocking the thread, and who is waited for beside it might
/// never be heard. What is not removed here goes with the rest of its run.
pub(super) async fn remove(container: ContainerAsync<GenericImage>) {
    let _ = container.rm().await;
}

/// Removes the containers, networks and images of the run `run`. What is gone already is no fault.
pub(super) async fn clear(docker: &Docker, run: &str) {
    let label = format!("{RUN}={run}");
    let filters = HashMap::from([("label", vec![label.as_str()])]);
    let wanted = ListContainersOptionsBuilder::new().all(true).filters(&filters).build();
    for container in docker.list_containers(Some(wanted)).await.unwrap_or_default() {
        let how = RemoveContainerOptionsBuilder::new().force(true).v(true).build();
        let _ = docker.remove_container(&container.id.unwrap_or_default(), Some(how)).await;
    }
    let wanted = ListNetworksOptionsBuilder::new().filters(&filters).build();
    for network in docker.list_networks(Some(wanted)).await.unwrap_or_default() {
        let _ = docker.remove_network(&network.id.unwrap_or_default()).await;
    }
    // An image takes its nameless parents with it; those of a build that failed have no child and are found by themselves.
    loop {
        let wanted = ListImagesOptionsBuilder::new().all(true).filters(&filters).build();
        let mut removed = false;
        for image in docker.list_images(Some(wanted)).await.unwrap_or_default() {
            let how = RemoveImageOptionsBuilder::new().force(true).build();
            removed |= docker.remove_image(&image.id, Some(how), None).await.is_ok();
        }
        if !removed {
            break;
        }
    }
}

/// Removes everything of a run that was broken off. What the engine was asked for before may still come: a container that it
/// was about to create, the next step of a build. So it is cleared until nothing has come for a while.
pub(super) async fn clear_until_quiet(docker: &Docker, run: &str) {
    let label = format!("{RUN}={run}");
    let (mut quiet, until) = (0, Instant::now() + SETTLING);
    while quiet < QUIET && Instant::now() < until {
        clear(docker, run).await;
        tokio::time::sleep(PAUSE).await;
        quiet = if labels(docker, &label).await.is_empty() { quiet + 1 } else { 0 };
    }
}

/// This process, so that another on the same machine can tell whether it still runs.
pub(super) fn owner() -> String {
    format!("{}/{}/{}", machine(), std::process::id(), started(std::process::id()).unwrap_or_default())
}

/// Whether the process that is called `owner` ran on this machine and is no more.
fn is_gone(owner: &str) -> bool {
    let mut parts = owner.split('/');
    let (Some(machine_then), Some(id), Some(started_at)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let here = !machine_then.is_empty() && machine_then == machine();
    here && !started_at.is_empty() && id.parse().is_ok_and(|id| started(id).is_none_or(|now| now != started_at))
}

/// This start of this machine, and the namespace in which processes are counted; empty where neither can be told.
fn machine() -> String {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let namespace = fs::read_link("/proc/self/ns/pid").map(|n| n.display().to_string()).unwrap_or_default();
    if boot.is_empty() { String::new() } else { format!("{}-{namespace}", boot.trim()) }
}

/// When a process started, in the kernel's count; ids are used again, and moments are not.
fn started(id: u32) -> Option<String> {
    let line = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name of the program is in brackets and may hold anything.
    line.rsplit_once(')')?.1.split_whitespace().nth(19).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_takes_too_long_is_no_missing_engine() {
        let slow = TestcontainersError::WaitContainer(WaitContainerError::StartupTimeout);
        assert_eq!(not_started(&slow), GapReason::TimedOut);
        assert_eq!(not_started(&TestcontainersError::other("no such network")), GapReason::NoDocker);
    }

    #[test]
    fn only_a_process_of_this_machine_that_ended_is_gone() {
        assert!(!is_gone(&owner()));
        let own = owner();
        let (machine, rest) = own.split_once('/').expect("three parts");
        let (id, started) = rest.split_once('/').expect("three parts");
        assert!(is_gone(&format!("{machine}/{id}/1{started}")), "the id was given to another process");
        assert!(is_gone(&format!("{machine}/4194305/{started}")), "no process has this id");
        assert!(!is_gone(&format!("elsewhere/4194305/{started}")), "nobody here can tell");
        assert!(!is_gone("nonsense"));
    }
}
