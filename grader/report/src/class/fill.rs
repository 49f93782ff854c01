//! Puts marks into a file that a teacher downloaded: Moodle's grading worksheet, or Canvas's gradebook.
//!
//! Only these platforms know what stands in their other columns, so every byte of them stays. A row is found by the keys
//! of the class list, never by a name. Whoever has no mark keeps what stands there.

use std::{collections::BTreeMap, ops::Range};

use grader_core::{Lang, Points};
use thiserror::Error;

use super::{
    Class, ClassStudent, Sheet,
    cell::free,
    entries::{EXCUSED, Entries},
    feedback::feedback,
    spans::Spans,
};
use crate::{Entered, WordsError, phrase::Phrases, plain::brief};

/// The files that can be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillKind {
    /// Moodle: assignment, "Download grading worksheet".
    Worksheet,
    /// Canvas: gradebook, "Export".
    Canvas,
}

/// Which columns to use, where their titles are not the usual ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FillOptions {
    /// The column with the id or the e-mail address.
    pub key: Option<String>,
    /// The column that the mark goes to.
    pub grade: Option<String>,
    /// The column that the feedback goes to.
    pub feedback: Option<String>,
    /// What all points are there; the file says it, or else 100.
    pub scale: Option<Points>,
}

/// Why a file cannot be filled.
#[derive(Debug, Error)]
pub enum FillError {
    /// It is not what it should be; in the language asked for.
    #[error("{0}")]
    Unusable(String),
    /// A defect of ours.
    #[error(transparent)]
    Words(#[from] WordsError),
}

/// The titles of the columns that are recognised, in small letters.
const ID: &[&str] = &["id number", "numéro d'identification", "sis user id"];
const EMAIL: &[&str] = &["email address", "adresse de courriel", "courriel", "e-mail"];
const LOGIN: &[&str] = &["username", "nom d'utilisateur", "sis login id"];
const GRADE: &[&str] = &["grade", "note"];
const FEEDBACK: &[&str] = &["feedback comments", "feedback par commentaires", "commentaires", "feedback"];
const MAXIMUM: &[&str] = &["maximum grade", "note maximale"];

/// Fills `bytes`, a file of `kind`, with the marks of `class`.
///
/// # Errors
///
/// See [`FillError`].
pub fn fill(
    kind: FillKind,
    bytes: &[u8],
    class: &Class,
    lang: Lang,
    options: &FillOptions,
) -> Result<Sheet, FillError> {
    let phrases = Phrases::new(lang)?;
    let text = std::str::from_utf8(bytes).map_err(|_| FillError::Unusable(phrases.get("fill-not-utf8")))?;
    let spans = Spans::of(text);
    let columns = Columns::find(kind, &spans, class, options, &phrases)?;
    let entries = match kind {
        FillKind::Worksheet => Entries::new(class, &phrases).within_the_scale(),
        FillKind::Canvas => Entries::new(class, &phrases),
    };
    let mut filling = Filling { kind, class, spans: &spans, phrases: &phrases, columns, options, entries };
    let edits = filling.edits();
    let name = match kind {
        FillKind::Worksheet => "moodle-worksheet.csv",
        FillKind::Canvas => "canvas-gradebook.csv",
    };
    Ok(filling.entries.sheet(name, spans.replaced(edits).into_bytes()))
}

/// Where things stand in a row.
struct Columns {
    /// Columns with an id, an address, or either.
    keys: Vec<usize>,
    grade: usize,
    feedback: Option<usize>,
    maximum: Option<usize>,
}

impl Columns {
    fn find(
        kind: FillKind,
        spans: &Spans<'_>,
        class: &Class,
        options: &FillOptions,
        phrases: &Phrases,
    ) -> Result<Self, FillError> {
        let width = spans.rows.first().map_or(0, Vec::len);
        let heads: Vec<String> = (0..width).map(|c| spans.cell(0, c).trim().replace('’', "'")).collect();
        let known = |titles: &[&str]| heads.iter().position(|head| titles.contains(&head.to_lowercase().as_str()));
        let asked = |title: &String| {
            let title = title.replace('’', "'");
            heads.iter().position(|head| *head == title.trim())
        };
        let missing = |key: &str| {
            let found = heads.iter().map(|head| brief(head)).collect::<Vec<_>>().join(", ");
            FillError::Unusable(phrases.about(key, "found", &found))
        };
        let keys: Vec<usize> = match &options.key {
            Some(title) => asked(title).into_iter().collect(),
            None => [ID, EMAIL, LOGIN].into_iter().filter_map(known).collect(),
        };
        if keys.is_empty() {
            return Err(missing("fill-no-key"));
        }
        let grade = match (&options.grade, kind) {
            (Some(title), _) => asked(title),
            (None, FillKind::Worksheet) => known(GRADE),
            (None, FillKind::Canvas) => assignment(&heads, class),
        };
        let feedback = match (&options.feedback, kind) {
            (Some(title), _) => Some(asked(title).ok_or_else(|| missing("fill-no-feedback"))?),
            (None, FillKind::Worksheet) => known(FEEDBACK),
            (None, FillKind::Canvas) => None,
        };
        let grade = grade.ok_or_else(|| missing("fill-no-grade"))?;
        Ok(Self { keys, grade, feedback, maximum: known(MAXIMUM) })
    }
}

/// The column of the assignment in Canvas: the only one that ends in a number in brackets, or the only one of the lab's
/// title.
fn assignment(heads: &[String], class: &Class) -> Option<usize> {
    let numbered = |head: &String| {
        let number = head.strip_suffix(')').and_then(|head| head.rsplit_once(" ("));
        number
            .filter(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
            .map(|(title, _)| title.to_owned())
    };
    let all: Vec<(usize, String)> =
        heads.iter().enumerate().filter_map(|(place, head)| Some((place, numbered(head)?))).collect();
    let ours: Vec<&(usize, String)> =
        all.iter().filter(|(_, title)| *title == class.title.fr || *title == class.title.en).collect();
    match (ours.as_slice(), all.as_slice()) {
        ([(place, _)], _) | ([], [(place, _)]) => Some(*place),
        _ => None,
    }
}

struct Filling<'a> {
    kind: FillKind,
    class: &'a Class,
    spans: &'a Spans<'a>,
    phrases: &'a Phrases,
    columns: Columns,
    options: &'a FillOptions,
    entries: Entries<'a>,
}

impl Filling<'_> {
    fn edits(&mut self) -> Vec<(Range<usize>, String)> {
        let places = self.places();
        let mut edits = Vec::new();
        for (place, ClassStudent { student, result }) in self.class.students.iter().enumerate() {
            let key = brief(&student.id);
            match places.get(&place).map(Vec::as_slice) {
                None => self.entries.notes.push(self.phrases.about("fill-not-there", "key", &key)),
                Some([row]) => {
                    let Ok(result) = result else { continue };
                    let scale = self.scale(*row);
                    let mark = match (result.entered(), self.kind) {
                        (Entered::Excused, FillKind::Canvas) => Some(EXCUSED.to_owned()),
                        _ => self.entries.mark(student, result, scale),
                    };
                    let Some(mark) = mark else { continue };
                    let cells = &self.spans.rows[*row];
                    let said = self.columns.feedback.map(|c| (c, free(&feedback(self.class, result, self.phrases))));
                    for (column, new) in [(self.columns.grade, mark)].into_iter().chain(said) {
                        match cells.get(column) {
                            Some(span) => edits.push((span.clone(), new)),
                            None => self.note_line("fill-short-row", *row, &key),
                        }
                    }
                }
                Some(rows) => self.note_line("fill-twice", rows.last().copied().unwrap_or_default(), &key),
            }
        }
        edits
    }

    /// The rows of each student. A row that is nobody's is told, unless it holds no student at all.
    fn places(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut known: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (place, ClassStudent { student, .. }) in self.class.students.iter().enumerate() {
            for key in [Some(&student.id), student.email.as_ref()].into_iter().flatten() {
                // What two students share is nobody's.
                known
                    .entry(key.to_lowercase())
                    .and_modify(|of| *of = of.filter(|p| *p == place))
                    .or_insert(Some(place));
            }
        }
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for row in 1..self.spans.rows.len() {
            let keys: Vec<String> =
                self.columns.keys.iter().map(|c| self.spans.cell(row, *c).trim().to_owned()).collect();
            let found = keys.iter().find_map(|key| known.get(&key.to_lowercase()).copied().flatten());
            match found {
                Some(place) => places.entry(place).or_default().push(row),
                None if self.is_points_row(row) || keys.iter().all(String::is_empty) => {}
                None => {
                    let key = keys.iter().find(|key| !key.is_empty()).map(|key| brief(key)).unwrap_or_default();
                    self.note_line("fill-unknown-row", row, &key);
                }
            }
        }
        places
    }

    fn is_points_row(&self, row: usize) -> bool {
        self.spans.cell(row, 0).contains("Points Possible")
    }

    /// What all points are in this row: what was asked for, what the file says, or 100.
    fn scale(&self, row: usize) -> Points {
        let read = |row: usize, column: usize| self.spans.cell(row, column).trim().replace(',', ".").parse().ok();
        let stated = self.columns.maximum.and_then(|column| read(row, column));
        let points = || (1..self.spans.rows.len()).find(|row| self.is_points_row(*row));
        let positive = |found: &Points| *found > Points::ZERO;
        let stated = stated.or_else(|| points().and_then(|row| read(row, self.columns.grade))).filter(positive);
        self.options.scale.or(stated).unwrap_or(Points::from_hundredths(100 * 100))
    }

    fn note_line(&mut self, key: &str, row: usize, student: &str) {
        let line = self.spans.line(row);
        self.entries.notes.push(self.phrases.with(key, &[("line", line.into()), ("key", student.into())]));
    }
}
