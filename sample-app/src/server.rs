//! A router on a port, until it is told to stop.

use std::{io, net::SocketAddr, time::Duration};

use axum::Router;
use thiserror::Error;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle, time::timeout};
use url::Url;

/// How long requests that are under way may go on after the stop; containers are killed after 30 s, and Docker waits 10.
const DRAIN_LIMIT: Duration = Duration::from_secs(8);

/// Why a server did not start.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The address could not be taken.
    #[error("expected to listen on {address}, found: {source}; choose another port, or stop what holds this one")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
}

/// A server that runs in the background. Dropping it ends it at once.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Listens on an address (port 0: any free one) and serves the router there.
    ///
    /// # Errors
    /// When the address cannot be taken.
    pub async fn start(address: SocketAddr, router: Router) -> Result<Self, ServeError> {
        let bind = |source| ServeError::Bind { address, source };
        let listener = TcpListener::bind(address).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        let (stop, stopped) = oneshot::channel();
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        let server = axum::serve(listener, router).with_graceful_shutdown(async {
            // A sender that is dropped leaves the server running: only `stop` and `Drop` end it.
            if stopped.await.is_err() {
                std::future::pending::<()>().await;
            }
        });
        Ok(Self { address, stop: Some(stop), task: tokio::spawn(server.into_future()) })
    }

    /// The address that was taken.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where a browser on this machine finds the server.
    ///
    /// # Panics
    /// Never: an address always makes a URL.
    #[must_use]
    pub fn url(&self) -> Url {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() {
                [127, 0, 0, 1].into()
            } else {
                std::net::Ipv6Addr::LOCALHOST.into()
            });
        }
        Url::parse(&format!("http://{address}/")).expect("an address makes a URL")
    }

    /// Takes no new request, lets those under way end, and returns when the port is free.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            // A server that has ended by itself needs no telling.
            let _ = stop.send(());
        }
        if timeout(DRAIN_LIMIT, &mut self.task).await.is_err() {
            tracing::warn!(address = %self.address, "requests were still under way after {} s and were cut", DRAIN_LIMIT.as_secs());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
