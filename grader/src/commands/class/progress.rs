//! How far a run over a class is: a line that moves on a terminal, a line per student elsewhere.

use std::{collections::BTreeSet, time::Duration};

use grader::class::{Entry, Summary};
use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    app::{App, shown},
    commands::table::points,
};

/// How many of those who are being graded are named.
const NAMED: usize = 4;

/// The display.
pub(super) struct Progress<'a> {
    app: &'a App,
    bar: Option<ProgressBar>,
    all: usize,
    ended: usize,
    failed: usize,
    current: BTreeSet<String>,
}

impl<'a> Progress<'a> {
    /// A display of `all` students to grade; `done` others have their result already.
    pub(super) fn new(app: &'a App, all: usize, done: usize) -> Self {
        if done > 0 {
            app.note("note-resumed", &[("done", done.into()), ("all", all.into())]);
        }
        let bar = app.is_lively().then(|| {
            let bar = ProgressBar::new(all as u64);
            let left = app.words.get("progress-left");
            let template = format!("{{bar:24}} {{pos}}/{{len}}  {left} {{eta}}  {{wide_msg}}");
            // A template that does not parse would show the library's own line.
            bar.set_style(ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.enable_steady_tick(Duration::from_millis(500));
            bar
        });
        Self { app, bar, all, ended: 0, failed: 0, current: BTreeSet::new() }
    }

    pub(super) fn began(&mut self, entry: &Entry) {
        self.current.insert(shown(&entry.id));
        self.draw();
    }

    pub(super) fn ended(&mut self, entry: &Entry, summary: Option<&Summary>) {
        self.current.remove(&shown(&entry.id));
        self.ended += 1;
        if summary.is_none() {
            self.failed += 1;
        }
        match &self.bar {
            Some(bar) => bar.inc(1),
            None => self.tell(entry, summary),
        }
        self.draw();
    }

    /// One line about a student who ended.
    fn tell(&self, entry: &Entry, summary: Option<&Summary>) {
        let lang = self.app.words.lang();
        let text = match (summary, &entry.error) {
            (Some(Summary { mark, totals, .. }), _) => {
                format!("{} / {}", points(lang, *mark), points(lang, totals.possible))
            }
            (None, error) => error.clone().unwrap_or_default(),
        };
        let args = [
            ("ended", self.ended.into()),
            ("all", self.all.into()),
            ("student", shown(&entry.id).into()),
            ("text", text.into()),
        ];
        self.app.note("note-student", &args);
    }

    pub(super) fn stopping(&self) {
        match &self.bar {
            Some(bar) => bar.suspend(|| self.app.note("note-stopping", &[])),
            None => self.app.note("note-stopping", &[]),
        }
    }

    fn draw(&self) {
        let Some(bar) = &self.bar else { return };
        let mut names: Vec<&str> = self.current.iter().take(NAMED).map(String::as_str).collect();
        if self.current.len() > NAMED {
            names.push("…");
        }
        let args = [("failed", self.failed.into()), ("students", names.join(", ").into())];
        bar.set_message(self.app.words.with("progress-now", &args));
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
