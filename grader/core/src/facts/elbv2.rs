//! Facts of Elastic Load Balancing.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// Load balancers and target groups of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Elbv2 {
    /// `elasticloadbalancing:DescribeLoadBalancers`; every type.
    pub load_balancers: Seen<Vec<LoadBalancer>>,
    /// `elasticloadbalancing:DescribeTargetGroups`.
    pub target_groups: Seen<Vec<TargetGroup>>,
}

/// A load balancer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LoadBalancer {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Its host name.
    pub dns_name: Option<String>,
    /// `internet-facing` or `internal`.
    pub scheme: Option<String>,
    /// `application`, `network`, `gateway`.
    pub kind: Option<String>,
    /// `active`, `provisioning`, …
    pub state: Option<String>,
    /// Its VPC.
    pub vpc_id: Option<String>,
    /// Its subnets.
    pub subnets: Vec<String>,
    /// Its security groups.
    pub security_groups: Vec<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// `elasticloadbalancing:DescribeListeners`.
    pub listeners: Seen<Vec<Listener>>,
}

/// A listener.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listener {
    /// Its ARN.
    pub arn: String,
    /// Its port.
    pub port: Option<i32>,
    /// `HTTP`, `HTTPS`, …
    pub protocol: Option<String>,
    /// What it does when no rule matches.
    pub default_actions: Vec<Action>,
    /// `elasticloadbalancing:DescribeRules`, the default rule included, in the order of their priority.
    pub rules: Seen<Vec<Rule>>,
}

/// A rule of a listener.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// Its ARN.
    pub arn: String,
    /// A number, or `default`.
    pub priority: String,
    /// Whether it is the default rule.
    pub is_default: bool,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// What it does.
    pub actions: Vec<Action>,
}

/// A condition of a rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    /// `path-pattern`, `source-ip`, `host-header`, …
    pub field: String,
    /// Any must match; from `Values` and from the field's own configuration, without repetition.
    pub values: Vec<String>,
}

/// An action of a listener or rule.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// `forward`, `redirect`, `fixed-response`, …
    pub kind: String,
    /// Its place among several.
    pub order: Option<i32>,
    /// Where it forwards to: the top-level target group or the weighted ones.
    pub targets: Vec<WeightedTarget>,
    /// The status of a fixed response.
    pub fixed_status: Option<String>,
    /// The target of a redirect, as `protocol://host:port/path?query`.
    pub redirect: Option<String>,
}

/// A target group and its weight.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WeightedTarget {
    /// The target group.
    pub arn: String,
    /// Its weight; none counts as 1.
    pub weight: Option<i32>,
}

/// A target group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetGroup {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// `ip`, `instance`, `lambda`.
    pub target_type: Option<String>,
    /// `HTTP`, …
    pub protocol: Option<String>,
    /// `HTTP1`, `HTTP2`, `GRPC`.
    pub protocol_version: Option<String>,
    /// Its default port.
    pub port: Option<i32>,
    /// Its VPC.
    pub vpc_id: Option<String>,
    /// Where health is asked.
    pub health_check_path: Option<String>,
    /// A number or `traffic-port`.
    pub health_check_port: Option<String>,
    /// `HTTP`, …
    pub health_check_protocol: Option<String>,
    /// Seconds between two checks.
    pub health_check_interval_s: Option<i32>,
    /// Seconds until a check fails.
    pub health_check_timeout_s: Option<i32>,
    /// Statuses that count as healthy.
    pub matcher: Option<String>,
    /// Load balancers that forward to it.
    pub load_balancers: Vec<String>,
    /// `elasticloadbalancing:DescribeTargetHealth`.
    pub health: Seen<Vec<TargetHealth>>,
}

/// The health of one target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetHealth {
    /// An address or instance.
    pub id: String,
    /// Its port.
    pub port: Option<i32>,
    /// `healthy`, `unhealthy`, `initial`, `draining`, …
    pub state: String,
    /// `Target.ResponseCodeMismatch`, …
    pub reason: Option<String>,
    /// In words.
    pub description: Option<String>,
}
