//! `result.json` and its published schema.

use crate::support::{compare, document, grades, lab, root, run};
use grader_core::{Grade, Lang};
use grader_report::{Audience, Format, RESULT_SCHEMA, Report, Run, RunSource, Style, render, result_json_schema};
use serde_json::Value;

fn result(grade: &Grade, audience: Audience) -> Value {
    serde_json::from_str(&document(Format::Json, grade, audience, Lang::Fr)).unwrap()
}

#[test]
fn the_published_schema_is_what_the_code_writes() {
    let path = root().join("../../reports/schema/grader.result-1.schema.json");
    compare(&path, &result_json_schema().unwrap());
}

#[test]
fn real_results_follow_the_schema() {
    let schema: Value = serde_json::from_str(&result_json_schema().unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let evil = grades::hostile(&grades::evil_text());
    for grade in [grades::half_done(), grades::all_done(), grades::marked(), grades::every_gap(), evil] {
        for audience in [Audience::Instructor, Audience::Student] {
            let result = result(&grade, audience);
            let faults: Vec<String> =
                validator.iter_errors(&result).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(faults.is_empty(), "{faults:#?}");
            assert_eq!(result["schema"], RESULT_SCHEMA);
        }
    }
    let mut wrong = result(&grades::half_done(), Audience::Instructor);
    wrong["tasks"][0]["status"] = "missing".into();
    assert!(!validator.is_valid(&wrong), "the schema accepts anything");
}

#[test]
fn a_replay_differs_in_the_run_only() {
    let (lab, grade) = (lab(), grades::half_done());
    let later = Run {
        started_at: "2031-01-01T00:00:00Z".parse().unwrap(),
        finished_at: "2031-01-01T00:00:01Z".parse().unwrap(),
        version: "9.9.9".to_owned(),
        source: RunSource::Bundle { digest: "sha256:00".to_owned() },
    };
    let written = |run: &Run, lang| {
        let report = Report { lab: &lab, grade: &grade, run, evidence: None, audience: Audience::Instructor };
        let style = Style { lang, colour: true, width: 40 };
        let text = String::from_utf8(render(Format::Json, &report, &style).unwrap()).unwrap();
        let (before, run) = text.split_once("  \"run\": {").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        (before, run)
    };
    let (live, replay) = (written(&run(), Lang::Fr), written(&later, Lang::En));
    assert_eq!(live.0, replay.0);
    assert_ne!(live.1, replay.1);
}

#[test]
fn points_are_numbers_with_a_dot() {
    let result = result(&grades::half_done(), Audience::Instructor);
    assert_eq!(result["totals"]["possible"], 14.5);
    assert_eq!(result["tasks"][3]["criteria"][0]["points"], 1.5);
}
