//! Names of files: made safe to show, and told apart by what they promise.

use std::fmt::Write as _;

/// `path` for people and for JSON, and whether anything in it had to be escaped.
pub(super) fn shown(path: &[u8]) -> (String, bool) {
    let mut text = String::with_capacity(path.len());
    for chunk in path.utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_control() || is_invisible(c) {
                text.extend(c.escape_unicode());
            } else {
                text.push(c);
            }
        }
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(text, "\\x{byte:02x}");
        }
    }
    let strange = text.as_bytes() != path;
    (text, strange)
}

/// Characters that reorder or hide the text around them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What a name of an archive leads to: its parts, or nothing when it leads out of the archive.
///
/// Windows writes `\` between the parts, and `.` means nothing.
pub(super) fn inside(name: &[u8]) -> Option<Vec<u8>> {
    if name.first().is_some_and(|b| matches!(b, b'/' | b'\\')) || name.get(1) == Some(&b':') {
        return None;
    }
    let parts: Vec<&[u8]> =
        name.split(|b| matches!(b, b'/' | b'\\')).filter(|part| !part.is_empty() && *part != b".").collect();
    if parts.is_empty() || parts.iter().any(|part| *part == b".." || part.contains(&0)) {
        return None;
    }
    Some(parts.join(&b'/'))
}

/// What is done with a file, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Counted: below `node_modules`.
    NodeModules,
    /// Counted: what editors and systems leave behind.
    Junk,
    /// Part of a git repository's own folder.
    Git,
    /// An archive.
    Archive,
    /// Hashed, and its text kept.
    Text,
    /// Hashed.
    Other,
}

/// What is done with the file at `path`.
pub(super) fn sort(path: &str) -> Sort {
    let mut folders: Vec<&str> = path.split('/').collect();
    let name = folders.pop().unwrap_or_default().to_ascii_lowercase();
    if folders.contains(&"node_modules") {
        Sort::NodeModules
    } else if folders.contains(&".git") {
        Sort::Git
    } else if is_junk(&name) || folders.contains(&"__MACOSX") {
        Sort::Junk
    } else if [".zip", ".tar", ".tar.gz", ".tgz"].iter().any(|end| name.ends_with(end)) {
        Sort::Archive
    } else if is_text(&name) {
        Sort::Text
    } else {
        Sort::Other
    }
}

fn is_junk(name: &str) -> bool {
    matches!(name, ".ds_store" | "thumbs.db" | "desktop.ini" | "npm-debug.log")
        || name.ends_with('~')
        || [".swp", ".swo", ".swn"].iter().any(|end| name.ends_with(end))
        || name.starts_with("._")
}

/// Files that a criterion may read. Lock files are long, and nothing reads them.
fn is_text(name: &str) -> bool {
    const ENDS: [&str; 16] = [
        ".yaml",
        ".yml",
        ".json",
        ".js",
        ".mjs",
        ".cjs",
        ".ts",
        ".html",
        ".htm",
        ".ejs",
        ".hbs",
        ".mustache",
        ".pug",
        ".dockerfile",
        ".dockerignore",
        ".toml",
    ];
    name != "package-lock.json" && (name.starts_with("dockerfile") || ENDS.iter().any(|end| name.ends_with(end)))
}

/// Whether a file holds a private key, by its name or how it begins.
pub(super) fn is_private_key(name: &str, head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(64 << 10)]);
    let marked = head.contains("PRIVATE KEY-----") || head.starts_with("PuTTY-User-Key-File");
    let named = [".ppk", ".pem", ".key", "id_rsa", "id_ed25519"].iter().any(|end| name.ends_with(end));
    // A certificate is called .pem as well, and a text may speak of keys.
    marked && (named || head.contains("-----BEGIN"))
}
