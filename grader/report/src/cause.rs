//! What keeps criteria from being seen. One cause may keep a hundred of them: it is told once, with its number.

use std::collections::BTreeSet;

use grader_core::{Gap, GapReason, Points, Remark};

use crate::{Report, report::Seen, standing::Standing};

/// A cause, and the criteria that it keeps from being seen.
pub(crate) struct Cause<'a> {
    /// Those criteria, in the order of the course; never none.
    pub criteria: Vec<Seen<'a>>,
    /// What each of them met, as far as it is the same for all; none where the reader may not know.
    pub gap: Option<Gap>,
}

impl Cause<'_> {
    /// What is worth saying of its criteria, each once.
    pub fn remarks(&self) -> BTreeSet<&Remark> {
        self.criteria.iter().flat_map(|seen| seen.remarks()).collect()
    }

    /// How many points it keeps open.
    pub fn points(&self) -> Points {
        self.criteria.iter().map(|seen| seen.criterion.totals.possible).sum()
    }
}

/// The causes by their first criterion. What a person decided about a criterion is told of it alone.
pub(crate) fn causes<'a>(report: &Report<'a>, unseen: Standing) -> Vec<Cause<'a>> {
    let mut causes: Vec<Cause<'a>> = Vec::new();
    for seen in report.standing_so(unseen) {
        let gap = seen.gap().map(shared);
        let decided = |seen: &Seen<'_>| seen.criterion.human.is_some() || seen.criterion.waiver.is_some();
        let same = |cause: &&mut Cause<'a>| gap.is_some() && cause.gap == gap && !cause.criteria.iter().any(decided);
        match causes.iter_mut().find(same).filter(|_| !decided(&seen)) {
            Some(cause) => cause.criteria.push(seen),
            None => causes.push(Cause { criteria: vec![seen], gap }),
        }
    }
    causes
}

/// The gap as it is for all that share its cause: without keys, each operation fails alike.
fn shared(gap: &Gap) -> Gap {
    if lacks_keys(gap) { Gap { operation: None, ..gap.clone() } } else { gap.clone() }
}

/// Whether it is the account that could not be opened.
pub(crate) fn lacks_keys(gap: &Gap) -> bool {
    match gap.reason {
        GapReason::ExpiredCredentials | GapReason::InvalidCredentials => true,
        // What else is not provided has a name.
        GapReason::NotProvided => gap.operation.is_none(),
        _ => false,
    }
}
