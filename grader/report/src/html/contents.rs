//! A page that leads to other pages, such as those of the demonstration.

use askama::Template;
use grader_core::{Lang, Text};

use super::{
    in_shell,
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
struct Contents<'a> {
    w: &'a Tongues,
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
    let links = links.iter().map(|link| (link.address.as_str(), t.text(&link.text))).collect();
    in_shell(lang, ours(title.get(lang)), Contents { w: &t, title: t.text(title), links })
}
