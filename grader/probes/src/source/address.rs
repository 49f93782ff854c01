//! Addresses of git repositories: which ones are fetched, and from where.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};

use grader_core::Source;
use url::{Host, Url};

use super::failure::SourceError;
use crate::http::is_allowed;

/// The address of a repository, and the branch that is wanted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) url: Url,
    pub(super) branch: Option<String>,
}

impl Address {
    /// The address that a submission names; nothing for a path.
    ///
    /// Only `https` is fetched, because every other transport runs a program or is open to whoever listens; a local
    /// submission may also use `http`. What an address holds besides host and path is refused: it may be a secret.
    pub(super) fn of(named: &str, local: bool) -> Result<Option<Self>, SourceError> {
        if !Source::is_address(named) {
            return Ok(None);
        }
        let mut url = Url::parse(named).map_err(|_| SourceError::Address)?;
        let is_web = url.scheme() == "https" || local && url.scheme() == "http";
        if !is_web || url.host().is_none() {
            return Err(SourceError::Address);
        }
        if !url.username().is_empty() || url.password().is_some() || url.query().is_some() {
            return Err(SourceError::Credentials);
        }
        let branch =
            url.fragment().map(|text| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned());
        let branch = branch.filter(|name| !name.is_empty());
        if branch.as_deref().is_some_and(|name| !is_branch(name)) {
            return Err(SourceError::Branch);
        }
        url.set_fragment(None);
        Ok(Some(Self { url, branch }))
    }

    /// `host:port:address,…` for every address of the host that may be asked, as git pins it; nothing for a host that
    /// is an address already. A name that changes its address after this gains nothing.
    pub(super) fn pinned(&self, local: bool) -> Result<Option<String>, SourceError> {
        let port = self.url.port_or_known_default().unwrap_or(443);
        let may_be_asked = |address: IpAddr| is_allowed(address, local);
        let refused = |host: &str| SourceError::Forbidden { host: host.to_owned() };
        let host = match self.url.host() {
            Some(Host::Domain(host)) => host,
            Some(Host::Ipv4(address)) if may_be_asked(address.into()) => return Ok(None),
            Some(Host::Ipv6(address)) if may_be_asked(address.into()) => return Ok(None),
            _ => return Err(refused(self.url.host_str().unwrap_or_default())),
        };
        let unresolved = |error: std::io::Error| SourceError::NotFetched { why: format!("{host}: {error}") };
        let found: Vec<SocketAddr> = (host, port).to_socket_addrs().map_err(unresolved)?.collect();
        let written = |address: IpAddr| match address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        let allowed: Vec<String> = found.iter().map(SocketAddr::ip).filter(|a| may_be_asked(*a)).map(written).collect();
        if allowed.is_empty() { Err(refused(host)) } else { Ok(Some(format!("{host}:{port}:{}", allowed.join(",")))) }
    }
}

/// Whether git may call a branch so. More than this lets through is refused by git itself.
fn is_branch(name: &str) -> bool {
    !name.starts_with('-')
        && name.len() <= 200
        && !name.chars().any(|c| c.is_control() || c.is_whitespace() || "~^:?*[\\".contains(c))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn an_address_is_told_from_a_path_and_its_branch_is_behind_it() {
        assert_eq!(Address::of("code/microservices.git", false).unwrap(), None);
        let found = Address::of("https://git.example/team/code.git#feature%2Fx", false).unwrap().unwrap();
        assert_eq!(
            (found.url.as_str(), found.branch.as_deref()),
            ("https://git.example/team/code.git", Some("feature/x"))
        );
        assert_eq!(Address::of("https://git.example/code#", false).unwrap().unwrap().branch, None);
        assert!(Address::of("http://git.example/code", true).unwrap().is_some());
    }

    #[test]
    fn what_runs_programs_or_holds_secrets_is_refused() {
        for named in [
            "git@git.example:team/code.git",
            "codecommit::us-east-1://microservices",
            "ssh://git.example/code",
            "git://git.example/code",
            "file:///etc",
            "ext::sh -c whoami://",
            "http://git.example/code",
            "https://",
        ] {
            assert!(matches!(Address::of(named, false), Err(SourceError::Address)), "{named}");
        }
        for named in
            ["https://token@git.example/code", "https://a:b@git.example/code", "https://git.example/code?token=x"]
        {
            assert!(matches!(Address::of(named, false), Err(SourceError::Credentials)), "{named}");
        }
        for named in [
            "https://git.example/code#--upload-pack=x",
            "https://git.example/code#a%20b",
            "https://git.example/code#a:b",
        ] {
            assert!(matches!(Address::of(named, false), Err(SourceError::Branch)), "{named}");
        }
    }

    #[test]
    fn the_own_network_is_asked_only_with_leave_and_metadata_never() {
        let pinned = |named: &str, local| Address::of(named, local).unwrap().unwrap().pinned(local);
        for named in ["https://127.0.0.1/code", "https://[::1]/code", "https://10.0.0.8/code", "https://localhost/code"]
        {
            assert!(matches!(pinned(named, false), Err(SourceError::Forbidden { .. })), "{named}");
        }
        assert!(matches!(pinned("https://169.254.169.254/code", true), Err(SourceError::Forbidden { .. })));
        assert_eq!(pinned("http://127.0.0.1:8080/code", true).unwrap(), None);
        assert!(pinned("http://localhost:8080/code", true).unwrap().unwrap().starts_with("localhost:8080:"));
    }
}
