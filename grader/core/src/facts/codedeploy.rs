//! Facts of CodeDeploy.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// CodeDeploy applications of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Codedeploy {
    /// `codedeploy:BatchGetApplications` on `codedeploy:ListApplications`.
    pub applications: Seen<Vec<Application>>,
}

/// A CodeDeploy application.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Application {
    /// Its name.
    pub name: String,
    /// `ECS`, `Server`, `Lambda`.
    pub platform: Option<String>,
    /// `codedeploy:BatchGetDeploymentGroups` on `codedeploy:ListDeploymentGroups`.
    pub groups: Seen<Vec<DeploymentGroup>>,
}

/// A deployment group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeploymentGroup {
    /// Its name.
    pub name: String,
    /// Its service role.
    pub service_role_arn: Option<String>,
    /// `CodeDeployDefault.ECSAllAtOnce`, …
    pub deployment_config: Option<String>,
    /// `BLUE_GREEN` or `IN_PLACE`.
    pub deployment_type: Option<String>,
    /// `WITH_TRAFFIC_CONTROL`, …
    pub deployment_option: Option<String>,
    /// The ECS cluster.
    pub cluster: Option<String>,
    /// The ECS service.
    pub service: Option<String>,
    /// ARNs of the listeners of production traffic.
    pub production_listeners: Vec<String>,
    /// ARNs of the listeners of test traffic.
    pub test_listeners: Vec<String>,
    /// Names of the two target groups.
    pub target_groups: Vec<String>,
    /// What becomes of the blue tasks: `TERMINATE` or `KEEP_ALIVE`.
    pub terminate_action: Option<String>,
    /// Minutes until then.
    pub terminate_wait_minutes: Option<i32>,
    /// `CONTINUE_DEPLOYMENT` or `STOP_DEPLOYMENT`.
    pub ready_action: Option<String>,
    /// `codedeploy:BatchGetDeployments` on `codedeploy:ListDeployments`: the newest twenty, the newest first.
    pub deployments: Seen<Vec<CodeDeployment>>,
}

/// A deployment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeDeployment {
    /// `d-…`.
    pub id: String,
    /// `Succeeded`, `Failed`, `InProgress`, …
    pub status: String,
    /// `user`, `codeDeployRollback`, …
    pub creator: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
    /// When it ended.
    pub completed_at: Option<Timestamp>,
    /// Why it failed.
    pub error: Option<String>,
    /// What started it: a pipeline execution.
    pub external_id: Option<String>,
}
