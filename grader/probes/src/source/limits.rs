//! How much is read of one submission's source code, and for how long.

use std::{
    cell::Cell,
    io::{self, Read},
    time::{Duration, Instant},
};

use super::failure::SourceError;

/// Files, directories and links of a tree, or entries of an archive.
pub(super) const ENTRIES: u64 = 200_000;
/// Bytes that are read in all, after decompression: 256 MiB.
pub(super) const BYTES: u64 = 256 << 20;
/// The largest archive, as a file: 256 MiB.
pub(super) const ARCHIVE: u64 = 256 << 20;
/// The largest archive inside an archive or repository that is read: 32 MiB.
pub(super) const NESTED: u64 = 32 << 20;
/// What a tar archive may say of an entry before the entry begins, its name included: 1 MiB.
pub(super) const ANNOUNCED: u64 = 1 << 20;
/// How many bytes one byte of an archive may become on average, beyond the first 64 MiB.
pub(super) const RATIO: u64 = 200;
/// The largest file that is hashed: 16 MiB.
pub(super) const HASHED: u64 = 16 << 20;
/// The largest file whose text is kept: 256 KiB.
pub(super) const TEXT: u64 = 256 << 10;
/// The texts that are kept, together: 8 MiB.
pub(super) const TEXTS: u64 = 8 << 20;
/// Entries of each list of remarkable paths.
pub(super) const LISTED: usize = 200;
/// Files and directories that are recorded.
pub(super) const RECORDED: usize = 20_000;
/// How long reading may take: 30 s.
pub(super) const TIME: Duration = Duration::from_secs(30);

/// Counts what is read, and stops the reading at a bound.
#[derive(Clone, Debug)]
pub(super) struct Meter {
    entries: u64,
    bytes: u64,
    most_bytes: u64,
    until: Instant,
}

impl Meter {
    /// Counts from nothing, from now.
    pub(super) fn start() -> Self {
        Self { entries: 0, bytes: 0, most_bytes: BYTES, until: Instant::now() + TIME }
    }

    /// Lowers the bound on bytes to what an archive of `size` bytes may hold.
    pub(super) fn archive(&mut self, size: u64) {
        self.most_bytes = self.most_bytes.min(self.bytes + (64 << 20) + size.saturating_mul(RATIO));
    }

    /// Counts an entry.
    pub(super) fn entry(&mut self) -> Result<(), SourceError> {
        self.entries += 1;
        if self.entries > ENTRIES {
            return Err(SourceError::TooMuch { what: "files", limit: ENTRIES });
        }
        if self.entries.is_multiple_of(256) { self.time() } else { Ok(()) }
    }

    /// Stops when time is up.
    pub(super) fn time(&self) -> Result<(), SourceError> {
        if Instant::now() > self.until { Err(SourceError::TooSlow) } else { Ok(()) }
    }

    fn count(&mut self, bytes: u64) -> Result<(), SourceError> {
        self.bytes += bytes;
        if self.bytes > self.most_bytes {
            return Err(SourceError::TooMuch { what: "bytes after decompression", limit: self.most_bytes });
        }
        self.time()
    }

    /// `inner`, counted.
    pub(super) fn read<R: Read>(&mut self, inner: R) -> Metered<'_, R> {
        Metered { inner, meter: self }
    }
}

/// A reader whose bytes count.
pub(super) struct Metered<'a, R> {
    inner: R,
    meter: &'a mut Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.count(read as u64).map_err(io::Error::other)?;
        Ok(read)
    }
}

/// A reader that gives at most `left` bytes, and an error after them.
pub(super) struct Gated<'a, R> {
    pub(super) inner: R,
    pub(super) left: &'a Cell<u64>,
}

impl<R: Read> Read for Gated<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::other(SourceError::TooMuch { what: "bytes about one file", limit: ANNOUNCED }));
        }
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.inner.read(&mut buffer[..most])?;
        self.left.set(left - read as u64);
        Ok(read)
    }
}
