//! `completions`: a script that completes the command line in a shell.

use crate::{
    app::{App, Failure},
    args::Completions,
    exit::Exit,
    help,
};

/// Prints the script.
pub(crate) fn run(app: &App, args: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(&app.words), "grader", &mut script);
    app.print(&script)?;
    Ok(Exit::Passed)
}
