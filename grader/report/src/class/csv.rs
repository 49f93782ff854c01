//! Three CSV files for whoever calculates further: `students.csv`, `tasks.csv` and `criteria.csv`, the last two with one
//! row per student and task or criterion.

use super::{
    Class, Sheet, cell,
    table::{self, Cell, Table},
};
use crate::{ReportError, phrase::Phrases, plain::brief};

pub(super) fn render(class: &Class, phrases: &Phrases) -> Result<Vec<Sheet>, ReportError> {
    Ok(vec![
        sheet("students.csv", table::summary(class, phrases), Some(phrases))?,
        // A key that is refused was named with the students.
        sheet("tasks.csv", table::tasks(class, phrases), None)?,
        sheet("criteria.csv", table::criteria(class, phrases), None)?,
    ])
}

fn sheet(name: &'static str, table: Table<'_>, tell: Option<&Phrases>) -> Result<Sheet, ReportError> {
    let mut notes = Vec::new();
    let mut write = |cell: Cell| match cell {
        Cell::Key(key) if cell::is_key(&key) => key,
        // The row stays, without the key: nobody disappears from a list of students.
        Cell::Key(key) => {
            notes.extend(tell.map(|phrases| phrases.about("refused-key", "key", &brief(&key))));
            String::new()
        }
        Cell::Text(text) => cell::free(&text),
        Cell::Points(points) => points.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => format!("{number:.2}"),
        Cell::Blank => String::new(),
    };
    let heads = table.heads.iter().map(|head| cell::free(head)).collect::<Vec<_>>();
    let rows = table.rows.map(|row| row.into_iter().map(&mut write).collect::<Vec<_>>());
    let bytes = cell::table(std::iter::once(heads).chain(rows))?;
    Ok(Sheet { name, bytes, notes, ..Sheet::default() })
}
