//! The self-test: proof that a rubric tells wrong solutions from right ones.
//!
//! It starts from the recorded evidence of a right solution and changes it. A **ledger** says what each change must cost,
//! and that it costs nothing else; the **matrix** says of each criterion which wrong solutions it caught, which it missed,
//! and where it accused falsely. Two more trials need no ledger: every part of the evidence in turn becomes something that
//! could not be seen, which must cost nobody a point; and every judging line of a feature file in turn is made to hold
//! always, which a wrong solution must notice, because a line that no wrong solution needs is a line that nobody tested.

mod change;
mod ledger;
mod loosened;
mod matrix;
mod trial;
mod unseen;

pub use change::Misfit;
pub use ledger::{Case, Ledger, LedgerError};
pub use loosened::Line;
pub use matrix::{Complaint, Matrix, Row};
pub use trial::{Part, SelfTest};
