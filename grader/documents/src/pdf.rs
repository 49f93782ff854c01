//! The text of a PDF file, or none: a scan, a protected file, or one that its reader does not understand.

use std::panic;

use flate2::read::ZlibDecoder;
use lopdf::{Document, LoadOptions};

use super::{fault::Fault, text};

/// How many pages are read: an estimate or a diagram has a few.
const PAGES: usize = 50;
/// How many bytes one part may hold when unpacked.
const PART: usize = 8 << 20;
/// How many bytes all parts together may hold when unpacked.
const ALL: usize = 64 << 20;
/// How many lines are kept.
const LINES: usize = 5_000;

/// Whether the bytes are a PDF file's.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.iter().take(1024).collect::<Vec<_>>().windows(5).any(|w| w.iter().copied().eq(b"%PDF-"))
}

/// The lines of its text, without blank ones.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<String>, Fault> {
    unpacked(bytes)?;
    // The format has thirty years of exceptions; a reader of it that stumbles must not take the grader down.
    let text = panic::catch_unwind(|| extract(bytes)).ok().flatten().unwrap_or_default();
    Ok(text.lines().map(text::line).filter(|line| !line.is_empty()).take(LINES).collect())
}

fn extract(bytes: &[u8]) -> Option<String> {
    let document = Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(PART)).ok()?;
    let pages: Vec<u32> = document.get_pages().keys().copied().take(PAGES).collect();
    let parts = document.extract_text_chunks_with_limit(&pages, PART);
    Some(parts.into_iter().filter_map(Result::ok).collect())
}

/// Refuses a file whose parts unpack to more than is read: the reader bounds each of them, but not all of them together.
fn unpacked(bytes: &[u8]) -> Result<(), Fault> {
    const MARK: &[u8] = b"stream";
    let mut left = ALL;
    for (at, _) in bytes.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK) {
        let content = &bytes[at + MARK.len()..];
        let begin = content.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        // What is no compressed part gives an error after a few bytes; a damaged one counts for what it gave.
        let mut sink = std::io::sink();
        let mut part = std::io::Read::take(ZlibDecoder::new(&content[begin..]), left as u64 + 1);
        let _ = std::io::copy(&mut part, &mut sink);
        let used = left as u64 + 1 - part.limit();
        left =
            left.checked_sub(usize::try_from(used).unwrap_or(usize::MAX)).ok_or(Fault::TooLarge("64 MiB, unpacked"))?;
    }
    Ok(())
}
