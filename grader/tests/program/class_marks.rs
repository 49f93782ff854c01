//! What people and the rules of the course add to a class: marks, attempts, and who vouches for what was handed in.

use std::fs;
use std::path::Path;

use crate::common::{Desk, RIGHT, Ran, Sample, rules};
use grader::core::{Provenance, SecretKey};
use serde_json::Value;

pub const HEAD: &str = "student,criterion,points,reason,marker,date,until\n";

/// Grades a class with the rules in `rules`.
pub fn class(desk: &Desk, rules: &str, arguments: &[&str]) -> Ran {
    desk.run(&[&["class", "roster.csv", "--out", "o", "--features", rules], arguments].concat())
}

pub fn result(desk: &Desk, student: &str) -> Value {
    serde_json::from_str(&desk.read(&format!("o/students/{student}/result.json"))).unwrap()
}

pub fn mark(desk: &Desk, student: &str) -> f64 {
    result(desk, student)["mark"].as_f64().unwrap()
}

/// The rules of the tests with `lines` at the end of the lab file, and `from` written as `to` in the features.
pub fn own_rules(desk: &Desk, name: &str, lines: &str, (from, to): (&str, &str)) {
    for file in ["lab.toml", "inner/1.1.feature", "inner/1.2.feature"] {
        let text = fs::read_to_string(Path::new(rules()).join(file)).unwrap();
        let text = if file == "lab.toml" { format!("{lines}\n{text}") } else { text.replace(from, to) };
        desk.file(&format!("{name}/{file}"), text);
    }
}

/// Evidence that names the student `id`.
pub fn work(desk: &Desk, name: &str, id: &'static str, status: u16) {
    desk.bundle(name, &Sample { id, status, ..RIGHT }.evidence());
}

#[test]
fn marks_of_a_class_win_and_change_without_looking_again() {
    let desk = Desk::new();
    work(&desk, "a.json", "s1", 500);
    work(&desk, "b.json", "s2", 200);
    desk.file("roster.csv", "id,submission\ns1,a.json\ns2,b.json\n");
    let marks = desk.file("marks.csv", format!("{HEAD}s1,1.1-a,40,Shown in class,mk,2026-01-03,\n"));
    let ran = class(&desk, rules(), &["--marks", marks]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!((mark(&desk, "s1"), mark(&desk, "s2")), (70.0, 70.0));
    let human = &result(&desk, "s1")["tasks"][0]["criteria"][0]["human"];
    assert_eq!((&human["automatic"], &human["changed"]), (&"failed".into(), &false.into()));
    // The class remembers what people decided.
    fs::remove_file(desk.path("o/students/s1/result.json")).unwrap();
    assert_eq!(class(&desk, rules(), &[]).code, 0);
    assert_eq!(mark(&desk, "s1"), 70.0);

    // Other marks would leave the class half old, half new; and nothing has to be looked at again for them.
    let other =
        desk.file("other.csv", format!("{HEAD}s1,1.1-a,10,Less,mk,2026-01-04,\ns2,1.3,20,Good,mk,2026-01-04,\n"));
    let ran = class(&desk, rules(), &["--marks", other]);
    assert!(ran.code == 2 && ran.err.contains("grader regrade o --marks"), "{}", ran.err);
    fs::remove_file(desk.path("a.json")).unwrap();
    let ran = desk.run(&["regrade", "o", "--features", rules(), "--marks", other]);
    assert!(ran.out.contains("s1: 70 → 40 (−30)") && ran.out.contains("s2: 70 → 90 (+20)"), "{}{}", ran.out, ran.err);
    assert_eq!(mark(&desk, "s1"), 70.0, "nothing is replaced without --apply");
    let ran = desk.run(&["regrade", "o", "--features", rules(), "--marks", other, "--apply"]);
    assert_eq!((ran.code, mark(&desk, "s1"), mark(&desk, "s2")), (0, 40.0, 90.0), "{}", ran.err);
    let ran = desk.run(&["regrade", "o", "--features", rules()]);
    assert!(ran.out.starts_with("0 gain, 0 lose, 2 keep"), "a regrade keeps the marks: {}", ran.out);

    for (lines, said) in [
        ("s9,1.3,1,r,m,2026-01-03,", "no student \"s9\" in the class"),
        ("s1,1.9,1,r,m,2026-01-03,", "the rubric has no 1.9"),
    ] {
        let wrong = desk.file("wrong.csv", format!("{HEAD}{lines}\n"));
        let ran = desk.run(&["regrade", "o", "--features", rules(), "--marks", wrong, "--apply"]);
        assert!(ran.code == 2 && ran.err.contains(said), "{}", ran.err);
        assert_eq!(mark(&desk, "s1"), 40.0);
    }
}

#[test]
fn a_mark_is_flagged_when_the_verdict_beneath_it_changes() {
    let desk = Desk::new();
    work(&desk, "a.json", "s1", 500);
    desk.file("roster.csv", "id,submission\ns1,a.json\n");
    let marks = desk.file("marks.csv", format!("{HEAD}s1,1.1-a,40,Shown in class,mk,2026-01-03,\n"));
    assert_eq!(class(&desk, rules(), &["--marks", marks]).code, 0);
    own_rules(&desk, "new", "", ("le statut 200", "le statut 500"));
    let ran = desk.run(&["regrade", "o", "--features", "new"]);
    assert!(ran.out.contains("to review: the mark by mk stays, the verdict beneath is passed now"), "{}", ran.out);
    assert_eq!(desk.run(&["regrade", "o", "--features", "new", "--apply"]).code, 0);
    let human = &result(&desk, "s1")["tasks"][0]["criteria"][0]["human"];
    assert_eq!((&human["automatic"], &human["changed"], mark(&desk, "s1")), (&"passed".into(), &true.into(), 70.0));
    assert!(desk.read("o/class.html").contains("Marks given by a person to review"), "the page of the class says so");
    desk.run(&["export", "o", "--format", "csv", "--out", "e"]);
    assert!(desk.read("e/students.csv").contains("has changed: 1."), "{}", desk.read("e/students.csv"));
}

#[test]
fn a_sheet_to_fill_in_holds_what_waits_for_a_person_and_reads_back() {
    let desk = Desk::new();
    for (name, instance) in [("a.json", true), ("b.json", false)] {
        desk.bundle(name, &Sample { instance, ..RIGHT }.evidence());
    }
    let roster = "id,name,submission\ns1,\"Roy, \"\"=Zoé\"\"\",a.json\n\"s;2\",محمد,b.json\n=s3,Bad,a.json\n";
    desk.file("roster.csv", roster);
    let marks = desk.file(
        "m.csv",
        format!(
            "{HEAD}s1,1.1-a,12.5,\"So; \"\"so\"\"\",mk,2026-01-03,\ns;2,1.3,excused,Ill,mk,2026-01-03,2999-01-01\n"
        ),
    );
    class(&desk, rules(), &["--marks", marks]);
    let ran = desk.run(&["marks", "o", "--out", "sheet.csv"]);
    assert!(ran.code == 2 && ran.err.contains("=s3: left out"), "{}", ran.err);
    let sheet = desk.read("sheet.csv");
    let lines: Vec<&str> = sheet.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[1].starts_with("\"s1\",\"Roy, \"\"=Zoé\"\"\",\"1.1-a\","), "{sheet}");
    assert!(lines[1].contains("\"12.5\",\"So; \"\"so\"\"\",\"mk\",\"2026-01-03\""), "{sheet}");
    assert!(
        lines[2].starts_with("\"s1\"") && lines[2].contains("\"1.3\"") && lines[2].ends_with("\"manual\""),
        "{sheet}"
    );
    assert!(sheet.contains("\"excused\",\"Ill\"") && sheet.contains("\"inconclusive\""), "{sheet}");
    assert!(!sheet.contains("Bad"), "{sheet}");
    let before = (mark(&desk, "s1"), mark(&desk, "s_2"));
    let ran = desk.run(&["regrade", "o", "--features", rules(), "--marks", "sheet.csv", "--apply"]);
    assert!(
        ran.code == 0 && ran.out.starts_with("0 gain, 0 lose"),
        "what was written reads back: {}{}",
        ran.out,
        ran.err
    );
    assert_eq!((mark(&desk, "s1"), mark(&desk, "s_2")), before);
    assert_eq!(desk.run(&["marks", "o", "--out", "sheet.csv"]).code, 2, "a filled file is not overwritten");
}

#[test]
fn the_best_or_the_last_attempt_counts_and_the_report_says_which() {
    for (keep, place, mark_now) in [("best", "2", 70.0), ("last", "3", 30.0)] {
        let desk = Desk::new();
        own_rules(&desk, "rules", "attempts = { keep = \"KEEP\" }\n".replace("KEEP", keep).as_str(), ("", ""));
        for (name, status) in [("1.json", 500), ("2.json", 200), ("3.json", 500)] {
            work(&desk, name, "s1", status);
        }
        // The rows may come in any order.
        let roster = "id,essai,remise,remis_le\ns1,3,3.json,2026-01-03T00:00:00Z\ns1,1,1.json,\ns1,2,2.json,2026-01-02T00:00:00Z\ns2,,1.json,\n";
        desk.file("roster.csv", roster);
        let ran = class(&desk, "rules", &["--format", "markdown,html"]);
        assert_eq!((ran.code, mark(&desk, "s1"), mark(&desk, "s2")), (0, mark_now, 30.0), "{}", ran.err);
        let line = &result(&desk, "s1")["adjustments"][0];
        assert_eq!((&line["code"], &line["keep"]), (&"attempt".into(), &keep.into()));
        assert!(
            desk.read("o/students/s1/report.md").contains(&format!("ttempt {place} of 3")),
            "{}",
            desk.read("o/students/s1/report.md")
        );
        assert!(result(&desk, "s2")["adjustments"].as_array().unwrap().is_empty());
        // All attempts are kept: other rules may make another one the best.
        own_rules(&desk, "new", &format!("attempts = {{ keep = \"{keep}\" }}\n"), ("le statut 200", "le statut 500"));
        let ran = desk.run(&["regrade", "o", "--features", "new", "--apply"]);
        assert_eq!((ran.code, mark(&desk, "s1")), (0, 70.0), "{}", ran.err);
    }
    let desk = Desk::new();
    work(&desk, "1.json", "s1", 200);
    desk.file(
        "roster.csv",
        "id,attempt,submission,submitted_at\ns1,1,1.json,\ns1,1,1.json,\ns2,x,1.json,\ns3,1,1.json,noon\n",
    );
    let ran = class(&desk, rules(), &[]);
    for said in ["roster.csv:3: ", "the attempt “x” is not a number", "“noon” is not a time with its zone"] {
        assert!(ran.code == 2 && ran.err.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn evidence_of_someone_else_or_signed_by_a_stranger_is_named() {
    let desk = Desk::new();
    let (course, stranger) = (SecretKey::from_bytes(&[1; 32]), SecretKey::from_bytes(&[2; 32]));
    own_rules(&desk, "rules", &format!("trust = {{ keys = [\"{}\"] }}\n", course.public()), ("", ""));
    let write = |name: &str, id: &'static str, lab: Option<&str>, key: Option<&SecretKey>| {
        let mut evidence = Sample { id, ..RIGHT }.evidence();
        evidence.recorder.provenance = Provenance::Attested;
        evidence.submission.lab = lab.map(str::to_owned);
        grader::bundle::write_signed(&desk.path(name), &evidence, key).unwrap();
    };
    let lab = serde_json::from_str::<Value>(&desk.run(&["list", "--features", "rules", "--json"]).out).unwrap();
    let _ = lab;
    write("own.json", "s1", None, Some(&course));
    write("mate.json", "S3@x.org", None, Some(&course));
    write("other.json", "s1", Some("another-lab"), Some(&stranger));
    write("bare.json", "s5", None, None);
    let roster = "id,email,group,submission\ns1,,A,own.json\ns2,,B,mate.json\ns3,s3@x.org,B,mate.json\ns4,,A,other.json\ns5,,,bare.json\ns6,,,own.json\n";
    desk.file("roster.csv", roster);
    assert_eq!(class(&desk, "rules", &[]).code, 0);
    let codes = |student: &str| -> Vec<String> {
        let notices = result(&desk, student)["notices"].clone();
        notices.as_array().unwrap().iter().map(|n| n["code"].as_str().unwrap().to_owned()).collect()
    };
    let expected: [(&str, &[&str]); 6] = [
        ("s1", &[]),
        ("s2", &[]),
        ("s3", &[]),
        ("s4", &["other_lab", "signed_by_stranger"]),
        ("s5", &["unsigned"]),
        ("s6", &["other_student"]),
    ];
    let all = || expected.iter().map(|(student, _)| (*student, codes(student))).collect::<Vec<_>>();
    let wanted: Vec<(&str, Vec<String>)> =
        expected.iter().map(|(s, codes)| (*s, codes.iter().map(|c| (*c).to_owned()).collect())).collect();
    assert_eq!(all(), wanted, "groups may share, s1 and s4 do");
    assert_eq!(desk.run(&["regrade", "o", "--features", "rules", "--apply"]).code, 0);
    assert_eq!(all(), wanted, "a regrade says the same");
    desk.run(&["export", "o", "--format", "csv,xlsx", "--out", "e"]);
    let csv = desk.read("e/students.csv");
    assert!(csv.contains("This evidence names another student: s1."), "{csv}");
    assert!(csv.contains("another lab: another-lab") && csv.contains("attested"), "{csv}");
    assert!(desk.read("e/criteria.csv").contains("attested"), "each criterion says who saw it");
    assert!(desk.read("o/class.html").contains("This evidence names another student"));

    // Handed in again, signed by another key than before.
    write("own.json", "s1", None, Some(&stranger));
    fs::remove_file(desk.path("o/students/s1/result.json")).unwrap();
    class(&desk, "rules", &[]);
    assert_eq!(codes("s1"), ["signed_anew"]);
    assert_eq!(desk.run(&["regrade", "o", "--features", "rules", "--apply"]).code, 0);
    assert_eq!(codes("s1"), ["signed_anew"]);
    let changed = desk.read("own.json").replace("Canary brand", "Canary Brand");
    desk.file("own.json", changed);
    fs::remove_file(desk.path("o/students/s1/result.json")).unwrap();
    let ran = class(&desk, "rules", &[]);
    assert!(
        ran.code == 2 && ran.out.contains("s1: ") && ran.out.contains("changed after it was recorded"),
        "{}",
        ran.out
    );
}

#[test]
fn the_page_of_the_class_leads_to_each_student() {
    let desk = Desk::new();
    work(&desk, "a.json", "s1", 200);
    desk.file("roster.csv", "id,name,submission\ns1,Zoé <b>,a.json\ns2,Ann,\n");
    class(&desk, rules(), &[]);
    let page = desk.read("o/class.html");
    assert!(page.contains("href=\"students/s1/report.html\"") && page.contains("Zoé &#60;b&#62;"), "{page}");
    assert!(!page.contains("students/s2/") && page.contains("Ann"), "{page}");
    desk.run(&["class", "roster.csv", "--out", "p", "--features", rules(), "--shard", "1/1"]);
    assert_eq!(desk.run(&["merge", "p", "--out", "m"]).code, 0);
    assert_eq!(desk.read("m/class.html"), page, "a merged class has the same page");
}

#[test]
fn a_sheet_to_fill_in_calculates_nothing_and_reads_back() {
    let desk = Desk::new();
    desk.bundle("a.json", &RIGHT.evidence());
    desk.file("roster.csv", "id,submission\ns1,a.json\n");
    let marks = desk.file(
        "m.csv",
        format!("{HEAD}s1,1.1-a,12,-1+cmd style,=mk,2026-01-03,\ns1,1.1-b,3,\"'=SUM(A1)\",'mk',2026-01-03,\n"),
    );
    assert_eq!(class(&desk, rules(), &["--marks", marks]).code, 0);
    let given = |desk: &Desk, at: usize| {
        let human = result(desk, "s1")["tasks"][0]["criteria"][at]["human"].clone();
        ["reason", "marker"].map(|member| human[member].as_str().unwrap().to_owned())
    };
    let before = [given(&desk, 0), given(&desk, 1)];
    assert_eq!(before[0], ["-1+cmd style", "=mk"]);
    for sheet in ["one.csv", "two.csv"] {
        desk.run(&["marks", "o", "--out", sheet]);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(desk.path(sheet)).unwrap();
        for cell in reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        let ran = desk.run(&["regrade", "o", "--features", rules(), "--marks", sheet, "--apply"]);
        assert!(ran.code == 0 && ran.out.starts_with("0 gain, 0 lose, 1 keep"), "{}{}", ran.out, ran.err);
        assert_eq!([given(&desk, 0), given(&desk, 1)], before, "as often as it is written and read");
    }
    assert_eq!(desk.read("one.csv"), desk.read("two.csv"));
}

#[test]
fn no_mark_changes_without_a_reason() {
    let desk = Desk::new();
    work(&desk, "a.json", "s1", 200);
    work(&desk, "b.json", "s2", 200);
    desk.file(
        "roster.csv",
        "id,submission,submitted_at\ns1,a.json,2026-01-04T15:00:00Z\ns2,b.json,2026-01-01T00:00:00Z\n",
    );
    assert_eq!(class(&desk, rules(), &[]).code, 0);
    let due =
        "due = { date = \"2026-01-03T00:00\", zone = \"America/Toronto\", late_per_day = 5 }\nbonus = { most = 4 }\n";
    own_rules(&desk, "new", due, ("", ""));
    let bonus = "\n  @1.2-b @bonus @points-3\n  Scenario: Bien nommée\n    en: Well named\n    aide: Nommez-la.\n    help: Name it.\n\n    \
                 Given the EC2 instance \"MonolithicAppServer\"\n    Then the instance is in state \"running\"\n";
    let feature = desk.read("new/inner/1.2.feature") + bonus;
    desk.file("new/inner/1.2.feature", feature);
    let marks = desk.file(
        "m.csv",
        format!("{HEAD}s2,1.3,20,Good paper,mk,2026-01-05,\ns2,bonus,2,Helped,mk,2026-01-05,\ns2,1.2,excused,Ill,mk,2026-01-05,2999-01-01\n"),
    );
    let ran = desk.run(&["regrade", "o", "--features", "new", "--marks", marks]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "s1: 70 → 63 (−7)",
        "  lateness  absent → failed 60  −10 Handed in on 2026-01-04 10:00 EST, 2 days after it was due on 2026-01-03 00:00 EST.",
        "  1.2-b  absent → passed 3  Well named",
        "  1.3  review 0 → failed 20  The paper",
        "  excused  absent → excused 8.89  +8.89 10 points excused: the rest counts for the whole.",
        "  bonus  absent → passed 2  +2 Bonus given by mk on 2026-01-05: Helped",
    ] {
        assert!(ran.out.lines().any(|found| found == line), "{line}\n{}", ran.out);
    }
    let json: Value =
        serde_json::from_str(&desk.run(&["regrade", "o", "--features", "new", "--format", "json"]).out).unwrap();
    let ids: Vec<&str> =
        json["students"][0]["criteria"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["lateness", "1.2-b"]);
    assert_eq!(desk.run(&["regrade", "o", "--features", "new", "--marks", marks, "--apply"]).code, 0);
    let ran = desk.run(&["regrade", "o", "--features", "new"]);
    assert!(ran.out.starts_with("0 gain, 0 lose, 2 keep"), "what stays needs no reason: {}", ran.out);
    // Back again: what is gone is named too.
    let none = desk.file("none.csv", HEAD);
    let ran = desk.run(&["regrade", "o", "--features", rules(), "--marks", none]);
    for line in ["  lateness  failed 60 → absent  ", "  1.2-b  passed 3 → absent  ", "  bonus  passed 2 → absent  "]
    {
        assert!(ran.out.lines().any(|found| found.starts_with(line)), "{line}\n{}", ran.out);
    }
}

#[test]
fn a_mark_for_a_whole_task_is_named_when_what_lies_beneath_it_changes() {
    let desk = Desk::new();
    work(&desk, "a.json", "s1", 500);
    desk.file("roster.csv", "id,submission\ns1,a.json\n");
    let marks = desk.file("m.csv", format!("{HEAD}s1,1.1,30,Shown in class,mk,2026-01-03,\n"));
    assert_eq!(class(&desk, rules(), &["--marks", marks]).code, 0);
    own_rules(&desk, "new", "", ("le statut 200", "le statut 500"));
    let ran = desk.run(&["regrade", "o", "--features", "new"]);
    let line = "  1.1  failed 30 → failed 30  The page";
    assert!(ran.out.lines().any(|found| found == line), "{}", ran.out);
    let after = ran.out.lines().skip_while(|found| *found != line).nth(1).unwrap();
    assert!(after.contains("to review: the mark by mk stays"), "{}", ran.out);
}

#[test]
fn an_export_tells_times_as_the_report_did() {
    let desk = Desk::new();
    let due = "due = { date = \"2026-01-03T00:00\", zone = \"America/Toronto\", late_per_day = 5 }\n";
    own_rules(&desk, "rules", due, ("", ""));
    work(&desk, "a.json", "s1", 200);
    desk.file("roster.csv", "id,submission,submitted_at\ns1,a.json,2026-01-04T15:00:00Z\n");
    assert_eq!(class(&desk, "rules", &["--format", "markdown"]).code, 0);
    let report = desk.read("o/students/s1/report.md");
    assert!(report.contains("2026-01-04 10:00 EST"), "{report}");
    assert_eq!(desk.run(&["export", "o", "--format", "all", "--features", "rules", "--out", "e"]).code, 0);
    assert!(desk.read("e/students/s1/report.md").contains("2026-01-04 10:00 EST"));
    assert!(desk.read("e/students/s1/gradescope.json").contains("2026-01-04 10:00 EST"));
}
