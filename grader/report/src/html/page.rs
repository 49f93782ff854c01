//! What is on the page, in words that the template only has to place.

use askama::Template;
use grader_core::{Points, Status, TaskGrade, Totals};

use super::{
    criterion::{Badge, Card, Line, SECTIONS},
    drawing::Drawing,
    tongues::{Both, Tongues},
};
use crate::{
    Report,
    advice::next_step,
    outline::{phases, with_status},
    phrase::{Phrases, symbol},
    plain::{brief, plain},
    report::Decision,
};

/// The body of the page.
#[derive(Template)]
#[template(path = "page.html")]
pub(super) struct Page<'a> {
    w: &'a Tongues,
    lab: Both,
    student: String,
    id: String,
    group: Option<Both>,
    notices: Vec<Both>,
    mark: Mark,
    next: Next,
    phases: Vec<Phase>,
    attention: Vec<Attention>,
    drawing: Option<Drawing>,
    run: Run,
}

struct Mark {
    earned: Both,
    of: Both,
    bar: Bar,
    /// What the parts of the bar are: a class of the style sheet, and words.
    legend: Vec<(&'static str, Both)>,
    /// The sum of the points, where something lies between it and the mark.
    sum: Option<Both>,
    adjustments: Vec<Adjustment>,
}

/// A line between the points and the mark.
struct Adjustment {
    text: Both,
    change: Both,
}

/// What to do next, and the criterion that it is about.
struct Next {
    sentence: Both,
    about: Option<String>,
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
    name: Both,
    title: Both,
    badge: Badge,
    score: Both,
    bar: Bar,
    tasks: Vec<Task>,
}

struct Task {
    id: String,
    title: Both,
    badge: Badge,
    score: Both,
    /// What a person decided about all of it.
    decision: Vec<Both>,
    /// Whether it is worth opening at once.
    open: bool,
    /// What its table is, for those who hear it.
    caption: Both,
    criteria: Vec<Line>,
}

/// The criteria of one status that need attention.
struct Attention {
    key: &'static str,
    /// The status, for the style sheet, and its sign.
    status: &'static str,
    symbol: &'static str,
    count: usize,
    means: &'static str,
    criteria: Vec<Card>,
}

struct Run {
    at: String,
    date: String,
    version: String,
    rubric: String,
    source: Both,
}

impl<'a> Page<'a> {
    pub(super) fn of(report: &Report<'_>, t: &'a Tongues) -> Self {
        let (grade, run) = (report.grade, report.run);
        let attention = SECTIONS.map(|(status, key, means)| {
            let criteria: Vec<Card> =
                with_status(report, status).into_iter().map(|seen| Card::of(seen, report, t)).collect();
            Attention { key, status: status.name(), symbol: symbol(status), count: criteria.len(), means, criteria }
        });
        Self {
            w: t,
            lab: t.text(&report.lab.title),
            student: t.first().student(&grade.student),
            id: brief(&grade.student.id),
            group: grade.student.group.as_deref().map(|g| t.say(|w| w.about("student-group", "group", &brief(g)))),
            notices: grade.notices.iter().map(|n| t.say(|w| w.notice(n))).collect(),
            mark: Mark::of(report, t),
            next: Next {
                sentence: t.say(|w| next_step(report, w).sentence),
                about: next_step(report, t.first()).about,
            },
            phases: phases(report)
                .into_iter()
                .map(|phase| Phase {
                    number: phase.number,
                    name: t.say(|w| w.with("phase", &[("number", phase.number.into())])),
                    title: phase.title.map_or_else(|| t.say(|_| String::new()), |title| t.text(title)),
                    badge: Badge::of(phase.status, t),
                    score: t.say(|w| w.score(phase.totals)),
                    bar: Bar::of(phase.totals),
                    tasks: phase.tasks.into_iter().map(|task| Task::of(task, report, t)).collect(),
                })
                .collect(),
            attention: attention.into_iter().filter(|a| !a.criteria.is_empty()).collect(),
            drawing: Drawing::of(report, t),
            run: Run {
                at: run.started_at.to_string(),
                date: run.started_at.strftime("%Y-%m-%d %H:%M UTC").to_string(),
                version: plain(&run.version),
                rubric: plain(&grade.rubric),
                source: t.say(|w| w.source(&run.source)),
            },
        }
    }
}

impl Mark {
    fn of(report: &Report<'_>, t: &Tongues) -> Self {
        let grade = report.grade;
        let totals = grade.totals;
        let lost = totals.settled().less(totals.earned);
        let mut legend = vec![
            ("earned", t.say(|w| w.counted("mark-earned", totals.earned))),
            ("open", t.say(|w| w.counted("mark-open", totals.open))),
            ("lost", t.say(|w| w.counted("mark-lost", lost))),
        ];
        if !totals.excused.is_zero() {
            legend.push(("excused", t.say(|w| w.counted("mark-excused", totals.excused))));
        }
        let due = report.lab.due.as_ref();
        let line = |line| Adjustment { text: t.say(|w| w.adjustment(line, due)), change: t.say(|w| w.change(line)) };
        let sum = |w: &Phrases| w.line("mark-sum", &w.total(totals.earned, totals.possible));
        Self {
            earned: t.say(|w| w.points(grade.mark())),
            of: t.say(|w| w.counted("mark-of", totals.possible)),
            bar: Bar::of(totals),
            legend,
            sum: (!grade.adjustments.is_empty()).then(|| t.say(sum)),
            adjustments: grade.adjustments.iter().map(line).collect(),
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
    fn of(task: &TaskGrade, report: &Report<'_>, t: &Tongues) -> Self {
        let id = task.id.to_string();
        Self {
            title: t.text(&task.title),
            badge: Badge::of(task.status, t),
            score: t.say(|w| w.score(task.totals)),
            decision: t.list(|w| w.decision(&Decision::of(task))),
            open: !matches!(task.status, Status::Excused | Status::Passed | Status::Manual),
            caption: t.say(|w| w.about("html-criteria", "task", &id)),
            criteria: task.criteria.iter().map(|c| Line::of(report.seen(c), t)).collect(),
            id,
        }
    }
}
