//! The shipped images with a real database: the whole contract, writers, and a database that goes and comes back.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "support/containers.rs"]
mod containers;
mod support;

use std::collections::{BTreeSet, HashMap};

use containers::{Lab, Shipped, available, until};
use futures::future::{join, join_all};
use reqwest::StatusCode;
use sample_app::{
    Service, Store,
    test_support::{check::Subject, faults},
};
use support::{
    Bench, holds,
    load::{Readers, add, client, nothing_is_lost},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_row_holds_in_the_shipped_containers() {
    if !available() {
        return;
    }
    let lab = Lab::start().await;
    lab.database_here().await;
    let host = lab.database_host();
    // Nothing listens on the database's port in the container itself.
    let (here, dead) = join(
        join_all(Service::ALL.map(|service| lab.service(service, &host))),
        join_all(Service::ALL.map(|service| lab.service(service, "127.0.0.1"))),
    )
    .await;
    let employee = lab.service(Service::Employee, &host).await;
    let subjects: Vec<_> = Service::ALL
        .into_iter()
        .zip(here.iter().zip(&dead))
        .map(|(service, (here, dead))| {
            let subject = Subject::alone(service, here.url.clone()).with_dead_database(dead.url.clone());
            (service, subject.with_writer(Service::Employee, employee.url.clone()))
        })
        .collect();
    println!("{} rows hold in containers with MariaDB", holds(&subjects).await);
    for Shipped { container, .. } in here.into_iter().chain(dead) {
        container.stop_with_timeout(Some(10)).await.unwrap();
        assert_eq!(container.exit_code().await.unwrap(), Some(0), "expected an orderly end after SIGTERM");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_row_holds_on_mariadb_and_fifty_writers_lose_nothing() {
    if !available() {
        return;
    }
    let lab = Lab::start().await;
    let database = lab.database_here().await;
    let bench = Bench::start(database.clone()).await;
    println!("{} rows hold on MariaDB", holds(&bench.subjects).await);
    nothing_is_lost(bench.url(Service::Monolith), &bench.store, "Writer").await;
    nothing_is_lost(&bench.url(Service::Employee).join("/admin/").unwrap(), &bench.store, "Employee").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn services_that_start_together_fill_the_table_once() {
    if !available() {
        return;
    }
    let lab = Lab::start().await;
    let host = lab.database_host();
    let employees = join_all((0..4).map(|_| lab.service(Service::Employee, &host))).await;
    // They started before the database was ready; each of them finds it in its own time.
    for employee in &employees {
        let list = employee.url.join("admin/suppliers").unwrap();
        until("the list", || async {
            sample_app::test_support::http::get(list.clone())
                .await
                .unwrap()
                .text()
                .await
                .unwrap()
                .contains("scope=\"row\"")
        })
        .await;
    }
    let store = Store::new(&lab.database_here().await).unwrap();
    assert_eq!(store.list().await.unwrap().len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_stops_under_load_is_an_alert_until_it_is_back() {
    if !available() {
        return;
    }
    let lab = Lab::start().await;
    let host = lab.database_host();
    let (customer, employee) = join(lab.service(Service::Customer, &host), lab.service(Service::Employee, &host)).await;
    let base = employee.url.join("admin/").unwrap();
    lab.database_here().await;
    let readers = Readers::start(8, &customer.url.join("suppliers").unwrap());
    Readers::wait_for_more(&readers.good, "a list while the database runs").await;
    until("a supplier", || async { add(&client(), &base, "Before the stop").await == StatusCode::FOUND }).await;

    for _ in 0..2 {
        lab.database.stop_with_timeout(Some(20)).await.unwrap();
        Readers::wait_for_more(&readers.alerts, "an alert while the database is stopped").await;
        assert_eq!(add(&client(), &base, "While it is stopped").await, StatusCode::OK);
        lab.database.start().await.unwrap();
        Readers::wait_for_more(&readers.good, "a list after the database is back").await;
    }

    until("a supplier", || async { add(&client(), &base, "After the stop").await == StatusCode::FOUND }).await;
    readers.stop().await;
    let page =
        sample_app::test_support::http::get(base.join("suppliers").unwrap()).await.unwrap().text().await.unwrap();
    assert!(
        page.contains("Before the stop") && page.contains("After the stop") && !page.contains("While it is stopped"),
        "{page}"
    );
}

#[tokio::test]
async fn no_fault_is_in_a_shipped_image() {
    // The search finds what is there: this test's own program has every fault in it.
    let own = fault_ids(&std::fs::read(std::env::current_exe().unwrap()).unwrap());
    assert_eq!(own.len(), faults::all().chain(faults::harmless()).count());
    if !available() {
        return;
    }
    let lab = Lab::start().await;
    let shipped = join_all(Service::ALL.map(|service| lab.service(service, "127.0.0.1"))).await;
    for (service, shipped) in Service::ALL.into_iter().zip(shipped) {
        let name = service.site().name;
        let mut program = Vec::new();
        shipped.container.copy_file_from(format!("/usr/local/bin/{name}"), &mut program).await.unwrap();
        let brand = service.site().brand.as_bytes();
        assert!(program.windows(brand.len()).any(|window| window == brand), "expected the {name} service's program");
        assert_eq!(fault_ids(&program), BTreeSet::new(), "faults in the image of {name}");
    }
}

/// The ids of all faults and harmless variations that stand in a program.
fn fault_ids(program: &[u8]) -> BTreeSet<&'static str> {
    // One pass over the program: a search for each id takes minutes in a debug build.
    const START: usize = 8;
    let mut by_start: HashMap<&[u8], Vec<&'static str>> = HashMap::new();
    for fault in faults::all().chain(faults::harmless()) {
        by_start.entry(&fault.id.as_bytes()[..START]).or_default().push(fault.id);
    }
    let of_an_id = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let starts = program.windows(START).enumerate().filter(|(_, window)| window.iter().all(of_an_id));
    let candidates = starts.filter_map(|(at, window)| Some((at, by_start.get(window)?)));
    candidates
        .flat_map(|(at, ids)| ids.iter().copied().filter(move |id| program[at..].starts_with(id.as_bytes())))
        .collect()
}
