//! Bytes as text, and text as plain words.

use std::io::Read;

use encoding_rs::{UTF_8, WINDOWS_1252};
use scraper::Html;

use super::fault::Fault;

/// How many characters of one label, name or line are kept.
const LABEL: usize = 500;

/// The text of a file: by its byte order mark, else UTF-8, else what an older Windows program writes.
pub(super) fn decode(bytes: &[u8]) -> String {
    let (text, _, faulty) = UTF_8.decode(bytes);
    if faulty { WINDOWS_1252.decode(bytes).0.into_owned() } else { text.into_owned() }
}

/// The text in one line, shortened.
pub(super) fn line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 4 * LABEL {
            break;
        }
    }
    line.chars().take(LABEL).collect()
}

/// A label that may hold markup, as a browser shows it, in one line.
pub(super) fn label(markup: &str) -> String {
    // Icons are pasted into labels as whole pictures; the words stand before them or not at all.
    let start: String = markup.chars().take(20 * LABEL).collect();
    if !start.contains(['<', '&']) {
        return line(&start);
    }
    let parsed = Html::parse_fragment(&start);
    let words: Vec<&str> = parsed.root_element().text().collect();
    line(&words.join(" "))
}

/// Everything that `reader` gives, or nothing when it gives more than `limit` bytes.
pub(super) fn bounded(reader: impl Read, limit: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    reader
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Fault::malformed(1, format!("the compressed part is damaged: {error}")))?;
    if bytes.len() > limit { Err(Fault::TooLarge("20 MiB, unpacked")) } else { Ok(bytes) }
}

/// The line, from 1, of a byte offset.
pub(super) fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
