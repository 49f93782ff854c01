//! The command line of the services: what `sample-app <service>` and the small binary of each image have in common.

use std::{
    error::Error,
    fmt::Display,
    io::{Read, Write},
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream},
    process::ExitCode,
    str::FromStr,
    time::Duration,
};

use axum::Router;
use clap::{Args, Parser};
use ipnet::IpNet;
use tokio::signal::unix::{SignalKind, signal};
use tracing::info;
use url::Url;

use crate::{
    Store,
    config::{Database, port_from_env},
    front::{self, Rules},
    log,
    server::Server,
    site::Site,
};

/// How long a health check waits.
const HEALTH_LIMIT: Duration = Duration::from_secs(4);

/// What every command ends in: a message for the person who started it.
pub type Outcome = Result<(), Box<dyn Error>>;

/// Options of a service. The contract's settings are variables: `APP_PORT`, `APP_DB_HOST`, `APP_DB_USER`, `APP_DB_PASSWORD`, `APP_DB_NAME`.
#[derive(Debug, Args)]
pub struct ServiceArgs {
    /// Address to listen on.
    #[arg(long, default_value_t = Ipv4Addr::UNSPECIFIED.into())]
    address: IpAddr,
    /// Ask the service that runs here whether it answers, and exit with 0 or 1: for an image without a shell.
    #[arg(long)]
    healthcheck: bool,
}

/// Options of the front.
#[derive(Debug, Args)]
pub struct FrontArgs {
    /// URL of the customer service.
    #[arg(long, env = "FRONT_CUSTOMER", default_value = "http://customer:8080")]
    customer: Url,
    /// URL of the employee service.
    #[arg(long, env = "FRONT_EMPLOYEE", default_value = "http://employee:8080")]
    employee: Url,
    /// Address to listen on.
    #[arg(long, default_value_t = Ipv4Addr::UNSPECIFIED.into())]
    address: IpAddr,
    /// Ports to listen on.
    #[arg(long, env = "FRONT_PORTS", value_delimiter = ',', default_values_t = [80, 8080])]
    ports: Vec<u16>,
    /// Networks that reach `/admin/*` (for example 203.0.113.9/32,198.51.100.0/24); none: everyone.
    #[arg(long, env = "FRONT_ADMIN_SOURCES", default_value = "")]
    admin_sources: Networks,
}

/// Networks with commas between them. A variable that is set to nothing is none at all, as a compose file needs it.
#[derive(Debug, Clone, Default)]
pub struct Networks(pub Vec<IpNet>);

impl FromStr for Networks {
    type Err = ipnet::AddrParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

/// The arguments of a binary that is one service.
#[derive(Parser)]
#[command(version)]
struct Alone<T: Args> {
    #[command(flatten)]
    args: T,
}

/// `main` of a binary that is one service.
#[must_use]
pub fn service_main(site: &'static Site, router: fn(Store) -> Router) -> ExitCode {
    finish(service(&Alone::<ServiceArgs>::parse().args, site, router))
}

/// `main` of a binary that is the front.
#[must_use]
pub fn front_main() -> ExitCode {
    finish(front(Alone::<FrontArgs>::parse().args))
}

/// The exit code, after a message if there is something to say.
#[must_use]
pub fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a service until it is told to stop.
///
/// # Errors
/// When a setting or the port cannot be used, or the health check fails.
pub fn service(args: &ServiceArgs, site: &'static Site, router: fn(Store) -> Router) -> Outcome {
    let port = port_from_env(site.default_port)?;
    if args.healthcheck {
        return healthcheck(port, site.health);
    }
    let database = Database::from_env()?;
    block_on(async {
        let store = Store::new(&database)?;
        store.keep().await;
        let server = Server::start(SocketAddr::new(args.address, port), router(store.clone())).await?;
        info!(service = site.name, address = %server.address(), "listening");
        stop_signal().await?;
        server.stop().await;
        store.close().await;
        info!(service = site.name, "stopped");
        Ok(())
    })
}

/// Runs the front until it is told to stop.
///
/// # Errors
/// When a port cannot be used.
pub fn front(args: FrontArgs) -> Outcome {
    block_on(async {
        let FrontArgs { customer, employee, address, ports, admin_sources } = args;
        let router = front::router(Rules { customer, employee, admin_sources: admin_sources.0 });
        let mut servers = Vec::new();
        for port in ports {
            let server = Server::start(SocketAddr::new(address, port), router.clone()).await?;
            info!(service = "front", address = %server.address(), "listening");
            servers.push(server);
        }
        stop_signal().await?;
        for server in servers {
            server.stop().await;
        }
        Ok(())
    })
}

/// Runs a program's one future, with logs.
///
/// # Errors
/// Those of the future, and of starting the runtime.
pub fn block_on(program: impl Future<Output = Outcome>) -> Outcome {
    log::start();
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(program)
}

/// Waits for Ctrl-C, or for the signal by which a container is stopped.
///
/// # Errors
/// When signals cannot be listened to.
pub async fn stop_signal() -> std::io::Result<()> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Asks the service on this machine for its health page, as the load balancer does.
fn healthcheck(port: u16, path: &str) -> Outcome {
    let failed =
        |found: &dyn Display| format!("expected 200 from port {port}{path}, found: {found}; read the service's log");
    let ask = || {
        let mut stream = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), HEALTH_LIMIT)?;
        stream.set_read_timeout(Some(HEALTH_LIMIT))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok::<_, std::io::Error>(start)
    };
    let start = ask().map_err(|error| failed(&error))?;
    if &start == b"HTTP/1.1 200" { Ok(()) } else { Err(failed(&String::from_utf8_lossy(&start)).into()) }
}
