//! Which target groups are the customer's and which the employee's.

use std::collections::BTreeSet;

use grader_core::{
    Lab,
    facts::{Ecs, Elbv2, TargetGroup},
};

use super::{Service, ecs, routing};

/// The course's names, in pairs.
const NAMES: [(Service, [&str; 2]); 2] = [
    (Service::Customer, ["customer-tg-one", "customer-tg-two"]),
    (Service::Employee, ["employee-tg-one", "employee-tg-two"]),
];

/// What the target groups of a region are for.
pub(crate) struct TargetGroups<'a> {
    /// The course's name and the group that plays its part.
    slots: Vec<(Service, &'static str, &'a TargetGroup)>,
}

/// How sure it is that a group is one of a service's two; the first is the surest.
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
        for (service, names) in NAMES {
            let traffic = traffic(elbv2, service);
            let tasks = ecs.map(|e| ecs::registered_groups(e, service)).unwrap_or_default();
            let mut pool: Vec<(Evidence, &TargetGroup)> = groups
                .iter()
                // A group that speaks of the other service is not this one's, even if a listener mistakes it.
                .filter(|g| Service::of(&g.name).is_none_or(|s| s == service))
                .filter_map(|group| {
                    let named = names.iter().any(|n| lab.name(n) == group.name);
                    let word = service.owns(&group.name);
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
            slots.extend(assign(chosen, names, lab).map(|(name, group)| (service, name, group)));
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
fn assign<'a>(
    chosen: Vec<&'a TargetGroup>,
    names: [&'static str; 2],
    lab: &Lab,
) -> impl Iterator<Item = (&'static str, &'a TargetGroup)> {
    let fits = |name: &str, group: &TargetGroup| {
        let marks: [&str; 4] =
            if name.ends_with("one") { ["one", "1", "blue", "bleu"] } else { ["two", "2", "green", "vert"] };
        let lower = group.name.to_lowercase();
        (lab.name(name) != group.name, !marks.iter().any(|mark| lower.contains(mark)))
    };
    let straight = match chosen[..] {
        [a, b] => (fits(names[0], a), fits(names[1], b)) <= (fits(names[0], b), fits(names[1], a)),
        [a] => fits(names[0], a) <= fits(names[1], a),
        _ => true,
    };
    let names = if straight { names } else { [names[1], names[0]] };
    names.into_iter().zip(chosen)
}

/// The groups that get the service's requests: by default the customer's, below `/admin/` the employee's.
fn traffic(elbv2: &Elbv2, service: Service) -> BTreeSet<&str> {
    let balancers = elbv2.load_balancers.known().map(Vec::as_slice).unwrap_or_default();
    let listeners = balancers.iter().filter_map(|b| b.listeners.known().ok()).flatten();
    listeners
        .flat_map(|listener| match service {
            Service::Customer => routing::default_targets(listener),
            Service::Employee => {
                let rules = listener.rules.known().map(Vec::as_slice).unwrap_or_default();
                routing::rule_for(rules, "/admin/*").map(|r| routing::forwards_to(&r.actions)).unwrap_or_default()
            }
        })
        .collect()
}
