//! One task on the page: its criteria in groups of those that stand alike, because the same words in every line say
//! nothing.

use grader_core::{Status, TaskGrade};

use super::{
    criterion::{Badge, has_card, remarks, title},
    tongues::{Both, Tongues},
};
use crate::{
    Report,
    report::{Decision, Seen},
    standing::Standing,
};

pub(super) struct Task {
    pub id: String,
    pub title: Both,
    pub badge: Badge,
    pub score: Both,
    /// What a person decided about all of it.
    pub decision: Vec<Both>,
    /// Whether it is worth opening at once.
    pub open: bool,
    pub groups: Vec<Group>,
}

/// Criteria that stand alike, for the same reason.
pub(super) struct Group {
    pub badge: Badge,
    /// Whether the task itself says the same already.
    pub known: bool,
    /// What they wait for.
    pub waits_for: Vec<String>,
    pub lines: Vec<Line>,
}

/// A criterion in the list of its task.
pub(super) struct Line {
    pub id: String,
    pub title: Both,
    /// Whether students see only its points.
    pub hidden: bool,
    pub score: Both,
    /// Whether it has a card.
    pub card: bool,
    /// Whether the card of a cause leads to it.
    pub awaited: bool,
    /// What was found of one without a card.
    pub found: Vec<Both>,
    /// What else is worth saying: remarks, and who alone saw the evidence.
    pub notes: Vec<Both>,
    /// What a person decided about one without a card.
    pub decision: Vec<Both>,
}

impl Task {
    /// `each`: whether every line says who saw its evidence.
    pub fn of(task: &TaskGrade, report: &Report<'_>, each: bool, t: &Tongues) -> Self {
        let standing = report.standing([task], task.status);
        let seen: Vec<Seen<'_>> = task.criteria.iter().map(|c| report.seen(c)).collect();
        let mut groups: Vec<(Standing, Vec<String>, Vec<Line>)> = Vec::new();
        for (standing, seen) in
            Standing::ALL.iter().flat_map(|s| seen.iter().filter(|c| c.standing() == *s).map(|c| (*s, *c)))
        {
            let waits_for: Vec<String> = seen.blocked_by().iter().map(ToString::to_string).collect();
            let line = Line::of(seen, report, each, t);
            match groups.iter_mut().find(|(s, by, _)| (*s, by) == (standing, &waits_for)) {
                Some((.., lines)) => lines.push(line),
                None => groups.push((standing, waits_for, vec![line])),
            }
        }
        let alone = groups.len() == 1;
        let group = |(of, waits_for, lines): (Standing, Vec<String>, Vec<Line>)| Group {
            badge: Badge::of(of, t),
            known: alone && of == standing && waits_for.is_empty(),
            waits_for,
            lines,
        };
        Self {
            id: task.id.to_string(),
            title: t.text(&task.title),
            badge: Badge::of(standing, t),
            score: t.score(task.totals),
            decision: t.list(|w| w.decision(&Decision::of(task))),
            open: matches!(task.status, Status::Failed | Status::Inconclusive | Status::Broken),
            groups: groups.into_iter().map(group).collect(),
        }
    }
}

impl Line {
    fn of(seen: Seen<'_>, report: &Report<'_>, each: bool, t: &Tongues) -> Self {
        let criterion = seen.criterion;
        let card = has_card(seen);
        // What the card of a cause says already is no news.
        let causes = report.criteria().filter(|c| seen.blocked_by().contains(&c.criterion.id));
        let told: Vec<_> = causes.filter_map(Seen::finding).flat_map(|finding| &finding.differences).collect();
        let found = seen.finding().filter(|_| !card).into_iter().flat_map(|finding| &finding.differences);
        let attested = t.list(|w| w.attested(criterion).filter(|_| each).into_iter().collect());
        Self {
            id: criterion.id.to_string(),
            title: title(seen, t),
            hidden: criterion.hidden && !seen.veiled,
            score: t.score(criterion.totals),
            card,
            awaited: !seen.blocked_by().is_empty(),
            found: found.filter(|d| !told.contains(d)).map(|d| t.say(|w| w.difference(d))).collect(),
            notes: attested.into_iter().chain(remarks(seen, t).into_iter().filter(|_| !card)).collect(),
            decision: if card { Vec::new() } else { t.list(|w| w.decision(&seen.decision())) },
        }
    }
}
