//! The one thing to do next, in one sentence.

use grader_core::Status;

use crate::{Report, phrase::Phrases, plain::ours};

/// The next thing to do. What the student can put right comes first, in the order of the course, where what others
/// build on comes earlier.
pub(crate) fn next_step(report: &Report<'_>, phrases: &Phrases) -> String {
    let first = |status| report.criteria().find(|seen| seen.criterion.status() == status && !seen.veiled);
    if let Some((seen, title)) = first(Status::Failed).and_then(|s| Some((s, s.title()?))) {
        let title = ours(title.get(phrases.lang()));
        // The sentence ends by itself.
        let title = title.trim_end_matches('.').to_owned();
        return phrases.with("next-fix", &[("id", seen.criterion.id.to_string().into()), ("title", title.into())]);
    }
    if let Some((seen, gap)) = first(Status::Inconclusive).and_then(|s| Some((s, s.gap()?))) {
        let args = [("id", seen.criterion.id.to_string().into()), ("todo", phrases.todo(gap).into())];
        return phrases.with("next-clear", &args);
    }
    if let Some(seen) = report.criteria().find(|s| s.criterion.status() == Status::Failed) {
        return phrases.about("next-hidden", "task", &seen.criterion.id.task.to_string());
    }
    if let Some(seen) = report.criteria().find(|s| s.criterion.status() == Status::Broken) {
        return phrases.about("next-broken", "id", &seen.criterion.id.to_string());
    }
    let done = report.grade.tasks.iter().all(|task| task.status == Status::Passed);
    phrases.get(if done { "next-done" } else { "next-wait" })
}
