//! Every lab can be seeded, and every variant reaches the emulator.

use std::collections::{BTreeMap, BTreeSet};

use grader_testbed::{Emulator, Kind, TestbedError, variants};

#[test]
fn the_correct_lab_is_whole() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let lab = emulator.seed(&[]).expect("the correct lab is seeded");
    assert_eq!(lab.region, "us-east-1");
    assert!(lab.monolith_ip.is_some() && lab.instance_id.is_some() && lab.load_balancer_arn.is_some());
    assert!(lab.database_host.expect("a database").contains(".rds.amazonaws.com"));
    assert!(lab.load_balancer_dns.expect("a load balancer").ends_with(".us-east-1.elb.amazonaws.com"));
    let groups: Vec<_> = lab.target_groups.keys().map(String::as_str).collect();
    assert_eq!(groups, ["customer-one", "customer-two", "employee-one", "employee-two"]);
    assert!(lab.target_groups.values().all(|arn| arn.contains(&lab.account)), "{:?}", lab.target_groups);
}

#[test]
fn every_variant_changes_the_account_in_its_own_way() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let all = variants().expect("the catalogue is read");
    // Twice the correct lab: unless these two agree, differences prove nothing.
    let orders: Vec<Vec<&str>> =
        [vec![], vec![]].into_iter().chain(all.iter().map(|variant| vec![variant.id.as_str()])).collect();
    let orders: Vec<&[&str]> = orders.iter().map(Vec::as_slice).collect();
    let seeded = emulator.snapshots(&orders).expect("every lab is seeded");
    assert_eq!(seeded[0].snapshot, seeded[1].snapshot, "two correct labs look the same");

    let mut seen: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (order, lab) in orders.iter().zip(&seeded).skip(1) {
        seen.entry(lab.snapshot.clone()).or_default().push(order.join("+"));
    }
    let same: Vec<_> = seen.values().filter(|ids| ids.len() > 1).collect();
    assert!(same.is_empty(), "these labs cannot be told apart: {same:?}");
}

#[test]
fn the_catalogue_covers_the_tasks() {
    let all = variants().expect("the catalogue is read");
    let faults: BTreeSet<_> = all.iter().filter(|v| v.kind == Kind::Fault).map(|v| v.task.as_str()).collect();
    for task in ["2.1", "5.1", "5.2", "5.4", "6.1", "6.2", "7.1", "7.2", "9.1", "9.5"] {
        assert!(faults.contains(task), "no fault for {task}");
    }
    assert!(all.iter().all(|variant| !variant.note.is_empty()));
    assert!(all.iter().any(|variant| variant.kind == Kind::Variation));
}

#[test]
fn an_unknown_or_repeated_variant_is_an_error() {
    let emulator = Emulator::shared().expect("the emulator starts");
    let message = |variants: &[&str]| match emulator.seed(variants) {
        Err(TestbedError::Seeding(message)) => message,
        other => panic!("expected an error, found {other:?}"),
    };
    assert!(message(&["tg-port-81"]).contains("no variant is called 'tg-port-81'"));
    assert!(message(&["tg-port-80", "tg-port-80"]).contains("changes nothing here"));
}

#[test]
fn an_emulator_ends_when_it_is_dropped() {
    let emulator = Emulator::start().expect("the emulator starts");
    let address = emulator.endpoint().trim_start_matches("http://").to_owned();
    assert!(std::net::TcpStream::connect(&address).is_ok());
    drop(emulator);
    assert!(std::net::TcpStream::connect(&address).is_err());
}
