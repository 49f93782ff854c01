//! Reading a folder, and the git repositories in it.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use grader_core::facts::{SourceKind, SourceTree};
use walkdir::{DirEntry, WalkDir};

use super::{collector::Collector, failure::SourceError, limits::Meter, nested, repository};

/// How many repositories in one folder are looked at.
const REPOSITORIES: usize = 4;

/// Reads the folder `root`. No link is followed.
pub(super) fn read(root: &Path, meter: &mut Meter) -> Result<SourceTree, SourceError> {
    let mut collector = Collector::of(SourceKind::Folder);
    let mut repositories: Vec<PathBuf> = Vec::new();
    let mut walk = WalkDir::new(root).min_depth(1).sort_by_file_name().into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|e| unreadable(root, e))?;
        let path = relative(root, entry.path());
        let kind = entry.file_type();
        let named = |name: &str| entry.file_name() == name;
        if kind.is_dir() && named("node_modules") {
            walk.skip_current_dir();
            collector.node_modules(count(entry.path(), meter)?);
        } else if kind.is_dir() && named(".git") {
            walk.skip_current_dir();
            repositories.push(entry.into_path());
        } else if kind.is_dir() {
            meter.entry()?;
        } else if kind.is_symlink() {
            collector.link(path, meter)?;
        } else if kind.is_file() && named(".git") {
            // A file in its place points to a repository elsewhere.
            collector.gitlink(relative(root, entry.path().parent().unwrap_or(root)));
        } else if kind.is_file() {
            file(&mut collector, path, &entry, meter)?;
        } else {
            collector.refuse(path, meter)?;
        }
    }
    // The outermost repository counts; of several beside one another, the one that holds an application.
    repositories.sort_by_key(|path| path.components().count());
    let mut history = None;
    for path in repositories.iter().take(REPOSITORIES) {
        let found = repository::read_beside(path, &mut collector, meter)?;
        let tells = |h: &grader_core::facts::History| !h.trees.is_empty();
        if history.is_none() || !history.as_ref().is_some_and(tells) && tells(&found) {
            history = Some(found);
        }
    }
    let (mut tree, archive) = collector.finish();
    if history.is_some() {
        tree.kind = SourceKind::Git;
        tree.history = history;
    }
    nested::read(tree, archive, meter)
}

/// An error of the walk, under the name of what it met.
fn unreadable(root: &Path, error: walkdir::Error) -> SourceError {
    let path = error.path().unwrap_or(root).to_owned();
    SourceError::unreadable(path, io::Error::from(error).kind())
}

fn file(collector: &mut Collector, path: &[u8], entry: &DirEntry, meter: &mut Meter) -> Result<(), SourceError> {
    let Some(admitted) = collector.admit(path, meter)? else { return Ok(()) };
    let unreadable = |e: &dyn std::fmt::Display| SourceError::unreadable(entry.path(), e);
    let size = entry.metadata().map_err(|e| unreadable(&e))?.len();
    let content = File::open(entry.path()).map_err(|e| unreadable(&e))?;
    collector.file(admitted, size, None, content, meter)
}

/// The bytes of `path` below `root`, with `/` between its parts.
fn relative<'a>(root: &Path, path: &'a Path) -> &'a [u8] {
    path.strip_prefix(root).unwrap_or(path).as_os_str().as_encoded_bytes()
}

/// How many files are below `folder`. Their sizes are not asked for, which makes it fast.
fn count(folder: &Path, meter: &mut Meter) -> Result<u64, SourceError> {
    let mut files = 0;
    for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok) {
        meter.entry()?;
        files += u64::from(!entry.file_type().is_dir());
    }
    Ok(files)
}
