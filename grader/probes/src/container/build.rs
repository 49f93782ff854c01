//! Building an image from a copy of the source code.

use std::{sync::LazyLock, time::Duration};

use futures::StreamExt as _;
use grader_core::{Containers, Gap, GapReason, facts::Build};
use regex::Regex;
use testcontainers::bollard::{Docker, body_full, query_parameters::BuildImageOptionsBuilder};

use super::{dockerfile, limits, run::Run, text::Tail};
use crate::source::Context;

/// What builders and package managers print when it is the network that fails, or a registry, and not the student's work.
static NETWORK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)dial tcp|no such host|i/o timeout|TLS handshake timeout|connection (?:refused|reset by peer)|toomanyrequests",
        r"|network is unreachable|EAI_AGAIN|ENOTFOUND|ETIMEDOUT|ECONNRESET|ECONNREFUSED|temporary (?:error|failure)",
        r"|Client\.Timeout exceeded|no space left on device|requires BuildKit",
    ))
    .expect("the pattern is a constant")
});

/// Builds the image of the microservice `name`; its tag is [`Run::name`].
///
/// # Errors
///
/// The gap, when it is not the student's work that stopped the build.
pub(super) async fn build(
    docker: &Docker,
    run: &Run,
    settings: &Containers,
    name: &str,
    mut context: Context,
) -> Result<Build, Gap> {
    let operation = format!("docker build {name}");
    let gap = |reason, detail: &str| Gap::new(reason).operation(&operation).detail(detail);
    let Some(path) = context.files.keys().find(|path| path.eq_ignore_ascii_case("Dockerfile")).cloned() else {
        return Ok(Build::Failed { error: "no Dockerfile".to_owned(), tail: String::new() });
    };
    let text = context.files.get(&path).map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    if let Some(source) = dockerfile::fetched(&text) {
        let why =
            "the engine would fetch it from this machine's own network; RUN with curl or wget does it from the build's";
        return Err(gap(GapReason::ForbiddenAddress, &format!("ADD {source}: {why}")));
    }
    let prepared = dockerfile::prepared(&text, settings, &run.labels());
    context.files.insert(path.clone(), prepared.into_bytes());
    let tar = context.tar().map_err(|error| gap(GapReason::Malformed, &error.to_string()))?;
    let options = BuildImageOptionsBuilder::new()
        .dockerfile(&path)
        .t(&run.name(name))
        .rm(true)
        .forcerm(true)
        .labels(&run.labels())
        .networkmode(&settings.build_network)
        .memory(limits::BUILD_MEMORY)
        .memswap(limits::BUILD_MEMORY)
        .cpuperiod(limits::CPU_PERIOD)
        .cpuquota(limits::BUILD_CPUS * limits::CPU_PERIOD)
        .build();
    let mut tail = Tail::default();
    let building = async {
        let mut output = Box::pin(docker.build_image(options, None, Some(body_full(tar.into()))));
        while let Some(said) = output.next().await {
            let said = said.map_err(|error| error.to_string())?;
            tail.push(&said.stream.or(said.status.map(|s| s + "\n")).unwrap_or_default());
        }
        Ok(())
    };
    let patience = Duration::from_secs(settings.build_seconds.into());
    let Ok(built) = tokio::time::timeout(patience, building).await else {
        return Err(gap(GapReason::TimedOut, &format!("not built in {patience:?}\n{}", tail.text())));
    };
    let Err(error): Result<(), String> = built else { return Ok(Build::Built) };
    let tail = tail.text();
    let last: String = tail.lines().rev().take(12).collect::<Vec<_>>().join("\n");
    match NETWORK.find(&error).or_else(|| NETWORK.find(&last)) {
        Some(found) => Err(gap(GapReason::Unreachable, &format!("{}: {error}", found.as_str()))),
        None => Ok(Build::Failed { error: error.chars().take(500).collect(), tail }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_network_is_told_from_a_wrong_dockerfile() {
        for text in [
            "Get \"https://registry.example/v2/\": dial tcp: lookup registry.example: no such host",
            "npm ERR! code EAI_AGAIN",
            "toomanyrequests: You have reached your pull rate limit",
            "WARNING: fetching main: temporary error (try again later)",
        ] {
            assert!(NETWORK.is_match(text), "{text}");
        }
        for text in [
            "pull access denied for nodde, repository does not exist or may require 'docker login'",
            "manifest for node:99 not found: manifest unknown",
            "npm ERR! code ENOENT",
            "COPY failed: file not found in build context",
            "unknown instruction: FORM",
        ] {
            assert!(!NETWORK.is_match(text), "{text}");
        }
    }
}
