//! What is seen of right and of wrong microservices.

use grader_core::{
    GapReason, Observation, Observer as _, Question, Seen,
    facts::{Answer, Build, ListeningPort, RunState},
};

use crate::support::{Student, answer, available, lab, page};

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_applications_images_are_built_run_and_asked() {
    if !available() {
        return;
    }
    let student = Student::sample();
    // Nothing of these may reach an image; the Dockerfile copies single files, so the list of what was left out tells.
    student.write("customer/.env", "APP_DB_PASSWORD=secret");
    student.write("customer/key.pem", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n");
    student.write("customer/.aws/credentials", "[default]\naws_access_key_id = x\n");
    let live = student.live(&lab());
    let ask = async |service: &str| match live.ask(&Question::Container(service.to_owned())).await {
        Observation::Container(facts) => facts,
        other => panic!("{other:?}"),
    };
    let (customer, employee) = (ask("customer").await, ask("employee").await);
    assert_eq!(customer.left_out, [".aws/credentials", ".env", "key.pem"]);
    for facts in [&customer, &employee] {
        assert_eq!(facts.build.known(), Ok(&Build::Built));
        assert_eq!(facts.exposed.known(), Ok(&vec![8080]));
        assert_eq!(facts.listeners.known(), Ok(&vec![ListeningPort { port: 8080, loopback: false }]));
        assert_eq!(facts.state.known(), Ok(&RunState::Running));
        // The end of the log: of a service that logs every request, the last of them.
        assert!(facts.log.known().unwrap().contains("\"status\":"), "{facts:?}");
    }
    for (facts, list) in [(&customer, "/suppliers"), (&employee, "/admin/suppliers")] {
        let rows = &page(facts, list).page.as_ref().unwrap().tables[0].rows;
        assert!(rows.iter().any(|row| row.cells[0] == facts.planted), "{rows:?}");
    }
    for path in ["/supplier-add", "/supplier-update", "/supplier-remove/1"] {
        let Answer::Exchange(gone) = answer(&customer, "POST", path) else { panic!("{path}") };
        assert_eq!(gone.status, 404, "{path}");
    }
    let trip = employee.round_trip.known().unwrap().as_ref().unwrap();
    assert!(trip.changes().iter().all(|change| change.writer == grader_core::facts::Sight::Agrees), "{trip:#?}");
    assert_eq!(trip.left_behind, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_fault_is_seen_for_what_it_is() {
    if !available() {
        return;
    }
    // Another port than the declared one, and a database of its own instead of the one that it is given.
    let student = Student::sample();
    student.change("customer", |text| text.replace("EXPOSE 8080", "ENV APP_PORT=8099\nEXPOSE 8080"));
    student.change("employee", |text| text.replace("ENTRYPOINT [", "ENTRYPOINT [\"/no/such/program\", "));
    let customer = student.tried("customer").await;
    assert_eq!(customer.exposed.known(), Ok(&vec![8080]));
    assert_eq!(customer.listeners.known(), Ok(&vec![ListeningPort { port: 8099, loopback: false }]));
    assert_eq!(page(&customer, "/").status, 200);

    // The engine's helper starts the program, and says of the one that is not there what it says of any that ends.
    let employee = student.tried("employee").await;
    assert_eq!(employee.state.known(), Ok(&RunState::Ended { code: 127, out_of_memory: false }));
    assert!(employee.log.known().unwrap().contains("/no/such/program"), "{employee:?}");
    assert_eq!(employee.listeners.known(), Ok(&vec![]));

    // A build that fails shows why; a program that ends at once shows how and what it said; one that listens to itself
    // alone is told from one that listens to nobody.
    let student = Student::sample();
    student.change("customer", |text| text + "RUN echo about to fail && false\n");
    student.change("employee", |text| text.replace("/employee\"]", "/employee\", \"--nonsense\"]"));
    let customer = student.tried("customer").await;
    assert!(
        matches!(customer.build.known(), Ok(Build::Failed { tail, .. }) if tail.contains("RUN echo about to fail")),
        "{customer:?}"
    );
    let employee = student.tried("employee").await;
    assert_eq!(employee.state.known(), Ok(&RunState::Ended { code: 2, out_of_memory: false }));
    assert!(employee.log.known().unwrap().contains("--nonsense"), "{employee:?}");
    let student = Student::sample();
    student.change("employee", |text| text.replace("/employee\"]", "/employee\", \"--address\", \"127.0.0.1\"]"));
    student.change("customer", |text| text.replace("FROM scratch", "FROM no-registry.invalid/node:20"));
    let employee = student.tried("employee").await;
    assert_eq!(employee.listeners.known(), Ok(&vec![ListeningPort { port: 8080, loopback: true }]));
    let customer = student.tried("customer").await;
    assert!(matches!(&customer.build, Seen::Unknown(gap) if gap.reason == GapReason::Unreachable), "{customer:?}");
}
