//! `list`: tasks, criteria and points.

use std::fmt::Write as _;

use grader::core::{Points, Text};
use serde::Serialize;

use super::{json, rules, table::points};
use crate::{
    app::{App, Failure},
    args::List,
    exit::Exit,
    explain::Explain as _,
};

/// A task as programs read it.
#[derive(Serialize)]
struct Task<'a> {
    id: String,
    title: &'a Text,
    points: Points,
    criteria: Vec<Criterion<'a>>,
}

#[derive(Serialize)]
struct Criterion<'a> {
    id: String,
    title: &'a Text,
    points: Points,
    requires: Vec<String>,
    hidden: bool,
}

/// Prints the rubric.
pub(crate) fn run(app: &App, args: &List) -> Result<Exit, Failure> {
    let judge = rules(app, args.features.as_deref())?.judge().map_err(|e| e.failure(&app.words))?;
    let tasks: Vec<Task<'_>> = judge.rubric().tasks.iter().map(task).collect();
    let text = if args.json {
        json(&tasks)?
    } else {
        let mut text = String::new();
        for phase in &judge.lab().phases {
            let of_phase = tasks.iter().zip(&judge.rubric().tasks).filter(|(_, t)| t.id.phase == phase.number);
            let title = phase.title.get(app.words.lang());
            let heading = app.words.with("list-phase", &[("number", phase.number.into()), ("title", title.into())]);
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{}  {heading}", amount(app, phase.points));
            of_phase.for_each(|(task, _)| write_task(app, &mut text, task));
            text.push('\n');
        }
        text + &app.words.get("list-manual") + "\n"
    };
    app.print(text.as_bytes())?;
    Ok(Exit::Passed)
}

fn task(task: &grader::core::Task) -> Task<'_> {
    let criteria = task.criteria.iter().map(|c| Criterion {
        id: c.id.to_string(),
        title: &c.title,
        points: c.points,
        requires: c.requires.iter().map(ToString::to_string).collect(),
        hidden: c.hidden,
    });
    Task { id: task.id.to_string(), title: &task.title, points: task.points, criteria: criteria.collect() }
}

fn write_task(app: &App, text: &mut String, task: &Task<'_>) {
    let lang = app.words.lang();
    let mark = if task.criteria.is_empty() { " *" } else { "" };
    let _ = writeln!(text, "{}    {:<6}{}{mark}", amount(app, task.points), task.id, task.title.get(lang));
    for criterion in &task.criteria {
        let title = criterion.title.get(lang);
        let _ = writeln!(text, "{}      {:<8}{title}", amount(app, criterion.points), criterion.id);
    }
}

/// Points in a column of their own, before what they are for, so that titles of any length keep it straight.
fn amount(app: &App, amount: Points) -> String {
    format!("{:>6}", points(app.words.lang(), amount))
}
