//! The table: phases, and their tasks.

use grader_core::{Points, TaskGrade, Totals};
use tabled::{
    builder::Builder,
    settings::{Alignment, Modify, Padding, Style, Width, object::Columns},
};
use textwrap::core::display_width;

use super::Page;
use crate::{outline::phases, plain::ours};

/// What stands before each column.
const GAP: usize = 2;
/// Of the five columns, the one that takes the space that the others leave.
const TITLE: usize = 2;
/// The title never gets narrower.
const NARROWEST_TITLE: usize = 12;

impl Page<'_> {
    pub(super) fn tasks(&mut self) {
        let phrases = self.phrases;
        let keys = ["column-status", "column-id", "column-title", "column-points", "column-open"];
        let mut rows = vec![keys.map(|key| phrases.get(key))];
        for phase in phases(self.report) {
            rows.push([const { String::new() }; 5]);
            let title = phase.title.map(|t| ours(t.get(phrases.lang()))).unwrap_or_default();
            let name = phrases.with("phase", &[("number", phase.number.into())]);
            let [points, open] = self.sums(phase.totals);
            rows.push([name, String::new(), title, points, open].map(|cell| self.paint.strong(&cell)));
            rows.extend(phase.tasks.iter().map(|task| self.task_row(task)));
        }
        let taken: usize = (0..keys.len()).filter(|column| *column != TITLE).map(|c| widest(&rows, c) + GAP).sum();
        let left = self.width.saturating_sub(taken + GAP).max(NARROWEST_TITLE);
        let mut table = Builder::from_iter(rows).build();
        table
            .with(Style::empty())
            .with(Padding::new(0, GAP, 0, 0))
            .with(Modify::new(Columns::one(TITLE)).with(Width::wrap(left + GAP).keep_words(true)))
            .with(Modify::new(Columns::new(TITLE + 1..)).with(Alignment::right()));
        for line in table.to_string().lines() {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    fn task_row(&self, task: &TaskGrade) -> [String; 5] {
        let standing = self.report.standing([task], task.status);
        let status = format!("{} {}", standing.symbol(), standing.word(self.phrases));
        let [points, open] = self.sums(task.totals);
        let title = ours(task.title.get(self.phrases.lang()));
        [self.paint.status(task.status, &status), task.id.to_string(), title, points, open]
    }

    fn sums(&self, totals: Totals) -> [String; 2] {
        let open = if totals.open == Points::ZERO { String::new() } else { self.phrases.points(totals.open) };
        [self.phrases.score(totals), open]
    }
}

fn widest(rows: &[[String; 5]], column: usize) -> usize {
    rows.iter().map(|row| display_width(&row[column])).max().unwrap_or(0)
}
