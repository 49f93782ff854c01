//! Judging the kept evidence of a class by other rules: who would gain, who would lose, and why.
//!
//! Old and new are compared as `result.json` publishes them, so that what counts as a change is what readers see.

use std::{fs, io, sync::Arc};

use grader_core::{Points, Selection, Status, Text};
use grader_judge::Judge;
use grader_report::{Format, ReportError, Run, RunSource, Style};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    EVIDENCE, Entry, RESULT, RESULT_LIMIT, Results,
    student::{Document, documents, write_documents},
};
use crate::{
    Graded,
    bundle::{self, ReadError},
    files::{self, WriteError},
};

/// Regrades the students of one folder of results.
pub struct Regrader {
    /// The new rules.
    pub judge: Arc<Judge>,
    /// What is judged; empty: everything.
    pub only: Vec<Selection>,
    /// The results.
    pub results: Results,
    /// How documents look.
    pub style: Style,
}

/// What other rules change for one student.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudentChange {
    /// The student.
    pub id: String,
    /// The name, where the roster has one.
    pub name: Option<String>,
    /// The points before.
    pub before: Points,
    /// The points after.
    pub after: Points,
    /// The criteria whose status or points change, in order.
    pub criteria: Vec<CriterionChange>,
}

/// What other rules change for one criterion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriterionChange {
    /// The criterion.
    pub id: String,
    /// What is expected.
    pub title: Option<Text>,
    /// How it ended before; nothing, for a new criterion.
    pub before: Option<Mark>,
    /// How it ends now; nothing, for one that is no longer there.
    pub after: Option<Mark>,
}

/// How a criterion ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// In one word.
    pub status: Status,
    /// The points earned.
    pub earned: Points,
    /// The points possible.
    pub points: Points,
    /// What was expected, where it was not found.
    pub expected: Option<String>,
    /// What was found instead.
    pub observed: Option<String>,
    /// The criteria at the root of it.
    #[serde(default)]
    pub blocked_by: Vec<String>,
    /// Why it could not be seen.
    pub gap: Option<Gap>,
}

/// Why something could not be seen, in its published names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// The kind of obstacle.
    pub reason: String,
    /// The operation that met it.
    pub operation: Option<String>,
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

/// The part of `result.json` that is compared.
#[derive(Deserialize)]
struct Published {
    totals: Totals,
    tasks: Vec<Task>,
    run: Made,
}

#[derive(Deserialize)]
struct Totals {
    earned: Points,
}

#[derive(Deserialize)]
struct Task {
    criteria: Vec<Criterion>,
}

#[derive(Deserialize)]
struct Criterion {
    id: String,
    title: Option<Text>,
    #[serde(flatten)]
    mark: Mark,
}

#[derive(Deserialize)]
struct Made {
    finished_at: Timestamp,
}

impl Regrader {
    /// What the new rules change for the student; nothing is written.
    ///
    /// # Errors
    ///
    /// See [`RegradeError`].
    pub fn compare(&self, entry: &Entry) -> Result<StudentChange, RegradeError> {
        let before = self.former(entry)?;
        let documents = self.judged(entry, &[])?;
        let (_, json) = documents.last().ok_or_else(|| RegradeError::Result(io::ErrorKind::NotFound.into()))?;
        let after = parse(json)?;
        Ok(StudentChange {
            id: entry.id.clone(),
            name: entry.name.clone(),
            before: before.totals.earned,
            after: after.totals.earned,
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
        let formats: Vec<Format> = Format::ALL.into_iter().filter(there).collect();
        let documents = self.judged(entry, &formats)?;
        let stamp = self.former(entry)?.run.finished_at.to_string().replace(':', "-");
        let kept = folder.join("previous").join(stamp);
        for (name, _) in &documents {
            let (from, to) = (folder.join(name), kept.join(name));
            // What an interrupted run has kept already is the former result; what lies beside it now may be the new one.
            if !to.exists() {
                let bytes = fs::read(&from).map_err(|source| WriteError { path: from.clone(), source })?;
                files::write_durably(&to, &bytes)?;
            }
        }
        Ok(write_documents(&folder, &documents)?)
    }

    /// The documents of the student by the new rules, `result.json` last.
    fn judged(&self, entry: &Entry, formats: &[Format]) -> Result<Vec<Document>, RegradeError> {
        let started_at = Timestamp::now();
        let mut found = bundle::read(&self.results.student(&entry.folder).join(EVIDENCE))?;
        found.evidence.submission.student = entry.student();
        let grade = crate::replay(&self.judge, &found.evidence, &self.only);
        let graded = Graded { grade, evidence: found.evidence };
        let source = RunSource::Bundle { digest: found.digest };
        let run = Run { started_at, finished_at: Timestamp::now(), version: crate::VERSION.to_owned(), source };
        Ok(documents(&self.judge, &graded, &run, formats, &self.style)?)
    }

    fn former(&self, entry: &Entry) -> Result<Published, RegradeError> {
        let path = self.results.student(&entry.folder).join(RESULT);
        let bytes = files::read_at_most(&path, RESULT_LIMIT).map_err(RegradeError::Result)?;
        parse(&bytes.unwrap_or_default())
    }
}

fn parse(json: &[u8]) -> Result<Published, RegradeError> {
    serde_json::from_slice(json).map_err(|e| RegradeError::Result(e.into()))
}

/// The criteria whose status or points differ.
fn changes(before: &Published, after: &Published) -> Vec<CriterionChange> {
    let all = |published: &'_ Published| -> Vec<(String, Option<Text>, Mark)> {
        let criteria = published.tasks.iter().flat_map(|task| &task.criteria);
        criteria.map(|c| (c.id.clone(), c.title.clone(), c.mark.clone())).collect()
    };
    let (mut old, new) = (all(before), all(after));
    let mut changes = Vec::new();
    for (id, title, after) in new {
        let before = old.iter().position(|(other, ..)| *other == id).map(|at| old.remove(at).2);
        let same = |b: &Mark| (b.status, b.earned, b.points) == (after.status, after.earned, after.points);
        if !before.as_ref().is_some_and(same) {
            changes.push(CriterionChange { id, title, before, after: Some(after) });
        }
    }
    let gone = |(id, title, before)| CriterionChange { id, title, before: Some(before), after: None };
    changes.extend(old.into_iter().map(gone));
    changes
}
