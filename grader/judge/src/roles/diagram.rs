//! Reading an architecture diagram as a graph.
//!
//! People draw the same architecture in many ways: arrows in either direction or without heads, attached to an icon, to
//! the box around it or to the cluster; target groups, listeners or containers in between. So a way counts whatever its
//! direction, through anything that is not another listed part, and an arrow at a box counts for all that is in the box.

use std::collections::{BTreeMap, BTreeSet};

use grader_core::facts::{Diagram, Node};

use super::component::{Component, Vocabulary, folded};

/// How many boxes within one another are looked through. Also ends a circle of boxes that hold each other.
const DEPTH: usize = 50;

/// Words of things that carry a microservice's name without being it.
const ITS_OWN: [&str; 17] = [
    "tg",
    "target",
    "cible",
    "cibles",
    "pipeline",
    "repo",
    "repository",
    "referentiel",
    "depot",
    "image",
    "deployment",
    "deploiement",
    "listener",
    "ecouteur",
    "taskdef",
    "appspec",
    "ecr",
];

/// A diagram with the parts that each of its shapes stands for.
#[derive(Default)]
pub(crate) struct Graph<'a> {
    nodes: BTreeMap<&'a str, &'a Node>,
    holds: BTreeMap<&'a str, Vec<&'a str>>,
    arrows: Vec<[&'a str; 2]>,
    /// What arrows join to a shape, where neither end is in the other.
    between: BTreeMap<&'a str, Vec<&'a str>>,
    /// What arrows join to a shape, where one end is in the other: they speak of those two alone, not of all in the box.
    within: BTreeMap<&'a str, Vec<&'a str>>,
    parts: BTreeMap<&'a str, BTreeSet<Component>>,
}

impl<'a> Graph<'a> {
    /// The graph of `diagram`, with the parts that `words` are for.
    pub(crate) fn of(diagram: &'a Diagram, words: &Vocabulary) -> Self {
        let nodes: BTreeMap<&str, &Node> = diagram.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let mut holds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for node in nodes.values() {
            if let Some(parent) = node.parent.as_deref().filter(|parent| nodes.contains_key(parent)) {
                holds.entry(parent).or_default().push(&node.id);
            }
        }
        let ends = diagram.edges.iter().filter_map(|edge| Some([edge.from.as_deref()?, edge.to.as_deref()?]));
        let arrows: Vec<[&str; 2]> = ends.filter(|ends| ends.iter().all(|end| nodes.contains_key(end))).collect();
        let (mut between, mut within) = (BTreeMap::<&str, Vec<&str>>::new(), BTreeMap::<&str, Vec<&str>>::new());
        let mut graph = Self { nodes, holds, arrows, ..Self::default() };
        for [a, b] in &graph.arrows {
            let nested = graph.around(a).contains(b) || graph.around(b).contains(a);
            let index = if nested { &mut within } else { &mut between };
            index.entry(*a).or_default().push(*b);
            index.entry(*b).or_default().push(*a);
        }
        (graph.between, graph.within) = (between, within);
        let clear = graph.nodes.iter().map(|(id, node)| (*id, clear_parts(node, words))).collect();
        graph.parts = clear;
        // Which shapes are microservices, or visitors, depends on what the shapes around them are.
        let services: Vec<(&str, Vec<Component>)> =
            graph.nodes.values().map(|node| (node.id.as_str(), graph.by_surroundings(node, words))).collect();
        for (id, found) in services {
            graph.parts.entry(id).or_default().extend(found);
        }
        graph
    }

    /// Whether some shape stands for `part`.
    pub(crate) fn shows(&self, part: Component) -> bool {
        self.parts.values().any(|parts| parts.contains(&part))
    }

    /// Whether a way leads from `from` to `to` through nothing but what may stand between them.
    pub(crate) fn connects(&self, from: Component, to: Component) -> bool {
        let goals = self.with_content(self.all(to));
        let mut seen = self.with_content(self.all(from));
        let mut rest: Vec<&str> = seen.iter().copied().collect();
        // Each box and each end of an arrow is looked at once: a drawing may be large and made to be slow.
        let (mut left, mut entered) = (BTreeSet::new(), BTreeSet::new());
        while let Some(at) = rest.pop() {
            let mut next: Vec<&str> = self.ends(&self.within, at).collect();
            for near in self.around(at).into_iter().chain([at]).filter(|near| left.insert(*near)) {
                let ends = self.ends(&self.between, near).filter(|end| entered.insert(*end));
                next.extend(self.with_content(ends));
            }
            for shape in next {
                if goals.contains(shape) {
                    return true;
                }
                if self.lets_through(shape) && seen.insert(shape) {
                    rest.push(shape);
                }
            }
        }
        false
    }

    /// What arrows join to `part`, as labels.
    pub(crate) fn neighbours(&self, part: Component) -> BTreeSet<String> {
        let ends = self.with_content(self.all(part));
        let others = self.arrows.iter().filter_map(|[a, b]| match (ends.contains(a), ends.contains(b)) {
            (true, false) => Some(b),
            (false, true) => Some(a),
            _ => None,
        });
        let label = |id: &&str| self.nodes.get(id).map(|node| node.label.clone()).filter(|label| !label.is_empty());
        others.filter_map(label).collect()
    }

    fn all(&self, part: Component) -> impl Iterator<Item = &'a str> {
        self.parts.iter().filter(move |(_, parts)| parts.contains(&part)).map(|(id, _)| *id)
    }

    /// What arrows join to a shape.
    fn ends(&self, index: &BTreeMap<&'a str, Vec<&'a str>>, id: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        index.get(id).cloned().unwrap_or_default().into_iter()
    }

    /// The shapes and everything in them.
    fn with_content(&self, shapes: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut rest: Vec<&str> = shapes.collect();
        while let Some(id) = rest.pop() {
            if found.insert(id) {
                rest.extend(self.holds.get(id).into_iter().flatten());
            }
        }
        found
    }

    /// The shapes around a shape, from the inside out.
    fn around(&self, id: &str) -> Vec<&'a str> {
        let parent = |id: &str| self.nodes.get(id).and_then(|node| node.parent.as_deref());
        let known = |id: &&str| self.nodes.contains_key(id);
        std::iter::successors(parent(id), |id| parent(id)).take_while(known).take(DEPTH).collect()
    }

    /// Whether a way may pass here: the cluster, a container, a target group, or a shape that stands for nothing.
    fn lets_through(&self, id: &str) -> bool {
        let open = |part: &Component| matches!(part, Component::Ecs | Component::Containers);
        self.parts.get(id).is_none_or(|parts| parts.iter().all(open))
    }

    /// What a shape stands for by its surroundings. A microservice: its label names it, and it is no other part that is named
    /// after it. Users: they have a customer's name, and call the load balancer from outside.
    fn by_surroundings(&self, node: &Node, words: &Vocabulary) -> Vec<Component> {
        let other = |id: &str| !self.lets_through(id);
        let code =
            [Component::Ecr, Component::CodeCommit, Component::Git, Component::CodePipeline, Component::CodeDeploy];
        let in_code = |id: &&str| self.parts.get(id).is_some_and(|parts| code.iter().any(|part| parts.contains(part)));
        let label = folded(&node.label);
        let its_own = |word: &str| ITS_OWN.contains(&word);
        if other(&node.id) || self.around(&node.id).iter().any(in_code) || label.split(' ').any(its_own) {
            return Vec::new();
        }
        // A "client" outside every box from whom an arrow leads to the load balancer is a visitor.
        let bare = matches!(label.as_str(), "client" | "clients" | "customer" | "customers");
        if bare && self.around(&node.id).is_empty() && self.visits(&node.id) {
            return vec![Component::Users];
        }
        let parts = words.parts_of(&node.label);
        parts.iter().copied().filter(|part| matches!(part, Component::Microservice(_))).collect()
    }

    fn visits(&self, id: &str) -> bool {
        let balancer = |id: &str| self.parts.get(id).is_some_and(|parts| parts.contains(&Component::Alb));
        self.arrows.iter().any(|[from, to]| *from == id && balancer(to))
    }
}

/// The parts that a shape stands for by itself, microservices aside.
fn clear_parts(node: &Node, words: &Vocabulary) -> BTreeSet<Component> {
    let texts = std::iter::once(&node.label).chain(&node.icons);
    let parts = texts.flat_map(|text| words.parts_of(text).to_vec());
    parts.filter(|part| !matches!(part, Component::Microservice(_))).collect()
}

#[cfg(test)]
mod tests {
    use grader_core::facts::Edge;

    use super::{super::service::two_services, *};

    fn part(name: &str) -> Component {
        Component::called(&two_services(), name).expect("the lab has it")
    }

    /// A drawing from lines such as `alb: Load balancer`, `a: label in box`, `alb -> a`.
    fn drawing(lines: &[&str]) -> Diagram {
        let mut diagram = Diagram { graph: true, ..Diagram::default() };
        for line in lines {
            if let Some((from, to)) = line.split_once(" -> ") {
                let (from, to) = (Some(from.to_owned()), Some(to.to_owned()));
                diagram.edges.push(Edge { from, to, ..Edge::default() });
            } else if let Some((id, rest)) = line.split_once(": ") {
                let (label, parent) = rest.split_once(" in ").map_or((rest, None), |(l, p)| (l, Some(p.to_owned())));
                let (id, label) = (id.to_owned(), label.to_owned());
                diagram.nodes.push(Node { id, label, parent, ..Node::default() });
            }
        }
        diagram
    }

    fn joined(lines: &[&str], from: Component, to: Component) -> bool {
        Graph::of(&drawing(lines), &Vocabulary::of(&two_services())).connects(from, to)
    }

    const SHAPES: [&str; 6] =
        ["alb: ALB", "box: Cluster ECS", "c: customer in box", "e: employee in box", "rds: RDS", "x: "];

    #[test]
    fn a_way_does_not_lead_through_another_part() {
        let lines = [&SHAPES[..], &["alb -> e", "e -> rds", "c -> rds"]].concat();
        assert!(joined(&lines, Component::Alb, part("employee")) && joined(&lines, part("customer"), Component::Rds));
        assert!(!joined(&lines, Component::Alb, part("customer")), "over the employee service and the database");
        assert!(!joined(&lines, Component::Alb, Component::Rds));
    }

    #[test]
    fn an_arrow_at_a_box_counts_for_all_in_it_and_one_within_it_for_its_ends() {
        assert!(joined(&[&SHAPES[..], &["x -> alb", "box -> x"]].concat(), Component::Alb, part("customer")));
        let within =
            ["net: VPC", "alb: ALB in net", "c: customer in net", "e: employee in net", "net -> c", "alb -> c"];
        assert!(joined(&within, Component::Alb, part("customer")));
        assert!(!joined(&within, Component::Alb, part("employee")));
    }

    #[test]
    fn a_visitor_and_what_only_carries_a_name_are_no_microservice() {
        let visitor =
            drawing(&["v: Clients", "alb: ALB", "v -> alb", "tg: customer-tg-one", "r: ECR", "i: customer in r"]);
        assert!(!Graph::of(&visitor, &Vocabulary::of(&two_services())).shows(part("customer")));
        assert!(
            Graph::of(&drawing(&["c: Microservice client"]), &Vocabulary::of(&two_services())).shows(part("customer"))
        );
    }

    #[test]
    fn circles_and_large_drawings_end() {
        let circle = ["a: ALB in b", "b: customer in a", "c: employee in c", "a -> c", "c -> a"];
        assert!(joined(&circle, Component::Alb, part("employee")));
        let mut large = drawing(&["alb: ALB", "box: ", "c: customer"]);
        for n in 0..3_000 {
            large.nodes.push(Node { id: n.to_string(), parent: Some("box".to_owned()), ..Node::default() });
            for from in ["box", "alb"] {
                let (from, to) = (Some(from.to_owned()), Some(n.to_string()));
                large.edges.push(Edge { from, to, ..Edge::default() });
            }
        }
        assert!(!Graph::of(&large, &Vocabulary::of(&two_services())).connects(Component::Alb, part("customer")));
    }
}
