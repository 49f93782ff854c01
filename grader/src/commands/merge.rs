//! `merge`: the shards of a class become one folder of results.

use grader::class::{PageDraft, Results, State, merge};

use super::write_page;
use crate::{
    app::{App, Failure, shown},
    args::Merge,
    exit::Exit,
    explain::Explain as _,
};

/// Puts shards together.
pub(crate) fn run(app: &App, args: &Merge) -> Result<Exit, Failure> {
    let whole = merge(&args.shards, &args.out).map_err(|e| e.failure(&app.words))?;
    write_page(app, PageDraft::default(), &Results::new(&args.out), &whole)?;
    let count = |status| whole.students.iter().filter(|e| e.status == status).count();
    let numbers = [
        ("graded", count(State::Graded).into()),
        ("failed", count(State::Failed).into()),
        ("missing", count(State::Missing).into()),
        ("path", shown(&args.out.display().to_string()).into()),
    ];
    app.sentence(&app.words.with("class-summary", &numbers))?;
    let results = Results::new(&args.out);
    let graded = whole.students.iter().filter(|entry| entry.status == State::Graded);
    let seen = graded.filter_map(|entry| results.summary(&entry.folder, &entry.id, &whole.rubric));
    let failed = if count(State::Failed) > 0 { Exit::Usage } else { Exit::Passed };
    let exit = seen.map(|summary| Exit::of_class(&summary)).fold(failed, Exit::and);
    if exit == Exit::Unseen {
        app.note("note-retry", &[]);
    }
    Ok(exit)
}
