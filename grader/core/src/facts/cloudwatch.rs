//! Facts of CloudWatch.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::KeyValue;
use crate::Seen;

/// Alarms of the region, and what it measures of ECS.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cloudwatch {
    /// `cloudwatch:DescribeAlarms`: those about metrics.
    pub alarms: Seen<Vec<Alarm>>,
    /// `cloudwatch:ListMetrics`: those of the namespace `AWS/ECS` that had values in the last hours.
    pub metrics: Seen<Vec<Metric>>,
}

/// An alarm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Alarm {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// What it watches: one metric, or several that an expression puts together.
    pub metrics: Vec<Metric>,
    /// `Average`, `p99`, …; of several metrics, none.
    pub statistic: Option<String>,
    /// How long one value is, seconds.
    pub period_s: Option<i32>,
    /// Where it strikes.
    pub threshold: Option<f64>,
    /// `GreaterThanThreshold`, …
    pub comparison: Option<String>,
    /// `OK`, `ALARM` or `INSUFFICIENT_DATA`.
    pub state: Option<String>,
    /// Whether its actions are enabled.
    pub actions_enabled: bool,
    /// ARNs of what it does when it strikes.
    pub actions: Vec<String>,
    /// When it was last configured.
    pub updated_at: Option<Timestamp>,
}

/// A metric.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Metric {
    /// `AWS/ECS`, `AWS/ApplicationELB`, …
    pub namespace: String,
    /// `CPUUtilization`, …
    pub name: String,
    /// What it is measured of: `ServiceName`, `LoadBalancer`, …
    pub dimensions: Vec<KeyValue>,
}
