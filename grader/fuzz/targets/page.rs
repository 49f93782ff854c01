//! Pages as browsers see them.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = grader_page::parse(text);
});
