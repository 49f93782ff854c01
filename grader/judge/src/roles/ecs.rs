//! Clusters, services and task definitions.

use std::collections::BTreeSet;

use grader_core::{
    Gap, Lab,
    facts::{Cluster, Ecs, LoadBalancerEntry, Service as EcsService, TaskDefinition},
};

use super::{Service, only};

/// The cluster called `name`: the one that runs the most of the microservices, then the one of that name, then the only
/// active one.
pub(crate) fn cluster<'a>(clusters: &'a [Cluster], lab: &Lab, name: &str) -> Option<&'a Cluster> {
    let runs = |c: &Cluster| Service::all(lab).filter(|s| services(c).any(|service| is_of(service, lab, *s))).count();
    let busiest = clusters.iter().map(runs).max().filter(|most| *most > 0);
    let named = |c: &&Cluster| c.name == lab.name(name);
    let busy = || clusters.iter().filter(|c| Some(runs(c)) == busiest);
    busy()
        .find(named)
        .or_else(|| busy().next())
        .or_else(|| clusters.iter().find(named))
        .or_else(|| only(clusters.iter().filter(|c| c.status == "ACTIVE")))
}

/// The service called `name`: one whose tasks are the microservice's, by that name if there are several; then the one
/// of that name.
pub(crate) fn service<'a>(cluster: &'a Cluster, lab: &Lab, name: &str) -> Result<Option<&'a EcsService>, Gap> {
    let all = cluster.services.known()?;
    let named = |s: &&EcsService| s.name == lab.name(name);
    let plays = |s: &&EcsService| Service::of(lab, name).is_some_and(|role| is_of(s, lab, role));
    Ok(all.iter().filter(plays).find(named).or_else(|| all.iter().find(plays)).or_else(|| all.iter().find(named)))
}

/// The port that the service of a microservice registers, where there is one.
pub(crate) fn port_of(ecs: &Ecs, lab: &Lab, role: Service) -> Option<i32> {
    let clusters = ecs.clusters.known().ok()?;
    clusters.iter().flat_map(services).filter(|s| is_of(s, lab, role)).find_map(registered_port)
}

/// The newest active task definition of the family called `name`: the family that the service of that microservice
/// uses, then the family of that name, then one that speaks of the microservice.
pub(crate) fn task_definition<'a>(ecs: &'a Ecs, lab: &Lab, name: &str) -> Result<Option<&'a TaskDefinition>, Gap> {
    let definitions = ecs.task_definitions.known()?;
    let used = Service::of(lab, name).and_then(|role| {
        let clusters = ecs.clusters.known().ok()?;
        let service = clusters.iter().flat_map(services).find(|s| is_of(s, lab, role))?;
        definitions.iter().find(|d| Some(d.arn.as_str()) == current(service).task_definition)
    });
    let family = used.map(|d| d.family.as_str());
    let newest = |keep: &dyn Fn(&TaskDefinition) -> bool| {
        definitions.iter().filter(|d| keep(d)).max_by_key(|d| (d.status == "ACTIVE", d.revision))
    };
    Ok(newest(&|d| Some(d.family.as_str()) == family)
        .or_else(|| newest(&|d| d.family == lab.name(name)))
        .or_else(|| newest(&|d| Service::of(lab, name).is_some_and(|role| role.owns(lab, &d.family)))))
}

/// The target groups where the microservice's tasks are registered.
pub(super) fn registered_groups<'a>(ecs: &'a Ecs, lab: &Lab, role: Service) -> BTreeSet<&'a str> {
    let clusters = ecs.clusters.known().map(Vec::as_slice).unwrap_or_default();
    let entries = clusters.iter().flat_map(services).filter(|s| is_of(s, lab, role)).flat_map(entries);
    entries.filter_map(|entry| entry.target_group_arn.as_deref()).collect()
}

/// Whether a service runs this microservice: its container says so, or for want of one its name.
fn is_of(service: &EcsService, lab: &Lab, role: Service) -> bool {
    match entries(service).find_map(|entry| entry.container_name.as_deref()).and_then(|name| Service::of(lab, name)) {
        Some(of_container) => of_container == role,
        None => role.owns(lab, &service.name),
    }
}

fn services(cluster: &Cluster) -> impl Iterator<Item = &EcsService> {
    cluster.services.known().map(Vec::as_slice).unwrap_or_default().iter()
}

fn entries(service: &EcsService) -> impl Iterator<Item = &LoadBalancerEntry> {
    service.load_balancers.iter().chain(service.task_sets.iter().flat_map(|set| &set.load_balancers))
}

/// What a service runs now: with CodeDeploy its primary task set carries these settings, the service itself may not.
pub(crate) struct Current<'a> {
    pub(crate) task_definition: Option<&'a str>,
    pub(crate) launch_type: Option<&'a str>,
    pub(crate) load_balancers: Vec<&'a LoadBalancerEntry>,
    pub(crate) subnets: &'a [String],
    pub(crate) security_groups: &'a [String],
    pub(crate) assign_public_ip: Option<&'a str>,
}

/// What a service runs now.
pub(crate) fn current(service: &EcsService) -> Current<'_> {
    let set = service.task_sets.iter().find(|set| set.status == "PRIMARY");
    fn or<'a>(first: Option<&'a [String]>, second: &'a [String]) -> &'a [String] {
        first.filter(|list| !list.is_empty()).unwrap_or(second)
    }
    let balancers = set.map(|s| &s.load_balancers).filter(|list| !list.is_empty()).unwrap_or(&service.load_balancers);
    Current {
        task_definition: set.and_then(|s| s.task_definition.as_deref()).or(service.task_definition.as_deref()),
        launch_type: set.and_then(|s| s.launch_type.as_deref()).or(service.launch_type.as_deref()),
        load_balancers: balancers.iter().collect(),
        subnets: or(set.map(|s| s.subnets.as_slice()), &service.subnets),
        security_groups: or(set.map(|s| s.security_groups.as_slice()), &service.security_groups),
        assign_public_ip: set.and_then(|s| s.assign_public_ip.as_deref()).or(service.assign_public_ip.as_deref()),
    }
}

/// The port of its container that a service registers with its target group.
pub(crate) fn registered_port(service: &EcsService) -> Option<i32> {
    current(service).load_balancers.iter().find_map(|entry| entry.container_port)
}

/// Whether a service's tasks run on Fargate: by launch type, or by a strategy of Fargate providers alone.
pub(crate) fn runs_on_fargate(service: &EcsService) -> bool {
    match current(service).launch_type {
        Some(launch_type) => launch_type == "FARGATE",
        None => {
            let providers = &service.capacity_providers;
            !providers.is_empty() && providers.iter().all(|p| p.starts_with("FARGATE"))
        }
    }
}
