//! What needs attention, criterion by criterion.

use grader_core::Status;

use super::Page;
use crate::{
    exhibit::cited,
    outline::waiting_for,
    phrase::symbol,
    plain::{ours, plain},
    report::{Decision, Seen},
    standing::Standing,
};

const INDENT: &str = "      ";

impl Page<'_> {
    pub(super) fn details(&mut self) {
        self.section("section-fix", Status::Failed, Self::failed);
        self.starting();
        self.section("section-blocked", Status::Blocked, Self::blocked);
        self.section("section-unseen", Status::Inconclusive, Self::unseen);
        self.section("section-review", Status::Manual, Self::left_to_a_person);
        self.section("section-broken", Status::Broken, Self::broken);
        self.decisions();
        self.remarks();
    }

    /// The criteria of one status, each with `details`; nothing at all when there is none.
    fn section(&mut self, heading: &str, status: Status, details: fn(&mut Self, Seen<'_>)) {
        let criteria = self.report.standing_so(Standing::Is(status));
        if criteria.is_empty() {
            return;
        }
        self.heading(heading);
        for seen in criteria {
            let phrases = self.phrases;
            let title = seen.title().map_or_else(|| phrases.get("hidden-title"), |t| ours(t.get(phrases.lang())));
            let worth = phrases.counted("worth", seen.criterion.totals.possible);
            let label = format!("{} {}", symbol(status), seen.criterion.id);
            let label = self.paint.status(status, &label);
            self.wrapped("  ", INDENT, &format!("{label}  {title} ({worth})"));
            for line in phrases.decision(&seen.decision()) {
                self.note(&line);
            }
            if let Some(line) = phrases.attested(seen.criterion) {
                self.note(&line);
            }
            details(self, seen);
            self.unblocks(seen);
        }
    }

    /// What a student has only to wait for.
    fn starting(&mut self) {
        let (report, phrases) = (self.report, self.phrases);
        let criteria = report.standing_so(Standing::Starting);
        if criteria.is_empty() {
            return;
        }
        self.heading("section-starting");
        self.wrapped("  ", "  ", &phrases.get("starting-means"));
        for seen in criteria {
            let label = self
                .paint
                .status(Status::Inconclusive, &format!("{} {}", Standing::Starting.symbol(), seen.criterion.id));
            self.wrapped("  ", INDENT, &format!("{label}  {}", crate::account::title(seen, phrases)));
        }
    }

    fn failed(&mut self, seen: Seen<'_>) {
        let phrases = self.phrases;
        if seen.veiled {
            self.note(&phrases.get("hidden-means"));
        }
        if let Some(finding) = seen.finding() {
            for difference in &finding.differences {
                self.note(&phrases.subject(&difference.subject));
                self.deep("detail-expected", &phrases.shown(&difference.expected));
                self.deep("detail-observed", &phrases.shown(&difference.observed));
            }
            for citation in cited(finding) {
                self.note(&phrases.line("detail-where", &phrases.citation(citation)));
            }
        }
        if let Some(hint) = seen.hint() {
            self.note(&phrases.line("detail-hint", &ours(hint.get(phrases.lang()))));
        }
    }

    fn unblocks(&mut self, seen: Seen<'_>) {
        let waiting = waiting_for(self.report, &seen.criterion.id);
        if !waiting.is_empty() {
            self.note(&self.phrases.criteria("unblocks", &waiting));
        }
    }

    fn blocked(&mut self, seen: Seen<'_>) {
        self.note(&self.phrases.criteria("waits-for", seen.blocked_by()));
    }

    fn unseen(&mut self, seen: Seen<'_>) {
        let phrases = self.phrases;
        let Some(gap) = seen.gap() else { return };
        self.note(&phrases.line("detail-why", &phrases.gap(gap)));
        if let Some(operation) = phrases.operation(gap) {
            self.note(&phrases.line("detail-operation", &operation));
        }
        if let Some(reply) = &gap.detail {
            self.note(&phrases.line("detail-reply", &plain(reply)));
        }
        self.note(&phrases.line("detail-todo", &phrases.todo(gap)));
    }

    fn left_to_a_person(&mut self, seen: Seen<'_>) {
        let phrases = self.phrases;
        let guide = seen.guide().map(|guide| phrases.line("detail-guide", &ours(guide.get(phrases.lang()))));
        self.note(&guide.unwrap_or_else(|| phrases.get("manual-criterion")));
    }

    fn broken(&mut self, seen: Seen<'_>) {
        if let Some(defect) = seen.defect() {
            self.note(&self.phrases.line("detail-defect", &plain(defect)));
        }
    }

    /// What people decided, but for criteria that have a section: theirs says it.
    fn decisions(&mut self) {
        let (report, phrases) = (self.report, self.phrases);
        let told = [Status::Failed, Status::Blocked, Status::Inconclusive, Status::Broken];
        let mut lines = Vec::new();
        for task in &report.grade.tasks {
            let whole = phrases.decision(&Decision::of(task));
            let shared = !whole.is_empty();
            lines.extend(whole.into_iter().map(|line| (task.id.to_string(), line)));
            for seen in task.criteria.iter().map(|c| report.seen(c)) {
                let decision = seen.decision();
                // A share that holds no news is told with the task.
                let known = shared && !decision.human.is_some_and(|h| !h.shared || h.changed);
                if !known && !told.contains(&seen.criterion.status()) {
                    let of_criterion = phrases.decision(&decision).into_iter();
                    lines.extend(of_criterion.map(|line| (seen.criterion.id.to_string(), line)));
                }
            }
        }
        if !lines.is_empty() {
            self.heading("section-human");
        }
        for (id, line) in lines {
            self.wrapped("  ", INDENT, &format!("{id}  {line}"));
        }
    }

    fn remarks(&mut self) {
        let report = self.report;
        if report.criteria().all(|seen| seen.remarks().is_empty()) {
            return;
        }
        self.heading("section-remarks");
        for seen in report.criteria() {
            for remark in seen.remarks() {
                let line = format!("{}  {}", seen.criterion.id, self.phrases.remark(remark));
                self.wrapped("  ", INDENT, &line);
            }
        }
    }

    fn note(&mut self, text: &str) {
        self.wrapped(INDENT, "        ", text);
    }

    /// A value under its subject.
    fn deep(&mut self, label: &str, value: &str) {
        let line = self.phrases.line(label, value);
        self.wrapped("        ", "          ", &line);
    }
}
