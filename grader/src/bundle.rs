//! Evidence bundles as files: JSON, or JSON compressed by zstd.

use std::{
    io,
    path::{Path, PathBuf},
};

use grader_core::{BundleError, Evidence, Sealed, SecretKey, Signature};
use ruzstd::decoding::StreamingDecoder;
use thiserror::Error;

use crate::files::{self, WriteError};

/// The largest bundle that is read, after decompression: 64 MiB. A real one has less than one.
pub const LIMIT: u64 = 64 << 20;

/// How hard evidence is compressed: more takes longer and saves little.
const LEVEL: i32 = 1;

/// How every zstd file begins.
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Evidence that was read, with its digest.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The evidence.
    pub evidence: Evidence,
    /// The digest of the evidence.
    pub digest: String,
    /// Who vouches for it.
    pub signature: Option<Signature>,
}

/// Why a file is not a bundle.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file, or what it unpacks to, is larger than any bundle.
    #[error("{} is larger than {} MiB, more than any evidence bundle", path.display(), LIMIT >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// The content is not a bundle that can be used.
    #[error("{}: {source}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Why.
        source: BundleError,
    },
}

/// Reads the bundle `path`.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read(path: &Path) -> Result<Bundle, ReadError> {
    let bytes = bytes(path)?;
    parse(path, bytes)
}

/// Writes `evidence` as the bundle `path`: compressed when its name ends in `.zst`.
///
/// # Errors
///
/// See [`WriteError`].
pub fn write(path: &Path, evidence: &Evidence) -> Result<(), WriteError> {
    write_signed(path, evidence, None)
}

/// The same, signed with `key`.
///
/// # Errors
///
/// See [`WriteError`].
pub fn write_signed(path: &Path, evidence: &Evidence, key: Option<&SecretKey>) -> Result<(), WriteError> {
    let unwritable = |e: serde_json::Error| WriteError { path: path.to_owned(), source: io::Error::other(e) };
    let (text, _) = evidence.to_signed_bundle(key).map_err(unwritable)?;
    let bytes = text.into_bytes();
    let packed = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("zst"));
    files::write(path, &if packed { compressed(bytes) } else { bytes })
}

/// The bytes of a bundle, compressed if they are not; its digest stays the same.
///
/// The C library writes, being eight times faster; what others wrote is read by the one in Rust.
pub(crate) fn compressed(bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(&ZSTD) {
        return bytes;
    }
    // Whoever reads looks at the bytes and not at the name.
    zstd::bulk::compress(&bytes, LEVEL).unwrap_or(bytes)
}

/// The bytes of a file that may be a bundle.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    files::read_at_most(path, LIMIT)
        .map_err(|source| ReadError::Unreadable { path: path.to_owned(), source })?
        .ok_or_else(|| ReadError::TooLarge { path: path.to_owned() })
}

/// Whether `bytes` begin like a bundle; a submission file never does.
pub(crate) fn looks_like_one(bytes: &[u8]) -> bool {
    bytes.starts_with(&ZSTD) || bytes.trim_ascii_start().starts_with(b"{")
}

/// Reads `bytes`, the content of the file `path`.
pub(crate) fn parse(path: &Path, bytes: Vec<u8>) -> Result<Bundle, ReadError> {
    let content = |source: BundleError| ReadError::Content { path: path.to_owned(), source };
    let damaged = |error: &dyn std::error::Error| content(BundleError::Damaged(error.to_string()));
    let bytes = if bytes.starts_with(&ZSTD) {
        let decoder = StreamingDecoder::new(bytes.as_slice()).map_err(|e| damaged(&e))?;
        let unpacked = files::at_most(decoder, LIMIT).map_err(|e| damaged(&e))?;
        unpacked.ok_or_else(|| ReadError::TooLarge { path: path.to_owned() })?
    } else {
        bytes
    };
    let text = std::str::from_utf8(&bytes).map_err(|e| damaged(&e))?;
    let Sealed { evidence, digest, signature } = Evidence::open_bundle(text).map_err(content)?;
    Ok(Bundle { evidence, digest, signature })
}
