//! The documents that learning platforms read about one student: the rules that their readers enforce.

use crate::support::{
    class::{self, IN_TIME, LATE},
    document, golden, grades,
};
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

/// The points of each line for Vocareum and of each problem for Autolab, in hundredths.
fn lines(grade: &Grade) -> [Vec<i64>; 2] {
    let hundredths = |points: f64| format!("{:.0}", points * 100.0).parse().unwrap();
    let text = document(Format::Vocareum, grade, Audience::Student, Lang::En);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let vocareum = reader.records().map(|row| hundredths(row.unwrap()[1].parse().unwrap())).collect();
    let text = document(Format::Autolab, grade, Audience::Student, Lang::En);
    let scores: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let autolab = scores["scores"].as_object().unwrap().values().map(|n| hundredths(n.as_f64().unwrap())).collect();
    [vocareum, autolab]
}

#[test]
fn what_platforms_add_up_is_the_mark() {
    let marks = |marks: &[(&str, &str)], at| class::marked(class::student("s1", "", ""), &[], marks, at).grade;
    for (grade, mark) in [
        (marks(&[("1.1", "3")], IN_TIME), 1450),
        (marks(&[("1.1", "3")], LATE), 1250),
        (marks(&[("1.1", "0.5"), ("bonus", "1")], IN_TIME), 1300),
        (marks(&[("1.1", "3"), ("bonus", "1")], IN_TIME), 1550),
        (marks(&[("1.1", "0"), ("6.1", "excused")], LATE), 855),
        (marks(&[("1.1", "0.5"), ("5.1", "1"), ("6.2", "excused"), ("bonus", "0.5")], LATE), 733),
    ] {
        assert_eq!(grade.mark().hundredths(), mark);
        let most = i64::from(mark.max(1450));
        for lines in lines(&grade) {
            assert_eq!(lines.iter().sum::<i64>(), i64::from(mark), "{lines:?}");
            assert_eq!(lines.len(), 5);
            assert!(lines.iter().all(|line| (0..=most).contains(line)), "{lines:?}");
            let within = lines.iter().zip(&grade.tasks).all(|(n, t)| *n <= i64::from(t.totals.possible.hundredths()));
            assert_eq!(within, mark <= 1450, "a task has more than its points only where the whole has: {lines:?}");
        }
    }
    let everything = grades::marked();
    for lines in lines(&everything) {
        assert_eq!(lines.iter().sum::<i64>(), i64::from(everything.mark().hundredths()));
    }
}

#[test]
fn a_task_of_which_nothing_is_settled_keeps_what_a_platform_has() {
    let open = class::result(class::student("s1", "", ""), &[]).grade;
    for lines in lines(&open) {
        assert_eq!(lines, [300, 200, 350, 300], "a person judges 1.1");
    }
}

#[test]
fn no_platform_is_told_a_zero_that_nobody_saw() {
    let nothing = class::unseen_result(class::student("s1", "", "")).grade;
    let excused = class::excused_result(class::student("s2", "", "")).grade;
    for (grade, progress, why) in [(nothing, "PendingManual", "settled"), (excused, "NotReady", "Excused")] {
        let result: Value =
            serde_json::from_str(&document(Format::PrairieLearn, &grade, Audience::Student, Lang::En)).unwrap();
        assert_eq!((&result["gradable"], &result["score"]), (&false.into(), &Value::Null), "it costs no attempt");
        assert!(result["format_errors"][0].as_str().unwrap().contains(why), "{result}");
        let told = document(Format::Gradescope, &grade, Audience::Student, Lang::En);
        let told: Value = serde_json::from_str(&told).unwrap();
        assert!(
            told["output"].as_str().unwrap().contains(why),
            "a platform that insists on a number is told the reason"
        );
        let score = json(Format::Ags, &grade);
        assert_eq!(members(&score).iter().filter(|member| member.starts_with("score")).count(), 0, "{score}");
        assert_eq!(score["gradingProgress"], progress);
        assert_eq!(lines(&grade), [[0; 0]; 2]);
    }
}
