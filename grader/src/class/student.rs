//! Grading one student of a class and writing their files.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use grader_core::{Provenance, Selection, SubmissionFile};
use grader_judge::Judge;
use grader_report::{Audience, Format, Report, ReportError, Run, RunSource, Style, render};
use jiff::Timestamp;
use thiserror::Error;

use super::{EVIDENCE, HandedIn, Results, Row, RowError, Summary, Turn};
use crate::{
    Graded, LookError, Manner,
    bundle::{self, Bundle},
    files::{self, WriteError},
};

/// How the students of a class are graded.
pub struct ClassGrader {
    /// The rules.
    pub judge: Arc<Judge>,
    /// What is judged; empty: everything.
    pub only: Vec<Selection>,
    /// The documents that are written besides `result.json`.
    pub formats: Vec<Format>,
    /// How they look.
    pub style: Style,
    /// Whether addresses of this machine may be asked.
    pub local: bool,
    /// Whether nothing of a deployment may be changed, not even for a moment.
    pub read_only: bool,
    /// How long looking at one deployment may take; what is not seen by then is a gap.
    pub deadline: Duration,
    /// Where the files go.
    pub results: Results,
}

/// Why a student has no result.
#[derive(Debug, Error)]
pub enum StudentError {
    /// No cell of the roster says where to look.
    #[error("nothing was handed in")]
    Nothing,
    /// The submission cannot be used.
    #[error(transparent)]
    Row(#[from] RowError),
    /// The deployment cannot be looked at.
    #[error(transparent)]
    Look(#[from] LookError),
    /// A file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A document cannot be made: a defect of ours.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// It took too long and was given up.
    #[error("given up: it did not end in time")]
    GivenUp,
}

/// A grade, where it came from, and the bytes of the evidence that is kept.
struct Seen {
    graded: Graded,
    source: RunSource,
    kept: Vec<u8>,
}

impl ClassGrader {
    /// Grades what `row` hands in, and writes the student's files: the evidence first, `result.json` last.
    ///
    /// # Errors
    ///
    /// See [`StudentError`]; files of an earlier run stay as they are.
    pub fn grade(&self, row: &Row, turn: &Turn) -> Result<Summary, StudentError> {
        let started_at = Timestamp::now();
        let Seen { graded, source, kept } = match row.open()? {
            HandedIn::Nothing => return Err(StudentError::Nothing),
            HandedIn::Live(file) => self.look(*file)?,
            HandedIn::Recorded(found, bytes) => {
                let Bundle { evidence, digest, .. } = *found;
                let grade = crate::replay(&self.judge, &evidence, &self.only);
                let kept = bundle::compressed(bytes);
                Seen { graded: Graded { grade, evidence }, source: RunSource::Bundle { digest }, kept }
            }
        };
        let run = Run { started_at, finished_at: Timestamp::now(), version: crate::VERSION.to_owned(), source };
        let documents = documents(&self.judge, &graded, &run, &self.formats, &self.style)?;
        if !turn.may_write() {
            return Err(StudentError::GivenUp);
        }
        let folder = self.results.student(&row.folder);
        self.results.sweep(&row.folder);
        // What was seen of a deployment cannot be seen again once it is gone.
        files::write_durably(&folder.join(EVIDENCE), &kept)?;
        write_documents(&folder, &documents)?;
        Ok(Summary::of(&graded.grade))
    }

    fn look(&self, file: SubmissionFile) -> Result<Seen, StudentError> {
        let manner = Manner {
            local: self.local,
            read_only: self.read_only,
            provenance: Provenance::Observed,
            whole: true,
            stops_on_signal: false,
            deadline: Instant::now().checked_add(self.deadline),
        };
        let graded = crate::look(&self.judge, file, manner, &self.only)?.graded;
        let (text, _) = graded.evidence.to_bundle().map_err(ReportError::Json)?;
        Ok(Seen { graded, source: RunSource::Live, kept: bundle::compressed(text.into_bytes()) })
    }
}

/// A file of a student's folder: its name and its content.
pub(super) type Document = (&'static str, Vec<u8>);

/// The documents of `grade`: those of `formats` and `result.json`, which comes last.
pub(super) fn documents(
    judge: &Judge,
    graded: &Graded,
    run: &Run,
    formats: &[Format],
    style: &Style,
) -> Result<Vec<Document>, ReportError> {
    let Graded { grade, evidence } = graded;
    let report = Report { lab: judge.lab(), grade, run, evidence: Some(evidence), audience: Audience::Instructor };
    let others = formats.iter().copied().filter(|f| *f != Format::Json);
    let named = others.chain([Format::Json]).filter_map(|format| Some((format, format.file_name()?)));
    named.map(|(format, name)| Ok((name, render(format, &report, style)?))).collect()
}

/// Writes `documents` in order; the last one is on the disk when this returns.
pub(super) fn write_documents(folder: &Path, documents: &[Document]) -> Result<(), WriteError> {
    let Some(((name, last), before)) = documents.split_last() else { return Ok(()) };
    for (name, bytes) in before {
        files::write(&folder.join(name), bytes)?;
    }
    files::write_durably(&folder.join(name), last)
}
