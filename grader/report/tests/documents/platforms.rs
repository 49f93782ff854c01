//! The documents that learning platforms read about one student: the rules that their readers enforce.

use crate::support::{class, document, golden, grades};
use grader_core::{Grade, Lang, Verdict};
use grader_report::{Audience, Format};
use serde_json::Value;

fn json(format: Format, grade: &Grade) -> Value {
    serde_json::from_str(&document(format, grade, Audience::Instructor, Lang::Fr)).unwrap()
}

fn members(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn half_done() {
    let grade = grades::half_done();
    for (format, lang, name) in [
        (Format::Markdown, Lang::Fr, "half-done.fr.md"),
        (Format::Gradescope, Lang::Fr, "half-done.fr.gradescope.json"),
        (Format::PrairieLearn, Lang::En, "half-done.en.prairielearn.json"),
        (Format::Autolab, Lang::Fr, "half-done.fr.autolab.txt"),
        (Format::Vocareum, Lang::Fr, "half-done.fr.vocareum.csv"),
        (Format::Ags, Lang::En, "half-done.en.ags.json"),
    ] {
        golden(name, &document(format, &grade, Audience::Student, lang));
    }
}

#[test]
fn hostile() {
    let grade = grades::hostile(&grades::evil_text());
    golden("hostile.en.md", &document(Format::Markdown, &grade, Audience::Instructor, Lang::En));
}

/// What Gradescope's documentation allows; it ignores or refuses anything else.
#[test]
fn gradescope_knows_every_word() {
    let evil = grades::hostile(&grades::evil_text());
    for grade in [grades::half_done(), grades::all_done(), grades::every_gap(), evil] {
        let result = json(Format::Gradescope, &grade);
        let top = "extra_data output output_format score stdout_visibility test_name_format test_output_format tests visibility";
        assert_eq!(members(&result).join(" "), top);
        let tests = result["tests"].as_array().unwrap();
        let manual = grade.tasks.iter().filter(|t| t.criteria.is_empty()).count();
        assert_eq!(tests.len(), grade.criteria().count() + manual, "nothing is dropped");
        for test in tests {
            let known =
                ["extra_data", "max_score", "name", "number", "output", "score", "status", "tags", "visibility"];
            assert!(members(test).iter().all(|m| known.contains(m)), "{test}");
            assert_eq!(test["visibility"], "visible", "a hidden test hides the total");
            assert!([Value::Null, "passed".into(), "failed".into()].contains(&test["status"]), "{test}");
            assert_eq!(test["score"].is_number(), test["max_score"].is_number(), "{test}");
        }
    }
}

#[test]
fn what_a_person_judges_has_no_score_in_gradescope() {
    let result = json(Format::Gradescope, &grades::half_done());
    let of = |number: &str| result["tests"].as_array().unwrap().iter().find(|t| t["number"] == number).unwrap().clone();
    for number in ["1.1", "6.2-b"] {
        assert!(of(number)["score"].is_null() && of(number)["status"].is_null(), "{}", of(number));
    }
    let blocked = of("6.2-a");
    assert_eq!((blocked["status"].as_str(), &blocked["tags"][0]), (Some("failed"), &"blocked".into()));
    assert_eq!((blocked["score"].as_f64(), blocked["max_score"].as_f64()), (Some(0.0), Some(1.0)));
    assert!(blocked["output"].as_str().unwrap().contains("6.1-a"));
}

#[test]
fn prairielearn_gets_a_share_and_less_than_a_megabyte() {
    let evil = grades::hostile(&grades::evil_text());
    for grade in [grades::half_done(), grades::all_done(), evil] {
        let text = document(Format::PrairieLearn, &grade, Audience::Instructor, Lang::Fr);
        assert!(text.len() < 1_000_000);
        let result: Value = serde_json::from_str(&text).unwrap();
        let score = result["score"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&score) && result["gradable"] == true);
        for test in result["tests"].as_array().unwrap() {
            assert!(test["points"].is_number() && test["max_points"].is_number(), "{test}");
        }
    }
    assert_eq!(json(Format::PrairieLearn, &grades::all_done())["score"], 1.0);
}

#[test]
fn the_last_line_for_autolab_has_the_scores() {
    let text = document(Format::Autolab, &grades::half_done(), Audience::Instructor, Lang::En);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1]["scores"]["5.1"], 1);
    let stages = lines[0]["stages"].as_array().unwrap();
    assert!(stages.iter().all(|stage| lines[0][stage.as_str().unwrap()].is_object()), "each stage has its cases");
}

#[test]
fn a_score_waits_for_who_has_to_settle_it() {
    let mut grade = class::result(grades::zoe(), &[]).grade;
    let of = |grade: &Grade| json(Format::Ags, grade)["gradingProgress"].clone();
    assert_eq!(of(&grade), "PendingManual", "a person judges 1.1");
    grade.tasks.remove(0);
    assert_eq!(of(&grade), "FullyGraded");
    let unseen = [("5.1-b", crate::support::unseen())];
    let mut grade = class::result(grades::zoe(), &unseen).grade;
    grade.tasks.remove(0);
    assert_eq!(of(&grade), "Pending");
    let mut grade = class::result(grades::zoe(), &[("5.1-b", Verdict::Manual)]).grade;
    grade.tasks.remove(0);
    assert_eq!(of(&grade), "PendingManual");
}
