//! What a gradebook is told of a grade: a mark only where something is settled.
//!
//! What nobody could see is never a zero, and whoever is excused from everything has no mark at all. Platforms that know
//! only the points of tasks get shares of the mark, so that lateness, excuses and a bonus count there too.

use grader_core::{Grade, Points, TaskGrade, Totals};

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The mark. What is open counts as not earned in it.
    Mark(Points),
    /// No mark: the student is excused from everything.
    Excused,
    /// No mark yet: nothing is settled.
    Open,
}

impl Entered {
    /// What is told of a `mark` that stands on `totals`.
    #[must_use]
    pub fn of(mark: Points, totals: Totals) -> Self {
        if totals.settled() > Points::ZERO || totals.possible.is_zero() {
            Self::Mark(mark)
        } else if totals.open > Points::ZERO {
            Self::Open
        } else {
            Self::Excused
        }
    }

    /// What is told of `grade`.
    #[must_use]
    pub fn of_grade(grade: &Grade) -> Self {
        Self::of(grade.mark(), grade.totals)
    }

    /// The mark, where there is one.
    #[must_use]
    pub const fn mark(self) -> Option<Points> {
        match self {
            Self::Mark(mark) => Some(mark),
            Self::Excused | Self::Open => None,
        }
    }
}

/// The mark shared out among the tasks, exactly, and never less than nothing: not every platform takes what is negative.
///
/// A mark below the points earned takes from each task in proportion to what was earned there. One above them gives first
/// to what is missing below the tasks' points, excused tasks among them, then beyond. A task of which nothing is settled
/// has no share: it stays as it is on the platform.
pub(crate) fn shares(grade: &Grade) -> Vec<(&TaskGrade, Points)> {
    let Some(mark) = Entered::of_grade(grade).mark() else { return Vec::new() };
    let tasks: Vec<&TaskGrade> =
        grade.tasks.iter().filter(|task| Entered::of(task.totals.earned, task.totals) != Entered::Open).collect();
    let of = |points: fn(&Totals) -> Points| tasks.iter().map(|task| points(&task.totals)).collect::<Vec<_>>();
    let earned = of(|totals| totals.earned);
    let sum: Points = earned.iter().copied().sum();
    let shares = if mark <= sum {
        mark.share(&earned)
    } else {
        let room = of(|totals| totals.possible.less(totals.earned));
        let below = mark.less(sum).min(room.iter().copied().sum());
        let beyond = mark.less(sum).less(below).share(&of(|totals| totals.possible));
        let more = below.share(&room);
        earned.iter().zip(more).zip(beyond).map(|((own, more), beyond)| *own + more + beyond).collect()
    };
    tasks.into_iter().zip(shares).collect()
}
