//! What delivers what: code repositories, deployment groups and pipelines.

use grader_core::{
    Gap, Lab,
    facts::{Application, Branch, CodeRepository, Codedeploy, DeploymentGroup, Pipeline, PipelineAction},
};

use super::{Service, only};

/// The code repository called `name`: the one of that name, then the only one that speaks of it.
pub(crate) fn code_repository<'a>(all: &'a [CodeRepository], lab: &Lab, name: &str) -> Option<&'a CodeRepository> {
    let speaks = |r: &&CodeRepository| r.name.to_lowercase().contains(&name.to_lowercase());
    all.iter().find(|r| r.name == lab.name(name)).or_else(|| only(all.iter().filter(speaks)))
}

/// The branch called `name`, then the default branch, then the only one.
pub(crate) fn branch<'a>(branches: &'a [Branch], default: Option<&str>, lab: &Lab, name: &str) -> Option<&'a Branch> {
    let called = |wanted: &str| branches.iter().find(|b| b.name == wanted);
    called(lab.name(name)).or_else(|| default.and_then(called)).or_else(|| only(branches.iter()))
}

/// The CodeDeploy application called `name`: the one with the most deployment groups of the microservices, then the one
/// of that name.
pub(crate) fn application<'a>(codedeploy: &'a Codedeploy, lab: &Lab, name: &str) -> Option<&'a Application> {
    let all = codedeploy.applications.known().ok()?;
    let works = |a: &Application| groups(a).filter(|g| Service::all(lab).any(|s| deploys(g, lab, s))).count();
    let most = all.iter().map(works).max().filter(|most| *most > 0);
    let named = |a: &&Application| a.name == lab.name(name);
    let busy = || all.iter().filter(|a| Some(works(a)) == most);
    busy().find(named).or_else(|| busy().next()).or_else(|| all.iter().find(named))
}

/// The deployment group called `name`, and its application: one that deploys the microservice, by that name if there are
/// several; then the one of that name. First in `application`, then in the others: some make one application a service.
///
/// # Errors
///
/// The gap that hides the groups of an application, where none of the others has it.
pub(crate) fn deployment_group<'a>(
    all: &'a [Application],
    application: &'a Application,
    lab: &Lab,
    name: &str,
) -> Result<Option<(&'a Application, &'a DeploymentGroup)>, Gap> {
    let named = |g: &&DeploymentGroup| g.name == lab.name(name);
    let plays = |g: &&DeploymentGroup| Service::of(lab, name).is_some_and(|s| deploys(g, lab, s));
    let within = |application: &'a Application| {
        let groups = || groups(application);
        let found =
            groups().filter(plays).find(named).or_else(|| groups().find(plays)).or_else(|| groups().find(named));
        found.map(|group| (application, group))
    };
    let others = || all.iter().filter(|other| other.name != application.name);
    let found = within(application).or_else(|| others().find_map(within));
    if found.is_none() {
        for application in all {
            application.groups.known()?;
        }
    }
    Ok(found)
}

/// Whether a group deploys a microservice: by the ECS service it names, or for want of one by its own name.
pub(super) fn deploys(group: &DeploymentGroup, lab: &Lab, role: Service) -> bool {
    match group.service.as_deref().and_then(|name| Service::of(lab, name)) {
        Some(of_service) => of_service == role,
        None => role.owns(lab, &group.name),
    }
}

fn groups(application: &Application) -> impl Iterator<Item = &DeploymentGroup> {
    application.groups.known().map(Vec::as_slice).unwrap_or_default().iter()
}

/// The pipeline called `name`: one that deploys the microservice, by that name if there are several; then the one of
/// that name, then the only one that speaks of the microservice.
pub(crate) fn pipeline<'a>(all: &'a [Pipeline], lab: &Lab, name: &str) -> Option<&'a Pipeline> {
    let named = |p: &&Pipeline| p.name == lab.name(name);
    let role = Service::of(lab, name);
    let plays = |p: &&Pipeline| {
        let group = action(p, "Deploy", "CodeDeployToECS").and_then(|a| a.configuration.get("DeploymentGroupName"));
        role.is_some_and(|s| group.is_some_and(|g| s.owns(lab, g)))
    };
    let speaks = |p: &&Pipeline| role.is_some_and(|s| s.owns(lab, &p.name));
    all.iter()
        .filter(plays)
        .find(named)
        .or_else(|| all.iter().find(plays))
        .or_else(|| all.iter().find(named))
        .or_else(|| only(all.iter().filter(speaks)))
}

/// The pipeline's action of this category and provider, in whichever stage.
pub(crate) fn action<'a>(pipeline: &'a Pipeline, category: &str, provider: &str) -> Option<&'a PipelineAction> {
    let mut actions = pipeline.stages.iter().flat_map(|s| &s.actions);
    actions.find(|a| a.category == category && a.provider == provider)
}
