//! Facts of STS.

use serde::{Deserialize, Serialize};

/// Whose credentials were used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// The account number, 12 digits.
    pub account: String,
    /// The ARN of the caller.
    pub arn: String,
}
