//! Resolves names to allowed addresses only. The client connects to just these, so a name that changes its address
//! between a check and the connection gains nothing.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
};

use futures::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;

use super::guard::{self, Guard};

/// An address that the guard refuses.
#[derive(Debug, Error)]
#[error("{host} is at {address}, which is not a public address")]
pub(super) struct Forbidden {
    host: String,
    address: IpAddr,
}

/// Where names lead.
pub(super) trait Names: Send + Sync {
    /// All addresses of `name`, with port 0.
    fn addresses(&self, name: &str) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>>;
}

/// What the system says of a name.
pub(super) struct System;

impl Names for System {
    fn addresses(&self, name: &str) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
        let name = name.to_owned();
        Box::pin(async move { Ok(tokio::net::lookup_host((name.as_str(), 0)).await?.collect()) })
    }
}

/// A resolver behind the guard.
pub(super) struct Guarded {
    pub(super) guard: Guard,
    pub(super) names: Arc<dyn Names>,
    /// Becomes true once a name leads to an address that only a local submission may name.
    pub(super) own: Arc<AtomicBool>,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (guard, own, found) = (self.guard, Arc::clone(&self.own), self.names.addresses(name.as_str()));
        Box::pin(async move {
            let found = found.await?;
            let is_own = found.iter().any(|a| guard::allowed(a.ip(), true) && !guard::allowed(a.ip(), false));
            own.fetch_or(is_own, Relaxed);
            permitted(name.as_str(), found, guard)
        })
    }
}

/// Those of `found` that may be asked.
fn permitted(
    host: &str,
    found: Vec<SocketAddr>,
    guard: Guard,
) -> Result<Addrs, Box<dyn std::error::Error + Send + Sync>> {
    let Some(first) = found.first().map(SocketAddr::ip) else {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{host} has no address")).into());
    };
    let allowed: Vec<SocketAddr> = found.into_iter().filter(|a| guard.allows(a.ip())).collect();
    if allowed.is_empty() {
        return Err(Forbidden { host: host.to_owned(), address: first }.into());
    }
    Ok(Box::new(allowed.into_iter()))
}

/// Checks a host that is written as an address, which the client connects to without asking the resolver.
///
/// # Errors
///
/// When the guard refuses the address.
pub(super) fn check_literal(host: Option<url::Host<&str>>, guard: Guard) -> Result<(), Forbidden> {
    let address: IpAddr = match host {
        Some(url::Host::Ipv4(address)) => address.into(),
        Some(url::Host::Ipv6(address)) => address.into(),
        Some(url::Host::Domain(_)) | None => return Ok(()),
    };
    if guard.allows(address) { Ok(()) } else { Err(Forbidden { host: address.to_string(), address }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRICT: Guard = Guard::new(false);

    fn found(addresses: &[&str]) -> Vec<SocketAddr> {
        addresses.iter().map(|a| SocketAddr::new(a.parse().expect("an address"), 0)).collect()
    }

    #[test]
    fn a_name_with_public_and_private_addresses_leads_to_the_public_ones() {
        let addresses =
            permitted("mixed.example", found(&["10.0.0.1", "8.8.8.8", "::1"]), STRICT).expect("one is left");
        assert_eq!(addresses.collect::<Vec<_>>(), found(&["8.8.8.8"]));
    }

    #[test]
    fn a_name_with_private_addresses_only_is_forbidden() {
        for addresses in [&["127.0.0.1"][..], &["169.254.169.254", "fd00:ec2::254"]] {
            let error = permitted("rebound.example", found(addresses), STRICT).err().expect("forbidden");
            assert!(error.is::<Forbidden>());
        }
        assert!(!permitted("nowhere.example", vec![], STRICT).err().expect("an error").is::<Forbidden>());
    }
}
