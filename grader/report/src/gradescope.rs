//! Gradescope's `results.json`: one test per criterion, and one per task that a person judges.
//!
//! Gradescope knows no status but passed and failed, and drops what has neither score nor text, so what could not be seen
//! is a failed test that says why; its real status is a tag and in `extra_data`. What a person judges has no score: it is
//! information beside the questions that Gradescope itself has for it. Nothing here is `hidden`, because one hidden test
//! hides the total from the student; a hidden criterion is shown by its points alone. All text is `text`, never HTML.

use grader_core::{Points, Status, TaskGrade};
use serde::Serialize;

use crate::{Report, ReportError, Style, account, phrase::Phrases, report::Seen};

#[derive(Serialize)]
struct Document<'a> {
    /// Wins over the sum of the tests.
    score: Points,
    output: String,
    output_format: &'static str,
    test_name_format: &'static str,
    test_output_format: &'static str,
    visibility: &'static str,
    stdout_visibility: &'static str,
    tests: Vec<Test>,
    extra_data: Extra<'a>,
}

#[derive(Serialize)]
struct Test {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<Points>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_score: Option<Points>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    name: String,
    number: String,
    output: String,
    tags: [&'static str; 1],
    visibility: &'static str,
    extra_data: TestExtra,
}

#[derive(Serialize)]
struct TestExtra {
    status: &'static str,
    open: Points,
}

#[derive(Serialize)]
struct Extra<'a> {
    lab: &'a str,
    rubric: &'a str,
    possible: Points,
    open: Points,
    grader: &'a str,
}

pub(crate) fn render(report: &Report<'_>, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let grade = report.grade;
    let document = Document {
        score: grade.mark(),
        output: account::summary(report, &phrases).join("\n"),
        output_format: "text",
        test_name_format: "text",
        test_output_format: "text",
        visibility: "visible",
        stdout_visibility: "hidden",
        tests: grade.tasks.iter().flat_map(|task| tests(task, report, &phrases)).collect(),
        extra_data: Extra {
            lab: &report.lab.id,
            rubric: &grade.rubric,
            possible: grade.totals.possible,
            open: grade.totals.open,
            grader: &report.run.version,
        },
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn tests(task: &TaskGrade, report: &Report<'_>, phrases: &Phrases) -> Vec<Test> {
    if task.criteria.is_empty() {
        let name = account::task_name(task, phrases);
        let lines = account::task_lines(task, phrases).join("\n");
        return vec![test(task.status, task.totals, task.id.to_string(), name, lines)];
    }
    task.criteria.iter().map(|criterion| of_criterion(report.seen(criterion), phrases)).collect()
}

fn of_criterion(seen: Seen<'_>, phrases: &Phrases) -> Test {
    let criterion = seen.criterion;
    let mut lines = account::lines(seen, phrases);
    if criterion.status() != Status::Passed {
        lines.insert(0, phrases.status(criterion.status()));
    }
    test(
        criterion.status(),
        criterion.totals,
        criterion.id.to_string(),
        account::title(seen, phrases),
        lines.join("\n"),
    )
}

fn test(status: Status, totals: grader_core::Totals, number: String, name: String, output: String) -> Test {
    let judged = !matches!(status, Status::Manual | Status::Excused);
    Test {
        score: judged.then_some(totals.earned),
        max_score: judged.then_some(totals.possible),
        status: judged.then_some(if status == Status::Passed { "passed" } else { "failed" }),
        name,
        number,
        output,
        tags: [status.name()],
        visibility: "visible",
        extra_data: TestExtra { status: status.name(), open: totals.open },
    }
}
