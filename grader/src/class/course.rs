//! What the course makes of a student's work: one place for work that was just handed in and for work that was kept.

use std::collections::BTreeMap;

use grader_core::{
    CriterionGrade, Evidence, Grade, Lab, Marks, Notice, Provenance, PublicKey, Selection, Signature, Student,
    of_other_lab,
};
use grader_judge::Judge;
use grader_report::RunSource;
use jiff::Timestamp;

use crate::{Graded, bundle::Bundle, marks};

/// The most characters of an id in a foreign bundle that are kept.
const MOST: usize = 200;

/// The rules of a course, and what its people decided.
pub struct Course {
    /// The rules.
    pub judge: Judge,
    /// The marks that people gave.
    pub marks: Marks,
    /// What is judged; empty: everything.
    pub only: Vec<Selection>,
}

/// Whose work something is, as the class list knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    pub student: &'a Student,
    /// The ids and addresses of those who may hand in the same work.
    pub mates: &'a [String],
    /// When it was handed in, where the class list says so.
    pub submitted: Option<Timestamp>,
}

/// One attempt of a student, judged.
pub(super) struct Work {
    pub graded: Graded,
    pub source: RunSource,
    /// The bytes of the evidence that is kept.
    pub kept: Vec<u8>,
}

/// What is known of who vouched for a piece of work.
#[derive(Clone, Copy, Debug)]
pub(super) enum Vouched {
    /// Whoever handed it in: who signed the evidence before it, where there was some.
    Anew(Option<PublicKey>),
    /// It was kept, and this is what an earlier grade said.
    Before {
        /// Whether the grader saw it itself.
        by_us: bool,
        /// Who had signed the evidence before it.
        signer: Option<PublicKey>,
    },
}

/// The ids and addresses of the members of each group: they may hand in the same work.
pub(super) fn groups<'a>(students: impl IntoIterator<Item = &'a Student>) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Student { id, email, group, .. } in students {
        if let Some(group) = group {
            groups.entry(group.clone()).or_default().extend(std::iter::once(id).chain(email).cloned());
        }
    }
    groups
}

impl Vouched {
    /// What the `former` grade of kept evidence says.
    pub fn before(former: Option<&Grade>) -> Self {
        let notices = former.map(|grade| grade.notices.as_slice()).unwrap_or_default();
        let signer = notices.iter().find_map(|notice| match notice {
            Notice::SignedAnew { before, .. } => Some(*before),
            _ => None,
        });
        let observed = |criterion: &CriterionGrade| criterion.provenance == Provenance::Observed;
        let by_us = former.is_some_and(|grade| grade.criteria().any(observed));
        Self::Before { by_us, signer }
    }

    /// Whether the grader or the course saw what the evidence says; if not, it is the word of whoever handed it in, whatever
    /// it says of itself.
    fn vouches(self, lab: &Lab, signature: Option<&Signature>) -> bool {
        let of_the_course = signature.is_some_and(|signature| lab.trust.keys.contains(&signature.key));
        of_the_course || matches!(self, Self::Before { by_us: true, .. })
    }

    fn notice(self, lab: &Lab, evidence: &Evidence, signature: Option<&Signature>) -> Option<Notice> {
        match self {
            Self::Anew(before) => lab.trust.notice(signature, before),
            // Nobody signs what the grader sees itself and keeps in the folder of the class.
            Self::Before { by_us: true, .. }
                if signature.is_none() && evidence.recorder.provenance == Provenance::Observed =>
            {
                None
            }
            Self::Before { signer, .. } => lab.trust.notice(signature, signer),
        }
    }
}

impl Course {
    /// Judges recorded evidence; its bytes are kept as they are.
    pub(super) fn replay(&self, bundle: Bundle, kept: Vec<u8>, owner: Owner<'_>, vouched: Vouched) -> Work {
        let Bundle { mut evidence, digest, signature } = bundle;
        let lab = self.judge.lab();
        if evidence.recorder.provenance == Provenance::Observed && !vouched.vouches(lab, signature.as_ref()) {
            evidence.recorder.provenance = Provenance::Attested;
        }
        let strange = owner.adopt(&mut evidence, lab);
        let mut grade = crate::replay(&self.judge, &evidence, &self.only);
        grade.notices.extend(strange);
        grade.notices.extend(vouched.notice(lab, &evidence, signature.as_ref()));
        Work { graded: Graded { grade, evidence }, source: RunSource::Bundle { digest }, kept }
    }

    /// Applies marks and rules to all `attempts` of a student, in the order in which they were handed in; the one that
    /// counts, and its place among them. `before` is an earlier grade of the student.
    pub(super) fn choose(&self, mut attempts: Vec<Work>, before: Option<&Grade>) -> Option<(usize, Work)> {
        for Work { graded: Graded { grade, evidence }, .. } in &mut attempts {
            marks::apply(&self.judge, &self.marks, grade, evidence, None, before);
        }
        let attempt = self.judge.lab().attempts.choose(attempts.iter().map(|work| &work.graded.grade))?;
        let mut chosen = attempts.swap_remove(attempt.place);
        let adjustments = &mut chosen.graded.grade.adjustments;
        attempt.line.into_iter().for_each(|line| adjustments.insert(0, line));
        Some((attempt.place, chosen))
    }
}

impl Owner<'_> {
    /// Makes `evidence` the owner's: the class list knows who hands in, a student may have written another name. What is
    /// returned says that it is another's, or of another lab.
    fn adopt(&self, evidence: &mut Evidence, lab: &Lab) -> Vec<Notice> {
        let mut strange = Vec::new();
        let submission = &mut evidence.submission;
        if !self.knows(&submission.student) {
            strange.push(Notice::OtherStudent { found: submission.student.id.chars().take(MOST).collect() });
        }
        strange.extend(of_other_lab(submission, &lab.id));
        submission.student = self.student.clone();
        // Nobody records a deployment after handing it in.
        let recorded = (evidence.recorder.provenance == Provenance::Attested).then_some(evidence.recorder.started_at);
        submission.submitted_at = self.submitted.or(submission.submitted_at.max(recorded));
        strange
    }

    /// Whether `named` is the owner, or one of those who may share.
    fn knows(&self, named: &Student) -> bool {
        let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
        let own = [Some(&self.student.id), self.student.email.as_ref()];
        let known = || own.into_iter().flatten().chain(self.mates);
        named.id.trim().is_empty() || known().any(|known| same(known, &named.id))
    }
}
