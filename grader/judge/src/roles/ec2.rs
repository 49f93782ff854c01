//! Instances, networks and security groups.

use grader_core::{
    Lab, Urls,
    facts::{IngressRule, Instance, SecurityGroup, Subnet, Vpc},
};

use super::{only, routing::covers_everyone};

/// The instance called `name`: the one that the submission's address leads to, then the one of that name, then the only
/// one that is neither terminated nor an IDE's.
pub(crate) fn instance<'a>(instances: &'a [Instance], lab: &Lab, urls: &Urls, name: &str) -> Option<&'a Instance> {
    let alive = || instances.iter().filter(|i| i.state != "terminated");
    let host = urls.monolith.as_ref().and_then(|url| url.host_str());
    let serves = |i: &&Instance| host.is_some() && [i.public_ip.as_deref(), i.public_dns.as_deref()].contains(&host);
    alive()
        .find(serves)
        .or_else(|| alive().find(|i| i.name == lab.name(name)))
        .or_else(|| only(alive().filter(|i| !i.name.starts_with("aws-cloud9-"))))
        // A terminated instance still tells that it once was there.
        .or_else(|| instances.iter().find(|i| i.name == lab.name(name)))
}

/// The VPC called `name`, else the one that `home` (where the load balancer lives) names.
pub(crate) fn vpc<'a>(vpcs: &'a [Vpc], lab: &Lab, name: &str, home: Option<&str>) -> Option<&'a Vpc> {
    vpcs.iter().find(|v| v.name == lab.name(name)).or_else(|| vpcs.iter().find(|v| Some(v.id.as_str()) == home))
}

/// The subnets called by a comma-separated list of `names`; nothing unless all of them exist.
pub(crate) fn subnets<'a>(subnets: &'a [Subnet], lab: &Lab, names: &str) -> Option<Vec<&'a Subnet>> {
    names.split(',').map(|name| subnets.iter().find(|s| s.name == lab.name(name.trim()))).collect()
}

/// Whether the groups together admit TCP connections to `port` from every IPv4 address, however their rules say so.
pub(crate) fn admits<'a>(groups: impl IntoIterator<Item = &'a SecurityGroup>, port: i32) -> bool {
    let rules = groups.into_iter().flat_map(|g| &g.ingress).filter(|rule| is_about(rule, port));
    covers_everyone(rules.flat_map(|rule| &rule.ipv4))
}

/// Whether any of the groups admits TCP connections to `port` from anywhere at all.
pub(crate) fn opens<'a>(groups: impl IntoIterator<Item = &'a SecurityGroup>, port: i32) -> bool {
    let sources = |rule: &IngressRule| {
        [&rule.ipv4, &rule.ipv6, &rule.groups, &rule.prefix_lists].iter().any(|list| !list.is_empty())
    };
    groups.into_iter().flat_map(|g| &g.ingress).any(|rule| is_about(rule, port) && sources(rule))
}

fn is_about(rule: &IngressRule, port: i32) -> bool {
    match rule.protocol.as_str() {
        "-1" => true,
        "tcp" | "6" => rule.from_port.unwrap_or(0) <= port && port <= rule.to_port.unwrap_or(65_535),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(protocol: &str, from: i32, to: i32, ranges: &[&str]) -> SecurityGroup {
        let rule = IngressRule {
            protocol: protocol.into(),
            from_port: Some(from),
            to_port: Some(to),
            ipv4: ranges.iter().map(ToString::to_string).collect(),
            ..IngressRule::default()
        };
        SecurityGroup { ingress: vec![rule], ..SecurityGroup::default() }
    }

    #[test]
    fn every_way_to_open_a_port_counts() {
        assert!(admits(&[group("tcp", 8080, 8080, &["0.0.0.0/0"])], 8080));
        assert!(admits(&[group("tcp", 80, 8080, &["0.0.0.0/0"])], 8080));
        assert!(admits(&[group("-1", -1, -1, &["0.0.0.0/0"])], 8080));
        assert!(admits(&[group("6", 0, 65_535, &["0.0.0.0/1", "128.0.0.0/1"])], 8080));
        let two = [group("tcp", 80, 80, &["0.0.0.0/0"]), group("tcp", 8080, 8080, &["0.0.0.0/0"])];
        assert!(admits(&two, 80) && admits(&two, 8080));
    }

    #[test]
    fn what_leaves_someone_out_does_not() {
        assert!(!admits(&[group("tcp", 80, 80, &["0.0.0.0/0"])], 8080));
        assert!(!admits(&[group("udp", 8080, 8080, &["0.0.0.0/0"])], 8080));
        assert!(!admits(&[group("tcp", 8080, 8080, &["203.0.113.7/32"])], 8080));
        assert!(!admits(&[], 8080));
    }
}
