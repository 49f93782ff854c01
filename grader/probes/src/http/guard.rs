//! Which addresses may be asked: none of the grader's own machine, network or cloud, whatever a submission says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::Host;

/// Whether `address` may be connected to; a local submission may also name the grader's own machine and network.
///
/// Link-local addresses and AWS's own IPv6 range, where instance and container metadata live, are never allowed.
pub(crate) fn allowed(address: IpAddr, local: bool) -> bool {
    match address {
        IpAddr::V4(v4) => !is_metadata_v4(v4) && (local || is_public_v4(v4)),
        IpAddr::V6(v6) => {
            let embedded_metadata = embedded_v4(v6).is_some_and(is_metadata_v4);
            !is_metadata_v6(v6) && !embedded_metadata && (local || is_public_v6(v6))
        }
    }
}

/// Whether a host is written as an address that only a local submission may name, or as a name of this machine.
pub(crate) fn is_own(host: Option<Host<&str>>) -> bool {
    match host {
        Some(Host::Ipv4(address)) => !allowed(address.into(), false),
        Some(Host::Ipv6(address)) => !allowed(address.into(), false),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

fn is_metadata_v4(address: Ipv4Addr) -> bool {
    address.is_link_local()
}

fn is_metadata_v6(address: Ipv6Addr) -> bool {
    // fe80::/10 is link-local; fd00:ec2::/32 holds the metadata and DNS services of AWS.
    address.is_unicast_link_local() || matches!(address.segments(), [0xfd00, 0x0ec2, ..])
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let reserved = match (a, b, c) {
        // This network, loopback, private, link-local, multicast, reserved and broadcast.
        (0 | 10 | 127 | 224.., ..) | (169, 254, _) | (172, 16..=31, _) | (192, 168, _) => true,
        // Shared by carriers (CGNAT), benchmarking.
        (100, 64..=127, _) | (198, 18 | 19, _) => true,
        // Protocol assignments, documentation, relays of 6to4.
        (192, 0, 0 | 2) | (198, 51, 100) | (203, 0, 113) | (192, 88, 99) => true,
        _ => false,
    };
    !reserved
}

/// Only global unicast, 2000::/3, without the parts of it that embed an IPv4 address or are set aside. All that is outside
/// is refused with it: loopback, unspecified, unique local, multicast, IPv4-mapped, IPv4-compatible, NAT64.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let reserved = match address.segments() {
        // Teredo, ORCHID, benchmarking and other protocol assignments: 2001::/23.
        [0x2001, 0..=0x01ff, ..] => true,
        // Documentation.
        [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => true,
        // 6to4.
        [0x2002, ..] => true,
        _ => false,
    };
    matches!(address.segments()[0], 0x2000..=0x3fff) && !reserved
}

/// The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64 or 6to4.
fn embedded_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let pair = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Some(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => pair(high, low),
        [0, 0, 0, 0, 0xffff, 0, high, low] => pair(high, low),
        [0x0064, 0xff9b, .., high, low] => pair(high, low),
        [0x2002, high, low, ..] => pair(high, low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], local: bool, expected: bool) {
        for text in texts {
            let address = text.parse().expect("an address");
            assert_eq!(allowed(address, local), expected, "{text}, local: {local}");
        }
    }

    const METADATA: &[&str] = &[
        "169.254.169.254",
        "169.254.170.2",
        "169.254.0.1",
        "fe80::1",
        "febf::1",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "::ffff:0:169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::169.254.169.254",
        "2002:a9fe:a9fe::",
    ];

    const OWN: &[&str] = &[
        "127.0.0.1",
        "127.255.255.255",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "0.0.0.0",
        "0.1.2.3",
        "::1",
        "::",
        "fc00::1",
        "fdff::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
    ];

    const RESERVED: &[&str] = &[
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "198.51.100.7",
        "203.0.113.25",
        "192.88.99.1",
        "198.18.0.1",
        "198.19.255.255",
        "ff02::1",
        "2001:db8::1",
        "2001::1",
        "2001:1ff:ffff::",
        "3fff::1",
        "4000::1",
        "100::1",
        "5f00::1",
    ];

    const PUBLIC: &[&str] = &[
        "8.8.8.8",
        "54.214.123.126",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "192.0.1.1",
        "198.20.0.1",
        "223.255.255.255",
        "169.253.1.1",
        "2600:1f18::1",
        "2001:200::1",
        "2a05:d018::1",
    ];

    #[test]
    fn metadata_is_never_asked() {
        check(METADATA, false, false);
        check(METADATA, true, false);
    }

    #[test]
    fn only_local_submissions_may_name_the_own_network() {
        check(OWN, false, false);
        check(OWN, true, true);
        check(RESERVED, false, false);
    }

    #[test]
    fn public_addresses_may_be_asked() {
        check(PUBLIC, false, true);
        check(PUBLIC, true, true);
    }
}
