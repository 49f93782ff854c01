//! `--marks`: what people decided, in every document, and files that are refused.

use crate::common::{Desk, RIGHT, Ran, Sample, rules};

const HEAD: &str = "student,criterion,points,reason,marker,date,until\n";

/// Grades a page that fails and an instance that was not seen, with `lines` as marks.
fn grade(desk: &Desk, lines: &str, arguments: &[&str]) -> Ran {
    let bundle = desk.bundle("e.json", &Sample { status: 500, instance: false, ..RIGHT }.evidence());
    let marks = desk.file("marks.csv", format!("{HEAD}{lines}"));
    desk.run(&[&["grade", bundle, "--features", rules(), "--marks", marks], arguments].concat())
}

#[test]
fn a_human_mark_wins_and_is_shown_with_its_reason() {
    let desk = Desk::new();
    let lines = "s1,1.1,55,It works on my machine,mk,2026-01-03,\ns1,1.2,10,Seen in class,mk,2026-01-03,\n\
                 s1,1.3,excused,Ill,mk,2026-01-03,2999-01-01\n";
    let ran = grade(&desk, lines, &["--format", "json"]);
    let result: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    // 65 of the 70 points that count, out of 100.
    assert_eq!((result["totals"]["earned"].as_f64(), result["mark"].as_f64()), (Some(65.0), Some(92.86)));
    assert_eq!(result["adjustments"][0]["code"], "rebased");
    assert_eq!(result["tasks"][1]["criteria"][0]["human"]["automatic"], "inconclusive");
    assert_eq!(ran.code, 1, "the page has not all points");
    let shown = grade(&desk, lines, &["--fail-under", "92"]);
    assert_eq!(shown.code, 0, "{}", shown.out);
    assert!(
        shown.out.contains("Seen in class") && shown.out.contains("Excused until 2999-01-01 by mk: Ill"),
        "{}",
        shown.out
    );
}

#[test]
fn a_wrong_line_stops_before_anything_is_graded() {
    let desk = Desk::new();
    for (lines, said) in [
        ("s1,1.2,11,r,m,2026-01-03,", "marks.csv:2: expected at most 10 points for 1.2, found 11"),
        ("s1,1.4,1,r,m,2026-01-03,", "marks.csv:2: the rubric has no 1.4"),
        ("s1,1.2,1,,m,2026-01-03,", "marks.csv:2: reason is empty"),
    ] {
        let ran = grade(&desk, lines, &[]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.starts_with("error: marks refused. ") && ran.err.contains(said), "{}", ran.err);
    }
    let bundle = desk.bundle("e.json", &RIGHT.evidence());
    desk.file("latin.csv", b"student,criterion,points,reason,marker,date\ns1,1.2,1,\xe9t\xe9,m,2026-01-03");
    for (file, said) in [("none.csv", "it does not exist"), ("latin.csv", "it is not UTF-8")] {
        let ran = desk.run(&["grade", bundle, "--features", rules(), "--marks", file]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
