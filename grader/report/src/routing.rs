//! How requests travel as found: listeners, their rules, target groups, services, tasks, and what leads where.

use std::collections::BTreeMap;

use grader_core::{
    Status,
    facts::{Action, Ecs, Elbv2, Listener, LoadBalancerEntry, Rule, Service, TargetGroup, Task},
};

use crate::{Report, exhibit::cited, plain::brief, standing::Standing};

/// The most nodes of one kind: an account holds what a student leaves in it.
const MOST: usize = 16;

/// Nodes by kind, in the order in which a request meets them, and the links between neighbours.
#[derive(Default)]
pub(crate) struct Routing {
    /// Listeners, rules, target groups, services, tasks.
    pub columns: [Vec<Node>; 5],
    pub links: Vec<Link>,
    /// Whether there was more than is shown.
    pub cut: bool,
}

/// From the node `from` of a column to the node `to` of the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub column: usize,
    pub from: usize,
    pub to: usize,
}

pub(crate) struct Node {
    pub name: String,
    pub note: Note,
    /// The criteria that failed because of it.
    pub wrong: Vec<String>,
    /// Its ARN: nodes are found by it.
    arn: String,
}

/// What is said of a node besides its name.
pub(crate) enum Note {
    /// The load balancer of a listener.
    Balancer(String),
    /// What a rule does.
    Forwards,
    /// The same for the default rule, which has no conditions.
    ForwardsRest,
    /// A rule that sends its requests nowhere: a fixed response, a redirect.
    Answers(String),
    /// The port of a target group, and how many of its targets are healthy.
    Group { port: String, healthy: usize, targets: usize },
    /// Something leads to it, and it does not exist.
    Missing,
    /// How many tasks of a service run.
    Running { running: i32, desired: i32 },
    /// The status of a task.
    Task(String),
}

impl Routing {
    /// What `report` has evidence of; none where there is no load balancer and no target group.
    pub(crate) fn of(report: &Report<'_>) -> Option<Self> {
        let evidence = report.evidence?;
        let (balancing, _) = evidence.facts::<Elbv2>()?;
        let mut routing = Self::default();
        let mut groups = BTreeMap::new();
        for group in balancing.target_groups.known().map(Vec::as_slice).unwrap_or_default() {
            groups.insert(group.arn.as_str(), group);
        }
        for balancer in balancing.load_balancers.known().map(Vec::as_slice).unwrap_or_default() {
            for listener in balancer.listeners.known().map(Vec::as_slice).unwrap_or_default() {
                routing.listener(listener, &balancer.name, &groups);
            }
        }
        for group in groups.values() {
            routing.group(&group.arn, &groups);
        }
        let containers = evidence.facts::<Ecs>().map(|(facts, _)| facts);
        for cluster in containers.iter().flat_map(|ecs| ecs.clusters.known().map(Vec::as_slice).unwrap_or_default()) {
            let tasks = cluster.tasks.known().map(Vec::as_slice).unwrap_or_default();
            for service in cluster.services.known().map(Vec::as_slice).unwrap_or_default() {
                routing.service(service, tasks);
            }
        }
        routing.mark(report);
        (routing.columns.iter().any(|nodes| !nodes.is_empty())).then_some(routing)
    }

    /// Adds a node, or finds the one with its ARN.
    fn node(&mut self, column: usize, arn: &str, name: &str, note: Note) -> Option<usize> {
        let nodes = self.columns.get_mut(column)?;
        if let Some(there) = nodes.iter().position(|node| node.arn == arn) {
            return Some(there);
        }
        if nodes.len() >= MOST {
            self.cut = true;
            return None;
        }
        nodes.push(Node { name: brief(name), note, wrong: Vec::new(), arn: arn.to_owned() });
        Some(nodes.len() - 1)
    }

    fn link(&mut self, column: usize, from: usize, to: usize) {
        let link = Link { column, from, to };
        if !self.links.contains(&link) {
            self.links.push(link);
        }
    }

    fn listener(&mut self, listener: &Listener, balancer: &str, groups: &BTreeMap<&str, &TargetGroup>) {
        let port = listener.port.map(|p| format!(":{p}")).unwrap_or_default();
        let name = format!("{}{port}", listener.protocol.as_deref().unwrap_or("?"));
        let Some(from) = self.node(0, &listener.arn, &name, Note::Balancer(brief(balancer))) else { return };
        // Where the rules could not be read, the listener itself says what it does by default.
        let fallback = || {
            let actions = listener.default_actions.clone();
            vec![Rule { arn: format!("{}/default", listener.arn), is_default: true, actions, ..Rule::default() }]
        };
        for rule in listener.rules.known().cloned().unwrap_or_else(|_| fallback()) {
            let Some(place) = self.node(1, &rule.arn, &conditions(&rule), does(&rule)) else { return };
            self.link(0, from, place);
            for target in rule.actions.iter().flat_map(|action| &action.targets) {
                if let Some(to) = self.group(&target.arn, groups) {
                    self.link(1, place, to);
                }
            }
        }
    }

    fn group(&mut self, arn: &str, groups: &BTreeMap<&str, &TargetGroup>) -> Option<usize> {
        let Some(group) = groups.get(arn) else {
            return self.node(2, arn, arn.split('/').nth(1).unwrap_or(arn), Note::Missing);
        };
        let health = group.health.known().map(Vec::as_slice).unwrap_or_default();
        let note = Note::Group {
            port: group.port.map(|p| p.to_string()).unwrap_or_default(),
            healthy: health.iter().filter(|t| t.state == "healthy").count(),
            targets: health.len(),
        };
        self.node(2, arn, &group.name, note)
    }

    fn service(&mut self, service: &Service, tasks: &[Task]) {
        let running: i32 = service.task_sets.iter().map(|set| set.running_count).sum();
        let note = Note::Running { running: running.max(service.running_count), desired: service.desired_count };
        let Some(place) = self.node(3, &service.arn, &service.name, note) else { return };
        let sets = service.task_sets.iter().flat_map(|set| &set.load_balancers);
        let entries: Vec<&LoadBalancerEntry> = service.load_balancers.iter().chain(sets).collect();
        for arn in entries.iter().filter_map(|entry| entry.target_group_arn.as_deref()) {
            if let Some(group) = self.columns[2].iter().position(|node| node.arn == arn) {
                self.link(2, group, place);
            }
        }
        let sets: Vec<&str> = service.task_sets.iter().map(|set| set.id.as_str()).collect();
        let group = format!("service:{}", service.name);
        let own = |task: &&Task| {
            task.group.as_deref() == Some(&group) || task.started_by.as_deref().is_some_and(|by| sets.contains(&by))
        };
        for task in tasks.iter().filter(own) {
            let id = task.arn.rsplit('/').next().unwrap_or_default();
            let short: String = id.chars().take(8).collect();
            if let Some(to) = self.node(4, &task.arn, &short, Note::Task(brief(&task.last_status))) {
                self.link(3, place, to);
            }
        }
    }

    /// Notes at each node which criteria failed because of it: those whose findings mean it.
    fn mark(&mut self, report: &Report<'_>) {
        for seen in report.standing_so(Standing::Is(Status::Failed)) {
            let Some(finding) = seen.finding() else { continue };
            for citation in cited(finding) {
                let resource = citation.resource.as_str();
                if resource.is_empty() {
                    continue;
                }
                for node in self.columns.iter_mut().flatten().filter(|n| n.arn == resource || n.name == resource) {
                    node.wrong.push(seen.criterion.id.to_string());
                }
            }
        }
        for node in self.columns.iter_mut().flatten() {
            node.wrong.dedup();
        }
    }

    /// Every way through, as the node of each column; a node to which nothing leads begins its own.
    pub(crate) fn paths(&self) -> Vec<Vec<(usize, usize)>> {
        let mut paths = Vec::new();
        for (column, nodes) in self.columns.iter().enumerate() {
            for place in 0..nodes.len() {
                let reached = column > 0 && self.links.iter().any(|l| l.column + 1 == column && l.to == place);
                if !reached {
                    self.walk(vec![(column, place)], &mut paths);
                }
            }
        }
        paths
    }

    fn walk(&self, path: Vec<(usize, usize)>, paths: &mut Vec<Vec<(usize, usize)>>) {
        let Some((column, place)) = path.last().copied() else { return };
        let mut end = true;
        for link in self.links.iter().filter(|l| l.column == column && l.from == place) {
            end = false;
            self.walk([path.as_slice(), &[(column + 1, link.to)]].concat(), paths);
        }
        if end && paths.len() < MOST * MOST {
            paths.push(path);
        }
    }
}

/// `/admin/* · 10.0.0.1/32`; nothing for the default rule.
fn conditions(rule: &Rule) -> String {
    let values: Vec<String> = rule.conditions.iter().map(|c| c.values.join(", ")).collect();
    values.join(" · ")
}

fn does(rule: &Rule) -> Note {
    let nowhere = |action: &&Action| action.targets.is_empty() && action.kind != "forward";
    match rule.actions.iter().find(nowhere) {
        Some(Action { kind, fixed_status, redirect, .. }) => {
            let to = fixed_status.as_deref().or(redirect.as_deref()).unwrap_or_default();
            Note::Answers(brief(format!("{kind} {to}").trim()))
        }
        None if rule.is_default => Note::ForwardsRest,
        None => Note::Forwards,
    }
}
