//! What is counted over a class.

use crate::support::class::{class, crowd, id, result, student};
use grader_core::{GapReason, Points, Status};
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
