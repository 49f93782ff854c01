//! The text of a part of a page as a browser shows it, white space folded.

use ego_tree::{NodeRef, iter::Edge};
use scraper::{Node, node::Element};

/// Elements that are never shown.
const NEVER: [&str; 6] = ["script", "style", "template", "noscript", "iframe", "noembed"];

/// Elements that stand on lines or in cells of their own: their text does not run into the text before and after.
const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Whether an element and all in it is not shown, as far as its own attributes say.
pub(super) fn is_hidden(element: &Element) -> bool {
    let display_none = |style: &str| {
        style.split(';').any(|rule| {
            let rule = rule.split_once(':').map(|(name, value)| (name.trim(), value.trim()));
            rule.is_some_and(|(name, value)| {
                name.eq_ignore_ascii_case("display") && value.to_ascii_lowercase().starts_with("none")
            })
        })
    };
    // `until-found` is a state of `hidden` that hides as well.
    NEVER.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("style").is_some_and(display_none)
}

/// How many nodes are visited for each character that a text may have: elements without text are not looked through
/// for ever, again for each element around them.
const VISITS: usize = 20;

/// The text shown below `node`, at most `limit` characters.
pub(super) fn shown(node: NodeRef<'_, Node>, limit: usize) -> String {
    let (top, mut skipping, mut folded) = (node.id(), None, Folded::new(limit));
    for edge in node.traverse().take(limit * VISITS) {
        match edge {
            Edge::Open(node) if skipping.is_none() => match node.value() {
                Node::Text(text) => folded.add(text),
                // Asked for by itself, even a hidden element has a text.
                Node::Element(element) if node.id() != top && (is_hidden(element) || element.name() == "title") => {
                    skipping = Some(node.id());
                }
                Node::Element(element) if BLOCKS.contains(&element.name()) => folded.space(),
                _ => {}
            },
            Edge::Close(node) if skipping == Some(node.id()) => skipping = None,
            Edge::Close(node) => {
                if node.value().as_element().is_some_and(|element| BLOCKS.contains(&element.name())) {
                    folded.space();
                }
            }
            Edge::Open(_) => {}
        }
        if folded.is_full() {
            break;
        }
    }
    folded.text
}

/// Several texts one after the other, white space folded, at most `limit` characters.
pub(super) fn fold<'a>(texts: impl IntoIterator<Item = &'a str>, limit: usize) -> String {
    let mut folded = Folded::new(limit);
    for text in texts {
        folded.add(text);
    }
    folded.text
}

/// Text in which any white space is one space, with none at either end.
struct Folded {
    text: String,
    /// Characters that still have room.
    room: usize,
    pending: bool,
}

impl Folded {
    fn new(limit: usize) -> Self {
        Self { text: String::new(), room: limit, pending: false }
    }

    fn is_full(&self) -> bool {
        self.room == 0
    }

    fn space(&mut self) {
        self.pending = !self.text.is_empty();
    }

    fn add(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.space();
                continue;
            }
            let space = std::mem::take(&mut self.pending);
            let needed = 1 + usize::from(space);
            if self.room < needed {
                self.room = 0;
                return;
            }
            self.text.extend(space.then_some(' '));
            self.text.push(character);
            self.room -= needed;
        }
    }
}
