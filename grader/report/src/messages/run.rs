//! The run over one student: a test case for each criterion.

use grader_core::{CriterionId, Status};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Features, Ids, envelope, features::Pickle, meta};
use crate::{Report, ReportError, Style, account, phrase::Phrases, report::Seen};

/// Writes `report` as a stream of messages. A criterion that `features` does not have is left out: the caller makes sure
/// that they are those of the grade's rubric.
///
/// # Errors
///
/// See [`ReportError`]; no student's text can cause one.
pub fn render(report: &Report<'_>, features: &Features, style: &Style) -> Result<Vec<u8>, ReportError> {
    let phrases = Phrases::new(style.lang)?;
    let mut ids = features.ids.clone();
    let frame = Frame {
        started: timestamp(report.run.started_at),
        finished: timestamp(report.run.finished_at),
        run: ids.next(),
        hook: ids.next(),
        definition: ids.next(),
    };
    let cases: Vec<Case<'_>> = report
        .criteria()
        .filter_map(|seen| Some((seen, features.pickles.get(&seen.criterion.id)?)))
        .map(|(seen, pickle)| Case::new(seen, pickle, &mut ids))
        .collect();

    let mut text = meta(&report.run.version) + &features.text;
    text += &frame.head();
    cases.iter().for_each(|case| text += &case.declared(&frame));
    cases.iter().for_each(|case| text += &case.ran(&frame, report, &phrases));
    let success = !cases.iter().any(|case| matches!(case.verdict(), "FAILED" | "UNDEFINED"));
    text += &envelope(
        "testRunFinished",
        json!({ "success": success, "timestamp": frame.finished, "testRunStartedId": frame.run }),
    );
    Ok(text.into_bytes())
}

/// What all test cases share.
struct Frame {
    started: Value,
    finished: Value,
    run: String,
    /// The step of the verdict.
    hook: String,
    /// Stands for all phrases: which code a phrase belongs to is of no interest here.
    definition: String,
}

impl Frame {
    fn head(&self) -> String {
        let place = json!({ "uri": "grader/judge/src/steps" });
        let hook = json!({
            "id": self.hook, "name": "verdict", "type": "AFTER_TEST_CASE",
            "sourceReference": { "uri": "grader/judge/src/exam.rs" },
        });
        let pattern = json!({ "source": "^.*$", "type": "REGULAR_EXPRESSION" });
        envelope("stepDefinition", json!({ "id": self.definition, "pattern": pattern, "sourceReference": place }))
            + &envelope("hook", hook)
            + &envelope("testRunStarted", json!({ "timestamp": self.started, "id": self.run }))
    }
}

/// One criterion as a test case.
struct Case<'a> {
    seen: Seen<'a>,
    pickle: &'a Pickle,
    id: String,
    attempt: String,
    steps: Vec<String>,
    last: String,
}

impl<'a> Case<'a> {
    fn new(seen: Seen<'a>, pickle: &'a Pickle, ids: &mut Ids) -> Self {
        let steps = pickle.steps.iter().map(|_| ids.next()).collect();
        Self { seen, pickle, id: ids.next(), attempt: ids.next(), steps, last: ids.next() }
    }

    fn declared(&self, frame: &Frame) -> String {
        let step = |(id, pickle): (&String, &String)| {
            json!({
                "id": id, "pickleStepId": pickle, "stepDefinitionIds": [frame.definition],
                "stepMatchArgumentsLists": [{ "stepMatchArguments": [] }],
            })
        };
        let mut steps: Vec<Value> = self.steps.iter().zip(&self.pickle.steps).map(step).collect();
        steps.push(json!({ "id": self.last, "hookId": frame.hook }));
        envelope(
            "testCase",
            json!({ "id": self.id, "pickleId": self.pickle.id, "testSteps": steps, "testRunStartedId": frame.run }),
        )
    }

    fn ran(&self, frame: &Frame, report: &Report<'_>, phrases: &Phrases) -> String {
        let mut text = envelope(
            "testCaseStarted",
            json!({ "attempt": 0, "id": self.attempt, "testCaseId": self.id, "timestamp": frame.started }),
        );
        for step in &self.steps {
            text += &self.step(step, frame, json!({ "duration": nothing(), "status": self.of_steps() }), "");
        }
        let mut result = json!({ "duration": nothing(), "status": self.verdict() });
        let lines = account::lines(self.seen, phrases);
        if !lines.is_empty() {
            result["message"] = lines.join("\n").into();
        }
        text += &self.step(&self.last, frame, result, &self.attached(report));
        text + &envelope(
            "testCaseFinished",
            json!({ "testCaseStartedId": self.attempt, "timestamp": frame.finished, "willBeRetried": false }),
        )
    }

    /// One step from its start to its end.
    fn step(&self, id: &str, frame: &Frame, result: Value, attached: &str) -> String {
        let start = json!({ "testCaseStartedId": self.attempt, "testStepId": id, "timestamp": frame.started });
        let mut end = start.clone();
        end["testStepResult"] = result;
        end["timestamp"] = frame.finished.clone();
        envelope("testStepStarted", start) + attached + &envelope("testStepFinished", end)
    }

    /// The points and what the verdict rests on.
    fn attached(&self, report: &Report<'_>) -> String {
        let criterion = self.seen.criterion;
        let names = |ids: &[CriterionId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        let citations = self.seen.finding().map_or(&[][..], |finding| &finding.citations);
        let citations = citations.iter().map(|c| json!({ "question": c.question.to_string(), "resource": c.resource }));
        let body = json!({
            "student": report.grade.student.id,
            "criterion": criterion.id,
            "status": criterion.status().name(),
            "points": criterion.totals.possible,
            "earned": criterion.totals.earned,
            "open": criterion.totals.open,
            "blocked_by": names(self.seen.blocked_by()),
            "citations": citations.collect::<Vec<_>>(),
        });
        envelope(
            "attachment",
            json!({
                "body": body.to_string(), "contentEncoding": "IDENTITY", "mediaType": "application/json",
                "fileName": "verdict.json", "testCaseStartedId": self.attempt, "testStepId": self.last,
            }),
        )
    }

    fn verdict(&self) -> &'static str {
        status(self.seen.criterion)
    }

    fn of_steps(&self) -> &'static str {
        match self.seen.criterion.status() {
            Status::Passed => "PASSED",
            Status::Failed => "UNKNOWN",
            Status::Excused | Status::Blocked | Status::Inconclusive | Status::Manual | Status::Broken => "SKIPPED",
        }
    }
}

/// The status of the verdict: only what is the student's is `FAILED`.
fn status(criterion: &grader_core::CriterionGrade) -> &'static str {
    match criterion.status() {
        Status::Passed => "PASSED",
        Status::Failed => "FAILED",
        Status::Excused | Status::Blocked | Status::Inconclusive => "SKIPPED",
        Status::Manual => "PENDING",
        Status::Broken => "UNDEFINED",
    }
}

fn nothing() -> Value {
    json!({ "seconds": 0, "nanos": 0 })
}

fn timestamp(at: Timestamp) -> Value {
    // The format has no negative part of a second.
    let borrow = i64::from(at.subsec_nanosecond() < 0);
    let nanos = i64::from(at.subsec_nanosecond()) + borrow * 1_000_000_000;
    json!({ "seconds": at.as_second() - borrow, "nanos": nanos })
}
