//! Architecture diagrams: one file for each way to get at the drawing.

mod drawing;
mod mxfile;
mod place;
mod png;
mod svg;

use grader_core::facts::Diagram;

use super::{fault::Fault, pdf, text::decode, xml};

/// The diagram in `bytes`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Diagram, Fault> {
    let named = |format: &str| Diagram { file: name.to_owned(), format: format.to_owned(), ..Diagram::default() };
    if png::is_one(bytes) {
        return match png::embedded(bytes)? {
            Some(text) => Ok(Diagram { file: name.to_owned(), ..mxfile::read("drawio.png", &xml::parse(&text)?)? }),
            None => Ok(Diagram { picture: true, ..named("png") }),
        };
    }
    if pdf::is_one(bytes) {
        let texts = pdf::lines(bytes)?;
        return Ok(Diagram { picture: texts.is_empty(), texts, ..named("pdf") });
    }
    let ending = ending(name);
    let text = decode(bytes);
    let looks_like_xml = text.trim_start().starts_with('<');
    if !looks_like_xml && matches!(ending.as_str(), "drawio" | "xml" | "svg") {
        return Err(Fault::malformed(1, format!("a .{ending} file begins with <, this one does not")));
    }
    if !looks_like_xml || ending == "html" || ending == "htm" {
        return Ok(Diagram { picture: true, ..named(&ending) });
    }
    let root = xml::parse(&text)?;
    let read = match root.name.as_str() {
        "mxfile" | "mxGraphModel" => mxfile::read("drawio", &root)?,
        "svg" => svg::read(&root)?,
        // Another program's XML: a person opens it.
        _ => Diagram { picture: true, ..named(&ending) },
    };
    Ok(Diagram { file: name.to_owned(), ..read })
}

/// What the name ends in, in small letters: `vsdx`.
pub(crate) fn ending(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.chars().filter(char::is_ascii_alphanumeric).take(12).collect::<String>().to_ascii_lowercase()
}
