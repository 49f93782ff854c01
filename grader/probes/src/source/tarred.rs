//! Reading a tar archive, compressed with gzip or not.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};

use flate2::read::MultiGzDecoder;
use grader_core::facts::{SourceKind, SourceTree};
use tar::{Archive, Entry, EntryType};

use super::{
    collector::Collector,
    extracted::{Extracted, keep},
    failure::{SourceError, of_io},
    limits::{ANNOUNCED, ARCHIVE, Gated, Meter},
    names, nested,
};

/// Reads the tar archive at `path`.
pub(super) fn read(path: &Path, compressed: bool, meter: &mut Meter) -> Result<SourceTree, SourceError> {
    let file = File::open(path).map_err(|e| SourceError::unreadable(path, e))?;
    let size = file.metadata().map_err(|e| SourceError::unreadable(path, e))?.len();
    if size > ARCHIVE {
        return Err(SourceError::TooMuch { what: "bytes in an archive", limit: ARCHIVE });
    }
    meter.archive(size);
    let mut collector = Collector::of(SourceKind::Tar);
    let mut git = Extracted::default();
    let read = entries(BufReader::new(file), compressed, &mut collector, Some(&mut git), meter);
    read.map_err(|e| match e {
        SourceError::Unreadable { file, why } if file.is_empty() => SourceError::unreadable(path, why),
        other => other,
    })?;
    let history = git.history(&mut collector, meter)?;
    let (mut tree, archive) = collector.finish();
    tree.history = history;
    nested::read(tree, archive, meter)
}

/// Reads the entries of a tar archive. Files that are skipped are decompressed nevertheless, so all bytes count.
pub(super) fn entries(
    archive: impl Read,
    compressed: bool,
    collector: &mut Collector,
    mut git: Option<&mut Extracted>,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    // One meter counts the whole stream, the other what is kept of it.
    let mut stream = meter.clone();
    let reader: Box<dyn Read + '_> =
        if compressed { Box::new(MultiGzDecoder::new(archive)) } else { Box::new(archive) };
    let whole = |e: std::io::Error| of_io(Path::new(""), e);
    // The library reads what comes before an entry, long names above all, into memory; how long that is, the archive says.
    let left = Cell::new(u64::MAX);
    let mut archive = Archive::new(Gated { inner: stream.read(reader), left: &left });
    let mut entries = archive.entries().map_err(whole)?;
    loop {
        left.set(ANNOUNCED);
        let Some(entry) = entries.next() else { return Ok(()) };
        let mut entry = entry.map_err(whole)?;
        left.set(u64::MAX);
        one(&mut entry, collector, git.as_deref_mut(), meter)?;
        io::copy(&mut entry, &mut io::sink()).map_err(whole)?;
    }
}

/// Reads what is wanted of one entry.
fn one(
    entry: &mut Entry<'_, impl Read>,
    collector: &mut Collector,
    git: Option<&mut Extracted>,
    meter: &mut Meter,
) -> Result<(), SourceError> {
    let kind = entry.header().entry_type();
    let name = entry.path_bytes().into_owned();
    let Some(path) = names::inside(&name) else {
        // `./` is the root itself, as tar writes it.
        return if kind == EntryType::Directory && name.iter().all(|b| matches!(b, b'.' | b'/')) {
            meter.entry()
        } else {
            collector.refuse(&name, meter)
        };
    };
    match kind {
        EntryType::Regular | EntryType::Continuous => {
            let size = entry.size();
            keep(collector, git, &path, size, || Ok(entry), meter)
        }
        EntryType::Directory => meter.entry(),
        EntryType::Symlink => collector.link(&path, meter),
        EntryType::XGlobalHeader | EntryType::XHeader => meter.entry(),
        // A hard link may name any file of the machine that unpacks it; devices and pipes are no source code.
        _ => collector.refuse(&path, meter),
    }
}
