//! What asking again gave, for a terminal and as JSON, and how the program ends.

use std::fmt::Write as _;

use grader::{
    report::Words,
    spot_check::{Change, Recheck, Seed, Verdict},
};
use serde::Serialize;

use crate::{
    app::{App, Failure, shown},
    commands::json,
    exit::Exit,
    explain,
};

/// The name and version of the JSON form.
const SCHEMA: &str = "grader.spot-check/1";

/// The most changes of one answer that a terminal shows.
const SHOWN: usize = 12;

/// What asking one student's deployment again gave, or why nothing was asked.
pub(super) struct Checked {
    pub(super) student: String,
    pub(super) outcome: Result<Vec<Recheck>, String>,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    seed: String,
    students: Vec<Student<'a>>,
}

#[derive(Serialize)]
struct Student<'a> {
    id: &'a str,
    /// Why nothing was asked.
    error: Option<&'a str>,
    questions: Vec<Asked<'a>>,
}

#[derive(Serialize)]
struct Asked<'a> {
    question: String,
    verdict: &'a Verdict,
    changes: &'a [Change],
}

/// A difference is what such a run looks for. What could not be asked or confirmed is none.
pub(super) fn exit(checked: &Checked) -> Exit {
    let Ok(rechecks) = &checked.outcome else { return Exit::Usage };
    let one = |recheck: &Recheck| match recheck.verdict {
        Verdict::Same => Exit::Passed,
        Verdict::Different => Exit::Failed,
        Verdict::Unconfirmed | Verdict::NotAsked { .. } | Verdict::OtherAccount { .. } => Exit::Unseen,
    };
    rechecks.iter().map(one).fold(Exit::Passed, Exit::and)
}

/// The whole answer.
pub(super) fn render(app: &App, as_json: bool, seed: Seed, checked: &[Checked]) -> Result<String, Failure> {
    if as_json {
        return json(&Document {
            schema: SCHEMA,
            seed: seed.to_string(),
            students: checked.iter().map(student).collect(),
        });
    }
    let reports = Words::reports(app.words.lang()).map_err(Failure::defect)?;
    let mut text = String::new();
    for Checked { student, outcome } in checked {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", shown(student));
        match outcome {
            Err(error) => {
                let _ = writeln!(text, "  {error}");
            }
            Ok(rechecks) => rechecks.iter().for_each(|recheck| question(app, reports, recheck, &mut text)),
        }
    }
    let all = checked.iter().filter_map(|checked| checked.outcome.as_ref().ok()).flatten();
    let count = |names: &[&str]| all.clone().filter(|recheck| names.contains(&recheck.verdict.name())).count();
    let numbers = [
        ("asked", count(&["same", "different", "unconfirmed"]).into()),
        ("same", count(&["same"]).into()),
        ("different", count(&["different"]).into()),
        ("unconfirmed", count(&["unconfirmed"]).into()),
        ("notasked", count(&["not-asked", "other-account"]).into()),
    ];
    let _ = writeln!(text, "{}", app.words.with("spot-check-summary", &numbers));
    Ok(text)
}

fn student(checked: &Checked) -> Student<'_> {
    let asked = |recheck: &'_ Recheck| recheck.question.to_string();
    let questions = checked.outcome.as_deref().unwrap_or_default().iter();
    Student {
        id: &checked.student,
        error: checked.outcome.as_ref().err().map(String::as_str),
        questions: questions
            .map(|recheck| Asked { question: asked(recheck), verdict: &recheck.verdict, changes: &recheck.changes })
            .collect(),
    }
}

fn question(app: &App, reports: &Words, recheck: &Recheck, text: &mut String) {
    let words = &app.words;
    let said = words.get(&format!("spot-check-{}", recheck.verdict.name()));
    let why = match &recheck.verdict {
        Verdict::NotAsked { gap } => Some(explain::gap(reports, gap, &recheck.question.to_string())[0].clone()),
        Verdict::OtherAccount { recorded, found } => {
            let args = [("recorded", shown(recorded).into()), ("found", shown(found).into())];
            Some(words.with("spot-check-accounts", &args))
        }
        _ => None,
    };
    let _ = writeln!(text, "  {}: {}", shown(&recheck.question.to_string()), said);
    if let Some(why) = why {
        let _ = writeln!(text, "    {why}");
    }
    for change in recheck.changes.iter().take(SHOWN) {
        let none = || words.get("spot-check-nothing");
        let side = |side: &Option<String>| side.as_deref().map_or_else(none, shown);
        let args = [
            ("part", shown(&change.part).into()),
            ("recorded", side(&change.recorded).into()),
            ("now", side(&change.now).into()),
            ("kind", words.get(&format!("spot-check-change-{}", change.kind.name())).into()),
        ];
        let _ = writeln!(text, "    {}", words.with("spot-check-change", &args));
    }
    if recheck.changes.len() > SHOWN {
        let more = recheck.changes.len() - SHOWN;
        let _ = writeln!(text, "    {}", words.with("spot-check-more", &[("count", more.into())]));
    }
}
