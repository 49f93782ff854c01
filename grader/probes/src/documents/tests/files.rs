//! Paths of a submission: they stay in its folder.

use std::{fs, path::Path};

use grader_core::{Access, DocumentKind, Documents, GapReason, Observation};

use super::{bytes, observed};
use crate::documents::observe;

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

/// The judge is tested without probes, on what these read of the right submission's documents.
#[test]
fn the_judge_is_tested_on_what_the_files_say() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/src/documents/tests/right.json");
    let read = |kind, name: &str| observed(kind, name, &bytes(name)).unwrap();
    let documents = serde_json::json!({
        "answers": read(DocumentKind::Answers, "answers.toml"),
        "diagram": read(DocumentKind::Diagram, "diagram.drawio"),
        "estimate": read(DocumentKind::Estimate, "estimate.json"),
    });
    let text = serde_json::to_string_pretty(&documents).unwrap() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(fixture, &text).unwrap();
    }
    assert!(
        fs::read_to_string(fixture).unwrap() == text,
        "the fixture is out of date: run this test once with UPDATE_GOLDEN=1"
    );
}
