//! Reading a git repository, as data: it is opened as one that nobody trusts, so neither its settings nor those of this
//! machine count, and no hook, filter, link or other repository is followed.

use std::{collections::BTreeSet, fs, path::Path};

use gix::{ObjectId, Repository, open::Options, sec::Trust};
use grader_core::facts::{History, SourceBranch, SourceFile, SourceKind, SourceTree};
use walkdir::WalkDir;

use super::{collector::Collector, failure::SourceError, history, limits::Meter, names, nested};

/// The longest path; trees may be deeper than any file system.
const PATH: usize = 4096;
/// How many branches are read.
const BRANCHES: usize = 40;

/// Reads the bare repository at `path`: the files are those of its head.
pub(super) fn read_bare(path: &Path, meter: &mut Meter) -> Result<SourceTree, SourceError> {
    let repository = open(path, meter)?;
    let mut collector = Collector::of(SourceKind::BareGit);
    // A head on a branch that does not exist is usual in a repository that was pushed to.
    if let Ok(tree) = repository.head_tree_id() {
        files(&repository, tree.detach(), &mut collector, meter)?;
    }
    let history = history_of(&repository, meter)?;
    let (mut tree, archive) = collector.finish();
    tree.history = Some(history);
    nested::read(tree, archive, meter)
}

/// Gathers the files of the head of the bare repository at `path`.
pub(super) fn gather_head(path: &Path, collector: &mut Collector, meter: &mut Meter) -> Result<(), SourceError> {
    let repository = open(path, meter)?;
    let tree = repository.head_tree_id().map_err(unreadable)?.detach();
    files(&repository, tree, collector, meter)
}

/// Reads the history of the repository `path`, whose working tree is read elsewhere.
pub(super) fn read_beside(path: &Path, collector: &mut Collector, meter: &mut Meter) -> Result<History, SourceError> {
    let repository = open(path, meter)?;
    if let Ok(tree) = repository.head_tree_id() {
        gitlinks(&repository, tree.detach(), collector, meter)?;
    }
    history_of(&repository, meter)
}

/// Opens a repository that keeps to its own folder.
fn open(path: &Path, meter: &mut Meter) -> Result<Repository, SourceError> {
    let refuse = |what: &str| SourceError::unreadable("the git repository", format!("{what} leads out of it"));
    for pointer in ["commondir", "objects/info/alternates"] {
        if fs::symlink_metadata(path.join(pointer)).is_ok() {
            return Err(refuse(pointer));
        }
    }
    for entry in WalkDir::new(path).min_depth(1) {
        let entry = entry.map_err(|e| SourceError::unreadable("the git repository", e))?;
        meter.entry()?;
        if entry.file_type().is_symlink() {
            return Err(refuse(&names::shown(entry.file_name().as_encoded_bytes()).0));
        }
    }
    // With reduced trust, settings of the repository do not count, and objects have a largest size.
    let options = Options::isolated().open_path_as_is(true).with(Trust::Reduced);
    let mut repository = options.open(path).map_err(unreadable)?.to_thread_local();
    repository.object_cache_size(4 << 20);
    Ok(repository)
}

/// An error of the repository, in one line: the whole of it would name the grader's folders.
pub(super) fn unreadable(error: impl std::fmt::Display) -> SourceError {
    let text = error.to_string();
    SourceError::unreadable("the git repository", text.lines().next().unwrap_or_default())
}

/// Branches and commits.
fn history_of(repository: &Repository, meter: &mut Meter) -> Result<History, SourceError> {
    let head = repository.head_name().ok().flatten().map(|name| names::shown(name.shorten()).0);
    let head_tree = repository.head_tree_id().ok().map(|id| id.detach());
    let mut tips = Vec::new();
    let mut branches = Vec::new();
    let mut seen: BTreeSet<ObjectId> = head_tree.into_iter().collect();
    for (name, commit) in heads(repository)? {
        meter.time()?;
        let Ok(found) = repository.find_commit(commit) else { continue };
        tips.push(commit);
        let tree = found.tree_id().map_err(unreadable)?.detach();
        let mut branch = SourceBranch { name, commit: short(commit), files: Vec::new() };
        if seen.insert(tree) {
            branch.files = files_of(repository, tree, meter)?;
        }
        branches.push(branch);
    }
    if let Ok(id) = repository.head_id() {
        tips.push(id.detach());
    }
    let mut history = history::read(repository, tips, meter)?;
    history.head = head;
    history.commit = repository.head_id().ok().map(|id| id.to_string());
    history.branches = branches;
    Ok(history)
}

/// The branches and where they are, local ones first, sorted by name.
fn heads(repository: &Repository) -> Result<Vec<(String, ObjectId)>, SourceError> {
    let references = repository.references().map_err(unreadable)?;
    let local = references.local_branches().map_err(unreadable)?;
    let remote = references.remote_branches().map_err(unreadable)?;
    let mut heads = Vec::new();
    for reference in local.chain(remote) {
        // A branch that points to nothing is no branch.
        let Ok(mut reference) = reference else { continue };
        let Ok(id) = reference.peel_to_id() else { continue };
        let id = id.detach();
        let name = names::shown(reference.name().shorten()).0;
        if !name.ends_with("/HEAD") {
            heads.push((name, id));
        }
        if heads.len() >= BRANCHES {
            break;
        }
    }
    Ok(heads)
}

fn files_of(repository: &Repository, tree: ObjectId, meter: &mut Meter) -> Result<Vec<SourceFile>, SourceError> {
    let mut collector = Collector::of(SourceKind::BareGit);
    files(repository, tree, &mut collector, meter)?;
    Ok(collector.finish().0.files)
}

/// Reads the files of a tree.
fn files(
    repository: &Repository,
    tree: ObjectId,
    collector: &mut Collector,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    walk(repository, tree, meter, &mut |path, mode, id, meter| {
        if mode.is_commit() {
            collector.gitlink(path);
        } else if mode.is_link() {
            collector.link(path, meter)?;
        } else if let Some(admitted) = collector.admit(path, meter)? {
            let size = repository.find_header(id).map_err(unreadable)?.size();
            let data = if size <= super::limits::HASHED {
                repository.find_object(id).map_err(unreadable)?.detach().data
            } else {
                Vec::new()
            };
            collector.file(admitted, size, Some(format!("git:{id}")), &data[..], meter)?;
        }
        Ok(())
    })
}

/// Reads the submodules of a tree.
fn gitlinks(
    repository: &Repository,
    tree: ObjectId,
    collector: &mut Collector,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    walk(repository, tree, meter, &mut |path, mode, _, _| {
        if mode.is_commit() {
            collector.gitlink(path);
        }
        Ok(())
    })
}

/// What is done with an entry of a tree: its path, its mode and its id.
type Visit<'a> = dyn FnMut(&[u8], gix::objs::tree::EntryMode, ObjectId, &mut Meter) -> Result<(), SourceError> + 'a;

/// Visits everything below a tree that is no directory. Directories that hold themselves cannot exist: their ids are
/// digests; but one may hold another very often, so every entry counts.
fn walk(repository: &Repository, root: ObjectId, meter: &mut Meter, visit: &mut Visit<'_>) -> Result<(), SourceError> {
    let mut pending = vec![(Vec::new(), root)];
    while let Some((folder, id)) = pending.pop() {
        let tree = repository.find_tree(id).map_err(unreadable)?;
        for entry in tree.iter() {
            let entry = entry.map_err(unreadable)?;
            let mut path: Vec<u8> = folder.clone();
            if !path.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(entry.filename());
            if path.len() > PATH {
                return Err(SourceError::TooMuch { what: "bytes in a path", limit: PATH as u64 });
            }
            if entry.mode().is_tree() {
                meter.entry()?;
                pending.push((path, entry.object_id()));
            } else {
                visit(&path, entry.mode(), entry.object_id(), meter)?;
            }
        }
    }
    Ok(())
}

pub(super) fn short(id: ObjectId) -> String {
    id.to_hex_with_len(12).to_string()
}
