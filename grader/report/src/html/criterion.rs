//! One criterion on the page.

use grader_core::{Finding, Status};

use super::tongues::{Both, Tongues};
use crate::{Report, exhibit::Exhibit, outline::waiting_for, plain::plain, report::Seen, standing::Standing};

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

/// A criterion that needs attention.
pub(super) struct Card {
    pub id: String,
    pub title: Both,
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

pub(super) fn remarks(seen: Seen<'_>, t: &Tongues) -> Vec<Both> {
    seen.remarks().iter().map(|r| t.say(|w| w.remark(r))).collect()
}

impl Card {
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
            guide: seen.guide().filter(|_| criterion.status() == Status::Manual).map(|g| t.text(g)),
            gap: seen.gap().map(|gap| Gap {
                why: t.say(|w| w.gap(gap)),
                operation: t.first().operation(gap),
                reply: gap.detail.as_deref().map(plain),
                todo: (!seen.starting).then(|| t.say(|w| w.todo(gap))),
            }),
            defect: seen.defect().map(plain),
            remarks: remarks(seen, t),
            decision: t.list(|w| w.decision(&seen.decision())),
            unblocks_count: t.say(|w| w.with("unblocks-count", &[("n", unblocks.len().into())])),
            unblocks: unblocks.into_iter().map(ToString::to_string).collect(),
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
