//! Paths of a submission: they stay in its folder.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, path::Path};

use grader_core::{Access, DocumentKind, Documents, GapReason, Observation};

use super::observe;

async fn reason(folder: &Path, path: &str, local: bool) -> Option<GapReason> {
    let documents = Documents { answers: Some(path.into()), ..Documents::default() };
    let access = Access { documents, folder: folder.to_owned(), local, ..Access::default() };
    match observe(DocumentKind::Answers, &access).await {
        Observation::Gap(gap) => {
            let text = format!("{gap:?}");
            assert!(
                !text.contains(folder.to_str().unwrap()) || path.starts_with('/'),
                "{text} tells where the grader runs"
            );
            Some(gap.reason)
        }
        _ => None,
    }
}

#[tokio::test]
async fn a_path_stays_in_the_folder_of_the_submission() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("submission");
    fs::create_dir_all(folder.join("docs")).unwrap();
    fs::write(folder.join("docs/answers.toml"), "a = 1").unwrap();
    fs::write(outer.path().join("secret.toml"), "a = 1").unwrap();
    let absolute = outer.path().join("secret.toml");
    let absolute = absolute.to_str().unwrap();
    assert_eq!(reason(&folder, "docs/answers.toml", false).await, None);
    assert_eq!(reason(&folder, "./docs/answers.toml", false).await, None);
    for path in ["../secret.toml", "docs/../../secret.toml", absolute] {
        assert_eq!(reason(&folder, path, false).await, Some(GapReason::ForbiddenAddress), "{path}");
        assert_eq!(reason(&folder, path, true).await, None, "{path}");
    }
    for path in ["answers.toml", "docs", "docs/answers.toml/x", ""] {
        assert_eq!(reason(&folder, path, false).await, Some(GapReason::NotProvided), "{path}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_does_not_lead_out_of_it() {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("submission");
    fs::create_dir_all(&folder).unwrap();
    fs::write(outer.path().join("secret.toml"), "a = 1").unwrap();
    std::os::unix::fs::symlink("../secret.toml", folder.join("answers.toml")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.join("endless.toml")).unwrap();
    assert_eq!(reason(&folder, "answers.toml", false).await, Some(GapReason::ForbiddenAddress));
    assert_eq!(reason(&folder, "endless.toml", true).await, Some(GapReason::NotProvided));
}
