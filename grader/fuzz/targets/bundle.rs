//! Evidence bundles: one that opens is what it was when it is written and opened again.

#![no_main]

use grader::core::Evidence;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // Most inputs fail at the digest; their evidence is read by itself as well.
    let _ = Evidence::open_bundle(text);
    let Ok(evidence) = serde_json::from_str::<Evidence>(text) else { return };
    let Ok((bundle, digest)) = evidence.to_bundle() else { return };
    let (again, found) = Evidence::from_bundle(&bundle).expect("a bundle that was just written opens");
    assert!(again == evidence && found == digest);
});
