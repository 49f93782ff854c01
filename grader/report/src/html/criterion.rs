//! One criterion on the page.

use grader_core::{Finding, Status};

use crate::{
    Report,
    outline::waiting_for,
    phrase::{Phrases, symbol},
    plain::{ours, plain},
    report::Seen,
};

/// The statuses that have a section, and what it says.
pub(super) const SECTIONS: [(Status, &str, &str); 3] = [
    (Status::Failed, "section-fix", "fix-means"),
    (Status::Inconclusive, "section-unseen", "unseen-means"),
    (Status::Broken, "section-broken", "broken-means"),
];

pub(super) struct Badge {
    /// The published name, for the style sheet.
    pub name: &'static str,
    pub symbol: &'static str,
    pub word: String,
}

/// A criterion, for both its line in the list of tasks and its card where it needs attention.
pub(super) struct Criterion {
    pub id: String,
    pub title: String,
    /// Whether students see only its points.
    pub hidden: bool,
    /// Whether the reader is such a student.
    pub veiled: bool,
    pub badge: Badge,
    pub worth: String,
    pub score: String,
    /// Whether it has a card.
    pub card: bool,
    pub differences: Vec<Difference>,
    pub citations: Vec<String>,
    pub asked: Vec<String>,
    pub place: Option<String>,
    pub provenance: String,
    pub hint: Option<String>,
    pub gap: Option<Gap>,
    pub defect: Option<String>,
    pub remarks: Vec<String>,
    pub waits_for: Vec<String>,
    pub unblocks: Vec<String>,
}

pub(super) struct Difference {
    pub subject: String,
    pub expected: String,
    pub observed: String,
}

pub(super) struct Gap {
    pub why: String,
    pub operation: Option<String>,
    pub reply: Option<String>,
    pub todo: String,
}

impl Badge {
    pub fn of(status: Status, w: &Phrases) -> Self {
        Self { name: status.name(), symbol: symbol(status), word: w.status(status) }
    }
}

impl Criterion {
    pub fn of(seen: Seen<'_>, report: &Report<'_>, w: &Phrases) -> Self {
        let (criterion, status) = (seen.criterion, seen.criterion.status());
        let nothing = Finding::default();
        let finding = seen.finding().unwrap_or(&nothing);
        Self {
            id: criterion.id.to_string(),
            title: seen.title().map_or_else(|| w.get("hidden-title"), |t| ours(t.get(w.lang()))),
            hidden: criterion.hidden && !seen.veiled,
            veiled: seen.veiled,
            badge: Badge::of(status, w),
            worth: w.counted("worth", criterion.totals.possible),
            score: w.score(criterion.totals),
            card: SECTIONS.iter().any(|(with_card, ..)| *with_card == status),
            differences: finding
                .differences
                .iter()
                .map(|d| Difference {
                    subject: plain(&d.subject),
                    expected: w.shown(&d.expected),
                    observed: w.shown(&d.observed),
                })
                .collect(),
            citations: finding.citations.iter().map(|c| w.citation(c)).collect(),
            asked: seen.asked().iter().map(|q| plain(&q.to_string())).collect(),
            place: seen.place().map(|p| plain(&format!("{}:{}", p.file, p.line))),
            provenance: w.provenance(criterion.provenance),
            hint: seen.hint().map(|h| ours(h.get(w.lang()))),
            gap: seen.gap().map(|gap| Gap {
                why: w.gap(gap),
                operation: w.operation(gap),
                reply: gap.detail.as_deref().map(plain),
                todo: w.todo(gap),
            }),
            defect: seen.defect().map(plain),
            remarks: seen.remarks().iter().map(|r| w.remark(r)).collect(),
            waits_for: seen.blocked_by().iter().map(ToString::to_string).collect(),
            unblocks: waiting_for(report, &criterion.id).into_iter().map(ToString::to_string).collect(),
        }
    }
}
