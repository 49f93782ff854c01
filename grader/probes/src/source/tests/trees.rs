//! Folders.

use std::fs;

use grader_core::facts::SourceKind;

use super::{file, folder, paths, tree};

#[test]
fn a_folder_is_read_without_junk() {
    let here = folder(&[
        ("code/customer/index.js", "app()"),
        ("code/customer/Dockerfile", "FROM a"),
        ("code/customer/package-lock.json", "{}"),
        ("code/customer/.index.js.swp", "x"),
        ("code/customer/node_modules/a/index.js", "x"),
        ("code/employee/index.js", "app()"),
        ("code/photo.png", "not text"),
    ]);
    let tree = tree(here.path(), "code");
    assert_eq!(tree.kind, SourceKind::Folder);
    let expected =
        ["customer/Dockerfile", "customer/index.js", "customer/package-lock.json", "employee/index.js", "photo.png"];
    assert_eq!(paths(&tree), expected);
    assert_eq!((tree.skipped.node_modules, tree.skipped.junk), (1, 1));
    assert_eq!(file(&tree, "customer/index.js").text.as_deref(), Some("app()"));
    assert_eq!(file(&tree, "photo.png").text, None);
    assert_eq!(file(&tree, "customer/index.js").hash, file(&tree, "employee/index.js").hash);
    assert_eq!(tree.directories.len(), 2);
    assert_ne!(tree.directories[0].hash, tree.directories[1].hash);
}

#[test]
fn ten_thousand_modules_are_counted_and_not_read() {
    let here = folder(&[("index.js", "")]);
    let modules = here.path().join("node_modules");
    for package in 0..100 {
        let package = modules.join(package.to_string());
        fs::create_dir_all(&package).unwrap();
        for file in 0..100 {
            fs::write(package.join(file.to_string()), "").unwrap();
        }
    }
    let tree = tree(here.path(), ".");
    assert_eq!((tree.skipped.node_modules, tree.files.len()), (10_000, 1));
}

#[test]
fn private_keys_are_named_and_not_kept() {
    let key = "-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----\n";
    let here = folder(&[("labsuser.pem", key), ("config.json", key), ("cert.pem", "-----BEGIN CERTIFICATE-----")]);
    let tree = tree(here.path(), ".");
    assert_eq!(tree.private_keys, ["config.json", "labsuser.pem"]);
    assert!(!serde_json::to_string(&tree).unwrap().contains("canary"));
    assert_eq!(file(&tree, "labsuser.pem").hash, None);
}

#[test]
fn passwords_in_task_definitions_are_masked() {
    let definition =
        r#"{"environment": [{"name": "APP_DB_PASSWORD", "value": "canary"}, {"name": "A", "value": "1"}]}"#;
    let here = folder(&[("taskdef-customer.json", definition)]);
    let tree = tree(here.path(), ".");
    let text = file(&tree, "taskdef-customer.json").text.as_deref().unwrap();
    assert!(!text.contains("canary") && text.contains("APP_DB_PASSWORD"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_pipes_and_strange_names_are_harmless() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::{ffi::OsStr, os::unix::fs::symlink};

    let here = folder(&[("Index.js", "1"), ("index.js", "2"), ("new\nline.js", "3"), ("\u{202e}sj.exe", "4")]);
    fs::write(here.path().join(OsStr::from_bytes(b"caf\xe9.js")), "5").unwrap();
    symlink("/etc/passwd", here.path().join("passwd.json")).unwrap();
    symlink(".", here.path().join("loop")).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(here.path().join("pipe.json")).status();
    let tree = tree(here.path(), ".");
    assert_eq!(paths(&tree), ["Index.js", "\\u{202e}sj.exe", "caf\\xe9.js", "index.js", "new\\u{a}line.js"]);
    assert_eq!(tree.strange_names.len(), 3);
    assert_eq!(tree.symlinks, ["loop", "passwd.json"]);
    if pipe.is_ok_and(|status| status.success()) {
        assert_eq!(tree.refused, ["pipe.json"]);
    }
}

#[test]
fn large_files_have_no_text() {
    let large = "x".repeat(300 << 10);
    let here = folder(&[("big.js", &large), ("small.js", "x")]);
    let tree = tree(here.path(), ".");
    assert_eq!((file(&tree, "big.js").text.is_none(), file(&tree, "big.js").size), (true, 300 << 10));
}
