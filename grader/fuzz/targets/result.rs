//! Stored results, which documents of a class are made from.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = grader::report::read_result(bytes);
});
