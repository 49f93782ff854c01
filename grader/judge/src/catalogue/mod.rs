//! Reading feature files and the lab file into a rubric, and finding what is wrong with them.

mod check;
mod feature;
mod lab;
mod problem;
mod read;
mod texts;

pub(crate) use check::code_of;
pub(crate) use feature::id_of;
pub use problem::{Problem, ProblemKind, Severity};
pub use read::{FeatureFile, lint};
pub(crate) use read::{digest, read};
