//! `keys`, `--sign` and what reports say of a signature.

use crate::common::{Desk, RIGHT, rules};
use grader::{bundle, core::SecretKey, keys};

/// The rules of the tests for a course with the key `key`.
fn trusting(desk: &Desk, key: &str) {
    for path in ["inner/1.1.feature", "inner/1.2.feature"] {
        desk.file(&format!("rules/{path}"), std::fs::read(format!("{}/{path}", rules())).unwrap());
    }
    let lab = std::fs::read_to_string(format!("{}/lab.toml", rules())).unwrap();
    desk.file("rules/lab.toml", lab.replacen("[[phases]]", &format!("[trust]\nkeys = [\"{key}\"]\n\n[[phases]]"), 1));
}

#[test]
fn a_key_signs_and_reports_name_who_did() {
    let desk = Desk::new();
    let made = desk.run(&["keys", "new", "course.key"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let public = made.out.trim().to_owned();
    trusting(&desk, &public);
    assert!(desk.read("course.key").starts_with("ed25519:") && !made.err.contains(desk.read("course.key").trim()));
    assert_eq!(desk.run(&["keys", "show", "course.key"]).out.trim(), public);
    let again = desk.run(&["keys", "new", "course.key"]);
    assert_eq!((again.code, desk.run(&["keys", "show", "course.key"]).out.trim()), (2, public.as_str()));

    let own = keys::read(&desk.path("course.key")).unwrap();
    let stranger = SecretKey::from_bytes(&[9; 32]);
    for (name, key, code, said) in [
        ("own.json", Some(&own), 0, None),
        ("stranger.json.zst", Some(&stranger), 1, Some("signed by a key that is foreign to the course")),
        ("unsigned.json", None, 1, Some("Nobody signed this evidence")),
    ] {
        bundle::write_signed(&desk.path(name), &RIGHT.evidence(), key).unwrap();
        assert_eq!(desk.run(&["keys", "verify", name, "--features", "rules"]).code, code, "{name}");
        let report = desk.run(&["grade", name, "--features", "rules"]).out.replace("\n  ", " ");
        assert!(said.is_none_or(|said| report.contains(said)), "{name}: {report}");
        assert_eq!(report.contains("sign"), said.is_some(), "{name}: {report}");
    }
    let forged = desk.read("own.json").replace(&public, &stranger.public().to_string());
    let ran = desk.run(&["grade", desk.file("forged.json", forged), "--features", "rules"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is not one of its content"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    assert_eq!(desk.run(&["keys", "new", "course.key"]).code, 0);
    let path = desk.path("course.key");
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let ran = desk.run(&["keys", "show", "course.key"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("can be read by others"), "{}", ran.err);
}
