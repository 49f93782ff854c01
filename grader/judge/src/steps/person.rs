//! The phrase for what no machine can judge.

use crate::{exam::Stop, phrase::phrase};

phrase! {
    /// Leaves the points open; the criterion's hint tells the person what to look at.
    then "une personne en juge" | "a person judges", [],
    async fn a_person_judges(_exam) {
        Err(Stop::Manual)
    }
}
