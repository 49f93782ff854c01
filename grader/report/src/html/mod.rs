//! The student's page: one file that needs neither network nor JavaScript.
//!
//! [`page`] says what is on the page, the templates where it stands. The templates escape every value; the content
//! policy in the page forbids whatever the page does not contain itself.

mod criterion;
mod page;

use askama::Template;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use page::Page;
use sha2::{Digest as _, Sha256};

use crate::{Report, ReportError, Style, phrase::Phrases, plain::ours};

const CSS: &str = include_str!("../../templates/style.css");

/// Head and style around the page of one language.
#[derive(Template)]
#[template(path = "shell.html")]
struct Shell<'a> {
    lang: &'a str,
    title: String,
    /// The digest of `css`, which alone may style the page.
    digest: String,
    css: &'a str,
    body: Page<'a>,
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let student = phrases.student(&report.grade.student);
    let shell = Shell {
        lang: style.lang.tag(),
        title: format!("{student} · {}", ours(report.lab.title.get(style.lang))),
        digest: STANDARD.encode(Sha256::digest(CSS)),
        css: CSS,
        body: Page::of(report, &phrases),
    };
    Ok((shell.render()? + "\n").into_bytes())
}
