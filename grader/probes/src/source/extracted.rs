//! The git repository inside an archive: its own folder is written to a temporary one, because objects are found by path.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Component, Path},
};

use grader_core::facts::History;
use tempfile::TempDir;

use super::{
    collector::Collector,
    failure::{SourceError, of_io},
    limits::Meter,
    repository,
};

/// The files of one repository.
#[derive(Default)]
pub(super) struct Extracted {
    repository: Option<(Vec<u8>, TempDir)>,
}

impl Extracted {
    /// Whether `path` is part of a repository.
    fn concerns(path: &[u8]) -> bool {
        split(path).is_some()
    }

    /// Writes the file at `path` when it is part of the first repository of the archive.
    fn put(&mut self, path: &[u8], content: impl Read, meter: &mut Meter) -> Result<(), SourceError> {
        let Some((root, inner)) = split(path) else { return Ok(()) };
        meter.entry()?;
        if self.repository.is_none() {
            let folder = TempDir::new().map_err(|e| SourceError::unreadable("temporary folder", e))?;
            self.repository = Some((root.to_vec(), folder));
        }
        let Some((_, folder)) = self.repository.as_ref().filter(|(first, _)| first == root) else { return Ok(()) };
        // Git names its own files in ASCII; other names belong to something else, and are left out.
        let Some(inner) = std::str::from_utf8(inner).ok().filter(|i| is_plain(i)) else { return Ok(()) };
        let target = folder.path().join(inner);
        write(&target, content, meter).map_err(|e| of_io(&target, e))
    }

    /// The history of the repository, if there was one.
    pub(super) fn history(self, collector: &mut Collector, meter: &mut Meter) -> Result<Option<History>, SourceError> {
        let Some((_, folder)) = self.repository else { return Ok(None) };
        // An archive of empty folders loses them; a repository without them is none.
        for needed in ["objects", "refs"] {
            fs::create_dir_all(folder.path().join(needed)).map_err(|e| SourceError::unreadable(needed, e))?;
        }
        repository::read_beside(folder.path(), collector, meter).map(Some)
    }
}

/// Keeps what is wanted of the file at `path`: facts, or a part of the repository. `open` gives its content.
pub(super) fn keep<R: Read>(
    collector: &mut Collector,
    git: Option<&mut Extracted>,
    path: &[u8],
    size: u64,
    open: impl FnOnce() -> Result<R, SourceError>,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    if let Some(admitted) = collector.admit(path, meter)? {
        return collector.file(admitted, size, None, open()?, meter);
    }
    match git.filter(|_| Extracted::concerns(path)) {
        Some(git) => git.put(path, open()?, meter),
        None => Ok(()),
    }
}

/// The part of `path` before `.git/`, and the part after it.
fn split(path: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = path.windows(5).position(|w| w == b".git/").filter(|at| *at == 0 || path[at - 1] == b'/')?;
    Some((&path[..at], &path[at + 5..]))
}

fn is_plain(inner: &str) -> bool {
    !inner.is_empty() && inner.len() < 1024 && Path::new(inner).components().all(|c| matches!(c, Component::Normal(_)))
}

fn write(target: &Path, content: impl Read, meter: &mut Meter) -> io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    // The folder is new and ours: a name that is taken is one that the archive has twice, and the first counts.
    match File::create_new(target) {
        Ok(mut file) => io::copy(&mut meter.read(content), &mut file).map(drop),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}
