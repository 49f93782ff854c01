//! The body of an answer: read up to a limit, then decoded as its sender says.

use encoding_rs::{Encoding, UTF_8};
use reqwest::Response;

/// How much of a body is read, bytes after decompression: hundreds of times a page of the lab, little enough for many
/// students at once.
pub(super) const LIMIT: usize = 1 << 20;
/// How far into a page browsers look for its encoding, bytes.
const META: usize = 1024;

/// What was read of a body.
#[derive(Debug)]
pub(super) struct Body {
    /// At most [`LIMIT`] bytes.
    pub(super) bytes: Vec<u8>,
    /// Whether there was more.
    pub(super) truncated: bool,
}

impl Body {
    /// Reads a body up to the limit; decompression goes no further than that either.
    ///
    /// # Errors
    ///
    /// When the body ends too early, comes too slowly or cannot be decompressed.
    pub(super) async fn read(mut response: Response) -> Result<Self, reqwest::Error> {
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            let room = LIMIT - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if chunk.len() > room {
                return Ok(Self { bytes, truncated: true });
            }
        }
        Ok(Self { bytes, truncated: false })
    }

    /// As text: by byte order mark, `content-type`, `<meta charset>`, or UTF-8. What is invalid is replaced.
    pub(super) fn text(&self, content_type: &str) -> String {
        let encoding = charset(content_type.as_bytes()).or_else(|| self.meta_charset()).unwrap_or(UTF_8);
        encoding.decode(&self.bytes).0.into_owned()
    }

    /// Whether a browser would show it as a page: by `content-type`, or by its first bytes when there is none.
    pub(super) fn is_html(&self, content_type: &str) -> bool {
        let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !essence.is_empty() {
            return matches!(essence.as_str(), "text/html" | "application/xhtml+xml");
        }
        let start = self.bytes.trim_ascii_start();
        let begins = |tag: &[u8]| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
        [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].iter().any(|tag| begins(tag))
    }

    fn meta_charset(&self) -> Option<&'static Encoding> {
        let head = &self.bytes[..self.bytes.len().min(META)];
        // A page that says it is UTF-16 in ASCII letters is not; browsers take UTF-8.
        charset(head).map(Encoding::output_encoding)
    }
}

/// The encoding named by the first `charset=` in `text`.
fn charset(text: &[u8]) -> Option<&'static Encoding> {
    const KEY: &[u8] = b"charset=";
    let at = text.windows(KEY.len()).position(|window| window.eq_ignore_ascii_case(KEY))?;
    let label = text[at + KEY.len()..].trim_ascii_start();
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|b| b"\"'; />".contains(b)).unwrap_or(label.len());
    Encoding::for_label(&label[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(bytes: &[u8]) -> Body {
        Body { bytes: bytes.to_vec(), truncated: false }
    }

    #[test]
    fn text_is_decoded_as_its_sender_says() {
        assert_eq!(body(b"caf\xe9").text("text/html; charset=ISO-8859-1"), "café");
        assert_eq!(body(b"caf\xc3\xa9").text("text/html"), "café");
        assert_eq!(body(b"<meta charset='latin1'>\xe9").text("text/html"), "<meta charset='latin1'>é");
        assert_eq!(body(b"<meta charset=utf-16>\xc3\xa9").text(""), "<meta charset=utf-16>é");
        assert_eq!(body(b"\xff\xfea\0").text("text/html"), "a");
        assert_eq!(body(b"caf\xe9").text("text/html; charset=nonsense"), "caf\u{fffd}");
    }

    #[test]
    fn only_pages_are_pages() {
        assert!(body(b"").is_html("Text/HTML; charset=utf-8"));
        assert!(body(b"").is_html("application/xhtml+xml"));
        assert!(body(b"\n <!DOCTYPE html><p>").is_html(""));
        assert!(!body(b"<html>").is_html("text/plain"));
        assert!(!body(b"{}").is_html(""));
    }
}
