//! The running sample application with each of its faults in turn, looked at from outside: a table that a person has read says
//! which criteria a fault costs. What looks unusual and is right costs nothing, and the recording gives the same grade.

use std::{fmt::Write as _, fs, path::Path, sync::Mutex, thread};

use crate::{
    bench::{options, with_the_supplier},
    common::Desk,
};
use grader::{
    Manner, Rules, Target,
    core::{Grade, Provenance, Status},
    judge::Judge,
    look, replay,
};
use sample_app::{
    Service, local,
    test_support::faults::{self, Fault, Switch, router},
};
use tokio::runtime::Runtime;

/// The table, below the crate's folder.
const TABLE: &str = "tests/pages/faults.txt";

/// How many labs run side by side.
const AT_ONCE: usize = 4;

/// The grade of the application with a fault in one of its services, after a check that its recording gives the same.
fn graded(judge: &Judge, runtime: &Runtime, service: Service, fault: Option<&'static Fault>) -> Grade {
    let switch = Switch::default();
    let started = local::start_with(options(), |service, store| router(service, store, switch.clone()));
    let app = runtime.block_on(started).unwrap();
    with_the_supplier(runtime, &app);
    if let Some(fault) = fault {
        switch.set(service, fault);
    }
    let desk = Desk::new();
    let file = format!(
        "[student]\nid = \"s1\"\n[urls]\nmonolith = \"{}\"\nload_balancer = \"{}\"\nload_balancer_8080 = \"{}\"\nemployee = \"{}\"\n",
        app.monolith_url, app.front_80_url, app.front_8080_url, app.employee_url
    );
    desk.file("submission.toml", file);
    let Target::Live(file) = Target::open(&desk.path("submission.toml")).unwrap() else { panic!("not live") };
    let manner = Manner {
        local: true,
        read_only: false,
        provenance: Provenance::Observed,
        whole: false,
        stops_on_signal: false,
        deadline: None,
    };
    let looked = look(judge, *file, manner, &[]).unwrap().graded;
    assert!(replay(judge, &looked.evidence, &[]) == looked.grade, "the recording gives another grade");
    looked.grade
}

/// The criteria that `grade` fails and the `right` application does not, and those that cannot be seen any more.
fn effect(grade: &Grade, right: &Grade) -> String {
    let lost = |status| matches!(status, Status::Failed | Status::Blocked);
    let changed = |wanted: &dyn Fn(Status, Status) -> bool| {
        let pairs = right.criteria().zip(grade.criteria());
        let ids =
            pairs.filter(|(before, now)| wanted(before.status(), now.status())).map(|(_, now)| now.id.to_string());
        ids.collect::<Vec<_>>().join(" ")
    };
    let unseen = changed(&|before, now| before == Status::Passed && now == Status::Inconclusive);
    match (changed(&|before, now| lost(now) && !lost(before)).as_str(), unseen.as_str()) {
        ("", "") => "-".to_owned(),
        (lost, "") => lost.to_owned(),
        (lost, unseen) => format!("{lost} (not seen: {unseen})").trim_start().to_owned(),
    }
}

#[test]
fn every_fault_of_a_page_costs_what_it_should_and_nothing_else() {
    let judge = Rules::embedded().judge().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let right = graded(&judge, &runtime, Service::Monolith, None);
    assert!(right.criteria().any(|c| c.status() == Status::Passed));

    let of = |fault: &'static Fault| {
        Service::ALL.into_iter().filter(|s| fault.services.contains(s)).map(move |s| (s, fault))
    };
    let all: Vec<_> = faults::all().chain(faults::harmless()).flat_map(of).enumerate().collect();
    let (waiting, done) = (Mutex::new(all), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let Some((at, (service, fault))) = waiting.lock().unwrap().pop() else { return };
                    let grade = graded(&judge, &runtime, service, Some(fault));
                    done.lock().unwrap().push((at, service, fault.id, effect(&grade, &right)));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(at, ..)| *at);
    for fault in faults::harmless() {
        for (_, service, id, effect) in done.iter().filter(|(_, _, id, _)| *id == fault.id) {
            assert_eq!(effect, "-", "{id} of {service:?} is harmless");
        }
    }
    let mut table = String::new();
    for (_, service, id, effect) in &done {
        writeln!(table, "{:<9} {id:<34} {effect}", format!("{service:?}").to_lowercase()).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &table).unwrap();
    }
    assert_eq!(table, fs::read_to_string(&path).unwrap_or_default(), "UPDATE_GOLDEN=1 writes the table anew; read it");
}
