//! The table of several grades: mark, what is open, and how many criteria ended how.

use grader::{
    class::Summary,
    core::{Grade, Lang, Points, Status, Totals},
};
use tabled::{
    builder::Builder,
    settings::{Alignment, Style, Width, object::Columns, peaker::Priority},
};

use crate::app::App;

/// One line of the table.
pub(crate) struct Row {
    name: String,
    summary: Summary,
}

impl Row {
    /// The line of `grade`, named `name`.
    pub(crate) fn of(name: String, grade: &Grade) -> Self {
        Self::new(name, Summary::of(grade))
    }

    /// The line of a grade of which only the `summary` is known.
    pub(crate) const fn new(name: String, summary: Summary) -> Self {
        Self { name, summary }
    }
}

/// The table; its first column has the heading `first`. A status that nobody has takes no column.
pub(crate) fn render(app: &App, first: &str, rows: &[Row]) -> String {
    let words = &app.words;
    let used: Vec<usize> = (0..Status::ALL.len()).filter(|i| rows.iter().any(|r| r.summary.counts[*i] > 0)).collect();
    let mut builder = Builder::new();
    let mut heading = vec![words.get(first), words.get("column-mark"), words.get("column-open")];
    heading.extend(used.iter().map(|i| words.get(&format!("column-{}", Status::ALL[*i].name()))));
    builder.push_record(heading);
    for row in rows {
        let Summary { mark, totals: Totals { possible, open, .. }, .. } = row.summary;
        let mark = format!("{} / {}", points(words.lang(), mark), points(words.lang(), possible));
        let mut record = vec![row.name.clone(), mark, points(words.lang(), open)];
        record.extend(used.iter().map(|i| row.summary.counts[*i].to_string()));
        builder.push_record(record);
    }
    let mut table = builder.build();
    table.with(Style::sharp()).modify(Columns::new(1..), Alignment::right());
    if table.total_width() > app.style.width {
        // The widest column, which holds names, gives way.
        let narrow = Width::wrap(app.style.width).priority(Priority::max(true));
        table.with(Style::sharp().remove_left().remove_right()).with(narrow);
    }
    table.to_string()
}

/// A number of points as the language writes decimals.
pub(crate) fn points(lang: Lang, points: Points) -> String {
    match lang {
        Lang::Fr => points.to_string().replace('.', ","),
        Lang::En => points.to_string(),
    }
}
