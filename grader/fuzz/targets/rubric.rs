//! Feature files and ledgers of an instructor's: whatever is wrong with them is a problem with a place.

#![no_main]

use std::sync::LazyLock;

use grader::{
    Rules,
    judge::{FeatureFile, lint, selftest::Ledger},
};
use libfuzzer_sys::fuzz_target;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);

fuzz_target!(|text: &str| {
    let file = FeatureFile { path: "1.1.feature".to_owned(), text: text.to_owned() };
    let _ = Ledger::parse(&file);
    let lines = text.lines().count() + 1;
    let of_file = lint(&RULES.lab, &[file]).into_iter().filter(|problem| problem.place.file == "1.1.feature");
    of_file.for_each(|problem| assert!(problem.place.line <= lines, "{problem:?}"));
});
