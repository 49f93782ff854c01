//! `iam-policy`: what the grader must be allowed to read.

use crate::{
    app::{App, Failure},
    exit::Exit,
};

/// Prints the policy.
#[cfg(feature = "live")]
pub(crate) fn run(app: &App) -> Result<Exit, Failure> {
    app.print(super::json(&grader::probes::iam_policy())?.as_bytes())?;
    Ok(Exit::Passed)
}

/// The policy is generated from the calls, which this build does not have.
#[cfg(not(feature = "live"))]
pub(crate) fn run(app: &App) -> Result<Exit, Failure> {
    Err(Failure::usage(app.words.get("error-needs-live")))
}
