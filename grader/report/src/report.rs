//! What a document is made from: the grade, the lab, the run, and who reads it.

use grader_core::{
    CriterionGrade, CriterionId, Entry, Evidence, Finding, Gap, Grade, HumanMark, Lab, Observation, Place, Question,
    Remark, TaskGrade, Text, Verdict, Waiver, is_starting,
};
use jiff::Timestamp;

/// Everything that belongs to the run and not to the grade: a replay of the same evidence differs only here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// When grading began.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Timestamp,
    /// The version of the grader.
    pub version: String,
    /// What was graded.
    pub source: RunSource,
}

/// Where the observations of a run came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunSource {
    /// The deployment itself.
    Live,
    /// An evidence bundle.
    Bundle {
        /// Its digest.
        digest: String,
    },
}

/// Who reads a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Sees everything.
    Instructor,
    /// Hidden criteria count, but what they look at is not told.
    Student,
}

/// One grade, ready to be rendered.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The lab.
    pub lab: &'a Lab,
    /// The grade.
    pub grade: &'a Grade,
    /// The run that made it.
    pub run: &'a Run,
    /// What the grade rests on, where the document may show what a criterion cites.
    pub evidence: Option<&'a Evidence>,
    /// Who reads it.
    pub audience: Audience,
}

impl<'a> Report<'a> {
    /// What the reader may know of `criterion`.
    pub(crate) fn seen(&self, criterion: &'a CriterionGrade) -> Seen<'a> {
        let student = self.audience == Audience::Student;
        let starting = student && self.evidence.is_some_and(|evidence| is_starting(criterion, evidence));
        let veiled = criterion.hidden && student;
        let fetched = !veiled && self.evidence.is_some_and(|evidence| is_fetched(criterion, evidence));
        Seen { criterion, veiled, starting, fetched, marks: !student }
    }

    /// All criteria as the reader may know them, in order.
    pub(crate) fn criteria(&self) -> impl Iterator<Item = Seen<'a>> {
        self.grade.criteria().map(|c| self.seen(c))
    }
}

/// Whether `criterion` failed for source code that was fetched from an address.
fn is_fetched(criterion: &CriterionGrade, evidence: &Evidence) -> bool {
    let Verdict::Failed(finding) = &criterion.verdict else { return false };
    let cites = |entry: &Entry| finding.citations.iter().any(|citation| citation.question == entry.question);
    let is_away = |entry: &Entry| matches!(&entry.observation, Observation::Source(tree) if tree.address.is_some());
    evidence.entries.iter().any(|entry| is_away(entry) && cites(entry))
}

/// A criterion through the eyes of the reader. Formats ask here, so that none can tell what is hidden.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    /// The criterion: its id, status, points and causes are for everybody.
    pub criterion: &'a CriterionGrade,
    /// Whether all the rest is not.
    pub veiled: bool,
    /// Whether a student need only wait: what it lacks is still starting.
    pub starting: bool,
    /// Whether it failed for code that was read in a repository at an address: what is changed must be pushed there.
    pub fetched: bool,
    /// Whether the reader marks what no machine can.
    marks: bool,
}

/// What a person decided about a criterion or a task.
#[derive(Clone, Copy)]
pub(crate) struct Decision<'a> {
    /// The mark given.
    pub human: Option<&'a HumanMark>,
    /// The excuse.
    pub waiver: Option<&'a Waiver>,
    /// Why, where the reader may know.
    pub reason: Option<&'a str>,
}

impl<'a> Decision<'a> {
    /// The decision about a whole task.
    pub fn of(task: &'a TaskGrade) -> Self {
        Self::new(task.human.as_ref(), task.waiver.as_ref(), false)
    }

    fn new(human: Option<&'a HumanMark>, waiver: Option<&'a Waiver>, veiled: bool) -> Self {
        let reason = human.map(|h| h.reason.as_str()).or(waiver.map(|w| w.reason.as_str()));
        Self { human, waiver, reason: reason.filter(|_| !veiled) }
    }
}

impl<'a> Seen<'a> {
    /// What a person decided.
    pub fn decision(self) -> Decision<'a> {
        Decision::new(self.criterion.human.as_ref(), self.criterion.waiver.as_ref(), self.veiled)
    }

    /// What is expected.
    pub fn title(self) -> Option<&'a Text> {
        (!self.veiled).then_some(&self.criterion.title)
    }

    /// How to put it right, where the rubric says so.
    pub fn hint(self) -> Option<&'a Text> {
        (!self.veiled && !self.criterion.hint.is_empty()).then_some(&self.criterion.hint)
    }

    /// How the reader marks it, where a machine cannot.
    pub fn guide(self) -> Option<&'a Text> {
        (self.marks && !self.criterion.guide.is_empty()).then_some(&self.criterion.guide)
    }

    /// What was found, for a failed or blocked criterion.
    pub fn finding(self) -> Option<&'a Finding> {
        match &self.criterion.verdict {
            Verdict::Failed(finding) | Verdict::Blocked { finding, .. } if !self.veiled => Some(finding),
            _ => None,
        }
    }

    /// Why it could not be seen.
    pub fn gap(self) -> Option<&'a Gap> {
        match &self.criterion.verdict {
            Verdict::Inconclusive(gap) if !self.veiled => Some(gap),
            _ => None,
        }
    }

    /// The defect of ours.
    pub fn defect(self) -> Option<&'a str> {
        match &self.criterion.verdict {
            Verdict::Broken(defect) if !self.veiled => Some(defect),
            _ => None,
        }
    }

    /// The criteria at the root of a blocked one.
    pub fn blocked_by(self) -> &'a [CriterionId] {
        match &self.criterion.verdict {
            Verdict::Blocked { by, .. } => by,
            _ => &[],
        }
    }

    /// What was asked to judge it.
    pub fn asked(self) -> &'a [Question] {
        if self.veiled { &[] } else { &self.criterion.asked }
    }

    /// Where it is declared.
    pub fn place(self) -> Option<&'a Place> {
        (!self.veiled).then_some(&self.criterion.place)
    }

    /// Things worth saying.
    pub fn remarks(self) -> &'a [Remark] {
        if self.veiled { &[] } else { &self.criterion.remarks }
    }
}
