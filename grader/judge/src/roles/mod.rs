//! Finding resources by what they do, then by their names.
//!
//! Students rename things (a name was taken, a tutorial used another), so a name is only a hint. What points at what is
//! the stronger evidence: the group that a listener forwards to, the definition that a service runs. Each finder says
//! in its comment which evidence counts more, and leaves it to [`Exam::accept_name`](crate::exam::Exam::accept_name) to
//! credit another name or not.

mod component;
mod database;
mod delivery;
mod diagram;
mod ec2;
mod ecr;
mod ecs;
mod elbv2;
mod routing;
mod source;
mod subjects;
mod target_groups;

pub(crate) use component::{Component, folded};
pub(crate) use database::{databases, host_in};
pub(crate) use delivery::{action, application, branch, code_repository, deployment_group, pipeline};
pub(crate) use diagram::Graph;
pub(crate) use ec2::{admits, instance, opens, subnets, vpc};
pub(crate) use ecr::repository;
pub(crate) use ecs::{cluster, current, runs_on_fargate, service, task_definition};
pub(crate) use elbv2::{listener, load_balancer};
pub(crate) use routing::{ANYWHERE, covers_everyone, forwards_to, rule_for};
pub(crate) use source::{Place, SourceFileAt, application_holding, deployment_file, directory, started_alike};
pub(crate) use subjects::{Named, Subjects};
pub(crate) use target_groups::TargetGroups;

/// The two microservices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Service {
    Customer,
    Employee,
}

impl Service {
    pub(crate) const ALL: [Self; 2] = [Self::Customer, Self::Employee];

    /// The service that a name of the course is about: `customer-tg-one`.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match Self::ALL.map(|service| service.is_in(name)) {
            [true, false] => Some(Self::Customer),
            [false, true] => Some(Self::Employee),
            _ => None,
        }
    }

    /// Whether a name speaks of this service and not of the other.
    pub(crate) fn owns(self, name: &str) -> bool {
        Self::of(name) == Some(self)
    }

    fn is_in(self, name: &str) -> bool {
        let words: &[&str] = match self {
            Self::Customer => &["customer", "client"],
            Self::Employee => &["employee", "employe", "admin"],
        };
        let name = name.to_lowercase().replace('é', "e");
        words.iter().any(|word| name.contains(word))
    }
}

/// The only item, when there is exactly one.
pub(crate) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_belongs_to_a_service_when_it_speaks_of_it_alone() {
        assert_eq!(Service::of("customer-tg-one"), Some(Service::Customer));
        assert_eq!(Service::of("tg-client-bleu"), Some(Service::Customer));
        assert_eq!(Service::of("Employé-service"), Some(Service::Employee));
        assert_eq!(Service::of("blue-tg"), None);
        assert_eq!(Service::of("customer-and-employee"), None);
    }
}
