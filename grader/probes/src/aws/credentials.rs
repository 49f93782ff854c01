//! From the ways in which credentials can be missing to gaps.

use std::error::Error as _;

use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_sts::operation::assume_role::AssumeRoleError;
use aws_smithy_runtime_api::client::{orchestrator::HttpResponse, result::SdkError};
use grader_core::{Gap, GapReason, Redactor};

use super::{Failure, failure::root};

/// Why there are no credentials.
pub(crate) fn gap(error: &CredentialsError) -> Gap {
    let refused = error.source().and_then(|source| source.downcast_ref::<SdkError<AssumeRoleError, HttpResponse>>());
    if let Some(refused) = refused {
        return Failure::new("sts:AssumeRole", refused, &Redactor::default()).gap;
    }
    let reason = match error {
        CredentialsError::ProviderTimedOut(_) => GapReason::TimedOut,
        _ => GapReason::InvalidCredentials,
    };
    // The list of every place that was tried says no more.
    let said = root(error);
    Gap::new(reason).detail(said.split(". Attempted:").next().unwrap_or_default())
}
