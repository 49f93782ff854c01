//! PrairieLearn's `results.json` for external grading.
//!
//! The score is a share from 0 to 1. Every test has points and a maximum; a maximum of 0 is neutral, which is what a
//! person has yet to judge. Without a mark the submission is not gradable, which costs no attempt. PrairieLearn takes no
//! more than a megabyte, which the limits on texts keep far away.

use grader_core::{Points, Status, TaskGrade, Totals};
use serde::Serialize;

use crate::{Entered, Report, ReportError, Style, account, phrase::Phrases};

#[derive(Serialize)]
struct Document {
    gradable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    /// Why it is not gradable.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    format_errors: Vec<String>,
    message: String,
    output: String,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Test {
    name: String,
    description: String,
    points: Points,
    max_points: Points,
    message: String,
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let grade = report.grade;
    let mut summary = account::summary(report, &phrases);
    let rest = summary.split_off(1);
    let entered = Entered::of_grade(grade);
    let document = Document {
        gradable: entered.mark().is_some(),
        score: entered.mark().map(|mark| share(mark, grade.totals.possible)),
        format_errors: match entered {
            Entered::Mark(_) => Vec::new(),
            Entered::Excused => vec![phrases.get("unmarked-excused")],
            Entered::Open => vec![phrases.get("unmarked-open")],
        },
        message: summary.concat(),
        output: rest.join("\n"),
        tests: report.grade.tasks.iter().flat_map(|task| tests(task, report, &phrases)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The share that was earned; a bonus does not go beyond all.
fn share(mark: Points, possible: Points) -> f64 {
    if possible == Points::ZERO { 0.0 } else { (mark.as_f64() / possible.as_f64()).min(1.0) }
}

fn tests(task: &TaskGrade, report: &Report<'_>, phrases: &Phrases) -> Vec<Test> {
    let test = |status: Status, totals: Totals, name: String, description: String, message: String| Test {
        name,
        description,
        points: totals.earned,
        max_points: if matches!(status, Status::Manual | Status::Excused) { Points::ZERO } else { totals.possible },
        message,
    };
    if task.criteria.is_empty() {
        let name = account::task_name(task, phrases);
        let lines = account::task_lines(task, phrases).join("\n");
        return vec![test(task.status, task.totals, name, phrases.status(task.status), lines)];
    }
    let of = |criterion| {
        let seen = report.seen(criterion);
        let (status, lines) = (seen.criterion.status(), account::lines(seen, phrases).join("\n"));
        test(status, seen.criterion.totals, account::name(seen, phrases), phrases.status(status), lines)
    };
    task.criteria.iter().map(of).collect()
}
