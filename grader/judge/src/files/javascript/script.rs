//! One file, parsed in bounded time and memory.

use std::{
    ops::ControlFlow,
    sync::{Arc, LazyLock},
};

use tree_sitter::{Node, ParseOptions, ParseState, Parser, Tree};

use crate::files::{FileError, memo::Memo};

/// The largest file that is parsed, bytes.
const TEXT: usize = 256 << 10;
/// How deep brackets are nested before a file is refused: the parser needs a stack for some of them.
const BRACKETS: usize = 200;
/// How often the parser reports back, each time after a fixed number of operations, before it is stopped. A count, unlike
/// a clock, gives the same answer on every machine.
const REPORTS: usize = 20_000;

/// The files that were parsed for somebody.
static PARSED: LazyLock<Memo<Result<Script, FileError>>> = LazyLock::new(Memo::default);

/// A file of JavaScript.
#[derive(Debug)]
pub(super) struct Script {
    text: String,
    tree: Tree,
    /// The first place that is no JavaScript, as far as the parser knows the language.
    pub(super) fault: Option<FileError>,
}

impl Script {
    /// A file that was parsed, for this student or for another.
    pub(super) fn parsed(text: &str) -> Arc<Result<Self, FileError>> {
        PARSED.of(text, || Self::parse(text))
    }

    fn parse(text: &str) -> Result<Self, FileError> {
        let refuse = |why: &str| FileError { line: 1, column: 1, why: why.to_owned() };
        if text.len() > TEXT {
            return Err(refuse("too long to be read"));
        }
        if nesting(text) > BRACKETS {
            return Err(refuse("brackets nested too deeply"));
        }
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_javascript::LANGUAGE.into()).map_err(|e| refuse(&e.to_string()))?;
        let mut reports = 0;
        let mut patience = |_: &ParseState| {
            reports += 1;
            if reports > REPORTS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = ParseOptions::new().progress_callback(&mut patience);
        let bytes = text.as_bytes();
        let tree = parser.parse_with_options(&mut |at, _| bytes.get(at..).unwrap_or_default(), None, Some(options));
        let tree = tree.ok_or_else(|| refuse("too confused to be read"))?;
        let fault = tree.root_node().has_error().then(|| fault(tree.root_node())).flatten();
        Ok(Self { text: text.to_owned(), tree, fault })
    }

    /// What is written at `node`.
    pub(super) fn text(&self, node: Node<'_>) -> &str {
        self.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The line where `node` begins, from 1.
    pub(super) fn line(node: Node<'_>) -> usize {
        node.start_position().row + 1
    }

    /// All nodes in their order, without comments and without what `if (false)` keeps from running.
    pub(super) fn nodes(&self) -> Vec<Node<'_>> {
        let mut nodes = Vec::new();
        let mut cursor = self.tree.walk();
        let mut never = None;
        loop {
            let node = cursor.node();
            let counts = node.is_named() && node.kind() != "comment" && Some(node) != never;
            if counts {
                nodes.push(node);
                // It comes before anything else that could hide something.
                never = self.never_runs(node).or(never);
            }
            if counts && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return nodes;
                }
            }
        }
    }

    fn never_runs<'a>(&self, node: Node<'a>) -> Option<Node<'a>> {
        let condition = (node.kind() == "if_statement").then(|| node.child_by_field_name("condition")).flatten()?;
        let never = matches!(self.text(condition), "(false)" | "(0)");
        never.then(|| node.child_by_field_name("consequence")).flatten()
    }
}

/// The named children of a node.
pub(super) fn children<'a>(node: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let mut cursor = node.walk();
    let mut more = cursor.goto_first_child();
    std::iter::from_fn(move || {
        while more {
            let child = cursor.node();
            more = cursor.goto_next_sibling();
            if child.is_named() {
                return Some(child);
            }
        }
        None
    })
}

/// The child in the field `name`.
pub(super) fn field<'a>(node: Node<'a>, name: &str) -> Option<Node<'a>> {
    node.child_by_field_name(name)
}

/// How deep brackets are nested at most, those in texts and comments included.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The first place below `root` that the parser could not make sense of.
fn fault(root: Node<'_>) -> Option<FileError> {
    let mut cursor = root.walk();
    loop {
        let node = cursor.node();
        if node.is_error() || node.is_missing() {
            let at = node.start_position();
            let why = if node.is_missing() { format!("expected {}", node.kind()) } else { "unexpected".to_owned() };
            return Some(FileError { line: at.row as u64 + 1, column: at.column as u64 + 1, why });
        }
        if node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return None;
            }
        }
    }
}
