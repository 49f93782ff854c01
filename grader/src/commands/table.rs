//! The table of several grades: mark, what is open, and how many criteria ended how.

use grader::core::{Grade, Lang, Points, Status, Totals};
use tabled::{
    builder::Builder,
    settings::{Alignment, Style, object::Columns},
};

use crate::app::App;

/// One line of the table.
pub(crate) struct Row {
    name: String,
    mark: Points,
    totals: Totals,
    counts: [usize; Status::ALL.len()],
}

impl Row {
    /// The line of `grade`, named `name`.
    pub(crate) fn of(name: String, grade: &Grade) -> Self {
        let count = |status| grade.criteria().filter(|c| c.status() == status).count();
        Self { name, mark: grade.mark(), totals: grade.totals, counts: Status::ALL.map(count) }
    }
}

/// The table; its first column has the heading `first`. A status that nobody has takes no column.
pub(crate) fn render(app: &App, first: &str, rows: &[Row]) -> String {
    let words = &app.words;
    let used: Vec<usize> = (0..Status::ALL.len()).filter(|i| rows.iter().any(|r| r.counts[*i] > 0)).collect();
    let mut builder = Builder::new();
    let mut heading = vec![words.get(first), words.get("column-mark"), words.get("column-open")];
    heading.extend(used.iter().map(|i| words.get(&format!("column-{}", Status::ALL[*i].name()))));
    builder.push_record(heading);
    for row in rows {
        let Totals { possible, open, .. } = row.totals;
        let mark = format!("{} / {}", points(words.lang(), row.mark), points(words.lang(), possible));
        let mut record = vec![row.name.clone(), mark, points(words.lang(), open)];
        record.extend(used.iter().map(|i| row.counts[*i].to_string()));
        builder.push_record(record);
    }
    let mut table = builder.build();
    table.with(Style::sharp()).modify(Columns::new(1..), Alignment::right());
    table.to_string()
}

/// A number of points as the language writes decimals.
pub(crate) fn points(lang: Lang, points: Points) -> String {
    match lang {
        Lang::Fr => points.to_string().replace('.', ","),
        Lang::En => points.to_string(),
    }
}
