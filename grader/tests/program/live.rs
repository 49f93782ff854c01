//! The whole way: a lab in the emulator, looked at, recorded, replayed.

use std::{
    fs::File,
    io::{Read as _, Write as _},
    net::TcpListener,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::bench::Bench;
use grader_testbed::Fault;
use serde_json::Value;

/// The phases whose tasks need no containers.
const WITHOUT_CONTAINERS: &str = "1,2,3,5,6,7,8,9";

/// Ids and statuses of all criteria.
fn statuses(result: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let tasks = result["tasks"].as_array().unwrap().iter();
    let criteria = tasks.flat_map(|t| t["criteria"].as_array().unwrap());
    criteria.map(|c| (text(&c["id"]), text(&c["status"]))).collect()
}

/// The criteria that did not pass; what a person judges never does.
fn others(result: &Value) -> Vec<(String, String)> {
    statuses(result).into_iter().filter(|(_, status)| status != "passed" && status != "manual").collect()
}

#[test]
fn the_correct_lab_has_full_marks_and_its_recording_gives_the_same_result() {
    let bench = Bench::new(&[]);
    let features = bench.own_images();
    let record = ["grade", ".", "--local", "--record", "evidence.json.zst", "--features", features];
    let (ran, mut live) = bench.json(&record);
    assert_eq!((others(&live), ran.code), (vec![], 0), "{}", ran.err);
    assert_eq!(bench.proxy.refused(), Vec::<String>::new(), "only read calls are made");

    let (replayed, mut replay) = bench.json(&["grade", "evidence.json.zst", "--features", features]);
    assert_eq!(replayed.code, 0);
    let runs = [&mut live, &mut replay].map(|result| result.as_object_mut().unwrap().remove("run"));
    assert!(runs[0].is_some() && runs[0] != runs[1]);
    assert_eq!(live.to_string(), replay.to_string());
}

#[test]
fn nothing_that_is_written_holds_a_credential() {
    let bench = Bench::new(&[]);
    let formats = "terminal,json,html,junit";
    let ran = bench.desk.run(&[
        "grade",
        ".",
        "--local",
        "--only",
        WITHOUT_CONTAINERS,
        "--record",
        "e.json",
        "--out",
        "o",
        "--format",
        formats,
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut texts = vec![ran.out, ran.err, bench.desk.read("e.json")];
    texts.extend(crate::common::files(&bench.desk.path("o")).iter().map(|f| bench.desk.read(&format!("o/{f}"))));
    let keys = &bench.lab.credentials;
    for text in texts {
        for secret in [&keys.access_key_id, &keys.secret_access_key, &keys.session_token] {
            assert!(!text.contains(secret.as_str()));
        }
    }
}

#[test]
fn an_address_of_this_machine_is_asked_only_with_leave() {
    let bench = Bench::new(&[]);
    let (ran, result) = bench.json(&["grade", ".", "--only", WITHOUT_CONTAINERS]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("--local allows it"), "{}", ran.err);
    assert!(bench.proxy.calls().is_empty());
    let mut of_aws = statuses(&result).into_iter().filter(|(id, _)| id.starts_with("6."));
    assert!(of_aws.all(|(_, status)| status == "inconclusive"), "{result}");

    let variables = [("GRADER_LOCAL", "1"), ("LANG", "en_CA.UTF-8")];
    assert_eq!(bench.desk.run_with(&["grade", ".", "--quiet", "--only", WITHOUT_CONTAINERS], &variables).code, 0);
    assert_eq!(
        bench.desk.run(&["check", "--only", WITHOUT_CONTAINERS]).code,
        0,
        "a student's own machine needs no leave"
    );
}

#[test]
fn a_self_check_is_attested_and_a_grading_run_observes() {
    let bench = Bench::new(&[]);
    for (command, provenance) in [(&["check"][..], "attested"), (&["grade", ".", "--local"], "observed")] {
        let (_, result) = bench.json(&[command, &["--only", "5.2"]].concat());
        let criteria = result["tasks"][0]["criteria"].as_array().unwrap();
        assert!(criteria.iter().all(|c| c["provenance"] == provenance), "{result}");
    }
}

#[test]
fn what_the_cloud_refuses_is_open_and_never_a_zero() {
    let bench = Bench::new(&[]);
    for (fault, reason) in [
        (Fault::AccessDenied, "access_denied"),
        (Fault::ExpiredToken, "expired_credentials"),
        (Fault::Throttled, "throttled"),
        (Fault::Reset, "unreachable"),
    ] {
        bench.proxy.reset();
        bench.proxy.inject("ecs:ListClusters", fault.clone());
        let (ran, result) = bench.json(&["grade", ".", "--local", "--only", "5.2"]);
        assert_eq!(ran.code, 3, "{fault:?}: {}", ran.err);
        let totals = &result["totals"];
        assert_eq!((&totals["earned"], &totals["open"]), (&0.into(), &totals["possible"]), "{fault:?}");
        for criterion in result["tasks"][0]["criteria"].as_array().unwrap() {
            assert_eq!(criterion["gap"]["reason"], reason, "{criterion}");
            assert_eq!(criterion["gap"]["operation"], "ecs:ListClusters", "{criterion}");
        }
    }
}

#[test]
fn a_service_that_hangs_ends_as_timed_out() {
    let bench = Bench::new(&[]);
    bench.proxy.inject("ecs:ListClusters", Fault::Delay(Duration::from_secs(600)));
    let (ran, result) = bench.json(&["grade", ".", "--local", "--only", "5.2"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert_eq!(result["tasks"][0]["criteria"][0]["gap"]["reason"], "timed_out", "{result}");
}

#[test]
fn a_deadline_grades_what_was_seen_and_touches_no_other_student() {
    let bench = Bench::new(&[]);
    let recorded = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/right.json");
    bench.desk.file("roster.csv", format!("id,submission\ns1,.\ns2,{recorded}\n"));
    bench.proxy.inject("ecs:ListClusters", Fault::Delay(Duration::from_secs(600)));
    let ran = bench.desk.run(&["class", "roster.csv", "--out", "o", "--local", "--deadline", "10"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let read = |id: &str| -> Value {
        serde_json::from_str(&bench.desk.read(&format!("o/students/{id}/result.json"))).unwrap()
    };
    let (late, other) = (read("s1"), read("s2"));
    assert!(statuses(&late).iter().any(|(_, status)| status == "passed"), "{late}");
    let tasks = late["tasks"].as_array().unwrap();
    let service = tasks.iter().find(|task| task["id"] == "5.2").unwrap();
    assert_eq!(service["criteria"][0]["gap"]["reason"], "timed_out", "{service}");
    assert_eq!(others(&other), []);

    let (_, replay) = bench.json(&["grade", "o/students/s1/evidence.json.zst"]);
    assert_eq!(replay["tasks"], late["tasks"], "what was not seen in time is recorded as such");
}

/// A server whose pages never end.
fn endless() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || {
                let mut stream = stream.unwrap();
                // An answer before the question would be no HTTP.
                if !stream.read(&mut [0; 4096]).is_ok_and(|read| read > 0) {
                    return;
                }
                let head =
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<title>Coffee</title>";
                let mut sent = stream.write_all(head.as_bytes());
                while sent.is_ok() {
                    sent = stream.write_all(&[b'x'; 1 << 16]);
                }
            });
        }
    });
    format!("http://{address}/")
}

#[test]
fn a_page_without_end_and_an_archive_of_ten_gigabytes_touch_no_other_student() {
    let desk = crate::common::Desk::new();
    desk.file("code.zip", "PK\u{3}\u{4}");
    File::options().write(true).open(desk.path("code.zip")).unwrap().set_len(10 << 30).unwrap();
    let recorded = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/right.json");
    let url = endless();
    desk.file(
        "roster.csv",
        format!("id,submission,urls.monolith,source.microservices\ns1,,{url},\ns2,,,code.zip\ns3,{recorded},,\n"),
    );
    let ran = desk.run(&["class", "roster.csv", "--out", "o", "--local", "--only", WITHOUT_CONTAINERS]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let read =
        |id: &str| -> Value { serde_json::from_str(&desk.read(&format!("o/students/{id}/result.json"))).unwrap() };
    assert_eq!(others(&read("s3")), []);
    let kept = grader::bundle::read(&desk.path("o/students/s1/evidence.json.zst")).unwrap();
    let size = desk.path("o/students/s1/evidence.json.zst").metadata().unwrap().len();
    assert!(serde_json::to_string(&kept.evidence).unwrap().contains("too_large") && size < 1 << 20, "{size}");
    assert!(read("s2").to_string().contains("too_large"), "what is too large was not seen, and is no fault");
}

#[test]
fn a_wrong_lab_loses_what_is_wrong_and_keeps_the_rest() {
    let bench = Bench::new(&["tg-port-80"]);
    let (ran, result) = bench.json(&["grade", ".", "--local", "--only", WITHOUT_CONTAINERS]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let wrong = others(&result);
    assert!(wrong.iter().any(|(id, status)| id.starts_with("6.1-") && status == "failed"), "{wrong:?}");
    assert!(!wrong.iter().any(|(id, _)| id.starts_with("5.")), "{wrong:?}");
}

#[test]
fn the_doctor_finds_the_lab_in_order_and_names_what_is_not() {
    let bench = Bench::new(&[]);
    let ran = bench.desk.run(&["doctor", "--local"]);
    assert!(ran.out.contains("[yes] AWS: arn:aws:") && ran.out.contains("[yes] monolith "), "{}", ran.out);
    bench.proxy.inject("ecs:ListClusters", Fault::AccessDenied);
    let ran = bench.desk.run(&["doctor", "--local"]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.out.contains("[no] ecs:ListClusters: "), "{}", ran.out);
}

/// What the grader of the process `id` has in the container engine.
fn in_the_engine(id: u32) -> Vec<String> {
    let list = |what: &[&str]| {
        let format = "{{.ID}} {{.Label \"grader.owner\"}}";
        let listed =
            Command::new("docker").args(what).args(["--filter", "label=grader.owner", "--format", format]).output();
        String::from_utf8(listed.unwrap().stdout).unwrap()
    };
    let all = [list(&["ps", "--all"]), list(&["network", "ls"])].concat();
    all.lines().filter(|line| line.split('/').nth(1) == Some(&id.to_string())).map(str::to_owned).collect()
}

#[test]
fn an_interrupted_run_leaves_nothing_in_the_container_engine() {
    let bench = Bench::new(&[]);
    let features = bench.own_images();
    for signal in ["-INT", "-TERM"] {
        let mut grader = Command::new(env!("CARGO_BIN_EXE_grader"));
        grader.args(["grade", ".", "--local", "--only", "4", "--features", features]).current_dir(bench.desk.path("."));
        let mut grader = grader.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while in_the_engine(grader.id()).is_empty() {
            assert_eq!(grader.try_wait().unwrap(), None, "it ended before it made a container");
            thread::sleep(Duration::from_millis(50));
        }
        assert!(Command::new("kill").args([signal, &grader.id().to_string()]).status().unwrap().success());
        assert_eq!(grader.wait().unwrap().code(), Some(130), "{signal}");
        assert_eq!(in_the_engine(grader.id()), Vec::<String>::new(), "{signal}");
    }
}
