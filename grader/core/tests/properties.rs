//! What must hold for every input, however strange.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::sheet::{rubric, settle};
use grader_core::{
    CriterionId, Due, Evidence, Lab, Marking, Marks, Points, Prerequisite, Selection, SubmissionFile, TaskId, Verdict,
};
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
        let _ = Marks::parse("marks.csv", &text);
        let _ = Marks::parse("marks.csv", &format!("student,criterion,points,reason,marker,date\n{text}"));
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

    #[test]
    fn a_part_of_points_is_no_more_than_all(a in any::<u32>(), part in any::<u32>(), whole in 1..=u32::MAX) {
        let (a, whole) = (Points::from_hundredths(a), Points::from_hundredths(whole));
        let part = Points::from_hundredths(part % whole.hundredths());
        prop_assert!(a.scaled(part, whole) <= a);
        prop_assert_eq!(a.scaled(whole, whole), a);
    }

    #[test]
    fn the_later_the_less(
        early in 0..1_000_000_i64, more in 0..1_000_000_i64, mark in 0..20_000_u32, day in 0..3_000_u32, most in 0..9_000_u32,
    ) {
        let text = format!(
            "[due]\ndate = \"2026-12-01\"\nzone = \"America/Toronto\"\ngrace = \"1h\"\nlate_per_day = {}\nlate_most = {}",
            Points::from_hundredths(day), Points::from_hundredths(most),
        );
        let due: Due = toml::from_str::<std::collections::BTreeMap<String, Due>>(&text).unwrap().remove("due").unwrap();
        let mark = Points::from_hundredths(mark);
        let after = |seconds: i64| {
            let at = due.at + jiff::SignedDuration::from_secs(seconds);
            due.lateness(at, mark).map_or(mark, |line| line.apply(mark))
        };
        prop_assert!(after(early + more) <= after(early));
        prop_assert!(mark.less(after(early + more)) <= Points::from_hundredths(most));
    }

    #[test]
    fn no_mark_leads_beyond_what_is_possible_without_a_bonus(
        given in prop::collection::vec(prop::option::of(prop_oneof![Just(None), (0..300_u32).prop_map(Some)]), 6),
        passed in prop::collection::vec(any::<bool>(), 4),
    ) {
        let targets = ["1.1-a", "1.1-b", "1.1-c", "1.2-a", "1.1", "1.2"];
        let lines = ["1.1-a", "1.1-b", "1.1-c", "1.2-a"];
        let mut rubric = rubric(&lines);
        rubric.tasks[0].points = Points::from_hundredths(600);
        let verdict = |passed: &bool| if *passed { Verdict::Passed } else { Verdict::Manual };
        let verdicts: Vec<_> = lines.into_iter().zip(passed.iter().map(verdict)).collect();
        let mut text = String::from("student,criterion,points,reason,marker,date,until\n");
        for (target, given) in targets.iter().zip(given) {
            let given = given.map(|given| given.map_or("excused".to_owned(), |p| Points::from_hundredths(p).to_string()));
            text += &format!("s1,{target},{},r,m,2026-01-01,2027-01-01\n", given.unwrap_or_default());
        }
        let lab = Lab::parse("l", "id = \"x\"\ntitle = { fr = \"X\", en = \"X\" }\nregion = \"r\"\nphases = []\ntasks = []").unwrap();
        let marks = Marks::parse("m", &text).unwrap();
        // What does not fit is refused; what fits never leads too far.
        if marks.check(&lab, &rubric).is_ok() {
            let mut grade = settle(&lines, &verdicts);
            let today = jiff::civil::date(2026, 6, 1);
            Marking { lab: &lab, rubric: &rubric, marks: &marks, today }.apply(&mut grade, None, None);
            prop_assert!(grade.mark() <= grade.totals.possible);
            let totals = grade.totals;
            prop_assert!(totals.earned + totals.open + totals.excused <= totals.possible);
            for criterion in grade.criteria() {
                prop_assert!(criterion.totals.earned <= criterion.totals.possible);
            }
        }
    }
}
