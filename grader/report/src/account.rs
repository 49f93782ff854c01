//! What a criterion came to, in lines of text: the same in every format that has room for text only.

use grader_core::{Gap, Status, TaskGrade};

use crate::{
    Entered, Report,
    exhibit::cited,
    phrase::Phrases,
    plain::{ours, plain},
    report::{Decision, Seen},
};

/// The most lines about one criterion. A finding has a few; one of hundreds says no more.
const MOST: usize = 30;

/// The criterion's id and title, as far as the reader may know it.
pub(crate) fn name(seen: Seen<'_>, phrases: &Phrases) -> String {
    format!("{} {}", seen.criterion.id, title(seen, phrases))
}

/// The criterion's title, as far as the reader may know it.
pub(crate) fn title(seen: Seen<'_>, phrases: &Phrases) -> String {
    seen.title().map_or_else(|| phrases.get("hidden-title"), |title| ours(title.get(phrases.lang())))
}

/// The task's id and title.
pub(crate) fn task_name(task: &TaskGrade, phrases: &Phrases) -> String {
    format!("{} {}", task.id, ours(task.title.get(phrases.lang())))
}

/// What it came to: why it did not pass, what to do, and what is worth saying.
pub(crate) fn lines(seen: Seen<'_>, phrases: &Phrases) -> Vec<String> {
    let status = seen.criterion.status();
    let mut lines = phrases.decision(&seen.decision());
    lines.extend(match status {
        Status::Passed | Status::Excused => Vec::new(),
        _ if seen.veiled => vec![phrases.get("hidden-means")],
        _ if seen.starting => waits(seen, phrases),
        Status::Failed => failure(seen, phrases),
        Status::Blocked => vec![phrases.criteria("waits-for", seen.blocked_by())],
        Status::Inconclusive => gap(seen, phrases),
        Status::Manual => vec![phrases.get("manual-criterion")],
        Status::Broken => seen.defect().map(plain).into_iter().chain([phrases.get("broken-means")]).collect(),
    });
    lines.extend(seen.remarks().iter().map(|remark| phrases.remark(remark)));
    if lines.len() > MOST {
        lines.truncate(MOST);
        lines.push("…".to_owned());
    }
    lines
}

/// Every difference, where it was read, and how to put it right.
pub(crate) fn failure(seen: Seen<'_>, phrases: &Phrases) -> Vec<String> {
    let Some(finding) = seen.finding() else { return Vec::new() };
    let places = cited(finding).map(|c| phrases.line("detail-where", &phrases.citation(c)));
    differences(seen, phrases).into_iter().chain(places).chain(advice(seen, phrases)).collect()
}

/// How to put it right, in words of the rubric and of ours alone.
pub(crate) fn advice(seen: Seen<'_>, phrases: &Phrases) -> Vec<String> {
    let hint = seen.hint().map(|h| phrases.line("detail-hint", &ours(h.get(phrases.lang()))));
    hint.into_iter().chain(seen.fetched.then(|| phrases.get("detail-push"))).collect()
}

/// What is waited for, where it is only starting.
pub(crate) fn waits(seen: Seen<'_>, phrases: &Phrases) -> Vec<String> {
    if let Some(page) = seen.gap().and_then(|gap| gap.operation.as_deref()) {
        return vec![phrases.about("waits-page", "page", &plain(page))];
    }
    let differences = seen.finding().into_iter().flat_map(|finding| &finding.differences);
    differences.map(|d| phrases.compared("waits-until", d)).collect()
}

/// What was expected, and what was there.
fn differences(seen: Seen<'_>, phrases: &Phrases) -> Vec<String> {
    seen.finding()
        .map(|finding| finding.differences.iter().map(|d| phrases.difference(d)).collect())
        .unwrap_or_default()
}

/// Why it could not be seen, and what to do.
pub(crate) fn gap(seen: Seen<'_>, phrases: &Phrases) -> Vec<String> {
    seen.gap().map(|gap| gap_lines(gap, phrases)).unwrap_or_default()
}

/// Why something could not be seen, and what to do.
pub(crate) fn gap_lines(gap: &Gap, phrases: &Phrases) -> Vec<String> {
    std::iter::once(phrases.gap(gap)).chain(remedy(gap, phrases)).collect()
}

/// What was asked, what was answered, and what to do.
pub(crate) fn remedy(gap: &Gap, phrases: &Phrases) -> impl Iterator<Item = String> {
    let operation = phrases.operation(gap).map(|operation| phrases.line("detail-operation", &operation));
    let reply = gap.detail.as_deref().map(|reply| phrases.line("detail-reply", &plain(reply)));
    let todo = phrases.line("detail-todo", &phrases.todo(gap));
    [operation, reply, Some(todo)].into_iter().flatten()
}

/// The mark or why there is none, what lies between it and the points, what is open, and the next step.
pub(crate) fn summary(report: &Report<'_>, phrases: &Phrases) -> Vec<String> {
    let (grade, totals) = (report.grade, report.grade.totals);
    let mut lines = vec![match Entered::of_grade(grade) {
        Entered::Mark(mark) => phrases.line("mark", &phrases.total(mark, totals.possible)),
        Entered::Excused => phrases.get("unmarked-excused"),
        Entered::Open => phrases.get("unmarked-open"),
    }];
    let due = report.lab.due.as_ref();
    let adjusted = |line| format!("{} {}", phrases.change(line), phrases.adjustment(line, due)).trim().to_owned();
    lines.extend(grade.adjustments.iter().map(adjusted));
    if totals.open > grader_core::Points::ZERO {
        lines.push(phrases.counted("mark-open", totals.open));
    }
    lines.push(phrases.line("section-next", &crate::advice::next_step(report, phrases).sentence));
    lines
}

/// What a task without criteria came to: what a person decided, or that a person decides.
pub(crate) fn task_lines(task: &TaskGrade, phrases: &Phrases) -> Vec<String> {
    let decided = phrases.decision(&Decision::of(task));
    if decided.is_empty() { vec![phrases.get("manual-means")] } else { decided }
}
