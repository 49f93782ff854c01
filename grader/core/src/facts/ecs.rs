//! Facts of ECS.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Seen;

/// Clusters, and the task definitions of the region.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ecs {
    /// `ecs:DescribeClusters` on `ecs:ListClusters`.
    pub clusters: Seen<Vec<Cluster>>,
    /// `ecs:DescribeTaskDefinition` on the newest active revision of each family, and on those that services use.
    pub task_definitions: Seen<Vec<TaskDefinition>>,
}

/// An ECS cluster.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cluster {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// `ACTIVE`, `INACTIVE`, …
    pub status: String,
    /// `FARGATE`, …
    pub capacity_providers: Vec<String>,
    /// Registered EC2 container instances.
    pub container_instances: i32,
    /// Running tasks.
    pub running_tasks: i32,
    /// Pending tasks.
    pub pending_tasks: i32,
    /// `ecs:DescribeServices` on `ecs:ListServices`.
    pub services: Seen<Vec<Service>>,
    /// `ecs:DescribeTasks` on `ecs:ListTasks`.
    pub tasks: Seen<Vec<Task>>,
}

/// An ECS service.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// `ACTIVE`, `DRAINING`, `INACTIVE`.
    pub status: String,
    /// `FARGATE`, `EC2`; none when a capacity provider strategy is used.
    pub launch_type: Option<String>,
    /// Capacity providers of its strategy.
    pub capacity_providers: Vec<String>,
    /// `REPLICA` or `DAEMON`.
    pub scheduling_strategy: Option<String>,
    /// `ECS`, `CODE_DEPLOY`, `EXTERNAL`; AWS leaves it out for `ECS`.
    pub deployment_controller: Option<String>,
    /// The task definition's ARN; none for services whose task sets carry it.
    pub task_definition: Option<String>,
    /// How many tasks it should run.
    pub desired_count: i32,
    /// How many run.
    pub running_count: i32,
    /// How many are starting.
    pub pending_count: i32,
    /// Where its tasks are registered.
    pub load_balancers: Vec<LoadBalancerEntry>,
    /// Subnets of its tasks.
    pub subnets: Vec<String>,
    /// Security groups of its tasks.
    pub security_groups: Vec<String>,
    /// `ENABLED` or `DISABLED`.
    pub assign_public_ip: Option<String>,
    /// The Fargate platform.
    pub platform_version: Option<String>,
    /// Deployments by the ECS controller.
    pub deployments: Vec<Deployment>,
    /// Task sets by CodeDeploy.
    pub task_sets: Vec<TaskSet>,
    /// The newest events, at most ten.
    pub events: Vec<ServiceEvent>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
}

/// Where a service registers its tasks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LoadBalancerEntry {
    /// The target group.
    pub target_group_arn: Option<String>,
    /// The container.
    pub container_name: Option<String>,
    /// The port of the container.
    pub container_port: Option<i32>,
}

/// A deployment by the ECS controller.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Deployment {
    /// Its id.
    pub id: String,
    /// `PRIMARY`, `ACTIVE`, `INACTIVE`.
    pub status: String,
    /// The task definition's ARN.
    pub task_definition: Option<String>,
    /// Tasks it should run.
    pub desired_count: i32,
    /// Tasks that run.
    pub running_count: i32,
    /// `COMPLETED`, `IN_PROGRESS`, `FAILED`.
    pub rollout_state: Option<String>,
    /// Why.
    pub rollout_state_reason: Option<String>,
}

/// A task set: one colour of a blue/green deployment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskSet {
    /// Its id.
    pub id: String,
    /// Its ARN.
    pub arn: String,
    /// `PRIMARY`, `ACTIVE`, `DRAINING`.
    pub status: String,
    /// The CodeDeploy deployment.
    pub external_id: Option<String>,
    /// The task definition's ARN.
    pub task_definition: Option<String>,
    /// `FARGATE`, …
    pub launch_type: Option<String>,
    /// `STEADY_STATE` or `STABILIZING`.
    pub stability_status: Option<String>,
    /// Tasks that run.
    pub running_count: i32,
    /// Tasks that are starting.
    pub pending_count: i32,
    /// Tasks it should run.
    pub computed_desired_count: i32,
    /// Where its tasks are registered.
    pub load_balancers: Vec<LoadBalancerEntry>,
    /// Subnets of its tasks.
    pub subnets: Vec<String>,
    /// Security groups of its tasks.
    pub security_groups: Vec<String>,
    /// `ENABLED` or `DISABLED`.
    pub assign_public_ip: Option<String>,
    /// When it was created.
    pub created_at: Option<Timestamp>,
}

/// A line of a service's history.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceEvent {
    /// When.
    pub at: Option<Timestamp>,
    /// What.
    pub message: String,
}

/// A task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Task {
    /// Its ARN.
    pub arn: String,
    /// `service:<name>`.
    pub group: Option<String>,
    /// `RUNNING`, `STOPPED`, …
    pub last_status: String,
    /// Where it is going.
    pub desired_status: Option<String>,
    /// `HEALTHY`, `UNHEALTHY`, `UNKNOWN`.
    pub health_status: Option<String>,
    /// The task definition's ARN.
    pub task_definition: String,
    /// What started it.
    pub started_by: Option<String>,
    /// Why it stopped.
    pub stopped_reason: Option<String>,
    /// When it started.
    pub started_at: Option<Timestamp>,
    /// Its containers.
    pub containers: Vec<TaskContainer>,
}

/// A container of a task.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskContainer {
    /// Its name.
    pub name: String,
    /// The image as the task definition names it.
    pub image: Option<String>,
    /// The digest that really runs.
    pub image_digest: Option<String>,
    /// `RUNNING`, …
    pub last_status: Option<String>,
    /// The exit code of a stopped container.
    pub exit_code: Option<i32>,
    /// Why it stopped.
    pub reason: Option<String>,
    /// Its address in the VPC.
    pub private_ip: Option<String>,
}

/// A registered task definition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskDefinition {
    /// Its ARN.
    pub arn: String,
    /// Its family.
    pub family: String,
    /// Its revision, from 1.
    pub revision: i32,
    /// `ACTIVE` or `INACTIVE`.
    pub status: String,
    /// `awsvpc`, …
    pub network_mode: Option<String>,
    /// `FARGATE`, …
    pub requires_compatibilities: Vec<String>,
    /// CPU units, as text.
    pub cpu: Option<String>,
    /// Memory in MiB, as text.
    pub memory: Option<String>,
    /// The execution role.
    pub execution_role_arn: Option<String>,
    /// The task role.
    pub task_role_arn: Option<String>,
    /// `X86_64` or `ARM64`.
    pub cpu_architecture: Option<String>,
    /// Its containers.
    pub containers: Vec<Container>,
    /// When it was registered.
    pub registered_at: Option<Timestamp>,
}

/// A container of a task definition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Container {
    /// Its name.
    pub name: String,
    /// Its image.
    pub image: String,
    /// Whether the task stops with it; AWS defaults to true.
    pub essential: bool,
    /// CPU units.
    pub cpu: i32,
    /// Hard limit, MiB.
    pub memory: Option<i32>,
    /// Its ports.
    pub port_mappings: Vec<PortMapping>,
    /// Its environment; values of secret-looking names are masked.
    pub environment: Vec<KeyValue>,
    /// Names of secrets and where they come from.
    pub secrets: Vec<KeyValue>,
    /// Where its output goes.
    pub log_configuration: Option<LogConfiguration>,
    /// What it runs instead of the image's command.
    pub command: Vec<String>,
    /// What it runs instead of the image's entry point.
    pub entry_point: Vec<String>,
}

/// A port of a container.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PortMapping {
    /// The port in the container.
    pub container_port: Option<i32>,
    /// The port of the host.
    pub host_port: Option<i32>,
    /// `tcp` or `udp`; AWS defaults to `tcp`.
    pub protocol: Option<String>,
}

/// A named value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyValue {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}

/// Where the output of a container goes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogConfiguration {
    /// `awslogs`, …
    pub driver: String,
    /// `awslogs-group`, `awslogs-region`, …
    pub options: BTreeMap<String, String>,
}
