//! Reading `marks.csv`: comma or semicolon, with or without a byte order mark, headings in French or English.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};
use jiff::civil::Date;

use super::{Given, MarkLine, Marks, Target};
use crate::{InputError, Lines, Points, spreadsheet::unguarded};

/// The largest file that is read, in bytes.
const LIMIT: usize = 16 << 20;
/// The longest reason and the longest name, in characters.
const LONGEST: usize = 2000;

/// The columns by the headings that people write.
const HEADINGS: [(Column, &[&str]); 8] = [
    (Column::Student, &["student", "étudiant", "etudiant", "étudiante"]),
    (Column::Target, &["criterion", "task", "critère", "critere", "tâche", "tache"]),
    (Column::Points, &["points"]),
    (Column::Reason, &["reason", "motif", "raison"]),
    (Column::Marker, &["marker", "évaluateur", "evaluateur", "évaluatrice"]),
    (Column::Date, &["date"]),
    (Column::Until, &["until", "jusqu’au", "jusqu'au", "jusqu_au"]),
    (Column::Seen, &["seen", "vu"]),
];
/// Columns that help the marker, and that nobody reads: those of `grader marks`.
const IGNORED: [&str; 8] = ["name", "nom", "title", "titre", "possible", "guide", "email", "courriel"];
/// What stands for points where the student is excused.
const EXCUSED: [&str; 5] = ["excused", "waived", "dispensé", "dispense", "dispensée"];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Student,
    Target,
    Points,
    Reason,
    Marker,
    Date,
    Until,
    Seen,
}

impl Column {
    const fn name(self) -> &'static str {
        match self {
            Self::Student => "student",
            Self::Target => "criterion",
            Self::Points => "points",
            Self::Reason => "reason",
            Self::Marker => "marker",
            Self::Date => "date",
            Self::Until => "until",
            Self::Seen => "seen",
        }
    }
}

impl Marks {
    /// Reads the content `text` of the file `file`. A line without points is one that nobody has marked yet.
    ///
    /// # Errors
    ///
    /// The first line that cannot be used.
    pub fn parse(file: &str, text: &str) -> Result<Self, InputError> {
        let mut marks = Self { file: file.to_owned(), lines: Vec::new() };
        if text.len() > LIMIT {
            return Err(marks.error(1, format!("expected at most {LIMIT} bytes, found {}", text.len())));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first = text.lines().next().unwrap_or_default();
        let count = |c: char| first.matches(c).count();
        let delimiter = if count(';') > count(',') { b';' } else { b',' };
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let broken = |marks: &Self, error: &csv::Error| {
            let line = error.position().map_or(1, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
            marks.error(line, format!("this is not a line of CSV: {error}"))
        };
        let headings = reader.headers().map_err(|e| broken(&marks, &e))?;
        let columns = columns(headings).map_err(|message| marks.error(1, message))?;
        let expected = headings.len();
        let mut lines = Lines::new(text);
        let mut first_lines = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(|e| broken(&marks, &e))?;
            let line = lines.of(record.position().map_or(0, csv::Position::byte));
            // One separator too many moves all that follows into the column beside its own.
            let found = (0..record.len()).rfind(|at| !record[*at].trim().is_empty()).map_or(0, |at| at + 1);
            if found > expected {
                let message =
                    format!("{found} cells for {expected} columns; put a text that holds the separator in quotes");
                return Err(marks.error(line, message));
            }
            let Some(mark) =
                Row { columns: &columns, record: &record, line }.read().map_err(|m| marks.error(line, m))?
            else {
                continue;
            };
            if let Some(first) = first_lines.insert((mark.student.clone(), mark.target.clone()), line) {
                let message = format!("line {first} is about the same student and criterion; keep one of them");
                return Err(marks.error(line, message));
            }
            marks.lines.push(mark);
        }
        Ok(marks)
    }
}

/// Where each column is.
fn columns(headings: &StringRecord) -> Result<BTreeMap<Column, usize>, String> {
    let mut columns = BTreeMap::new();
    for (at, heading) in headings.iter().enumerate() {
        let heading = heading.trim().to_lowercase();
        let known = HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str()));
        match known {
            Some((column, _)) if columns.insert(*column, at).is_some() => {
                return Err(format!("two columns for {}; keep one", column.name()));
            }
            Some(_) => {}
            None if heading.is_empty() || IGNORED.contains(&heading.as_str()) => {}
            None => {
                let known: Vec<&str> = HEADINGS.iter().map(|(column, _)| column.name()).collect();
                return Err(format!("unknown column {heading:?}; expected {}", known.join(", ")));
            }
        }
    }
    // All but the last two must be there.
    let missing = HEADINGS.iter().map(|(column, _)| *column).take(6).find(|column| !columns.contains_key(column));
    match missing {
        Some(column) => Err(format!(
            "no column {}; the first line names the columns student, criterion, points, reason, marker, date",
            column.name()
        )),
        None => Ok(columns),
    }
}

/// One line, not understood yet.
struct Row<'a> {
    columns: &'a BTreeMap<Column, usize>,
    record: &'a StringRecord,
    line: usize,
}

impl Row<'_> {
    fn cell(&self, column: Column) -> &str {
        self.columns.get(&column).and_then(|at| self.record.get(*at)).unwrap_or_default().trim()
    }

    /// A text of people, who may have begun it like a formula.
    fn free(&self, column: Column) -> &str {
        unguarded(self.cell(column))
    }

    /// A text that must be there.
    fn required(&self, column: Column) -> Result<String, String> {
        let free = matches!(column, Column::Reason | Column::Marker);
        match if free { self.free(column) } else { self.cell(column) } {
            "" => Err(format!("{} is empty", column.name())),
            text if text.chars().nth(LONGEST).is_some() => {
                Err(format!("{} is longer than {LONGEST} characters", column.name()))
            }
            text => Ok(text.to_owned()),
        }
    }

    fn date(&self, column: Column) -> Result<Date, String> {
        let text = self.required(column)?;
        text.parse().map_err(|_| format!("{}: expected a day such as 2026-12-04, found {text:?}", column.name()))
    }

    /// The mark; none where nobody gave one yet.
    fn read(&self) -> Result<Option<MarkLine>, String> {
        let points = self.cell(Column::Points);
        if points.is_empty() {
            return Ok(None);
        }
        let given = if EXCUSED.contains(&points.to_lowercase().as_str()) {
            let until = self.date(Column::Until).map_err(|e| format!("{e}; an excuse needs the day it holds until"))?;
            Given::Excused { until }
        } else {
            let number: Points = points
                .replace(',', ".")
                .parse()
                .map_err(|e: crate::PointsError| format!("points: {e}, or `excused`"))?;
            Given::Points(number)
        };
        Ok(Some(MarkLine {
            line: self.line,
            student: self.required(Column::Student)?,
            target: self.target()?,
            given,
            reason: self.required(Column::Reason)?,
            marker: self.required(Column::Marker)?,
            date: self.date(Column::Date)?,
            seen: Some(self.free(Column::Seen).to_owned()).filter(|seen| !seen.is_empty()),
        }))
    }

    fn target(&self) -> Result<Target, String> {
        let text = self.required(Column::Target)?;
        if text.eq_ignore_ascii_case("bonus") {
            return Ok(Target::Bonus);
        }
        let target = text.parse().map(Target::Task).or_else(|_| text.parse().map(Target::Criterion));
        target.map_err(|_| format!("criterion: expected a task (6.1), a criterion (6.1-b) or bonus, found {text:?}"))
    }
}
