//! How the program ends: the one list of exit codes.

use std::process::ExitCode;

use grader::{
    class::Summary,
    core::{Grade, Points, Status},
};

/// The exit codes. When several apply, as with several submissions, the first of [`Exit::PRECEDENCE`] wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// Everything that was judged passed. What is left to a person is no failure.
    Passed = 0,
    /// Something failed; with `--fail-under`, the mark is below it.
    Failed = 1,
    /// The command line, a submission, a bundle or a feature file is wrong, or a file cannot be written.
    Usage = 2,
    /// Nothing failed, but something could not be seen.
    Unseen = 3,
    /// A defect of the grader or of its feature files.
    Defect = 4,
    /// Stopped by a signal, as shells number it; what was done is kept.
    Interrupted = 130,
}

impl Exit {
    /// All of them, by number.
    pub(crate) const ALL: [Self; 6] =
        [Self::Passed, Self::Failed, Self::Usage, Self::Unseen, Self::Defect, Self::Interrupted];

    /// From what must be looked at first to what needs nothing.
    const PRECEDENCE: [Self; 6] =
        [Self::Interrupted, Self::Defect, Self::Usage, Self::Failed, Self::Unseen, Self::Passed];

    /// The number.
    pub(crate) const fn code(self) -> u8 {
        self as u8
    }

    /// The more urgent of two.
    pub(crate) fn and(self, other: Self) -> Self {
        Self::PRECEDENCE.into_iter().find(|exit| *exit == self || *exit == other).unwrap_or(self)
    }

    /// The end of a run over a class for one of its students: marks are what such a run is for, and no failure.
    pub(crate) fn of_class(summary: &Summary) -> Self {
        match summary {
            s if s.count(Status::Broken) > 0 => Self::Defect,
            s if s.nothing => Self::Passed,
            s if s.count(Status::Inconclusive) > 0 => Self::Unseen,
            _ => Self::Passed,
        }
    }

    /// The end of a run that gave `grade`. A mark to reach takes the place of "nothing failed"; open points are not earned.
    pub(crate) fn of(grade: &Grade, fail_under: Option<Points>) -> Self {
        let one = |criterion: &grader::core::CriterionGrade| match criterion.status() {
            Status::Excused | Status::Passed | Status::Manual => Self::Passed,
            Status::Inconclusive => Self::Unseen,
            // It waits for something that could not be seen: nobody knows yet.
            Status::Blocked if criterion.totals.open > Points::ZERO => Self::Unseen,
            Status::Failed | Status::Blocked if fail_under.is_some() => Self::Passed,
            Status::Failed | Status::Blocked => Self::Failed,
            Status::Broken => Self::Defect,
        };
        let reached = match fail_under {
            Some(mark) if grade.mark() < mark => Self::Failed,
            _ => Self::Passed,
        };
        grade.criteria().map(one).fold(reached, Self::and)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_urgent_end_wins_whatever_the_order() {
        for (a, b, both) in [
            (Exit::Passed, Exit::Unseen, Exit::Unseen),
            (Exit::Unseen, Exit::Failed, Exit::Failed),
            (Exit::Failed, Exit::Usage, Exit::Usage),
            (Exit::Usage, Exit::Defect, Exit::Defect),
        ] {
            assert_eq!((a.and(b), b.and(a)), (both, both));
        }
    }

    #[test]
    fn the_precedence_names_each_once() {
        for exit in Exit::ALL {
            assert_eq!(Exit::PRECEDENCE.iter().filter(|e| **e == exit).count(), 1);
        }
    }
}
