//! The changes of a class as text for a terminal, as Markdown, and as JSON.

use std::{cmp::Ordering, fmt::Write as _};

use grader::{
    class::{CriterionChange, Mark, StudentChange},
    core::Points,
    report::Value,
};
use serde::Serialize;

use super::Changes;
use crate::{
    app::{App, Failure, shown},
    args::ChangesFormat,
    commands::{json, table::points},
};

/// The name and version of the JSON form.
const SCHEMA: &str = "grader.regrade/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    /// The digests of the former and of the new rules.
    before: &'a str,
    after: &'a str,
    gain: usize,
    lose: usize,
    same: usize,
    students: &'a [StudentChange],
}

/// The changes in the form that the user asks for.
pub(super) fn render(app: &App, format: ChangesFormat, changes: &Changes) -> Result<String, Failure> {
    let count = |wanted| changes.students.iter().filter(|s| s.after.cmp(&s.before) == wanted).count();
    let (gain, lose) = (count(Ordering::Greater), count(Ordering::Less));
    let same = changes.same + count(Ordering::Equal);
    let Changes { before, after, students, .. } = changes;
    if format == ChangesFormat::Json {
        return json(&Document { schema: SCHEMA, before, after, gain, lose, same, students });
    }
    let numbers: [(&str, Value<'_>); 3] = [("gain", gain.into()), ("lose", lose.into()), ("same", same.into())];
    let summary = app.words.with("regrade-summary", &numbers);
    let mut text = String::new();
    if format == ChangesFormat::Markdown {
        let _ = write!(text, "{summary}\n\n{}\n|---|---|---|---|---|\n", app.words.get("regrade-heading"));
    }
    for student in students {
        match format {
            ChangesFormat::Markdown => markdown(app, student, &mut text),
            _ => terminal(app, student, &mut text),
        }
    }
    if format == ChangesFormat::Terminal {
        let _ = writeln!(text, "{summary}");
    }
    Ok(text)
}

/// A student's mark before and after.
fn marks(app: &App, student: &StudentChange) -> String {
    let lang = app.words.lang();
    let (before, after) = (points(lang, student.before), points(lang, student.after));
    let difference = match student.after.cmp(&student.before) {
        Ordering::Greater => format!(" (+{})", points(lang, difference(student.before, student.after))),
        Ordering::Less => format!(" (−{})", points(lang, difference(student.after, student.before))),
        Ordering::Equal => String::new(),
    };
    format!("{before} → {after}{difference}")
}

fn difference(less: Points, more: Points) -> Points {
    Points::from_hundredths(more.hundredths() - less.hundredths())
}

fn terminal(app: &App, student: &StudentChange, text: &mut String) {
    let _ = writeln!(text, "{}: {}", shown(&student.id), marks(app, student));
    for change in &student.criteria {
        let _ = writeln!(text, "  {}  {}  {}", change.id, step(app, change), shown(&title(app, change)));
        if let Some(why) = why(app, change) {
            let _ = writeln!(text, "      {why}");
        }
    }
}

fn markdown(app: &App, student: &StudentChange, text: &mut String) {
    let (who, marks) = (escaped(&shown(&student.id)), marks(app, student));
    if student.criteria.is_empty() {
        let _ = writeln!(text, "| {who} | {marks} | | | |");
    }
    for change in &student.criteria {
        let what = escaped(&shown(&format!("{} {}", change.id, title(app, change))));
        let why = escaped(&why(app, change).unwrap_or_default());
        let _ = writeln!(text, "| {who} | {marks} | {what} | {} | {why} |", step(app, change));
    }
}

/// `failed 0 → passed 2`.
fn step(app: &App, change: &CriterionChange) -> String {
    let one = |mark: &Option<Mark>| match mark {
        Some(mark) => {
            let status = app.words.get(&format!("status-{}", mark.status.name()));
            format!("{status} {}", points(app.words.lang(), mark.earned))
        }
        None => app.words.get("status-none"),
    };
    format!("{} → {}", one(&change.before), one(&change.after))
}

fn title(app: &App, change: &CriterionChange) -> String {
    change.title.as_ref().map(|title| title.get(app.words.lang()).to_owned()).unwrap_or_default()
}

/// That a person's mark is worth a second look.
fn review(app: &App, change: &CriterionChange) -> Option<String> {
    let human = change.after.as_ref()?.human.as_ref().filter(|human| human.changed)?;
    let status = app.words.get(&format!("status-{}", human.automatic.name()));
    Some(app.words.with("regrade-review", &[("marker", shown(&human.marker).into()), ("status", status.into())]))
}

/// What the new rules found; where they are content, what the former ones had found.
fn why(app: &App, change: &CriterionChange) -> Option<String> {
    let of = |mark: &Mark| {
        if !mark.blocked_by.is_empty() {
            return Some(app.words.with("regrade-blocked", &[("by", mark.blocked_by.join(", ").into())]));
        }
        if let Some(gap) = &mark.gap {
            let operation = gap.operation.as_deref().map(shown).unwrap_or_default();
            let args = [("reason", gap.reason.as_str().into()), ("operation", operation.into())];
            return Some(app.words.with("regrade-gap", &args));
        }
        let (expected, observed) = (mark.expected.as_deref()?, mark.observed.as_deref()?);
        let args = [("expected", shown(expected).into()), ("observed", shown(observed).into())];
        Some(app.words.with("regrade-finding", &args))
    };
    review(app, change).or_else(|| change.after.as_ref().and_then(of)).or_else(|| {
        let former = change.before.as_ref().and_then(of)?;
        Some(app.words.with("regrade-before", &[("why", former.into())]))
    })
}

/// A text of someone else's in a cell of a Markdown table.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => safe.extend(['\\', c]),
            '\n' | '\r' => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
