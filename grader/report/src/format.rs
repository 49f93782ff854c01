//! The list of formats. A new one is a file of its own, and a line in each `match` here.

use std::str::FromStr;

use grader_core::Lang;
use thiserror::Error;

use crate::{
    Audience, Report, WordsError, ags, autolab, gradescope, html, json, junit, markdown, prairielearn, terminal,
    vocareum,
};

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text for a terminal.
    Terminal,
    /// `result.json`, for programs.
    Json,
    /// A page that needs neither network nor JavaScript.
    Html,
    /// JUnit XML, for continuous integration.
    Junit,
    /// Markdown, for merge requests and job summaries.
    Markdown,
    /// Gradescope's `results.json`.
    Gradescope,
    /// PrairieLearn's `results.json`.
    PrairieLearn,
    /// Autolab's lines of output.
    Autolab,
    /// Vocareum's grade file.
    Vocareum,
    /// A score of LTI Assignment and Grade Services.
    Ags,
}

/// A text that names no format.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("expected one of {}, found {found:?}", Format::names())]
pub struct UnknownFormat {
    found: String,
}

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The language of its words; `result.json` holds both and does not depend on it.
    pub lang: Lang,
    /// Whether the terminal shows colours. They never carry meaning alone.
    pub colour: bool,
    /// The columns of the terminal.
    pub width: usize,
}

/// Why a document could not be written; each is a defect of ours.
#[derive(Debug, Error)]
pub enum ReportError {
    /// The message catalogue does not load.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// Something has no JSON form.
    #[error("cannot write the grade as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The HTML template fails.
    #[error("cannot write the page: {0}")]
    Html(#[from] askama::Error),
    /// The XML writer fails.
    #[error("cannot write the XML: {0}")]
    Xml(#[from] std::io::Error),
    /// The CSV writer fails.
    #[error("cannot write the CSV: {0}")]
    Csv(#[from] csv::Error),
    /// The workbook cannot be written.
    #[error("cannot write the workbook: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Terminal,
        Self::Json,
        Self::Html,
        Self::Junit,
        Self::Markdown,
        Self::Gradescope,
        Self::PrairieLearn,
        Self::Autolab,
        Self::Vocareum,
        Self::Ags,
    ];

    /// The name that the command line uses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Json => "json",
            Self::Html => "html",
            Self::Junit => "junit",
            Self::Markdown => "markdown",
            Self::Gradescope => "gradescope",
            Self::PrairieLearn => "prairielearn",
            Self::Autolab => "autolab",
            Self::Vocareum => "vocareum",
            Self::Ags => "ags",
        }
    }

    /// The name of its file in a folder of results; the terminal has none.
    #[must_use]
    pub const fn file_name(self) -> Option<&'static str> {
        match self {
            Self::Terminal => None,
            Self::Json => Some("result.json"),
            Self::Html => Some("report.html"),
            Self::Junit => Some("junit.xml"),
            Self::Markdown => Some("report.md"),
            Self::Gradescope => Some("gradescope.json"),
            Self::PrairieLearn => Some("prairielearn.json"),
            Self::Autolab => Some("autolab.txt"),
            Self::Vocareum => Some("vocareum.csv"),
            Self::Ags => Some("ags.json"),
        }
    }

    /// Whether a platform shows the document to its student, whoever asked for it: what is hidden is never in there.
    #[must_use]
    pub const fn is_shown_to_students(self) -> bool {
        matches!(self, Self::Gradescope | Self::PrairieLearn | Self::Autolab | Self::Vocareum | Self::Ags)
    }

    /// `terminal, json, …`, for messages.
    fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.into_iter().find(|f| f.name() == text).ok_or_else(|| UnknownFormat { found: text.to_owned() })
    }
}

/// Writes `report` as a document of `format`.
///
/// # Errors
///
/// See [`ReportError`]; no student's text can cause one.
pub fn render(format: Format, report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let audience = if format.is_shown_to_students() { Audience::Student } else { report.audience };
    let report = &Report { audience, ..*report };
    match format {
        Format::Terminal => terminal::render(report, style),
        Format::Json => json::v1::render(report),
        Format::Html => html::render(report, style),
        Format::Junit => junit::render(report, style),
        Format::Markdown => markdown::render(report, style),
        Format::Gradescope => gradescope::render(report, style),
        Format::PrairieLearn => prairielearn::render(report, style),
        Format::Autolab => autolab::render(report, style),
        Format::Vocareum => vocareum::render(report, style),
        Format::Ags => ags::render(report, style),
    }
}
