//! One page of draw.io: its cells as shapes and arrows.

use std::collections::BTreeMap;

use grader_core::facts::{Diagram, Edge, Node};

use super::place::{self, Point, Rectangle};
use crate::{
    text::{label, line},
    xml::Element,
};

/// How many groups within one another are followed.
const DEPTH: usize = 50;

/// A shape or an arrow as the file has it.
#[derive(Debug)]
pub(super) struct Cell {
    id: String,
    label: String,
    style: Vec<(String, String)>,
    parent: Option<String>,
    arrow: bool,
    ends: [Option<String>; 2],
    /// In the coordinates of the parent; of a loose arrow, its two ends.
    place: Rectangle,
    loose: [Option<Point>; 2],
    /// Whether the place is a fraction of the parent's size.
    relative: bool,
}

/// A page.
#[derive(Debug)]
pub(super) struct Drawing {
    cells: BTreeMap<String, Cell>,
    order: Vec<String>,
}

impl Drawing {
    /// The shapes and arrows among `cells`, whose identifiers get a `prefix`; layers are neither.
    pub(super) fn of(prefix: &str, cells: &[Element]) -> Self {
        let read: Vec<Cell> = cells.iter().filter_map(|cell| Cell::of(prefix, cell)).collect();
        let order = read.iter().map(|cell| cell.id.clone()).collect();
        Self { cells: read.into_iter().map(|cell| (cell.id.clone(), cell)).collect(), order }
    }

    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// Adds everything to `diagram`.
    pub(super) fn write(&self, diagram: &mut Diagram) {
        let cells: Vec<&Cell> = self.order.iter().filter_map(|id| self.cells.get(id)).collect();
        // A label of an arrow is a cell of its own, held by the arrow.
        let holder = |cell: &Cell| cell.parent.as_ref().and_then(|parent| self.cells.get(parent));
        let shapes: Vec<&Cell> =
            cells.iter().copied().filter(|c| !c.arrow && !holder(c).is_some_and(|held_by| held_by.arrow)).collect();
        let places: Vec<Rectangle> = shapes.iter().map(|cell| self.place(cell, 0)).collect();
        let mut nodes: Vec<Node> = shapes.iter().map(|cell| cell.node()).collect();
        for (at, node) in nodes.iter_mut().enumerate() {
            let drawn_around = || place::around(&places, at).map(|around| shapes[around].id.clone());
            node.parent = node.parent.take().filter(|parent| self.cells.contains_key(parent)).or_else(drawn_around);
        }
        place::captions(&mut nodes, &places, |node| shapes[node].is_text());
        for cell in cells.iter().filter(|cell| cell.arrow) {
            let origin = holder(cell).map(|parent| self.place(parent, 0)).unwrap_or_default();
            let end = |at: usize| {
                let named = cell.ends[at].clone().filter(|id| self.cells.contains_key(id));
                let near = || place::near(&places, cell.loose[at]?.from(&origin)).map(|found| shapes[found].id.clone());
                named.or_else(near)
            };
            let labels = cells.iter().filter(|c| c.parent.as_ref() == Some(&cell.id)).map(|c| c.label.as_str());
            let labels: Vec<&str> =
                std::iter::once(cell.label.as_str()).chain(labels).filter(|l| !l.is_empty()).collect();
            diagram.edges.push(Edge { id: cell.id.clone(), from: end(0), to: end(1), label: line(&labels.join(" ")) });
        }
        diagram.nodes.extend(nodes);
    }

    /// Where a shape is on the page.
    fn place(&self, cell: &Cell, depth: usize) -> Rectangle {
        let holder = cell.parent.as_ref().and_then(|parent| self.cells.get(parent));
        match holder.filter(|holder| depth < DEPTH && !holder.arrow) {
            Some(holder) => cell.place.within(&self.place(holder, depth + 1), cell.relative),
            None => cell.place,
        }
    }
}

impl Cell {
    /// The shape or arrow that an element describes: an `mxCell`, or one wrapped in an element with more properties.
    fn of(prefix: &str, element: &Element) -> Option<Self> {
        let cell = if element.name == "mxCell" { element } else { element.child("mxCell")? };
        let id = element.get("id").or_else(|| cell.get("id"))?;
        let arrow = cell.get("edge") == Some("1");
        if !arrow && cell.get("vertex") != Some("1") {
            return None;
        }
        let prefixed = |id: &str| format!("{prefix}{}", line(id));
        let end = |name: &str| cell.get(name).map(prefixed);
        let geometry = cell.child("mxGeometry");
        let points = geometry.map(|g| g.children.as_slice()).unwrap_or_default();
        let loose = |role: &str| points.iter().find(|point| point.get("as") == Some(role)).map(Point::of);
        Some(Self {
            id: prefixed(id),
            label: label(cell.get("value").or_else(|| element.get("label")).unwrap_or_default()),
            style: style(cell.get("style").unwrap_or_default()),
            parent: end("parent"),
            arrow,
            ends: [end("source"), end("target")],
            place: geometry.map(Rectangle::of).unwrap_or_default(),
            loose: [loose("sourcePoint"), loose("targetPoint")],
            relative: geometry.is_some_and(|g| g.get("relative") == Some("1")),
        })
    }

    fn node(&self) -> Node {
        let pasted = |value: &str| value.starts_with("data:");
        // A bare word of a style is a shape too: `ellipse`, or an icon of an older library.
        let names = self.style.iter().filter_map(|(key, value)| match key.as_str() {
            _ if value.is_empty() => Some(key),
            "shape" | "resIcon" | "grIcon" | "prIcon" | "image" if !pasted(value) => Some(value),
            _ => None,
        });
        Node {
            id: self.id.clone(),
            label: self.label.clone(),
            icons: names.map(|name| line(name)).take(8).collect(),
            parent: self.parent.clone(),
            pasted: self.style.iter().any(|(key, value)| key == "image" && pasted(value)),
        }
    }

    /// Whether it is a text by itself: the caption of something else.
    fn is_text(&self) -> bool {
        self.style.iter().any(|(key, value)| key == "text" && value.is_empty())
    }
}

/// `key=value;word;` as pairs.
fn style(text: &str) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()).take(100) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        parts.push((line(key), line(value)));
    }
    parts
}
