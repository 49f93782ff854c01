//! What a container may have.

use std::collections::HashMap;

use testcontainers::{
    ContainerRequest, GenericImage, ImageExt as _,
    bollard::models::{HostConfig, HostConfigLogConfig, ResourcesUlimits},
};

/// The memory of a build, bytes, swap included: 1 GiB.
pub(super) const BUILD_MEMORY: i32 = 1 << 30;
/// The processors of a build.
pub(super) const BUILD_CPUS: i32 = 2;
/// The period in which processor time is counted, µs.
pub(super) const CPU_PERIOD: i32 = 100_000;
/// The memory of the database, MiB.
pub(super) const DATABASE_MEMORY: u32 = 768;
/// Processes and threads of one container.
const PIDS: i64 = 256;
/// The largest file that a container may write: 256 MiB.
const FILE: i64 = 256 << 20;

/// A container on the trial's network, with as little as will do. `trusted` is what the lab file names itself.
pub(super) fn confined(
    image: GenericImage,
    network: &str,
    memory_mib: u32,
    trusted: bool,
) -> ContainerRequest<GenericImage> {
    let request = image.with_network(network).with_security_opt("no-new-privileges");
    let request = if trusted { request } else { request.with_cap_drop("ALL") };
    request.with_host_config_modifier(move |host| {
        let memory = i64::from(memory_mib) << 20;
        *host = HostConfig {
            memory: Some(memory),
            // Together with swap: none.
            memory_swap: Some(memory),
            nano_cpus: Some(1_000_000_000),
            pids_limit: Some(PIDS),
            publish_all_ports: Some(false),
            // Names of the trial's network are resolved by the engine; no other is passed on.
            dns: Some(vec!["127.0.0.1".to_owned()]),
            init: Some(true),
            log_config: Some(HostConfigLogConfig {
                typ: Some("json-file".to_owned()),
                config: Some(HashMap::from([
                    ("max-size".to_owned(), "1m".to_owned()),
                    ("max-file".to_owned(), "1".to_owned()),
                ])),
            }),
            ulimits: (!trusted).then(|| vec![limit("fsize", FILE), limit("core", 0), limit("nofile", 4096)]),
            ..std::mem::take(host)
        };
    })
}

fn limit(name: &str, most: i64) -> ResourcesUlimits {
    ResourcesUlimits { name: Some(name.to_owned()), soft: Some(most), hard: Some(most) }
}
