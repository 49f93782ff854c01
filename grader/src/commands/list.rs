//! `list`: tasks, criteria and points.

use std::fmt::Write as _;

use grader::{
    core::{Points, Text},
    judge::Judge,
};
use serde::Serialize;

use super::{json, table::points};
use crate::{
    app::{App, Failure},
    args::List,
    exit::Exit,
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
    bonus: bool,
}

impl Task<'_> {
    /// Whether no criterion of it is judged by a machine.
    const fn is_manual(&self) -> bool {
        self.criteria.is_empty()
    }
}

/// Prints the rubric.
pub(crate) fn run(app: &App, args: &List) -> Result<Exit, Failure> {
    let judge = super::judge(app, &args.class)?;
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
            let points = judge.rubric().tasks.iter().filter(|t| t.id.phase == phase.number).map(|t| t.points).sum();
            let _ = writeln!(text, "{}", app.fitted(&format!("{}  {heading}", amount(app, "", points)), 8));
            of_phase.for_each(|(task, _)| write_task(app, &mut text, task));
            text.push('\n');
        }
        // The sign is explained where it stands.
        let manual =
            if tasks.iter().any(Task::is_manual) { app.words.get("list-manual") + "\n" } else { String::new() };
        let notes = profile(app, &judge) + &manual;
        text + &if notes.is_empty() { notes } else { app.fitted(notes.trim_end(), 2) + "\n" }
    };
    app.print(text.as_bytes())?;
    Ok(Exit::Passed)
}

/// Which class this is the rubric of, and which others there are; nothing for a lab without profiles.
fn profile(app: &App, judge: &Judge) -> String {
    let lab = judge.lab();
    if lab.profiles.is_empty() {
        return String::new();
    }
    let of_class = judge.rubric().rebasing.as_ref();
    let mut text = match of_class {
        Some(rebasing) => {
            let title = lab.profiles.get(&rebasing.profile).map(|p| p.title.get(app.words.lang())).unwrap_or_default();
            let left_out = rebasing.left_out.iter().map(ToString::to_string).collect::<Vec<_>>();
            let names = [("profile", rebasing.profile.as_str().into()), ("title", title.into())];
            let tasks = [("tasks", left_out.join(", ").into()), ("count", left_out.len().into())];
            app.words.with("list-profile", &[names, tasks].concat()) + "\n"
        }
        None => String::new(),
    };
    for (name, profile) in lab.profiles.iter().filter(|(name, _)| of_class.is_none_or(|r| r.profile != **name)) {
        let title = profile.title.get(app.words.lang());
        text += &app.words.with("list-other-profile", &[("profile", name.as_str().into()), ("title", title.into())]);
        text.push('\n');
    }
    text
}

fn task(task: &grader::core::Task) -> Task<'_> {
    let criteria = task.judged().enumerate().map(|(at, c)| Criterion {
        id: c.id.to_string(),
        title: &c.title,
        points: c.points,
        requires: c.requires.iter().map(ToString::to_string).collect(),
        hidden: c.hidden,
        bonus: at >= task.criteria.len(),
    });
    Task { id: task.id.to_string(), title: &task.title, points: task.points, criteria: criteria.collect() }
}

fn write_task(app: &App, text: &mut String, task: &Task<'_>) {
    let lang = app.words.lang();
    let mark = if task.is_manual() { " *" } else { "" };
    let line = format!("{}    {:<6}{}{mark}", amount(app, "", task.points), task.id, task.title.get(lang));
    let _ = writeln!(text, "{}", app.fitted(&line, 16));
    for criterion in &task.criteria {
        let title = criterion.title.get(lang);
        let sign = if criterion.bonus { "+" } else { "" };
        let line = format!("{}      {:<8}{title}", amount(app, sign, criterion.points), criterion.id);
        let _ = writeln!(text, "{}", app.fitted(&line, 20));
    }
}

/// Points in a column of their own, before what they are for, so that titles of any length keep it straight.
fn amount(app: &App, sign: &str, amount: Points) -> String {
    format!("{:>6}", format!("{sign}{}", points(app.words.lang(), amount)))
}
