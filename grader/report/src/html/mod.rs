//! The student's page: one file that needs neither network nor JavaScript.
//!
//! [`page`] says what is on the page, in both languages ([`tongues`]); the templates say where it stands. They escape
//! every value; the content policy in the page forbids whatever the page does not contain itself.

mod class;
mod class_rows;
mod criterion;
mod drawing;
mod page;
mod tongues;

use askama::Template;
use base64::{Engine as _, engine::general_purpose::STANDARD};
pub use class::{ClassFact, ClassPage, class_page};
use page::Page;
use sha2::{Digest as _, Sha256};
use tongues::Tongues;

use crate::{Report, ReportError, Style, plain::ours};

const CSS: &str = include_str!("../../templates/style.css");

/// Head and style around the page.
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

/// The digest by which the content policy admits `text`.
fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let tongues = Tongues::new(style.lang)?;
    let student = tongues.first().student(&report.grade.student);
    let shell = Shell {
        lang: style.lang.tag(),
        title: format!("{student} · {}", ours(report.lab.title.get(style.lang))),
        digest: digest(CSS),
        css: CSS,
        body: Page::of(report, &tongues),
    };
    Ok((shell.render()? + "\n").into_bytes())
}
