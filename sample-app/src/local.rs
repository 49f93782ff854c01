//! The whole application in one process: both states of the lab, before and after the split, on one database.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::Router;
use ipnet::IpNet;
use tempfile::TempDir;
use thiserror::Error;
use url::Url;

use crate::{
    Service, Store, StoreError,
    config::Database,
    front::{self, Rules},
    server::{ServeError, Server},
};

/// What to start. The default is loopback, free ports and a fresh database that goes when it ends.
#[derive(Debug, Clone)]
pub struct Options {
    /// The database; none: a fresh SQLite file.
    pub database: Option<Database>,
    /// The address to listen on.
    pub address: IpAddr,
    /// The ports; 0 is any free one.
    pub ports: Ports,
    /// Who reaches `/admin/*` through the front; empty: everyone.
    pub admin_sources: Vec<IpNet>,
}

/// One port for each part.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ports {
    /// The monolith.
    pub monolith: u16,
    /// The customer service.
    pub customer: u16,
    /// The employee service.
    pub employee: u16,
    /// The front's production listener: 80 in the lab.
    pub front_80: u16,
    /// The front's test listener: 8080 in the lab.
    pub front_8080: u16,
}

impl Default for Options {
    fn default() -> Self {
        Self { database: None, address: Ipv4Addr::LOCALHOST.into(), ports: Ports::default(), admin_sources: Vec::new() }
    }
}

/// Why the application did not start.
#[derive(Debug, Error)]
pub enum LocalError {
    /// No place for the fresh database.
    #[error("expected to make a folder for the database, found: {0}; check the folder for temporary files")]
    Folder(#[from] std::io::Error),
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A port cannot be used.
    #[error(transparent)]
    Serve(#[from] ServeError),
}

/// The running application. Dropping it ends it at once; [`Running::shutdown`] ends it in order.
#[derive(Debug)]
pub struct Running {
    /// The monolith.
    pub monolith_url: Url,
    /// The customer service.
    pub customer_url: Url,
    /// The employee service.
    pub employee_url: Url,
    /// The front's production listener.
    pub front_80_url: Url,
    /// The front's test listener.
    pub front_8080_url: Url,
    /// The database under all of them.
    pub store: Store,
    servers: Vec<Server>,
    // Last: the folder goes after what uses it.
    _folder: Option<TempDir>,
}

impl Running {
    /// Lets requests under way end, then closes the database and removes it if it was a fresh one.
    pub async fn shutdown(self) {
        for server in self.servers {
            server.stop().await;
        }
        self.store.close().await;
    }
}

/// Starts everything; when this returns, every part answers and the table is there.
///
/// # Errors
/// When the database cannot be used or a port is taken.
pub async fn start(options: Options) -> Result<Running, LocalError> {
    start_with(options, Service::router).await
}

/// The same with other services in the places of the three: how a test puts a faulty one behind the front.
///
/// # Errors
/// As [`start`].
pub async fn start_with(options: Options, router: impl Fn(Service, Store) -> Router) -> Result<Running, LocalError> {
    let Options { database, address, ports, admin_sources } = options;
    let (database, folder) = match database {
        Some(database) => (database, None),
        None => {
            let folder = tempfile::Builder::new().prefix("coffee-suppliers-").tempdir()?;
            (Database::Sqlite(format!("sqlite:{}", folder.path().join("suppliers.db").display())), Some(folder))
        }
    };
    let store = Store::new(&database)?;
    store.keep().await;

    let at = |port| SocketAddr::new(address, port);
    let monolith = Server::start(at(ports.monolith), router(Service::Monolith, store.clone())).await?;
    let customer = Server::start(at(ports.customer), router(Service::Customer, store.clone())).await?;
    let employee = Server::start(at(ports.employee), router(Service::Employee, store.clone())).await?;
    let front = front::router(Rules { customer: customer.url(), employee: employee.url(), admin_sources });
    let front_80 = Server::start(at(ports.front_80), front.clone()).await?;
    let front_8080 = Server::start(at(ports.front_8080), front).await?;

    Ok(Running {
        monolith_url: monolith.url(),
        customer_url: customer.url(),
        employee_url: employee.url(),
        front_80_url: front_80.url(),
        front_8080_url: front_8080.url(),
        store,
        // The front stops first: what it has passed on is then answered.
        servers: vec![front_80, front_8080, customer, employee, monolith],
        _folder: folder,
    })
}
