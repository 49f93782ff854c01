//! The file format of draw.io: pages, as XML or as deflated XML, and what is drawn on them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use flate2::read::DeflateDecoder;
use grader_core::facts::Diagram;
use percent_encoding::percent_decode;

use super::drawing::Drawing;
use crate::{
    BYTES,
    fault::Fault,
    text::{bounded, decode},
    xml::{self, Element},
};

/// How many shapes and arrows are read.
const CELLS: usize = 10_000;
/// How many pages are read.
const PAGES: usize = 50;

/// The diagram whose root is `mxfile`, or a page's `mxGraphModel` by itself.
pub(super) fn read(format: &str, root: &Element) -> Result<Diagram, Fault> {
    let mut diagram = Diagram { format: format.to_owned(), graph: true, ..Diagram::default() };
    if root.name == "mxGraphModel" {
        add(&mut diagram, "", root)?;
        return Ok(diagram);
    }
    let pages: Vec<&Element> = root.children.iter().filter(|child| child.name == "diagram").collect();
    if pages.is_empty() {
        return Err(Fault::malformed(1, "the file has no page: <mxfile> holds no <diagram>"));
    }
    if pages.len() > PAGES {
        return Err(Fault::TooLarge("50 pages"));
    }
    // All pages together: many small ones may unpack to as much as a large one.
    let mut left = BYTES;
    for (at, page) in pages.iter().enumerate() {
        // Each page counts its shapes anew.
        let prefix = if pages.len() == 1 { String::new() } else { format!("{}/", at + 1) };
        if let Some(model) = page.child("mxGraphModel") {
            add(&mut diagram, &prefix, model)?;
        } else if !page.text.trim().is_empty() {
            let text = inflated(&page.text, left)?;
            left -= text.len().min(left);
            add(&mut diagram, &prefix, &xml::parse(&text)?)?;
        }
    }
    Ok(diagram)
}

/// The XML of a page, which is written as base64 of deflated percent-encoded text.
fn inflated(page: &str, limit: usize) -> Result<String, Fault> {
    let packed: Vec<u8> = page.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let deflated = STANDARD
        .decode(&packed)
        .map_err(|error| Fault::malformed(1, format!("a page is neither XML nor base64: {error}")))?;
    let encoded = bounded(DeflateDecoder::new(&deflated[..]), limit)?;
    let bytes: Vec<u8> = percent_decode(&encoded).collect();
    Ok(decode(&bytes))
}

/// Adds what is drawn on a page.
fn add(diagram: &mut Diagram, prefix: &str, model: &Element) -> Result<(), Fault> {
    diagram.pages += 1;
    let cells = model.child("root").map(|root| root.children.as_slice()).unwrap_or_default();
    let page = Drawing::of(prefix, cells);
    if diagram.nodes.len() + diagram.edges.len() + page.len() > CELLS {
        return Err(Fault::TooLarge("10,000 shapes and arrows"));
    }
    page.write(diagram);
    Ok(())
}
