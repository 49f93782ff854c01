//! The matrix: of each criterion, what the self-test showed.

use std::collections::BTreeSet;

use grader_core::{CriterionId, Status};

use super::{change::Misfit, ledger::LedgerError, loosened::Line};

/// What the self-test showed of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The criterion.
    pub criterion: CriterionId,
    /// Whether a person judges it, so that no evidence can tell.
    pub manual: bool,
    /// The wrong solutions that it refuses while no other criterion fails but those that wait for it.
    pub alone: usize,
    /// The wrong solutions that it refuses.
    pub caught: usize,
    /// The wrong solutions that it should refuse, or wait for, and does not.
    pub missed: usize,
    /// How often it took points from a solution that should keep them, or for something that could not be seen.
    pub accused: usize,
    /// The unusual right solutions about it that keep its points.
    pub kept: usize,
    /// The judging lines that no wrong solution needs.
    pub untested: Vec<Line>,
}

impl Row {
    pub(super) const fn new(criterion: CriterionId, manual: bool) -> Self {
        Self { criterion, manual, alone: 0, caught: 0, missed: 0, accused: 0, kept: 0, untested: Vec::new() }
    }

    /// Whether the criterion is proven: it tells at least one wrong solution by itself, keeps at least one unusual right one,
    /// and erred nowhere.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        let told = self.manual || (self.alone > 0 && self.kept > 0);
        told && self.missed == 0 && self.accused == 0 && self.untested.is_empty()
    }
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Complaint {
    /// A ledger cannot be read.
    Unreadable(LedgerError),
    /// The solution that all others are made from loses points itself.
    NotRight {
        /// The criterion that is not fulfilled.
        criterion: CriterionId,
        /// How it ended.
        found: Status,
    },
    /// A case changes something that is not there, or nothing.
    Misfit {
        /// The case.
        case: String,
        /// Why.
        misfit: Misfit,
    },
    /// A case names a criterion that the rubric does not have.
    UnknownCriterion {
        /// The case.
        case: String,
        /// The criterion.
        criterion: CriterionId,
    },
    /// Two cases of a ledger have the same name.
    SameName {
        /// The name.
        case: String,
    },
    /// A wrong solution that is to cost nothing, or a right one that is to cost something or says nothing of what it keeps.
    Pointless {
        /// The case.
        case: String,
    },
    /// A criterion did not end as the case says.
    Differs {
        /// The case.
        case: String,
        /// The criterion.
        criterion: CriterionId,
        /// How it should end.
        expected: Status,
        /// How it ended.
        found: Status,
    },
    /// Other remarks were made than the case says.
    Remarks {
        /// The case.
        case: String,
        /// The remarks, by code, that were to be made.
        expected: BTreeSet<String>,
        /// Those that were made.
        found: BTreeSet<String>,
    },
    /// A criterion took points for something that could not be seen.
    Unseen {
        /// What was made unseen.
        part: String,
        /// The criterion.
        criterion: CriterionId,
        /// How it ended.
        found: Status,
    },
}

/// What the self-test of a rubric showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// A row for each criterion, in the order of the rubric.
    pub rows: Vec<Row>,
    /// Everything that is not as it should be.
    pub complaints: Vec<Complaint>,
    /// How many wrong solutions were tried.
    pub wrong: usize,
    /// How many unusual right solutions were tried.
    pub right: usize,
    /// How many parts of the evidence were made unseen.
    pub unseen: usize,
    /// How many judging lines were made to hold always.
    pub loosened: usize,
}

impl Matrix {
    /// Whether every criterion is proven and nothing is to complain of.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.complaints.is_empty() && self.rows.iter().all(Row::is_proven)
    }

    pub(super) fn row(&mut self, criterion: &CriterionId) -> Option<&mut Row> {
        self.rows.iter_mut().find(|row| row.criterion == *criterion)
    }
}
