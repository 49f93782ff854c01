//! The files of one application, for a build: what was handed in without keys, credentials and repositories.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufReader, Cursor, Read},
    path::{Path, PathBuf},
};

use grader_core::{Access, Gap, GapReason};
use walkdir::WalkDir;

use super::{
    Waiting,
    collector::Collector,
    failure::{SourceError, of_io},
    limits::{LISTED, Meter},
    names,
    place::{self, Kind},
    repository, tarred, zipped,
};

/// The largest file that is given to a build: 16 MiB.
const FILE: u64 = 16 << 20;
/// All files together: 128 MiB.
const TOTAL: usize = 128 << 20;

/// The files of one application.
#[derive(Debug, Default)]
pub(crate) struct Context {
    folder: String,
    /// The files by their paths within the folder.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// What was left out: keys, credentials, and files too large to be code.
    pub(crate) left_out: Vec<String>,
    bytes: usize,
}

/// The files of the folder `folder` of the microservices' source code.
pub(crate) async fn context(access: &Access, folder: String) -> Result<Context, Gap> {
    let named = access.source.microservices.clone().unwrap_or_default();
    let (home, local) = (access.folder.clone(), access.local);
    let (waiting, cancelled) = Waiting::begin();
    // A repository at an address is fetched once more: the first copy was removed when its files were known.
    let read = tokio::task::spawn_blocking(move || {
        let place = place::obtain(&home, &named, local, &cancelled);
        place.and_then(|place| read(&place.path, &folder)).map_err(|e| e.gap(&named))
    });
    let read = read.await;
    drop(waiting);
    read.unwrap_or_else(|error| Err(Gap::new(GapReason::Malformed).detail(error.to_string())))
}

fn read(path: &Path, folder: &str) -> Result<Context, SourceError> {
    let mut meter = Meter::start();
    let mut collector = Collector::gathering(Context { folder: folder.to_owned(), ..Context::default() });
    match Kind::of(path)? {
        Kind::Folder => return walked(path, folder, &mut meter),
        Kind::BareRepository => repository::gather_head(path, &mut collector, &mut meter)?,
        kind => unpack(kind, BufReader::new(open(path)?), &mut collector, &mut meter)?,
    }
    Ok(collector.gathered())
}

fn open(path: &Path) -> Result<File, SourceError> {
    File::open(path).map_err(|e| SourceError::unreadable(path, e))
}

fn unpack(
    kind: Kind,
    archive: impl Read + std::io::Seek,
    collector: &mut Collector,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    match kind {
        Kind::Zip => zipped::entries(archive, collector, None, meter),
        Kind::Tar => tarred::entries(archive, false, collector, None, meter),
        Kind::TarGz => tarred::entries(archive, true, collector, None, meter),
        Kind::Folder | Kind::BareRepository => Err(SourceError::UnknownKind),
    }
}

/// The files below a folder on disk; a part of its path that is a file is an archive with the code inside.
fn walked(root: &Path, folder: &str, meter: &mut Meter) -> Result<Context, SourceError> {
    let mut top = root.to_owned();
    let mut parts = folder.split('/').filter(|part| !part.is_empty());
    while let Some(part) = parts.next() {
        top.push(part);
        let about = fs::symlink_metadata(&top).map_err(|e| SourceError::unreadable(&top, e))?;
        if about.is_file() {
            let inner = parts.collect::<Vec<_>>().join("/");
            return archived(&top, inner, meter);
        }
        if !about.is_dir() {
            return Err(SourceError::Outside);
        }
    }
    let mut context = Context::default();
    for entry in WalkDir::new(&top).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|e| SourceError::unreadable(&top, e))?;
        meter.entry()?;
        if !entry.file_type().is_file() {
            continue;
        }
        let path: PathBuf = entry.path().strip_prefix(&top).unwrap_or(entry.path()).into();
        let (path, _) = names::shown(path.as_os_str().as_encoded_bytes());
        if context.wants(&path) {
            context.put(&path, open(entry.path())?, meter)?;
        }
    }
    Ok(context)
}

fn archived(path: &Path, folder: String, meter: &mut Meter) -> Result<Context, SourceError> {
    let mut bytes = Vec::new();
    let file = open(path)?.take(super::limits::NESTED + 1);
    meter.read(file).read_to_end(&mut bytes).map_err(|e| of_io(path, e))?;
    meter.archive(bytes.len() as u64);
    let mut collector = Collector::gathering(Context { folder, ..Context::default() });
    let kind = Kind::of_archive(&bytes).ok_or(SourceError::UnknownKind)?;
    unpack(kind, Cursor::new(bytes), &mut collector, meter)?;
    Ok(collector.gathered())
}

impl Context {
    /// The path within the folder, when the file at `path` of the source code belongs to it.
    pub(super) fn inner<'a>(&self, path: &'a str) -> Option<&'a str> {
        if self.folder.is_empty() { Some(path) } else { path.strip_prefix(&self.folder)?.strip_prefix('/') }
    }

    /// Whether the file at `path` within the folder may be part of a build; one with credentials is listed instead.
    pub(super) fn wants(&mut self, path: &str) -> bool {
        let mut folders: Vec<&str> = path.split('/').collect();
        let name = folders.pop().unwrap_or_default().to_ascii_lowercase();
        if folders.iter().any(|f| matches!(*f, ".git" | "__MACOSX")) || name == ".git" || name.ends_with(".swp") {
            return false;
        }
        let secret = name == ".env"
            || name.starts_with(".env.")
            || matches!(name.as_str(), ".npmrc" | ".netrc" | ".git-credentials" | ".pgpass" | ".my.cnf")
            || folders.iter().any(|f| matches!(*f, ".aws" | ".ssh" | ".docker" | ".gnupg"));
        if secret {
            self.leave(path);
        }
        !secret
    }

    /// Takes a file in.
    pub(super) fn put(&mut self, path: &str, content: impl Read, meter: &mut Meter) -> Result<(), SourceError> {
        let mut bytes = Vec::new();
        let read = meter.read(content).take(FILE + 1).read_to_end(&mut bytes);
        read.map_err(|e| of_io(Path::new(path), e))?;
        if bytes.len() as u64 > FILE || names::is_private_key(&path.to_ascii_lowercase(), &bytes) {
            self.leave(path);
            return Ok(());
        }
        self.bytes += bytes.len();
        if self.bytes > TOTAL {
            return Err(SourceError::TooMuch { what: "bytes of an application", limit: TOTAL as u64 });
        }
        self.files.insert(path.to_owned(), bytes);
        Ok(())
    }

    fn leave(&mut self, path: &str) {
        if self.left_out.len() < LISTED {
            self.left_out.push(path.to_owned());
        }
    }

    /// As a tar, as the engine takes it. Every file may be executed: not every archive remembers which were.
    pub(crate) fn tar(&self) -> std::io::Result<Vec<u8>> {
        let mut tar = tar::Builder::new(Vec::with_capacity(self.bytes + self.files.len() * 1024));
        for (path, bytes) in &self.files {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o755);
            tar.append_data(&mut header, path, &bytes[..])?;
        }
        tar.into_inner()
    }
}
