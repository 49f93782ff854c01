//! Facts of Cloud9.

use serde::{Deserialize, Serialize};

use crate::Seen;

/// Cloud9 environments of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cloud9 {
    /// `cloud9:DescribeEnvironments` on `cloud9:ListEnvironments`.
    pub environments: Seen<Vec<Environment>>,
}

/// A Cloud9 environment. Its instance is in the facts of EC2, tagged `aws:cloud9:environment`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Environment {
    /// Its id, which its instance's tag holds.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// `ec2` or `ssh`.
    pub kind: Option<String>,
    /// `CONNECT_SSH` or `CONNECT_SSM`.
    pub connection: Option<String>,
    /// Who owns it.
    pub owner_arn: Option<String>,
    /// `CREATED`, `CREATE_FAILED`, …
    pub lifecycle: Option<String>,
}
