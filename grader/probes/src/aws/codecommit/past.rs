//! What the applications on a branch were before: the commits that changed their first files, and the folders of those commits.
//!
//! The API lists the commits of a file at once; to follow each commit to its parent would cost a round trip a commit. A folder
//! that did not change has the id that it had, and is opened once.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use futures::future::try_join_all;
use grader_core::{
    Gap,
    facts::{ApplicationTree, CodeHistory, Commit},
};
use jiff::Timestamp;

use super::folders::{self, Folder, Tree};
use crate::aws::{Account, Call};

/// How many files are followed: the first of each application.
const FOLLOWED: usize = 4;

/// How many commits are looked into, the oldest and the newest ones first.
const COMMITS: usize = 20;

/// How many folders are opened in all: each one costs a call.
const FOLDERS: usize = 200;

/// How many paths of a commit are looked at. The same folder may stand in many places: ten levels of ten are ten thousand million.
const PATHS: usize = 2_000;

/// How many files of an application are named.
const FILES: usize = 200;

/// A commit, with the id of its root tree.
#[derive(Clone, Debug)]
struct Past {
    id: String,
    tree: String,
    at: Option<Timestamp>,
    summary: String,
}

/// The past of the applications that the files `followed` of the commit `head` belong to; empty where there is none. `opened`
/// are the folders that were opened before, by the id of their tree.
pub(super) async fn of(
    aws: &Account,
    repository: &str,
    head: &str,
    followed: &[String],
    opened: BTreeMap<String, Folder>,
) -> Result<CodeHistory, Gap> {
    let found = try_join_all(followed.iter().map(|path| commits(aws, repository, head, path))).await?;
    let commits = chosen(found.into_iter().flatten());
    let opened = open(aws, repository, &commits, Opened(opened)).await?;
    let mut history = CodeHistory::default();
    for commit in commits {
        let applications = opened.applications(&commit.tree);
        for id in applications.values() {
            history.trees.entry(id.clone()).or_insert_with(|| ApplicationTree { files: opened.files(id) });
        }
        let id = commit.id.chars().take(12).collect();
        history.commits.push(Commit { id, at: commit.at, summary: commit.summary, applications });
    }
    Ok(history)
}

/// One file of each application: what starts it, or else what names it.
pub(super) fn followed(tree: &Tree) -> Vec<String> {
    let mut chosen: BTreeMap<&str, &str> = BTreeMap::new();
    for wanted in ["index.js", "package.json"] {
        for file in tree.files.iter().filter(|file| folders::name(&file.path) == wanted) {
            let folder = file.path.strip_suffix(wanted).unwrap_or_default();
            chosen.entry(folder).or_insert(&file.path);
        }
    }
    let mut paths: Vec<&str> = chosen.into_values().collect();
    paths.sort_by_key(|path| path.matches('/').count());
    paths.truncate(FOLLOWED);
    paths.into_iter().map(str::to_owned).collect()
}

/// The commits that changed the file at `path`.
async fn commits(aws: &Account, repository: &str, head: &str, path: &str) -> Result<Vec<Past>, Gap> {
    let request = aws.codecommit.list_file_commit_history().repository_name(repository);
    let request = request.commit_specifier(head).file_path(path);
    let pages = request.into_paginator().stop_on_duplicate_token(false).send();
    let found = aws.pages(Call::ListFileCommitHistory, pages, |page| Some(page.revision_dag)).await?;
    let past = |commit: aws_sdk_codecommit::types::Commit| {
        let summary = commit.message.as_deref().and_then(|text| text.lines().next()).unwrap_or_default();
        Some(Past {
            id: commit.commit_id?,
            tree: commit.tree_id?,
            at: commit.committer.and_then(|committer| moment(&committer.date?)),
            summary: summary.chars().take(100).collect(),
        })
    };
    Ok(found.into_iter().filter_map(|version| past(version.commit?)).collect())
}

/// A time as Git writes it: seconds since 1970, and a zone.
fn moment(date: &str) -> Option<Timestamp> {
    Timestamp::from_second(date.split(' ').next()?.parse().ok()?).ok()
}

/// Each commit once, newest first; of too many, the oldest ones and the newest ones.
fn chosen(found: impl Iterator<Item = Past>) -> Vec<Past> {
    let mut seen = BTreeSet::new();
    let mut all: Vec<Past> = found.filter(|commit| seen.insert(commit.id.clone())).collect();
    all.sort_by_key(|commit| Reverse(commit.at));
    if all.len() > COMMITS {
        all.drain(COMMITS / 2..all.len() - COMMITS / 2);
    }
    all
}

/// Folders by the id of their tree, with paths as they were when they were opened.
#[derive(Debug, Default)]
struct Opened(BTreeMap<String, Folder>);

/// Opens all folders of `commits` that were not `opened` before, level by level, within bounds.
async fn open(aws: &Account, repository: &str, commits: &[Past], mut opened: Opened) -> Result<Opened, Gap> {
    let mut room = FOLDERS;
    let mut known = BTreeSet::new();
    let roots = commits.iter().map(|commit| (commit.id.clone(), "/".to_owned(), commit.tree.clone()));
    let mut level: Vec<_> = roots.filter(|(.., tree)| known.insert(tree.clone())).collect();
    while !level.is_empty() {
        let mut closed: Vec<_> = level.iter().filter(|(.., tree)| !opened.0.contains_key(tree)).collect();
        closed.truncate(room);
        room -= closed.len();
        let answers = try_join_all(closed.into_iter().map(async |(commit, path, tree)| {
            Ok::<_, Gap>((tree.clone(), folders::folder(aws, repository, commit, path).await?))
        }));
        opened.0.extend(answers.await?);
        for (commit, _, tree) in std::mem::take(&mut level) {
            let folder = opened.0.get(&tree).into_iter().flat_map(|folder| &folder.folders);
            let below = folder.filter(|(path, _)| folders::name(path) != folders::JUNK);
            let unknown = below.filter(|(_, tree)| known.insert(tree.clone()));
            level.extend(unknown.map(|(path, tree)| (commit.clone(), path.clone(), tree.clone())));
        }
    }
    Ok(opened)
}

impl Opened {
    /// The folders below the tree `root` that hold an application: the id of their tree, by path.
    fn applications(&self, root: &str) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        self.visit(root, &mut |path, tree, folder| {
            let marks = |path: &str| matches!(folders::name(path), "index.js" | "package.json");
            if folder.files.iter().any(|file| marks(&file.path)) {
                found.insert(path.to_owned(), tree.to_owned());
            }
        });
        found
    }

    /// The paths of the files below the tree `root`.
    fn files(&self, root: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.visit(root, &mut |path, _, folder| {
            let gap = if path.is_empty() { "" } else { "/" };
            found.extend(folder.files.iter().map(|file| format!("{path}{gap}{}", folders::name(&file.path))));
        });
        found.sort();
        found.truncate(FILES);
        found
    }

    /// Calls `look` with each folder below the tree `root`, its path and its tree. A tree cannot hold itself.
    fn visit<'a>(&'a self, root: &'a str, look: &mut impl FnMut(&str, &'a str, &'a Folder)) {
        let mut rest = vec![(String::new(), root)];
        for _ in 0..PATHS {
            let Some((path, tree)) = rest.pop() else { return };
            let Some(folder) = self.0.get(tree) else { continue };
            look(&path, tree, folder);
            for (below, tree) in &folder.folders {
                let gap = if path.is_empty() { "" } else { "/" };
                rest.push((format!("{path}{gap}{}", folders::name(below)), tree));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_stand_in_very_many_places_are_bounded() {
        let mut opened = Opened::default();
        for level in 0..10 {
            let mut folder = Folder::default();
            folder.folders = (0..10).map(|n| (format!("f{n}"), (level + 1).to_string())).collect();
            opened.0.insert(level.to_string(), folder);
        }
        let mut seen = 0;
        opened.visit("0", &mut |_, _, _| seen += 1);
        assert!(seen > 0 && seen <= PATHS, "{seen}");
    }
}
