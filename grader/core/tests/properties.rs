//! What must hold for every input, however strange.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use grader_core::{CriterionId, Evidence, Lab, Points, Prerequisite, Selection, SubmissionFile, TaskId};
use proptest::prelude::*;

proptest! {
    // A failing input belongs in a test by name, not in a file that a run leaves behind.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn points_survive_text_and_json(hundredths in any::<u32>()) {
        let points = Points::from_hundredths(hundredths);
        prop_assert_eq!(points.to_string().parse(), Ok(points));
        let json = serde_json::to_string(&points).unwrap();
        prop_assert_eq!(serde_json::from_str::<Points>(&json).unwrap(), points);
    }

    #[test]
    fn points_are_exact_or_refused(number in any::<f64>()) {
        if let Ok(points) = serde_json::from_str::<Points>(&number.to_string()) {
            prop_assert_eq!(points.as_f64().to_bits(), (number + 0.0).to_bits());
        }
    }

    #[test]
    fn sums_of_points_never_panic(parts in prop::collection::vec(any::<u32>(), 0..8)) {
        let sum: Points = parts.iter().copied().map(Points::from_hundredths).sum();
        let exact: u64 = parts.iter().map(|p| u64::from(*p)).sum();
        prop_assert_eq!(u64::from(sum.hundredths()), exact.min(u32::MAX.into()));
    }

    #[test]
    fn ids_have_one_spelling(text in "[0-9+. -]{0,8}[a-zA-Z]{0,3}") {
        if let Ok(id) = text.parse::<TaskId>() {
            prop_assert_eq!(id.to_string(), text.clone());
        }
        if let Ok(id) = text.parse::<CriterionId>() {
            prop_assert_eq!(id.to_string(), text.clone());
        }
    }

    #[test]
    fn readers_of_text_never_panic(text in any::<String>()) {
        let _ = text.parse::<TaskId>();
        let _ = text.parse::<Prerequisite>();
        let _ = text.parse::<Selection>();
        let _ = text.parse::<Points>();
        let _ = Lab::parse("lab.toml", &text);
        let _ = SubmissionFile::parse("submission.toml", &text);
        let _ = Evidence::from_bundle(&text);
    }

    #[test]
    fn a_damaged_bundle_never_panics_nor_passes_for_another(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let evidence = common::evidence();
        let mut bytes = evidence.to_bundle().unwrap().0.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok((read, _)) = Evidence::from_bundle(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(read, evidence);
        }
    }
}
