//! Criteria beyond the points of the rubric: each is gained on top, or nothing is. They are lines between the points and the
//! mark, never part of a sum: what was not seen or not done costs nothing and leaves nothing open.

use std::collections::BTreeMap;

use crate::{Adjustment, Criterion, CriterionId, Outcome, Points, Rubric, Verdict};

/// The lines of all bonus criteria of `rubric`, added to `mark` as long as that is less than `possible`.
pub(crate) fn lines(
    rubric: &Rubric,
    outcomes: &BTreeMap<CriterionId, Outcome>,
    mark: Points,
    possible: Points,
) -> Vec<Adjustment> {
    let passed = |id: &CriterionId| outcomes.get(id).is_some_and(|outcome| outcome.verdict == Verdict::Passed);
    let line = |criterion: &Criterion| Adjustment::BonusCriterion {
        id: criterion.id.clone(),
        title: criterion.title.clone(),
        hint: criterion.hint.clone(),
        worth: criterion.points,
        gained: passed(&criterion.id),
        points: Points::ZERO,
    };
    fitted(rubric.tasks.iter().flat_map(|task| &task.bonus).map(line), mark, possible)
}

/// The same lines for another mark; lines of other kinds are left out.
pub(crate) fn fitted(lines: impl IntoIterator<Item = Adjustment>, mark: Points, possible: Points) -> Vec<Adjustment> {
    let mut room = possible.less(mark);
    let fit = |mut line: Adjustment| {
        let Adjustment::BonusCriterion { worth, gained, points, .. } = &mut line else { return None };
        *points = if *gained { (*worth).min(room) } else { Points::ZERO };
        room = room.less(*points);
        Some(line)
    };
    lines.into_iter().filter_map(fit).collect()
}
