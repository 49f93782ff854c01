//! `lint`: what is wrong with feature files.

use grader::judge::{Problem, Severity, lint};
use serde::Serialize;

use super::{json, rules};
use crate::{
    app::{App, Failure},
    args::Lint,
    exit::Exit,
    explain,
};

/// A problem as programs read it.
#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    line: usize,
    severity: &'static str,
    code: &'static str,
    message: String,
}

/// Prints every problem; an error means that the rules cannot be used.
pub(crate) fn run(app: &App, args: &Lint) -> Result<Exit, Failure> {
    let rules = rules(app, args.folder.path())?;
    let problems = lint(&rules.lab, &rules.features);
    let count = |severity: Severity| problems.iter().filter(|p| p.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if args.json {
        let found: Vec<Found<'_>> = problems.iter().map(|p| found(app, p)).collect();
        app.print(json(&found)?.as_bytes())?;
    } else {
        for problem in &problems {
            let severity = app.words.get(&format!("lint-{}", name(problem.severity)));
            app.sentence(&format!("{severity} {}", explain::problem(&app.words, problem)))?;
        }
        let files = rules.features.len();
        let counts = [("files", files.into()), ("errors", errors.into()), ("warnings", warnings.into())];
        app.sentence(&app.words.with("lint-summary", &counts))?;
    }
    Ok(if errors > 0 { Exit::Failed } else { Exit::Passed })
}

fn found<'a>(app: &App, problem: &'a Problem) -> Found<'a> {
    Found {
        file: &problem.place.file,
        line: problem.place.line,
        severity: name(problem.severity),
        code: problem.kind.code(),
        message: explain::message(&app.words, problem),
    }
}

const fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
