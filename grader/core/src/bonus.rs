//! Criteria beyond the points of the rubric: each is gained on top, or nothing is. They are lines between the points and the
//! mark, never part of a sum: what was not seen or not done costs nothing and leaves nothing open.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Adjustment, Criterion, CriterionId, Gap, GapReason, Outcome, Points, Rubric, Verdict};

/// Whether a criterion beyond the points is fulfilled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gain {
    /// It is.
    Gained,
    /// It is not.
    NotGained,
    /// Nobody knows: it could not be seen.
    Unseen(Gap),
}

/// The lines of all bonus criteria of `rubric`, added to `mark` as long as that is less than `possible`.
pub(crate) fn lines(
    rubric: &Rubric,
    outcomes: &BTreeMap<CriterionId, Outcome>,
    mark: Points,
    possible: Points,
) -> Vec<Adjustment> {
    let line = |criterion: &Criterion| Adjustment::BonusCriterion {
        id: criterion.id.clone(),
        title: criterion.title.clone(),
        hint: criterion.hint.clone(),
        worth: criterion.points,
        gain: gain(outcomes.get(&criterion.id)),
        points: Points::ZERO,
    };
    fitted(rubric.tasks.iter().flat_map(|task| &task.bonus).map(line), mark, possible)
}

fn gain(outcome: Option<&Outcome>) -> Gain {
    match outcome.map(|outcome| &outcome.verdict) {
        Some(Verdict::Passed) => Gain::Gained,
        Some(Verdict::Inconclusive(gap)) => Gain::Unseen(gap.clone()),
        Some(Verdict::Broken(defect)) => Gain::Unseen(Gap::new(GapReason::Malformed).detail(defect)),
        _ => Gain::NotGained,
    }
}

/// The same lines for another mark; lines of other kinds are left out.
pub(crate) fn fitted(lines: impl IntoIterator<Item = Adjustment>, mark: Points, possible: Points) -> Vec<Adjustment> {
    let mut room = possible.less(mark);
    let fit = |mut line: Adjustment| {
        let Adjustment::BonusCriterion { worth, gain, points, .. } = &mut line else { return None };
        *points = if *gain == Gain::Gained { (*worth).min(room) } else { Points::ZERO };
        room = room.less(*points);
        Some(line)
    };
    lines.into_iter().filter_map(fit).collect()
}
