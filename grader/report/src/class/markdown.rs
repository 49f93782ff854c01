//! The class as Markdown: the students and the statistics.

use std::fmt::Write as _;

use super::{
    Class, Sheet, Statistics, figures,
    table::{self, Cell, Table},
};
use crate::{
    markup::{Align, escaped, heads, row},
    phrase::Phrases,
    plain::{ours, plain},
};

pub(super) fn render(class: &Class, phrases: &Phrases) -> Sheet {
    let statistics = Statistics::of(class);
    let mut text = format!("# {}\n", escaped(&ours(class.title.get(phrases.lang()))));
    write(&mut text, table::summary(class, phrases), phrases);
    for table in figures::tables(class, &statistics, phrases) {
        write(&mut text, table, phrases);
    }
    Sheet { name: "class.md", bytes: text.into_bytes(), ..Sheet::default() }
}

/// Writes a table under its title; one without rows is left out.
fn write(text: &mut String, table: Table<'_>, phrases: &Phrases) {
    let rows: Vec<Vec<Cell>> = table.rows.collect();
    if rows.is_empty() {
        return;
    }
    let is_number = |cell: &Cell| matches!(cell, Cell::Points(_) | Cell::Count(_) | Cell::Number(_));
    let aligned = |column: usize| {
        let numbers = rows.iter().filter_map(|cells| cells.get(column)).any(is_number);
        if numbers { Align::Right } else { Align::Left }
    };
    let aligns: Vec<Align> = (0..table.heads.len()).map(aligned).collect();
    let names: Vec<String> = table.heads.iter().map(|head| escaped(head)).collect();
    // Writing to a String cannot fail.
    let _ = write!(text, "\n## {}\n\n{}", escaped(&table.title), heads(&names, &aligns));
    for cells in rows {
        *text += &row(&cells.iter().map(|cell| shown(cell, phrases)).collect::<Vec<_>>());
    }
}

fn shown(cell: &Cell, phrases: &Phrases) -> String {
    match cell {
        Cell::Key(text) | Cell::Text(text) => escaped(&plain(text)),
        Cell::Points(points) => phrases.points(*points),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => phrases.number(*number),
        Cell::Blank => String::new(),
    }
}
