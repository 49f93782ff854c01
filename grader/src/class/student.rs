//! Grading one student of a class and writing their files.

use std::{
    cell::LazyCell,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use grader_core::{Grade, Provenance, SubmissionFile};
use grader_judge::Judge;
use grader_report::{Audience, Format, Report, ReportError, Run, RunSource, Style, render};
use jiff::Timestamp;
use thiserror::Error;

use super::{
    Course, EVIDENCE, HandedIn, Results, Row, RowError, Summary, Turn,
    course::{Owner, Vouched, Work},
};
use crate::{
    Graded, LookError, Manner, bundle,
    files::{self, WriteError},
};

/// How the students of a class are graded.
pub struct ClassGrader {
    /// The rules, and what people decided.
    pub course: Arc<Course>,
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

/// A student whose files are written.
#[derive(Debug)]
pub struct Done {
    /// What the grade comes to.
    pub summary: Summary,
    /// The grade.
    pub grade: Grade,
    /// The run that made it.
    pub run: Run,
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
    /// A deployment of which more was seen before: the former result stays.
    #[error("less could be seen than before; the former result stays")]
    SeenLess,
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

impl ClassGrader {
    /// Grades what the student of `row` hands in, and writes their files: the evidence first, `result.json` last.
    ///
    /// # Errors
    ///
    /// See [`StudentError`]; files of an earlier run stay as they are.
    pub fn grade(&self, row: &Row, turn: &Turn) -> Result<Done, StudentError> {
        let started_at = Timestamp::now();
        let folder = row.folder.as_str();
        // Read once for all attempts, and only where one is recorded.
        let signer = LazyCell::new(|| self.results.signer(folder));
        // An attempt that is not there takes nothing from the others.
        let others = row.handed_in().next().is_some();
        let mut attempts = Vec::new();
        for attempt in row.attempts() {
            let owner = Owner { student: &row.student, mates: &row.mates, submitted: attempt.submitted() };
            match attempt.open() {
                Ok(HandedIn::Nothing) => {}
                Err(RowError::NotFound { .. }) if others || self.course.has_marks(&row.student.id) => {}
                Err(error) => return Err(error.into()),
                Ok(HandedIn::Live(file)) => attempts.push(self.look(*file)?),
                Ok(HandedIn::Recorded(found, bytes)) => {
                    let (kept, vouched) = (bundle::compressed(bytes), Vouched::Anew(*signer));
                    attempts.push(self.course.replay(*found, kept, owner, vouched));
                }
            }
        }
        if attempts.is_empty() && self.course.has_marks(&row.student.id) {
            let owner = Owner { student: &row.student, mates: &row.mates, submitted: None };
            attempts.push(self.course.without_work(owner).map_err(ReportError::Json)?);
        }
        let kept: Vec<Vec<u8>> = match attempts.as_slice() {
            [_] => Vec::new(),
            several => several.iter().map(|work| work.kept.clone()).collect(),
        };
        let before = self.results.stored(folder, &row.student.id).map(|stored| stored.grade);
        let (_, work) = self.course.choose(attempts, before.as_ref()).ok_or(StudentError::Nothing)?;
        let Work { graded, source, kept: chosen } = work;
        // What was seen of a deployment while it lived is not given up for a look that came too late.
        let open = |grade: &Grade| grade.totals.open;
        let same_rules = |before: &Grade| before.rubric == graded.grade.rubric;
        if source == RunSource::Live && before.is_some_and(|b| same_rules(&b) && open(&b) < open(&graded.grade)) {
            return Err(StudentError::SeenLess);
        }
        let run = Run { started_at, finished_at: Timestamp::now(), version: crate::VERSION.to_owned(), source };
        let documents = documents(&self.course.judge, &graded, &run, &self.formats, &self.style)?;
        if !turn.may_write() {
            return Err(StudentError::GivenUp);
        }
        self.results.sweep(folder);
        // What was seen of a deployment cannot be seen again once it is gone.
        for (number, bytes) in (1..).zip(&kept) {
            files::write_durably(&self.results.attempt(folder, number), bytes)?;
        }
        files::write_durably(&self.results.student(folder).join(EVIDENCE), &chosen)?;
        self.results.forget_attempts(folder, kept.len()).map_err(StudentError::Write)?;
        write_documents(&self.results.student(folder), &documents)?;
        let grade = graded.grade;
        Ok(Done { summary: Summary::of(&grade), grade, run })
    }

    fn look(&self, file: SubmissionFile) -> Result<Work, StudentError> {
        let manner = Manner {
            local: self.local,
            read_only: self.read_only,
            provenance: Provenance::Observed,
            whole: true,
            stops_on_signal: false,
            deadline: Instant::now().checked_add(self.deadline),
        };
        let graded = crate::look(&self.course.judge, file, manner, &self.course.only)?.graded;
        let (text, _) = graded.evidence.to_bundle().map_err(ReportError::Json)?;
        Ok(Work { graded, source: RunSource::Live, kept: bundle::compressed(text.into_bytes()) })
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
