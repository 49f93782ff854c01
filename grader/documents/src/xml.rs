//! XML as a small tree. Declared entities are never expanded, and nothing outside the document is read.

use std::collections::BTreeMap;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use super::{fault::Fault, text::line_at};

/// How deep elements may be nested.
const DEPTH: usize = 200;
/// How many elements are read.
const ELEMENTS: usize = 200_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: String,
    /// Its attributes by name.
    pub(super) attributes: BTreeMap<String, String>,
    /// The elements in it.
    pub(super) children: Vec<Element>,
    /// The text in it that is in none of its children.
    pub(super) text: String,
}

impl Element {
    /// An attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The first child called `name`.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// This element and all in it, in the order of the document.
    pub(super) fn all(&self) -> Vec<&Self> {
        let (mut found, mut rest) = (Vec::new(), vec![self]);
        while let Some(next) = rest.pop() {
            found.push(next);
            rest.extend(next.children.iter().rev());
        }
        found
    }

    /// All text in it, a space between the parts.
    pub(super) fn words(&self) -> String {
        self.all()
            .iter()
            .map(|element| element.text.trim())
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// The root of the document `text`.
pub(super) fn parse(text: &str) -> Result<Element, Fault> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut count = 0;
    loop {
        let event = reader.read_event();
        let wrong = |message: String| {
            let at = usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(usize::MAX);
            Fault::malformed(line_at(text, at), message)
        };
        match event.map_err(|error| wrong(error.to_string()))? {
            Event::Start(tag) => {
                count += 1;
                if count > ELEMENTS {
                    return Err(Fault::TooLarge("200,000 elements"));
                }
                if open.len() == DEPTH {
                    return Err(Fault::TooLarge("200 elements within one another"));
                }
                open.push(element(&tag).map_err(wrong)?);
            }
            Event::Empty(tag) => {
                count += 1;
                if count > ELEMENTS {
                    return Err(Fault::TooLarge("200,000 elements"));
                }
                let element = element(&tag).map_err(wrong)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Event::End(_) => {
                // The reader has checked that the names match.
                let Some(element) = open.pop() else { continue };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Event::Text(part) => push(&mut open, &part),
            Event::CData(part) => push(&mut open, &part),
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let known = match reference.resolve_char_ref().map_err(|error| wrong(error.to_string()))? {
                    Some(letter) => letter.to_string(),
                    // An entity that the document declares stays a name.
                    None => quick_xml::escape::resolve_predefined_entity(name).unwrap_or(" ").to_owned(),
                };
                push(&mut open, &known);
            }
            Event::Eof if open.is_empty() => return Err(wrong("no element was found".to_owned())),
            Event::Eof => {
                let names: Vec<&str> = open.iter().rev().take(3).map(|element| element.name.as_str()).collect();
                return Err(wrong(format!("the file ends within <{}>: it was cut short", names.join("> in <"))));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn push(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn element(tag: &BytesStart<'_>) -> Result<Element, String> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_owned();
    let mut element = Element { name: local(tag.name().as_ref()), ..Element::default() };
    // The check for repeated names compares each with all others; the map below keeps the last one.
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map(|value| value.into_owned());
        element.attributes.insert(local(attribute.key.as_ref()), value.unwrap_or_else(|_| attribute.value.to_string()));
    }
    Ok(element)
}
