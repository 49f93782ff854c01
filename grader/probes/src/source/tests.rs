//! Each kind of source, and sources that mean harm.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod addresses;
mod archives;
mod git;
mod places;
mod trees;

use std::{fs, path::Path};

use grader_core::{
    Access, Gap, Observation, Source, SourcePart,
    facts::{SourceFile, SourceTree},
};
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What is seen of `named` in `folder`.
fn look(folder: &Path, named: &str, local: bool) -> Observation {
    let source = Source { microservices: Some(named.to_owned()), deployment: None };
    let access = Access { source, folder: folder.to_owned(), local, ..Access::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(super::look(SourcePart::Microservices, &access))
}

fn tree(folder: &Path, named: &str) -> SourceTree {
    match look(folder, named, false) {
        Observation::Source(tree) => (*tree).clone(),
        other => panic!("{other:?}"),
    }
}

fn gap(folder: &Path, named: &str) -> Gap {
    match look(folder, named, false) {
        Observation::Gap(gap) => gap,
        other => panic!("{other:?}"),
    }
}

fn paths(tree: &SourceTree) -> Vec<&str> {
    tree.files.iter().map(|f| f.path.as_str()).collect()
}

fn file<'a>(tree: &'a SourceTree, path: &str) -> &'a SourceFile {
    tree.files.iter().find(|f| f.path == path).unwrap_or_else(|| panic!("{path} is not in {:?}", paths(tree)))
}
