//! A class over the emulator, each student in an account of their own, killed in the middle: nothing is lost, and nobody is
//! looked at twice.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Instant, SystemTime},
};

use crate::bench::{addresses, application};
use crate::common::{Desk, files};
use grader_testbed::{Emulator, Proxy, Seeded, write_submission};
use sample_app::local;
use serde_json::Value;

/// The phases that the emulator and the sample application can show of many students at once: neither containers nor
/// changes of suppliers, of which all students share one list.
const PHASES: &str = "1,2,3,5,6,7,8";

/// How many labs are seeded at once.
const BATCH: usize = 20;

/// A class, with a proxy for each account.
struct School {
    desk: Desk,
    labs: Vec<(Seeded, Proxy)>,
    // Last: what runs on the runtime ends before it.
    _app: local::Running,
    _runtime: tokio::runtime::Runtime,
}

impl School {
    fn new(size: usize) -> Self {
        let emulator = Emulator::shared().unwrap();
        let (runtime, app) = application();
        let desk = Desk::new();
        let mut labs = Vec::new();
        // Every third student has a fault of their own.
        let orders: Vec<&[&str]> = (0..size).map(|n| if n % 3 == 2 { &["tg-port-80"][..] } else { &[][..] }).collect();
        for batch in orders.chunks(BATCH) {
            for lab in emulator.seed_many(batch).unwrap() {
                let proxy = Proxy::with_overlay(emulator.endpoint(), lab.overlay.clone()).unwrap();
                labs.push((lab, proxy));
            }
        }
        let mut roster = "id,name,submission\n".to_owned();
        for (n, (lab, proxy)) in labs.iter().enumerate() {
            let (id, work) = (format!("s{n}"), desk.path(&format!("work/s{n}")));
            fs::create_dir_all(&work).unwrap();
            write_submission(&work, &id, &format!("Student {n}"), lab, addresses(&app, proxy)).unwrap();
            roster += &format!("{id},Student {n},work/{id}\n");
        }
        desk.file("roster.csv", roster);
        Self { desk, labs, _app: app, _runtime: runtime }
    }

    /// Starts grading all of it, or going on.
    fn begin(&self, jobs: &str) -> Child {
        Command::new(env!("CARGO_BIN_EXE_grader"))
            .args(["class", "roster.csv", "--out", "o", "--local", "--read-only", "--only", PHASES, "--jobs", jobs])
            .current_dir(self.desk.path(""))
            .env_clear()
            .envs([("LC_ALL", "en_CA.UTF-8"), ("PATH", "/usr/bin:/bin")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// The results that are there, and when they were written. Each is whole.
    fn results(&self) -> BTreeMap<String, (SystemTime, Value)> {
        let folders = fs::read_dir(self.desk.path("o/students")).into_iter().flatten();
        let result = |folder: &Path| {
            let path = folder.join("result.json");
            let written = fs::metadata(&path).ok()?.modified().unwrap();
            let value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            assert!(folder.join("evidence.json.zst").exists() && folder.join("report.html").exists(), "{folder:?}");
            Some((folder.file_name().unwrap().to_str().unwrap().to_owned(), (written, value)))
        };
        folders.filter_map(|entry| result(&entry.unwrap().path())).collect()
    }

    fn count(&self) -> usize {
        let folders = fs::read_dir(self.desk.path("o/students")).into_iter().flatten();
        folders.filter(|entry| entry.as_ref().unwrap().path().join("result.json").exists()).count()
    }
}

/// The peak of a process's memory so far, in kB.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

/// Waits for `child` until it ends, or until `enough`; the peak of its memory in kB.
fn watch(child: &mut Child, enough: impl Fn() -> bool) -> u64 {
    let mut most = 0;
    while child.try_wait().unwrap().is_none() && !enough() {
        most = most.max(peak(child).unwrap_or_default());
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    most
}

/// Grades a class of `size`, `jobs` at once, kills the program when half of it is done, goes on, and prints what it took.
fn killed_in_the_middle(size: usize, jobs: &str) {
    let school = School::new(size);
    let began = Instant::now();
    let mut child = school.begin(jobs);
    let mut memory = watch(&mut child, || school.count() >= size / 2);
    child.kill().unwrap();
    child.wait().unwrap();
    let (first, before) = (began.elapsed(), school.results());
    assert!(before.len() >= size / 2 && before.len() < size, "{}", before.len());
    let called: Vec<usize> = school.labs.iter().map(|(_, proxy)| proxy.calls().len()).collect();

    let began = Instant::now();
    let mut child = school.begin(jobs);
    memory = memory.max(watch(&mut child, || false));
    let second = began.elapsed();
    assert_eq!(child.wait().unwrap().code(), Some(3), "round trips were not tried");
    let after = school.results();
    assert_eq!(after.len(), size, "nobody is lost");
    for (id, (written, _)) in &before {
        assert_eq!(after[id].0, *written, "{id} was graded twice");
        let n: usize = id[1..].parse().unwrap();
        assert_eq!(school.labs[n].1.calls().len(), called[n], "{id} was looked at twice");
    }
    let evidence = |id: &str| school.desk.path(&format!("o/students/{id}/evidence.json.zst"));
    let mut calls = Vec::new();
    for (n, (lab, proxy)) in school.labs.iter().enumerate() {
        let id = format!("s{n}");
        assert_eq!(proxy.refused(), Vec::<String>::new(), "{id}: only read calls are made");
        let bundle = grader::bundle::read(&evidence(&id)).unwrap();
        let identity = bundle.evidence.facts::<grader::core::facts::Identity>().unwrap().0;
        assert_eq!(identity.account, lab.account, "{id} has the account of another");
        let failed = after[&id].1.to_string().contains("\"status\":\"failed\"");
        assert_eq!(failed, n % 3 == 2, "{id}");
        calls.push(proxy.calls().len());
    }
    let leftover = files(&school.desk.path("o")).into_iter().filter(|file| file.ends_with(".tmp")).count();
    calls.sort_unstable();
    println!(
        "{size} students: {:.1} s to the kill ({} done), {:.1} s for the rest, {} MB at most; AWS calls per student {}–{}, \
         half-written files {leftover}",
        first.as_secs_f64(),
        before.len(),
        second.as_secs_f64(),
        memory / 1024,
        calls[0],
        calls[calls.len() - 1],
    );
}

#[test]
fn a_small_class_that_is_killed_loses_nothing_and_looks_at_nobody_twice() {
    killed_in_the_middle(6, "1");
}

/// What the documentation promises of a real class: `cargo test --locked --workspace --test program class_live -- --ignored --nocapture`. `CLASS_SIZE`
/// makes it another size.
#[test]
#[ignore = "seeds 200 accounts, which takes minutes and gigabytes"]
fn a_large_class_that_is_killed_loses_nothing_and_looks_at_nobody_twice() {
    killed_in_the_middle(std::env::var("CLASS_SIZE").map_or(200, |size| size.parse().unwrap()), "8");
}
