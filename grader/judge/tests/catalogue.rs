//! The rubric that ships with the grader, and the vocabulary it is written in.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use grader_core::{Lang, Points};
use grader_judge::{FeatureFile, Judge, Keyword, Severity, lint, phrases};
use support::shipped;

#[test]
fn the_shipped_rubric_has_no_error() {
    let (lab, features) = shipped();
    let errors: Vec<_> = lint(&lab, &features).into_iter().filter(|p| p.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn its_37_tasks_make_100_points() {
    let (lab, features) = shipped();
    let Ok(judge) = Judge::new(&lab, &features) else { panic!("the shipped rubric has errors") };
    let rubric = judge.rubric();
    assert_eq!(rubric.tasks.len(), 37);
    assert_eq!(rubric.tasks.iter().map(|t| t.points).sum::<Points>().to_string(), "100");
}

#[test]
fn every_file_is_named_for_its_task() {
    let (_, features) = shipped();
    for file in features {
        let name = file.path.rsplit('/').next().unwrap();
        let task = name.split('-').next().unwrap();
        assert!(
            file.text.lines().any(|line| line.split(' ').next() == Some(&format!("@{task}"))),
            "{} is not about task {task}",
            file.path
        );
    }
}

/// A rubric of one scenario that holds one step.
fn with_step(lang: Lang, keyword: Keyword, step: &str) -> (FeatureFile, FeatureFile) {
    let keyword = match (lang, keyword) {
        (Lang::Fr, Keyword::Given) => "Soit",
        (Lang::Fr, Keyword::When) => "Quand",
        (Lang::Fr, Keyword::Then) => "Alors",
        (Lang::En, Keyword::Given) => "Given",
        (Lang::En, Keyword::When) => "When",
        (Lang::En, Keyword::Then) => "Then",
    };
    let (feature, scenario) = match lang {
        Lang::Fr => ("Fonctionnalité", "Scénario"),
        Lang::En => ("Feature", "Scenario"),
    };
    let text = format!(
        "# language: {lang}\n@1.1\n{feature}: T\n  en: T\n\n  @1.1-a @points-100\n  {scenario}: S\n    en: S\n    aide: A\n    help: H\n    correction: C\n    marking: M\n\n    {keyword} {step}\n"
    );
    let lab = r#"
        id = "x"
        title = { fr = "X", en = "X" }
        region = "us-east-1"
        phases = [{ number = 1, points = 100, title = { fr = "P", en = "P" } }]
        tasks = [{ id = "1.1", points = 100, title = { fr = "T", en = "T" } }]
    "#;
    let file = |path: &str, text: &str| FeatureFile { path: path.to_owned(), text: text.to_owned() };
    (file("lab.toml", lab), file("1.1.feature", &text))
}

#[test]
fn every_phrase_is_matched_by_its_own_example_alone_in_both_languages() {
    for phrase in phrases() {
        for lang in [Lang::Fr, Lang::En] {
            let (lab, feature) = with_step(lang, phrase.keyword, &phrase.example(lang));
            let problems = lint(&lab, &[feature]);
            assert!(problems.is_empty(), "{:?}: {problems:#?}", phrase.example(lang));
        }
    }
}

#[test]
fn every_phrase_is_used_or_says_something_new() {
    let all = phrases();
    assert!(all.len() > 30, "only {} phrases were registered", all.len());
    for pair in all.windows(2) {
        assert!(pair[0].fr != pair[1].fr && pair[0].en != pair[1].en, "{} is declared twice", pair[0].fr);
    }
}

/// Each kind of problem, from the smallest change to a sound rubric that causes it.
#[test]
fn every_problem_is_found_where_it_is() {
    let (lab, feature) = with_step(Lang::En, Keyword::Then, "the repository exists");
    let cases: &[(&str, &str, &str, usize)] = &[
        ("Scenario: S", "Scenarioo S", "syntax", 8),
        ("@1.1\n", "", "no-task", 2),
        ("@1.1\n", "@9.9\n", "unknown-task", 3),
        ("Feature: T", "Feature: U", "title-differs", 3),
        ("@1.1-a ", "", "no-id", 7),
        ("@1.1-a ", "@2.1-a ", "wrong-task", 7),
        ("@points-100", "", "no-points", 7),
        ("@points-100", "@points-1,5", "bad-points", 7),
        ("@points-100", "@points-99", "task-points", 6),
        ("@points-100", "@points-0 @bonus", "no-points", 7),
        ("@points-100", "@points-100 @bonus", "task-without-criteria", 6),
        ("@points-100", "@points-1 @bonus @hidden", "bonus-tag", 7),
        ("@points-100", "@points-1 @bonus @requires-1.1-b", "bonus-tag", 7),
        ("@points-100", "@points-100 @hiden", "unknown-tag", 7),
        ("@points-100", "@points-100 @requires-1.1-b", "unknown-prerequisite", 7),
        ("@points-100", "@points-100 @requires-1.1-a", "circular-prerequisite", 7),
        ("the repository exists", "the repository exits", "undefined-step", 14),
        ("    Then the repository exists\n", "", "no-steps", 7),
        ("    help: H\n", "", "missing-translation", 7),
        ("    marking: M\n", "", "missing-translation", 7),
        ("@points-100", "@points-100 @service-svn", "unknown-service", 7),
        ("@1.1\n", "@1.1 @slow\n", "unknown-tag", 3),
        ("help: H", "help: H\n    on {port}", "unknown-placeholder", 11),
    ];
    for (from, to, code, line) in cases {
        let text = feature.text.replacen(from, to, 1);
        assert_ne!(text, feature.text, "{code}: the change changes nothing");
        let problems = lint(&lab, &[FeatureFile { text, ..feature.clone() }]);
        let found: Vec<_> = problems.iter().map(|p| (p.kind.code(), p.place.line)).collect();
        assert!(found.contains(&(*code, *line)), "expected {code} at line {line}, found {found:?}");
    }
}

#[test]
fn what_the_lab_file_says_in_vain_is_found_where_it_is() {
    let (mut lab, mut feature) = with_step(Lang::En, Keyword::Given, "the ECR repository \"customer\"");
    feature.text = feature.text.replace("help: H", "help: on {port}");
    lab.text += "values = { port = 80, host = \"h\" }\nnames.aliases.customer = \"c\"\nnames.aliases.custmer = \"c\"\n";
    let problems = lint(&lab, &[feature]);
    let found: Vec<_> = problems.iter().map(|p| (p.kind.code(), p.place.file.as_str(), p.place.line)).collect();
    assert_eq!(found, [("unused-value", "lab.toml", 7), ("unknown-alias", "lab.toml", 9)], "{problems:#?}");
    assert!(problems[1].kind.args().contains(&("nearest", "customer".to_owned())));
}

#[test]
fn what_a_person_judges_needs_a_guide() {
    let (lab, feature) = with_step(Lang::Fr, Keyword::Then, "une personne en juge");
    let text = feature.text.replace("    correction: C\n    marking: M\n", "");
    let codes: Vec<_> = lint(&lab, &[FeatureFile { text, ..feature }]).iter().map(|p| p.kind.code()).collect();
    assert_eq!(codes, ["no-guide"]);
}

#[test]
fn a_bonus_is_no_part_of_the_points_and_for_no_person() {
    let (lab, feature) = with_step(Lang::En, Keyword::Then, "the repository exists");
    let scenario = feature.text.split_once("\n\n").unwrap().1;
    let with = |more: &str| FeatureFile { text: format!("{}\n{more}", feature.text), ..feature.clone() };
    let bonus = scenario.replace("@1.1-a @points-100", "@1.1-b @bonus @points-2");
    assert_eq!(lint(&lab, &[with(&bonus)]), []);
    let rubric = Judge::new(&lab, &[with(&bonus)]).unwrap_or_else(|p| panic!("{p:?}")).rubric().clone();
    assert_eq!((rubric.tasks[0].criteria.len(), rubric.tasks[0].bonus.len()), (1, 1));
    let judged = bonus.replace("the repository exists", "a person judges");
    let codes: Vec<_> = lint(&lab, &[with(&judged)]).iter().map(|p| p.kind.code()).collect();
    assert_eq!(codes, ["bonus-for-person"]);
    let needed = feature.text.replace("@points-100", "@points-100 @requires-1.1-b") + &bonus;
    let codes: Vec<_> = lint(&lab, &[FeatureFile { text: needed, ..feature }]).iter().map(|p| p.kind.code()).collect();
    assert_eq!(codes, ["unknown-prerequisite"], "nothing builds on a bonus");
}

#[test]
fn the_same_criterion_or_task_twice_is_an_error() {
    let (lab, feature) = with_step(Lang::En, Keyword::Then, "the repository exists");
    let codes = |files: &[FeatureFile]| lint(&lab, files).iter().map(|p| p.kind.code()).collect::<Vec<_>>();
    let twice = [feature.clone(), FeatureFile { path: "again.feature".to_owned(), ..feature.clone() }];
    assert_eq!(codes(&twice), ["duplicate-task"]);
    let scenario = feature.text.split_once("\n\n").unwrap().1.to_owned();
    assert_eq!(codes(&[FeatureFile { text: feature.text.clone() + "\n" + &scenario, ..feature }]), ["duplicate-id"]);
}

/// What builds on criteria that could not be placed is no fault of its own.
#[test]
fn one_wrong_tag_is_one_error() {
    let (lab, features) = shipped();
    let task = |id: &str| features.iter().position(|file| file.text.contains(&format!("@{id}\n"))).unwrap();
    let with = |at: usize, from: &str, to: &str| {
        let mut changed = features.clone();
        changed[at].text = changed[at].text.replacen(from, to, 1);
        lint(&lab, &changed).iter().map(|p| p.kind.code()).collect::<Vec<_>>()
    };
    for (from, to, code) in [
        ("@6.1\n", "@6.9\n", "wrong-tag"),
        ("@6.1\n", "@6.2\n", "wrong-tag"),
        ("@6.1\n", "", "no-task"),
        ("@6.1-a ", "@6.9-a ", "wrong-task"),
        ("@6.1-a ", "@6.1-b ", "duplicate-id"),
        ("@6.1-a ", "", "no-id"),
    ] {
        assert_eq!(with(task("6.1"), from, to), [code], "{from:?} as {to:?}");
    }
}

#[test]
fn a_task_that_nothing_judges_and_odd_totals_are_warnings() {
    let (mut lab, feature) = with_step(Lang::En, Keyword::Then, "the repository exists");
    lab.text = lab.text.replace("points = 100", "points = 90");
    let text = feature.text.replace("points-100", "points-90");
    let problems = lint(&lab, &[FeatureFile { text, ..feature }]);
    assert_eq!(
        problems.iter().map(|p| (p.kind.code(), p.severity)).collect::<Vec<_>>(),
        [("lab-points", Severity::Warning)]
    );
    let problems = lint(&lab, &[]);
    assert!(problems.iter().any(|p| p.kind.code() == "task-without-criteria" && p.severity == Severity::Warning));
}
