//! Every fault of the catalogue breaks exactly the rows that it names, and every row is broken by one: no row is there for show.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod support;

use std::collections::BTreeSet;

use sample_app::{
    Service,
    config::Database,
    test_support::{
        check::Subject,
        contract,
        faults::{self, Fault},
    },
};
use support::Bench;

/// The rows of a service that do not hold while it has a fault.
async fn broken(bench: &Bench, service: Service, subject: &Subject, fault: &'static Fault) -> BTreeSet<&'static str> {
    let subject = subject.clone().with_dockerfile(fault.dockerfile(service));
    let mut broken = BTreeSet::new();
    for row in contract::rows(service) {
        // Set again for each row: a process that has died lives again.
        bench.switch.set(service, fault);
        if subject.check(row).await.is_err() {
            broken.insert(row.id);
        }
    }
    broken
}

fn named(service: Service, fault: &Fault) -> BTreeSet<&'static str> {
    fault.rows(service).map(|row| row.id).collect()
}

/// What is wrong with the catalogue's faults of one service, and how many they are.
async fn wrong(service: Service) -> (Vec<String>, usize) {
    let bench = Bench::start(Database::Sqlite("sqlite::memory:".into())).await;
    let subject = bench.subject(service);
    let (mut wrong, mut count) = (Vec::new(), 0);
    for fault in faults::all().filter(|fault| fault.services.contains(&service)) {
        count += 1;
        let (named, found) = (named(service, fault), broken(&bench, service, subject, fault).await);
        let (missing, more): (Vec<_>, Vec<_>) =
            (named.difference(&found).collect(), found.difference(&named).collect());
        if named != found {
            wrong.push(format!("{service:?} {}: does not break {missing:?}, breaks unnamed {more:?}", fault.id));
        }
    }
    (wrong, count)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_breaks_exactly_the_rows_it_names() {
    let tasks = Service::ALL.map(|service| tokio::spawn(wrong(service)));
    let (mut all, mut count) = (Vec::new(), 0);
    for task in tasks {
        let (wrong, faults) = task.await.unwrap();
        all.extend(wrong);
        count += faults;
    }
    assert!(all.is_empty(), "{} of {count} faults are not as the catalogue says:\n{}", all.len(), all.join("\n"));
    println!("{count} faults break exactly what they name");
}

#[tokio::test]
async fn harmless_variations_break_nothing_although_the_pages_differ() {
    let bench = Bench::start(Database::Sqlite("sqlite::memory:".into())).await;
    for fault in faults::harmless() {
        for (service, subject) in bench.subjects.iter().filter(|(service, _)| fault.services.contains(service)) {
            bench.switch.clear();
            let correct = bench.home(*service).await;
            bench.switch.set(*service, fault);
            assert_ne!(bench.home(*service).await, correct, "{} changes nothing on {service:?}", fault.id);
            assert_eq!(broken(&bench, *service, subject, fault).await, BTreeSet::new(), "{} on {service:?}", fault.id);
        }
    }
}

#[test]
fn the_catalogue_is_whole() {
    let mut ids = BTreeSet::new();
    for fault in faults::all().chain(faults::harmless()) {
        assert!(ids.insert(fault.id), "two faults are named {}", fault.id);
        for entry in fault.breaks {
            let known = fault.services.iter().any(|service| fault.rows(*service).any(|row| faults::names(entry, row)));
            assert!(known, "{} names {entry}, which none of its services has", fault.id);
        }
    }
    for service in Service::ALL {
        let of_service: Vec<_> = faults::all().filter(|fault| fault.services.contains(&service)).collect();
        for fault in &of_service {
            assert!(!named(service, fault).is_empty(), "{} names no row of {service:?}", fault.id);
        }
        for row in contract::rows(service) {
            assert!(
                of_service.iter().any(|fault| named(service, fault).contains(row.id)),
                "no fault breaks {} of {service:?}",
                row.id
            );
        }
    }
}
