//! The shipped images as containers, with a MariaDB container on a network of their own.

use std::{
    path::Path,
    process::{Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use sample_app::{Service, Store, config::Database};
use testcontainers::{
    ContainerAsync, GenericImage, ImageExt,
    core::{IntoContainerPort, WaitFor},
    runners::AsyncRunner,
};
use url::Url;

/// How long anything may take to start on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(90);

/// Whether containers can be tested here. A machine without Docker skips them and says so; continuous integration does not skip.
pub fn available() -> bool {
    let up = Command::new("docker")
        .arg("info")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let must = std::env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false");
    assert!(up || !must, "expected Docker in continuous integration, found none that answers; start it");
    if !up {
        println!("SKIPPED: Docker does not answer on this machine, so nothing was tested in containers");
    }
    up
}

/// Builds the images once for this process; gives the name of the database's.
fn images() -> &'static str {
    static DATABASE: OnceLock<String> = OnceLock::new();
    DATABASE.get_or_init(|| {
        script("build.sh");
        script("database.sh").trim().to_owned()
    })
}

fn script(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("images").join(name);
    // The variables of the running test are those of its own build, not of the one that the script starts.
    let output = Command::new(&path)
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(output.status.success(), "{} ended with {}", path.display(), output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// A network with a database on it.
pub struct Lab {
    network: String,
    pub database: ContainerAsync<GenericImage>,
}

impl Lab {
    pub async fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let network = format!("sample-app-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let (name, tag) = images().rsplit_once(':').unwrap_or((images(), "latest"));
        let database = GenericImage::new(name, tag)
            .with_exposed_port(3306.tcp())
            .with_network(&network)
            .with_container_name(format!("{network}-database"))
            .with_env_var("MYSQL_ROOT_PASSWORD", "only-for-this-test")
            .with_env_var("MYSQL_DATABASE", "COFFEE")
            .with_env_var("MYSQL_USER", "nodeapp")
            .with_env_var("MYSQL_PASSWORD", "coffee")
            .with_startup_timeout(START_LIMIT)
            .start()
            .await
            .unwrap();
        Self { network, database }
    }

    /// The database as this process reaches it, ready.
    pub async fn database_here(&self) -> Database {
        let port = self.database.get_host_port_ipv4(3306).await.unwrap();
        let host = format!("127.0.0.1:{port}");
        let database = Database::from_variables(|name| (name == "APP_DB_HOST").then(|| host.clone())).unwrap();
        let store = Store::new(&database).unwrap();
        until("the database", || async { store.prepare().await.is_ok() }).await;
        store.close().await;
        database
    }

    /// The database's name on the network.
    pub fn database_host(&self) -> String {
        format!("{}-database", self.network)
    }

    /// A service as it is shipped, locked down as a careful operator would.
    pub async fn service(&self, service: Service, database_host: &str) -> Shipped {
        let port = service.site().default_port;
        let container = GenericImage::new(format!("sample-app-{}", service.site().name), "latest".into())
            .with_exposed_port(port.tcp())
            .with_wait_for(WaitFor::healthcheck())
            .with_network(&self.network)
            .with_env_var("APP_DB_HOST", database_host)
            .with_readonly_rootfs(true)
            .with_cap_drop("ALL")
            .with_security_opt("no-new-privileges")
            .with_startup_timeout(START_LIMIT)
            .start()
            .await
            .unwrap();
        let port = container.get_host_port_ipv4(port).await.unwrap();
        let url = Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap();
        Shipped { url, container }
    }
}

/// A service in its container.
pub struct Shipped {
    pub url: Url,
    pub container: ContainerAsync<GenericImage>,
}

/// Waits until something is so.
pub async fn until<F: Future<Output = bool>>(what: &str, so: impl Fn() -> F) {
    let waited = async {
        while !so().await {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(START_LIMIT, waited)
        .await
        .unwrap_or_else(|_| panic!("expected {what} within {START_LIMIT:?}"));
}
