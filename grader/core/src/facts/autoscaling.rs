//! Facts of Application Auto Scaling: what scales ECS services by itself.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// What the region scales of ECS.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Autoscaling {
    /// `application-autoscaling:DescribeScalableTargets`.
    pub targets: Seen<Vec<ScalableTarget>>,
    /// `application-autoscaling:DescribeScalingPolicies`.
    pub policies: Seen<Vec<ScalingPolicy>>,
}

/// What may be scaled, and between which bounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScalableTarget {
    /// `service/<cluster>/<service>`.
    pub resource_id: String,
    /// `ecs:service:DesiredCount`.
    pub dimension: String,
    /// The least.
    pub min_capacity: i32,
    /// The most.
    pub max_capacity: i32,
    /// Whether scaling out is suspended.
    pub scaling_out_suspended: bool,
    /// When it was registered.
    pub created_at: Option<Timestamp>,
}

/// A rule by which a target is scaled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScalingPolicy {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// The target's `service/<cluster>/<service>`.
    pub resource_id: String,
    /// `ecs:service:DesiredCount`.
    pub dimension: String,
    /// `TargetTrackingScaling`, `StepScaling`, …
    pub kind: String,
    /// The predefined metric that is tracked: `ECSServiceAverageCPUUtilization`.
    pub metric: Option<String>,
    /// The value that is aimed at.
    pub target_value: Option<f64>,
    /// The names of its alarms.
    pub alarms: Vec<String>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
}
