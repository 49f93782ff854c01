//! The one thing to do next, in one sentence.

use grader_core::{GapReason, Lang, Notice, Points, Status};

use crate::{Report, WordsError, cause::lacks_keys, phrase::Phrases, plain::ours, report::Seen};

/// What to do next.
pub(crate) struct Advice {
    /// In one sentence.
    pub sentence: String,
    /// The criterion that it is about.
    pub about: Option<String>,
}

/// The next thing to do, in one sentence in the language `lang`.
///
/// # Errors
///
/// Only when the message catalogue does not load, which would be a defect.
pub fn sentence(report: &Report<'_>, lang: Lang) -> Result<String, WordsError> {
    Ok(next_step(report, &Phrases::new(lang)?).sentence)
}

/// The next thing to do. An account that could not be opened comes before all, because most of what could be seen is in
/// it; then what the student can put right, in the order of the course, where what others build on comes earlier.
pub(crate) fn next_step(report: &Report<'_>, phrases: &Phrases) -> Advice {
    let ways = [to_open, to_fix, to_clear, hidden, to_wait, ours_to_fix];
    ways.iter().find_map(|way| way(report, phrases)).unwrap_or_else(|| {
        let done = report.grade.tasks.iter().all(|task| matches!(task.status, Status::Passed | Status::Excused));
        let key = match report.grade.totals.open {
            _ if done => "next-done",
            Points::ZERO => "next-marked",
            _ => "next-wait",
        };
        Advice { sentence: phrases.get(key), about: None }
    })
}

fn first<'a>(report: &Report<'a>, status: Status, veiled: bool) -> Option<Seen<'a>> {
    // What a person has marked is settled.
    let is_open = |seen: &Seen<'_>| seen.criterion.human.is_none();
    report
        .criteria()
        .find(|seen| seen.criterion.status() == status && seen.veiled == veiled && !seen.starting && is_open(seen))
}

fn to_open(report: &Report<'_>, phrases: &Phrases) -> Option<Advice> {
    // Who handed in nothing has no account to open.
    if report.grade.notices.contains(&Notice::NothingHandedIn) {
        return None;
    }
    let is_open = |seen: &Seen<'_>| seen.criterion.human.is_none() && seen.criterion.status() == Status::Inconclusive;
    let gaps: Vec<_> = report.criteria().filter(is_open).filter_map(Seen::gap).filter(|gap| lacks_keys(gap)).collect();
    let expired = gaps.iter().any(|gap| gap.reason == GapReason::ExpiredCredentials);
    let key = if expired { "next-keys-expired" } else { "next-keys" };
    (!gaps.is_empty()).then(|| Advice { sentence: phrases.with(key, &[("n", gaps.len().into())]), about: None })
}

fn to_fix(report: &Report<'_>, phrases: &Phrases) -> Option<Advice> {
    let seen = first(report, Status::Failed, false)?;
    let title = ours(seen.title()?.get(phrases.lang()));
    // The sentence brings its own full stop.
    let title = title.trim_end_matches('.');
    let id = seen.criterion.id.to_string();
    let sentence = phrases.with("next-fix", &[("id", id.as_str().into()), ("title", title.into())]);
    Some(Advice { sentence, about: Some(id) })
}

fn to_clear(report: &Report<'_>, phrases: &Phrases) -> Option<Advice> {
    let seen = first(report, Status::Inconclusive, false)?;
    let todo = phrases.todo(seen.gap()?);
    let id = seen.criterion.id.to_string();
    let sentence = phrases.with("next-clear", &[("id", id.as_str().into()), ("todo", todo.into())]);
    Some(Advice { sentence, about: Some(id) })
}

fn hidden(report: &Report<'_>, phrases: &Phrases) -> Option<Advice> {
    let id = &first(report, Status::Failed, true)?.criterion.id;
    Some(Advice { sentence: phrases.about("next-hidden", "task", &id.task.to_string()), about: Some(id.to_string()) })
}

fn to_wait(report: &Report<'_>, phrases: &Phrases) -> Option<Advice> {
    let id = report.criteria().find(|seen| seen.starting)?.criterion.id.to_string();
    Some(Advice { sentence: phrases.about("next-starting", "id", &id), about: Some(id) })
}

fn ours_to_fix(report: &Report<'_>, phrases: &Phrases) -> Option<Advice> {
    let id = report.criteria().find(|seen| seen.criterion.status() == Status::Broken)?.criterion.id.to_string();
    Some(Advice { sentence: phrases.about("next-broken", "id", &id), about: Some(id) })
}
