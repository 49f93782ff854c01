//! A whole class: what documents about all students are made from, and what can be counted over it.
//!
//! A [`Class`] is built one grade at a time and keeps of each only what its documents need, so that thousands of students
//! fit in memory together. Documents about one student are made from the whole grade, before it is let go.

mod canvas;
pub(crate) mod cell;
mod csv;
mod discrimination;
mod entries;
mod feedback;
mod figures;
mod fill;
mod format;
mod markdown;
mod model;
mod moodle;
mod scale;
mod spans;
mod spread;
mod statistics;
mod table;
mod xlsx;

pub use cell::{free as free_text, is_key, table as quoted_table};
pub use discrimination::Discrimination;
pub(crate) use feedback::comment;
pub use fill::{FillError, FillKind, FillOptions, fill};
pub use format::{ClassFormat, GradeColumn, Sheet, render};
pub use model::{
    Absence, BonusResult, Cause, Class, ClassCriterion, ClassResult, ClassStudent, ClassTask, CriterionResult,
    TaskResult,
};
pub use spread::{Bin, Spread};
pub use statistics::{GapCount, Item, RootCause, Statistics};
