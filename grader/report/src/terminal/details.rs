//! What needs attention, criterion by criterion.

use std::collections::BTreeSet;

use grader_core::{Gap, Status};

use super::Page;
use crate::{
    account,
    cause::causes,
    exhibit::cited,
    outline::waiting_for,
    phrase::symbol,
    plain::{ours, plain},
    report::{Audience, Decision, Seen},
    standing::Standing,
};

const INDENT: &str = "      ";

impl Page<'_> {
    pub(super) fn details(&mut self) {
        self.section("section-fix", Status::Failed, Self::failed);
        self.starting();
        self.section("section-blocked", Status::Blocked, Self::blocked);
        self.unseen();
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
            self.name(seen);
            details(self, seen);
            self.unblocks(&[seen]);
        }
    }

    /// What it is, and what is known of it whatever its status.
    fn name(&mut self, seen: Seen<'_>) {
        let (phrases, status) = (self.phrases, seen.criterion.status());
        let worth = phrases.counted("worth", seen.criterion.totals.possible);
        let label = self.paint.status(status, &format!("{} {}", symbol(status), seen.criterion.id));
        self.wrapped("  ", INDENT, &format!("{label}  {} ({worth})", account::title(seen, phrases)));
        for line in phrases.decision(&seen.decision()) {
            self.note(&line);
        }
        // Students know who saw what they look at themselves.
        if let Some(line) = phrases.attested(seen.criterion).filter(|_| self.report.audience == Audience::Instructor) {
            self.note(&line);
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
            self.wrapped("  ", INDENT, &format!("{label}  {}", account::title(seen, phrases)));
            for line in account::waits(seen, phrases) {
                self.note(&line);
            }
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
        for line in account::advice(seen, phrases) {
            self.note(&self.paint.code(&line));
        }
    }

    fn unblocks(&mut self, seen: &[Seen<'_>]) {
        let waiting: BTreeSet<_> = seen.iter().flat_map(|seen| waiting_for(self.report, &seen.criterion.id)).collect();
        if !waiting.is_empty() {
            self.note(&self.phrases.criteria("unblocks", waiting));
        }
    }

    fn blocked(&mut self, seen: Seen<'_>) {
        self.note(&self.phrases.criteria("waits-for", seen.blocked_by()));
    }

    /// What could not be seen, by cause.
    fn unseen(&mut self) {
        let (phrases, unseen) = (self.phrases, Status::Inconclusive);
        let causes = causes(self.report, Standing::Is(unseen));
        if causes.is_empty() {
            return;
        }
        self.heading("section-unseen");
        for cause in causes {
            if let [seen] = cause.criteria[..] {
                self.name(seen);
            } else {
                let count = self.paint.status(unseen, &format!("{} {}", symbol(unseen), phrases.alike(&cause)));
                self.wrapped("  ", INDENT, &count);
            }
            if let Some(gap) = &cause.gap {
                self.gap(gap);
            }
            if cause.criteria.len() > 1 {
                let ids = phrases.ids(cause.criteria.iter().map(|seen| &seen.criterion.id));
                self.note(&phrases.line("detail-criteria", &ids));
            }
            self.unblocks(&cause.criteria);
        }
    }

    fn gap(&mut self, gap: &Gap) {
        let phrases = self.phrases;
        self.note(&phrases.line("detail-why", &phrases.gap(gap)));
        for line in account::remedy(gap, phrases) {
            self.note(&line);
        }
    }

    fn left_to_a_person(&mut self, seen: Seen<'_>) {
        let phrases = self.phrases;
        let guide = seen.guide().map(|guide| phrases.line("detail-guide", &ours(guide.get(phrases.lang()))));
        self.note(&self.paint.code(&guide.unwrap_or_else(|| phrases.get("manual-criterion"))));
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
