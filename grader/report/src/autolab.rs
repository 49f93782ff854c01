//! Autolab's two lines: the outcome of each criterion as "semantic" feedback, then, as the last line of the output, the
//! scores. Each task is a problem; its name in Autolab is the task's id. Autolab's total is the sum of the problems, so they
//! share the mark; a task of which nothing is settled is not among them.

use grader_core::{Points, Status};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{Entered, Report, ReportError, Style, account, gradebook::shares, phrase::Phrases};

/// The last line.
#[derive(Serialize)]
struct Scores {
    scores: Map<String, Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scoreboard: Vec<Points>,
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let tasks = &report.grade.tasks;
    let mut feedback = Map::new();
    feedback.insert("_presentation".to_owned(), "semantic".into());
    feedback.insert("stages".to_owned(), tasks.iter().map(|task| account::task_name(task, &phrases)).collect());
    for task in tasks {
        let cases = task.criteria.iter().map(|criterion| {
            let seen = report.seen(criterion);
            let passed = criterion.status() == Status::Passed;
            (account::name(seen, &phrases), json!({ "passed": passed, "hint": hint(&account::lines(seen, &phrases)) }))
        });
        feedback.insert(account::task_name(task, &phrases), Value::Object(cases.collect()));
    }
    let mut scores = Map::new();
    for (task, points) in shares(report.grade) {
        scores.insert(task.id.to_string(), serde_json::to_value(points)?);
    }
    let scores = Scores { scores, scoreboard: Entered::of_grade(report.grade).mark().into_iter().collect() };
    let mut text = serde_json::to_string(&feedback)? + "\n" + &serde_json::to_string(&scores)?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// Autolab shows a hint on one line.
fn hint(lines: &[String]) -> String {
    lines.join(" · ")
}
