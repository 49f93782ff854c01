//! The rubric of a class that uses other services: nothing of the total is lost, and nothing is asked that it cannot do.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use grader_core::{Criterion, Lab, Place, Points, Rubric, Task, Text};
use proptest::prelude::*;

const LAB: &str = r#"
id = "x"
title = "X"
region = "us-east-1"
phases = []
tasks = []
services = { code = "codecommit", ide = "cloud9" }
[profiles.git]
title = "Git"
services = { code = "git" }
[profiles.none]
title = "None"
services = { code = "git", ide = "other" }
"#;

fn lab() -> Lab {
    Lab::parse("lab.toml", LAB).unwrap()
}

/// A rubric of criteria written `1.1-a 50 codecommit`: the id, hundredths, services.
fn rubric(lines: &[&str]) -> Rubric {
    let mut rubric = Rubric::default();
    for line in lines {
        let mut words = line.split(' ');
        let (id, points) = (words.next().unwrap(), Points::from_hundredths(words.next().unwrap().parse().unwrap()));
        let services: Vec<String> = words.map(str::to_owned).collect();
        let task = id.split('-').next().unwrap().parse().unwrap();
        if rubric.tasks.last().is_none_or(|t| t.id != task) {
            rubric.tasks.push(Task {
                id: task,
                title: Text::default(),
                points: Points::ZERO,
                criteria: Vec::new(),
                bonus: Vec::new(),
            });
        }
        let last = rubric.tasks.last_mut().unwrap();
        // The course's own criteria make up the points of the task.
        if !services.iter().any(|s| s == "git") {
            last.points = last.points + points;
        }
        last.criteria.push(Criterion {
            id: id.parse().unwrap(),
            title: Text::default(),
            points,
            requires: Vec::new(),
            hint: Text::default(),
            guide: Text::default(),
            services,
            hidden: false,
            place: Place { file: "x.feature".into(), line: 1 },
        });
    }
    rubric
}

fn shown(rubric: &Rubric) -> Vec<String> {
    let criteria = rubric.tasks.iter().flat_map(|t| &t.criteria);
    criteria.map(|c| format!("{} {}", c.id, c.points.hundredths())).collect()
}

fn total(rubric: &Rubric) -> u32 {
    let criteria = rubric.tasks.iter().flat_map(|t| &t.criteria);
    criteria.map(|c| c.points.hundredths()).sum()
}

const COURSE: [&str; 6] =
    ["1.1-a 100", "1.1-b 100 codecommit", "1.1-c 100 git", "1.2-a 100 cloud9", "1.3-a 50", "1.3-b 50 codecommit"];

#[test]
fn the_course_as_it_is_written_has_no_alternatives() {
    let course = rubric(&COURSE).for_class(&lab(), None).unwrap();
    assert_eq!(shown(&course), ["1.1-a 100", "1.1-b 100", "1.2-a 100", "1.3-a 50", "1.3-b 50"]);
    assert_eq!(course.rebasing, None);
}

#[test]
fn an_alternative_takes_the_points_and_what_remains_shares_them() {
    let class = rubric(&COURSE).for_class(&lab(), Some("git")).unwrap();
    assert_eq!(shown(&class), ["1.1-a 100", "1.1-c 100", "1.2-a 100", "1.3-a 100"]);
    let rebasing = class.rebasing.unwrap();
    assert_eq!((rebasing.unused, rebasing.left_out), (vec!["codecommit".to_owned()], vec![]));
    assert_eq!(rebasing.rebased.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1.1", "1.3"]);
}

#[test]
fn a_task_of_which_nothing_remains_gives_its_points_to_its_phase() {
    let class = rubric(&COURSE).for_class(&lab(), Some("none")).unwrap();
    assert_eq!(shown(&class), ["1.1-a 134", "1.1-c 133", "1.3-a 133"]);
    assert_eq!(total(&class), 400);
    let left_out = class.rebasing.unwrap().left_out;
    assert_eq!(left_out.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1.2"]);
}

#[test]
fn a_phase_of_which_nothing_remains_gives_its_points_to_the_others() {
    let class = rubric(&["1.1-a 100 cloud9", "2.1-a 200", "3.1-a 100"]).for_class(&lab(), Some("none")).unwrap();
    assert_eq!(shown(&class), ["2.1-a 267", "3.1-a 133"]);
}

#[test]
fn an_unknown_profile_names_those_that_there_are() {
    let error = rubric(&COURSE).for_class(&lab(), Some("svn")).unwrap_err().to_string();
    assert_eq!(error, "the lab has no profile \"svn\"; expected one of git, none");
    for (line, said) in [
        ("profile = \"svn\"\n", "lab.toml:1: the lab has no profile \"svn\""),
        (
            "profiles.p = { title = \"P\", services = { cod = \"git\" } }\n",
            "lab.toml:1: [services] has no \"cod\" to replace",
        ),
    ] {
        let error = Lab::parse("lab.toml", &format!("{line}{LAB}")).unwrap_err().to_string();
        assert!(error.starts_with(said), "{error}");
    }
}

proptest! {
    #[test]
    fn sharing_loses_nothing(points in 0u32..100_000, weights in prop::collection::vec(0u32..10_000, 1..20)) {
        let weights: Vec<Points> = weights.into_iter().map(Points::from_hundredths).collect();
        let shares = Points::from_hundredths(points).share(&weights);
        prop_assert_eq!(shares.iter().map(|s| s.hundredths()).sum::<u32>(), points);
        let total: u32 = weights.iter().map(|w| w.hundredths()).sum();
        if total > 0 {
            for (weight, share) in weights.iter().zip(&shares) {
                let exact = f64::from(points) * f64::from(weight.hundredths()) / f64::from(total);
                prop_assert!((f64::from(share.hundredths()) - exact).abs() < 1.0);
            }
        }
    }
}
