//! One criterion on the page.

use grader_core::{Finding, Status};

use super::tongues::{Both, Tongues};
use crate::{Report, exhibit::Exhibit, outline::waiting_for, phrase::symbol, plain::plain, report::Seen};

/// The statuses that have a section, and what it says.
pub(super) const SECTIONS: [(Status, &str, &str); 4] = [
    (Status::Failed, "section-fix", "fix-means"),
    (Status::Inconclusive, "section-unseen", "unseen-means"),
    (Status::Manual, "section-review", "review-means"),
    (Status::Broken, "section-broken", "broken-means"),
];

pub(super) struct Badge {
    /// The published name, for the style sheet.
    pub name: &'static str,
    pub symbol: &'static str,
    pub word: Both,
}

/// A criterion in the list of its task.
pub(super) struct Line {
    pub id: String,
    pub title: Both,
    /// Whether students see only its points.
    pub hidden: bool,
    pub badge: Badge,
    pub score: Both,
    /// Whether it has a card.
    pub card: bool,
    /// What was found of one without a card.
    pub found: Vec<Both>,
    pub remarks: Vec<Both>,
    /// That only the student saw the evidence.
    pub attested: Option<Both>,
    /// What a person decided about one without a card.
    pub decision: Vec<Both>,
    pub waits_for: Vec<String>,
}

/// A criterion that needs attention.
pub(super) struct Card {
    pub id: String,
    pub title: Both,
    pub hidden: bool,
    /// Whether the reader is a student from whom it is hidden.
    pub veiled: bool,
    pub badge: Badge,
    pub worth: Both,
    pub differences: Vec<Difference>,
    pub exhibits: Vec<Exhibit>,
    pub asked: Vec<String>,
    pub place: Option<String>,
    pub provenance: Both,
    pub hint: Option<Both>,
    pub guide: Option<Both>,
    pub gap: Option<Gap>,
    pub defect: Option<String>,
    pub remarks: Vec<Both>,
    /// What a person decided.
    pub decision: Vec<Both>,
    pub unblocks: Vec<String>,
}

pub(super) struct Difference {
    pub subject: String,
    pub expected: Both,
    pub observed: Both,
}

pub(super) struct Gap {
    pub why: Both,
    pub operation: Option<String>,
    pub reply: Option<String>,
    pub todo: Both,
}

impl Badge {
    pub fn of(status: Status, t: &Tongues) -> Self {
        Self { name: status.name(), symbol: symbol(status), word: t.say(|w| w.status(status)) }
    }
}

fn title(seen: Seen<'_>, t: &Tongues) -> Both {
    seen.title().map_or_else(|| t.get("hidden-title"), |title| t.text(title))
}

fn remarks(seen: Seen<'_>, t: &Tongues) -> Vec<Both> {
    seen.remarks().iter().map(|r| t.say(|w| w.remark(r))).collect()
}

impl Line {
    pub fn of(seen: Seen<'_>, t: &Tongues) -> Self {
        let (criterion, status) = (seen.criterion, seen.criterion.status());
        let card = SECTIONS.iter().any(|(with_card, ..)| *with_card == status);
        let found = seen.finding().filter(|_| !card).map_or(&[][..], |finding| &finding.differences);
        Self {
            id: criterion.id.to_string(),
            title: title(seen, t),
            hidden: criterion.hidden && !seen.veiled,
            badge: Badge::of(status, t),
            score: t.say(|w| w.score(criterion.totals)),
            card,
            found: found.iter().map(|d| t.say(|w| w.difference(d))).collect(),
            remarks: if card { Vec::new() } else { remarks(seen, t) },
            decision: if card { Vec::new() } else { t.list(|w| w.decision(&seen.decision())) },
            attested: t.list(|w| w.attested(criterion).into_iter().collect()).into_iter().next(),
            waits_for: seen.blocked_by().iter().map(ToString::to_string).collect(),
        }
    }
}

impl Card {
    pub fn of(seen: Seen<'_>, report: &Report<'_>, t: &Tongues) -> Self {
        let criterion = seen.criterion;
        let nothing = Finding::default();
        let finding = seen.finding().unwrap_or(&nothing);
        Self {
            id: criterion.id.to_string(),
            title: title(seen, t),
            hidden: criterion.hidden && !seen.veiled,
            veiled: seen.veiled,
            badge: Badge::of(criterion.status(), t),
            worth: t.say(|w| w.counted("worth", criterion.totals.possible)),
            differences: finding
                .differences
                .iter()
                .map(|d| Difference {
                    subject: plain(&d.subject),
                    expected: t.say(|w| w.shown(&d.expected)),
                    observed: t.say(|w| w.shown(&d.observed)),
                })
                .collect(),
            exhibits: Exhibit::all(report.evidence, finding),
            asked: seen.asked().iter().map(|q| plain(&q.to_string())).collect(),
            place: seen.place().map(|p| plain(&format!("{}:{}", p.file, p.line))),
            provenance: t.say(|w| w.provenance(criterion.provenance)),
            hint: seen.hint().filter(|_| criterion.status() == Status::Failed).map(|h| t.text(h)),
            guide: seen.guide().filter(|_| criterion.status() == Status::Manual).map(|g| t.text(g)),
            gap: seen.gap().map(|gap| Gap {
                why: t.say(|w| w.gap(gap)),
                operation: t.first().operation(gap),
                reply: gap.detail.as_deref().map(plain),
                todo: t.say(|w| w.todo(gap)),
            }),
            defect: seen.defect().map(plain),
            remarks: remarks(seen, t),
            decision: t.list(|w| w.decision(&seen.decision())),
            unblocks: waiting_for(report, &criterion.id).into_iter().map(ToString::to_string).collect(),
        }
    }
}
