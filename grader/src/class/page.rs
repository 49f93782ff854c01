//! The page of a class: `class.html` beside `class.json`, with a link to each student's own page.

use grader_core::Lang;
use grader_report::{
    ClassPage, Format, ReportError,
    class::{Absence, Class},
    class_page,
};
use thiserror::Error;

use super::{Manifest, Results, State};
use crate::files::{self, WriteError};

/// The name of the page.
const PAGE: &str = "class.html";

/// Why there is no page.
#[derive(Debug, Error)]
pub enum PageError {
    /// It cannot be made: a defect of ours.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// It cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Writes the page of the class `manifest`, from the results as they are stored; it opens in `lang`.
///
/// # Errors
///
/// See [`PageError`]. A result that cannot be read is a line of the page.
pub fn write_page(results: &Results, manifest: &Manifest, lang: Lang) -> Result<(), PageError> {
    let (mut class, mut links) = (Class::default(), Vec::new());
    let report = Format::Html.file_name().unwrap_or_default();
    for entry in &manifest.students {
        let stored = (entry.status == State::Graded).then(|| results.stored(&entry.folder, &entry.id));
        match stored {
            Some(Some(stored)) => class.add(&stored),
            Some(None) => class.add_absent(entry.student(), Absence::Broken(String::new())),
            None => class.add_absent(entry.student(), Absence::Missing),
        }
        let link = format!("students/{}/{report}", entry.folder);
        links.push(Some(link).filter(|link| results.folder().join(link).is_file()));
    }
    let page = class_page(&class, &ClassPage { links: &links, facts: &[] }, lang)?;
    Ok(files::write(&results.folder().join(PAGE), &page)?)
}
