//! The self-check as a student runs it: pasted credentials, expired ones, hints, phases, and a watch over the emulator.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    process::{Child, Command, Stdio},
};

use crate::bench::Bench;
use crate::common::Desk;
use grader_testbed::Fault;

/// What AWS Academy shows of the lab's keys.
fn block(bench: &Bench) -> String {
    let keys = &bench.lab.credentials;
    format!(
        "[default]\naws_access_key_id={}\naws_secret_access_key={}\naws_session_token={}\n",
        keys.access_key_id, keys.secret_access_key, keys.session_token
    )
}

/// Takes the keys out of the submission file.
fn without_keys(bench: &Bench) {
    let text = bench.desk.read("submission.toml");
    let keys = ["access_key_id", "secret_access_key", "session_token"];
    let kept: Vec<&str> = text.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key))).collect();
    assert!(kept.len() < text.lines().count(), "{text}");
    bench.desk.file("submission.toml", kept.join("\n"));
}

fn start(desk: &Desk, arguments: &[&str], stdin: Stdio) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grader"));
    command.args(arguments).current_dir(desk.path(".")).env_clear().env("LC_ALL", "en_CA.UTF-8");
    command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_pasted_block_opens_the_account_and_is_found_nowhere() {
    let bench = Bench::new(&[]);
    without_keys(&bench);
    let open = bench.desk.run(&["check", "--only", "5.2"]);
    assert_eq!(open.code, 3, "without keys nothing is seen: {}", open.err);

    bench.desk.file("keys", block(&bench));
    let arguments = ["check", "--only", "5.2", "--aws-credentials", "keys", "--out", "o", "--record", "e.json"];
    let ran = bench.desk.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);

    let doctor = bench.desk.run(&["doctor", "--local", "--aws-credentials", "keys"]);
    assert!(doctor.out.contains("[yes] AWS: arn:aws:"), "{}", doctor.out);

    let mut child = start(&bench.desk, &["check", "--only", "5.2", "--aws-credentials", "-"], Stdio::piped());
    child.stdin.take().unwrap().write_all(block(&bench).as_bytes()).unwrap();
    let pasted = child.wait_with_output().unwrap();
    assert!(pasted.status.success(), "{}", String::from_utf8_lossy(&pasted.stderr));

    let mut texts = vec![ran.out, ran.err, doctor.out, doctor.err, bench.desk.read("e.json")];
    texts.extend([pasted.stdout, pasted.stderr].map(|bytes| String::from_utf8(bytes).unwrap()));
    texts.extend(crate::common::files(&bench.desk.path("o")).iter().map(|f| bench.desk.read(&format!("o/{f}"))));
    let keys = &bench.lab.credentials;
    for secret in [&keys.access_key_id, &keys.secret_access_key, &keys.session_token] {
        assert!(texts.iter().all(|text| !text.contains(secret.as_str())));
    }
}

#[test]
fn half_a_block_or_one_in_the_wrong_place_is_refused_with_the_next_step_and_not_repeated() {
    let desk = Desk::new();
    desk.file("submission.toml", "[student]\nid = \"s1\"\n");
    desk.file("keys", "[default]\naws_access_key_id=ASIAHUSH\naws_secret_access_key=hush\n");
    let half = desk.run(&["check", "--aws-credentials", "keys"]);
    assert!(half.err.contains("the line aws_session_token=… is missing. Copy the whole block"), "{}", half.err);
    let nothing = desk.run(&["check", "--aws-credentials", "-"]);
    assert!(
        nothing.err.contains("(standard input) cannot be used: there is nothing there. Copy the whole block"),
        "{}",
        nothing.err
    );
    let gone = desk.run(&["check", "--aws-credentials", "nowhere"]);
    assert!(gone.err.contains("nowhere: it does not exist"), "{}", gone.err);
    desk.file("submission.toml", "[student]\nid = \"s1\"\n[aws]\naws_access_key_id=ASIAHUSH\n");
    let misplaced = desk.run(&["check"]);
    assert!(
        misplaced.err.contains("submission.toml:4: ") && misplaced.err.contains("--aws-credentials"),
        "{misplaced:?}"
    );
    for ran in [half, gone, misplaced] {
        assert_eq!(ran.code, 2);
        assert!(!ran.err.to_lowercase().contains("hush"), "{}", ran.err);
    }
}

#[test]
fn without_keys_the_cause_is_told_once_and_the_keys_are_the_next_step() {
    let desk = Desk::new();
    desk.file("submission.toml", "[student]\nid = \"s1\"\n[aws]\n");
    let ran = desk.run_with(&["check"], &[("LC_ALL", "en_CA.UTF-8"), ("AWS_EC2_METADATA_DISABLED", "true")]);
    let told = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(told.matches("AWS does not accept the credentials").count(), 1, "{}", ran.out);
    let (_, next) = told.rsplit_once("Next step ").unwrap();
    assert!(next.starts_with("First give the AWS keys, which ") && next.contains("--aws-credentials -"), "{next}");
    let count: usize = next.split(' ').nth(6).unwrap().parse().unwrap();
    assert!(count > 100 && told.contains(&format!("{count} criteria for one reason")), "{told}");
    assert!(!told.contains("local or private addresses"), "none was named: {told}");
}

#[test]
fn right_answers_come_only_with_the_whole_hint() {
    let desk = Desk::new();
    desk.file("submission.toml", "[student]\nid = \"s1\"\n[documents]\nanswers = \"answers.toml\"\n");
    desk.file("answers.toml", "[monolith]\nprocess = \"apache\"\n");
    let check = |hints: &str| desk.run(&["check", "--only", "2.3-b", "--hints", hints, "--out", hints]);
    assert!(check("full").out.contains("Expected: node"));
    for hints in ["short", "none"] {
        let ran = check(hints);
        assert!(ran.out.contains("Expected: ≠ apache") && !ran.out.contains("Expected: node"), "{}", ran.out);
        assert!(!desk.read(&format!("{hints}/result.json")).contains("\"node\""), "{hints}");
    }
}

#[test]
fn expired_keys_are_named_and_so_is_the_way_to_new_ones() {
    let bench = Bench::new(&[]);
    bench.proxy.inject("ecs:ListClusters", Fault::ExpiredToken);
    let ran = bench.desk.run(&["check", "--only", "5.2"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("The AWS keys have expired. In AWS Academy: Start Lab"), "{}", ran.err);
    assert!(ran.out.contains("Start Lab"), "{}", ran.out);
}

#[test]
fn phase_hints_and_streams_are_as_asked() {
    let bench = Bench::new(&["tg-port-80"]);
    let check = |arguments: &[&str]| bench.desk.run(&[&["check", "--phase", "6"], arguments].concat());
    let [full, short, none] = ["full", "short", "none"].map(|hints| check(&["--hints", hints]));
    let lines = |text: &str| text.lines().filter(|line| line.trim_start().starts_with("Hint:")).count();
    assert!(lines(&full.out) > 0 && lines(&short.out) == lines(&full.out) && lines(&none.out) == 0, "{}", none.out);
    assert!(short.out.len() < full.out.len());
    assert!(!full.out.contains("Phase 5") && full.out.contains("Phase 6"), "{}", full.out);
    assert!(full.out.contains("Next step\n  Start with 6.1-"), "{}", full.out);
    for line in full.out.lines() {
        assert!(line.chars().count() <= 80 || !line.trim().contains(' '), "{line}");
    }
    assert!(full.err.contains("s1: looking"), "progress is on standard error: {}", full.err);
    assert_eq!(check(&["--quiet"]).err, "");
    let (_, result) = bench.json(&["check", "--phase", "6"]);
    assert!(result["tasks"].as_array().unwrap().iter().all(|task| task["id"].as_str().unwrap().starts_with("6.")));
}

/// Reads the program's output up to a line that has `text`.
fn read_to(lines: &mut impl Iterator<Item = std::io::Result<String>>, text: &str) -> String {
    let mut all = String::new();
    for line in lines {
        let line = line.unwrap();
        all += &line;
        all.push('\n');
        if line.contains(text) {
            return all;
        }
    }
    panic!("{text:?} never came: {all}")
}

#[test]
fn a_watch_tells_what_turned_green_asks_only_what_failed_and_ends_when_all_is_confirmed() {
    let bench = Bench::new(&[]);
    // What the service does is refused until the student is let in.
    bench.proxy.inject("ecs:ListClusters", Fault::AccessDenied);
    let mut child = start(&bench.desk, &["check", "--only", "5.2,6.1", "--watch", "--every", "1"], Stdio::null());
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
    read_to(&mut told, "Next look in 1 s.");
    let before = bench.proxy.calls().len();
    read_to(&mut told, "Next look in");
    let again: Vec<String> = bench.proxy.calls()[before..].iter().map(|call| call.operation.clone()).collect();
    assert!(again.iter().any(|call| call == "ecs:ListClusters"), "{again:?}");
    assert!(!again.iter().any(|call| call.starts_with("elasticloadbalancing:")), "6.1 was in order: {again:?}");

    bench.proxy.reset();
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    assert!(child.wait().unwrap().success(), "{out}");
    assert!(out.contains("✓ 5.2-a has just passed:"), "{out}");
    assert!(!out.contains("6.1-a has just passed"), "{out}");
    assert!(out.contains("Next thing to do: "), "{out}");
}

#[test]
fn a_recording_is_nothing_to_watch() {
    let desk = Desk::new();
    let recorded = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/right.json");
    let ran = desk.run(&["check", recorded, "--watch"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--watch looks at a deployment"), "{}", ran.err);
    assert_eq!(desk.run(&["check", "--every", "3"]).code, 2, "a pause goes with --watch");
}
