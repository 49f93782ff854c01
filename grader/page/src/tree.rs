//! HTML to a tree, as a browser builds it, in bounded time and memory.
//!
//! The parser takes quadratic time on elements nested without end and on tags with endless attributes, and a page of one
//! megabyte can make it build a thousand times as much. So it is fed in small pieces, and given no more once the tree is
//! too deep or too large. What was built until then is the page: deterministic, as a time limit would not be.

use ego_tree::NodeRef;
use html5ever::{driver, tendril::TendrilSink as _};
use scraper::{Html, HtmlTreeSink, Node, StrTendril};

/// How deep elements are nested before the rest is ignored; browsers stop nesting there too.
const DEPTH: usize = 512;
/// How many nodes a page has before the rest is ignored.
const NODES: usize = 200_000;
/// How many words the parser may take in without adding to the tree (a tag with endless attributes, a comment of dozens
/// of pages) before the rest is ignored.
const IDLE_WORDS: usize = 4000;
/// How many bytes the parser gets between two looks at what it built.
const PIECE: usize = 64;

/// Parses a page, or its beginning when the rest goes beyond the limits.
pub(super) fn parse(text: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, driver::ParseOpts::default());
    let (mut rest, mut seen, mut words) = (text, Size::default(), 0);
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE.min(rest.len())));
        rest = after;
        parser.process(StrTendril::from(piece));
        let html = parser.tokenizer.sink.sink.0.borrow();
        let size = Size::of(&html);
        let added = html.tree.nodes().rev().take(size.nodes - seen.nodes);
        words = if size == seen { words + words_of(piece) } else { 0 };
        seen = size;
        if size.nodes > NODES || words > IDLE_WORDS || added.into_iter().any(too_deep) {
            break;
        }
    }
    parser.finish()
}

/// How much has been built; it stays the same while the parser is inside of a tag.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    nodes: usize,
    /// Bytes of the newest node, when it is a text.
    text: usize,
}

impl Size {
    fn of(html: &Html) -> Self {
        let newest = html.tree.nodes().next_back();
        let text = newest.and_then(|node| node.value().as_text().map(|text| text.len())).unwrap_or_default();
        Self { nodes: html.tree.nodes().len(), text }
    }
}

fn too_deep(node: NodeRef<'_, Node>) -> bool {
    node.ancestors().nth(DEPTH).is_some()
}

/// No attribute comes without one of these before it.
fn words_of(piece: &str) -> usize {
    piece.bytes().filter(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'"' | b'\'')).count()
}
