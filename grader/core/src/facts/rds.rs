//! Facts of RDS.

use serde::{Deserialize, Serialize};

use crate::Seen;

/// Database instances of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rds {
    /// `rds:DescribeDBInstances`.
    pub instances: Seen<Vec<DbInstance>>,
}

/// A database instance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DbInstance {
    /// Its identifier.
    pub id: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// `available`, …
    pub status: Option<String>,
    /// `mysql`, `mariadb`, …
    pub engine: Option<String>,
    /// Its version.
    pub engine_version: Option<String>,
    /// `db.t3.micro`, …
    pub class: Option<String>,
    /// Its host name.
    pub endpoint: Option<String>,
    /// Its port.
    pub port: Option<i32>,
    /// The database created with it.
    pub database: Option<String>,
    /// Its VPC.
    pub vpc_id: Option<String>,
    /// Whether it has a public address.
    pub publicly_accessible: bool,
    /// Its security groups.
    pub security_groups: Vec<String>,
}
