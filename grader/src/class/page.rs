//! The page of a class: `class.html` beside `class.json`, with a link to each student's own page.

use grader_core::{Grade, Lab, Lang};
use grader_report::{
    ClassPage, Format, ReportError, Run,
    class::{Absence, Class, ClassStudent},
    class_page,
};
use thiserror::Error;

use super::{Manifest, Results, State};
use crate::files::{self, WriteError};

/// The name of the page.
const PAGE: &str = "class.html";

/// What is known of a class before its page is written. A run that grades a class need not read again what it has just
/// written.
#[derive(Debug, Default)]
pub struct PageDraft {
    class: Class,
    /// In the order of the class.
    known: Vec<Option<ClassStudent>>,
}

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

impl PageDraft {
    /// Takes note of the result that was just written for the student at `place` of the class.
    pub fn note(&mut self, place: usize, lab: &Lab, grade: &Grade, run: &Run) {
        let student = self.class.student(lab, grade, run);
        if self.known.len() <= place {
            self.known.resize_with(place + 1, || None);
        }
        self.known[place] = Some(student);
    }

    /// Writes the page of the class `manifest`, which opens in `lang`; what is not known is read from the results.
    ///
    /// # Errors
    ///
    /// See [`PageError`]. A result that cannot be read is a line of the page.
    pub fn write(self, results: &Results, manifest: &Manifest, lang: Lang) -> Result<(), PageError> {
        let Self { mut class, known } = self;
        let mut links = Vec::new();
        let report = Format::Html.file_name().unwrap_or_default();
        let known = known.into_iter().chain(std::iter::repeat_with(|| None));
        for (entry, known) in manifest.students.iter().zip(known) {
            match (known, entry.status) {
                (Some(known), _) => class.students.push(known),
                (None, State::Graded) => match results.stored(&entry.folder, &entry.id) {
                    Some(stored) => class.add(&stored),
                    None => class.add_absent(entry.student(), Absence::Broken(String::new())),
                },
                (None, _) => class.add_absent(entry.student(), Absence::Missing),
            }
            let link = format!("students/{}/{report}", entry.folder);
            links.push(Some(link).filter(|link| results.folder().join(link).is_file()));
        }
        let page = class_page(&class, &ClassPage { links: &links, facts: &[] }, lang)?;
        Ok(files::write(&results.folder().join(PAGE), &page)?)
    }
}
