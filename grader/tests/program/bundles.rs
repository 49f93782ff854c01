//! Evidence bundles on the command line: read by content, refused with a reason.

use crate::common::{Desk, RIGHT, rules};

fn grade(desk: &Desk, bundle: &str) -> crate::common::Ran {
    desk.run(&["grade", bundle, "--features", rules(), "--format", "json"])
}

#[test]
fn a_bundle_is_known_by_its_content_compressed_or_not() {
    let desk = Desk::new();
    let plain = grade(&desk, desk.bundle("evidence.json", &RIGHT.evidence()));
    assert_eq!(plain.code, 0, "{}", plain.err);
    desk.bundle("evidence.json.zst", &RIGHT.evidence());
    std::fs::rename(desk.path("evidence.json.zst"), desk.path("named.toml")).unwrap();
    assert_ne!(std::fs::read(desk.path("named.toml")).unwrap()[0], b'{');
    assert_eq!(result(&grade(&desk, "named.toml").out), result(&plain.out));
}

/// `result.json` without what belongs to the run.
fn result(text: &str) -> serde_json::Value {
    let mut value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert!(value.as_object_mut().unwrap().remove("run").is_some());
    value
}

#[test]
fn the_same_bundle_gives_the_same_bytes() {
    let desk = Desk::new();
    let bundle = desk.bundle("evidence.json", &RIGHT.evidence());
    // The run's own times are on lines of their own.
    let timeless =
        |text: String| text.lines().filter(|l| !l.contains("ed_at\"")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(timeless(grade(&desk, bundle).out), timeless(grade(&desk, bundle).out));
}

#[test]
fn what_is_no_whole_bundle_is_refused_with_file_and_reason() {
    let desk = Desk::new();
    let (text, _) = RIGHT.evidence().to_bundle().unwrap();
    desk.bundle("whole.zst", &RIGHT.evidence());
    let packed = std::fs::read(desk.path("whole.zst")).unwrap();
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("cut.json", text.as_bytes()[..text.len() / 2].to_vec(), "is not a whole evidence bundle"),
        ("cut.zst", packed[..packed.len() / 2].to_vec(), "is not a whole evidence bundle"),
        ("magic.zst", packed[..4].to_vec(), "is not a whole evidence bundle"),
        ("edited.json", text.replace("Canary brand", "Better brand").into(), "was changed after it was recorded"),
        ("newer.json", text.replace("grader.evidence/2", "grader.evidence/9").into(), "Use a newer version."),
        ("other.json", "{\"schema\": \"else/1\"}".into(), "is not an evidence bundle (schema “else/1”)"),
        ("array.json", "{}".into(), "is not a whole evidence bundle"),
    ];
    for (name, bytes, said) in cases {
        desk.file(name, bytes);
        let ran = grade(&desk, name);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.starts_with(&format!("error: {name} ")) && ran.err.contains(said), "{name}: {}", ran.err);
    }
}

#[test]
fn a_bundle_that_unpacks_to_a_gigabyte_is_not_unpacked() {
    let desk = Desk::new();
    let zeros = std::io::Read::take(std::io::repeat(b' '), grader::bundle::LIMIT + 1);
    let bomb = ruzstd::encoding::compress_to_vec(zeros, ruzstd::encoding::CompressionLevel::Fastest);
    assert!(bomb.len() < 1 << 20, "a bomb is small: {}", bomb.len());
    desk.file("bomb.zst", bomb);
    let ran = grade(&desk, "bomb.zst");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("larger than 64 MiB"), "{}", ran.err);
}

#[test]
fn a_recording_is_not_recorded_again() {
    let desk = Desk::new();
    let bundle = desk.bundle("evidence.json", &RIGHT.evidence());
    let ran = desk.run(&["grade", bundle, "--features", rules(), "--record", "again.json"]);
    assert_eq!((ran.code, desk.path("again.json").exists()), (2, false));
    assert!(ran.err.contains("Leave out --record"), "{}", ran.err);
}
