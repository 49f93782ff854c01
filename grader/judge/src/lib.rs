//! Judging: feature files and an [`Observer`](grader_core::Observer) in, an outcome for every criterion out.
//!
//! Nothing here looks at the world: no network, no file, no clock. The same answers always give the same outcomes.
//!
//! - `catalogue/` reads feature files and the lab file into a rubric, and finds what is wrong with them.
//! - `exam.rs` is the state of one scenario, `run.rs` drives the Cucumber runner over all of them.
//! - `files/` parses the files that students hand in.
//! - `roles/` finds resources by what they do, then by their names.
//! - `selftest/` proves that a rubric tells wrong solutions from right ones.
//! - `steps/` holds the phrases that feature files are written in; `phrase.rs` registers them.

#![deny(missing_docs)]

mod catalogue;
mod check;
mod exam;
mod files;
mod phrase;
mod roles;
mod run;
pub mod selftest;
mod steps;

/// What a phrase of one's own is made with; [`phrase!`] declares it. The crate that does so depends on `cucumber` too, whose
/// attributes the macro uses.
pub mod own {
    #[doc(hidden)]
    pub use inventory;

    #[doc(hidden)]
    pub use crate::phrase::keyword;
    pub use crate::{
        check::Check,
        exam::{Exam, Stop},
    };
}

pub use catalogue::{FeatureFile, Problem, ProblemKind, Severity, lint};
pub use phrase::{Keyword, Phrase, phrases};
pub use run::{Judge, Judgement};
