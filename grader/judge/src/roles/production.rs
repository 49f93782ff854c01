//! Which target group gets a microservice's production traffic, and which one its current tasks are registered in.
//!
//! A blue/green deployment moves both: the listener that the deployment group calls its production listener, and the
//! primary task set of the service. The two agree once the deployment has ended.

use grader_core::{
    Gap, Lab,
    facts::{Codedeploy, DeploymentGroup, Ecs, Elbv2, Listener, Rule},
};

use super::{Service, delivery, ecs, routing};

/// The target groups to which a listener sends the requests of a microservice: those of the rule about its path, or of
/// the listener's default.
pub(crate) fn targets_of<'a>(listener: &'a Listener, lab: &Lab, service: Service) -> Result<Vec<&'a str>, Gap> {
    let Some(path) = service.of_lab(lab).and_then(|s| s.path.as_deref()) else {
        return Ok(routing::default_targets(listener));
    };
    let rule: Option<&Rule> = routing::rule_for(listener.rules.known()?, lab, path);
    Ok(rule.map(|rule| routing::forwards_to(&rule.actions)).unwrap_or_default())
}

/// The target groups that the production listeners of a deployment group send the microservice's requests to.
pub(crate) fn production<'a>(
    elbv2: &'a Elbv2,
    lab: &Lab,
    group: &DeploymentGroup,
    service: Service,
) -> Result<Vec<&'a str>, Gap> {
    let mut found = Vec::new();
    for balancer in elbv2.load_balancers.known()? {
        for listener in balancer.listeners.known()? {
            if group.production_listeners.contains(&listener.arn) {
                found.extend(targets_of(listener, lab, service)?);
            }
        }
    }
    Ok(found)
}

/// The target groups where the current tasks of the service that a deployment group deploys are registered.
pub(crate) fn primary<'a>(ecs: &'a Ecs, lab: &Lab, group: &DeploymentGroup) -> Result<Vec<&'a str>, Gap> {
    let clusters = ecs.clusters.known()?;
    let named = clusters.iter().find(|c| group.cluster.as_ref().is_some_and(|name| *name == c.name || *name == c.arn));
    let Some(cluster) = named.or_else(|| ecs::cluster(clusters, lab, &lab.resources.cluster)) else {
        return Ok(Vec::new());
    };
    let service = match &group.service {
        Some(name) => cluster.services.known()?.iter().find(|s| s.name == *name || s.arn == *name),
        None => ecs::service(cluster, lab, &group.name)?,
    };
    let entries = service.map(|s| ecs::current(s).load_balancers).unwrap_or_default();
    Ok(entries.into_iter().filter_map(|entry| entry.target_group_arn.as_deref()).collect())
}

/// How many deployments of a microservice succeeded, as far as CodeDeploy remembers.
pub(crate) fn successes(codedeploy: &Codedeploy, lab: &Lab, service: Service) -> Result<usize, Gap> {
    let mut count = 0;
    for application in codedeploy.applications.known()? {
        for group in application.groups.known()?.iter().filter(|g| delivery::deploys(g, lab, service)) {
            count += group.deployments.known()?.iter().filter(|d| d.status == "Succeeded").count();
        }
    }
    Ok(count)
}
