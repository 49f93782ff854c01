//! How microservices are tried in containers: the table `[containers]` of the lab file.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The settings of trials in containers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Containers {
    /// The image of the database, which honours the official image's variables: `mariadb:11`.
    pub database_image: String,
    /// The statements that make the database; `{name}` stands for the random name of the supplier that the grader plants.
    pub schema: String,
    /// The database's name.
    pub database: String,
    /// Who may use it.
    pub user: String,
    /// With which password.
    pub password: String,
    /// The variables that a microservice is started with; `{host}`, `{database}`, `{user}` and `{password}` stand for the
    /// database's.
    pub environment: BTreeMap<String, String>,
    /// The engine's network in which images are built: `bridge`, or `none` for a room without a network.
    #[serde(default = "bridge")]
    pub build_network: String,
    /// Where images come from that name no registry, for a room with a mirror: `mirror.example:5000`.
    #[serde(default)]
    pub mirror: Option<String>,
    /// Images that stand for the base images which Dockerfiles name.
    #[serde(default)]
    pub base_images: BTreeMap<String, String>,
    /// How long a build may take, seconds.
    #[serde(default = "build_seconds")]
    pub build_seconds: u32,
    /// How much memory a microservice may have, MiB.
    #[serde(default = "memory_mib")]
    pub memory_mib: u32,
    /// The microservices, by the names of their folders.
    pub services: BTreeMap<String, ContainerService>,
}

/// What is asked of one microservice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContainerService {
    /// The pages that are opened, in order; the first shows whether the service answers at all.
    pub pages: Vec<String>,
    /// The paths to which an empty form is sent.
    #[serde(default)]
    pub posts: Vec<String>,
    /// The list from which a supplier's round trip begins.
    #[serde(default)]
    pub round_trip: Option<String>,
}

fn bridge() -> String {
    "bridge".to_owned()
}

const fn build_seconds() -> u32 {
    600
}

const fn memory_mib() -> u32 {
    512
}
