//! What judging one criterion can end in.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{Aspect, CriterionId, Finding, Gap, Question, Remark, Status};

/// The result of judging one criterion by itself, before prerequisites are looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the steps came to; never [`Verdict::Blocked`].
    pub verdict: Verdict,
    /// Things worth saying, sorted, without repetition.
    pub remarks: Vec<Remark>,
    /// The questions that were asked.
    pub asked: Vec<Question>,
}

/// The verdict on one criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As expected.
    Passed,
    /// Not as expected.
    Failed(Finding),
    /// Not as expected, but because something it builds on is not.
    Blocked {
        /// The criteria at the root of it.
        by: Vec<CriterionId>,
        /// What was found nevertheless.
        finding: Finding,
    },
    /// It could not be seen.
    Inconclusive(Gap),
    /// For a person to judge.
    Manual,
    /// A defect of the grader or of the rubric; what it says is for their authors.
    Broken(String),
}

impl Verdict {
    /// Whether all it says is that this is quite another application.
    #[must_use]
    pub fn is_another_application(&self) -> bool {
        let Self::Failed(finding) = self else { return false };
        let mut about = finding.differences.iter().map(|difference| difference.subject.aspect);
        !finding.differences.is_empty() && about.all(|aspect| aspect == Some(Aspect::Application))
    }

    /// The verdict as a short text that is equal for equal verdicts: its status, and for what was not as expected eight
    /// digits of a digest: `failed#1f0a92c3`.
    #[must_use]
    pub fn seal(&self) -> String {
        let status = Status::from(self).name();
        match self {
            Self::Failed(finding) | Self::Blocked { finding, .. } => {
                let digest = Sha256::digest(serde_json::to_vec(&finding.differences).unwrap_or_default());
                let digits: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
                format!("{status}#{digits}")
            }
            _ => status.to_owned(),
        }
    }

    /// Whether `seal` was written of this verdict; one without digits, which people write, speaks of the status alone.
    #[must_use]
    pub fn bears(&self, seal: &str) -> bool {
        let own = self.seal();
        own == seal || own.split('#').next() == Some(seal)
    }
}

/// Who saw the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// A grading run looked at the deployment itself.
    Observed,
    /// The student's own self-check recorded it.
    Attested,
    /// A sample that ships with the grader.
    Sample,
}

impl Provenance {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Observed, Self::Attested, Self::Sample];
}
