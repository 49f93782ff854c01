//! The files of a commit, folder by folder: one level at a time, the folders of a level together.

use std::collections::BTreeMap;

use aws_sdk_codecommit::types;
use futures::future::try_join_all;
use grader_core::{Gap, facts::CodeFile};

use crate::aws::{Account, Call};

/// How many files of a branch are listed.
const FILES: usize = 5_000;

/// How many folders of a branch are opened: each one costs a call.
const FOLDERS: usize = 300;

/// Never opened: thousands of files that are not the student's.
pub(super) const JUNK: &str = "node_modules";

/// What lies in a commit.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Its files and symbolic links, by path; none has a text yet.
    pub(super) files: Vec<CodeFile>,
    /// Paths of other repositories, of which a commit holds only the id.
    pub(super) submodules: Vec<String>,
    /// Paths of folders that were not opened.
    pub(super) left_out: Vec<String>,
    /// Those that were, by the id of their tree; that of the root is not known here, and empty.
    pub(super) opened: BTreeMap<String, Folder>,
}

/// Everything in `commit`, within bounds.
pub(super) async fn walk(aws: &Account, repository: &str, commit: &str) -> Result<Tree, Gap> {
    let mut tree = Tree::default();
    let mut level = vec![("/".to_owned(), String::new())];
    let mut opened = 0;
    while !level.is_empty() {
        let full = tree.files.len() >= FILES;
        let room = if full { 0 } else { FOLDERS - opened };
        tree.left_out.extend(level.drain(room.min(level.len())..).map(|(path, _)| path));
        opened += level.len();
        let answers = try_join_all(level.iter().map(|(path, _)| folder(aws, repository, commit, path))).await?;
        for ((_, id), answer) in std::mem::take(&mut level).into_iter().zip(answers) {
            tree.files.extend(answer.files.iter().cloned());
            tree.submodules.extend(answer.submodules.iter().cloned());
            let (junk, folders): (Vec<_>, Vec<_>) =
                answer.folders.iter().cloned().partition(|(path, _)| name(path) == JUNK);
            tree.left_out.extend(junk.into_iter().map(|(path, _)| path));
            level.extend(folders);
            tree.opened.entry(id).or_insert(answer);
        }
    }
    tree.files.sort_by(|a, b| a.path.cmp(&b.path));
    tree.files.truncate(FILES);
    tree.submodules.sort();
    tree.left_out.sort();
    Ok(tree)
}

/// The last part of a path.
pub(super) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Its files and symbolic links; none has a text yet.
    pub(super) files: Vec<CodeFile>,
    /// The paths of the folders in it, each with the id of its tree.
    pub(super) folders: Vec<(String, String)>,
    submodules: Vec<String>,
}

/// The folder at `path` of a commit.
pub(super) async fn folder(aws: &Account, repository: &str, commit: &str, path: &str) -> Result<Folder, Gap> {
    let request = aws.codecommit.get_folder().repository_name(repository).commit_specifier(commit).folder_path(path);
    let answer = aws.call(Call::GetFolder, request.send()).await?;
    let file = |path: Option<String>, blob: Option<String>| {
        Some(CodeFile { path: plain(&path?), blob: blob.unwrap_or_default(), text: None })
    };
    let files =
        answer.files.unwrap_or_default().into_iter().filter_map(|found| file(found.absolute_path, found.blob_id));
    let links = answer.symbolic_links.unwrap_or_default().into_iter();
    Ok(Folder {
        files: files.chain(links.filter_map(|found| file(found.absolute_path, found.blob_id))).collect(),
        folders: answer.sub_folders.unwrap_or_default().iter().filter_map(subfolder).collect(),
        submodules: answer
            .sub_modules
            .unwrap_or_default()
            .iter()
            .filter_map(|m| m.absolute_path().map(plain))
            .collect(),
    })
}

fn subfolder(found: &types::Folder) -> Option<(String, String)> {
    Some((plain(found.absolute_path()?), found.tree_id().unwrap_or_default().to_owned()))
}

/// A path without the slash that it may begin with.
fn plain(path: &str) -> String {
    path.trim_start_matches('/').to_owned()
}
