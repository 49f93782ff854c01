//! One file per command.

mod check;
mod class;
mod completions;
mod demo;
mod doctor;
mod export;
mod grade;
mod gradescope;
mod iam_policy;
mod init;
mod integrity;
mod keys;
mod lint;
mod list;
mod marks;
mod merge;
mod pasted;
mod regrade;
mod selftest;
mod spot_check;
mod steps;
mod submission;
mod table;

use std::path::Path;

use grader::{
    Rules,
    class::{Manifest, PageDraft, PageError, Results},
    core::Selection,
    judge::Judge,
};

use crate::{
    app::{App, Failure},
    args::{Class, Command},
    exit::Exit,
    explain::Explain as _,
};

/// Runs a command.
pub(crate) fn run(app: &App, command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Grade(args) => grade::run(app, args),
        Command::Check(args) => check::run(app, args),
        Command::Class(args) => class::run(app, args),
        Command::Marks(args) => marks::run(app, args),
        Command::Merge(args) => merge::run(app, args),
        Command::Regrade(args) => regrade::run(app, args),
        Command::Demo(args) => demo::run(app, args),
        Command::Export(args) => export::run(app, args),
        Command::Gradescope(args) => gradescope::run(app, args),
        Command::Lint(args) => lint::run(app, args),
        Command::Selftest(args) => selftest::run(app, args),
        Command::Steps(args) => steps::run(app, args),
        Command::List(args) => list::run(app, args),
        Command::Init(args) => init::run(app, args),
        Command::Doctor(args) => doctor::run(app, args),
        Command::IamPolicy => iam_policy::run(app),
        Command::Completions(args) => completions::run(app, args),
        Command::Keys(args) => keys::run(app, args),
        Command::Integrity(args) => integrity::run(app, args),
        Command::SpotCheck(args) => spot_check::run(app, args),
    }
}

/// The rules of `--features`, or those that ship with the grader.
fn rules(app: &App, folder: Option<&Path>) -> Result<Rules, Failure> {
    folder.map_or_else(|| Ok(Rules::embedded()), |folder| Rules::read(folder).map_err(|e| e.failure(&app.words)))
}

/// The judge of a run of the selected criteria alone, if any are: one that names none is a mistake, and no success.
fn judge_of(app: &App, class: &Class, only: &[Selection]) -> Result<Judge, Failure> {
    let judge = judge(app, class)?;
    let names_some = |selection: &&Selection| {
        judge.rubric().tasks.iter().any(|task| match selection {
            Selection::Criterion(_) => task.judged().any(|criterion| selection.contains(&criterion.id)),
            _ => selection.touches(task.id),
        })
    };
    match only.iter().find(|selection| !names_some(selection)) {
        Some(unknown) => Err(Failure::usage(app.words.with("error-only", &[("only", unknown.to_string().into())]))),
        None => Ok(judge),
    }
}

/// The judge of a class.
fn judge(app: &App, class: &Class) -> Result<Judge, Failure> {
    let judge = rules(app, class.features.as_deref())?.judge().map_err(|e| e.failure(&app.words))?;
    match &class.profile {
        Some(name) => judge.with_profile(name).map_err(|e| e.failure(&app.words)),
        None => Ok(judge),
    }
}

/// A value as readable JSON, with a newline at its end.
fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value).map(|text| text + "\n").map_err(Failure::defect)
}

/// Writes the page of a class, of which `draft` knows a part.
fn write_page(app: &App, draft: PageDraft, results: &Results, manifest: &Manifest) -> Result<(), Failure> {
    let written = draft.write(results, manifest, app.words.lang());
    written.map_err(|error| match error {
        PageError::Report(error) => Failure::defect(error),
        PageError::Write(error) => error.failure(&app.words),
    })
}
