//! Keys of the course as files: a secret one that only its owner can read, and the public one beside it.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use grader_core::{KeyError, PublicKey, SecretKey};
use thiserror::Error;

use crate::files;

/// Why there is no key.
#[derive(Debug, Error)]
pub enum KeyFileError {
    /// The file cannot be read or written, or it exists already.
    #[error("cannot use {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The content is no key.
    #[error("{}: {source}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Why.
        source: KeyError,
    },
    /// Others can read the secret key.
    #[error("{} can be read by others; set its permissions to 0600 and make a new key if it was not so by mistake", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
    },
}

/// Makes a key and writes its secret half to `path`, which must not exist.
///
/// # Errors
///
/// When the file exists or cannot be written, or when the system has no random numbers.
pub fn create(path: &Path) -> Result<PublicKey, KeyFileError> {
    let failed = |source| KeyFileError::File { path: path.to_owned(), source };
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| failed(io::Error::other(e)))?;
    let key = SecretKey::from_bytes(&bytes);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    writeln!(file, "{}", key.to_secret_text()).map_err(failed)?;
    Ok(key.public())
}

/// Reads the secret key in `path`.
///
/// # Errors
///
/// See [`KeyFileError`].
pub fn read(path: &Path) -> Result<SecretKey, KeyFileError> {
    let failed = |source| KeyFileError::File { path: path.to_owned(), source };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if std::fs::metadata(path).map_err(failed)?.permissions().mode() & 0o077 != 0 {
            return Err(KeyFileError::Exposed { path: path.to_owned() });
        }
    }
    let bytes = files::read_at_most(path, 1 << 10).map_err(failed)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.trim().parse().map_err(|source| KeyFileError::Content { path: path.to_owned(), source })
}
