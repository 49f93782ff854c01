//! Facts of an architecture diagram.

use serde::{Deserialize, Serialize};

/// A diagram: a graph where the format holds one, else the texts in it, else a picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Diagram {
    /// The file's name.
    pub file: String,
    /// `drawio`, `drawio.svg`, `drawio.png`, `svg`, `pdf`, or the name's ending of what the grader cannot read.
    pub format: String,
    /// Nothing of it can be read: a picture, or a format that the grader does not know. A person judges it.
    pub picture: bool,
    /// Whether shapes and arrows could be read, not only texts.
    pub graph: bool,
    /// How many pages it has.
    pub pages: usize,
    /// Its shapes, in the order of the file.
    pub nodes: Vec<Node>,
    /// Its arrows, in the order of the file.
    pub edges: Vec<Edge>,
    /// Texts of a format without shapes.
    pub texts: Vec<String>,
}

/// A shape.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Node {
    /// Its identifier within the diagram.
    pub id: String,
    /// Its label without markup.
    pub label: String,
    /// Its shapes and icons as the drawing program names them: `mxgraph.aws4.resourceIcon`, `mxgraph.aws4.ecs`.
    pub icons: Vec<String>,
    /// The shape that holds it: as the file says, else the smallest one drawn around it.
    pub parent: Option<String>,
    /// Whether it is a picture pasted into the diagram.
    pub pasted: bool,
}

/// An arrow.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edge {
    /// Its identifier within the diagram.
    pub id: String,
    /// The shape where it begins: as the file says, else the one at its loose end.
    pub from: Option<String>,
    /// The shape where it ends, likewise.
    pub to: Option<String>,
    /// Its labels without markup.
    pub label: String,
}
