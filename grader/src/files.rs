//! Reading and writing files with care: never more than expected, never half a file.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use thiserror::Error;

/// A file that cannot be written.
#[derive(Debug, Error)]
#[error("cannot write {}: {source}; choose a place that you may write to", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

/// Reads at most `limit` bytes of `path`; `None` when there are more.
///
/// # Errors
///
/// Whatever the file system says.
pub fn read_at_most(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    // A file of gigabytes is not read to find out that it is too large.
    let length = file.metadata()?.len();
    if length > limit {
        return Ok(None);
    }
    read_to_end(file, limit, length)
}

/// Reads `source` to its end, unless that takes more than `limit` bytes.
pub(crate) fn at_most(source: impl io::Read, limit: u64) -> io::Result<Option<Vec<u8>>> {
    read_to_end(source, limit, 0)
}

/// The same, of a source that is expected to have `length` bytes.
fn read_to_end(source: impl io::Read, limit: u64, length: u64) -> io::Result<Option<Vec<u8>>> {
    // One more, so that the end is seen without more room being made.
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default().saturating_add(1));
    source.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Writes a whole file or nothing: whoever looks at `path` sees the old content or the new, and missing folders are
/// created.
///
/// # Errors
///
/// See [`WriteError`].
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_then(path, bytes, |_| Ok(()))
}

/// Like [`write()`], and what is written outlasts a power cut.
///
/// # Errors
///
/// See [`WriteError`].
pub fn write_durably(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    write_then(path, bytes, File::sync_all)
}

fn write_then(path: &Path, bytes: &[u8], then: impl Fn(&File) -> io::Result<()>) -> Result<(), WriteError> {
    let attempt = || {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut new = temporary().tempfile_in(folder)?;
        new.write_all(bytes)?;
        then(new.as_file())?;
        new.persist(path)?;
        Ok(())
    };
    attempt().map_err(|source| WriteError { path: path.to_owned(), source })
}

/// How the names of temporary files begin and end.
const PREFIX: &str = ".grader-";
const SUFFIX: &str = ".tmp";

/// Whether `name` is that of a file which writing left when it was interrupted.
pub(crate) fn is_temporary(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
}

/// A temporary file becomes the file itself, so it has the permissions that any new file of this user has.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// A folder name made from a text of someone else's: portable, never hidden, never a path.
///
/// ```
/// assert_eq!(grader::files::safe_name("Zoé/../etc"), "Zoé_.._etc");
/// assert_eq!(grader::files::safe_name(".."), "_..");
/// ```
#[must_use]
pub fn safe_name(text: &str) -> String {
    let mut name: String = text.chars().take(64).map(|c| if harmless(c) { c } else { '_' }).collect();
    // Windows drops a dot at the end and keeps some names for devices.
    while name.ends_with('.') && name.len() > 1 && !name.starts_with('.') {
        name.pop();
    }
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    if name.is_empty() || name.starts_with(['.', '-']) || device {
        name.insert(0, '_');
    }
    name
}

/// Whether `name` is one that [`safe_name`] may have given, so that it leads nowhere but into the folder it stands in.
pub(crate) fn is_safe_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with(['.', '-']) && name.chars().all(harmless)
}

/// Whether a file system takes `c` for nothing but a letter of a name.
fn harmless(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '+')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn names_of_folders_are_harmless() {
        for (text, name) in [
            ("s1", "s1"),
            ("", "_"),
            ("-rf", "_-rf"),
            ("a b\0c", "a_b_c"),
            ("nul.txt", "_nul.txt"),
            ("a.", "a"),
            ("\u{202e}x", "_x"),
            ("李明", "李明"),
        ] {
            assert_eq!(safe_name(text), name);
            assert!(is_safe_name(name));
        }
        for text in ["", "..", ".hidden", "-rf", "a/b", "/a", r"a\b", "a\0"] {
            assert!(!is_safe_name(text), "{text:?}");
            assert!(is_safe_name(&safe_name(text)), "{text:?}");
        }
        assert_eq!(safe_name(&"x".repeat(1_000_000)).len(), 64);
    }

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/folder/file");
        write(&path, b"a longer text").unwrap();
        write(&path, b"short").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn reading_stops_at_the_limit() {
        assert_eq!(at_most(&b"12345"[..], 5).unwrap().as_deref(), Some(&b"12345"[..]));
        assert_eq!(at_most(io::repeat(b'x'), 5).unwrap(), None);
    }
}
