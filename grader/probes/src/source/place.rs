//! Finding what a submission names: a path in its folder, or the address of a repository.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Component, Path, PathBuf},
    sync::atomic::AtomicBool,
};

use super::{
    address::Address,
    failure::SourceError,
    fetch::{Fetched, Fetcher},
};

/// What a submission names, where it can be read.
pub(super) struct Place {
    /// Its path.
    pub(super) path: PathBuf,
    /// The repository that was fetched to be read there, and its address.
    pub(super) fetched: Option<(Fetched, String)>,
}

/// Finds what the submission in `folder` calls `named`, and fetches it where that is an address, until `cancelled`.
pub(super) fn obtain(folder: &Path, named: &str, local: bool, cancelled: &AtomicBool) -> Result<Place, SourceError> {
    let Some(address) = Address::of(named, local)? else {
        return Ok(Place { path: find(folder, named, local)?, fetched: None });
    };
    let fetched = Fetcher::default().fetch(&address, local, cancelled)?;
    Ok(Place { path: fetched.path(), fetched: Some((fetched, address.url.to_string())) })
}

/// The path of what the submission in `folder` calls `named`.
///
/// A submission is the text of someone else: unless `local`, neither its path nor a link may lead out of its folder.
fn find(folder: &Path, named: &str, local: bool) -> Result<PathBuf, SourceError> {
    let path = Path::new(named);
    let climbs = path.components().any(|c| !matches!(c, Component::Normal(_) | Component::CurDir));
    if climbs && !local {
        return Err(SourceError::Outside);
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let home = folder.canonicalize().map_err(|e| SourceError::unreadable(folder, e))?;
    let found = home.join(path).canonicalize().map_err(|_| SourceError::Missing)?;
    if local || found.starts_with(&home) { Ok(found) } else { Err(SourceError::Outside) }
}

/// Kinds of things that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    BareRepository,
    Zip,
    Tar,
    TarGz,
}

impl Kind {
    /// What is at `path`, by its content: a name may lie.
    pub(super) fn of(path: &Path) -> Result<Self, SourceError> {
        let about = fs::metadata(path).map_err(|e| SourceError::unreadable(path, e))?;
        if about.is_dir() {
            let bare = path.join("objects").is_dir() && path.join("refs").is_dir() && path.join("HEAD").is_file();
            return Ok(if bare { Self::BareRepository } else { Self::Folder });
        }
        // Opening a pipe would wait for ever.
        if !about.is_file() {
            return Err(SourceError::UnknownKind);
        }
        let mut head = Vec::new();
        let file = File::open(path).map_err(|e| SourceError::unreadable(path, e))?;
        file.take(512).read_to_end(&mut head).map_err(|e| SourceError::unreadable(path, e))?;
        Self::of_archive(&head).ok_or(SourceError::UnknownKind)
    }

    /// The kind of archive that begins with `head`.
    pub(super) fn of_archive(head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            Some(Self::Zip)
        } else if head.starts_with(b"\x1f\x8b") {
            Some(Self::TarGz)
        } else if head.get(257..262) == Some(b"ustar") {
            Some(Self::Tar)
        } else {
            None
        }
    }
}
