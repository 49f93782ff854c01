//! SVG drawings: the draw.io file within, where there is one, else their texts.

use grader_core::facts::Diagram;

use super::mxfile;
use crate::{
    fault::Fault,
    text::line,
    xml::{self, Element},
};

/// How many texts are kept.
const TEXTS: usize = 5_000;

/// The diagram whose root is `svg`.
pub(super) fn read(root: &Element) -> Result<Diagram, Fault> {
    let content = root.get("content").unwrap_or_default();
    if content.trim_start().starts_with('<') {
        return mxfile::read("drawio.svg", &xml::parse(content)?);
    }
    // A text is in one <text> with its lines in it, or in the HTML of a <foreignObject>; titles name what icons show.
    let holds_text = |element: &&Element| {
        matches!(element.name.as_str(), "text" | "title" | "desc")
            || element.name == "foreignObject" && element.all().len() < 1_000
    };
    let all = root.all();
    let texts = all.iter().copied().filter(holds_text).map(|element| line(&element.words()));
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).take(TEXTS).collect();
    Ok(Diagram { format: "svg".to_owned(), picture: texts.is_empty(), texts, ..Diagram::default() })
}
