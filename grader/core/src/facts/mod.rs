//! What the grader knows of the world: wide records of its own, because the SDK's types cannot be serialised and because
//! a new criterion should find its fact already recorded.
//!
//! Names follow the AWS APIs in snake case. Lists keep the order in which AWS answers, except where a record says
//! otherwise. A part that has a call of its own is a [`Seen`](crate::Seen).

mod autoscaling;
mod cloud9;
mod cloudwatch;
mod codecommit;
mod codedeploy;
mod codepipeline;
mod container;
mod documents;
mod ec2;
mod ecr;
mod ecs;
mod elbv2;
mod http;
mod identity;
mod logs;
mod page;
mod rds;
mod round_trip;
mod source;

pub use autoscaling::{Autoscaling, ScalableTarget, ScalingPolicy};
pub use cloud9::{Cloud9, Environment};
pub use cloudwatch::{Alarm, Cloudwatch, Metric};
pub use codecommit::{Branch, CodeCommit, CodeFile, CodeHistory, CodeRepository, Codecommit};
pub use codedeploy::{Application, CodeDeployment, Codedeploy, DeploymentGroup};
pub use codepipeline::{ActionState, Codepipeline, Execution, Pipeline, PipelineAction, Revision, Stage};
pub use container::{Answer, Build, ContainerRun, ListeningPort, Reply, RunState};
pub use documents::{Answers, Costs, Diagram, Edge, Estimate, EstimatedService, Node};
pub use ec2::{Ec2, IngressRule, Instance, SecurityGroup, Subnet, Vpc};
pub use ecr::{Ecr, Image, Repository};
pub use ecs::{
    Cluster, Container, Deployment, Ecs, KeyValue, LoadBalancerEntry, LogConfiguration, PortMapping, Service,
    ServiceEvent, Task, TaskContainer, TaskDefinition, TaskSet,
};
pub use elbv2::{Action, Condition, Elbv2, Listener, LoadBalancer, Rule, TargetGroup, TargetHealth, WeightedTarget};
pub use http::{Exchange, Redirect};
pub use identity::Identity;
pub use logs::{LogGroup, LogStream, Logs};
pub use page::{Alert, Form, Heading, Input, Link, Nav, Page, Row, Table};
pub use rds::{DbInstance, Rds};
pub use round_trip::{Attempt, Change, LeftBehind, Listing, RoundTrip, SentForm, Sight};
pub use source::{
    ApplicationTree, Commit, History, Skipped, SourceBranch, SourceDirectory, SourceFile, SourceKind, SourceTree,
};
