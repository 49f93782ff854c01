//! The `marks.csv` of a class, to be filled in: what a person has to judge, and what people decided already.
//!
//! Reading it back gives the same decisions: the columns that only help the marker are ones that nobody reads.

use std::collections::BTreeSet;

use grader_core::{CriterionGrade, Given, Grade, Lang, MarkLine, Marks, Status, Target, TaskGrade};
use grader_report::{
    ReportError,
    class::{free_text, is_key, quoted_table},
};
use thiserror::Error;

use super::{Entry, Manifest, Results, State};
use crate::marks::{self, MarksError};

/// The number of columns.
const COLUMNS: usize = 11;

/// The headings; [`Marks::parse`] knows those of both languages, and `excused`.
const fn headings(lang: Lang) -> [&'static str; COLUMNS] {
    match lang {
        Lang::Fr => [
            "étudiant",
            "nom",
            "critère",
            "titre",
            "possible",
            "points",
            "motif",
            "évaluateur",
            "date",
            "jusqu’au",
            "vu",
        ],
        Lang::En => {
            ["student", "name", "criterion", "title", "possible", "points", "reason", "marker", "date", "until", "seen"]
        }
    }
}

/// What stands for points where somebody is excused.
const fn excused(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "dispensé",
        Lang::En => "excused",
    }
}

/// The file.
#[derive(Clone, Debug, Default)]
pub struct MarksSheet {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many lines wait for a person.
    pub open: usize,
    /// How many lines hold a decision.
    pub given: usize,
    /// The students whose id cannot stand in a spreadsheet.
    pub left_out: Vec<String>,
}

/// Why there is no file.
#[derive(Debug, Error)]
pub enum SheetError {
    /// The decisions that the class keeps cannot be read.
    #[error(transparent)]
    Kept(#[from] MarksError),
    /// The result of a student cannot be read.
    #[error("the result of {0:?} cannot be read; run `grader class` again")]
    Result(String),
    /// The table cannot be made: a defect of ours.
    #[error(transparent)]
    Report(#[from] ReportError),
}

/// One row: who, what, and what stands in the columns of the decision.
type Line = [String; COLUMNS];

impl MarksSheet {
    /// The file of the class `manifest`, in `lang`.
    ///
    /// # Errors
    ///
    /// See [`SheetError`].
    pub fn of(results: &Results, manifest: &Manifest, lang: Lang) -> Result<Self, SheetError> {
        let marks = kept(results)?;
        let mut sheet = Self::default();
        let mut rows: Vec<Line> = vec![headings(lang).map(str::to_owned)];
        for entry in &manifest.students {
            if !is_key(&entry.id) {
                sheet.left_out.push(entry.id.clone());
                continue;
            }
            let stored = results.stored(&entry.folder, &entry.id).map(|stored| stored.grade);
            if stored.is_none() && entry.status == State::Graded {
                return Err(SheetError::Result(entry.id.clone()));
            }
            let mut decided: BTreeSet<&Target> = BTreeSet::new();
            for line in marks.lines().iter().filter(|line| line.student == entry.id) {
                rows.push(given(entry, stored.as_ref(), line, lang));
                decided.insert(&line.target);
                sheet.given += 1;
            }
            let before = rows.len();
            let tasks = stored.iter().flat_map(|grade| &grade.tasks);
            rows.extend(tasks.flat_map(|task| open(entry, task, &decided, lang)));
            sheet.open += rows.len() - before;
        }
        sheet.bytes = [&b"\xef\xbb\xbf"[..], &quoted_table(rows)?].concat();
        Ok(sheet)
    }
}

/// What people decided before.
fn kept(results: &Results) -> Result<Marks, SheetError> {
    let path = results.marks();
    if path.is_file() { Ok(marks::load(&path)?.marks) } else { Ok(Marks::default()) }
}

/// What of a task waits for a person. What waits for another criterion alone is not theirs to judge.
fn open(entry: &Entry, task: &TaskGrade, decided: &BTreeSet<&Target>, lang: Lang) -> Vec<Line> {
    let is_open = |status| matches!(status, Status::Manual | Status::Inconclusive | Status::Broken);
    if decided.contains(&Target::Task(task.id)) {
        return Vec::new();
    }
    if task.criteria.is_empty() {
        let line = line(entry, &task.id.to_string(), task.title.get(lang), task.totals.possible, task.status.name());
        return if is_open(task.status) { vec![line] } else { Vec::new() };
    }
    let waits = |c: &&CriterionGrade| is_open(c.status()) && !decided.contains(&Target::Criterion(c.id.clone()));
    let line =
        |c: &CriterionGrade| line(entry, &c.id.to_string(), c.title.get(lang), c.totals.possible, &c.verdict.seal());
    task.criteria.iter().filter(waits).map(line).collect()
}

fn line(entry: &Entry, id: &str, title: &str, possible: grader_core::Points, seen: &str) -> Line {
    let mut line = Line::default();
    line[0].clone_from(&entry.id);
    line[1] = free_text(entry.name.as_deref().unwrap_or_default());
    line[2] = id.to_owned();
    line[3] = free_text(title);
    line[4] = possible.to_string();
    line[10] = free_text(seen);
    line
}

/// A decision as it stands, beside what it is about; without a grade, that is not told.
fn given(entry: &Entry, grade: Option<&Grade>, mark: &MarkLine, lang: Lang) -> Line {
    let task = |id| grade?.tasks.iter().find(|task| task.id == id).map(|t| (t.title.get(lang), t.totals.possible));
    let (id, about) = match &mark.target {
        Target::Bonus => ("bonus".to_owned(), None),
        Target::Task(id) => (id.to_string(), task(*id)),
        Target::Criterion(id) => {
            let found = grade.and_then(|grade| grade.criteria().find(|criterion| criterion.id == *id));
            (id.to_string(), found.map(|c| (c.title.get(lang), c.totals.possible)))
        }
    };
    let (title, possible) = about.unwrap_or_default();
    let mut line = line(entry, &id, title, possible, mark.seen.as_deref().unwrap_or_default());
    (line[5], line[9]) = match mark.given {
        Given::Points(points) => (points.to_string(), String::new()),
        Given::Excused { until } => (excused(lang).to_owned(), until.to_string()),
    };
    (line[6], line[7], line[8]) = (free_text(&mark.reason), free_text(&mark.marker), mark.date.to_string());
    line
}
