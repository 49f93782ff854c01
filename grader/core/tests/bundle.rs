//! Evidence bundles: whole ones come back as they were, all others are refused with a reason.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use futures::executor::block_on;
use grader_core::{BundleError, Evidence, GapReason, Observation, Observer as _, Question, Recorded, Topic};

fn bundle() -> String {
    common::evidence().to_bundle().unwrap().0
}

#[test]
fn a_bundle_comes_back_as_it_was() {
    let evidence = common::evidence();
    let (text, digest) = evidence.to_bundle().unwrap();
    let (read, read_digest) = Evidence::from_bundle(&text).unwrap();
    assert_eq!((&read, &read_digest), (&evidence, &digest));
    assert_eq!(read.to_bundle().unwrap().0, text, "writing it again gives the same bytes");
}

#[test]
fn a_cut_bundle_is_damaged_wherever_it_was_cut() {
    let text = bundle();
    let whole = text.trim_end().len();
    for at in (0..whole).filter(|at| text.is_char_boundary(*at)) {
        let error = Evidence::from_bundle(&text[..at]).expect_err("a part is no bundle");
        assert!(matches!(error, BundleError::Damaged(_)), "cut at {at}: {error}");
    }
}

#[test]
fn an_edited_bundle_is_refused() {
    let text = bundle().replace("123456789012", "999999999999");
    let error = Evidence::from_bundle(&text).expect_err("the digest does not match");
    assert!(matches!(error, BundleError::Changed { .. }), "{error}");
    assert!(error.to_string().contains("was changed after it was recorded"));
}

#[test]
fn a_bundle_without_digest_is_refused() {
    let mut value: serde_json::Value = serde_json::from_str(&bundle()).unwrap();
    value.as_object_mut().unwrap().remove("digest");
    let error = Evidence::from_bundle(&value.to_string()).expect_err("no digest");
    assert!(matches!(error, BundleError::Changed { .. }), "{error}");
}

#[test]
fn a_newer_bundle_asks_for_a_newer_grader() {
    let text = bundle().replace("grader.evidence/2", "grader.evidence/3");
    let error = Evidence::from_bundle(&text).expect_err("a later format");
    assert!(matches!(&error, BundleError::Newer { found } if found == "grader.evidence/3"), "{error}");
    assert!(error.to_string().contains("use a newer grader"));
}

#[test]
fn other_documents_are_not_bundles() {
    for text in [
        r#"{"schema": "grader.result/1"}"#,
        r#"{"schema": "grader.evidence/x"}"#,
        r#"{"schema": "grader.evidence/1", "digest": ""}"#,
        r#"{"schema": "grader.evidence/1", "digest": "", "evidence": null}"#,
    ] {
        let error = Evidence::from_bundle(text).expect_err(text);
        assert!(matches!(error, BundleError::NotABundle(_)), "{text}: {error}");
    }
    for text in ["", "[]", "{}", "null", "[student]\nid = 1", &"[".repeat(100_000)] {
        let error = Evidence::from_bundle(text).expect_err("no bundle");
        assert!(matches!(error, BundleError::Damaged(_)), "{error}");
    }
}

#[test]
fn a_reader_ignores_members_that_it_does_not_know() {
    let text = bundle();
    let later = text.replacen("{\"schema\"", "{\"later\":[1,2],\"schema\"", 1);
    assert_eq!(Evidence::from_bundle(&later).unwrap().0, common::evidence());
}

#[test]
fn a_recording_answers_what_it_holds_and_says_what_it_does_not() {
    let recorded = Recorded::new(&common::evidence());
    let answer = block_on(recorded.ask(&Question::Aws(Topic::Identity)));
    assert!(matches!(answer, Observation::Identity(id) if id.account == "123456789012"));
    let Observation::Gap(gap) = block_on(recorded.ask(&Question::Aws(Topic::Rds))) else { panic!("not recorded") };
    assert_eq!((gap.reason, gap.operation.as_deref()), (GapReason::NotRecorded, Some("aws:rds")));
}
