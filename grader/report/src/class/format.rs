//! The list of documents about a whole class. A new one is a file of its own, and a line in each `match` here.

use std::str::FromStr;

use grader_core::{Lang, Points};

use super::{Class, canvas, csv, markdown, moodle, xlsx};
use crate::{ReportError, phrase::Phrases};

/// A kind of document about a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassFormat {
    /// Three CSV files: the students, their tasks, their criteria.
    Csv,
    /// A workbook for a spreadsheet.
    Xlsx,
    /// A page of Markdown: the students and the statistics.
    Markdown,
    /// A CSV file that Moodle's gradebook imports.
    Moodle,
    /// A CSV file that Canvas's gradebook imports.
    Canvas,
}

/// The column of a gradebook that the marks go to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GradeColumn {
    /// Its title; the lab's when there is none.
    pub title: Option<String>,
    /// What all points are there; 100 when nothing is said.
    pub scale: Option<Points>,
}

/// A file about a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What it leaves out and why, one sentence each.
    pub notes: Vec<String>,
    /// Who has no mark in it because there is none, one sentence each. It is nobody's fault.
    pub unmarked: Vec<String>,
    /// Whose mark in it may still go up, in one sentence.
    pub open: Option<String>,
}

impl ClassFormat {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Csv, Self::Xlsx, Self::Markdown, Self::Moodle, Self::Canvas];

    /// The name that the command line uses. `markdown` is also the name of a document about one student.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Markdown => "markdown",
            Self::Moodle => "moodle",
            Self::Canvas => "canvas",
        }
    }
}

impl FromStr for ClassFormat {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|f| f.name() == text).ok_or(())
    }
}

impl GradeColumn {
    pub(super) fn title<'a>(&'a self, class: &'a Class, lang: Lang) -> &'a str {
        self.title.as_deref().unwrap_or_else(|| class.title.get(lang))
    }

    pub(super) fn scale(&self) -> Points {
        self.scale.unwrap_or(Points::from_hundredths(100 * 100))
    }
}

/// Writes documents of `format` about `class`.
///
/// # Errors
///
/// See [`ReportError`]; no student's text can cause one.
pub fn render(format: ClassFormat, class: &Class, lang: Lang, column: &GradeColumn) -> Result<Vec<Sheet>, ReportError> {
    let phrases = Phrases::new(lang)?;
    match format {
        ClassFormat::Csv => csv::render(class, &phrases),
        ClassFormat::Xlsx => Ok(vec![xlsx::render(class, &phrases)?]),
        ClassFormat::Markdown => Ok(vec![markdown::render(class, &phrases)]),
        ClassFormat::Moodle => Ok(vec![moodle::render(class, &phrases, column)?]),
        ClassFormat::Canvas => Ok(vec![canvas::render(class, &phrases, column)?]),
    }
}
