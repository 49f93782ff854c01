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

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use thiserror::Error;

use super::guard;

/// An address that the guard refuses.
#[derive(Debug, Error)]
#[error("{host} is at {address}, which is not a public address")]
pub(super) struct Forbidden {
    host: String,
    address: IpAddr,
}

/// The system's resolver behind the guard.
pub(super) struct Guarded {
    pub(super) local: bool,
    /// Becomes true once a name leads to an address that only a local submission may name.
    pub(super) own: Arc<AtomicBool>,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let (local, own) = (self.local, Arc::clone(&self.own));
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let is_own = found.iter().any(|a| guard::allowed(a.ip(), true) && !guard::allowed(a.ip(), false));
            own.fetch_or(is_own, Relaxed);
            permitted(name.as_str(), found, local)
        })
    }
}

/// Those of `found` that may be asked.
fn permitted(
    host: &str,
    found: Vec<SocketAddr>,
    local: bool,
) -> Result<Addrs, Box<dyn std::error::Error + Send + Sync>> {
    let Some(first) = found.first().map(SocketAddr::ip) else {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{host} has no address")).into());
    };
    let allowed: Vec<SocketAddr> = found.into_iter().filter(|a| guard::allowed(a.ip(), local)).collect();
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
pub(super) fn check_literal(host: Option<url::Host<&str>>, local: bool) -> Result<(), Forbidden> {
    let address: IpAddr = match host {
        Some(url::Host::Ipv4(address)) => address.into(),
        Some(url::Host::Ipv6(address)) => address.into(),
        Some(url::Host::Domain(_)) | None => return Ok(()),
    };
    if guard::allowed(address, local) { Ok(()) } else { Err(Forbidden { host: address.to_string(), address }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(addresses: &[&str]) -> Vec<SocketAddr> {
        addresses.iter().map(|a| SocketAddr::new(a.parse().expect("an address"), 0)).collect()
    }

    #[test]
    fn a_name_with_public_and_private_addresses_leads_to_the_public_ones() {
        let addresses = permitted("mixed.example", found(&["10.0.0.1", "8.8.8.8", "::1"]), false).expect("one is left");
        assert_eq!(addresses.collect::<Vec<_>>(), found(&["8.8.8.8"]));
    }

    #[test]
    fn a_name_with_private_addresses_only_is_forbidden() {
        for addresses in [&["127.0.0.1"][..], &["169.254.169.254", "fd00:ec2::254"]] {
            let error = permitted("rebound.example", found(addresses), false).err().expect("forbidden");
            assert!(error.is::<Forbidden>());
        }
        assert!(!permitted("nowhere.example", vec![], false).err().expect("an error").is::<Forbidden>());
    }
}
