//! Whole labs in the emulator: every one of the catalogue, live and replayed; and the right one when a call fails, for every
//! call that the grader makes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
    thread,
};

use crate::bench::Bench;
use grader::{
    Manner, Rules, Target,
    core::{Grade, Provenance, Selection, Status},
    judge::Judge,
    look, replay,
};
use grader_testbed::{Emulator, Fault, Kind, variants};

/// How many labs are looked at side by side: the emulator answers one call at a time.
const AT_ONCE: usize = 3;

/// The tasks whose variants are in the code that was pushed: it is what is handed in for them.
const CODE_IN_THE_ACCOUNT: [&str; 2] = ["4.7", "5.6"];

/// What is asked of an account and its source code. The answers that are handed in are those of the right lab: criteria that
/// compare them with the account's own names, 8.6-c and 8.6-d, have their cases in the ledgers.
fn of_the_account() -> Vec<Selection> {
    ["2.1", "3", "4.1", "4.7", "5", "6", "7", "8.1", "8.2", "8.3", "8.4", "8.5", "8.6-a", "8.6-b", "9"]
        .map(|s| s.parse().unwrap())
        .into()
}

/// The grade of the bench's lab, after a check that its recording gives the same.
fn graded(judge: &Judge, bench: &Bench) -> Grade {
    let Target::Live(file) = Target::open(&bench.desk.path("submission.toml")).unwrap() else { panic!("not live") };
    let manner = Manner {
        local: true,
        read_only: true,
        provenance: Provenance::Observed,
        whole: false,
        stops_on_signal: false,
        deadline: None,
    };
    let only = of_the_account();
    let looked = look(judge, *file, manner, &only).unwrap().graded;
    assert!(replay(judge, &looked.evidence, &only) == looked.grade, "the recording gives another grade");
    looked.grade
}

fn statuses(grade: &Grade) -> BTreeMap<String, Status> {
    grade.criteria().map(|c| (c.id.to_string(), c.status())).collect()
}

/// Does `work` for every item, some at a time, and gives back what it complains of.
fn side_by_side<T: Send>(items: Vec<T>, work: impl Fn(T) -> Option<String> + Sync) -> Vec<String> {
    let (items, complaints) = (Mutex::new(items), Mutex::new(Vec::new()));
    let next = || items.lock().unwrap().pop();
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(item) = next() {
                    complaints.lock().unwrap().extend(work(item));
                }
            });
        }
    });
    complaints.into_inner().unwrap()
}

#[test]
fn every_lab_of_the_catalogue_is_told_right_from_wrong_and_replays_alike() {
    let judge = Rules::embedded().judge().unwrap();
    let all = variants().unwrap();
    let orders: Vec<[&str; 1]> = all.iter().map(|variant| [variant.id.as_str()]).collect();
    let orders: Vec<&[&str]> = orders.iter().map(<[&str; 1]>::as_slice).collect();
    let seeded = Emulator::shared().unwrap().seed_many(&orders).unwrap();
    let labs: Vec<_> = all.iter().zip(seeded).collect();
    let complaints = side_by_side(labs, |(variant, lab)| {
        let bench = Bench::of(lab);
        if CODE_IN_THE_ACCOUNT.contains(&variant.task.as_str()) {
            bench.source_in_the_account();
        }
        let found = statuses(&graded(&judge, &bench));
        let lost: Vec<_> =
            found.iter().filter(|(_, s)| matches!(s, Status::Failed | Status::Blocked | Status::Broken)).collect();
        let about = |id: &str| variant.task.is_empty() || id.starts_with(&format!("{}-", variant.task));
        let noticed = lost.iter().any(|(id, status)| **status == Status::Failed && about(id));
        match variant.kind {
            Kind::Variation if !lost.is_empty() => Some(format!("{} is right and loses {lost:?}", variant.id)),
            Kind::Fault if !noticed => {
                Some(format!("{} ({}) is wrong and loses only {lost:?}", variant.id, variant.task))
            }
            _ => None,
        }
    });
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn whichever_call_fails_no_mark_is_wrong() {
    let judge = Rules::embedded().judge().unwrap();
    let bench = Bench::new(&[]);
    let usual = statuses(&graded(&judge, &bench));
    let operations: BTreeSet<String> = bench.proxy.calls().into_iter().map(|call| call.operation).collect();
    assert!(operations.len() > 25, "{operations:?}");
    for operation in &operations {
        for fault in [Fault::AccessDenied, Fault::ExpiredToken, Fault::Malformed, Fault::Truncated] {
            bench.proxy.reset();
            bench.proxy.inject(operation, fault.clone());
            let grade = graded(&judge, &bench);
            let found = statuses(&grade);
            for (id, status) in &found {
                let as_usual = *status == usual[id];
                assert!(as_usual || *status == Status::Inconclusive, "{operation} {fault:?}: {id} is {status:?}");
            }
            let verdicts: String = grade.criteria().map(|c| format!("{:?}\n", c.verdict)).collect();
            let named = found == usual || verdicts.contains(operation.as_str());
            assert!(named, "{operation} {fault:?}: the gap does not name the call: {verdicts}");
        }
    }
}
