//! Image repositories.

use grader_core::{
    Lab,
    facts::{Ecs, Repository},
};

use super::{Service, ecs, only};

/// The repository called `name`: the one that the microservice's task definition takes its image from, then the one of
/// that name, then the only one that speaks of the microservice.
pub(crate) fn repository<'a>(
    repositories: &'a [Repository],
    ecs: Option<&Ecs>,
    lab: &Lab,
    name: &str,
) -> Option<&'a Repository> {
    let role = Service::of(lab, name);
    let definition = ecs.and_then(|e| ecs::task_definition(e, lab, name).ok().flatten());
    let image = definition.and_then(|d| d.containers.iter().find(|c| c.essential)).map(|c| c.image.as_str());
    let used = |r: &&Repository| {
        image.and_then(|i| i.strip_prefix(&r.uri)).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '@']))
    };
    repositories
        .iter()
        // A definition of one service with the image of the other is that definition's fault, not the repository's.
        .find(|r| used(r) && role.is_none_or(|s| Service::of(lab, &r.name).is_none_or(|owner| owner == s)))
        .or_else(|| repositories.iter().find(|r| r.name == lab.name(name)))
        .or_else(|| only(repositories.iter().filter(|r| role.is_some_and(|s| s.owns(lab, &r.name)))))
}
