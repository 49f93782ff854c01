//! `merge`: the shards of a class become one folder of results.

use grader::{
    class::{PageDraft, Results, State, Summary, merge},
    report::StoredResult,
};

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
    let results = Results::new(&args.out);
    let (mut page, mut exit) = (PageDraft::default(), Exit::Passed);
    for (place, entry) in whole.students.iter().enumerate().filter(|(_, entry)| entry.status == State::Graded) {
        if let Some(StoredResult { lab, grade, run }) = results.stored(&entry.folder, &entry.id) {
            page.note(place, &lab, &grade, &run);
            exit = exit.and(Exit::of_class(&Summary::of(&grade)));
        }
    }
    write_page(app, page, &results, &whole)?;
    let count = |status| whole.students.iter().filter(|e| e.status == status).count();
    let numbers = [
        ("graded", count(State::Graded).into()),
        ("failed", count(State::Failed).into()),
        ("missing", count(State::Missing).into()),
        ("path", shown(&args.out.display().to_string()).into()),
    ];
    app.sentence(&app.words.with("class-summary", &numbers))?;
    if count(State::Failed) > 0 {
        exit = exit.and(Exit::Usage);
    }
    if exit == Exit::Unseen {
        app.note("note-retry", &[]);
    }
    Ok(exit)
}
