//! The database of a trial, with one supplier in it that nobody can have guessed.

use std::{net::SocketAddr, time::Duration};

use grader_core::{Containers, Gap, GapReason};
use testcontainers::{ContainerAsync, GenericImage, ImageExt as _, bollard::Docker, runners::AsyncRunner as _};
use tokio::{net::TcpStream, time::Instant};

use super::{engine, limits, run::Run, trial::address};

/// How long the database may take to be ready, its image being there.
const READY: Duration = Duration::from_secs(90);
const PORT: u16 = 3306;

/// Starts the network and the database, and waits until it takes connections.
pub(super) async fn start(
    docker: &Docker,
    run: &Run,
    settings: &Containers,
) -> Result<ContainerAsync<GenericImage>, Gap> {
    let image = &settings.database_image;
    let gap = |reason, detail: String| Gap::new(reason).operation(format!("docker run {image}")).detail(detail);
    run.make_network(docker).await?;
    // An address of a registry may hold a colon too.
    let (name, tag) = image.rsplit_once(':').filter(|(_, tag)| !tag.contains('/')).unwrap_or((image, "latest"));
    let schema = settings.schema.replace("{name}", &run.planted());
    let request = limits::confined(GenericImage::new(name, tag), &run.network(), limits::DATABASE_MEMORY, true)
        .with_container_name(host(run))
        .with_labels(run.labels())
        .with_env_var("MARIADB_RANDOM_ROOT_PASSWORD", "1")
        .with_env_var("MYSQL_RANDOM_ROOT_PASSWORD", "1")
        .with_env_var("MYSQL_DATABASE", &settings.database)
        .with_env_var("MYSQL_USER", &settings.user)
        .with_env_var("MYSQL_PASSWORD", &settings.password)
        .with_copy_to("/docker-entrypoint-initdb.d/schema.sql", schema.into_bytes())
        // The names of those who connect are nobody's business, and looking for them takes long without a way out.
        .with_cmd(["--skip-name-resolve"]);
    let container = request.start().await.map_err(|error| gap(engine::not_started(&error), error.to_string()))?;
    match ready(docker, container.id(), run).await {
        Ok(()) => Ok(container),
        Err((reason, detail)) => {
            engine::remove(container).await;
            Err(gap(reason, detail))
        }
    }
}

/// Waits until the database takes connections.
async fn ready(docker: &Docker, id: &str, run: &Run) -> Result<(), (GapReason, String)> {
    let until = Instant::now() + READY;
    while Instant::now() < until {
        let Some(ip) = address(docker, id, &run.network()).await else {
            return Err((GapReason::NoDocker, "the database ended".to_owned()));
        };
        let connected = tokio::time::timeout(Duration::from_secs(1), TcpStream::connect(SocketAddr::new(ip, PORT)));
        if matches!(connected.await, Ok(Ok(_))) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Err((GapReason::TimedOut, format!("no connection to the database within {READY:?}")))
}

/// The database's name on the network.
pub(super) fn host(run: &Run) -> String {
    run.name("database")
}
