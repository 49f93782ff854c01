//! On which ports something listens in a container: found, not assumed.
//!
//! The kernel says so, for whoever can see the container's processes: a grader on the engine's own machine.

use std::fs;

use grader_core::{Gap, GapReason, facts::ListeningPort};

/// A socket that listens, in the kernel's table.
const LISTEN: &str = "0A";
/// Where the engine's own name server listens in every container.
const NAME_SERVER: &str = "0B00007F";

/// The sockets that listen in the container `id`, whose first process is `pid`.
pub(super) fn listeners(id: &str, pid: i64) -> Result<Vec<ListeningPort>, Gap> {
    let gap = |detail: &str| Gap::new(GapReason::NoDocker).operation("read /proc/<pid>/net/tcp").detail(detail);
    let read = |file: &str| fs::read_to_string(format!("/proc/{pid}/{file}"));
    // On another machine the number may be that of any process.
    if !read("cgroup").is_ok_and(|groups| groups.contains(id)) {
        return Err(gap("the engine is not on this machine, so its processes cannot be seen"));
    }
    let table = read("net/tcp").map_err(|error| gap(&error.to_string()))?;
    Ok(parsed(&(table + &read("net/tcp6").unwrap_or_default())))
}

/// The listening sockets of the kernel's tables, each port once.
fn parsed(tables: &str) -> Vec<ListeningPort> {
    let mut found: Vec<ListeningPort> = tables
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().skip(1);
            let (address, port) = words.next()?.split_once(':')?;
            if words.nth(1)? != LISTEN || address == NAME_SERVER {
                return None;
            }
            // The last four bytes are an IPv4 address, the least significant byte first.
            let mapped = address.get(..24).is_none_or(|start| start == "0000000000000000FFFF0000");
            let loopback = mapped && address.ends_with("7F") || address == "00000000000000000000000001000000";
            Some(ListeningPort { port: u16::from_str_radix(port, 16).ok()?, loopback })
        })
        .collect();
    // Of two sockets on one port, the one that others reach comes first and stays.
    found.sort_by_key(|listener| (listener.port, listener.loopback));
    found.dedup_by_key(|listener| listener.port);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_table_is_read() {
        let tables = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n\
             0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0\n\
             1: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0\n\
             2: 0B00007F:8A2B 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0\n\
             3: 020012AC:D431 030012AC:0CEA 01 00000000:00000000 00:00000000 00000000     0\n\
             0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 0\n\
             1: 00000000000000000000000001000000:0051 00000000000000000000000000000000:0000 0A 0\n\
             2: 0000000000000000FFFF00000100007F:0052 00000000000000000000000000000000:0000 0A 0\n\
             3: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 0\n";
        let open = |port, loopback| ListeningPort { port, loopback };
        let expected = [open(0x50, false), open(0x51, true), open(0x52, true), open(3000, true), open(8080, false)];
        assert_eq!(parsed(tables), expected);
        assert_eq!(parsed("nonsense\n1: 2 3 0A\n"), []);
    }

    #[test]
    fn another_machines_process_is_not_taken_for_the_container() {
        let gap = listeners("0123456789abcdef", 1).expect_err("not that container");
        assert_eq!(gap.reason, GapReason::NoDocker);
    }
}
