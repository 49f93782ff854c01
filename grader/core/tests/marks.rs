//! Human marks, excuses, lateness and bonus: what they do to a grade, and which files are refused.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::sheet::{criterion, failed, rubric, settle, totals, unseen};
use grader_core::{Adjustment, Attempts, Chosen, Grade, Keep, Lab, Marking, Marks, Points, Status, Verdict};
use jiff::civil::{Date, date};

const HEAD: &str = "student,criterion,points,reason,marker,date,until,seen\n";
const LINES: [&str; 5] = ["1.1-a", "1.1-b", "1.1-c", "1.2", "1.3-a <- 1.1-b"];

fn lab(more: &str) -> Lab {
    let text =
        format!("id = \"x\"\ntitle = {{ fr = \"X\", en = \"X\" }}\nregion = \"r\"\nphases = []\ntasks = []\n{more}");
    Lab::parse("lab.toml", &text).unwrap()
}

/// One criterion passed, one failed, one for a person; a task for a person; one that waits for the failed one.
fn graded() -> Grade {
    let verdicts = [("1.1-a", Verdict::Passed), ("1.1-b", failed()), ("1.1-c", Verdict::Manual), ("1.3-a", failed())];
    settle(&LINES, &verdicts)
}

/// The points of task 1.1 are those of its criteria.
fn whole() -> grader_core::Rubric {
    let mut rubric = rubric(&LINES);
    rubric.tasks[0].points = Points::from_hundredths(600);
    rubric
}

fn read(lines: &str) -> Marks {
    let marks = Marks::parse("marks.csv", &format!("{HEAD}{lines}")).unwrap();
    marks.check(&lab("[bonus]\nmost = 5"), &whole()).unwrap();
    marks
}

fn apply(grade: Grade, lines: &str, today: Date) -> Grade {
    apply_with(grade, lines, today, "", None, None)
}

fn apply_with(
    mut grade: Grade,
    lines: &str,
    today: Date,
    rules: &str,
    submitted: Option<&str>,
    before: Option<&Grade>,
) -> Grade {
    let (lab, rubric, marks) = (lab(rules), whole(), read(lines));
    let marking = Marking { lab: &lab, rubric: &rubric, marks: &marks, today };
    marking.apply(&mut grade, submitted.map(|at| at.parse().unwrap()), before);
    grade
}

const TODAY: Date = date(2026, 12, 1);

fn points(text: &str) -> Points {
    text.parse().unwrap()
}

#[test]
fn without_marks_nothing_changes() {
    assert_eq!(apply(graded(), "", TODAY), graded());
    assert_eq!(graded().mark(), graded().totals.earned);
}

#[test]
fn a_human_mark_wins_over_every_verdict_and_keeps_it_beneath() {
    let lines =
        "s1,1.1-a,0.5,copied,mk,2026-11-30,,\ns1,1.1-c,1.5,good,mk,2026-11-30,,\ns2,1.1-b,2,other,mk,2026-11-30,,";
    let grade = apply(graded(), lines, TODAY);
    let one = criterion(&grade, "1.1-a");
    let human = one.human.clone().unwrap();
    assert_eq!((one.status(), one.totals.earned, human.automatic), (Status::Failed, points("0.5"), Status::Passed));
    assert_eq!((human.reason.as_str(), human.beneath.earned, human.changed), ("copied", points("2"), false));
    assert_eq!((criterion(&grade, "1.1-c").status(), grade.totals.open), (Status::Failed, points("2")));
    assert!(criterion(&grade, "1.1-b").human.is_none(), "a line about someone else");
    assert_eq!(totals(&grade), ["2", "10", "2"]);
}

#[test]
fn a_mark_for_a_task_is_shared_exactly_among_the_criteria_without_a_line() {
    let grade = apply(graded(), "s1,1.1,5,so,mk,2026-11-30,,\ns1,1.1-a,1.99,so,mk,2026-11-30,,", TODAY);
    let earned = ["1.1-a", "1.1-b", "1.1-c"].map(|id| criterion(&grade, id).totals.earned.to_string());
    assert_eq!(earned, ["1.99", "1.51", "1.5"]);
    assert_eq!(grade.tasks[0].totals.earned, points("5"));
    let shared = ["1.1-a", "1.1-b"].map(|id| criterion(&grade, id).human.as_ref().unwrap().shared);
    assert_eq!(shared, [false, true]);
}

#[test]
fn a_task_that_only_a_person_judges_is_settled_by_its_mark() {
    let grade = apply(graded(), "s1,1.2,1.5,so,mk,2026-11-30,,", TODAY);
    let task = &grade.tasks[1];
    assert_eq!((task.status, task.totals.earned, task.totals.open), (Status::Failed, points("1.5"), Points::ZERO));
}

#[test]
fn what_waited_for_something_that_a_person_passed_fails_by_itself() {
    assert_eq!(criterion(&graded(), "1.3-a").status(), Status::Blocked);
    let grade = apply(graded(), "s1,1.1-b,2,works,mk,2026-11-30,,", TODAY);
    assert_eq!(criterion(&grade, "1.3-a").status(), Status::Failed);
    let grade = apply(graded(), "s1,1.1-b,1,half,mk,2026-11-30,,", TODAY);
    assert_eq!(criterion(&grade, "1.3-a").status(), Status::Blocked);
    let grade = apply(graded(), "s1,1.1-b,excused,ill,mk,2026-11-30,2026-12-20,", TODAY);
    assert_eq!(
        criterion(&grade, "1.3-a").totals.open,
        points("2"),
        "nobody loses points for what others are excused from"
    );
}

#[test]
fn a_mark_is_flagged_when_the_verdict_beneath_it_changes() {
    let changed = |grade: &Grade| criterion(grade, "1.1-b").human.as_ref().unwrap().changed;
    let seal = criterion(&graded(), "1.1-b").verdict.seal();
    assert!(seal.starts_with("failed#"));
    for (seen, flagged) in
        [("", false), ("failed", false), (seal.as_str(), false), ("passed", true), ("failed#0000", true)]
    {
        let line = format!("s1,1.1-b,2,works,mk,2026-11-30,,{seen}");
        assert_eq!(changed(&apply(graded(), &line, TODAY)), flagged, "{seen:?}");
    }
    // Without the column, an earlier grade remembers what the marker saw.
    let line = "s1,1.1-b,2,works,mk,2026-11-30,,";
    let before = apply(graded(), line, TODAY);
    let now = settle(&LINES, &[("1.1-a", Verdict::Passed), ("1.1-b", unseen()), ("1.3-a", failed())]);
    assert!(changed(&apply_with(now.clone(), line, TODAY, "", None, Some(&before))));
    assert!(!changed(&apply_with(now.clone(), line, TODAY, "", None, None)));
    let again = "s1,1.1-b,2,still,mk,2026-12-01,,";
    assert!(!changed(&apply_with(now, again, TODAY, "", None, Some(&before))), "a new mark looks at the new verdict");
}

#[test]
fn what_is_excused_leaves_the_rest_to_count_for_the_whole_until_the_day_is_over() {
    let line = "s1,1.2,excused,ill,mk,2026-11-30,2026-12-01,\ns1,1.3-a,Dispensé,ill,mk,2026-11-30,2026-12-01,";
    let grade = apply(graded(), line, TODAY);
    assert_eq!((grade.tasks[1].status, criterion(&grade, "1.3-a").status()), (Status::Excused, Status::Excused));
    assert_eq!(totals(&grade), ["2", "10", "2"]);
    // Two of the six points that are left: a third of ten.
    assert_eq!((grade.totals.excused, grade.mark()), (points("4"), points("3.33")));
    let later = apply(graded(), line, date(2026, 12, 2));
    assert!(criterion(&later, "1.3-a").waiver.as_ref().unwrap().over);
    assert_eq!((later.mark(), later.adjustments.len()), (points("2"), 0));
}

#[test]
fn a_student_excused_from_everything_has_no_mark_and_no_panic() {
    let line = ["1.1", "1.2", "1.3"].map(|id| format!("s1,{id},excused,ill,mk,2026-11-30,2026-12-20,")).join("\n");
    let grade = apply(graded(), &line, TODAY);
    assert_eq!((grade.mark(), grade.totals.excused), (Points::ZERO, points("10")));
    assert!(grade.tasks.iter().all(|task| task.status == Status::Excused));
}

const DUE: &str = "[due]\ndate = \"2026-12-01T23:59\"\nzone = \"America/Toronto\"\ngrace = \"15m\"\nlate_per_day = 0.5\nlate_most = 1.2\n";

#[test]
fn lateness_is_counted_in_days_that_have_begun_in_the_zone_of_the_course() {
    for (submitted, taken) in [
        ("2026-12-02T04:59:00Z", None),
        ("2026-12-02T04:59:01Z", Some("0")),
        ("2026-12-02T05:14:00Z", Some("0")),
        ("2026-12-02T05:14:01Z", Some("0.5")),
        ("2026-12-03T04:59:00Z", Some("0.5")),
        ("2026-12-03T04:59:01Z", Some("1")),
        ("2027-12-03T00:00:00Z", Some("1.2")),
    ] {
        let grade = apply_with(graded(), "", TODAY, DUE, Some(submitted), None);
        let line = grade.adjustments.first();
        assert_eq!(line.map(|line| line.taken().to_string()).as_deref(), taken, "{submitted}");
        assert_eq!(grade.mark(), points("2").less(line.map_or(Points::ZERO, Adjustment::taken)));
    }
    let unknown = apply_with(graded(), "", TODAY, DUE, None, None);
    assert_eq!((unknown.adjustments[0].code(), unknown.mark()), ("submission_time_unknown", points("2")));
}

#[test]
fn the_best_or_the_last_attempt_counts_after_lateness() {
    let late = |verdict: Verdict, at: &str| {
        apply_with(settle(&["1.1-a"], &[("1.1-a", verdict)]), "", TODAY, DUE, Some(at), None)
    };
    let tries = || {
        let (first, second) =
            (late(Verdict::Passed, "2026-12-01T00:00:00Z"), late(Verdict::Passed, "2026-12-01T01:00:00Z"));
        vec![first, second, late(Verdict::Passed, "2026-12-04T00:00:00Z")]
    };
    for (keep, number, mark) in [(Keep::Best, 1, "2"), (Keep::Last, 3, "1")] {
        let chosen = Attempts { keep }.choose(&tries()).unwrap();
        assert_eq!(chosen.line, Some(Adjustment::Attempt { number, of: 3, keep }));
        assert_eq!(tries()[chosen.place].mark(), points(mark));
    }
    assert_eq!(Attempts::default().choose(&tries()[..1]), Some(Chosen { place: 0, line: None }));
    assert_eq!(Attempts::default().choose([]), None);
}

#[test]
fn a_day_without_a_time_ends_when_the_next_begins() {
    let due = lab("[due]\ndate = \"2026-12-01\"\nzone = \"America/Toronto\"").due.unwrap();
    assert_eq!(due.at.to_string(), "2026-12-02T05:00:00Z");
}

#[test]
fn a_bonus_comes_last_and_may_lead_beyond_what_is_possible() {
    let all = ["1.1-a", "1.1-b", "1.1-c", "1.3-a"].map(|id| (id, Verdict::Passed));
    let lines = "s1,1.2,2,so,mk,2026-11-30,,\ns1,bonus,1.5,helped,mk,2026-11-30,,";
    let grade = apply_with(settle(&LINES, &all), lines, TODAY, DUE, Some("2026-12-02T06:00:00Z"), None);
    assert_eq!(grade.adjustments.iter().map(Adjustment::code).collect::<Vec<_>>(), ["late", "bonus"]);
    assert_eq!(grade.mark(), points("11"));
}

#[test]
fn a_bonus_criterion_fills_up_what_lateness_took_and_nobody_marks_it() {
    let lines = [&LINES[..], &["+1.4-a"]].concat();
    let all = ["1.1-a", "1.1-b", "1.1-c", "1.3-a", "1.4-a"].map(|id| (id, Verdict::Passed));
    let mark = "s1,1.2,2,so,mk,2026-11-30,,";
    let late = apply_with(settle(&lines, &all), mark, TODAY, DUE, Some("2026-12-02T06:00:00Z"), None);
    assert_eq!(late.adjustments.iter().map(Adjustment::code).collect::<Vec<_>>(), ["late", "bonus_criterion"]);
    assert_eq!(late.mark(), late.totals.earned.less(late.adjustments[0].taken()) + late.adjustments[1].added());
    assert!(late.mark() <= late.totals.possible && !late.adjustments[1].added().is_zero());
    let again = apply_with(late.clone(), mark, TODAY, DUE, Some("2026-12-02T06:00:00Z"), None);
    assert_eq!(again.adjustments, late.adjustments, "applied twice, each line stands once");
    let marks =
        Marks::parse("m.csv", "student,criterion,points,reason,marker,date\ns1,1.4-a,1,r,m,2026-11-30").unwrap();
    let error = marks.check(&lab(DUE), &common::sheet::rubric(&lines)).unwrap_err();
    assert!(error.fault.to_string().contains("1.4-a is a bonus"), "{error}");
}

#[test]
fn files_are_read_with_semicolons_marks_of_order_and_french_headings() {
    let text = "\u{feff}Étudiant;Critère;Points;Motif;Évaluateur;Date;Nom\r\n\"s;1\";1.1-a;1,5;\"dit « oui »; bien\nfait\";É. B.;2026-11-30;Zoé\r\n;;;;;;\r\n";
    let marks = Marks::parse("m.csv", text).unwrap();
    let [line] = marks.lines() else { panic!("{marks:?}") };
    assert_eq!((line.student.as_str(), line.reason.as_str(), line.line), ("s;1", "dit « oui »; bien\nfait", 2));
}

#[test]
fn a_wrong_line_is_named_with_what_to_do() {
    for (line, at, said) in [
        ("s1,1.1-a,x,r,m,2026-11-30,,", 2, "points: expected a number of points"),
        ("s1,1.1-a,2.5,r,m,2026-11-30,,", 2, "expected at most 2 points for 1.1-a, found 2.5"),
        ("s1,9.9-a,1,r,m,2026-11-30,,", 2, "the rubric has no 9.9-a"),
        ("s1,9.9,1,r,m,2026-11-30,,", 2, "the rubric has no 9.9;"),
        ("s1,six,1,r,m,2026-11-30,,", 2, "expected a task (6.1), a criterion (6.1-b) or bonus, found \"six\""),
        (",1.1-a,1,r,m,2026-11-30,,", 2, "student is empty"),
        ("s1,1.1-a,1,,m,2026-11-30,,", 2, "reason is empty"),
        ("s1,1.1-a,1,r,m,30/11/2026,,", 2, "date: expected a day such as 2026-12-04"),
        ("s1,1.1-a,excused,r,m,2026-11-30,,", 2, "an excuse needs the day it holds until"),
        ("s1,1.1-a,1,r,m,2026-11-30,,,manual", 2, "9 cells for 8 columns"),
        (
            "s1,1.1-a,1,r,m,2026-11-30,,\ns1,1.1-a,2,r,m,2026-11-30,,",
            3,
            "line 2 is about the same student and criterion",
        ),
        ("s1,bonus,6,r,m,2026-11-30,,", 2, "expected at most 5 points for bonus"),
        ("s1,1.1-a,2,r,m,2026-11-30,,\ns1,1.1,1,r,m,2026-11-30,,", 3, "expected 2 to 6 points for task 1.1"),
        ("s1,1.1-a,1,r,m,2026-11-30,,\ns1,1.1,6,r,m,2026-11-30,,", 3, "expected 1 to 5 points for task 1.1"),
    ] {
        let read = Marks::parse("marks.csv", &format!("{HEAD}{line}"));
        let checked = read.and_then(|marks| marks.check(&lab("[bonus]\nmost = 5"), &whole()));
        let error = checked.unwrap_err().to_string();
        assert!(error.starts_with(&format!("marks.csv:{at}: ")) && error.contains(said), "{line}: {error}");
    }
    let none = read("s1,bonus,1,r,m,2026-11-30,,").check(&lab(""), &whole()).unwrap_err().to_string();
    assert!(none.contains("allows no bonus"), "{none}");
    let unknown = read("s9,1.1-a,1,r,m,2026-11-30,,").check_students(|id| id == "s1").unwrap_err().to_string();
    assert!(unknown.starts_with("marks.csv:2: no student \"s9\""), "{unknown}");
    for (head, said) in [("student,points", "no column criterion"), ("student,sum", "unknown column \"sum\"")] {
        assert!(Marks::parse("marks.csv", head).unwrap_err().to_string().contains(said));
    }
}

#[test]
fn wrong_rules_name_their_line() {
    for (rules, said) in [
        ("[due]\ndate = \"soon\"\nzone = \"UTC\"", "due.date: expected a day"),
        ("[due]\ndate = \"2026-12-01T23:59-08:00\"\nzone = \"UTC\"", "in the zone of due.zone"),
        ("[due]\ndate = \"2026-12-01\"\nzone = \"Mars\"", "due.zone: expected a time zone"),
        ("[due]\ndate = \"2026-12-01\"\nzone = \"UTC\"\ngrace = \"-1h\"", "due.grace: expected a duration"),
        ("[due]\ndate = \"2026-12-01\"\nzone = \"UTC\"\nper_day = 1", "unknown key \"per_day\" in [due]"),
        ("[attempts]\nkeep = \"first\"", "unknown variant `first`"),
    ] {
        let text = format!(
            "id = \"x\"\ntitle = {{ fr = \"X\", en = \"X\" }}\nregion = \"r\"\nphases = []\ntasks = []\n{rules}"
        );
        let error = Lab::parse("lab.toml", &text).unwrap_err().to_string();
        assert!(error.contains(said), "{rules}: {error}");
    }
}
