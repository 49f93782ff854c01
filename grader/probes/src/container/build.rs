//! Building an image from a copy of the source code.

use std::{sync::LazyLock, time::Duration};

use futures::StreamExt as _;
use grader_core::{Containers, Gap, GapReason, facts::Build};
use regex::Regex;
use testcontainers::bollard::{Docker, body_full, query_parameters::BuildImageOptionsBuilder};

use url::{Host, Url};

use super::{
    dockerfile::{self, Registry},
    limits,
    run::Run,
    text::Tail,
};
use crate::{http::is_allowed, source::Context};

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
    for image in dockerfile::images(&text) {
        if let Some(why) = refused(&image, settings).await {
            return Err(gap(GapReason::ForbiddenAddress, &format!("{image}: {why}")));
        }
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

/// Why the engine is not sent to fetch `image`: like any address of a student's, that of a registry may not be one of this
/// machine or its network. What the lab names instead of an image is the instructor's.
async fn refused(image: &str, settings: &Containers) -> Option<&'static str> {
    if settings.base_images.contains_key(image) {
        return None;
    }
    let place = match dockerfile::registry(image) {
        Registry::Usual => return None,
        Registry::Variable => return Some("only the builder would know which registry that is; name it in the FROM"),
        Registry::At(place) => place,
    };
    // The port does not matter: who the host is does.
    let url = Url::parse(&format!("https://{place}/")).ok();
    let own = match url.as_ref().and_then(Url::host) {
        None => return Some("that is no registry"),
        Some(Host::Ipv4(address)) => !is_allowed(address.into(), false),
        Some(Host::Ipv6(address)) => !is_allowed(address.into(), false),
        // A name that leads nowhere is the engine's to complain of.
        Some(Host::Domain(name)) => match tokio::net::lookup_host((name, 443)).await {
            Ok(mut found) => found.any(|address| !is_allowed(address.ip(), false)),
            Err(_) => false,
        },
    };
    own.then_some("the engine would fetch it from this machine's own network")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_engine_is_sent_to_no_registry_of_this_machines_network() {
        let mut settings = Containers::default();
        settings.base_images.insert("localhost:5000/node:20".to_owned(), "own:1".to_owned());
        for image in [
            "127.0.0.1:5000/x",
            "localhost/x",
            "169.254.169.254/x",
            "2852039166:80/x",
            "10.1.2.3:5000/x",
            "[::1]:5000/x",
            "[fd00:ec2::254]:80/x",
            "[::ffff:127.0.0.1]:80/x",
            "$REGISTRY/x",
        ] {
            assert!(refused(image, &settings).await.is_some(), "{image}");
        }
        for image in
            ["node:20-alpine", "team/app", "8.8.8.8:5000/x", "no-registry.invalid/node:20", "localhost:5000/node:20"]
        {
            assert_eq!(refused(image, &settings).await, None, "{image}");
        }
    }

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
