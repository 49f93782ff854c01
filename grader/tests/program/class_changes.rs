//! What changes between two runs over a class: attempts come and go, a shard is not finished, decisions are kept.

use crate::{
    class_marks::{HEAD, class, mark, own_rules, result, work},
    common::{Desk, RIGHT, Sample, rules},
};
use grader::core::{Provenance, SecretKey};

/// The rules by which the last attempt counts.
fn last_counts(desk: &Desk) -> &'static str {
    own_rules(desk, "rules", "attempts = { keep = \"last\" }\n", ("", ""));
    "rules"
}

#[test]
fn attempts_may_come_and_go() {
    let desk = Desk::new();
    let rules = last_counts(&desk);
    work(&desk, "1.json", "s1", 500);
    work(&desk, "2.json", "s1", 200);
    let (first, second) = ("id,attempt,submission\ns1,1,1.json\n", "s1,2,2.json\n");
    desk.file("roster.csv", first);
    assert_eq!((class(&desk, rules, &[]).code, mark(&desk, "s1")), (0, 30.0));
    desk.file("roster.csv", format!("{first}{second}"));
    assert_eq!((class(&desk, rules, &[]).code, mark(&desk, "s1")), (0, 70.0), "what was handed in since is graded");
    assert!(class(&desk, rules, &[]).err.contains("1 graded already; left to grade: 0"));

    desk.file("roster.csv", first);
    assert_eq!((class(&desk, rules, &[]).code, mark(&desk, "s1")), (0, 30.0));
    let ran = desk.run(&["regrade", "o", "--features", rules]);
    assert!(ran.out.starts_with("0 gain, 0 lose"), "what is in the list no more is forgotten: {}", ran.out);
}

#[test]
fn an_attempt_that_could_not_be_seen_is_tried_again_whichever_counts() {
    let desk = Desk::new();
    work(&desk, "1.json", "s1", 200);
    desk.bundle("2.json", &Sample { status: 500, instance: false, ..RIGHT }.evidence());
    desk.file("roster.csv", "id,attempt,submission\ns1,1,1.json\ns1,2,2.json\n");
    assert_eq!((class(&desk, rules(), &[]).code, mark(&desk, "s1")), (0, 70.0), "the first one is the best");
    let again = || class(&desk, rules(), &["--retry", "inconclusive"]).err;
    assert!(again().contains("left to grade: 1"), "the second one was not seen");
    desk.bundle("2.json", &Sample { status: 500, ..RIGHT }.evidence());
    assert!(again().contains("left to grade: 1"));
    assert!(again().contains("left to grade: 0"), "now it was");
}

#[test]
fn an_attempt_that_is_not_there_is_named_and_takes_nothing_from_the_others() {
    let desk = Desk::new();
    let rules = last_counts(&desk);
    work(&desk, "1.json", "s1", 200);
    desk.file("roster.csv", "id,attempt,submission\ns1,1,1.json\ns1,2,nowhere.json\n");
    let ran = class(&desk, rules, &[]);
    assert!(ran.code == 2 && ran.err.contains("roster.csv:3: ") && ran.err.contains("nowhere.json"), "{}", ran.err);
    assert_eq!(mark(&desk, "s1"), 70.0);
    let strict = desk.run(&["class", "roster.csv", "--out", "p", "--features", rules, "--strict"]);
    assert!(strict.code == 2 && strict.err.contains("roster.csv:3: "), "{}", strict.err);
}

#[test]
fn each_attempt_keeps_the_time_at_which_it_was_handed_in() {
    let desk = Desk::new();
    let due = "due = { date = \"2026-12-05\", zone = \"UTC\", late_per_day = 10 }\n";
    own_rules(&desk, "rules", due, ("", ""));
    work(&desk, "2.json", "s1", 200);
    let roster = "id,attempt,submission,submitted_at\ns1,1,,2026-12-01T00:00:00Z\ns1,2,2.json,2026-12-07T12:00:00Z\n";
    desk.file("roster.csv", roster);
    assert_eq!((class(&desk, "rules", &[]).code, mark(&desk, "s1")), (0, 50.0), "two days late");
    let ran = desk.run(&["regrade", "o", "--features", "rules"]);
    assert!(ran.out.starts_with("0 gain, 0 lose"), "{}", ran.out);
}

/// A student can record with the grader's own command, and write any time into the file.
#[test]
fn what_nobody_vouches_for_is_the_word_of_who_hands_it_in() {
    let desk = Desk::new();
    let course = SecretKey::from_bytes(&[1; 32]);
    let due = "due = { date = \"2026-01-01\", zone = \"UTC\", late_per_day = 10 }\n";
    let trust = format!("{due}trust = {{ keys = [\"{}\"] }}\n", course.public());
    own_rules(&desk, "rules", &trust, ("", ""));
    let write = |name: &str, key: Option<&SecretKey>| {
        let mut evidence = Sample { id: "s1", ..RIGHT }.evidence();
        assert_eq!(evidence.recorder.provenance, Provenance::Observed);
        evidence.submission.submitted_at = Some("2025-12-24T00:00:00Z".parse().unwrap());
        grader::bundle::write_signed(&desk.path(name), &evidence, key).unwrap();
    };
    write("own.json", None);
    write("vouched.json", Some(&course));
    desk.file("roster.csv", "id,submission\ns1,own.json\ns2,vouched.json\n");
    assert_eq!(class(&desk, "rules", &[]).code, 0);
    let seen = || {
        ["s1", "s2"].map(|student| {
            let provenance = &result(&desk, student)["tasks"][0]["criteria"][0]["provenance"];
            (provenance.as_str().unwrap().to_owned(), mark(&desk, student))
        })
    };
    // It was recorded on the second of January, three hours late.
    let expected = [("attested".to_owned(), 60.0), ("observed".to_owned(), 70.0)];
    assert_eq!(seen(), expected);
    assert_eq!(desk.run(&["regrade", "o", "--features", "rules", "--apply"]).code, 0);
    assert_eq!(seen(), expected, "a regrade says the same");
}

#[test]
fn a_shard_that_is_not_finished_is_not_merged_and_marks_reach_a_shard() {
    let desk = Desk::new();
    for (name, id) in [("a.json", "s1"), ("b.json", "s2"), ("c.json", "s3"), ("d.json", "s4")] {
        work(&desk, name, id, 500);
    }
    desk.file("roster.csv", "id,submission\ns1,a.json\ns2,b.json\ns3,c.json\ns4,d.json\n");
    let shard = |part: &str, out: &str| {
        desk.run(&["class", "roster.csv", "--out", out, "--features", rules(), "--shard", part])
    };
    assert_eq!((shard("1/2", "p1").code, shard("2/2", "p2").code), (0, 0));
    let whole = desk.read("p1/class.json");
    let unfinished = whole.replacen("\"status\": \"graded\"", "\"status\": \"missing\"", 1);
    assert_ne!(unfinished, whole);
    desk.file("p1/class.json", unfinished);
    let ran = desk.run(&["merge", "p1", "p2", "--out", "m"]);
    assert!(ran.code == 2 && ran.err.contains("p1 is not finished"), "{}", ran.err);
    desk.file("p1/class.json", whole);

    let ids = ["s1", "s2", "s3", "s4"];
    let lines: String = ids.map(|id| format!("{id},1.1-a,40,Shown in class,mk,2026-01-03,\n")).concat();
    let marks = desk.file("marks.csv", format!("{HEAD}{lines}"));
    for part in ["p1", "p2"] {
        let ran = desk.run(&["regrade", part, "--features", rules(), "--marks", marks, "--apply"]);
        assert_eq!(ran.code, 0, "the rest of the class is not in a shard: {}", ran.err);
    }
    let ran = desk.run(&["merge", "p1", "p2", "--out", "o"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ids.map(|id| mark(&desk, id)), [70.0; 4]);
}

#[test]
fn decisions_about_who_could_not_be_graded_stay_in_the_sheet() {
    let desk = Desk::new();
    work(&desk, "a.json", "s1", 200);
    desk.file("b.json", "{\"schema\": \"grader.evidence/1\", \"cut");
    desk.file("roster.csv", "id,submission\ns1,a.json\ns2,b.json\n");
    let marks = desk.file("marks.csv", format!("{HEAD}s2,1.1-a,40,Shown in class,mk,2026-01-03,\n"));
    assert_eq!(class(&desk, rules(), &["--marks", marks]).code, 2);
    let ran = desk.run(&["marks", "o", "--out", "sheet.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let sheet = desk.read("sheet.csv");
    assert!(sheet.contains("\"s2\",\"\",\"1.1-a\",") && sheet.contains("\"Shown in class\""), "{sheet}");
}
