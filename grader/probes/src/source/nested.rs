//! Code that is only in an archive inside what was handed in: it is read one level deep.

use std::io::Cursor;

use grader_core::facts::SourceTree;

use super::{collector::Collector, failure::SourceError, limits::Meter, place::Kind, tarred, zipped};

/// `tree`, with the files of `archive` where no application is outside of it.
pub(super) fn read(
    mut tree: SourceTree,
    archive: Option<(String, Vec<u8>)>,
    meter: &mut Meter,
) -> Result<SourceTree, SourceError> {
    // Settings of an editor are no code.
    let outside = tree.files.iter().any(|f| f.text.is_some() && !f.path.starts_with('.'));
    let Some((path, bytes)) = archive.filter(|_| !outside) else { return Ok(tree) };
    meter.archive(bytes.len() as u64);
    let mut collector = Collector::of(tree.kind);
    let kind = Kind::of_archive(&bytes);
    let read = match kind {
        Some(Kind::Zip) => zipped::entries(Cursor::new(&bytes), &mut collector, None, meter),
        Some(Kind::Tar) => tarred::entries(&bytes[..], false, &mut collector, None, meter),
        Some(Kind::TarGz) => tarred::entries(&bytes[..], true, &mut collector, None, meter),
        _ => Ok(()),
    };
    match read {
        // What is inside a damaged archive does not make the rest unreadable.
        Err(SourceError::Unreadable { .. }) => return Ok(tree),
        other => other?,
    }
    let inner = collector.finish().0;
    let at = |inner: String| format!("{path}/{inner}");
    tree.files.extend(inner.files.into_iter().map(|mut file| {
        file.path = at(file.path);
        file
    }));
    tree.directories.extend(inner.directories.into_iter().map(|mut directory| {
        directory.path = at(directory.path);
        directory
    }));
    tree.private_keys.extend(inner.private_keys.into_iter().map(at));
    tree.files.sort_by(|a, b| a.path.cmp(&b.path));
    tree.directories.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(tree)
}
