//! Finding resources by what they do, then by their names.
//!
//! Students rename things (a name was taken, a tutorial used another), so a name is only a hint. What points at what is
//! the stronger evidence: the group that a listener forwards to, the definition that a service runs. Each finder says
//! in its comment which evidence counts more, and leaves it to [`Exam::accept_name`](crate::exam::Exam::accept_name) to
//! credit another name or not.

mod behaviour;
mod component;
mod container;
mod database;
mod delivery;
mod diagram;
mod ec2;
mod ecr;
mod ecs;
mod elbv2;
mod production;
mod routing;
mod service;
mod source;
mod subjects;
mod target_groups;

pub(crate) use behaviour::{changes_suppliers, exchanges, is_no_page, is_refused, listens, stays_below};
pub(crate) use component::{Component, Vocabulary, folded};
pub(crate) use container::{Container, WRITING, attempt_shown, dangers, offers, path_of, targets, writes};
pub(crate) use database::{databases, host_in};
pub(crate) use delivery::{action, application, branch, code_repository, deployment_group, pipeline};
pub(crate) use diagram::Graph;
pub(crate) use ec2::{admits, instance, opens, subnets, vpc};
pub(crate) use ecr::repository;
pub(crate) use ecs::{cluster, current, port_of, registered_port, runs_on_fargate, service, task_definition};
pub(crate) use elbv2::{listener, load_balancer};
pub(crate) use production::{primary, production, successes, targets_of};
pub(crate) use routing::{ANYWHERE, admits_some, forwards_to, is_reserved, open_ways, rule_about, rule_for};
pub(crate) use service::Service;
pub(crate) use source::{
    Place, SourceFileAt, application_holding, deployment_file, directory, fit_of_deployment_file, history, is_skeleton,
    started_alike,
};
pub(crate) use subjects::{Named, Subjects};
pub(crate) use target_groups::TargetGroups;

/// The only item, when there is exactly one.
pub(crate) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}
