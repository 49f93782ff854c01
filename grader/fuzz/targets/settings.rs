//! The small files: a submission, a lab, marks, pasted credentials. An error names a line of the file.

#![no_main]

use grader::core::{InputError, Lab, Marks, PastedKeys, SubmissionFile};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lines = text.lines().count() + 1;
    let named = |error: Option<InputError>| assert!(error.is_none_or(|e| e.line <= lines), "a line beyond the file");
    named(SubmissionFile::parse("submission.toml", text).err());
    named(Lab::parse("lab.toml", text).err());
    named(Marks::parse("marks.csv", text).err());
    let _ = PastedKeys::parse(text);
});
