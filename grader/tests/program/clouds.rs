//! Whole labs in the emulator: every one of the catalogue, live and replayed; and the right one when a call fails, for every
//! call that the grader makes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use crate::bench::Bench;
use grader::{
    Manner, Rules, Target,
    core::{Access, Grade, Provenance, Recorder, Selection, Status, Submission, SubmissionFile},
    judge::Judge,
    look,
    probes::{Call, Limits, Live},
    replay,
};
use grader_testbed::{Emulator, Fault, Kind, variants};

/// How many labs are looked at side by side: the emulator answers one call at a time.
const AT_ONCE: usize = 3;

/// Of so many failures a call meets one, where it does not meet all.
const SAMPLE: usize = 3;

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

/// A failure of a cloud, and what may come of it.
#[derive(Clone, Debug)]
struct Failure {
    fault: Fault,
    how: How,
}

/// Which calls of an operation fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// All of them.
    Always,
    /// All but the first one.
    Later,
    /// The first two: this is survived, and leaves no trace.
    Twice,
    /// The first page of each list: this leaves no trace either.
    Harmless,
}

/// All failures that a call may meet; those of pages only where the call gives a list.
fn failures(list: bool) -> Vec<Failure> {
    let failure = |how: How| move |fault: Fault| Failure { fault, how };
    let short = [Fault::Throttled, Fault::ServerError, Fault::Reset, Fault::Truncated];
    let lasting = [
        Fault::AccessDenied,
        Fault::ExpiredToken,
        Fault::Malformed,
        Fault::Truncated,
        Fault::Throttled,
        Fault::ServerError,
        Fault::Reset,
        Fault::SkewedClock,
        Fault::Delay(Duration::from_secs(600)),
    ];
    let mut all: Vec<Failure> = lasting.into_iter().map(failure(How::Always)).collect();
    all.extend([Fault::ExpiredToken, Fault::AccessDenied].map(failure(How::Later)));
    all.extend(short.map(failure(How::Twice)));
    if list {
        all.extend([failure(How::Harmless)(Fault::EmptyPage), failure(How::Always)(Fault::EndlessPages)]);
    }
    all
}

/// The calls that give a list in pages.
const LISTS: [&str; 28] = [
    "application-autoscaling:DescribeScalableTargets",
    "application-autoscaling:DescribeScalingPolicies",
    "cloud9:ListEnvironments",
    "cloudwatch:DescribeAlarms",
    "cloudwatch:ListMetrics",
    "codecommit:ListBranches",
    "codecommit:ListFileCommitHistory",
    "codecommit:ListRepositories",
    "codedeploy:ListApplications",
    "codedeploy:ListDeploymentGroups",
    "codedeploy:ListDeployments",
    "codepipeline:ListPipelines",
    "ec2:DescribeInstances",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ecr:DescribeImages",
    "ecr:DescribeRepositories",
    "ecs:ListClusters",
    "ecs:ListServices",
    "ecs:ListTaskDefinitionFamilies",
    "ecs:ListTasks",
    "elasticloadbalancing:DescribeListeners",
    "elasticloadbalancing:DescribeLoadBalancers",
    "elasticloadbalancing:DescribeRules",
    "elasticloadbalancing:DescribeTargetGroups",
    "logs:DescribeLogGroups",
    "rds:DescribeDBInstances",
];

/// A right lab whose code was pushed, so that every call has an answer to give.
fn bench() -> Bench {
    let bench = Bench::new(&[]);
    bench.source_in_the_account();
    bench
}

/// The grade by an observer with little patience: what takes minutes to give up takes a second.
fn graded_impatiently(judge: &Judge, bench: &Bench, patience: Duration) -> Grade {
    let Target::Live(file) = Target::open(&bench.desk.path("submission.toml")).unwrap() else { panic!("not live") };
    let submission = Submission { lab: Some(judge.lab().id.clone()), ..file.public() };
    let SubmissionFile { aws, documents, source, folder, .. } = *file;
    let access = Access { aws, local: true, read_only: true, documents, source, folder };
    let limits = Limits {
        attempts: 3,
        first_pause: Duration::from_millis(5),
        attempt: patience,
        operation: patience * 4,
        ..Limits::default()
    };
    let live = Arc::new(Live::new(&submission, access, &judge.lab().region).with_limits(limits));
    let recorder = Recorder {
        version: String::new(),
        provenance: Provenance::Observed,
        started_at: "2030-01-01T00:00:00Z".parse().unwrap(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(grader::grade(judge, live, &submission, &of_the_account(), |live| live.evidence(recorder))).grade
}

/// Complains when a failure of `operation` costs a mark, hides what it should not, or is not named.
fn complaint(
    judge: &Judge,
    bench: &Bench,
    usual: &BTreeMap<String, Status>,
    operation: &str,
    failure: &Failure,
) -> Option<String> {
    let Failure { fault, how } = failure;
    bench.proxy.reset();
    match how {
        How::Always | How::Harmless => bench.proxy.inject(operation, fault.clone()),
        How::Later => bench.proxy.inject_after(operation, fault.clone(), 1),
        How::Twice => bench.proxy.inject_times(operation, fault.clone(), 2),
    }
    // An answer that comes late is waited for in vain; any other may take its time on a slow machine.
    let patience = if matches!(fault, Fault::Delay(_)) { Duration::from_secs(2) } else { Duration::from_secs(30) };
    let grade = graded_impatiently(judge, bench, patience);
    let found = statuses(&grade);
    let what = format!("{operation} {how:?} {fault:?}");
    let changed = found.iter().filter(|(id, status)| **status != usual[*id]);
    let wrong: Vec<_> = match how {
        How::Twice | How::Harmless => changed.collect(),
        How::Always | How::Later => changed.filter(|(_, status)| **status != Status::Inconclusive).collect(),
    };
    if !wrong.is_empty() {
        return Some(format!("{what}: {wrong:?}"));
    }
    let verdicts: String = grade.criteria().map(|c| format!("{:?}\n", c.verdict)).collect();
    (found != *usual && !verdicts.contains(operation)).then(|| format!("{what}: the gap does not name the call"))
}

/// Each call of the grader meets failures of each kind that there is, one in a run. `GRADER_TEST_FAULTS=all` has every call
/// meet every failure; without it each call meets a few of them, and each failure many calls.
#[test]
fn whichever_call_fails_no_mark_is_wrong() {
    let judge = Rules::embedded().judge().unwrap();
    let all = std::env::var("GRADER_TEST_FAULTS").is_ok_and(|value| value == "all");
    let benches: Vec<_> = (0..AT_ONCE).map(|_| bench()).collect();
    let usual = statuses(&graded_impatiently(&judge, &benches[0], Duration::from_secs(30)));
    let lost: Vec<_> = usual.iter().filter(|(_, s)| **s == Status::Failed).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let operations: BTreeSet<String> = benches[0].proxy.calls().into_iter().map(|call| call.operation).collect();
    let unasked: Vec<_> = Call::ALL.iter().filter(|call| !operations.contains(call.action())).collect();
    // Whose the keys are, no criterion asks.
    assert_eq!(unasked, [&Call::GetCallerIdentity], "no answer of these is ever spoilt");
    for list in LISTS {
        assert!(operations.contains(list), "{list} is not asked");
    }
    let runs: Vec<(String, Failure)> = operations
        .iter()
        .enumerate()
        .flat_map(|(at, operation)| {
            let failures = failures(LISTS.contains(&operation.as_str()));
            // Neighbours begin at different places, so that each failure comes to many services.
            let chosen = failures.into_iter().enumerate().filter(move |(n, _)| all || (n + at) % SAMPLE == 0);
            chosen.map(|(_, failure)| (operation.clone(), failure))
        })
        .collect();
    let count = runs.len();
    let free = Mutex::new(benches);
    let complaints = side_by_side(runs, |(operation, failure)| {
        let bench = free.lock().unwrap().pop().unwrap();
        let complaint = complaint(&judge, &bench, &usual, &operation, &failure);
        free.lock().unwrap().push(bench);
        complaint
    });
    println!("{count} runs with one failure each");
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

/// Keys that expire in the middle: every call after the first few is refused.
#[test]
fn keys_that_expire_in_the_middle_cost_no_mark() {
    let judge = Rules::embedded().judge().unwrap();
    let bench = bench();
    let patience = Duration::from_secs(30);
    let usual = statuses(&graded_impatiently(&judge, &bench, patience));
    let calls = u32::try_from(bench.proxy.calls().len()).unwrap();
    for part in 0..6 {
        bench.proxy.reset();
        bench.proxy.inject_after("*", Fault::ExpiredToken, calls * part / 6);
        let found = statuses(&graded_impatiently(&judge, &bench, patience));
        let unseen = found.values().filter(|status| **status == Status::Inconclusive).count();
        assert!(unseen > 0, "after {part} sixths nothing was missed");
        for (id, status) in &found {
            assert!(*status == usual[id] || *status == Status::Inconclusive, "after {part} sixths {id} is {status:?}");
        }
    }
}
