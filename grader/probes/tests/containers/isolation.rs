//! What a hostile microservice can not do.

use std::net::TcpListener;

use grader_core::{
    GapReason,
    facts::{Build, ContainerRun, RunState},
};
use grader_testbed::with_own_images;

use crate::support::{Student, available};

/// A microservice that is a shell script, on the image that stands for Node.js.
async fn script(text: &str) -> ContainerRun {
    let own = with_own_images("\"node:20-alpine\" [containers.base_images]").unwrap();
    let base = own.split('"').rev().nth(1).unwrap().to_owned();
    let student = Student::empty();
    for service in ["customer", "employee"] {
        student.write(
            &format!("{service}/Dockerfile"),
            format!("FROM {base}\nCOPY run /run.sh\nCMD [\"sh\", \"/run.sh\"]\n"),
        );
        student.write(&format!("{service}/run"), if service == "customer" { text } else { "exit 0" });
    }
    let facts = student.tried("customer").await;
    assert_eq!(facts.build.known(), Ok(&Build::Built), "{facts:?}");
    facts
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_outside_can_be_reached_or_changed() {
    if !available() {
        return;
    }
    // What listens on this machine's loopback address is out of reach; so is everything beyond the network.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let facts = script(&format!(
        "try() {{ if timeout 3 bash -c \"exec 3<>/dev/tcp/$1/$2\" 2>/dev/null; then echo \"REACHED $1\"; else echo \"kept from $1\"; fi; }}\n\
         try 127.0.0.1 {port}\ntry 1.1.1.1 443\ntry 169.254.169.254 80\ntry example.com 80\n\
         [ -e /var/run/docker.sock ] && echo SOCKET || echo no socket\n\
         chown 1:1 /run.sh 2>/dev/null && echo CHOWN || echo no chown\n\
         grep -E 'CapEff|NoNewPrivs' /proc/self/status\n\
         (ulimit -f; cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max) 2>/dev/null\n"
    ))
    .await;
    let log = facts.log.known().unwrap();
    assert!(!log.contains("REACHED") && log.matches("kept from").count() == 4, "{log}");
    let log = log.replace('\t', "");
    for held in ["no socket", "no chown", "NoNewPrivs:1", "CapEff:0000000000000000"] {
        assert!(log.contains(held), "{held}: {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_does_not_fetch_from_the_machines_own_network() {
    if !available() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let student = Student::empty();
    for service in ["customer", "employee"] {
        student
            .write(&format!("{service}/Dockerfile"), format!("FROM scratch\nADD http://127.0.0.1:{port}/keys /keys\n"));
        student.write(&format!("{service}/index.js"), "");
    }
    let facts = student.tried("customer").await;
    let gap = facts.build.known().expect_err("not built");
    assert_eq!(gap.reason, GapReason::ForbiddenAddress);
    assert!(gap.detail.as_ref().is_some_and(|detail| detail.contains("ADD http://127.0.0.1")), "{gap:?}");
    assert!(listener.accept().is_err(), "nobody came");
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_processes_and_logs_are_bounded() {
    if !available() {
        return;
    }
    let hog = script("echo begun; x=0123456789abcdef; while :; do x=$x$x; done").await;
    assert!(matches!(hog.state.known(), Ok(RunState::Ended { out_of_memory: true, .. })), "{hog:?}");

    let bomb = script("i=0; while [ $i -lt 2000 ]; do sleep 20 & i=$((i+1)); done; echo ALL STARTED; exit 3").await;
    let log = bomb.log.known().unwrap();
    assert!(log.to_lowercase().contains("cannot fork") && !log.contains("ALL STARTED"), "{log}");

    let flood = script("yes 'a line of a log that never ends' | head -c 40000000; echo LAST LINE; exit 4").await;
    let log = flood.log.known().unwrap();
    assert!(log.ends_with("LAST LINE") && log.len() <= 16_000, "{}", log.len());
}
