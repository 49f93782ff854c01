//! The tables of a class, before they become CSV, a sheet of a workbook or Markdown.

use grader_core::{Points, Provenance, Status, Student};

use super::{Absence, Cause, Class, ClassResult, ClassStudent};
use crate::{Entered, phrase::Phrases, plain::ours};

/// One cell.
pub(super) enum Cell {
    /// An id or an e-mail address, which may not be changed.
    Key(String),
    /// Text of anyone.
    Text(String),
    /// Points.
    Points(Points),
    /// A count.
    Count(usize),
    /// A number with two decimals.
    Number(f64),
    /// Nothing.
    Blank,
}

/// A table whose rows are made while they are written: a large class has hundreds of thousands.
pub(super) struct Table<'a> {
    pub title: String,
    pub heads: Vec<String>,
    pub rows: Box<dyn Iterator<Item = Vec<Cell>> + 'a>,
}

impl Cell {
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text.to_owned()))
    }

    fn key(text: Option<&str>) -> Self {
        text.map_or(Self::Blank, |text| Self::Key(text.to_owned()))
    }
}

/// The students: who, the mark, how many criteria ended how, and why there is no mark.
pub(super) fn summary<'a>(class: &'a Class, phrases: &'a Phrases) -> Table<'a> {
    let mut heads = identity_heads(phrases);
    heads.extend(["mark", "column-possible", "column-open"].map(|key| phrases.get(key)));
    heads.extend(Status::ALL.map(|status| phrases.status(status)));
    heads.extend(["column-provenance", "column-notices", "column-note"].map(|key| phrases.get(key)));
    let row = |student: &ClassStudent| {
        let mut cells = identity(&student.student);
        match &student.result {
            Ok(result) => {
                let count = |status| result.criteria().filter(|c| c.status == status).count();
                cells.push(mark(result));
                cells.extend([result.totals.possible, result.totals.open].map(Cell::Points));
                cells.extend(Status::ALL.map(|status| Cell::Count(count(status))));
                cells.push(result.provenance().map_or(Cell::Blank, |p| Cell::Text(phrases.provenance(p))));
                cells.extend([Cell::Text(to_look_at(result, phrases)), unmarked(result, phrases)]);
            }
            Err(absence) => {
                cells.extend((0..5 + Status::ALL.len()).map(|_| Cell::Blank));
                cells.push(Cell::Text(absent(absence, phrases)));
            }
        }
        cells
    };
    Table { title: phrases.get("sheet-summary"), heads, rows: Box::new(class.students.iter().map(row)) }
}

/// The mark, where there is one.
fn mark(result: &ClassResult) -> Cell {
    result.entered().mark().map_or(Cell::Blank, Cell::Points)
}

/// Why a result has no mark.
fn unmarked(result: &ClassResult, phrases: &Phrases) -> Cell {
    match result.entered() {
        Entered::Mark(_) => Cell::Blank,
        Entered::Excused => Cell::Text(phrases.get("unmarked-excused")),
        Entered::Open => Cell::Text(phrases.get("unmarked-open")),
    }
}

/// What of a result a person should look at: whom the evidence cannot be trusted to be of, and marks to review.
pub(super) fn to_look_at(result: &ClassResult, phrases: &Phrases) -> String {
    let mut sentences: Vec<String> = result.notices.iter().map(|notice| phrases.notice(notice)).collect();
    if result.reviews > 0 {
        sentences.push(phrases.about("review-count", "count", &result.reviews.to_string()));
    }
    sentences.join(" ")
}

/// Why a student has no mark.
pub(super) fn absent(absence: &Absence, phrases: &Phrases) -> String {
    match absence {
        Absence::Missing => phrases.get("absent-missing"),
        Absence::Broken(reason) => phrases.about("absent-broken", "reason", reason),
        Absence::OtherRubric => phrases.get("absent-other-rubric"),
    }
}

/// One row per student and task.
pub(super) fn tasks<'a>(class: &'a Class, phrases: &'a Phrases) -> Table<'a> {
    let heads = ["column-student-id", "column-name", "column-id", "column-title", "column-status"];
    let statuses = statuses(phrases);
    let rows = class.graded().flat_map(move |(student, result)| {
        let statuses = statuses.clone();
        class.tasks.iter().zip(&result.tasks).map(move |(task, found)| {
            vec![
                Cell::Key(student.id.clone()),
                Cell::text(student.name.as_deref()),
                Cell::Text(task.id.to_string()),
                Cell::Text(ours(task.title.get(phrases.lang()))),
                Cell::Text(status_name(&statuses, found.status)),
                Cell::Points(found.totals.earned),
                Cell::Points(found.totals.possible),
                Cell::Points(found.totals.open),
            ]
        })
    });
    Table { title: phrases.get("sheet-tasks"), heads: long_heads(&heads, phrases), rows: Box::new(rows) }
}

/// One row per student and criterion; last those beyond the points, which are possible and open for nobody.
pub(super) fn criteria<'a>(class: &'a Class, phrases: &'a Phrases) -> Table<'a> {
    let heads = ["column-student-id", "column-name", "column-criterion", "column-title", "column-status"];
    let statuses = statuses(phrases);
    let mut heads = long_heads(&heads, phrases);
    heads.extend(["waits-for-label", "column-provenance"].map(|key| phrases.get(key)));
    let provenances = Provenance::ALL.map(|p| (p, phrases.provenance(p)));
    let rows = class.graded().flat_map(move |(student, result)| {
        let (statuses, provenances) = (statuses.clone(), provenances.clone());
        let sheet = class.tasks.iter().flat_map(|t| &t.criteria);
        let bonus = result.bonus.iter().map(|found| {
            let mut cells = vec![
                Cell::Key(student.id.clone()),
                Cell::text(student.name.as_deref()),
                Cell::Text(found.id.to_string()),
                Cell::Text(ours(found.title.get(phrases.lang()))),
                Cell::Text(phrases.get("bonus")),
            ];
            cells.extend([found.points, Points::ZERO, Points::ZERO].map(Cell::Points));
            cells.extend([Cell::Blank, Cell::Blank]);
            cells
        });
        let judged = sheet.zip(result.criteria()).map(move |(criterion, found)| {
            let roots = match &found.cause {
                Cause::Roots(roots) => roots.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
                Cause::Own | Cause::Gap(_) => String::new(),
            };
            vec![
                Cell::Key(student.id.clone()),
                Cell::text(student.name.as_deref()),
                Cell::Text(criterion.id.to_string()),
                Cell::Text(ours(criterion.title.get(phrases.lang()))),
                Cell::Text(status_name(&statuses, found.status)),
                Cell::Points(found.totals.earned),
                Cell::Points(found.totals.possible),
                Cell::Points(found.totals.open),
                Cell::Text(roots),
                provenances
                    .iter()
                    .find(|(p, _)| *p == found.provenance)
                    .map_or(Cell::Blank, |(_, s)| Cell::Text(s.clone())),
            ]
        });
        judged.chain(bonus)
    });
    Table { title: phrases.get("sheet-criteria"), heads, rows: Box::new(rows) }
}

fn long_heads(first: &[&str], phrases: &Phrases) -> Vec<String> {
    let points = ["column-points", "column-possible", "column-open"];
    first.iter().chain(&points).map(|key| phrases.get(key)).collect()
}

/// One row per student, one column per task; what is still open shows its sign instead of points.
pub(super) fn task_matrix<'a>(class: &'a Class, phrases: &Phrases) -> Table<'a> {
    let ids = class.tasks.iter().map(|task| task.id.to_string());
    let cells = |result: &ClassResult| {
        result.tasks.iter().map(|t| earned(t.totals.earned, t.totals.open, t.status)).collect::<Vec<_>>()
    };
    matrix(class, phrases, "sheet-tasks", ids.collect(), cells)
}

/// One row per student, one column per criterion.
pub(super) fn criterion_matrix<'a>(class: &'a Class, phrases: &Phrases) -> Table<'a> {
    let ids = class.tasks.iter().flat_map(|t| &t.criteria).map(|c| c.id.to_string());
    let cells = |result: &ClassResult| {
        result.criteria().map(|c| earned(c.totals.earned, c.totals.open, c.status)).collect::<Vec<_>>()
    };
    matrix(class, phrases, "sheet-criteria", ids.collect(), cells)
}

fn earned(earned: Points, open: Points, status: Status) -> Cell {
    if earned == Points::ZERO && open > Points::ZERO {
        Cell::Text(crate::phrase::symbol(status).to_owned())
    } else {
        Cell::Points(earned)
    }
}

fn matrix<'a>(
    class: &'a Class,
    phrases: &Phrases,
    title: &str,
    ids: Vec<String>,
    cells: impl Fn(&ClassResult) -> Vec<Cell> + 'a,
) -> Table<'a> {
    let mut heads: Vec<String> =
        ["column-student-id", "column-name", "mark"].iter().map(|key| phrases.get(key)).collect();
    let width = ids.len();
    heads.extend(ids);
    let row = move |student: &ClassStudent| {
        let mut row = vec![Cell::Key(student.student.id.clone()), Cell::text(student.student.name.as_deref())];
        match &student.result {
            Ok(result) => {
                row.push(mark(result));
                row.extend(cells(result));
            }
            Err(_) => row.extend((0..=width).map(|_| Cell::Blank)),
        }
        row
    };
    Table { title: phrases.get(title), heads, rows: Box::new(class.students.iter().map(row)) }
}

fn identity_heads(phrases: &Phrases) -> Vec<String> {
    ["column-student-id", "column-name", "column-email", "column-group"].map(|key| phrases.get(key)).to_vec()
}

fn identity(student: &Student) -> Vec<Cell> {
    vec![
        Cell::Key(student.id.clone()),
        Cell::text(student.name.as_deref()),
        Cell::key(student.email.as_deref()),
        Cell::text(student.group.as_deref()),
    ]
}

/// The words for the statuses, in the order of [`Status::ALL`].
fn statuses(phrases: &Phrases) -> Vec<String> {
    Status::ALL.iter().map(|status| phrases.status(*status)).collect()
}

fn status_name(names: &[String], status: Status) -> String {
    Status::ALL.iter().zip(names).find(|(s, _)| **s == status).map(|(_, name)| name.clone()).unwrap_or_default()
}
