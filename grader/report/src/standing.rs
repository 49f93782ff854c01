//! Where a criterion, a task or a phase stands for the reader: its status, or that a student need only wait.
//!
//! The verdict stays what it is. This is only how it is told.

use grader_core::{Status, TaskGrade};

use crate::{
    Report,
    phrase::{Phrases, symbol},
    report::Seen,
};

/// What the reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The status.
    Is(Status),
    /// Failed or not seen, for nothing but what AWS is still starting.
    Starting,
}

impl Standing {
    /// All of them, in the order in which they ask for attention.
    pub const ALL: [Self; 8] = [
        Self::Is(Status::Failed),
        Self::Starting,
        Self::Is(Status::Blocked),
        Self::Is(Status::Inconclusive),
        Self::Is(Status::Broken),
        Self::Is(Status::Manual),
        Self::Is(Status::Passed),
        Self::Is(Status::Excused),
    ];

    /// A name for programs and style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Is(status) => status.name(),
            Self::Starting => "starting",
        }
    }

    /// One sign, beside its word.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Is(status) => symbol(status),
            Self::Starting => "…",
        }
    }

    /// A word or two.
    pub fn word(self, phrases: &Phrases) -> String {
        match self {
            Self::Is(status) => phrases.status(status),
            Self::Starting => phrases.get("status-starting"),
        }
    }
}

impl Seen<'_> {
    /// Where the criterion stands.
    pub(crate) fn standing(self) -> Standing {
        if self.starting { Standing::Starting } else { Standing::Is(self.criterion.status()) }
    }
}

impl<'a> Report<'a> {
    /// Where a task stands, or a phase: starting, where all that gives it its `status` is.
    pub(crate) fn standing(&self, tasks: impl IntoIterator<Item = &'a TaskGrade>, status: Status) -> Standing {
        let criteria = tasks.into_iter().filter(|task| task.status == status).flat_map(|task| &task.criteria);
        let mut same = criteria.map(|c| self.seen(c)).filter(|seen| seen.criterion.status() == status).peekable();
        let starting = same.peek().is_some() && same.all(|seen| seen.starting);
        if starting { Standing::Starting } else { Standing::Is(status) }
    }

    /// The criteria that stand so, in the order of the course.
    pub(crate) fn standing_so(&self, standing: Standing) -> Vec<Seen<'a>> {
        self.criteria().filter(|seen| seen.standing() == standing).collect()
    }
}
