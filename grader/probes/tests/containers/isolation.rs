//! What a hostile microservice can not do.

use std::{net::TcpListener, process::Command};

use crate::support::{Student, available, base, lab};
use grader_core::{
    GapReason, Observation, Observer as _, Question,
    facts::{Build, ContainerRun, RunState},
};

/// A microservice that is a shell script, on the image that stands for Node.js.
async fn script(text: &str) -> ContainerRun {
    let base = base();
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

/// What a build of this Dockerfile comes to.
async fn built(dockerfile: &str) -> ContainerRun {
    let student = Student::empty();
    for service in ["customer", "employee"] {
        student.write(&format!("{service}/Dockerfile"), dockerfile);
        student.write(&format!("{service}/index.js"), "");
    }
    student.tried("customer").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_takes_no_image_from_the_machines_own_network() {
    if !available() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    for dockerfile in [
        format!("FROM 127.0.0.1:{port}/image\n"),
        format!("FROM localhost:{port}/image\n"),
        format!("FROM scratch\nCOPY --from=127.0.0.1:{port}/image /keys /keys\n"),
        format!("ARG AT=127.0.0.1:{port}\nFROM $AT/image\n"),
    ] {
        let facts = built(&dockerfile).await;
        let gap = facts.build.known().expect_err("not built");
        assert_eq!(gap.reason, GapReason::ForbiddenAddress, "{dockerfile}: {gap:?}");
    }
    assert!(listener.accept().is_err(), "nobody came");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dockerfile_that_mounts_is_not_built() {
    if !available() {
        return;
    }
    let base = base();
    for mount in [
        "type=bind,source=/,target=/host",
        "type=bind,from=127.0.0.1:1/image,target=/host",
        "type=cache,target=/var/cache",
        "type=secret,id=aws",
        "type=ssh",
    ] {
        let facts = built(&format!("FROM {base}\nRUN --mount={mount} echo MOUNTED\n")).await;
        // What only another builder understands is not the student's fault; what leads into this network is refused.
        let gap = facts.build.known().expect_err("not built");
        assert!(matches!(gap.reason, GapReason::Unreachable | GapReason::ForbiddenAddress), "{mount}: {gap:?}");
    }
    // With rights that the engine's builder has to be asked for on purpose.
    let facts = built(&format!("FROM {base}\nRUN --security=insecure echo INSECURE\n")).await;
    assert_ne!(facts.build.known().ok(), Some(&Build::Built), "{facts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_has_an_end() {
    if !available() {
        return;
    }
    let mut lab = lab();
    lab.containers.as_mut().unwrap().build_seconds = 5;
    let student = Student::empty();
    for service in ["customer", "employee"] {
        student.write(&format!("{service}/Dockerfile"), format!("FROM {}\nRUN while :; do sleep 1; done\n", base()));
    }
    let Observation::Container(facts) = student.live(&lab).ask(&Question::Container("customer".to_owned())).await
    else {
        panic!("nothing was tried")
    };
    assert_eq!(facts.build.known().expect_err("not built").reason, GapReason::TimedOut);
}

/// Something that is not the grader's: another container on a network of its own, with a server.
struct Stranger(String);

impl Stranger {
    fn new() -> Self {
        let name = format!("stranger-{}", std::process::id());
        docker(&["network", "create", "--internal", &name]);
        let serve = "require('net').createServer(s => s.end('hello')).listen(8080)";
        docker(&["run", "--detach", "--name", &name, "--network", &name, &base(), "node", "-e", serve]);
        Self(name)
    }

    fn address(&self) -> String {
        let format = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";
        docker(&["inspect", "--format", format, &self.0])
    }
}

impl Drop for Stranger {
    fn drop(&mut self) {
        for what in [&["rm", "--force", "--volumes"][..], &["network", "rm"]] {
            let _ = Command::new("docker").args(what).arg(&self.0).output();
        }
    }
}

fn docker(arguments: &[&str]) -> String {
    let output = Command::new("docker").args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn other_containers_and_the_engine_are_out_of_reach() {
    if !available() {
        return;
    }
    let stranger = Stranger::new();
    let (name, address) = (&stranger.0, stranger.address());
    let try_it = format!("timeout 3 bash -c 'exec 3<>/dev/tcp/{address}/8080' 2>/dev/null");
    // Who is let in reaches it: the test can fail.
    let (base, wait) = (base(), format!("for i in 1 2 3 4 5 6 7 8 9; do {try_it} && exit 0; sleep 1; done; exit 1"));
    docker(&["run", "--rm", "--network", name.as_str(), base.as_str(), "bash", "-c", wait.as_str()]);

    let facts = script(&format!(
        "{try_it} && echo REACHED || echo out of reach\n\
         getent hosts {name} && echo FOUND || echo unknown\n\
         find / -xdev -type s -name '*docker*' -o -type s -name '*containerd*' | grep . && echo SOCKET || echo no socket\n\
         mount 2>/dev/null | grep -E '/(etc|root|home|var/lib/docker) ' && echo MOUNTED || echo nothing of the host\n\
         [ -e /dev/sda ] || [ -e /dev/vda ] || [ -e /dev/mem ] && echo DEVICES || echo no devices\n"
    ))
    .await;
    let log = facts.log.known().unwrap();
    for held in ["out of reach", "unknown", "no socket", "nothing of the host", "no devices"] {
        assert!(log.contains(held), "{held}: {log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_file_is_larger_than_the_limit_and_the_disk_that_is_used_is_given_back() {
    if !available() {
        return;
    }
    // One file ends at 256 MiB. Several are bounded by the engine's disk alone; they go with the container.
    let facts =
        script("trap '' XFSZ; head -c 300000000 /dev/zero > /tmp/hog; echo \"written $(stat -c %s /tmp/hog)\"; exit 3")
            .await;
    let log = facts.log.known().unwrap();
    assert!(log.contains("written 268435456"), "{log}");
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
