//! The program `grader`: arguments in, files and an exit code out. The work is done by the library of the same name.

mod app;
mod args;
mod commands;
#[cfg(test)]
mod examples;
mod exit;
mod explain;
mod help;
mod usage;

use std::{
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
};

use app::App;
use exit::Exit;

fn main() -> ExitCode {
    // What a panic says may hold a student's data, or worse; where it happened is what we need to know.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("grader {}: défaut du correcteur / defect of the grader ({place})", grader::VERSION);
    }));
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or(Exit::Defect).into()
}

fn run() -> Exit {
    let arguments: Vec<_> = std::env::args_os().collect();
    let words = match app::words(app::language(&arguments)) {
        Ok(words) => words,
        Err(error) => {
            eprintln!("grader: {error}");
            return Exit::Defect;
        }
    };
    match usage::parse(&words, &arguments) {
        Ok(cli) => {
            let app = App::new(&cli.global, words);
            commands::run(&app, &cli.command).unwrap_or_else(|failure| {
                app.complain(&failure.text);
                failure.exit
            })
        }
        Err(exit) => exit,
    }
}
