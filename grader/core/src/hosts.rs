//! Whether the addresses that were handed in are the account's: pages of someone else's deployment look just as right.

use url::{Host, Url};

use crate::{
    Evidence, Notice,
    facts::{Ec2, Elbv2},
};

/// The addresses of the submission that lead to none of the account's own hosts, as far as those were seen.
///
/// A domain of the student's own may lead there all the same, so it is something to look at and no more. An address of the
/// grader's own machine is a test's.
pub(crate) fn notices(evidence: &Evidence) -> Vec<Notice> {
    let urls = &evidence.submission.urls;
    let instances = evidence.facts::<Ec2>().and_then(|(facts, _)| facts.instances.known().ok());
    let instances = instances.into_iter().flatten().flat_map(|i| [i.public_ip.as_deref(), i.public_dns.as_deref()]);
    let balancers = evidence.facts::<Elbv2>().and_then(|(facts, _)| facts.load_balancers.known().ok());
    let balancers = balancers.into_iter().flatten().map(|balancer| balancer.dns_name.as_deref());
    let balancers: Vec<&str> = balancers.flatten().collect();
    [
        notice("urls.monolith", urls.monolith.as_ref(), &instances.flatten().collect::<Vec<_>>()),
        notice("urls.load_balancer", urls.load_balancer.as_ref(), &balancers),
        notice("urls.load_balancer_8080", urls.load_balancer_8080.as_ref(), &balancers),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn notice(address: &str, url: Option<&Url>, own: &[&str]) -> Option<Notice> {
    let url = url?;
    let found = url.host_str().filter(|_| !is_local(url))?;
    let known = own.is_empty() || own.iter().any(|host| host.eq_ignore_ascii_case(found));
    let own = || own.iter().map(|host| (*host).to_owned()).collect();
    (!known).then(|| Notice::OtherHost { address: address.to_owned(), found: found.to_owned(), own: own() })
}

/// Whether `url` leads to the machine of whoever opens it.
#[must_use]
pub fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => true,
    }
}
