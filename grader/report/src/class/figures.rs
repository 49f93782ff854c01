//! The statistics of a class as tables.

use grader_core::{CriterionId, Gap, Status};

use super::{
    Class, Discrimination, Item, Statistics,
    table::{Cell, Table},
};
use crate::{phrase::Phrases, plain::ours};

/// How many root causes are shown.
const CAUSES: usize = 15;

/// All tables, in the order in which they are read.
pub(super) fn tables<'a>(class: &'a Class, statistics: &'a Statistics, phrases: &'a Phrases) -> Vec<Table<'a>> {
    let titles = class.tasks.iter().map(|t| &t.title);
    let criteria = class.tasks.iter().flat_map(|t| &t.criteria).map(|c| &c.title);
    let title = |title: &grader_core::Text| ours(title.get(phrases.lang()));
    vec![
        marks(statistics, phrases),
        histogram(statistics, phrases),
        items("sheet-tasks", "column-id", &statistics.tasks, titles.map(title).collect(), phrases),
        items("sheet-criteria", "column-criterion", &statistics.criteria, criteria.map(title).collect(), phrases),
        causes(class, statistics, phrases),
        gaps(statistics, phrases),
    ]
}

fn marks<'a>(statistics: &Statistics, phrases: &Phrases) -> Table<'a> {
    let mut rows = vec![
        ("stat-students", Cell::Count(statistics.students)),
        ("stat-graded", Cell::Count(statistics.graded)),
        ("stat-open", Cell::Count(statistics.open)),
    ];
    if statistics.unmarked > 0 {
        rows.push(("stat-unmarked", Cell::Count(statistics.unmarked)));
    }
    if let Some(spread) = &statistics.marks {
        rows.extend([
            ("stat-least", Cell::Number(spread.least)),
            ("stat-lower", Cell::Number(spread.lower_quartile)),
            ("stat-median", Cell::Number(spread.median)),
            ("stat-upper", Cell::Number(spread.upper_quartile)),
            ("stat-most", Cell::Number(spread.most)),
            ("stat-mean", Cell::Number(spread.mean)),
            ("stat-deviation", spread.deviation.map_or(Cell::Blank, Cell::Number)),
        ]);
    }
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(|(key, value)| vec![Cell::Text(phrases.get(key)), value]).collect();
    let heads = vec![phrases.get("sheet-statistics"), String::new()];
    Table { title: phrases.get("stat-marks"), heads, rows: Box::new(rows.into_iter()) }
}

/// The histogram of the marks.
pub(super) fn histogram<'a>(statistics: &'a Statistics, phrases: &Phrases) -> Table<'a> {
    let bins = statistics.marks.iter().flat_map(|spread| &spread.bins);
    let rows = bins.map(|bin| vec![Cell::Number(bin.from), Cell::Number(bin.to), Cell::Count(bin.count)]);
    let heads = ["stat-from", "stat-to", "stat-students"].map(|key| phrases.get(key)).to_vec();
    Table { title: phrases.get("stat-histogram"), heads, rows: Box::new(rows) }
}

fn items<'a, I: ToString>(
    title: &str,
    kind: &str,
    items: &'a [Item<I>],
    titles: Vec<String>,
    phrases: &'a Phrases,
) -> Table<'a> {
    let mut heads = [kind, "column-title", "stat-success", "stat-correlation", "stat-difference"]
        .map(|key| phrases.get(key))
        .to_vec();
    heads.extend(Status::ALL.map(|status| phrases.status(status)));
    heads.push(phrases.get("column-note"));
    let rows = items.iter().zip(titles).map(|(item, title)| {
        let (correlation, difference) = match item.discrimination {
            Discrimination::Measured { correlation, difference } => {
                (Cell::Number(correlation), Cell::Number(difference))
            }
            Discrimination::TooFew { .. } | Discrimination::Uniform => (Cell::Blank, Cell::Blank),
        };
        let success = item.success.map_or(Cell::Blank, Cell::Number);
        let mut row = vec![Cell::Text(item.id.to_string()), Cell::Text(title), success, correlation, difference];
        row.extend(item.statuses.map(Cell::Count));
        row.push(Cell::Text(said(item.discrimination, phrases)));
        row
    });
    Table { title: phrases.get(title), heads, rows: Box::new(rows) }
}

/// What can be said about how an item discriminates.
pub(super) fn said(discrimination: Discrimination, phrases: &Phrases) -> String {
    match discrimination {
        Discrimination::TooFew { students } => phrases.with("stat-too-few", &[("n", students.into())]),
        Discrimination::Uniform => phrases.get("stat-uniform"),
        Discrimination::Measured { .. } if discrimination.is_weak() => phrases.get("stat-weak"),
        Discrimination::Measured { .. } => String::new(),
    }
}

fn causes<'a>(class: &'a Class, statistics: &'a Statistics, phrases: &'a Phrases) -> Table<'a> {
    let title = |id: &CriterionId| class.tasks.iter().flat_map(|t| &t.criteria).find(|c| c.id == *id).map(|c| &c.title);
    let rows = statistics.causes.iter().take(CAUSES).map(move |cause| {
        vec![
            Cell::Text(cause.criterion.to_string()),
            Cell::Text(title(&cause.criterion).map(|t| ours(t.get(phrases.lang()))).unwrap_or_default()),
            Cell::Count(cause.students),
            Cell::Count(cause.blocked),
            Cell::Points(cause.lost),
        ]
    });
    let heads = ["column-criterion", "column-title", "stat-students", "stat-blocked", "stat-lost"];
    Table { title: phrases.get("stat-causes"), heads: heads.map(|key| phrases.get(key)).to_vec(), rows: Box::new(rows) }
}

fn gaps<'a>(statistics: &'a Statistics, phrases: &'a Phrases) -> Table<'a> {
    let rows = statistics.gaps.iter().map(|gap| {
        let why = phrases.gap(&Gap::new(gap.reason));
        vec![Cell::Text(why), Cell::Count(gap.students), Cell::Count(gap.criteria)]
    });
    let heads = ["detail-why", "stat-students", "sheet-criteria"].map(|key| phrases.get(key)).to_vec();
    Table { title: phrases.get("section-unseen"), heads, rows: Box::new(rows) }
}
