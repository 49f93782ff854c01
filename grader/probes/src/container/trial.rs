//! One microservice in its container: started, looked at, asked, and its log read.

use std::{net::IpAddr, time::Duration};

use futures::StreamExt as _;
use grader_core::{
    Containers, Gap, GapReason, Seen,
    facts::{Build, ContainerRun, ListeningPort, RunState},
};
use testcontainers::{
    GenericImage, ImageExt as _,
    bollard::{Docker, models::ContainerState, query_parameters::LogsOptionsBuilder},
    runners::AsyncRunner as _,
};
use tokio::time::Instant;

use super::{database, engine, limits, listen, run::Run, talk::Talk, text::Tail};

/// How long a microservice may take to listen.
const START: Duration = Duration::from_secs(30);

/// Whether there is an image to run.
pub(super) fn is_built(facts: &ContainerRun) -> bool {
    matches!(facts.build, Seen::Known(Build::Built))
}

/// Nothing of the container could be seen, because of `gap`.
pub(super) fn unseen(facts: &mut ContainerRun, gap: &Gap) {
    facts.exposed = Seen::Unknown(gap.clone());
    facts.listeners = Seen::Unknown(gap.clone());
    facts.replies = Seen::Unknown(gap.clone());
    facts.round_trip = Seen::Unknown(gap.clone());
    facts.state = Seen::Unknown(gap.clone());
    facts.log = Seen::Unknown(gap.clone());
}

/// Runs the image of the microservice `name`, and adds what it does to the facts.
pub(super) async fn run(docker: &Docker, run: &Run, settings: &Containers, name: &str, facts: &mut ContainerRun) {
    let image = run.name(name);
    facts.exposed = exposed(docker, &image).await.into();
    let mut request =
        limits::confined(GenericImage::new(image.as_str(), "latest"), &run.network(), settings.memory_mib, false)
            .with_container_name(run.name(&format!("{name}-service")))
            .with_labels(run.labels());
    for (variable, value) in &settings.environment {
        let value = value.replace("{host}", &database::host(run)).replace("{database}", &settings.database);
        let value = value.replace("{user}", &settings.user).replace("{password}", &settings.password);
        request = request.with_env_var(variable, value);
    }
    let container = match request.start().await {
        Ok(container) => container,
        Err(error) => {
            let said = error.to_string();
            // What the runtime could not execute is in the image; anything else is the engine's.
            let theirs = [
                "executable file not found",
                "no such file",
                "permission denied",
                "no command specified",
                "exec format",
            ];
            let gap = Gap::new(engine::not_started(&error)).operation(format!("docker run {name}")).detail(&said);
            unseen(facts, &gap);
            if theirs.iter().any(|text| said.to_lowercase().contains(text)) {
                facts.listeners = Seen::Known(Vec::new());
                facts.replies = Seen::Known(Vec::new());
                facts.round_trip = Seen::Known(None);
                facts.state = Seen::Known(RunState::NotStarted(said.chars().take(500).collect()));
            }
            return;
        }
    };
    let id = container.id();
    let listeners = listening(docker, id).await;
    if let (Ok(open), Some(service)) = (&listeners, settings.services.get(name)) {
        let declared = facts.exposed.known().cloned().unwrap_or_default();
        let address = address(docker, id, &run.network()).await;
        let talk = Talk::begin(name, address, &candidates(open, &declared)).await;
        facts.replies = Seen::Known(talk.replies(service).await);
        facts.round_trip = Seen::Known(talk.round_trip(service).await);
    } else if let Err(gap) = &listeners {
        facts.replies = Seen::Unknown(gap.clone());
        facts.round_trip = Seen::Unknown(gap.clone());
    }
    facts.listeners = listeners.into();
    facts.state = state(docker, id).await.map(|state| outcome(&state)).into();
    facts.log = Seen::Known(log(docker, id).await);
    engine::remove(container).await;
}

/// The ports that an image declares.
async fn exposed(docker: &Docker, image: &str) -> Result<Vec<u16>, Gap> {
    let gap = |error: String| Gap::new(GapReason::NoDocker).operation("docker image inspect").detail(error);
    let about = docker.inspect_image(image).await.map_err(|error| gap(error.to_string()))?;
    let declared = about.config.and_then(|config| config.exposed_ports).unwrap_or_default();
    let mut ports: Vec<u16> = declared.iter().filter_map(|port| port.split('/').next()?.parse().ok()).collect();
    ports.sort_unstable();
    Ok(ports)
}

async fn state(docker: &Docker, id: &str) -> Result<ContainerState, Gap> {
    let gap = |error: String| Gap::new(GapReason::NoDocker).operation("docker inspect").detail(error);
    let about = docker.inspect_container(id, None).await.map_err(|error| gap(error.to_string()))?;
    about.state.ok_or_else(|| gap("no state".to_owned()))
}

fn outcome(state: &ContainerState) -> RunState {
    if state.running == Some(true) {
        return RunState::Running;
    }
    RunState::Ended { code: state.exit_code.unwrap_or_default(), out_of_memory: state.oom_killed == Some(true) }
}

/// Waits until something listens that others reach, or the container ends, or it takes too long.
async fn listening(docker: &Docker, id: &str) -> Result<Vec<ListeningPort>, Gap> {
    let until = Instant::now() + START;
    loop {
        let now = state(docker, id).await?;
        if now.running != Some(true) {
            return Ok(Vec::new());
        }
        // The first process is the engine's helper until the microservice itself has begun.
        let found = listen::listeners(id, now.pid.unwrap_or_default());
        match found {
            Ok(open) if open.iter().any(|l| !l.loopback) || Instant::now() > until => return Ok(open),
            Err(gap) if state(docker, id).await?.running == Some(true) => return Err(gap),
            _ => {}
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// The address of a container on the trial's network; nothing, when it does not run.
pub(super) async fn address(docker: &Docker, id: &str, network: &str) -> Option<IpAddr> {
    let about = docker.inspect_container(id, None).await.ok()?;
    let networks = about.network_settings?.networks?;
    networks.get(network)?.ip_address.as_ref()?.parse().ok()
}

/// The ports that others reach, those that the image declares first.
fn candidates(open: &[ListeningPort], declared: &[u16]) -> Vec<u16> {
    let mut ports: Vec<u16> = open.iter().filter(|l| !l.loopback).map(|l| l.port).collect();
    ports.sort_by_key(|port| (!declared.contains(port), *port));
    ports
}

/// The end of a container's log.
async fn log(docker: &Docker, id: &str) -> String {
    let wanted = LogsOptionsBuilder::new().stdout(true).stderr(true).tail("100").build();
    let mut output = Box::pin(docker.logs(id, Some(wanted)));
    let mut tail = Tail::default();
    while let Some(Ok(part)) = output.next().await {
        tail.push(&String::from_utf8_lossy(&part.into_bytes()));
    }
    tail.text()
}
