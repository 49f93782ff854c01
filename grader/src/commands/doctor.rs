//! `doctor`: would the grader see everything?

#[cfg(feature = "live")]
mod diagnosis;

use crate::{
    app::{App, Failure},
    args::Doctor,
    exit::Exit,
};

/// Tries everything that grading the submission needs; without a submission, what the environment gives access to.
#[cfg(feature = "live")]
pub(crate) fn run(app: &App, args: &Doctor) -> Result<Exit, Failure> {
    diagnosis::run(app, args)
}

/// This build cannot look at anything.
#[cfg(not(feature = "live"))]
pub(crate) fn run(app: &App, _: &Doctor) -> Result<Exit, Failure> {
    Err(Failure::usage(app.words.get("error-needs-live")))
}
