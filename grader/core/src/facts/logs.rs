//! Facts of CloudWatch Logs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// Log groups of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Logs {
    /// `logs:DescribeLogGroups`.
    pub groups: Seen<Vec<LogGroup>>,
}

/// A log group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogGroup {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// How long events are kept; none for ever.
    pub retention_days: Option<i32>,
    /// Its size, bytes.
    pub stored_bytes: Option<i64>,
    /// `logs:DescribeLogStreams`: the newest streams, at most fifty.
    pub streams: Seen<Vec<LogStream>>,
}

/// A log stream.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogStream {
    /// Its name.
    pub name: String,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// When its last event was written, as far as AWS knows yet.
    pub last_event_at: Option<Timestamp>,
}
