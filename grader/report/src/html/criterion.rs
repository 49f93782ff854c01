//! One criterion on the page.

use std::collections::BTreeSet;

use grader_core::{Finding, Status};

use super::tongues::{Both, Tongues};
use crate::{
    Report, account,
    cause::{Cause, causes},
    exhibit::Exhibit,
    outline::waiting_for,
    plain::plain,
    report::Seen,
    standing::Standing,
};

/// What has a section, and what it says.
pub(super) const SECTIONS: [(Standing, &str, &str); 5] = [
    (Standing::Is(Status::Failed), "section-fix", "fix-means"),
    (Standing::Starting, "section-starting", "starting-means"),
    (Standing::Is(Status::Inconclusive), "section-unseen", "unseen-means"),
    (Standing::Is(Status::Manual), "section-review", "review-means"),
    (Standing::Is(Status::Broken), "section-broken", "broken-means"),
];

pub(super) struct Badge {
    /// The published name, for the style sheet.
    pub name: &'static str,
    pub word: Both,
}

/// A criterion that needs attention, or several that could not be seen for one cause.
pub(super) struct Card {
    pub id: String,
    pub title: Both,
    /// All of them, where it is about several: `worth` then counts them.
    pub alike: Vec<(String, Both)>,
    pub hidden: bool,
    /// Whether the reader is a student from whom it is hidden.
    pub veiled: bool,
    /// Where it stands, for the style sheet.
    pub standing: &'static str,
    pub worth: Both,
    pub differences: Vec<Difference>,
    pub exhibits: Vec<Exhibit>,
    pub asked: Vec<String>,
    pub place: Option<String>,
    /// Who saw its evidence, where that is not said of all.
    pub provenance: Option<Both>,
    pub hint: Option<Both>,
    /// Whether what is put right must be pushed.
    pub push: bool,
    /// What is waited for, where it is only starting.
    pub waits: Vec<Both>,
    pub guide: Option<Both>,
    pub gap: Option<Gap>,
    pub defect: Option<String>,
    pub remarks: Vec<Both>,
    /// What a person decided.
    pub decision: Vec<Both>,
    /// What waits for it, and how many in words.
    pub unblocks: Vec<String>,
    pub unblocks_count: Both,
}

pub(super) struct Difference {
    /// What it is about, where the values do not say it themselves.
    pub subject: Option<Both>,
    pub expected: Both,
    pub observed: Both,
}

pub(super) struct Gap {
    pub why: Both,
    pub operation: Option<String>,
    pub reply: Option<String>,
    /// What to do; nothing while it is only starting.
    pub todo: Option<Both>,
}

impl Badge {
    pub fn of(standing: Standing, t: &Tongues) -> Self {
        Self { name: standing.name(), word: t.say(|w| standing.word(w)) }
    }
}

/// Whether the criterion has a card.
pub(super) fn has_card(seen: Seen<'_>) -> bool {
    SECTIONS.iter().any(|(with_card, ..)| *with_card == seen.standing())
}

pub(super) fn title(seen: Seen<'_>, t: &Tongues) -> Both {
    seen.title().map_or_else(|| t.get("hidden-title"), |title| t.text(title))
}

fn unblocks_count(n: usize, t: &Tongues) -> Both {
    t.say(|w| w.with("unblocks-count", &[("n", n.into())]))
}

pub(super) fn remarks(seen: Seen<'_>, t: &Tongues) -> Vec<Both> {
    seen.remarks().iter().map(|r| t.say(|w| w.remark(r))).collect()
}

impl Card {
    /// Those of what could not be seen: one for each cause.
    pub fn of_causes(report: &Report<'_>, standing: Standing, each: bool, t: &Tongues) -> Vec<Self> {
        causes(report, standing).iter().map(|cause| Self::of_cause(cause, report, each, t)).collect()
    }

    fn of_cause(cause: &Cause<'_>, report: &Report<'_>, each: bool, t: &Tongues) -> Self {
        let first = Self::of(cause.criteria[0], report, each, t);
        if cause.criteria.len() == 1 {
            return first;
        }
        let unblocks: BTreeSet<_> =
            cause.criteria.iter().flat_map(|seen| waiting_for(report, &seen.criterion.id)).collect();
        Self {
            alike: cause.criteria.iter().map(|seen| (seen.criterion.id.to_string(), title(*seen, t))).collect(),
            worth: t.say(|w| w.alike(cause)),
            asked: Vec::new(),
            place: None,
            remarks: cause.remarks().into_iter().map(|remark| t.say(|w| w.remark(remark))).collect(),
            gap: cause.gap.as_ref().map(|gap| Gap::of(gap, false, t)),
            unblocks_count: unblocks_count(unblocks.len(), t),
            unblocks: unblocks.into_iter().map(ToString::to_string).collect(),
            ..first
        }
    }

    /// `each`: whether every criterion says who saw its evidence.
    pub fn of(seen: Seen<'_>, report: &Report<'_>, each: bool, t: &Tongues) -> Self {
        let criterion = seen.criterion;
        let nothing = Finding::default();
        let finding = seen.finding().unwrap_or(&nothing);
        let unblocks = waiting_for(report, &criterion.id);
        let exhibits = Exhibit::all(report.evidence, finding);
        let asked = seen.asked().iter().map(|q| plain(&q.to_string()));
        Self {
            id: criterion.id.to_string(),
            title: title(seen, t),
            alike: Vec::new(),
            hidden: criterion.hidden && !seen.veiled,
            veiled: seen.veiled,
            standing: seen.standing().name(),
            worth: t.say(|w| w.counted("worth", criterion.totals.possible)),
            differences: finding.differences.iter().map(|d| Difference::of(d, t)).collect(),
            // What is shown above need not be named again.
            asked: asked.filter(|question| exhibits.iter().all(|e| e.question != *question)).collect(),
            exhibits,
            place: seen.place().map(|p| plain(&format!("{}:{}", p.file, p.line))),
            provenance: each.then(|| t.say(|w| w.provenance(criterion.provenance))),
            hint: seen.hint().filter(|_| seen.standing() == Standing::Is(Status::Failed)).map(|h| t.text(h)),
            push: seen.fetched && !seen.starting,
            waits: if seen.starting { t.list(|w| account::waits(seen, w)) } else { Vec::new() },
            guide: seen.guide().filter(|_| criterion.status() == Status::Manual).map(|g| t.text(g)),
            gap: seen.gap().map(|gap| Gap::of(gap, seen.starting, t)),
            defect: seen.defect().map(plain),
            remarks: remarks(seen, t),
            decision: t.list(|w| w.decision(&seen.decision())),
            unblocks_count: unblocks_count(unblocks.len(), t),
            unblocks: unblocks.into_iter().map(ToString::to_string).collect(),
        }
    }
}

impl Gap {
    fn of(gap: &grader_core::Gap, starting: bool, t: &Tongues) -> Self {
        Self {
            why: t.say(|w| w.gap(gap)),
            operation: t.first().operation(gap),
            reply: gap.detail.as_deref().map(plain),
            todo: (!starting).then(|| t.say(|w| w.todo(gap))),
        }
    }
}

impl Difference {
    fn of(difference: &grader_core::Difference, t: &Tongues) -> Self {
        let expected = t.say(|w| w.shown(&difference.expected));
        let subject = t.say(|w| w.subject(&difference.subject));
        Self {
            subject: (subject != expected).then_some(subject),
            observed: t.say(|w| w.shown(&difference.observed)),
            expected,
        }
    }
}
