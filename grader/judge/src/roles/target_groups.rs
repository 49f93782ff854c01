//! Which target groups are whose microservice's.

use std::collections::BTreeSet;

use grader_core::{
    Lab,
    facts::{Ecs, Elbv2, TargetGroup},
};

use super::{Service, ecs, routing};

/// What the target groups of a region are for.
pub(crate) struct TargetGroups<'a> {
    /// The course's name and the group that plays its part.
    slots: Vec<(Service, String, &'a TargetGroup)>,
}

/// How sure it is that a group is one of a service's; the first is the surest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// It has the course's name, and traffic.
    NameAndTraffic,
    /// The service registers its tasks there.
    Tasks,
    /// Its name speaks of the service, and it has traffic.
    WordAndTraffic,
    /// It has the course's name.
    Name,
    /// It has the traffic meant for the service.
    Traffic,
    /// Its name speaks of the service.
    Word,
}

impl<'a> TargetGroups<'a> {
    /// Looks at listeners, rules and services (where they can be seen), then at names.
    pub(crate) fn find(groups: &'a [TargetGroup], elbv2: &Elbv2, ecs: Option<&Ecs>, lab: &Lab) -> Self {
        let mut slots = Vec::new();
        for service in Service::all(lab) {
            let names = service.of_lab(lab).map(|s| s.target_groups.as_slice()).unwrap_or_default();
            let traffic = traffic(elbv2, lab, service);
            let tasks = ecs.map(|e| ecs::registered_groups(e, lab, service)).unwrap_or_default();
            let mut pool: Vec<(Evidence, &TargetGroup)> = groups
                .iter()
                // A group that speaks of another service is not this one's, even if a listener mistakes it.
                .filter(|g| Service::of(lab, &g.name).is_none_or(|s| s == service))
                .filter_map(|group| {
                    let named = names.iter().any(|n| lab.name(n) == group.name);
                    let word = service.owns(lab, &group.name);
                    let busy = traffic.contains(group.arn.as_str());
                    let evidence = match (named, busy) {
                        (true, true) => Evidence::NameAndTraffic,
                        _ if tasks.contains(group.arn.as_str()) => Evidence::Tasks,
                        _ if word && busy => Evidence::WordAndTraffic,
                        (true, false) => Evidence::Name,
                        (false, true) => Evidence::Traffic,
                        (false, false) if word => Evidence::Word,
                        (false, false) => return None,
                    };
                    Some((evidence, group))
                })
                .collect();
            pool.sort_by(|a, b| (&a.0, &a.1.name).cmp(&(&b.0, &b.1.name)));
            let chosen: Vec<&TargetGroup> = pool.into_iter().map(|(_, g)| g).take(names.len()).collect();
            slots.extend(assign(chosen, names, lab).into_iter().map(|(name, group)| (service, name.clone(), group)));
        }
        Self { slots }
    }

    /// The group that plays the part of the course's `name`.
    pub(crate) fn named(&self, name: &str) -> Option<&'a TargetGroup> {
        self.slots.iter().find(|(_, n, _)| *n == name).map(|(_, _, group)| *group)
    }

    /// The groups of a service.
    pub(crate) fn of(&self, service: Service) -> impl Iterator<Item = &'a TargetGroup> {
        self.slots.iter().filter(move |(s, ..)| *s == service).map(|(_, _, group)| *group)
    }
}

/// Gives each group a name of the course: its own, else the one whose colour or number it shares, else the next.
fn assign<'n, 'a>(
    mut chosen: Vec<&'a TargetGroup>,
    names: &'n [String],
    lab: &Lab,
) -> Vec<(&'n String, &'a TargetGroup)> {
    const MARKS: [[&str; 4]; 2] = [["one", "1", "blue", "bleu"], ["two", "2", "green", "vert"]];
    let mut open: Vec<usize> = (0..names.len()).collect();
    let mut assigned = Vec::new();
    // The pair that fits best is settled first.
    let best = |open: &[usize], chosen: &[&TargetGroup]| {
        let pairs = open.iter().enumerate().flat_map(|(i, name)| (0..chosen.len()).map(move |j| (i, *name, j)));
        pairs.min_by_key(|(i, name, j)| {
            let lower = chosen[*j].name.to_lowercase();
            let marked = MARKS.get(*name).is_some_and(|marks| marks.iter().any(|mark| lower.contains(mark)));
            (lab.name(&names[*name]) != chosen[*j].name, !marked, *i, *j)
        })
    };
    while let Some((i, name, j)) = best(&open, &chosen) {
        open.remove(i);
        assigned.push((&names[name], chosen.remove(j)));
    }
    assigned
}

/// The groups that get the service's requests: those that a rule about its path sends, else those sent by default.
fn traffic<'a>(elbv2: &'a Elbv2, lab: &Lab, service: Service) -> BTreeSet<&'a str> {
    let balancers = elbv2.load_balancers.known().map(Vec::as_slice).unwrap_or_default();
    let listeners = balancers.iter().filter_map(|b| b.listeners.known().ok()).flatten();
    let path = service.of_lab(lab).and_then(|s| s.path.as_deref());
    listeners
        .flat_map(|listener| match path {
            None => routing::default_targets(listener),
            Some(path) => {
                let rules = listener.rules.known().map(Vec::as_slice).unwrap_or_default();
                routing::rule_for(rules, lab, path).map(|r| routing::forwards_to(&r.actions)).unwrap_or_default()
            }
        })
        .collect()
}
