//! What is on the page, in words that the template only has to place.

use askama::Template;
use grader_core::{Points, Status, TaskGrade, Totals};

use super::criterion::{Badge, Criterion, SECTIONS};

use crate::{
    Report,
    advice::{Advice, next_step},
    outline::{phases, with_status},
    phrase::Phrases,
    plain::{brief, ours, plain},
};

/// The body of the page in one language.
#[derive(Template)]
#[template(path = "page.html")]
pub(super) struct Page<'a> {
    w: &'a Phrases,
    lab: String,
    student: String,
    id: String,
    group: Option<String>,
    notices: Vec<String>,
    mark: Mark,
    next: Advice,
    phases: Vec<Phase>,
    attention: Vec<Attention>,
    run: Run,
}

struct Mark {
    earned: String,
    of: String,
    bar: Bar,
    /// What the parts of the bar are: a class of the style sheet, and words.
    legend: [(&'static str, String); 3],
}

/// The parts of a whole, in percent.
struct Bar {
    earned: String,
    open: String,
    /// Where the open part begins.
    open_at: String,
}

struct Phase {
    number: u8,
    name: String,
    title: String,
    badge: Badge,
    score: String,
    bar: Bar,
    tasks: Vec<Task>,
}

struct Task {
    id: String,
    title: String,
    badge: Badge,
    score: String,
    /// Whether it is worth opening at once.
    open: bool,
    criteria: Vec<Criterion>,
}

/// The criteria of one status that need attention.
struct Attention {
    key: &'static str,
    means: &'static str,
    criteria: Vec<Criterion>,
}

struct Run {
    at: String,
    date: String,
    version: String,
    rubric: String,
    source: String,
}

impl<'a> Page<'a> {
    pub(super) fn of(report: &Report<'_>, w: &'a Phrases) -> Self {
        let (grade, run) = (report.grade, report.run);
        let criterion = |seen| Criterion::of(seen, report, w);
        let attention = SECTIONS.map(|(status, key, means)| Attention {
            key,
            means,
            criteria: with_status(report, status).into_iter().map(criterion).collect(),
        });
        Self {
            w,
            lab: ours(report.lab.title.get(w.lang())),
            student: w.student(&grade.student),
            id: brief(&grade.student.id),
            group: grade.student.group.as_deref().map(|g| w.about("student-group", "group", &brief(g))),
            notices: grade.notices.iter().map(|n| w.notice(n)).collect(),
            mark: Mark::of(grade.totals, w),
            next: next_step(report, w),
            phases: phases(report)
                .into_iter()
                .map(|phase| Phase {
                    number: phase.number,
                    name: w.with("phase", &[("number", phase.number.into())]),
                    title: phase.title.map(|t| ours(t.get(w.lang()))).unwrap_or_default(),
                    badge: Badge::of(phase.status, w),
                    score: w.score(phase.totals),
                    bar: Bar::of(phase.totals),
                    tasks: phase.tasks.into_iter().map(|task| Task::of(task, report, w)).collect(),
                })
                .collect(),
            attention: attention.into_iter().filter(|a| !a.criteria.is_empty()).collect(),
            run: Run {
                at: run.started_at.to_string(),
                date: run.started_at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
                version: plain(&run.version),
                rubric: plain(&grade.rubric),
                source: w.source(&run.source),
            },
        }
    }
}

impl Mark {
    fn of(totals: Totals, w: &Phrases) -> Self {
        let settled = totals.earned + totals.open;
        let lost = Points::from_hundredths(totals.possible.hundredths().saturating_sub(settled.hundredths()));
        Self {
            earned: w.points(totals.earned),
            of: w.counted("mark-of", totals.possible),
            bar: Bar::of(totals),
            legend: [
                ("earned", w.counted("mark-earned", totals.earned)),
                ("open", w.counted("mark-open", totals.open)),
                ("lost", w.counted("mark-lost", lost)),
            ],
        }
    }
}

impl Bar {
    fn of(totals: Totals) -> Self {
        let part = |points: Points| 100.0 * points.as_f64() / totals.possible.as_f64().max(f64::EPSILON);
        let percent = |part: f64| format!("{part:.2}%");
        let (earned, open) = (part(totals.earned), part(totals.open));
        Self { earned: percent(earned), open: percent(open), open_at: percent(earned) }
    }
}

impl Task {
    fn of(task: &TaskGrade, report: &Report<'_>, w: &Phrases) -> Self {
        Self {
            id: task.id.to_string(),
            title: ours(task.title.get(w.lang())),
            badge: Badge::of(task.status, w),
            score: w.score(task.totals),
            open: !matches!(task.status, Status::Passed | Status::Manual),
            criteria: task.criteria.iter().map(|c| Criterion::of(report.seen(c), report, w)).collect(),
        }
    }
}
