//! Judging the kept evidence of a class by other rules: who would gain, who would lose, and why.
//!
//! Old and new are compared as `result.json` publishes them, so that what counts as a change is what readers see.

use std::{collections::BTreeMap, fs, io};

use grader_core::Student;
use grader_report::{Format, ReportError, Run, Style};
use jiff::Timestamp;
use thiserror::Error;

use super::{
    Course, EVIDENCE, Entry, Manifest, RESULT, RESULT_LIMIT, Results, State,
    changes::{Published, StudentChange, changes},
    course::{Owner, Vouched, Work, groups},
    student::{Document, documents, write_documents},
};
use crate::{
    bundle::{self, ReadError},
    files::{self, WriteError},
};

/// Regrades the students of one folder of results.
pub struct Regrader {
    /// The new rules, and what people decided.
    course: Course,
    results: Results,
    /// How documents look.
    style: Style,
    /// Who may share work.
    groups: BTreeMap<String, Vec<String>>,
}

/// Why a student cannot be regraded.
#[derive(Debug, Error)]
pub enum RegradeError {
    /// The evidence cannot be read.
    #[error(transparent)]
    Evidence(#[from] ReadError),
    /// The former result cannot be read.
    #[error("cannot read the former result: {0}")]
    Result(io::Error),
    /// A document cannot be made: a defect of ours.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Regrader {
    /// Regrades the class `manifest`, whose results are in `results`.
    #[must_use]
    pub fn new(course: Course, results: Results, manifest: &Manifest, style: Style) -> Self {
        let students: Vec<Student> = manifest.students.iter().map(Entry::student).collect();
        Self { course, results, style, groups: groups(&students) }
    }

    /// What the new rules change for the student; nothing is written.
    ///
    /// # Errors
    ///
    /// See [`RegradeError`].
    pub fn compare(&self, entry: &Entry) -> Result<StudentChange, RegradeError> {
        let before = self.former(entry)?;
        let (_, documents) = self.judged(entry, &[])?;
        let (_, json) = documents.last().ok_or_else(|| RegradeError::Result(io::ErrorKind::NotFound.into()))?;
        let after = parse(json)?;
        Ok(StudentChange {
            id: entry.id.clone(),
            name: entry.name.clone(),
            before: before.mark(),
            after: after.mark(),
            criteria: changes(&before, &after),
        })
    }

    /// Puts results by the new rules in the place of the former ones, which are kept in `previous/<time>/`.
    ///
    /// # Errors
    ///
    /// See [`RegradeError`].
    pub fn apply(&self, entry: &Entry) -> Result<(), RegradeError> {
        let folder = self.results.student(&entry.folder);
        let there = |format: &Format| format.file_name().is_some_and(|name| folder.join(name).is_file());
        let formats: Vec<Format> = match Format::ALL.into_iter().filter(there).collect::<Vec<_>>() {
            none if none.is_empty() => vec![Format::Html],
            formats => formats,
        };
        let (chosen, documents) = self.judged(entry, &formats)?;
        let stamp = self.former(entry)?.run.map(|run| run.finished_at.to_string().replace(':', "-"));
        let kept = folder.join("previous").join(stamp.as_deref().unwrap_or_default());
        for (name, _) in documents.iter().filter(|_| stamp.is_some()) {
            let (from, to) = (folder.join(name), kept.join(name));
            // What an interrupted run has kept already is the former result; what lies beside it now may be the new one.
            if !to.exists() {
                let bytes = fs::read(&from).map_err(|source| WriteError { path: from.clone(), source })?;
                files::write_durably(&to, &bytes)?;
            }
        }
        if let Some(chosen) = chosen {
            files::write_durably(&folder.join(EVIDENCE), &chosen)?;
        }
        Ok(write_documents(&folder, &documents)?)
    }

    /// Whether the student of `entry` gets a grade at all: one who has handed in nothing does once people gave marks.
    #[must_use]
    pub fn has_grade(&self, entry: &Entry) -> bool {
        entry.status == State::Graded || self.is_without_work(entry)
    }

    fn is_without_work(&self, entry: &Entry) -> bool {
        entry.status == State::Missing && self.course.has_marks(&entry.id)
    }

    /// The documents of the student by the new rules, `result.json` last; and the evidence of the attempt that counts, where
    /// there are several or it is new.
    fn judged(&self, entry: &Entry, formats: &[Format]) -> Result<(Option<Vec<u8>>, Vec<Document>), RegradeError> {
        let started_at = Timestamp::now();
        let student = entry.student();
        let former = self.results.stored(&entry.folder, &entry.id).map(|stored| stored.grade);
        let mates = entry.group.as_ref().and_then(|group| self.groups.get(group)).map_or(&[][..], Vec::as_slice);
        let mut attempts = Vec::new();
        let without = self.is_without_work(entry);
        if without {
            let owner = Owner { student: &student, mates, submitted: None };
            attempts.push(self.course.without_work(owner).map_err(ReportError::Json)?);
        }
        let kept = if without { Vec::new() } else { self.results.kept(&entry.folder) };
        for (at, path) in kept.iter().enumerate() {
            let bytes = bundle::bytes(path)?;
            let found = bundle::parse(path, bytes.clone())?;
            let owner = Owner { student: &student, mates, submitted: entry.submitted.get(at).copied().flatten() };
            attempts.push(self.course.replay(found, bytes, owner, Vouched::before(former.as_ref())));
        }
        let anew = without || attempts.len() > 1;
        let nothing = || RegradeError::Result(io::ErrorKind::NotFound.into());
        let (_, Work { graded, source, kept }) = self.course.choose(attempts, former.as_ref()).ok_or_else(nothing)?;
        let run = Run { started_at, finished_at: Timestamp::now(), version: crate::VERSION.to_owned(), source };
        let documents = documents(&self.course.judge, &graded, &run, formats, &self.style)?;
        Ok((anew.then_some(kept), documents))
    }

    fn former(&self, entry: &Entry) -> Result<Published, RegradeError> {
        if self.is_without_work(entry) {
            return Ok(Published::default());
        }
        let path = self.results.student(&entry.folder).join(RESULT);
        let bytes = files::read_at_most(&path, RESULT_LIMIT).map_err(RegradeError::Result)?;
        parse(&bytes.unwrap_or_default())
    }
}

fn parse(json: &[u8]) -> Result<Published, RegradeError> {
    serde_json::from_slice(json).map_err(|e| RegradeError::Result(e.into()))
}
