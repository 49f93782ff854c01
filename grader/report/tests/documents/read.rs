//! `result.json` read back: nothing is lost, and what is no result is refused in one sentence.

use crate::support::{grades, lab, run};
use grader_core::{Grade, Lang};
use grader_report::{Audience, Format, Report, ResultError, Run, RunSource, Style, read_result, render};
use proptest::prelude::*;
use serde_json::{Value, json};

fn written(grade: &Grade, run: &Run, audience: Audience) -> Vec<u8> {
    let lab = lab();
    let report = Report { lab: &lab, grade, run, evidence: None, audience };
    render(Format::Json, &report, &Style { lang: Lang::Fr, colour: false, width: 80 }).unwrap()
}

/// Whether a document that was read back and written again has the same bytes.
fn check(grade: &Grade, run: &Run) {
    for audience in [Audience::Instructor, Audience::Student] {
        let bytes = written(grade, run, audience);
        let stored = read_result(&bytes).unwrap();
        assert_eq!((stored.lab.id, stored.lab.title), (lab().id, lab().title));
        let due = |due: Option<grader_core::Due>| due.map(|due| (due.at, due.zone));
        assert_eq!(due(stored.lab.due), due(lab().due));
        assert!(written(&stored.grade, &stored.run, audience) == bytes, "{audience:?}");
        if audience == Audience::Instructor {
            assert_eq!((&stored.grade, &stored.run), (grade, run));
        }
    }
}

#[test]
fn every_situation_survives() {
    let replay = Run { source: RunSource::Bundle { digest: "sha256:00".to_owned() }, ..run() };
    let evil = grades::hostile(&grades::evil_text());
    for grade in [grades::half_done(), grades::all_done(), grades::marked(), grades::every_gap(), evil] {
        check(&grade, &run());
        check(&grade, &replay);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_text_survives(text in any::<String>()) {
        check(&grades::hostile(&text), &run());
    }

    #[test]
    fn no_bytes_make_it_panic(at in 0..20_000_usize, byte in any::<u8>()) {
        let mut bytes = written(&grades::half_done(), &run(), Audience::Instructor);
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read_result(&bytes);
    }
}

#[test]
fn what_is_cut_short_is_refused() {
    let bytes = written(&grades::half_done(), &run(), Audience::Instructor);
    for end in [0, 1, 100, bytes.len() / 2, bytes.len() - 3] {
        let error = read_result(&bytes[..end]).unwrap_err();
        assert!(matches!(error, ResultError::Damaged(_)), "{error}");
        assert!(error.to_string().ends_with("grade the submission again"), "{error}");
    }
}

/// The sentence about a document in which `pointer` was replaced.
fn refusal(pointer: &str, value: Value) -> String {
    let bytes = written(&grades::half_done(), &run(), Audience::Instructor);
    let mut document: Value = serde_json::from_slice(&bytes).unwrap();
    *document.pointer_mut(pointer).unwrap() = value;
    read_result(document.to_string().as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_was_changed_by_hand_is_refused_with_its_place() {
    for (pointer, value, says) in [
        ("/schema", json!("grader.evidence/1"), "expected a document of schema grader.result/1"),
        ("/schema", json!("x".repeat(1_000_000)), "expected a document of schema grader.result/1"),
        ("/tasks/1/id", json!("five"), "expected a task such as 6.1"),
        ("/tasks/1/id", json!("5.2"), "5.1-a: it belongs to another task than 5.2"),
        ("/tasks/0/id", json!("6.1"), "5.1: tasks are in the order of the course"),
        ("/tasks/1/criteria/1/gap", Value::Null, "5.1-b: expected a gap"),
        ("/tasks/3/criteria/0/title", Value::Null, "6.1-a: expected a title"),
        ("/tasks/3/criteria/0/asked/0", json!("aws:s3"), "6.1-a: expected a question"),
        ("/tasks/3/criteria/0/points", json!(-1), "expected a number of points"),
        ("/tasks/3/criteria/0/status", json!("maybe"), "unknown variant"),
    ] {
        let error = refusal(pointer, value);
        assert!(error.contains(says), "{pointer}: {error}");
        assert!(error.len() < 400, "{pointer}");
    }
}

#[test]
fn what_is_too_large_or_too_deep_is_refused() {
    assert!(matches!(read_result(&vec![b' '; 17 << 20]), Err(ResultError::TooLarge { .. })));
    assert!(matches!(read_result("[".repeat(1 << 20).as_bytes()), Err(ResultError::Damaged(_))));
}

#[test]
fn an_aspect_that_only_a_later_version_knows_stays_readable() {
    let text = String::from_utf8(written(&grades::half_done(), &run(), Audience::Instructor)).unwrap();
    let later = text.replacen("\"subject\": \"", "\"aspect\": \"colour\", \"subject\": \"", 1);
    assert_ne!(text, later);
    let stored = read_result(later.as_bytes()).unwrap();
    assert!(
        String::from_utf8(written(&stored.grade, &stored.run, Audience::Instructor)).unwrap().contains(" colour\"")
    );
}

#[test]
fn a_stored_result_tells_times_in_the_zone_of_the_course() {
    let (grade, run) = (grades::marked(), run());
    let stored = read_result(&written(&grade, &run, Audience::Instructor)).unwrap();
    let told = |lab: &grader_core::Lab| {
        let report = Report { lab, grade: &grade, run: &run, evidence: None, audience: Audience::Instructor };
        let style = Style { lang: Lang::Fr, colour: false, width: 80 };
        String::from_utf8(render(Format::Gradescope, &report, &style).unwrap()).unwrap()
    };
    assert!(told(&stored.lab).contains("EST"));
    assert_eq!(told(&stored.lab), told(&lab()), "the export says what the report said");
}

#[test]
fn a_zone_that_is_not_known_or_not_told_is_utc() {
    let mut document: Value =
        serde_json::from_slice(&written(&grades::marked(), &run(), Audience::Instructor)).unwrap();
    document["lab"]["due"]["zone"] = "Mars/Olympus".into();
    assert_eq!(read_result(document.to_string().as_bytes()).unwrap().lab.due, None);
    document["lab"].as_object_mut().unwrap().remove("due");
    assert_eq!(read_result(document.to_string().as_bytes()).unwrap().lab.due, None, "a result of before");
}
