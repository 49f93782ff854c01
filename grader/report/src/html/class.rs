//! The page of a class: one file that needs no network. A script of its own sorts and filters the table; without it the
//! page says the same.

use askama::Template;
use grader_core::{CriterionId, Lang, Notice, Points, Status, Text, Totals};

use super::{
    class_rows::Rows,
    histogram::histogram,
    tongues::{Both, Tongues},
};
use crate::{
    ReportError,
    class::{Class, Discrimination, Statistics},
    html::{digest, style_sheet},
    plain::{brief, ours},
};

const CSS: &str = concat!(include_str!("../../templates/style.css"), include_str!("../../templates/class.css"));
const SCRIPT: &str = include_str!("../../templates/class.js");

/// The most root causes that are listed; the first ones cost most.
const CAUSES: usize = 20;

/// What is on the page besides the class.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClassPage<'a> {
    /// Addresses of the students' own pages, in the order of the class, relative to this page.
    pub links: &'a [Option<String>],
    /// Facts about how work was done, for a person to weigh.
    pub facts: &'a [ClassFact],
}

/// A fact about the work of some students: never a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassFact {
    /// What is so.
    pub text: Text,
    /// The ids of the students whom it is about.
    pub students: Vec<String>,
}

#[derive(Template)]
#[template(path = "class.html")]
struct Document<'a> {
    w: &'a Tongues,
    lang: &'a str,
    title: String,
    style_digest: String,
    script_digest: String,
    css: String,
    script: &'static str,
    lab: Both,
    /// Below this mark, in hundredths, a student did not pass.
    low: u32,
    counts: Both,
    figures: Vec<(Both, Both)>,
    /// The spread of the marks as a chart, and as the rows of a table: from where to where, and how many.
    chart: String,
    spread: Vec<(String, usize)>,
    legend: Vec<(&'static str, Both)>,
    tasks: Vec<Task>,
    rows: Rows<'a>,
    causes: Vec<Cause>,
    gaps: Vec<(Both, usize, usize)>,
    facts: Vec<Fact>,
}

struct Task {
    id: String,
    title: Both,
    success: Option<usize>,
    /// Why nothing is settled, where nothing is.
    nothing: Both,
    statuses: Vec<(&'static str, Both, usize)>,
    weak: bool,
    discrimination: Option<Both>,
}

struct Cause {
    id: String,
    title: Both,
    students: usize,
    blocked: usize,
    lost: Both,
    /// Compared with the costliest, in percent.
    share: usize,
}

struct Fact {
    text: Both,
    students: Vec<String>,
}

/// The page of `class`, which opens in `lang`.
///
/// # Errors
///
/// See [`ReportError`]; no student's text can cause one.
pub fn class_page(class: &Class, page: &ClassPage<'_>, lang: Lang) -> Result<Vec<u8>, ReportError> {
    let t = Tongues::new(lang)?;
    let statistics = Statistics::of(class);
    let title = |w: &crate::phrase::Phrases| format!("{} · {}", w.get("class-title"), ours(class.title.get(w.lang())));
    let css = style_sheet(CSS);
    let bins = statistics.marks.as_ref().map_or(&[][..], |marks| &marks.bins);
    let document = Document {
        w: &t,
        lang: lang.tag(),
        title: title(t.first()),
        style_digest: digest(&css),
        script_digest: digest(SCRIPT),
        css,
        script: SCRIPT,
        lab: t.text(&class.title),
        low: class.possible().hundredths() / 5 * 3,
        counts: t.say(|w| {
            let n = |n: usize| n.into();
            let counts =
                [("students", n(statistics.students)), ("graded", n(statistics.graded)), ("open", n(statistics.open))];
            let counts = w.with("class-counts", &counts);
            match statistics.unmarked {
                0 => counts,
                unmarked => format!("{counts}. {}", w.with("class-unmarked", &[("n", n(unmarked))])),
            }
        }),
        figures: figures(class, &statistics, &t),
        chart: histogram(bins),
        spread: bins.iter().map(|bin| (format!("{:.0}–{:.0}", bin.from, bin.to), bin.count)).collect(),
        legend: Status::ALL.into_iter().map(|s| (s.name(), t.say(|w| w.status(s)))).collect(),
        tasks: tasks(class, &statistics, &t),
        rows: Rows { class, links: page.links, words: &t },
        causes: causes(class, &statistics, &t),
        gaps: statistics
            .gaps
            .iter()
            .map(|g| (t.say(|w| w.gap(&grader_core::Gap::new(g.reason))), g.students, g.criteria))
            .collect(),
        facts: facts(class, page, &t),
    };
    Ok((document.render()? + "\n").into_bytes())
}

/// What the evidence itself gives to think about, and what the page was told.
fn facts(class: &Class, page: &ClassPage<'_>, t: &Tongues) -> Vec<Fact> {
    let mut found: Vec<(&Notice, Vec<String>)> = Vec::new();
    let mut reviews = Vec::new();
    for (student, result) in class.graded() {
        for notice in &result.notices {
            match found.iter_mut().find(|(known, _)| *known == notice) {
                Some((_, students)) => students.push(brief(&student.id)),
                None => found.push((notice, vec![brief(&student.id)])),
            }
        }
        if result.reviews > 0 {
            reviews.push(brief(&student.id));
        }
    }
    let mut facts: Vec<Fact> =
        found.into_iter().map(|(notice, students)| Fact { text: t.say(|w| w.notice(notice)), students }).collect();
    if !reviews.is_empty() {
        facts.push(Fact { text: t.get("class-reviews"), students: reviews });
    }
    let told = |fact: &ClassFact| Fact {
        text: t.text(&fact.text),
        students: fact.students.iter().map(|student| brief(student)).collect(),
    };
    facts.extend(page.facts.iter().map(told));
    facts
}

fn figures(class: &Class, statistics: &Statistics, t: &Tongues) -> Vec<(Both, Both)> {
    let Some(marks) = &statistics.marks else { return Vec::new() };
    let number = |x: f64| t.say(|w| w.number(x));
    let mut figures = vec![
        (t.get("figure-median"), number(marks.median)),
        (t.get("figure-mean"), number(marks.mean)),
        (
            t.get("figure-quartiles"),
            t.say(|w| format!("{} – {}", w.number(marks.lower_quartile), w.number(marks.upper_quartile))),
        ),
        (t.get("figure-range"), t.say(|w| format!("{} – {}", w.number(marks.least), w.number(marks.most)))),
    ];
    figures.extend(marks.deviation.map(|d| (t.get("figure-deviation"), number(d))));
    figures.push((t.get("figure-possible"), t.say(|w| w.points(class.possible()))));
    figures
}

/// A share as a whole percentage.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
pub(super) fn percent(share: f64) -> usize {
    (100.0 * share.clamp(0.0, 1.0)).round() as usize
}

fn tasks(class: &Class, statistics: &Statistics, t: &Tongues) -> Vec<Task> {
    let of = |(task, item): (&crate::class::ClassTask, &crate::class::Item<_>)| Task {
        id: task.id.to_string(),
        title: t.text(&task.title),
        success: item.success.map(percent),
        nothing: t.say(|w| {
            let excused = item.statuses_in(Status::Excused) == item.statuses.iter().sum::<usize>();
            if excused { w.status(Status::Excused) } else { w.get("column-open") }
        }),
        statuses: Status::ALL
            .into_iter()
            .zip(item.statuses)
            .filter(|(_, count)| *count > 0)
            .map(|(s, count)| (s.name(), t.say(|w| w.status(s)), count))
            .collect(),
        weak: item.discrimination.is_weak(),
        discrimination: match item.discrimination {
            Discrimination::Measured { correlation, .. } => Some(t.say(|w| w.number(correlation))),
            Discrimination::TooFew { .. } | Discrimination::Uniform => None,
        },
    };
    class.tasks.iter().zip(&statistics.tasks).map(of).collect()
}

fn causes(class: &Class, statistics: &Statistics, t: &Tongues) -> Vec<Cause> {
    let most = statistics.causes.first().map_or(1.0, |c| c.lost.as_f64()).max(f64::EPSILON);
    let title = |id: &CriterionId| {
        let known = class.tasks.iter().flat_map(|task| &task.criteria).find(|c| c.id == *id);
        known.map_or_else(|| t.say(|_| String::new()), |c| t.text(&c.title))
    };
    let cause = |c: &crate::class::RootCause| Cause {
        id: c.criterion.to_string(),
        title: title(&c.criterion),
        students: c.students,
        blocked: c.blocked,
        lost: t.say(|w| w.points(c.lost)),
        share: percent(c.lost.as_f64() / most),
    };
    statistics.causes.iter().take(CAUSES).map(cause).collect()
}

/// What was earned of what is settled; none where nothing is, because all is open or excused.
pub(super) fn success(totals: Totals) -> Option<f64> {
    let settled = totals.settled();
    (settled > Points::ZERO).then(|| totals.earned.as_f64() / settled.as_f64())
}
