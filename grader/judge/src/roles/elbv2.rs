//! Load balancers and their listeners.

use grader_core::{
    Lab,
    facts::{Listener, LoadBalancer},
};

use super::only;

/// The application load balancer called `name`: the only one that has listeners, then the one of that name, then the
/// only one at all. A second balancer without listeners serves nobody.
pub(crate) fn load_balancer<'a>(balancers: &'a [LoadBalancer], lab: &Lab, name: &str) -> Option<&'a LoadBalancer> {
    let applications = || balancers.iter().filter(|b| b.kind.as_deref() == Some("application"));
    let serves = |b: &&LoadBalancer| b.listeners.known().is_ok_and(|l| !l.is_empty());
    only(applications().filter(serves))
        .or_else(|| applications().find(|b| b.name == lab.name(name)))
        .or_else(|| only(applications()))
}

/// The listener on `port`.
pub(crate) fn listener(listeners: &[Listener], port: i32) -> Option<&Listener> {
    listeners.iter().find(|l| l.port == Some(port))
}
