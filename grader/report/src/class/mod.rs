//! A whole class: what documents about all students are made from, and what can be counted over it.
//!
//! A [`Class`] is built one grade at a time and keeps of each only what its documents need, so that thousands of students
//! fit in memory together. Documents about one student are made from the whole grade, before it is let go.

mod discrimination;
mod model;
mod spread;
mod statistics;

pub use discrimination::Discrimination;
pub use model::{
    Absence, Cause, Class, ClassCriterion, ClassResult, ClassStudent, ClassTask, CriterionResult, TaskResult,
};
pub use spread::{Bin, Spread};
pub use statistics::{GapCount, Item, RootCause, Statistics};
