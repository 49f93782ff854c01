//! A page that leads to other pages, such as those of the demonstration.

use askama::Template;
use grader_core::{Lang, Text};

use super::{
    STYLE,
    tongues::{Both, Tongues},
};
use crate::{ReportError, plain::ours};

/// Where a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address, relative to the page.
    pub address: String,
    /// What is there.
    pub text: Text,
}

#[derive(Template)]
#[template(path = "contents.html")]
struct Document<'a> {
    w: &'a Tongues,
    lang: &'a str,
    name: String,
    digest: &'a str,
    css: &'a str,
    title: Both,
    links: Vec<(&'a str, Both)>,
}

/// A page called `title` with `links`, which opens in `lang`.
///
/// # Errors
///
/// See [`ReportError`].
pub fn contents_page(title: &Text, links: &[Link], lang: Lang) -> Result<Vec<u8>, ReportError> {
    let t = Tongues::new(lang)?;
    let (css, digest) = &*STYLE;
    let document = Document {
        w: &t,
        lang: lang.tag(),
        name: ours(title.get(lang)),
        digest,
        css,
        title: t.text(title),
        links: links.iter().map(|link| (link.address.as_str(), t.text(&link.text))).collect(),
    };
    Ok((document.render()? + "\n").into_bytes())
}
