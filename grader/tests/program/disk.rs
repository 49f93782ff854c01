//! A class whose disk fills up, or may not be written: what is there is whole, and the same command goes on.
//!
//! Only the administrator of a machine can make a disk small; where that is not allowed, the tests say that they are skipped.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::class::{class, results, school};
use crate::common::{Desk, Ran, files};

/// A file system in memory that is as small as it is told.
struct Disk {
    path: PathBuf,
}

impl Disk {
    /// None where it may not be made.
    fn new(path: PathBuf, bytes: u64) -> Option<Self> {
        fs::create_dir_all(&path).unwrap();
        let disk = Self { path };
        if disk.mount(&["-t", "tmpfs", "-o", &format!("size={bytes}"), "tmpfs"]) {
            return Some(disk);
        }
        println!("SKIPPED: this user may not mount a file system, so nothing was tested on a small one");
        // There is nothing to take down.
        std::mem::forget(disk);
        None
    }

    /// Changes it while it is in use.
    fn change(&self, options: &str) {
        assert!(self.mount(&["-o", &format!("remount,{options}")]), "{options}");
    }

    fn mount(&self, arguments: &[&str]) -> bool {
        let mut mount = Command::new("mount");
        let status = mount.args(arguments).arg(&self.path).stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: what a failed test leaves open must not keep it.
        let _ = Command::new("umount").arg("--lazy").arg(&self.path).status();
    }
}

/// The bytes that the files below `folder` take on a disk.
fn taken(folder: &Path) -> u64 {
    files(folder).iter().map(|file| fs::metadata(folder.join(file)).unwrap().len().div_ceil(4096) * 4096).sum()
}

/// Asserts that whatever is in the folder `o` is what is in `whole`; how many results are there.
fn assert_whole(desk: &Desk, all: &BTreeMap<String, Value>) -> usize {
    let found = results(desk, "o");
    for (id, result) in &found {
        assert_eq!(result, &all[id], "{id}");
        assert!(desk.path(&format!("o/students/{id}/report.html")).exists(), "{id}");
        assert!(desk.path(&format!("o/students/{id}/evidence.json.zst")).exists(), "{id}");
    }
    for file in files(&desk.path("o")).iter().filter(|file| file.ends_with("evidence.json.zst")) {
        let [here, there] = ["o", "whole"].map(|folder| fs::read(desk.path(&format!("{folder}/{file}"))).unwrap());
        assert!(here == there, "{file} is cut short");
    }
    if let Ok(list) = fs::read(desk.path("o/class.json")) {
        serde_json::from_slice::<Value>(&list).unwrap();
    }
    found.len()
}

/// Asserts that the run said what it could not write, and that nothing of it is a defect of the grader's.
fn assert_told(ran: &Ran) {
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("cannot write") || ran.out.contains("cannot write"), "{}{}", ran.out, ran.err);
    assert!(!ran.err.contains("panicked") && !ran.out.contains("defect"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_disk_that_fills_up_loses_nothing_and_the_same_command_goes_on() {
    let desk = Desk::new();
    let roster = school(&desk, 40);
    let ran = class(&desk, &[roster, "--out", "whole"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let all = results(&desk, "whole");
    let size = taken(&desk.path("whole"));
    let Some(disk) = Disk::new(desk.path("o"), size / 2) else { return };

    let ran = class(&desk, &[roster, "--out", "o", "--jobs", "2"]);
    assert_told(&ran);
    let first = assert_whole(&desk, &all);
    assert!((1..40).contains(&first), "{first}");

    // Still full: nothing more, and nothing less.
    assert_told(&class(&desk, &[roster, "--out", "o", "--jobs", "2"]));
    let second = assert_whole(&desk, &all);
    assert!(second >= first, "{first} {second}");

    disk.change(&format!("size={}", size * 4));
    let ran = class(&desk, &[roster, "--out", "o"]);
    assert_eq!((ran.code, assert_whole(&desk, &all)), (3, 40), "{}", ran.err);
    let left: Vec<String> = files(&desk.path("o")).into_iter().filter(|file| file.ends_with(".tmp")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_disk_that_may_not_be_written_is_named_and_nothing_is_begun() {
    let desk = Desk::new();
    let roster = school(&desk, 5);
    assert_eq!(class(&desk, &[roster, "--out", "whole"]).code, 3);
    let all = results(&desk, "whole");
    let Some(disk) = Disk::new(desk.path("o"), 1 << 28) else { return };
    disk.change("ro");
    assert_told(&class(&desk, &[roster, "--out", "o"]));
    assert_eq!(files(&desk.path("o")), Vec::<String>::new());

    disk.change("rw");
    let ran = class(&desk, &[roster, "--out", "o"]);
    assert_eq!((ran.code, assert_whole(&desk, &all)), (3, 5), "{}", ran.err);
}

#[test]
fn shards_on_a_disk_that_may_not_be_written_are_merged() {
    let desk = Desk::new();
    let roster = school(&desk, 5);
    assert_eq!(class(&desk, &[roster, "--out", "whole"]).code, 3);
    let Some(disk) = Disk::new(desk.path("o"), 1 << 28) else { return };
    for part in ["1/2", "2/2"] {
        class(&desk, &[roster, "--out", &format!("o/{}", &part[..1]), "--shard", part]);
    }
    disk.change("ro");
    let ran = desk.run(&["merge", "o/1", "o/2", "--out", "m"]);
    assert_eq!((ran.code, results(&desk, "m")), (3, results(&desk, "whole")), "{}", ran.err);
}
