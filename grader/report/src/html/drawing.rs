//! The picture of the routing: where its boxes and lines stand, and the same in words.

use std::iter;

use super::tongues::{Both, Tongues};
use crate::{
    Report,
    routing::{Link, Node, Note, Routing},
};

/// Sizes in units of the picture.
const WIDTH: usize = 178;
const HEIGHT: usize = 46;
const GAP: usize = 46;
const PITCH: usize = 68;
const TOP: usize = 38;
/// How many characters fit into a box.
const FIT: usize = 23;

/// The headings of the columns.
const HEADS: [&str; 5] = ["route-listeners", "route-rules", "route-groups", "route-services", "route-tasks"];

pub(super) struct Drawing {
    pub width: usize,
    pub height: usize,
    pub heads: Vec<Head>,
    pub lines: Vec<Line>,
    pub boxes: Vec<Plate>,
    /// The ways through, in words.
    pub routes: Vec<Vec<Hop>>,
    /// Whether there was more than is shown.
    pub cut: bool,
}

pub(super) struct Head {
    pub x: usize,
    pub label: Both,
    /// Whether nothing stands below it.
    pub empty: bool,
}

/// A line from one box to another.
pub(super) struct Line {
    pub x: usize,
    pub y: usize,
    pub to_x: usize,
    pub to_y: usize,
    pub middle: usize,
}

pub(super) struct Plate {
    pub x: usize,
    pub y: usize,
    pub class: &'static str,
    pub name: Both,
    pub note: Both,
    /// Which criteria failed because of it.
    pub wrong: String,
}

/// One stop on a way.
pub(super) struct Hop {
    pub name: Both,
    pub note: Both,
    pub wrong: Vec<String>,
}

impl Drawing {
    pub fn of(report: &Report<'_>, t: &Tongues) -> Option<Self> {
        let routing = Routing::of(report)?;
        let tallest = routing.columns.iter().map(Vec::len).max().unwrap_or_default();
        let x = |column: usize| column * (WIDTH + GAP);
        // Each column stands in the middle of the tallest one.
        let y = |column: usize, place: usize| {
            let count = routing.columns.get(column).map_or(0, Vec::len);
            TOP + place * PITCH + (tallest - count) * PITCH / 2
        };
        let line = |link: &Link| {
            let (from, to) = (x(link.column) + WIDTH, x(link.column + 1));
            Line {
                x: from,
                y: y(link.column, link.from) + HEIGHT / 2,
                to_x: to,
                to_y: y(link.column + 1, link.to) + HEIGHT / 2,
                middle: usize::midpoint(from, to),
            }
        };
        let mut boxes = Vec::new();
        for (column, nodes) in routing.columns.iter().enumerate() {
            for (place, node) in nodes.iter().enumerate() {
                boxes.push(Plate {
                    x: x(column),
                    y: y(column, place),
                    class: class(node),
                    name: name(node, t).map(fitted),
                    note: note(node, t).map(fitted),
                    wrong: wrong(node),
                });
            }
        }
        let hop = |(column, place): (usize, usize)| {
            let node = routing.columns.get(column)?.get(place)?;
            Some(Hop { name: name(node, t), note: note(node, t), wrong: node.wrong.clone() })
        };
        Some(Self {
            width: x(HEADS.len()) - GAP,
            height: TOP + tallest * PITCH,
            heads: iter::zip(HEADS, &routing.columns)
                .enumerate()
                .map(|(column, (key, nodes))| Head { x: x(column), label: t.get(key), empty: nodes.is_empty() })
                .collect(),
            lines: routing.links.iter().map(line).collect(),
            boxes,
            routes: routing.paths().into_iter().map(|path| path.into_iter().filter_map(hop).collect()).collect(),
            cut: routing.cut,
        })
    }
}

/// A class of the style sheet.
fn class(node: &Node) -> &'static str {
    match node.note {
        _ if !node.wrong.is_empty() => "node wrong",
        Note::Missing => "node gone",
        _ => "node",
    }
}

/// `✗ 6.1-i, 9.1-a`; two at most, the list below has all.
fn wrong(node: &Node) -> String {
    match node.wrong.as_slice() {
        [] => String::new(),
        [one] => format!("✗ {one}"),
        [one, two] => format!("✗ {one} {two}"),
        [one, rest @ ..] => format!("✗ {one} +{}", rest.len()),
    }
}

fn name(node: &Node, t: &Tongues) -> Both {
    match node.note {
        Note::ForwardsRest => t.get("route-rest"),
        _ if node.name.is_empty() => t.get("route-rest"),
        _ => t.say(|_| node.name.clone()),
    }
}

fn note(node: &Node, t: &Tongues) -> Both {
    match &node.note {
        Note::Balancer(name) | Note::Answers(name) | Note::Task(name) => t.say(|_| name.clone()),
        Note::Forwards | Note::ForwardsRest => t.get("route-forwards"),
        Note::Missing => t.get("route-missing"),
        Note::Group { port, healthy, targets } => t.say(|w| {
            let counts = [("port", port.as_str().into()), ("healthy", (*healthy).into()), ("n", (*targets).into())];
            w.with("route-health", &counts)
        }),
        Note::Running { running, desired } => {
            t.say(|w| w.with("route-running", &[("running", (*running).into()), ("desired", (*desired).into())]))
        }
    }
}

/// `text` as far as it fits into a box.
fn fitted(text: &str) -> String {
    if text.chars().count() <= FIT {
        return text.to_owned();
    }
    text.chars().take(FIT - 1).chain(['…']).collect()
}
