//! What is counted over a class.

use crate::support::class::{IN_TIME, class, crowd, excused_result, id, marked, result, student, unseen_result};
use crate::support::unseen;
use grader_core::{GapReason, Points, Shown, Status, Verdict};
use grader_report::class::{Absence, Class, Discrimination, GapCount, RootCause, Statistics};

#[test]
fn students_without_a_result_are_counted_and_nothing_else() {
    let statistics = Statistics::of(&class());
    assert_eq!((statistics.students, statistics.graded, statistics.open), (6, 4, 4));
    let marks = statistics.marks.unwrap();
    assert_eq!((marks.least, marks.most), (5.0, 11.5));
    assert_eq!(marks.bins.iter().map(|b| b.count).sum::<usize>(), 4);
}

#[test]
fn an_open_point_is_neither_a_success_nor_a_failure() {
    let statistics = Statistics::of(&class());
    let of = |wanted: &str| statistics.criteria.iter().find(|c| c.id == id(wanted)).unwrap();
    assert_eq!(of("5.1-b").success, Some(1.0), "three passed, one could not be seen");
    assert_eq!(of("6.1-a").success, Some(0.5));
    assert_eq!(statistics.tasks[0].success, None, "a person judges 1.1");
    let statuses = Status::ALL.iter().zip(of("5.1-b").statuses).filter(|(_, n)| *n > 0).collect::<Vec<_>>();
    assert_eq!(statuses, [(&Status::Passed, 3), (&Status::Inconclusive, 1)]);
    assert_eq!(statistics.gaps, [GapCount { reason: GapReason::AccessDenied, students: 1, criteria: 1 }]);
}

#[test]
fn a_root_cause_counts_with_what_it_took_with_it() {
    let causes = Statistics::of(&class()).causes;
    let cause = |criterion, students, blocked, lost| RootCause {
        criterion: id(criterion),
        students,
        blocked,
        lost: Points::from_hundredths(lost),
    };
    assert_eq!(causes, [cause("6.1-a", 2, 1, 600), cause("6.1-b", 2, 0, 400)]);
}

#[test]
fn tasks_that_the_weaker_solve_are_named() {
    let statistics = Statistics::of(&crowd(30, |k, id| match id {
        "5.2-a" => k < 15,
        _ => k >= 10,
    }));
    let weak: Vec<String> = statistics.weak_tasks().map(|t| t.id.to_string()).collect();
    assert_eq!(weak, ["5.2"]);
    let good = statistics.criteria.iter().find(|c| c.id == id("6.2-a")).unwrap().discrimination;
    assert!(
        matches!(good, Discrimination::Measured { correlation, difference } if correlation > 0.5 && difference > 0.5)
    );
}

#[test]
fn a_small_class_is_not_judged() {
    let few = Statistics::of(&crowd(9, |k, _| k > 3));
    assert!(few.criteria.iter().all(|c| c.discrimination == Discrimination::TooFew { students: 9 }));
    let nobody = Statistics::of(&Class::default());
    assert_eq!((nobody.students, nobody.marks, nobody.tasks.len()), (0, None, 0));
}

#[test]
fn a_result_of_another_rubric_is_not_compared() {
    let mut class = class();
    let mut other = result(student("s9", "", ""), &[]);
    other.grade.rubric = "sha256:other".to_owned();
    class.add(&other);
    let mut part = result(student("s10", "", ""), &[]);
    part.grade.tasks.pop();
    class.add(&part);
    let last: Vec<_> = class.students.iter().rev().take(2).map(|s| s.result.clone()).collect();
    assert_eq!(last, [Err(Absence::OtherRubric), Err(Absence::OtherRubric)]);
}

#[test]
fn nobody_has_a_mark_before_anything_is_settled() {
    let mut all = class();
    let before = Statistics::of(&all);
    all.add(&unseen_result(student("s9", "", "")));
    all.add(&excused_result(student("s10", "", "")));
    let after = Statistics::of(&all);
    assert_eq!((before.unmarked, after.unmarked), (0, 2));
    assert_eq!(after.marks, before.marks, "neither pulls the mean down");
    assert_eq!((after.students, after.graded), (8, 6));
}

fn wrong() -> Verdict {
    crate::support::failed("x", Shown::Present, Shown::Absent)
}

fn causes(results: &[grader_report::StoredResult]) -> Vec<RootCause> {
    let mut class = Class::default();
    results.iter().for_each(|result| class.add(result));
    Statistics::of(&class).causes
}

fn cause(criterion: &str, students: usize, blocked: usize, lost: u32) -> RootCause {
    RootCause { criterion: id(criterion), students, blocked, lost: Points::from_hundredths(lost) }
}

#[test]
fn a_root_cause_costs_only_what_is_lost_after_people_decided() {
    let verdicts = [("6.1-a", wrong()), ("6.2-a", wrong())];
    let with = |marks: &[(&str, &str)]| causes(&[marked(student("s1", "", ""), &verdicts, marks, IN_TIME)]);
    assert_eq!(with(&[]), [cause("6.1-a", 1, 1, 450)]);
    assert_eq!(with(&[("6.2-a", "3")]), [cause("6.1-a", 1, 0, 150)], "a person passed what was blocked");
    assert_eq!(with(&[("6.2-a", "excused")]), [cause("6.1-a", 1, 0, 150)], "what is excused is not lost");
    assert_eq!(with(&[("6.1-a", "1")]), [cause("6.1-a", 1, 1, 350)], "a part of the points was given");
    let failed = [cause("6.2-a", 1, 0, 250), cause("6.1-a", 1, 0, 150)];
    assert_eq!(with(&[("6.2-a", "0.5")]), failed, "a person failed it: it waits for nothing");
}

#[test]
fn what_a_person_judged_is_no_gap() {
    let verdicts = [("5.1-a", unseen()), ("5.1-b", unseen())];
    let mut class = Class::default();
    class.add(&marked(student("s1", "", ""), &verdicts, &[("5.1-a", "0.5")], IN_TIME));
    class.add(&marked(student("s2", "", ""), &verdicts, &[("5.1", "excused")], IN_TIME));
    assert_eq!(Statistics::of(&class).gaps, [GapCount { reason: GapReason::Throttled, students: 1, criteria: 1 }]);
}
