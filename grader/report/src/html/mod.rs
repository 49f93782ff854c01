//! The student's page: one file that needs neither network nor JavaScript.
//!
//! [`page`] says what is on the page, in both languages ([`tongues`]); the templates say where it stands. They escape
//! every value; the content policy in the page forbids whatever the page does not contain itself.

mod class;
mod class_rows;
mod contents;
mod criterion;
mod drawing;
mod histogram;
mod page;
mod task;
mod tongues;

use std::{fmt::Display, sync::LazyLock};

use askama::Template;
use base64::{Engine as _, engine::general_purpose::STANDARD};
pub use class::{ClassFact, ClassPage, class_page};
pub use contents::{Link, contents_page};
use grader_core::Lang;
use page::Page;
use sha2::{Digest as _, Sha256};
use tongues::Tongues;

use crate::{Report, ReportError, Style, plain::ours, standing::Standing};

const CSS: &str = include_str!("../../templates/style.css");

/// The style of every student's page, and its digest: a class has thousands of pages.
static STYLE: LazyLock<(String, String)> = LazyLock::new(|| {
    let css = style_sheet(CSS);
    let digest = digest(&css);
    (css, digest)
});

/// Head and style around a page.
#[derive(Template)]
#[template(path = "shell.html")]
struct Shell<'a, B: Display> {
    lang: &'a str,
    title: String,
    /// The digest of `css`, which alone may style the page.
    digest: &'a str,
    css: &'a str,
    body: B,
}

/// The page called `title` that holds `body`, and opens in `lang`.
fn in_shell(lang: Lang, title: String, body: impl Display) -> Result<Vec<u8>, ReportError> {
    let (css, digest) = &*STYLE;
    let shell = Shell { lang: lang.tag(), title, digest, css, body };
    Ok((shell.render()? + "\n").into_bytes())
}

/// The style sheet of `own`, without the spaces that only its writers need, and with the sign and the colour of everything
/// that stands in some way. A sign is a picture of the word beside it, so it has no words of its own.
fn style_sheet(own: &str) -> String {
    let mut css: String = own.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    for standing in Standing::ALL {
        let (name, sign) = (standing.name(), standing.symbol());
        css += &format!("\n.{name}{{--tone:var(--{name});--sign:\"{sign}\"/\"\"}}");
    }
    [(" { ", "{"), (" {", "{"), ("; }", "}"), (" }", "}"), (": ", ":"), ("; ", ";"), (", ", ",")]
        .iter()
        .fold(css, |css, (wide, tight)| css.replace(wide, tight))
}

/// The digest by which the content policy admits `text`.
fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let tongues = Tongues::new(style.lang)?;
    let student = tongues.first().student(&report.grade.student);
    let title = format!("{student} · {}", ours(report.lab.title.get(style.lang)));
    in_shell(style.lang, title, Page::of(report, &tongues))
}
