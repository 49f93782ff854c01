//! Reading a zip archive.

use std::{
    fs::File,
    io::{BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use grader_core::facts::{SourceKind, SourceTree};
use zip::{ZipArchive, result::ZipError};

use super::{
    collector::Collector,
    extracted::{Extracted, keep},
    failure::SourceError,
    limits::{ARCHIVE, ENTRIES, Meter},
    names, nested,
};

/// Reads the zip archive at `path`.
pub(super) fn read(path: &Path, meter: &mut Meter) -> Result<SourceTree, SourceError> {
    let unreadable = |e: &dyn std::fmt::Display| SourceError::unreadable(path, e);
    let file = File::open(path).map_err(|e| unreadable(&e))?;
    let size = file.metadata().map_err(|e| unreadable(&e))?.len();
    if size > ARCHIVE {
        return Err(SourceError::TooMuch { what: "bytes in an archive", limit: ARCHIVE });
    }
    meter.archive(size);
    let mut collector = Collector::of(SourceKind::Zip);
    let mut git = Extracted::default();
    entries(BufReader::new(file), &mut collector, Some(&mut git), meter).map_err(|e| named(path, e))?;
    let history = git.history(&mut collector, meter)?;
    let (mut tree, archive) = collector.finish();
    tree.history = history;
    nested::read(tree, archive, meter)
}

/// An error of the archive as a whole, under the archive's name.
fn named(path: &Path, error: SourceError) -> SourceError {
    match error {
        SourceError::Unreadable { file, why } if file.is_empty() => SourceError::unreadable(path, why),
        other => other,
    }
}

/// Reads the entries of a zip archive.
pub(super) fn entries(
    mut archive: impl Read + Seek,
    collector: &mut Collector,
    mut git: Option<&mut Extracted>,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    let whole = |e: ZipError| SourceError::unreadable("", e);
    if announced(&mut archive).unwrap_or(0) > ENTRIES {
        return Err(SourceError::TooMuch { what: "files", limit: ENTRIES });
    }
    let mut archive = ZipArchive::new(archive).map_err(whole)?;
    for index in 0..archive.len() {
        let (name, plain) = {
            let entry = archive.by_index_raw(index).map_err(whole)?;
            // The upper bits of a Unix mode are the kind of file; archives of other systems have none.
            let kind = entry.unix_mode().map_or(0, |mode| mode & 0o170_000);
            let plain = match kind {
                _ if entry.is_dir() => Plain::Directory,
                0 | 0o100_000 => Plain::File(entry.size()),
                0o040_000 => Plain::Directory,
                0o120_000 => Plain::Link,
                _ => Plain::Device,
            };
            (entry.name_raw().to_vec(), plain)
        };
        let Some(path) = names::inside(&name) else {
            collector.refuse(&name, meter)?;
            continue;
        };
        match plain {
            Plain::Directory => meter.entry()?,
            Plain::Link => collector.link(&path, meter)?,
            Plain::Device => collector.refuse(&path, meter)?,
            Plain::File(size) => {
                let unreadable = |e| SourceError::unreadable(names::shown(&path).0, e);
                let archive = &mut archive;
                keep(
                    collector,
                    git.as_deref_mut(),
                    &path,
                    size,
                    || archive.by_index(index).map_err(unreadable),
                    meter,
                )?;
            }
        }
    }
    Ok(())
}

/// What an entry is.
enum Plain {
    File(u64),
    Directory,
    Link,
    Device,
}

/// How many entries the archive announces. Its directory is read into memory as a whole, so it is better to know before.
fn announced(archive: &mut (impl Read + Seek)) -> std::io::Result<u64> {
    /// The record at the end, its longest comment, and the larger records before it.
    const TAIL: u64 = 22 + 65_535 + 20 + 56;
    let end = archive.seek(SeekFrom::End(0))?;
    archive.seek(SeekFrom::Start(end.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    archive.take(TAIL).read_to_end(&mut tail)?;
    let last = |mark: &[u8]| tail.windows(4).rposition(|w| w == mark);
    let small = last(b"PK\x05\x06").and_then(|at| tail.get(at + 10..at + 12));
    let large = last(b"PK\x06\x06").and_then(|at| tail.get(at + 32..at + 40));
    let number = |bytes: Option<&[u8]>| bytes.unwrap_or_default().iter().rev().fold(0, |n, b| n << 8 | u64::from(*b));
    Ok(number(small).max(number(large)))
}
