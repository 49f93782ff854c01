//! The text parts of a PNG picture. draw.io keeps the drawing in one, called `mxfile` (percent-encoded) or
//! `mxGraphModel`; every other part of the picture is skipped, so no pixel is ever unpacked.

use flate2::read::ZlibDecoder;
use percent_encoding::percent_decode;

use crate::{
    BYTES,
    fault::Fault,
    text::{bounded, decode},
};

const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Whether the bytes are a PNG picture's.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// The drawing in the picture, where it has one.
pub(super) fn embedded(bytes: &[u8]) -> Result<Option<String>, Fault> {
    let mut rest = &bytes[MAGIC.len()..];
    // A chunk: length, type, data, checksum. A cut picture simply has no further one.
    while let Some((header, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([header[0], header[1], header[2], header[3]]);
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let Some((data, after)) = after.split_at_checked(length) else { break };
        if let Some((name, content)) = text_part(&header[4..8], data)
            && matches!(name, b"mxfile" | b"mxGraphModel")
        {
            let content =
                if content.packed { bounded(ZlibDecoder::new(content.bytes), BYTES)? } else { content.bytes.to_vec() };
            let encoded = !content.trim_ascii_start().starts_with(b"<");
            let plain: Vec<u8> = if encoded { percent_decode(&content).collect() } else { content };
            return Ok(Some(decode(&plain)));
        }
        rest = after.get(4..).unwrap_or_default();
    }
    Ok(None)
}

struct Content<'a> {
    bytes: &'a [u8],
    packed: bool,
}

/// The keyword and the text of a chunk, when it is a textual one.
fn text_part<'a>(kind: &[u8], data: &'a [u8]) -> Option<(&'a [u8], Content<'a>)> {
    let (name, rest) = cut(data)?;
    let content = match kind {
        b"tEXt" => Content { bytes: rest, packed: false },
        // One byte says how it is compressed; there is one way.
        b"zTXt" => Content { bytes: rest.get(1..)?, packed: true },
        b"iTXt" => {
            let (flags, rest) = rest.split_at_checked(2)?;
            let (_language, rest) = cut(rest)?;
            let (_translated, bytes) = cut(rest)?;
            Content { bytes, packed: flags[0] == 1 }
        }
        _ => return None,
    };
    Some((name, content))
}

/// What stands before and after the first zero byte.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}
