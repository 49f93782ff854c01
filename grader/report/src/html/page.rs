//! What is on the page, in words that the template only has to place.

use askama::Template;
use grader_core::{Gain, Points, Provenance, Status, Totals};

use super::{
    criterion::{Badge, Card, SECTIONS},
    drawing::Drawing,
    task::Task,
    tongues::{Both, Tongues},
};
use crate::{
    Report,
    advice::next_step,
    outline::phases,
    phrase::Phrases,
    plain::{brief, plain},
    standing::Standing,
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
    /// Who saw all of the evidence.
    provenance: Option<Both>,
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
    /// What would still add to the mark.
    missed: Vec<Both>,
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

/// The criteria that need attention of one kind.
struct Attention {
    key: &'static str,
    /// Where they stand, for the style sheet.
    standing: &'static str,
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
        // Said once, or of each.
        let provenance = provenance(report);
        let each = provenance.is_none();
        let attention = SECTIONS.map(|(standing, key, means)| {
            let seen = report.standing_so(standing);
            let count = seen.len();
            let criteria: Vec<Card> = match standing {
                Standing::Is(Status::Inconclusive) => Card::of_causes(report, standing, each, t),
                _ => seen.into_iter().map(|seen| Card::of(seen, report, each, t)).collect(),
            };
            Attention { key, standing: standing.name(), count, means, criteria }
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
                    badge: Badge::of(report.standing(phase.tasks.iter().copied(), phase.status), t),
                    score: t.say(|w| w.score(phase.totals)),
                    bar: Bar::of(phase.totals),
                    tasks: phase.tasks.into_iter().map(|task| Task::of(task, report, each, t)).collect(),
                })
                .collect(),
            attention: attention.into_iter().filter(|a| !a.criteria.is_empty()).collect(),
            drawing: Drawing::of(report, t),
            provenance: provenance.map(|of| t.say(|w| w.line("provenance", &w.provenance(of)))),
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

/// Who saw the evidence, where it is the same for all criteria.
fn provenance(report: &Report<'_>) -> Option<Provenance> {
    let mut seen = report.grade.criteria().filter(|c| !c.asked.is_empty()).map(|c| c.provenance);
    let first = seen.next()?;
    seen.all(|other| other == first).then_some(first)
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
        let (missed, made): (Vec<_>, Vec<_>) = grade.adjustments.iter().partition(|line| is_missed(line));
        let line = |line| Adjustment { text: t.say(|w| w.adjustment(line, due)), change: t.say(|w| w.change(line)) };
        let sum = |w: &Phrases| w.line("mark-sum", &w.total(totals.earned, totals.possible));
        Self {
            earned: t.say(|w| w.points(grade.mark())),
            of: t.say(|w| w.counted("mark-of", totals.possible)),
            bar: Bar::of(totals),
            legend,
            sum: (!made.is_empty()).then(|| t.say(sum)),
            adjustments: made.into_iter().map(line).collect(),
            missed: missed.into_iter().map(|line| t.say(|w| w.adjustment(line, due))).collect(),
        }
    }
}

/// Whether it is only a bonus that was not gained.
const fn is_missed(line: &grader_core::Adjustment) -> bool {
    matches!(line, grader_core::Adjustment::BonusCriterion { gain: Gain::NotGained | Gain::Unseen(_), .. })
}

impl Bar {
    fn of(totals: Totals) -> Self {
        let part = |points: Points| 100.0 * points.as_f64() / totals.possible.as_f64().max(f64::EPSILON);
        let percent = |part: f64| format!("{part:.2}%");
        let (earned, open) = (part(totals.earned), part(totals.open));
        Self { earned: percent(earned), open: percent(open), open_at: percent(earned) }
    }
}
