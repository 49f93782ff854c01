//! Reading feature files and the lab file into a rubric, and finding what is wrong with them.

mod check;
mod feature;
mod problem;
mod read;
mod texts;

pub(crate) use feature::id_of;
pub use problem::{Problem, ProblemKind, Severity};
pub(crate) use read::read;
pub use read::{FeatureFile, lint};
