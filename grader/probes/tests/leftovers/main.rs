//! That nothing of the grader's stays in the engine. A process of its own: what belongs to it is told by its id.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "shared with the tests of what is seen")]
#[path = "../containers/support.rs"]
mod support;

use std::{
    process::{Command, Stdio},
    time::Duration,
};

use grader_core::{Observer as _, Question};

use support::{Student, available, base, lab, leftovers};

/// Waits until the process `id` has something in the engine.
async fn begun(id: u32) {
    while leftovers(id).is_empty() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Looks at the sample application, and is stopped in the middle of it.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "the next test runs it in a process of its own, and kills that"]
async fn looks_until_it_is_killed() {
    Student::sample().tried("customer").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_up_is_removed_at_once_and_what_was_killed_by_the_next_run() {
    if !available() {
        return;
    }
    let own = std::process::id();
    let student = Student::sample();
    let live = student.live(&lab());
    let question = Question::Container("customer".to_owned());
    // A future that is dropped is what an interrupted run, and a panic beside it, come to.
    tokio::select! {
        _ = live.ask(&question) => {}
        () = begun(own) => {}
    }
    drop(live);
    assert_eq!(leftovers(own), Vec::<String>::new(), "given up");

    let arguments = ["--exact", "looks_until_it_is_killed", "--ignored"];
    let mut child = Command::new(std::env::current_exe().unwrap());
    let mut child = child.args(arguments).stdout(Stdio::null()).spawn().unwrap();
    begun(child.id()).await;
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!leftovers(child.id()).is_empty(), "nobody cleared up after it");
    student.tried("customer").await;
    assert_eq!(leftovers(child.id()), Vec::<String>::new(), "swept up");
    assert_eq!(leftovers(own), Vec::<String>::new(), "done");

    // A microservice that does not want to end, and one whose build does not, end all the same.
    let mut short = lab();
    short.containers.as_mut().unwrap().build_seconds = 5;
    for dockerfile in [
        "ENTRYPOINT [\"bash\", \"-c\", \"trap '' TERM INT HUP; while :; do sleep 1; done\"]",
        "RUN trap '' TERM INT HUP; while :; do sleep 1; done",
    ] {
        let student = Student::empty();
        for service in ["customer", "employee"] {
            student.write(&format!("{service}/Dockerfile"), format!("FROM {}\n{dockerfile}\n", base()));
        }
        student.live(&short).ask(&question).await;
        assert_eq!(leftovers(own), Vec::<String>::new(), "{dockerfile}");
    }
}
